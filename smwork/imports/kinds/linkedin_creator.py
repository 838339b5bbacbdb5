"""LinkedIn → a person's own profile → Analytics → Export: days, followers and the best posts (.xlsx).

Engagements are reactions, comments and reposts together. Discovery and demographics have no days.
The two tables of posts hold at most fifty each, of the period that was exported.
"""

from dataclasses import replace

from smwork.domain.say import msg
from smwork.imports.dates import month_first
from smwork.imports.declare import Kind, called
from smwork.imports.kinds.audience import AudienceKind

DATE = called("Date", "Datum")
IMPRESSIONS = called("Impressions", "Weergaven", "Vertoningen", "Impressies")
ENGAGEMENTS = called("Engagements", "Engagement", "Interacties", "Betrokkenheid")
NEW_FOLLOWERS = called("New followers", "Nieuwe volgers")
LINK = called("Post URL", "URL van bijdrage", "Bijdrage-URL", "URL bijdrage")
PUBLISHED = called("Post publish date", "Publicatiedatum van bijdrage", "Publicatiedatum bijdrage")

DAYS = Kind(
    key="linkedin_creator",
    title=msg("LinkedIn creator: a person's posts and followers"),
    platform="linkedin",
    handle_in_name=r"^Content_[\d-]{10}_[\d-]{10}_([\w.-]+?)(?: \(\d+\))?\.xlsx$",
    scope="account",
    when=month_first,
    roles={"date": DATE},
    metrics={"impressions": IMPRESSIONS, "interactions": ENGAGEMENTS},
    needs=(DATE, IMPRESSIONS, ENGAGEMENTS),
    sheet_name=r"^(engagement|betrokkenheid|interacties?)$",
)
FOLLOWERS = replace(
    DAYS,
    metrics={"follows": NEW_FOLLOWERS},
    needs=(DATE, NEW_FOLLOWERS),
    sheet_name=r"^(followers|volgers)$",
    levels={"followers": r"(?:total followers on|totaal aantal volgers op) (\S+?):?"},
)
POSTS = replace(
    DAYS,
    scope="post",
    roles={"date": PUBLISHED, "link": LINK},
    needs=(LINK, PUBLISHED),
    sheet_name="",
    side_by_side=True,
    post_id_in_link=r"urn:li:\w+:(\d+)",
)
KINDS = (DAYS, FOLLOWERS, POSTS)
AUDIENCES = (
    AudienceKind(
        key=DAYS.key,
        title=DAYS.title,
        platform="linkedin",
        whom="followers",
        dimension_in_row=called(
            "Top Demographics", "Demographics", "Belangrijkste demografische gegevens", "Categorie"
        ),
        part=called("Value", "Waarde"),
        amounts=called("Percentage", "Percentages"),
        dimensions={
            **dict.fromkeys(called("Job titles", "Functies", "Functietitels"), "job_title"),
            **dict.fromkeys(called("Locations", "Location", "Locaties"), "region"),
            **dict.fromkeys(called("Industries", "Industry", "Branches", "Sectoren"), "industry"),
            **dict.fromkeys(called("Seniority", "Senioriteit", "Ervaringsniveau"), "seniority"),
            **dict.fromkeys(called("Company size", "Bedrijfsgrootte"), "company_size"),
            **dict.fromkeys(called("Companies", "Company", "Bedrijven"), "company"),
        },
    ),
)
