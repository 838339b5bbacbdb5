"""How fast each page is drawn again, on a real server: beside a bare script, and as a plan grows."""

import statistics
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from streamlit.proto.Alert_pb2 import Alert

from bench import Figure
from bench.bare import bare_script
from bench.visitor import Drawn, Visitor
from smwork.ui.steps import STEPS

ROUNDS = 100
CALM = 10
"""Runs before anything is measured: by then everything is imported and connected."""
CHART_BYTES = 20_000
_LINKS = ("content, its links (300 and 3)", "content", "Links")


def beside_bare_scripts(url: str, plan_id: str, scripts: Path) -> Iterator[Figure]:
    """Each page of the demo plan against a bare script that draws the very same elements."""
    for step in STEPS:
        yield from _beside(url, plan_id, scripts, step.key, unfolded=False)
    yield from _beside(url, plan_id, scripts, "goals", unfolded=True)


def _beside(url: str, plan_id: str, scripts: Path, key: str, *, unfolded: bool) -> Iterator[Figure]:
    name = f"{key}, a goal open" if unfolded else key
    with Visitor(url, _address(key), plan=plan_id) as ours:
        if unfolded:
            ours.run(clicked=ours.shut_fold())
        script = f"{key}_{unfolded}".lower()
        (scripts / f"{script}.py").write_text(bare_script(ours.drawn), encoding="utf-8")
        with Visitor(url, _address(key), bare=script) as bare:
            _same(name, ours.drawn, bare.drawn)
            page, floor = medians(ours, bare)
    yield Figure(f"{name}: rerun", page * 1000, "ms")
    yield Figure(f"{name}: rerun ÷ bare script with the same widgets", page / floor, "×", 1.5)


def as_the_plan_grows(url: str, few: str, many: str) -> Iterator[Figure]:
    """Each page on a plan of 2,000 items against the same page on one of 20."""
    more_queries, most = 0, 0
    for name, key, part in [*((step.key, step.key, "") for step in STEPS), _LINKS]:
        with ExitStack() as stack:
            small, large = (
                stack.enter_context(Visitor(url, _address(key), plan=plan)) for plan in (few, many)
            )
            if part:
                for visitor in (small, large):
                    visitor.choose(f"part.{key}", part)
            slow, fast = medians(large, small)
            asked = [_queries_of(url, visitor) for visitor in (small, large)]
        more_queries += asked[1] - asked[0]
        most = max(most, *asked)
        yield Figure(f"{name}: 2,000 items ÷ 20 items", slow / fast, "×", 2.0)
    with (
        Visitor(url, "goals", plan=few) as small,
        Visitor(url, "goals", plan=many) as large,
    ):
        slow, fast = _saves(large, small)
    yield Figure("a field saved and its page drawn again, of 20 items", fast * 1000, "ms")
    yield Figure("the same: 2,000 items ÷ 20 items", slow / fast, "×", 2.0)
    yield Figure("queries of a page on 2,000 items more than on 20, all pages", more_queries, "", 0)
    yield Figure("queries of a page, the most", most, "")


def as_the_posts_grow(url: str, few: str, many: str) -> Iterator[Figure]:
    """The evaluation on a client with a million posts against the same page with a thousand."""
    with (
        Visitor(url, "evaluation", plan=few) as small,
        Visitor(url, "evaluation", plan=many) as large,
    ):
        slow, fast = medians(large, small)
    yield Figure("evaluation with 1,000,000 posts: rerun", slow * 1000, "ms")
    yield Figure("evaluation: 1,000,000 posts ÷ 1,000", slow / fast, "×", 1.5)


def charts(url: str, plan_id: str) -> Iterator[Figure]:
    """The longest message that carries a chart, with every fold of every page open."""
    longest = 0
    for step in STEPS:
        with Visitor(url, _address(step.key), plan=plan_id) as visitor:
            visitor.unfold()
            longest = max(longest, _longest_chart(visitor.drawn))
    yield Figure("a chart's message, the longest", longest / 1000, "kB", CHART_BYTES / 1000)


def medians(*visitors: Visitor) -> list[float]:
    """The median seconds of each one's reruns, taken in turns so that all meet the same weather."""
    for visitor in visitors:
        for _ in range(CALM):
            visitor.run()
    taken = [[visitor.run().seconds for visitor in visitors] for _ in range(ROUNDS)]
    return [statistics.median(seconds) for seconds in zip(*taken, strict=True)]


def _saves(*visitors: Visitor) -> list[float]:
    """The median seconds of saving a goal's statement in an opened goal, taken in turns."""
    for visitor in visitors:
        visitor.run(clicked=visitor.shut_fold())
    texts = [f"Doel {number} van deze meting" for number in range(CALM + ROUNDS)]
    taken = [[each.write("goal.statement", text).seconds for each in visitors] for text in texts]
    return [statistics.median(seconds) for seconds in zip(*taken[CALM:], strict=True)]


def _longest_chart(drawn: Drawn) -> int:
    sizes = (
        drawn.sizes[place]
        for place, element in drawn.elements()
        if element.WhichOneof("type") == "vega_lite_chart"
    )
    return max(sizes, default=0)


def _same(name: str, ours: Drawn, bare: Drawn) -> None:
    """Raise RuntimeError for a page in trouble, or a bare script that doesn't draw what the page draws."""
    if any(element.alert.format == Alert.ERROR for _, element in ours.elements()):
        raise RuntimeError(f"{name}: the page shows an error")
    kinds = [
        sorted(str(element.WhichOneof("type")) for _, element in drawn.elements())
        for drawn in (ours, bare)
    ]
    if kinds[0] != kinds[1]:
        raise RuntimeError(f"{name}: the bare script draws {kinds[1]}, the page {kinds[0]}")


def _queries_of(url: str, visitor: Visitor) -> int:
    before = _queries(url)
    visitor.run()
    return _queries(url) - before


def _queries(url: str) -> int:
    with urllib.request.urlopen(f"{url}/bench/queries", timeout=10) as answer:  # noqa: S310 - ours
        return int(answer.read())


def _address(key: str) -> str:
    """The name by which a page is asked for; the first one has none."""
    return "" if key == STEPS[0].key else key
