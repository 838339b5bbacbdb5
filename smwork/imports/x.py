"""X → Analytics → Account overview → Download: one row a day, newest first."""

from smwork.domain.say import msg
from smwork.imports.dates import named_month
from smwork.imports.declare import Kind, called

DATE = called("Date")
UNFOLLOWS = called("Unfollows")

OVERVIEW = Kind(
    key="x_account_overview",
    title=msg("X account overview"),
    platform="x",
    scope="account",
    when=named_month,
    roles={"date": DATE},
    metrics={
        "impressions": called("Impressions"),
        "likes": called("Likes"),
        "comments": called("Replies"),
        "shares": called("Reposts"),
        "saves": called("Bookmarks"),
        "follows": called("New follows"),
        "unfollows": UNFOLLOWS,
        "profile_visits": called("Profile visits"),
        "posts": called("Create Post"),
        "video_views": called("Video views"),
    },
    also={"shares": (called("Shares"),)},  # by a link or a message; reposts are counted apart
    needs=(DATE, called("Impressions"), called("New follows"), UNFOLLOWS, called("Reposts")),
    never=called("Post id", "Tweet id"),
)
KINDS = (OVERVIEW,)
