"""Meta Business Suite → Insights → Content → Export: posts of a Facebook page or Instagram account.

The names of the columns and the values follow the language; dates (month first) and commas do not.
"""

from smwork.domain.say import msg
from smwork.imports.dates import month_first
from smwork.imports.declare import Kind, called

ROLES = {
    "post_id": called(
        *("Post ID", "Bericht-ID", "Bericht ID", "Universal video ID", "Video asset ID", "Asset ID")
    ),
    "date": called(
        "Publish time", "Publicatietijdstip", "Tijdstip van publicatie", "Tijd van publicatie"
    ),
    "day": called("Date", "Datum"),
    "comment": called("Data comment", "Opmerking data", "Opmerking over gegevens"),
    "link": called("Permalink"),
    "form": called("Post type", "Berichttype", "Type bericht"),
    "title": called("Description", "Omschrijving", "Beschrijving"),
}
METRICS = {
    "views": called("Views", "Weergaven"),
    "impressions": called("Impressions", "Vertoningen", "Impressies"),
    "reach": called("Reach", "Bereik", "IMPRESSION:UNIQUE_USERS"),
    "reactions": called("Reactions", "Reacties"),
    "likes": called("Likes", "Vind-ik-leuks", "Vind ik leuk", "Aantal vind-ik-leuks"),
    "comments": called("Comments", "Opmerkingen", "Replies", "Antwoorden"),
    "shares": called("Shares", "Deelacties", "Aantal keer gedeeld", "Keer gedeeld", "Gedeeld"),
    "saves": called(
        *("Saves", "Aantal keer opgeslagen", "Opgeslagen", "Keer opgeslagen", "Opgeslagen items")
    ),
    "follows": called("Follows", "Volgt", "Nieuwe volgers", "Volgers", "Aantal keer gevolgd"),
    "clicks": called("Total clicks", "Totaal aantal klikken"),
    "link_clicks": called("Link Clicks", "Klikken op link", "Klikken op links"),
    "profile_visits": called("Profile visits", "Profielbezoeken"),
    "video_views": called("3-second video views", "Videoweergaven van 3 seconden", "Plays"),
    "watch_minutes": called("Seconds viewed", "Bekeken seconden", "Aantal bekeken seconden"),
}
DROP = called(
    *("Page ID", "Pagina-ID", "Account ID", "Account-ID", "Caption type", "Type onderschrift"),
    *("Is crosspost", "Is gecrosspost", "Is share", "Is een gedeeld bericht", "Languages", "Talen"),
    *("Custom labels", "Aangepaste labels", "Funded content status"),
    "Status gefinancierde content",
)
POST = (ROLES["post_id"], ROLES["date"])
PAGE_ID = called("Page ID", "Pagina-ID", "Pagina ID")
ACCOUNT_ID = called("Account ID", "Account-ID")
HANDLE = called("Account username", "Gebruikersnaam van account", "Gebruikersnaam account")
MINUTES = {"watch_minutes": 1 / 60}

FACEBOOK = Kind(
    key="meta_content_facebook",
    title=msg("Facebook posts (Meta content export)"),
    platform="facebook",
    scope="post",
    when=month_first,
    roles={
        **ROLES,
        "text": called("Title", "Titel"),
        "account": called("Page name", "Naam van pagina", "Paginanaam"),
        "sum": called("Reactions, Comments and Shares", "Reacties, opmerkingen en deelacties"),
    },
    metrics=METRICS,
    needs=(*POST, PAGE_ID),
    times=MINUTES,
    drop=DROP,
    short_rows=True,
)
INSTAGRAM = Kind(
    key="meta_content_instagram",
    title=msg("Instagram posts (Meta content export)"),
    platform="instagram",
    scope="post",
    when=month_first,
    roles={
        **ROLES,
        "handle": HANDLE,
        "account": called("Account name", "Accountnaam", "Naam van account"),
    },
    metrics=METRICS,
    needs=(*POST, ACCOUNT_ID),
    never=PAGE_ID,
    times=MINUTES,
    drop=DROP,
)
KINDS = (FACEBOOK, INSTAGRAM)
