"""What came of the tagged links: visits matched to links, to campaigns, or to no link of the plan."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from smwork.domain.addresses import address_key
from smwork.domain.links.build import tagged
from smwork.domain.links.counted import Count, counts, together
from smwork.domain.links.records import TaggedLink
from smwork.domain.links.slips import nearest
from smwork.domain.links.tags import Tags, cleaned
from smwork.domain.links.visits import Visit

Counts = Mapping[str, Count]
Shape = tuple[str, ...]
Told = tuple[tuple[str, str], ...]
"""Tags as a file tells them: name and value of each that it tells."""

_MOST: Final = 80
"""Strangers that are looked at: nobody goes through more."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """Tags that brought visits and that no link of the plan has; `nearest` may be what was meant."""

    tags: Told
    counts: Counts
    nearest: TaggedLink | None

    def text(self) -> str:
        """The tags as they stand in a link."""
        return " ".join(f"utm_{name}={value}" for name, value in self.tags if value)

    def slips(self) -> dict[str, tuple[str, str]]:
        """Tag → what came in and what the plan has, of the tags that differ."""
        ours = cleaned(self.nearest.tags()).as_dict() if self.nearest else {}
        return {
            name: (seen, ours[name]) for name, seen in self.tags if ours.get(name, seen) != seen
        }


@dataclass(frozen=True)
class Results:
    """Links and visits laid side by side. What no file knows is absent, never nought.

    `planned` has the day on which an item goes out, by its id.
    """

    links: Sequence[TaggedLink]
    visits: Sequence[Visit]
    planned: Mapping[str, date] = field(default_factory=dict)

    @cached_property
    def by_link(self) -> dict[str, Counts]:
        """Link id → what came of it: visits whose tags are its alone, clicks on its short link."""
        alone: dict[str, dict[Shape, list[Counts]]] = defaultdict(lambda: defaultdict(list))
        for tags, links in self._matched.items():
            if len(links) == 1:
                alone[links[0].id][_shape(tags)].append(self._told[tags])
        return {
            link.id: together([_best(alone[link.id], finest=True), *self._at_addresses(link)])
            for link in self.links
        }

    @cached_property
    def by_campaign(self) -> dict[str, Counts]:
        """Campaign → what came of it, of the campaigns of the plan's links; of all its sources."""
        found: dict[str, dict[Shape, list[Counts]]] = {
            ours.campaign: defaultdict(list) for ours in self._own.values() if ours.campaign
        }
        for tags, told in self._told.items():
            campaign = dict(tags).get("campaign", "")
            if campaign in found:
                found[campaign][_shape(tags)].append(told)
        return {name: _best(found[name], finest=False) for name in sorted(found)}

    @cached_property
    def strangers(self) -> list[Stranger]:
        """Tags with visits that no link of the plan has, most visited first."""
        unknown = [
            tags
            for tags, links in self._matched.items()
            if not links and dict(tags).get("campaign")
        ]
        largest = sorted(unknown, key=lambda tags: -_size(self._told[tags]))[:_MOST]
        told = [set(tags) for tags in largest]
        # Of tags that two files tell, one in more detail, only the finer are shown.
        finest = [tags for tags in largest if not any(set(tags) < other for other in told)]
        own = [(link, self._own[link.id]) for link in self.links]
        return [Stranger(tags, self._told[tags], nearest(tags, own)) for tags in finest]

    @cached_property
    def silent(self) -> list[TaggedLink]:
        """Links without a single visit or click, though what was read in is about days since then."""
        last = self.through
        seen = {link.id for links in self._matched.values() for link in links}
        seen |= {key for key, came in self.by_link.items() if set(came) - {"search_clicks"}}
        return [
            link
            for link in self.links
            if last is not None and self._out_on(link) < last and link.id not in seen
        ]

    @property
    def through(self) -> date | None:
        """The last day that any file of tagged visits tells of."""
        return max((row.end for row in self.visits if row.tags), default=None)

    @property
    def files(self) -> list[str]:
        """The files that the visits come from, the one that counts most first."""
        ordered = sorted(self.visits, key=lambda row: row.order, reverse=True)
        return list(dict.fromkeys(row.file for row in ordered if row.file))

    def twins(self, link: TaggedLink) -> list[TaggedLink]:
        """Other links with the very same tags: nobody can tell their visits apart."""
        ours = self._own[link.id]
        return [each for each in self.links if each.id != link.id and self._own[each.id] == ours]

    def of_item(self, item_id: str) -> Counts:
        """What came of an item: of all its links together."""
        return together(self.by_link[link.id] for link in self.links if link.item_id == item_id)

    @cached_property
    def _own(self) -> dict[str, Tags]:
        """Link id → its tags as they stand in it."""
        return {link.id: cleaned(link.tags()) for link in self.links}

    @cached_property
    def _told(self) -> dict[Told, Counts]:
        """Tags → what all files together say of them."""
        found: dict[Told, list[Visit]] = defaultdict(list)
        for row in self.visits:
            if row.tags:
                found[row.tags].append(row)
        return {tags: counts(rows) for tags, rows in found.items()}

    @cached_property
    def _matched(self) -> dict[Told, list[TaggedLink]]:
        """Tags → the links that have them. Those that tell neither campaign nor content tell none."""
        by_shape: dict[Shape, dict[Told, list[TaggedLink]]] = {}
        for tags in self._told:
            shape = _shape(tags)
            if shape not in by_shape:
                by_shape[shape] = self._links_by(shape)
        return {
            tags: by_shape[_shape(tags)].get(tags, [])
            if dict(tags).get("campaign") or dict(tags).get("content")
            else []
            for tags in self._told
        }

    def _links_by(self, shape: Shape) -> dict[Told, list[TaggedLink]]:
        """The links by those of their tags that a file tells."""
        found: dict[Told, list[TaggedLink]] = defaultdict(list)
        for link in self.links:
            ours = self._own[link.id].as_dict()
            found[tuple((name, ours[name]) for name in shape)].append(link)
        return found

    @cached_property
    def _by_address(self) -> dict[str, list[Visit]]:
        found: dict[str, list[Visit]] = defaultdict(list)
        for row in self.visits:
            if row.link:
                found[address_key(row.link)].append(row)
        return found

    def _at_addresses(self, link: TaggedLink) -> Iterator[Counts]:
        """Clicks on the short link or on the link as it was made, and on the page in a search engine."""
        made = tagged(link.url, link.tags(), link.style)
        keys = {address_key(each) for each in (link.short, made)} - {""}
        for key in keys & self._by_address.keys():
            yield counts(self._by_address[key])
        page = address_key(link.url)
        if page in self._by_address and page not in keys:
            found = counts(self._by_address[page])
            yield {name: count for name, count in found.items() if name == "search_clicks"}

    def _out_on(self, link: TaggedLink) -> date:
        """The day on which people could first see the link: its item's, else when it was made."""
        return self.planned.get(link.item_id or "", link.created_at.date())


def _shape(tags: Told) -> Shape:
    return tuple(name for name, _ in tags)


def _best(by_shape: Mapping[Shape, Sequence[Counts]], *, finest: bool) -> Counts:
    """Of the ways in which files divide the same visits, the one that tells most days.

    They tell the same visits, so they are never added. Where two tell as many days, the `finest` is
    surest to be this link's alone; the coarsest is surest to have them all.
    """
    if not by_shape:
        return {}
    sums = {shape: together(parts) for shape, parts in by_shape.items()}
    sign = 1 if finest else -1
    return sums[max(sums, key=lambda shape: (_days(sums[shape]), sign * len(shape)))]


def _days(found: Counts) -> int:
    return max((count.days for count in found.values()), default=0)


def _size(found: Counts) -> float:
    return max((count.total for count in found.values()), default=0.0)
