"""What came of the tagged links: visits matched to links, to campaigns, or to no link of the plan."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final
from urllib.parse import urlsplit

from smwork.domain.links.build import tagged
from smwork.domain.links.counted import Count, counts, together
from smwork.domain.links.records import TaggedLink
from smwork.domain.links.tags import Tags, clean, cleaned
from smwork.domain.links.visits import Visit

Counts = Mapping[str, Count]
Shape = tuple[str, ...]
Told = tuple[tuple[str, str], ...]

_MOST: Final = 200
_ALIKE: Final = 0.75
"""From which likeness on (0 to 1) a stranger's tags are taken for a slip of the pen."""


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
    """Links and visits laid side by side. What no file knows is absent, never nought."""

    links: Sequence[TaggedLink]
    visits: Sequence[Visit]
    planned: Mapping[str, date] = field(default_factory=dict)
    """Item id → the day on which it goes out, of those that have one."""
    _matched: dict[Told, list[TaggedLink]] = field(default_factory=dict)

    @cached_property
    def by_link(self) -> dict[str, Counts]:
        """Link id → what came of it: visits whose tags are its alone, clicks on its short link."""
        return {link.id: self._of_link(link) for link in self.links}

    @cached_property
    def by_campaign(self) -> dict[str, Counts]:
        """Campaign → what came of it, of the campaigns of the plan's links; of all its sources."""
        named = {clean(link.campaign) for link in self.links} - {""}
        return {campaign: self._of_campaign(campaign) for campaign in sorted(named)}

    @cached_property
    def strangers(self) -> list[Stranger]:
        """Tags with visits that no link of the plan has, most visited first."""
        found = [
            Stranger(tags, counts(rows), self._nearest(tags))
            for tags, rows in self._by_tags.items()
            if dict(tags).get("campaign") and not self._links_of(tags)
        ]
        largest = sorted(found, key=lambda each: -_size(each.counts))[:_MOST]
        told = [set(each.tags) for each in largest]
        # Of tags that two files tell, one in more detail, only the finer are shown.
        return [each for each in largest if not any(set(each.tags) < other for other in told)]

    @cached_property
    def silent(self) -> list[TaggedLink]:
        """Links without a single visit or click, though what was read in is about days since then."""
        last = self.through
        return [
            link
            for link in self.links
            if last is not None and self._out_on(link) < last and not self._was_seen(link)
        ]

    @property
    def through(self) -> date | None:
        """The last day that any file of tagged visits tells of."""
        return max((row.end for row in self.visits if row.tags), default=None)

    @property
    def files(self) -> list[str]:
        """The files that the visits come from, latest first."""
        ordered = sorted(self.visits, key=lambda row: row.order, reverse=True)
        return list(dict.fromkeys(row.file for row in ordered if row.file))

    def twins(self, link: TaggedLink) -> list[TaggedLink]:
        """Other links with the very same tags: nobody can tell their visits apart."""
        ours = _own(link)
        return [each for each in self.links if each.id != link.id and _own(each) == ours]

    def of_item(self, item_id: str) -> Counts:
        """What came of an item: of all its links together."""
        return together(self.by_link[link.id] for link in self.links if link.item_id == item_id)

    @cached_property
    def _by_tags(self) -> dict[Told, list[Visit]]:
        found: dict[Told, list[Visit]] = defaultdict(list)
        for row in self.visits:
            if row.tags:
                found[row.tags].append(row)
        return found

    @cached_property
    def _by_address(self) -> dict[str, list[Visit]]:
        found: dict[str, list[Visit]] = defaultdict(list)
        for row in self.visits:
            if row.link:
                found[address_key(row.link)].append(row)
        return found

    def _of_link(self, link: TaggedLink) -> Counts:
        by_shape: dict[Shape, list[Counts]] = defaultdict(list)
        for tags, rows in self._by_tags.items():
            if self._links_of(tags) == [link]:
                by_shape[tuple(name for name, _ in tags)].append(counts(rows))
        tagged_visits = _best(by_shape, finest=True)
        return together([tagged_visits, *self._at_addresses(link)])

    def _at_addresses(self, link: TaggedLink) -> Iterator[Counts]:
        """Clicks on the short link or on the link as it was made, and on the page in a search engine."""
        keys = {
            address_key(each) for each in (link.short, tagged(link.url, link.tags(), link.style))
        }
        for key in keys - {""}:
            yield counts(self._by_address.get(key, []))
        if address_key(link.url) not in keys:
            found = counts(self._by_address.get(address_key(link.url), []))
            yield {name: count for name, count in found.items() if name == "search_clicks"}

    def _of_campaign(self, campaign: str) -> Counts:
        by_shape: dict[Shape, list[Counts]] = defaultdict(list)
        for tags, rows in self._by_tags.items():
            if dict(tags).get("campaign") == campaign:
                by_shape[tuple(name for name, _ in tags)].append(counts(rows))
        return _best(by_shape, finest=False)

    def _links_of(self, tags: Told) -> list[TaggedLink]:
        """The links that have these tags; a file that tells neither campaign nor content knows none."""
        if tags not in self._matched:
            told = dict(tags)
            tells = bool(told.get("campaign") or told.get("content"))
            self._matched[tags] = [each for each in self.links if tells and _has(each, told)]
        return self._matched[tags]

    def _out_on(self, link: TaggedLink) -> date:
        """The day on which people could first see the link: its item's, else when it was made."""
        return self.planned.get(link.item_id or "", link.created_at.date())

    def _was_seen(self, link: TaggedLink) -> bool:
        shared = any(link in self._links_of(tags) for tags in self._by_tags)
        return shared or any(name != "search_clicks" for name in self.by_link[link.id])

    def _nearest(self, tags: Told) -> TaggedLink | None:
        near = [(_likeness(link, tags), link) for link in self.links]
        best = max(near, key=lambda each: each[0], default=None)
        return best[1] if best is not None and best[0] >= _ALIKE else None


def address_key(address: str) -> str:
    """An address as it is compared: without scheme, www and a last slash; the path keeps its case."""
    text = address.strip()
    if not text:
        return ""
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
    except ValueError:
        return text
    host = parts.netloc.casefold().removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def _has(link: TaggedLink, told: Mapping[str, str]) -> bool:
    ours = _own(link).as_dict()
    return all(ours[name] == value for name, value in told.items())


def _own(link: TaggedLink) -> Tags:
    return cleaned(link.tags())


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


def _likeness(link: TaggedLink, tags: Told) -> float:
    ours = _own(link).as_dict()
    mine = "|".join(ours[name] for name, _ in tags)
    return SequenceMatcher(None, mine, "|".join(value for _, value in tags)).ratio()
