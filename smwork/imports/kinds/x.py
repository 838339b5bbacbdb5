"""X → Analytics → Download: the account by day, newest first, and its posts; both as of 2021, too.

The older files write a column for each figure of promoted posts, `-` where nothing was promoted.
"""

from dataclasses import replace

from smwork.domain.say import msg
from smwork.imports.dates import named_month, year_first
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
POST_ID = called("Post id", "Tweet id")
AUTHOR = r"(?:twitter|x)\.com/(\w+)/status/"
POSTS = Kind(
    key="x_posts",
    title=msg("X posts"),
    platform="x",
    scope="post",
    when=named_month,
    roles={
        "post_id": POST_ID,
        "date": DATE,
        "text": called("Post text", "Tweet text"),
        "link": called("Post Link", "Tweet permalink"),
    },
    metrics={
        "impressions": called("Impressions"),
        "likes": called("Likes"),
        "comments": called("Replies"),
        "shares": called("Reposts", "Retweets"),
        "saves": called("Bookmarks"),
        "follows": called("New follows", "Follows"),
        "profile_visits": called("Profile visits", "User profile clicks"),
        "link_clicks": called("URL Clicks"),
    },
    also={"shares": (called("Shares"),)},
    needs=(POST_ID, DATE, called("Impressions")),
    handle_in_link=AUTHOR,
    post_id_in_link=r"/status/(\d+)",
)
TWEETS = replace(
    POSTS,
    key="x_tweets_2021",
    title=msg("X: posts (tweet activity)"),
    when=year_first,
    zone="UTC",
    roles={**POSTS.roles, "date": called("time")},
    needs=(POST_ID, called("time"), called("Tweet permalink")),
)
DAYS = replace(
    POSTS,
    key="x_days_2021",
    title=msg("X: account by day (tweet activity)"),
    scope="account",
    when=year_first,
    roles={"date": DATE},
    metrics={**POSTS.metrics, "posts": called("Tweets published")},
    needs=(DATE, called("Tweets published"), called("Impressions")),
    handle_in_name=r"tweet_activity_metrics_(\w+?)_\d{8}_",
)
KINDS = (OVERVIEW, POSTS, TWEETS, DAYS)
