"""Every kind of file that a reader can name has a title."""

import json

from smwork.imports.titles import TITLES
from tests.imports.test_look_alikes import FILES


def test_every_look_alike_is_of_a_kind_with_a_title() -> None:
    kinds = {json.loads(each.with_name(f"{each.name}.json").read_text())["kind"] for each in FILES}
    assert kinds <= TITLES.keys()
    assert all(TITLES[each] for each in kinds)
