"""Who the followers are, as an export tells it: told before it is kept, and shown beside the audiences."""

from smwork.domain.research import ChannelFields
from smwork.store import records
from tests.imports.builders import lines
from tests.pages.conftest import Desk
from tests.pages.test_read_figures_in import drop, keep

AUDIENCE = lines(
    *('"Leeftijd en geslacht"', '"","Vrouwen","Mannen"', '"18-24","12","8"', '"25-34","50","30"'),
    *("", '"Belangrijkste landen"', '"Nederland","België"', '"80.5","10"'),
    encoding="utf-16",
)


def test_an_audience_file_is_told_kept_and_shown(desk: Desk) -> None:
    channel = ChannelFields(platform="facebook", handle="bakery")
    desk.write(lambda tx: records.add(tx, desk.plan_id, channel))
    page = drop(desk.page("figures"), "Doelgroep.csv", AUDIENCE)
    assert any("in parts: Age (2), Gender (2), Country (2)." in each.value for each in page.caption)
    keep(page)
    assert page.success[0].value.startswith("Kept: 6 new")

    research = desk.page("research", "nl")
    assert [each.label for each in research.expander if "Wie je mensen zijn" in each.label]
    research.session_state["people"] = True
    research.run()
    tables = [each.value for each in research.dataframe if "share" in each.value]
    told = [dict(each.itertuples(index=False, name=None)) for each in tables]
    assert sorted(told, key=str) == [
        {"18-24": "20%", "25-34": "80%"},
        {"Nederland": "80,5%", "België": "10%"},
        {"vrouwen": "62%", "mannen": "38%"},
    ]
