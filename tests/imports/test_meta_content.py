"""Posts of a Facebook page or an Instagram account, as Meta Business Suite exports them."""

from datetime import datetime

import pytest

from smwork.domain.say import Say
from tests.imports.builders import Cell, lines, refused, text_file, understood

FACEBOOK = [
    *("Post ID", "Page ID", "Page name", "Title", "Description", "Duration (sec)", "Publish time"),
    *("Caption type", "Permalink", "Is crosspost", "Is share", "Post type", "Data comment", "Date"),
    *("Views", "Reach", "Reactions, Comments and Shares", "Reactions", "Comments", "Shares"),
    *("Total clicks", "Link Clicks", "Seconds viewed"),
]
IN_DUTCH = [
    *("Bericht-ID", "Pagina-ID", "Naam van pagina", "Titel", "Omschrijving", "Duur (sec.)"),
    *("Publicatietijdstip", "Type onderschrift", "Permalink", "Is gecrosspost"),
    *("Is een gedeeld bericht", "Berichttype", "Opmerking data", "Datum", "Weergaven", "Bereik"),
    *("Reacties, opmerkingen en deelacties", "Reacties", "Opmerkingen", "Deelacties"),
    *("Totaal aantal klikken", "Klikken op link"),
]
INSTAGRAM = [
    *("Post ID", "Account ID", "Account username", "Account name", "Description", "Duration (sec)"),
    *("Publish time", "Permalink", "Post type", "Data comment", "Date", "Views", "Reach", "Likes"),
    *("Shares", "Follows", "Comments", "Saves"),
]

DUTCH_ROW: list[Cell] = [
    *("1187155163632052", "100070", "Molen De Hoop", "Sneeuw!", "", 0, "01/07/2026 06:02"),
    *("N/A", "https://www.facebook.com/p/1", 0, 0, "Foto's", "", "Looptijd"),
    *(41928, 27610, 730, 76, 652, 2, 2578, ""),
]


def facebook_row(post_id: str, **given: Cell) -> list[Cell]:
    usual: dict[str, Cell] = {
        "Post ID": post_id,
        "Page ID": "100064",
        "Page name": "Molen De Hoop",
        "Title": "Zaterdag malen we weer\n\nKom kijken!",
        "Publish time": "01/31/2026 06:02",
        "Caption type": "N/A",
        "Permalink": f"https://www.facebook.com/molendehoop/posts/{post_id}",
        "Post type": "Photos",
        "Date": "Lifetime",
    }
    return [{**usual, **given}.get(column, "") for column in FACEBOOK]


def instagram_row(post_id: str, **given: Cell) -> list[Cell]:
    usual: dict[str, Cell] = {
        "Post ID": post_id,
        "Account ID": "178414",
        "Account username": "molendehoop",
        "Account name": "Molen De Hoop",
        "Description": "Meel 🌾",
        "Publish time": "02/01/2026 18:30",
        "Permalink": f"https://www.instagram.com/p/{post_id}/",
        "Post type": "IG image",
        "Date": "Lifetime",
    }
    return [{**usual, **given}.get(column, "") for column in INSTAGRAM]


def test_facebook_posts_are_read_with_their_figures() -> None:
    file = understood(
        text_file(
            FACEBOOK,
            facebook_row("939005954986064", Views=100, Reach=60, Reactions=5, Comments=2, Shares=1),
            facebook_row("939005954986065", Views=40, Reach=30, Reactions=1, Comments=0, Shares=0),
        )
    )
    assert (file.platform, file.account.name) == ("facebook", "Molen De Hoop")
    assert file.sums() == {
        "posts": 2,
        "views": 140,
        "reach": 90,
        "reactions": 6,
        "comments": 2,
        "shares": 1,
        "interactions": 9,
    }
    first = file.posts[0]
    assert first.post_id == "939005954986064"
    assert first.published == datetime(2026, 1, 31, 6, 2)  # noqa: DTZ001  # a wall time
    assert (first.form, first.text) == ("photo", "Zaterdag malen we weer\n\nKom kijken!")


def test_the_dates_are_month_first_in_dutch_too() -> None:
    file = understood(text_file(IN_DUTCH, DUTCH_ROW))
    assert (file.period_start.month, file.period_start.day) == (1, 7)


def test_reacties_are_reactions_and_opmerkingen_are_comments() -> None:
    file = understood(text_file(IN_DUTCH, DUTCH_ROW))
    assert file.sums() == {
        "posts": 1,
        "views": 41928,
        "reach": 27610,
        "reactions": 76,
        "comments": 652,
        "shares": 2,
        "clicks": 2578,
        "interactions": 730,
    }


