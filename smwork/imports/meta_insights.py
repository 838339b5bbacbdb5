"""Meta Business Suite → Insights → a chart → Export: a metric's title, then its days.

UTF-16, several charts stacked in one file. The title tells metric and platform; the platform is
not always in it. Audience files look the same and hold shares of people, not days.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from smwork.domain.figures import LeftOut, Refused, Understood
from smwork.domain.say import Say, msg, say
from smwork.imports.cells import Row, as_text
from smwork.imports.dates import nearest_day
from smwork.imports.declare import Kind, plain
from smwork.imports.extract import Gathered, Table, extract
from smwork.imports.reasons import shown
from smwork.imports.sheets import Sheet, filled
from smwork.imports.source import Source, Told, answer, platform_of

ISO_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
PLATFORMS = ("facebook", "instagram")
FILLERS = re.compile(r"\b(?:facebook|instagram|fb|ig|meta|on|op|van|of|your|je)\b-?|-(?=\s)")
METRICS = {
    "reach": ("reach", "bereik"),
    "views": ("views", "weergaven"),
    "impressions": ("impressions", "vertoningen"),
    "interactions": ("interactions", "content interactions", "interacties", "contentinteracties"),
    "link_clicks": ("link clicks", "klikken link", "klikken links", "linkklikken"),
    "profile_visits": ("visits", "profile visits", "page visits", "bezoeken", "profielbezoeken"),
    "follows": ("follows", "new follows", "new followers", "volgt", "nieuwe volgers"),
    "unfollows": ("unfollows", "ontvolgd"),
    "followers": ("followers", "lifetime followers"),
    "video_views": ("3-second video views", "videoweergaven 3 seconden"),
    "viewers": ("viewers", "kijkers"),
}
AUDIENCE = ("age & gender", "top cities", "top countries", "leeftijd en geslacht", "leeftijd")
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


def claims(sheet: Sheet) -> bool:
    """Whether the file is a stack of charts, or of an audience's tables."""
    charts = list(_charts(sheet.head()))
    return any(each.has_days() or plain(each.title) in AUDIENCE for each in charts)


def _charts(rows: Sequence[Row]) -> Iterator[Chart]:
    chart: Chart | None = None
    for line, cells in rows:
        written = filled(cells)
        if len(written) == 1 and not ISO_TIME.match(written[0]):
            if chart:
                yield chart
            chart = Chart(written[0], line)
        elif written and chart:
            chart.rows.append((line, cells))
    if chart:
        yield chart


def read(source: Source) -> Understood | Refused:
    """All charts of the file, by platform."""
    charts = list(_charts(list(source.sheets[0].rows())))
    if not any(each.has_days() for each in charts):
        return Refused(_only_an_audience())
    told = Told()
    unnamed = _platform_of_unnamed(charts, source, told)
    gathered: dict[str, Gathered] = {}
    left_out: list[LeftOut] = []
    for chart in charts:
        metric = chart.metric()
        if metric and chart.has_days():
            into = gathered.setdefault(chart.platform() or unnamed, Gathered())
            _read_chart(chart, metric, into)
        else:
            left_out.append(LeftOut(chart.line, _not_taken(chart)))
    if not gathered:
        return Refused(left_out[0].reason, left_out[0].line)
    next(iter(gathered.values())).left_out[:0] = left_out
    return _together(gathered, told, source)


def _read_chart(chart: Chart, metric: str, into: Gathered) -> None:
    (line, cells), *rows = chart.rows
    header = [as_text(each) for each in cells]
    kind = replace(DAYS, roles={"date": (plain(header[0]),)}, metrics={metric: (plain(header[1]),)})
    extract(kind, Table(header, line, iter(rows)), into)


def _together(gathered: Mapping[str, Gathered], told: Told, source: Source) -> Understood | Refused:
    """The first platform's part, with those of the others beside it."""
    first, *others = (
        answer(replace(DAYS, platform=platform), found, Told(), source.today)
        for platform, found in gathered.items()
    )
    if isinstance(first, Refused):
        return first
    also = tuple(each for each in others if isinstance(each, Understood))
    return replace(first, questions=tuple(told.questions), also=also)


def _platform_of_unnamed(charts: Sequence[Chart], source: Source, told: Told) -> str:
    """The platform of charts whose title names none: the file's name may; a person confirms it."""
    named = [found for each in charts if (found := each.platform())]
    if len(named) == len(charts):
        return named[0]
    hint = re.search(r"instagram|\big[_\W]", plain(source.name))
    proposed = named[0] if named else PLATFORMS[1 if hint else 0]
    return platform_of(proposed, PLATFORMS, source, told)


def _only_an_audience() -> Say:
    return say(
        "This Meta file describes the audience (age, gender, places) and has no figures by day. "
        "Export a chart such as reach, views or follows, or the content."
    )


def _not_taken(chart: Chart) -> Say:
    if chart.has_days():
        return say(
            "“{title}” is a figure that the workbook does not know", title=shown(chart.title)
        )
    return say("“{title}” has no figures by day", title=shown(chart.title))
