"""One made-up frame for every chart, as large as a real plan makes it."""

from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd

from smwork.charts import (
    NotEnough,
    Shown,
    campaign_bars,
    competitor_bars,
    completeness_bars,
    experiment_intervals,
    fit_heatmap,
    funnel_steps,
    goal_trajectory,
    kpi_detail,
    kpi_glance,
    load_bars,
    mentions_over_time,
    metric_preview,
    mix_bars,
    share_of_voice,
    thread_picture,
)
from smwork.charts.branches import branch_ways
from smwork.charts.marks import Note
from smwork.charts.posts import group_bars, moment_heatmap
from smwork.charts.versions import against_then
from smwork.locale.translator import Translator

START, DEADLINE, TODAY = date(2026, 1, 1), date(2026, 12, 31), date(2026, 10, 8)
SEEN = (4020, 4105, 4190, 4230, 4310, 4395, 4420, 4510, 4580)
SOURCE = "Meta Business Suite, LinkedIn, 30 sep 2026"


def month_end(month: int) -> date:
    return date(2026 + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def course() -> pd.DataFrame:
    return pd.DataFrame(
        {"day": [START, DEADLINE], "kind": ["course", "course"], "value": [4000.0, 5000.0]}
    )


def road() -> pd.DataFrame:
    real = [{"day": month_end(m + 1), "kind": "real", "value": v} for m, v in enumerate(SEEN)]
    return pd.concat([course(), pd.DataFrame(real)], ignore_index=True)


def road_ahead() -> pd.DataFrame:
    ahead = [
        {"day": month_end(9), "kind": "forecast", "value": 4580, "low": 4580, "high": 4580},
        {"day": month_end(10), "kind": "forecast", "value": 4650, "low": 4600, "high": 4700},
        {"day": month_end(11), "kind": "forecast", "value": 4720, "low": 4640, "high": 4800},
        {"day": month_end(12), "kind": "forecast", "value": 4790, "low": 4680, "high": 4900},
    ]
    return pd.concat([road(), pd.DataFrame(ahead)], ignore_index=True)


def notes() -> list[Note]:
    """A day, a month, and a day that lies outside the chart."""
    return [
        Note(1, date(2026, 3, 14), "Open dag"),
        Note(2, date(2026, 7, 1), "Verbouwing", month=True),
        Note(3, date(2020, 1, 1), "Lang geleden"),
    ]


def then() -> pd.DataFrame:
    """The measured months: the first asked for by no plan, the others by the one of then."""
    rows = [
        (month_end(at + 1), value, None if at == 0 else 4000 + 60 * at, f"v{1 + at // 4}", verdict)
        for at, value in enumerate(SEEN)
        for verdict in ["behind" if at == 7 else "on_course"]
    ]
    return pd.DataFrame(rows, columns=["day", "actual", "expected", "version", "verdict"])


def branches() -> pd.DataFrame:
    """Three branches in a year that all have the same course, one with a hole in its figures."""
    shares = {"Gent": (4, 9, 18, 22), "Breda": (12, 20, 31, 44), "Luik": (3, None, 2, 5)}
    real = [
        (name, "real", month_end(month), share)
        for name, told in shares.items()
        for month, share in enumerate(told, 1)
    ]
    courses = [
        (name, "course", day, share)
        for name in shares
        for day, share in ((START, 0.0), (DEADLINE, 100.0))
    ]
    return pd.DataFrame([*real, *courses], columns=["name", "kind", "day", "share"])


def parties() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": [
                "Museum De Vest",
                "Stadsmuseum aan de Haven",
                "Kasteel Oud-Wassenhove",
                "Het Textielkwartier en omstreken",
                "Galerie Noord",
            ],
            "ours": [True, False, False, False, False],
            "value": [4580, 12400, 8050, 2310, None],
        }
    )


