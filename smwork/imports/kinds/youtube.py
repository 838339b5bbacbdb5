"""YouTube Studio → Analytics → Advanced mode → Export: `Table data.csv`, `Totals.csv`, `Chart data.csv`.

The user chooses the columns. In a table of videos the first row is a total; `Subscribers` is what
came minus what went. A view on YouTube is a view of a video.
"""

from dataclasses import replace

from smwork.domain.say import msg
from smwork.imports.dates import named_month, year_first
from smwork.imports.declare import Kind, called
from smwork.imports.kinds.audience import AudienceKind

DATE = called("Date", "Datum")
CONTENT = called("Content", "Inhoud", "Video")
TITLE = called("Video title", "Videotitel", "Titel van video")
PUBLISHED = called(
    *("Video publish time", "Publicatietijd van video", "Publicatietijd video"),
    *("Publicatietijdstip van video", "Publicatiedatum van video", "Publicatietijdstip video"),
)
VIEWS = called("Views", "Weergaven")
WATCH_TIME = called("Watch time (hours)", "Weergavetijd (uren)", "Kijktijd (uren)")
METRICS = {
    "views": VIEWS,
    "watch_minutes": WATCH_TIME,
    "impressions": called("Impressions", "Vertoningen"),
    "reach": called("Unique viewers", "Unieke kijkers"),
    "likes": called("Likes", "Vind-ik-leuks"),
    "comments": called("Comments added", "Comments", "Toegevoegde reacties", "Reacties"),
    "shares": called("Shares", "Keer gedeeld", "Aantal keer gedeeld"),
    "follows": called("Subscribers gained", "Gewonnen abonnees", "Nieuwe abonnees"),
    "unfollows": called("Subscribers lost", "Verloren abonnees"),
    "revenue": called(
        *("Your estimated revenue", "Estimated revenue", "Je geschatte inkomsten"),
        *("Geschatte inkomsten", "Je geschatte opbrengst", "Geschatte opbrengst"),
    ),
}
SAME = {"video_views": "views"}
HOURS = {"watch_minutes": 60.0}

TABLE = Kind(
    key="youtube_table",
    title=msg("YouTube videos (Table data)"),
    platform="youtube",
    scope="post",
    when=named_month,
    roles={
        "post_id": CONTENT,
        "date": PUBLISHED,
        "text": TITLE,
    },
    metrics=METRICS,
    needs=((*CONTENT, *TITLE), PUBLISHED),
    never=DATE,
    same=SAME,
    times=HOURS,
    drop=called("Duration", "Duur"),
    form="video",
)
TOTALS = Kind(
    key="youtube_totals",
    title=msg("YouTube channel by day (Totals)"),
    platform="youtube",
    scope="account",
    when=year_first,
    roles={"date": DATE},
    metrics=METRICS,
    needs=(DATE, (*VIEWS, *WATCH_TIME, *METRICS["impressions"], *METRICS["follows"])),
    never=(*CONTENT, *called("CTR", "Position", "Positie", "Clicks", "Aantal klikken")),
    same=SAME,
    times=HOURS,
    file_name=r"(?<![a-z])tota(ls|len|al)(?![a-z])",
)
IN_PARTS = called(
    *("Viewer age", "Viewer gender", "Geography", "Cities", "Traffic source", "Device type"),
    *("Operating system", "Subscription status", "Playback location", "YouTube product"),
    *("Content type", "Playlist", "New and returning viewers", "Leeftijd van kijker"),
    *("Geslacht van kijker", "Geografie", "Verkeersbron", "Apparaattype", "Besturingssysteem"),
    *("Abonnementsstatus", "Afspeellocatie"),
)
YOUTUBES_OWN = called(
    *("Watch time (hours)", "Weergavetijd (uren)", "Impressions click-through rate (%)"),
    *("Klikfrequentie van vertoningen (%)", "Subscribers gained", "Gewonnen abonnees"),
)
DAYS = replace(
    TOTALS,
    needs=(DATE, YOUTUBES_OWN),
    never=(*TOTALS.never, *IN_PARTS),
    file_name="",
)
"""The same under any name, where a column shows that it is YouTube's."""
SUBSCRIBED = called("Subscription status", "Abonnementsstatus")
CHART = Kind(
    key="youtube_chart",
    title=msg("YouTube channel by day (Chart data)"),
    platform="youtube",
    scope="account",
    when=year_first,
    roles={"date": DATE, "part": SUBSCRIBED},
    metrics=METRICS,
    needs=(DATE, SUBSCRIBED, (*VIEWS, *WATCH_TIME)),
    never=CONTENT,
    same=SAME,
    times=HOURS,
    extras=False,
    adds_up=True,
    all_parts=True,
    people=frozenset({"reach"}),
)
"""Every view is by a subscriber or not; the other charts are only of the parts that were drawn."""
KINDS = (TABLE, TOTALS, DAYS, CHART)

AUDIENCE = AudienceKind(
    key="youtube_audience",
    title=msg("YouTube: who the viewers are"),
    platform="youtube",
    whom="viewers",
    parts={
        "age": called("Viewer age", "Leeftijd van kijker", "Leeftijd kijker"),
        "gender": called("Viewer gender", "Geslacht van kijker", "Geslacht kijker"),
        "country": called("Geography", "Geografie"),
        "city": called("City name", "Plaatsnaam"),
        "device": called("Device type", "Apparaattype"),
        "source": called("Traffic source", "Verkeersbron"),
        "subscribed": SUBSCRIBED,
        "returning": called("New and returning viewers", "Nieuwe en terugkerende kijkers"),
    },
    amounts=(
        *called("Views (%)", "Weergaven (%)"),
        *VIEWS,
        *called("Watch time (hours) (%)", "Weergavetijd (uren) (%)", "Kijktijd (uren) (%)"),
        *WATCH_TIME,
    ),
    never=(*DATE, *CONTENT),
)
AUDIENCES = (AUDIENCE,)
