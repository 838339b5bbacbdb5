"""While a file comes in or is taken back, lists of single posts are those of all other files."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from smwork.domain.figures import Post, Understood
from smwork.domain.posts.batches import batches_of
from smwork.store import post_back
from smwork.store.database import Tx
from smwork.store.experiment_figures import find_posts, read_usual
from smwork.store.figure_files import read_files
from smwork.store.figure_tables import ACCOUNT, FILE, POST_METRICS
from smwork.store.importing import Part, Watch, keep_in_steps, take_back_in_steps
from smwork.store.post_tallies import read_tallies
from smwork.store.post_views import Period, read_posts, read_published, read_unplanned
from smwork.store.series import read_origins
from smwork.store.settled_posts import settled_posts
from tests.builders import Desk, a_file, a_post
from tests.store.test_order_of_files import FEW, METRICS, client_with, some_files, take_back

MAY = date(2026, 5, 1)
A_FEW = 8
MANY = 2 * A_FEW
TOLD = ("post_id", "published", "day", "form", "text", "link", *POST_METRICS)


# --- any files, in any order ----------------------------------------------------------------------


@given(files=some_files(), data=st.data())
@FEW
def test_posts_are_those_of_the_files_that_are_not_on_their_way(
    anna: Desk, files: list[Understood], data: st.DataObject
) -> None:
    client_id = client_with(anna, data.draw(st.permutations(files)))
    moving = data.draw(st.sampled_from(files)).title
    mark(anna, client_id, moving, data.draw(st.sampled_from(["coming", "leaving"])))
    meanwhile = posts_of(anna, client_id)
    mark(anna, client_id, moving, "kept")
    take_back(anna, client_id, moving)
    assert meanwhile == posts_of(anna, client_id)


def mark(anna: Desk, client_id: str, name: str, state: str) -> None:
    own = sa.select(ACCOUNT.c.id).where(ACCOUNT.c.client_id == client_id)
    this = FILE.c.name == name, FILE.c.account_id.in_(own)
    anna.do(lambda tx: tx.connection.execute(FILE.update().where(*this).values(state=state)))


def posts_of(anna: Desk, client_id: str) -> list[list[object]]:
    return anna.see(lambda tx: [_rows(tx, client_id), _origins(tx, client_id)])


def _rows(tx: Tx, client_id: str) -> list[object]:
    accounts = sa.select(ACCOUNT.c.id).where(ACCOUNT.c.client_id == client_id)
    posts = settled_posts(tx, list(tx.connection.execute(accounts).scalars()))
    told = sa.select(*(posts.table.c[name] for name in TOLD)).where(*posts.own)
    return sorted(map(tuple, tx.connection.execute(told)), key=repr)


def _origins(tx: Tx, client_id: str) -> list[object]:
    """Those that are of posts: what a file says of days is settled elsewhere."""
    found = [read_origins(tx, client_id, "instagram", metric, MAY) for metric in METRICS]
    return sorted((each for some in found for each in some if each.post is not None), key=repr)


# --- step by step ---------------------------------------------------------------------------------


@dataclass
class Onlooker(Watch):
    """Looks at every list of posts at each step of the work."""

    desk: Desk | None = None
    seen: list[Sequence[object]] = field(default_factory=list)

    def __setattr__(self, name: str, value: object) -> None:
        super().__setattr__(name, value)
        if name == "share" and getattr(self, "desk", None) is not None:
            assert self.desk is not None
            self.seen += [read_anew(self.desk), lists(self.desk)]


def read_anew(desk: Desk) -> Sequence[object]:
    """The same read in a transaction that writes, in which nothing that was kept is taken."""
    return desk.do(lambda tx: _lists(tx, desk))


def lists(desk: Desk) -> Sequence[object]:
    """Every list of single posts, as a screen reads them."""
    return desk.see(lambda tx: _lists(tx, desk))


def _lists(tx: Tx, desk: Desk) -> Sequence[object]:
    accounts = list(tx.connection.execute(sa.select(ACCOUNT.c.id)).scalars())
    published = read_published(tx, desk.client_id, accounts, Period())
    tallies = read_tallies(tx, desk.client_id, accounts, "interactions", Period())
    return (
        published,
        read_unplanned(tx, desk.client_id, desk.plan_id, accounts, Period(), MANY),
        read_posts(tx, desk.client_id, [each.key for each in published]),
        sorted((each.weekday, *sorted(each.heap.items())) for each in tallies),
        find_posts(tx, desk.client_id, "post", limit=MANY),
        read_usual(tx, desk.client_id, since=MAY),
    )


def some_posts(numbers: Sequence[int], **metrics: float) -> list[Post]:
    return [a_post(f"{n}", MAY + timedelta(days=n % 20), 2 + n, **metrics) for n in numbers]


def keep(desk: Desk, posts: list[Post], ends: date, watch: Watch) -> None:
    """Keep a file that ends on this day."""
    file = replace(a_file(posts), period_end=ends)
    keep_in_steps(
        desk.db,
        desk.actor,
        desk.client_id,
        [Part(replace(file, posts=()), "zilt", batches_of(posts, A_FEW))],
        name=f"{ends}",
        digest=f"{ends}",
        watch=watch,
        op_id=f"{ends}",
    )


JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)


@pytest.fixture
def desk(anna: Desk) -> Desk:
    """Anna's, with a file of June and one of July that knows half of its posts anew."""
    keep(anna, some_posts(range(MANY), interactions=5.0), JUNE, Watch())
    keep(anna, some_posts(range(0, MANY, 2), interactions=8.0, reach=90.0), JULY, Watch())
    return anna


@pytest.mark.parametrize(
    "ends",
    [
        pytest.param(date(2026, 5, 9), id="before all others"),
        pytest.param(date(2026, 6, 9), id="between them"),
        pytest.param(date(2026, 7, 9), id="after them"),
    ],
)
def test_lists_stay_as_they_are_while_a_file_comes_in_and_goes(
    desk: Desk, ends: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(post_back, "WINDOW", A_FEW)
    before = lists(desk)
    coming = Onlooker(desk=desk)
    keep(desk, some_posts(range(3, MANY + 9), interactions=9.0, likes=1.0, reach=7.0), ends, coming)
    assert len(coming.seen) > MANY // A_FEW
    assert all(seen == before for seen in coming.seen)
    assert lists(desk) != before
    files = desk.see(lambda tx: read_files(tx, desk.client_id))
    leaving = Onlooker(desk=desk)
    take_back_in_steps(desk.db, desk.actor, desk.client_id, files[0].import_id, leaving)
    assert len(leaving.seen) > MANY // A_FEW
    assert all(seen == before for seen in leaving.seen)
    assert lists(desk) == before