@pytest.mark.parametrize(
    ("likes", "shares", "follows", "saves"),
    [
        ("Vind-ik-leuks", "Deelacties", "Volgt", "Opgeslagen"),
        ("Vind ik leuk", "Keer gedeeld", "Volgers", "Opgeslagen items"),
    ],
)
def test_instagram_in_dutch_under_the_names_that_meta_has_used(
    likes: str, shares: str, follows: str, saves: str
) -> None:
    names = {"Likes": likes, "Shares": shares, "Follows": follows, "Saves": saves}
    header = [names.get(each, each) for each in INSTAGRAM]
    row = instagram_row("1", Likes=7, Shares=1, Follows=2, Comments=1, Saves=3)
    file = understood(text_file(header, row))
    assert (file.sums()["interactions"], file.sums()["follows"]) == (12, 2)  # 7 + 1 + 1 + 3
    assert file.beside() == ()


def test_an_empty_cell_is_unknown_and_not_zero() -> None:
    file = understood(text_file(FACEBOOK, facebook_row("1", Views=10, Reactions="")))
    assert file.posts[0].metrics == {"views": 10}


def test_columns_without_a_name_of_ours_are_kept_beside_the_figures() -> None:
    header = [*FACEBOOK, "Negative feedback: Hide all"]
    file = understood(text_file(header, [*facebook_row("1", Views=10), 4]))
    assert file.posts[0].extra == {"negative_feedback_hide_all": 4}


def test_what_columns_are_kept_beside_is_told() -> None:
    header = [*FACEBOOK, "Negative feedback: Hide all"]
    file = understood(text_file(header, [*facebook_row("1", Views=10), 4]))
    assert file.beside() == ("negative_feedback_hide_all",)
    assert understood(text_file(FACEBOOK, facebook_row("1", Views=10))).beside() == ()


def test_a_column_of_ids_is_no_figure() -> None:
    header = [*FACEBOOK, "Video asset ID"]
    assert understood(text_file(header, [*facebook_row("1", Views=10), 99])).posts[0].extra == {}


def test_a_header_that_stands_twice_counts_once() -> None:
    header = [*FACEBOOK, "Views"]
    file = understood(text_file(header, [*facebook_row("1", Views=10), 7]))
    assert file.posts[0].metrics["views"] == 10
    assert file.posts[0].extra == {"views_2": 7}


def test_files_of_2024_have_impressions_where_later_ones_have_views() -> None:
    header = ["Impressions" if each == "Views" else each for each in FACEBOOK]
    file = understood(text_file(header, facebook_row("1", Views=10)))
    assert file.posts[0].metrics == {"impressions": 10}


def test_unique_impressions_are_reach_only_where_reach_is_not_given() -> None:
    header = [*FACEBOOK, "IMPRESSION:UNIQUE_USERS"]
    both = understood(text_file(header, [*facebook_row("1", Reach=20), 19]))
    assert both.posts[0].metrics["reach"] == 20
    older = ["Old reach" if each == "Reach" else each for each in header]
    alone = understood(text_file(older, [*facebook_row("1"), 19]))
    assert alone.posts[0].metrics["reach"] == 19


def test_instagram_is_told_from_its_account_and_has_likes_and_saves() -> None:
    file = understood(
        text_file(
            INSTAGRAM,
            instagram_row("178", Views=90, Reach=50, Likes=7, Comments=1, Shares=2, Saves=3),
            instagram_row("179", Likes=1, **{"Post type": "IG reel"}),
        )
    )
    assert (file.platform, file.account.handle) == ("instagram", "molendehoop")
    assert file.sums()["interactions"] == 7 + 1 + 2 + 3 + 1
    assert [each.form for each in file.posts] == ["photo", "reel"]


def test_the_order_of_the_columns_does_not_matter() -> None:
    row = dict(zip(INSTAGRAM, instagram_row("178", Likes=7, Saves=3), strict=True))
    turned = list(reversed(INSTAGRAM))
    file = understood(text_file(turned, [row[each] for each in turned]))
    assert file.posts[0].metrics == {"likes": 7, "saves": 3, "interactions": 10}


def test_a_row_for_every_day_is_added_up_per_post() -> None:
    file = understood(
        text_file(
            FACEBOOK,
            facebook_row("1", Date="02/01/2026", Views=10, Reactions=1),
            facebook_row("1", Date="02/02/2026", Views=5, Reactions=2),
            facebook_row("2", Date="02/02/2026", Views=1),
        )
    )
    assert file.sums()["views"] == 16
    assert file.posts[0].metrics == {"views": 15, "reactions": 3, "interactions": 3}
    assert any("row for every post and day" in note.text for note in file.notes)


