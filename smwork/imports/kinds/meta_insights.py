"""Meta Business Suite → Insights → a chart → Export: a metric's title, then its days.

UTF-16, several charts stacked in one file. The title tells metric and platform; the platform is
not always in it. Audience files look the same and hold shares of people in per cent, not days.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from smwork.domain.audience import Dimension
from smwork.domain.figures import LeftOut, Refused, Understood
from smwork.domain.say import Say, msg, say
from smwork.imports import reasons
from smwork.imports.cells import Row, as_text
from smwork.imports.dates import nearest_day
from smwork.imports.declare import Kind, plain
from smwork.imports.extract import Gathered, Table, extract
from smwork.imports.kinds.audience import Parts, size_of, take_rows
from smwork.imports.mapping import Unknown, preview
from smwork.imports.reasons import shown
from smwork.imports.sheets import Sheet, filled
from smwork.imports.source import Source, Told, answer, platform_of
from smwork.imports.stacks import ISO_TIME, charts_apart

PLATFORMS = ("facebook", "instagram")
OF_WHOM = re.compile(r"^(?:followers|volgers|audience|doelgroep)\s*[-:]?\s+|\s+\(.*\)$")
SHARE = re.compile(r"\d{1,3}(?:\.\d+)?%?")
FILLERS = re.compile(r"\b(?:facebook|instagram|fb|ig|meta|on|op|van|of|your|je)\b-?|-(?=\s)")
METRICS = {
    "reach": ("reach", "bereik"),
    "views": ("views", "content views", "media views", "weergaven", "contentweergaven"),
    "impressions": ("impressions", "content impressions", "vertoningen", "impressies"),
    "interactions": (
        *("interactions", "content interactions", "interacties", "contentinteracties"),
        *("interacties met content", "interacties content"),
    ),
    "link_clicks": ("link clicks", "klikken link", "klikken links", "linkklikken", "linkkliks"),
    "profile_visits": (
        *(
            "visits",
            "profile visits",
            "page visits",
            "page profile visits",
            "page and profile visits",
        ),
        *("profile views", "page views", "bezoeken", "profielbezoeken", "paginabezoeken"),
    ),
    "follows": (
        *("follows", "new follows", "new followers", "page follows", "new page follows"),
        *("new likes", "page new likes", "new page likes", "new likes and follows"),
        *("volgt", "nieuwe volgers", "nieuwe paginavolgers", "nieuwe vind-ik-leuks pagina"),
    ),
    "unfollows": ("unfollows", "ontvolgd", "ontvolgers", "niet meer gevolgd"),
    "followers": ("followers", "lifetime followers"),
    "video_views": (
        "3-second video views",
        "3-second views",
        "video views",
        "videoweergaven",
        "videoweergaven 3 seconden",
    ),
    "viewers": ("viewers", "kijkers"),
}
AUDIENCE: Mapping[str, Dimension] = {
    **dict.fromkeys(("top countries", "countries", "toplanden", "landen"), "country"),
    **dict.fromkeys(("belangrijkste landen", "meest voorkomende landen"), "country"),
    **dict.fromkeys(("top cities", "top towns/cities", "cities", "topsteden", "steden"), "city"),
    **dict.fromkeys(("belangrijkste steden", "belangrijkste plaatsen"), "city"),
    **dict.fromkeys(("age", "leeftijd", "age range", "leeftijdsgroep"), "age"),
    **dict.fromkeys(("gender", "geslacht"), "gender"),
}
AGE_AND_GENDER = ("age & gender", "age and gender", "leeftijd en geslacht", "leeftijd & geslacht")
DAYS = Kind(
    key="meta_insights",
    title=msg("Meta insights by day"),
    platform="facebook",
    scope="account",
    when=nearest_day,
    roles={},
    metrics={},
    extras=False,
)
PEOPLE = replace(DAYS, key="meta_audience", title=msg("Meta insights: who the followers are"))


@dataclass(slots=True)
class Chart:
    """One chart of the file: its title, header and rows."""

    title: str
    line: int
    rows: list[Row] = field(default_factory=list)

    def has_days(self) -> bool:
        """Whether there are rows, and the first begins with a time as Meta writes it."""
        return (
            len(self.rows) > 1
            and len(self.rows[0][1]) > 1
            and bool(ISO_TIME.match(as_text(self.rows[1][1][0])))
        )

    def metric(self) -> str | None:
        """The metric that the title names, in English or Dutch."""
        words = " ".join(FILLERS.sub(" ", plain(self.title)).split())
        return next((key for key, names in METRICS.items() if words in names), None)

    def platform(self) -> str | None:
        """The platform that the title names."""
        return next((each for each in PLATFORMS if each in plain(self.title)), None)

    def about_people(self) -> Dimension | None:
        """Which dimension of the audience the title names; of age and gender, age."""
        words = " ".join(OF_WHOM.sub(" ", FILLERS.sub(" ", plain(self.title))).split())
        return "age" if words in AGE_AND_GENDER else AUDIENCE.get(words)

    def takes(self, written: Sequence[str]) -> bool:
        """Whether a row with a single cell is a row of this chart, and not the next one's title."""
        return self.about_people() is not None and (
            not self.rows or (len(self.rows) == 1 and SHARE.fullmatch(written[0]) is not None)
        )


