"""Step 4: what is listened for, what was heard, and what it becomes."""

from playwright.sync_api import expect

from tests.browser.walk.walk import Walk


def get_inspired(walk: Walk) -> None:
    """A term, a mention found by it, an idea out of that, and an item out of the idea."""
    app, t, told = walk.app, walk.t, walk.told
    with walk.step("4 Inspiration"):
        walk.add("term", told.term)
        app.press("part.inspiration", t("Mentions"))
        app.fill("add.mentions.text", told.mention)
        app.pick("add.mentions.term", told.term)
        app.hand_in("form.add.mentions")
        (mention,) = walk.book.mentions
        app.choose(f"mention.sentiment.{mention.id}", t("Positive"))
        app.click(f"idea.{mention.id}")
        (idea,) = walk.book.ideas
        walk.has_only_its_own_language()
        app.click(f"item.{idea.id}")
        walk.add("idea", told.idea)

    book = walk.book
    assert [(each.words, each.kind) for each in book.terms] == [(told.term, "brand")]
    assert (mention.text, mention.term_id) == (told.mention, book.terms[0].id)
    assert book.mentions[0].sentiment == "positive"
    assert (idea.origin, idea.origin_id) == ("mention", mention.id)
    assert [each.idea_id for each in book.items] == [idea.id]
    assert [each.text for each in book.ideas] == [told.mention, told.idea]
    expect(app.field("add.idea")).to_have_value("")