def test_of_a_post_that_stands_twice_the_last_row_counts() -> None:
    file = understood(text_file(FACEBOOK, facebook_row("1", Views=10), facebook_row("1", Views=12)))
    assert file.sums()["views"] == 12
    assert len(file.left_out) == 1


def test_a_post_that_meta_could_not_look_up_is_left_out() -> None:
    error = {"Data comment": "An error occurred while computing metadata", "Publish time": ""}
    given: dict[str, Cell] = {**error, "Date": "Lifetime", "Views": 9}
    broken = [given.get(each, "") for each in INSTAGRAM]
    file = understood(text_file(INSTAGRAM, instagram_row("178", Views=90), broken))
    assert file.sums()["views"] == 90
    assert [each.line for each in file.left_out] == [3]


def test_the_line_of_a_post_is_where_its_record_begins() -> None:
    file = understood(text_file(FACEBOOK, facebook_row("1"), facebook_row("2")))
    assert [each.line for each in file.posts] == [2, 5]  # the first caption takes three lines


def test_rows_that_end_before_the_last_columns_are_read_when_their_sum_proves_it() -> None:
    row = facebook_row(
        "1", Reactions=3, Comments=1, Shares=0, **{"Reactions, Comments and Shares": 4}
    )
    file = understood(text_file(FACEBOOK, row[:-1], facebook_row("2")))
    assert file.posts[0].metrics["interactions"] == 4
    assert any(note.count == 1 for note in file.notes)


def test_a_short_row_whose_sum_is_wrong_has_slid_and_is_refused() -> None:
    row = facebook_row(
        "1", Reactions=3, Comments=1, Shares=0, **{"Reactions, Comments and Shares": 9}
    )
    answer = refused(text_file(FACEBOOK, facebook_row("2"), row[:-1]))
    assert answer.line == 5


def test_a_row_with_a_cell_too_many_is_refused_with_its_line() -> None:
    answer = refused(text_file(INSTAGRAM, instagram_row("1"), [*instagram_row("2"), 3]))
    assert answer.line == 3
    assert answer.reason.params["found"] == len(INSTAGRAM) + 1


@pytest.mark.parametrize("written", ["31/01/2026 06:02", "01/31/9999 06:02", "01/31/0026 06:02"])
def test_a_date_in_another_order_or_another_age_is_refused(written: str) -> None:
    answer = refused(text_file(FACEBOOK, facebook_row("1", **{"Publish time": written})))
    assert answer.line == 2
    assert answer.reason.params["column"] == "Publish time"


def test_a_file_without_posts_is_refused_with_what_to_do() -> None:
    reason = refused(text_file(FACEBOOK)).reason
    assert reason.params["kind"] == Say("Facebook posts (Meta content export)")


WRAPPED = ",".join(f'""{each}""' if " " in each else each for each in INSTAGRAM)


def wrapped(*rows: str) -> bytes:
    """As Excel leaves it: each line with a quotation mark in it is one cell, the others stay."""
    return lines(f'"{WRAPPED}"', *rows, end="\r\n")


def test_lines_wrapped_by_excel_are_taken_apart() -> None:
    file = understood(
        wrapped(
            '"1816,1784,molen,""De Molen"",""Oud, en"',
            "",
            "een regel, met een komma",
            '"nieuw"",0,""12/31/2025 08:24"",https://x.example/1,""IG reel"",,Lifetime,40,30,2,1,0,1,3"',
            '"1817,1784,molen,""De Molen"",Meel,0,""12/30/2025 08:24"",https://x.example/2,""IG image"",,'
            'Lifetime,2,1,0,0,0,0,0"',
        )
    )
    assert [each.text for each in file.posts] == [
        "Oud, en\n\neen regel, met een komma\nnieuw",
        "Meel",
    ]
    assert file.sums()["views"] == 42  # 40 + 2
    assert [each.line for each in file.posts] == [2, 6]
    assert "between quotation marks" in file.notes[0].text


def test_wrapped_lines_that_do_not_come_out_whole_are_refused() -> None:
    data = wrapped('"1816,1784,molen,""Molen"",""Oud', 'meel"",0,""12/31/2025 08:24"""')
    assert refused(data).line == 2


def test_videos_of_a_page_have_no_link() -> None:
    header = ["Video asset ID", "Page ID", "Page name", "Title", "Publish time", "Reach"]
    header += ["3-second video views", "Reactions"]
    row: list[Cell] = ["815", "1", "Molen", "Meel", "01/31/2025 10:00", 30, 20, 4]
    assert understood(text_file(header, row)).sums() == {
        "posts": 1,
        "reach": 30,
        "video_views": 20,
        "reactions": 4,
        "interactions": 4,
    }