def claims(sheet: Sheet) -> bool:
    """Whether the file is a stack of charts, or of an audience's tables."""
    charts = list(_charts(sheet.head()))
    return any(each.has_days() or (each.about_people() and each.rows) for each in charts)


def _charts(rows: Sequence[Row]) -> Iterator[Chart]:
    chart: Chart | None = None
    for line, cells in rows:
        written = filled(cells)
        if (
            len(written) == 1
            and not ISO_TIME.match(written[0])
            and not (chart and chart.takes(written))
        ):
            if chart:
                yield chart
            chart = Chart(written[0], line)
        elif written and chart:
            chart.rows.append((line, cells))
    if chart:
        yield chart


def read(source: Source) -> Understood | Refused | Unknown:
    """All charts of the file, by platform; unknown where no title is one that we know."""
    charts = list(_charts(list(source.sheets[0].rows())))
    told = Told()
    unnamed = _platform_of_unnamed(charts, source, told)
    gathered: dict[str, Gathered] = {}
    left_out: list[LeftOut] = []
    for chart in charts:
        metric = chart.metric()
        if metric and chart.has_days():
            into = gathered.setdefault(chart.platform() or unnamed, Gathered())
            _read_chart(chart, metric, into)
        elif dimension := chart.about_people():
            into = gathered.setdefault(chart.platform() or unnamed, Gathered())
            _read_people(chart, dimension, source, into)
        else:
            left_out.append(LeftOut(chart.line, _not_taken(chart)))
    if not gathered:  # a title in another language: somebody says what it is
        return preview(replace(source, sheets=charts_apart(source.sheets[0]) or source.sheets))
    next(iter(gathered.values())).left_out[:0] = left_out
    return _together(gathered, told, source)


def _read_chart(chart: Chart, metric: str, into: Gathered) -> None:
    (line, cells), *rows = chart.rows
    header = [as_text(each) for each in cells]
    kind = replace(DAYS, roles={"date": (plain(header[0]),)}, metrics={metric: (plain(header[1]),)})
    extract(kind, Table(header, line, iter(rows)), into)


def _read_people(chart: Chart, dimension: Dimension, source: Source, into: Gathered) -> None:
    """The shares of one chart; age and gender cross one another, and each is added up."""
    found = Parts()
    if chart.rows and as_text(chart.rows[0][1][0]) == "":
        header = [as_text(each) for each in chart.rows[0][1]]
        for line, cells in chart.rows[1:]:
            for column, cell in list(zip(header, cells, strict=False))[1:]:
                size = size_of(line, column, cell)
                if size is not None:
                    found.add("age", as_text(cells[0]), size, line)
                    found.add("gender", column, size, line)
    else:
        take_rows(chart.rows, dimension, found)
    into.rows += len(chart.rows)
    into.audience += found.shares(source.today, "followers", percent=True)


def _together(gathered: Mapping[str, Gathered], told: Told, source: Source) -> Understood | Refused:
    """The first platform's part, with those of the others beside it."""
    if not any(each.days for each in gathered.values()):
        told.notes.append(reasons.as_of(source.today))
    first, *others = (
        answer(_kind_of(platform, found), found, Told(), source.today)
        for platform, found in gathered.items()
    )
    if isinstance(first, Refused):
        return first
    also = tuple(each for each in others if isinstance(each, Understood))
    notes = (*told.notes, *first.notes)
    return replace(first, notes=notes, questions=tuple(told.questions), also=also)


def _kind_of(platform: str, found: Gathered) -> Kind:
    return replace(DAYS if found.days else PEOPLE, platform=platform)


def _platform_of_unnamed(charts: Sequence[Chart], source: Source, told: Told) -> str:
    """The platform of charts whose title names none: the file's name may; a person confirms it."""
    named = [found for each in charts if (found := each.platform())]
    if len(named) == len(charts):
        return named[0]
    hint = re.search(r"instagram|\big[_\W]", plain(source.name))
    proposed = named[0] if named else PLATFORMS[1 if hint else 0]
    return platform_of(proposed, PLATFORMS, source, told)


def _not_taken(chart: Chart) -> Say:
    if chart.has_days():
        return say(
            "“{title}” is a figure that the workbook does not know", title=shown(chart.title)
        )
    return say("“{title}” has no figures by day", title=shown(chart.title))
