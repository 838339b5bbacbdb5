"""TikTok Studio → Analytics → Download data, and the overview of TikTok's business suite.

Studio writes dates without a year, in the account's language, under English headers.
"""

from dataclasses import replace

from smwork.domain.say import msg
from smwork.imports.dates import year_first
from smwork.imports.declare import Kind, called
from smwork.imports.kinds.audience import AudienceKind

DATE = called("Date", "Datum")
VIDEO_VIEWS = called("Video Views", "Videoweergaven")
PROFILE_VIEWS = called("Profile Views", "Profielweergaven")
SAME = {"video_views": "views"}
LIKES_AND_SO_ON = {
    "likes": called("Likes", "Vind-ik-leuks"),
    "comments": called("Comments", "Reacties", "Opmerkingen"),
    "shares": called("Shares", "Keer gedeeld", "Deelacties"),
}

OVERVIEW = Kind(
    key="tiktok_overview",
    title=msg("TikTok overview by day"),
    platform="tiktok",
    scope="account",
    when=year_first,
    without_year=True,
    roles={"date": DATE},
    metrics={
        "views": VIDEO_VIEWS,
        "profile_visits": PROFILE_VIEWS,
        **LIKES_AND_SO_ON,
        "followers": called("Followers", "Volgers"),
        "reach": called("Unique Viewers", "Reached audience"),
    },
    needs=(DATE, VIDEO_VIEWS, PROFILE_VIEWS, *LIKES_AND_SO_ON.values()),
    never=called("Reached audience"),
    same=SAME,
)
POST_TIME = called("Post time", "Plaatsingstijd")
VIDEO_LINK = called("Video link", "Videolink")
CONTENT = Kind(
    key="tiktok_content",
    title=msg("TikTok videos"),
    platform="tiktok",
    scope="post",
    when=year_first,
    without_year=True,
    roles={
        "date": POST_TIME,
        "snapshot": called("Time", "Tijd"),
        "text": called("Video title", "Videotitel"),
        "link": VIDEO_LINK,
    },
    metrics={
        "views": called("Total views", "Totaal aantal weergaven"),
        "likes": called("Total likes", "Totaal aantal likes"),
        "comments": called("Total comments", "Totaal aantal reacties"),
        "shares": called("Total shares", "Totaal aantal shares"),
        "saves": called("Total saves", "Total favorites", "Add to favorites", "Favorites"),
    },
    needs=(POST_TIME, VIDEO_LINK, called("Total views", "Totaal aantal weergaven")),
    same=SAME,
    form="video",
    post_id_in_link=r"/(?:video|photo)/(\d+)",
    handle_in_link=r"tiktok\.com/@([\w.]+)",
)
FOLLOWER_HISTORY = Kind(
    key="tiktok_followers",
    title=msg("TikTok followers by day"),
    platform="tiktok",
    scope="account",
    when=year_first,
    without_year=True,
    roles={"date": DATE},
    metrics={"followers": called("Followers", "Volgers")},
    needs=(
        DATE,
        called("Followers", "Volgers"),
        called("Difference in followers from previous day"),
    ),
)
TOTAL_VIEWERS = called("Total Viewers", "Totaal aantal kijkers")
VIEWERS = Kind(
    key="tiktok_viewers",
    title=msg("TikTok viewers by day"),
    platform="tiktok",
    scope="account",
    when=year_first,
    without_year=True,
    roles={"date": DATE},
    metrics={"reach": TOTAL_VIEWERS},
    needs=(DATE, TOTAL_VIEWERS, called("New Viewers", "Nieuwe kijkers")),
)
BUSINESS_OVERVIEW = Kind(
    key="tiktok_business_overview",
    title=msg("TikTok business suite overview"),
    platform="tiktok",
    scope="account",
    when=year_first,
    roles={"date": DATE},
    metrics={
        "views": VIDEO_VIEWS,
        "reach": called("Reached audience"),
        "profile_visits": PROFILE_VIEWS,
        **LIKES_AND_SO_ON,
        "follows": called("New followers"),
        "unfollows": called("Lost followers"),
        "leads": called("Leads submission"),
        "link_clicks": called("Website clicks", "Bio link clicks", "Websiteklikken"),
    },
    needs=(DATE, VIDEO_VIEWS, called("Reached audience"), PROFILE_VIEWS),
    same=SAME,
)
BUSINESS_VIDEOS = replace(
    CONTENT,
    key="tiktok_business_videos",
    title=msg("TikTok business suite videos"),
    without_year=False,
    roles={**CONTENT.roles, "date": called("Post time", "Publish time", "Video post time")},
    metrics={
        "views": VIDEO_VIEWS,
        "reach": called("Reached audience"),
        **LIKES_AND_SO_ON,
        "saves": called("Favorites", "Saves"),
    },
    needs=(VIDEO_LINK, VIDEO_VIEWS, called("Likes")),
)
BUSINESS_FOLLOWERS = replace(
    BUSINESS_OVERVIEW,
    key="tiktok_business_followers",
    title=msg("TikTok business suite followers"),
    metrics={
        "followers": called("Total followers", "Followers"),
        "follows": called("New followers"),
        "unfollows": called("Lost followers"),
    },
    needs=(
        DATE,
        called("Total followers", "Followers"),
        called("New followers"),
        called("Net growth"),
    ),
    never=VIDEO_VIEWS,
)
KINDS = (
    *(OVERVIEW, CONTENT, FOLLOWER_HISTORY, VIEWERS),
    *(BUSINESS_OVERVIEW, BUSINESS_VIDEOS, BUSINESS_FOLLOWERS),
)
AUDIENCE = AudienceKind(
    key="tiktok_audience",
    title=msg("TikTok: who the followers are"),
    platform="tiktok",
    whom="followers",
    parts={
        "gender": called("Gender", "Geslacht"),
        "country": called(
            "Top territories", "Territories", "Top countries", "Belangrijkste gebieden"
        ),
        "city": called("Top cities", "Belangrijkste steden"),
        "age": called("Age", "Leeftijd"),
    },
    amounts=called("Distribution", "Verdeling"),
)
ACTIVITY = AudienceKind(
    key="tiktok_activity",
    title=msg("TikTok: when the followers are active"),
    platform="tiktok",
    whom="followers",
    parts={"hour": called("Hour", "Uur")},
    amounts=called("Active followers", "Actieve volgers"),
    days=DATE,
)
AUDIENCES = (AUDIENCE, ACTIVITY)
