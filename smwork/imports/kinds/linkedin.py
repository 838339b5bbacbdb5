"""LinkedIn company page → Analytics → Export: content, followers and visitors (.xls).

Dates are month first in every language. Rates are ratios; they are kept, and never added up.
"""

from collections.abc import Mapping

from smwork.domain.audience import Dimension
from smwork.domain.say import msg, say
from smwork.imports.dates import month_first
from smwork.imports.declare import Kind, Names, called
from smwork.imports.kinds.audience import AudienceKind

DATE = called("Date", "Datum")
TITLE = called("Post title", "Update title", "Titel van bijdrage", "Titel bijdrage")
LINK = called("Post link", "Update link", "Link naar bijdrage", "Link bijdrage")
CREATED = called("Created date", "Aanmaakdatum", "Datum gemaakt")
IMPRESSIONS = called(
    *("Impressions (total)", "Weergaven (totaal)", "Vertoningen (totaal)", "Impressies (totaal)")
)
CLICKS = called("Clicks (total)", "Klikken (totaal)")
NAMED_AFTER_PAGE = r"^([\w.-]+?)_(?:content|followers|visitors)_\d{10,}"

CONTENT_DAYS = Kind(
    key="linkedin_content",
    title=msg("LinkedIn page: content"),
    platform="linkedin",
    handle_in_name=NAMED_AFTER_PAGE,
    scope="account",
    when=month_first,
    roles={"date": DATE},
    metrics={
        "impressions": IMPRESSIONS,
        "reach": called("Unique impressions (organic)", "Unieke weergaven (organisch)"),
        "clicks": CLICKS,
        "reactions": called("Reactions (total)", "Reacties (totaal)", "Interessant (totaal)"),
        "comments": called("Comments (total)", "Commentaren (totaal)", "Opmerkingen (totaal)"),
        "shares": called(
            *("Reposts (total)", "Shares (total)", "Reposts (totaal)", "Gerepost (totaal)"),
            "Deelacties (totaal)",
        ),
    },
    needs=(DATE, IMPRESSIONS, CLICKS),
    note=say(
        "LinkedIn counts what happened on each day, also with posts from before it. Tools that count "
        "only the posts made in a period come to other figures: don't lay the two side by side."
    ),
)
CONTENT_POSTS = Kind(
    key="linkedin_content",
    title=CONTENT_DAYS.title,
    platform="linkedin",
    handle_in_name=NAMED_AFTER_PAGE,
    scope="post",
    when=month_first,
    roles={
        "date": CREATED,
        "text": TITLE,
        "link": LINK,
        "form": called("Content Type", "Type content", "Contenttype"),
    },
    metrics={
        "impressions": called("Impressions", "Weergaven", "Vertoningen"),
        "video_views": called(
            "Views", "Video views", "Views (Excluding offsite video views)", "Videoweergaven"
        ),
        "clicks": called("Clicks", "Klikken"),
        "reactions": called("Reactions", "Likes", "Reacties"),
        "comments": called("Comments", "Commentaren", "Opmerkingen"),
        "shares": called("Reposts", "Shares", "Gerepost"),
        "follows": called("Follows", "Volgers"),
    },
    needs=(TITLE, LINK, CREATED),
    drop=called(
        *("Post type", "Update type", "Campaign name", "Posted by", "Campaign start date"),
        *("Campaign end date", "Audience"),
    ),
    post_id_in_link=r"urn:li:\w+:(\d+)",
)
TOTAL = called("Total followers", "Totaal aantal volgers", "Volgers totaal")
FOLLOWERS = Kind(
    key="linkedin_followers",
    title=msg("LinkedIn page: new followers"),
    platform="linkedin",
    handle_in_name=NAMED_AFTER_PAGE,
    scope="account",
    when=month_first,
    roles={"date": DATE},
    metrics={"follows": TOTAL},
    needs=(DATE, TOTAL, called("Organic followers", "Organische volgers")),
)
PAGE_VIEWS = called("Total page views (total)", "Totaal aantal paginaweergaven (totaal)")
UNIQUE = called("Total unique visitors (total)", "Totaal aantal unieke bezoekers (totaal)")
VISITORS = Kind(
    key="linkedin_visitors",
    title=msg("LinkedIn page: visitors"),
    platform="linkedin",
    handle_in_name=NAMED_AFTER_PAGE,
    scope="account",
    when=month_first,
    roles={"date": DATE},
    metrics={"profile_visits": PAGE_VIEWS},
    needs=(DATE, PAGE_VIEWS, UNIQUE),
)
KINDS = (CONTENT_DAYS, CONTENT_POSTS, FOLLOWERS, VISITORS)

WHO: Mapping[Dimension, Names] = {
    "region": called("Location", "Locatie", "Plaats"),
    "job_function": called("Job function", "Function", "Functie", "Functiegebied"),
    "seniority": called("Seniority", "Experience level", "Senioriteit", "Ervaringsniveau"),
    "industry": called("Industry", "Branche", "Bedrijfstak", "Sector"),
    "company_size": called("Company size", "Bedrijfsgrootte", "Bedrijfsomvang"),
}
OF_FOLLOWERS = AudienceKind(
    key=FOLLOWERS.key,
    title=msg("LinkedIn page: who the followers are"),
    platform="linkedin",
    whom="followers",
    parts=WHO,
    amounts=TOTAL,
)
OF_VISITORS = AudienceKind(
    key=VISITORS.key,
    title=msg("LinkedIn page: who the visitors are"),
    platform="linkedin",
    whom="visitors",
    parts=WHO,
    amounts=called("Total views", "Totaal aantal weergaven", "Weergaven totaal"),
)
AUDIENCES = (OF_FOLLOWERS, OF_VISITORS)
