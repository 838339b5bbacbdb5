"""What somebody knows of a day or month that no figure tells: a fair, a price rise, a broken form."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Final, Literal

from smwork.domain.goals import Kpi
from smwork.domain.record import Fields, Record, Ref, Text

Span = Literal["day", "month"]
_MIDDLE: Final = 15


class AnnotationFields(Fields):
    """A remark about a day, or the month that the day is in.

    Without a KPI and a channel it is about all of them.
    """

    text: Text = ""
    on: date | None = None
    span: Span = "day"
    kpi_id: Annotated[str | None, Ref("kpi")] = None
    channel_id: Annotated[str | None, Ref("channel")] = None


class Annotation(AnnotationFields, Record):
    """An annotation as it was read."""

    model_config = Record.model_config


def marks_of(kpi: Kpi, annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """The annotations that stand on a KPI's chart, in the order of their days.

    Its own, and those of its channel or of none: what happened on a channel happened to every KPI
    that is measured there, and to those that are measured over all channels.
    """
    told = [each for each in annotations if each.text and each.on and _is_about(each, kpi)]
    return tuple(sorted(told, key=_place))


def _place(annotation: Annotation) -> tuple[date, str]:
    """Where it stands on a chart: one about a month in the middle of it."""
    day = annotation.on or date.min
    return day.replace(day=_MIDDLE) if annotation.span == "month" else day, annotation.id


def _is_about(annotation: Annotation, kpi: Kpi) -> bool:
    if annotation.kpi_id is not None:
        return annotation.kpi_id == kpi.id
    return annotation.channel_id is None or kpi.channel_id in (None, annotation.channel_id)
