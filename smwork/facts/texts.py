"""Every text in the facts that is shown to a person, for the check that the catalogue has it."""

from collections.abc import Iterator

from pydantic.fields import FieldInfo

from smwork.facts.algorithms import AlgorithmsFile
from smwork.facts.benchmarks import BenchmarksFile
from smwork.facts.checklists import ChecklistFile
from smwork.facts.flywheel import FlywheelFile
from smwork.facts.frequency import FrequencyFile
from smwork.facts.guidance import GuidanceFile
from smwork.facts.journey import JourneyFile
from smwork.facts.kpis import KpisFile
from smwork.facts.metrics import MetricsFile
from smwork.facts.mixes import MixesFile
from smwork.facts.platforms import platforms
from smwork.facts.reading import Fact, Translated, read_toml
from smwork.facts.tags import TagsFile

_FILES: dict[str, type[Fact]] = {
    "metrics": MetricsFile,
    "kpis": KpisFile,
    "tags": TagsFile,
    "checklist": ChecklistFile,
    "benchmarks": BenchmarksFile,
    "mixes": MixesFile,
    "frequency": FrequencyFile,
    "flywheel": FlywheelFile,
    "journey": JourneyFile,
    "algorithms": AlgorithmsFile,
    "guidance": GuidanceFile,
}


def texts() -> Iterator[tuple[str, str]]:
    """Each file (as `kpis.toml`) with each English text in it that is translated.

    Names of brands are left out; a text that stands in several places comes several times.
    """
    for name, model in _FILES.items():
        for text in _texts_of(model.model_validate(read_toml(name))):
            yield f"{name}.toml", text
    for channel in platforms():
        file = f"platforms/{channel.key}.toml"
        if channel.kind == "own":
            yield file, channel.name
        for text in _texts_of(channel):
            yield file, text


def _texts_of(fact: Fact) -> Iterator[str]:
    for name, field in type(fact).model_fields.items():
        yield from _texts_in(getattr(fact, name), shown=_is_translated(field))


def _texts_in(value: object, *, shown: bool) -> Iterator[str]:
    if isinstance(value, Fact):
        yield from _texts_of(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts_in(part, shown=shown)
    elif isinstance(value, str) and shown and value:
        yield value


def _is_translated(field: FieldInfo) -> bool:
    """Whether a field is a `Text` or a tuple of them."""
    return any(isinstance(mark, Translated) for mark in field.metadata) or any(
        isinstance(mark, Translated)
        for part in getattr(field.annotation, "__args__", ())
        for mark in getattr(part, "__metadata__", ())
    )