def fits() -> pd.DataFrame:
    audiences = ("Gezinnen met jonge kinderen", "Kunstliefhebbers 50+", "Docenten")
    uses = {
        "Instagram": (("most", "reacts"), ("some", "watches"), ("some", "watches")),
        "Facebook": (("some", "reacts"), ("most", "posts"), ("unknown", "unknown")),
        "LinkedIn": (("no", "unknown"), ("some", "watches"), ("most", "posts")),
        "TikTok": (("some", "watches"), ("no", "unknown"), ("no", "unknown")),
    }
    return pd.DataFrame(
        [
            {"channel": channel, "audience": audience, "uses": use, "activity": activity}
            for channel, fit in uses.items()
            for audience, (use, activity) in zip(audiences, fit, strict=True)
        ]
    )


def accounts() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "account": [
                "Instagram @museumdevest",
                "Facebook",
                "LinkedIn Museum De Vest",
                "YouTube",
            ],
            "before": [55.0, 40.0, None, 20.0],
            "now": [85.0, 70.0, 100.0, 25.0],
            "target": [100.0, 90.0, 100.0, 80.0],
        }
    )


def tones() -> pd.DataFrame:
    rows = [
        {"month": date(2026, month, 1), "group": group, "mentions": count}
        for month in range(1, 10)
        for group, count in (
            ("positive", 8 + month),
            ("neutral", 5 + month % 3),
            ("negative", 2 + month % 4),
            ("unknown", month % 2),
        )
    ]
    return pd.DataFrame(rows)


def voices() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": ["Museum De Vest", "Stadsmuseum aan de Haven", "Kasteel Oud-Wassenhove"],
            "ours": [True, False, False],
            "mentions": [81, 112, 47],
        }
    )


def compared() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("B: zelfde advertentie met “nog 6 fietsen”", 23.0, 4.0, 45.0, 15216, True),
            ("C: zonder prijs", -3.0, -20.0, 18.0, 15190, False),
            ("D: met video", 61.0, -12.0, None, 120, False),
            ("E: nog niet begonnen", None, 0.0, None, 0, False),
        ],
        columns=["name", "lift", "low", "high", "size", "found"],
    )


def mix(t: Translator) -> pd.DataFrame:
    names = {
        "nl": ("Gezag opbouwen", "Van andere kanalen", "Bedrijfsdoelen", "Cultuur"),
        "en": ("Authority articles", "From other channels", "Business goals", "Culture"),
    }[t.language]
    return pd.DataFrame(
        {
            "name": names,
            "planned": [38.0, 22.0, 34.0, 6.0],
            "rule": [50.0, 25.0, 20.0, 5.0],
            "items": [19, 11, 17, 3],
        }
    )


def weeks() -> pd.DataFrame:
    hours = (9, 11.5, 12, 16, 14.5, 8, 7.5, 11, 13, 10, 6, 0, 4)
    return pd.DataFrame(
        {
            "week": [date(2026, 10, 5) + timedelta(weeks=n) for n in range(len(hours))],
            "hours": hours,
        }
    )


def verdicts() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("Volgers Instagram", "count", "up", "behind", 4000, 4580, 4747, 5000),
            (
                "Betrokkenheid (interacties / bereik)",
                "percent",
                "up",
                "on_course",
                2.0,
                3.06,
                3.0,
                3.5,
            ),
            ("Proefabonnementen", "count", "up", "reached", 0, 84, 50, 80),
            ("Reactietijd", "minutes", "down", "behind", 90, 64, 26, 10),
            (
                "Klikken naar de website vanuit LinkedIn",
                "count",
                "up",
                "on_course",
                0,
                1204,
                1230,
                1600,
            ),
            ("Conversieratio", "percent", "up", "not_enough", None, None, None, 1.5),
        ],
        columns=["label", "unit", "direction", "verdict", "start", "actual", "expected", "target"],
    )


def months() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "month": [date(2026, month, 1) for month in range(1, 10)],
            "value": [18250, 20110, 19870, None, 24500, 26120, 21300, 20050, 27890],
        }
    )


