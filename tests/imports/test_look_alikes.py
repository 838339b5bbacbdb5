"""Look-alikes of exports, of several years and languages: each beside what must come out of it.

The sums were added up by hand from the few rows of each file; `adds` says how.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from smwork.domain.figures import Answers, Understood
from smwork.imports.read import read
from tests.imports.builders import TODAY

FOLDER = Path(__file__).parents[1] / "data" / "exports"
FILES = sorted(each for each in FOLDER.iterdir() if each.suffix != ".json")


def told(file: Understood) -> dict[str, Any]:
    """What came out of a file, as the JSON beside it says it: only what is there."""
    forms = [each.form for each in file.posts if each.form]
    shares: dict[str, dict[str, float]] = {}
    for each in file.audience:
        shares.setdefault(each.dimension, {})[each.part] = round(each.share, 4)
    others = {part.account.name or part.platform: part.sums() for part in file.also}
    found = {
        "period": [file.period_start.isoformat(), file.period_end.isoformat()],
        "currency": file.currency,
        "questions": [each.key for each in file.questions],
        "forms": {form: forms.count(form) for form in dict.fromkeys(forms)},
        "left_out": len(file.left_out),
        "audience": shares,
        "links": sorted({each.link for each in file.links}),
        "of_others": file.account.of_others,
        "pages" if file.account.of_others else "also": others,
    }
    return {
        "kind": file.kind,
        "platform": file.platform,
        "account": file.account.handle or file.account.name or "",
        "posts": len(file.posts),
        "sums": {metric: round(value, 4) for metric, value in file.sums().items()},
        **{name: value for name, value in found.items() if value},
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_comes_out_is_what_stands_beside_it(path: Path) -> None:
    expected = json.loads(path.with_name(f"{path.name}.json").read_text("utf-8"))
    assert expected.pop("adds"), "how the sums were added up"
    answers = Answers(ours="Europe/Amsterdam")
    file = read(path.read_bytes(), path.name, today=TODAY, answers=answers)
    assert isinstance(file, Understood), file
    found = told(file)
    if "period" not in expected:  # as of the day on which it is read, or of the whole report
        found.pop("period")
    assert found == expected


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 40
