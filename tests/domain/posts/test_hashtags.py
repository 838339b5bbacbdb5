"""Hashtags: what is one, how they are counted, and what posts with them did."""

import pytest

from smwork.domain.posts.hashtags import TagCount, counted, hashtags, of_hashtags


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Zo doe je dat. #fietsreparatie #Tip", ("fietsreparatie", "Tip")),
        ("#één #naïef én #東京", ("één", "naïef", "東京")),
        ("nummer #1 van #2026 en #2026plan", ("2026plan",)),
        ("https://zilt.example/pagina#prijzen en a#b", ()),
        ("#Tip en nog eens #tip", ("Tip",)),
        ("#fiets, #ketting. (#band)", ("fiets", "ketting", "band")),
        ("", ()),
    ],
)
def test_what_a_hashtag_is(text: str, tags: tuple[str, ...]) -> None:
    assert hashtags(text) == tags


def test_they_are_counted_by_text_and_named_as_they_are_mostly_written() -> None:
    texts = ["#Tip #fiets", "#tip", "#tip #tip", "#FIETS", "#FIETS", "niets"]
    assert counted(texts) == [TagCount("FIETS", 3), TagCount("tip", 3)]


def test_a_post_counts_for_each_of_its_hashtags_and_the_rest_are_all_others() -> None:
    posts = [("#Tip #fiets", 90.0 + n) for n in range(20)] + [
        ("zonder", float(n)) for n in range(40)
    ]
    found, spelled = of_hashtags(posts)
    assert {each.key: each.posts for each in found.groups} == {"tip": 20, "fiets": 20}
    assert found.posts == 60
    assert spelled == {"tip": "Tip", "fiets": "fiets"}
    assert found.best is not None
    assert found.rest is not None
    assert found.rest.posts == 40