def campaigns() -> pd.DataFrame:
    """More campaigns than are drawn; of one no file knows the conversions, of one nothing at all."""
    told = [(f"actie-{n}", 40.0 * n, float(n)) for n in range(1, 10)]
    return pd.DataFrame(
        [*told, ("zomer-sale", 644.0, None), ("herfst", None, None)],
        columns=["campaign", "visits", "conversions"],
    )


def nodes() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("o1", "objective", "Meer betalende bezoekers uit de regio", False),
            ("o2", "objective", "Een sterkere naam als kenniscentrum", False),
            ("o3", "objective", "Vrijwilligers werven", True),
            (
                "g1",
                "goal",
                "In 2026 groeit het aantal online verkochte tickets via Instagram met 20%",
                False,
            ),
            ("g2", "goal", "Docenten in de provincie kennen ons lesaanbod", False),
            ("g3", "goal", "Wij antwoorden binnen tien minuten", False),
            ("g4", "goal", "Elke maand 5% meer volgers", True),
            ("k1", "kpi", "Conversieratio", False),
            ("k2", "kpi", "Klikken naar tickets", False),
            ("k3", "kpi", "Bereik LinkedIn", False),
            ("k4", "kpi", "Reactietijd", True),
            ("k5", "kpi", "Volgers", False),
            ("c1", "channel", "Instagram", False),
            ("c2", "channel", "LinkedIn", False),
            ("c3", "channel", "Facebook", False),
            ("c4", "channel", "TikTok", True),
            ("i1", "content", "14 items", False),
            ("i2", "content", "6 items", False),
            ("i3", "content", "9 items", False),
            ("i4", "content", "3 items zonder doel", True),
            ("r1", "result", "Conversieratio 1,4%", False),
            ("r2", "result", "1.204 klikken", False),
            ("r3", "result", "Bereik 18.400", False),
        ],
        columns=["id", "kind", "label", "loose"],
    )


def edges() -> pd.DataFrame:
    pieces = (
        "o1 g1, o2 g2, o1 g3, g1 k1, g1 k2, g2 k3, g3 k4, g4 k5, k1 c1, k2 c1, k2 c3, k3 c2, k5 c1, "
        "c1 i1 g1, c2 i2 g2, c3 i3 g1, i1 r1 g1, i3 r2 g1, i2 r3 g2"
    )
    names = ("source", "target", "goal")
    return pd.DataFrame(
        [dict(zip(names, piece.split(), strict=False)) for piece in pieces.split(", ")]
    )


