"""The plan's links with the visits that came back, worked out once until either changes."""

from collections.abc import Sequence
from functools import partial

from smwork.domain.links.results import Results
from smwork.domain.links.visits import Visit
from smwork.domain.workbook import Workbook
from smwork.store.link_figures import read_visits
from smwork.ui.context import Here
from smwork.ui.reading import Reading


def results(here: Here, now: Reading) -> Results:
    """What came of the links of the open plan."""
    visits = here.read(partial(read_visits, client_id=now.book.client.id))
    # The store hands out the same visits until a file comes in or is taken back.
    return now.once(("links", id(visits)), lambda: _results(now.book, visits))


def _results(book: Workbook, visits: Sequence[Visit]) -> Results:
    planned = {item.id: item.planned_on for item in book.items if item.planned_on}
    return Results(book.tagged_links, visits, planned)