def large_thread(goals: int = 12) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A plan as large as they come: two KPIs to a goal, each with its channel, content and result."""
    made = [("o0", "objective", "Omzet", False), ("o1", "objective", "Naam", False)]
    tied: list[tuple[str, str, str | None]] = []
    made += [(f"c{n}", "channel", f"Kanaal {n}", False) for n in range(6)]
    for g in range(goals):
        made.append(
            (
                f"g{g}",
                "goal",
                f"Doel {g}: meer bezoekers uit de regio voor de tentoonstelling",
                False,
            )
        )
        tied.append((f"o{g % 2}", f"g{g}", None))
        for k in range(2):
            name, channel = f"{g}.{k}", f"c{(g + k) % 6}"
            made += [
                (f"k{name}", "kpi", f"KPI {name} met een naam", g == 5),
                (f"i{name}", "content", f"{g + 3} items", False),
                (f"r{name}", "result", f"{g * 7 + k} gemeten", False),
            ]
            tied += [
                (f"g{g}", f"k{name}", None),
                (f"k{name}", channel, None),
                (channel, f"i{name}", f"g{g}"),
                (f"i{name}", f"r{name}", f"g{g}"),
            ]
    return (
        pd.DataFrame(made, columns=["id", "kind", "label", "loose"]),
        pd.DataFrame(tied, columns=["source", "target", "goal"]),
    )


def stages(t: Translator) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (t("Reach"), "people", 412_300.0, None),
            (t("Engagement"), "times", 12_310.0, 2.99),
            (t("Clicks"), "times", 3_120.0, 25.3),
            (t("Leads"), "times", None, None),
            (t("Conversions"), "times", 45.0, None),
            (t("Value"), "money", 2_250.0, 50.0),
        ],
        columns=["stage", "unit", "value", "rate"],
    )


DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


def week() -> pd.DataFrame:
    """An account that posts at every hour of the week, at one of them twice only."""
    return pd.DataFrame(
        [
            {
                "weekday": day,
                "hour": hour,
                "posts": 2 if (day, hour) == (3, 4) else 5 + hour % 7,
                "middle": None if (day, hour) == (3, 4) else 30.5 + day * hour,
            }
            for day in range(1, 8)
            for hour in range(24)
        ]
    )


def forms() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": ["Reel", "Foto", "Link naar een artikel op onze eigen website"],
            "posts": [48, 62, 5],
            "middle": [61.0, 44.5, 12.0],
            "low": [52.0, 38.0, None],
            "high": [74.0, 50.0, None],
            "best": [True, False, False],
        }
    )


CHARTS: dict[str, Callable[[Translator], Shown | NotEnough]] = {
    "moments": lambda t: moment_heatmap(
        week(), t, title=t("Best moments"), unit="interactions", days=DAYS
    ),
    "forms": lambda t: group_bars(
        forms(), t, title=t("What kind of post"), unit="share", what=t("Form")
    ),
    "course": lambda t: goal_trajectory(
        course(), t, label=t("Followers"), unit="count", today=TODAY
    ),
    "trajectory": lambda t: goal_trajectory(
        road(), t, label=t("Followers"), unit="count", today=TODAY, source=SOURCE
    ),
    "glance": lambda t: kpi_glance(verdicts(), t, source=SOURCE),
    "experiment": lambda t: experiment_intervals(
        compared(),
        t,
        title={"nl": "B haalt 23% meer dan A", "en": "B gets 23% more than A"}[t.language],
        figure=t("Clicks, of those who see the ad"),
        a="1,29%",
        a_size=15240,
        unit=t("people"),
        source=SOURCE,
    ),
    "detail": lambda t: kpi_detail(
        road_ahead(), t, label=t("Followers"), unit="count", today=TODAY, source=SOURCE
    ),
    "noted": lambda t: kpi_detail(
        road_ahead(), t, label=t("Followers"), unit="count", today=TODAY, notes=notes()
    ),
    "then": lambda t: against_then(then(), t, label=t("Followers"), unit="count"),
    "competitors": lambda t: competitor_bars(parties(), t, measure="followers", source=SOURCE),
    "fit": lambda t: fit_heatmap(fits(), t),
    "branches": lambda t: branch_ways(branches(), t, label=t("Followers")),
    "completeness": lambda t: completeness_bars(accounts(), t),
    "mentions": lambda t: mentions_over_time(tones(), t),
    "voice": lambda t: share_of_voice(voices(), t),
    "mix": lambda t: mix_bars(mix(t), t, rule="50/25/20/5"),
    "load": lambda t: load_bars(weeks(), t, capacity=12.0),
    "thread": lambda t: thread_picture(nodes(), edges(), t),
    "thread_narrow": lambda t: thread_picture(nodes(), edges(), t, narrow=True),
    "thread_large": lambda t: thread_picture(*large_thread(), t),
    "thread_large_narrow": lambda t: thread_picture(*large_thread(), t, narrow=True),
    "preview": lambda t: metric_preview(months(), t, label=t("Reach")),
    "funnel": lambda t: funnel_steps(stages(t), t, period=t.month(TODAY), source=SOURCE),
    "campaigns": lambda t: campaign_bars(campaigns(), t, source=SOURCE),
}
