"""Which post is which item: what a person answered, kept so that it is asked once.

A post belongs to one item at the most, and an item to one post.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from smwork.domain.content import ItemFields
from smwork.domain.posts.published import (
    MatchState,
    PostKey,
    PostMatch,
    PostMatchFields,
    PublishedPost,
)
from smwork.errors import NotFoundError
from smwork.store import records
from smwork.store.database import Tx
from smwork.store.post_views import read_posts
from smwork.store.tables import PLAN, kind_of

_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said of an item and a post."""

    item_id: str
    post: PostKey
    state: MatchState


def keep_answers(tx: Tx, plan_id: str, answers: Sequence[Answer]) -> list[str]:
    """Keep what was said of these pairs; the ids of the answers that are new.

    A pair that was answered before is answered anew. What somebody else has confirmed of the same
    item or post meanwhile stays as it is. Raises NotFoundError for a foreign plan, item or post.
    """
    # The plan's row is locked first: of two people who confirm the same post, the second finds
    # what the first one said.
    records.touch_plan(tx, plan_id)
    _check_posts(tx, plan_id, {each.post for each in answers})
    known = _answers(tx, plan_id)
    new = []
    for each in answers:
        before = next((m for m in known if (m.item_id, m.key) == (each.item_id, each.post)), None)
        if each.state == "confirmed" and _is_taken(known, each):
            continue
        if before is not None:
            change = {"state": each.state}
            records.change(tx, PostMatch, before.id, before.version, change)
            known.remove(before)
            known.append(before.model_copy(update=change))
        else:
            new.append(each)
            known.append(_not_kept_yet(tx, each))
    return records.add_many(tx, plan_id, [_fields(each) for each in new])


def take_back(tx: Tx, match_ids: Sequence[str]) -> None:
    """Take answers back; the pairs are asked about again. Raises NotFoundError for one that isn't there."""
    for match_id in match_ids:
        records.remove(tx, PostMatch, match_id)


def plan_post(tx: Tx, plan_id: str, channel_id: str, post: PostKey) -> str:
    """Make an item of a post that went out without a plan, and return its id.

    Raises NotFoundError for a foreign plan, channel or post.
    """
    found = _check_posts(tx, plan_id, {post})[post]
    item_id = records.add(tx, plan_id, _item(found, channel_id))
    keep_answers(tx, plan_id, [Answer(item_id, post, "confirmed")])
    return item_id


def _item(post: PublishedPost, channel_id: str) -> ItemFields:
    line = " ".join(post.text.split("\n", 1)[0].split())
    short = line if len(line) <= _LONGEST_TITLE else line[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
    return ItemFields(
        title=short,
        message=post.text,
        planned_on=post.published.date(),
        planned_at=f"{post.published:%H:%M}" if post.has_time else "",
        channel_id=channel_id,
        form=post.form or "other",
        status="published",
        link=post.link or "",
    )


def _is_taken(known: Sequence[PostMatch], wanted: Answer) -> bool:
    """Whether the item or the post has been confirmed, together or with something else."""
    return any(
        each.state == "confirmed" and (each.item_id == wanted.item_id or each.key == wanted.post)
        for each in known
    )


def _not_kept_yet(tx: Tx, answer: Answer) -> PostMatch:
    return PostMatch.model_validate(
        {"id": "", **records.new_record(tx), **_fields(answer).model_dump()}
    )


def _fields(answer: Answer) -> PostMatchFields:
    return PostMatchFields(
        item_id=answer.item_id,
        account_id=answer.post.account_id,
        post_id=answer.post.post_id,
        state=answer.state,
    )


def _answers(tx: Tx, plan_id: str) -> list[PostMatch]:
    table = kind_of(PostMatch).table
    rows = tx.connection.execute(
        sa.select(table).where(
            table.c.workspace_id == tx.workspace_id,
            table.c.plan_id == plan_id,
            table.c.removed_at.is_(None),
        )
    ).mappings()
    return [PostMatch.model_validate(dict(row)) for row in rows]


def _check_posts(tx: Tx, plan_id: str, posts: set[PostKey]) -> dict[PostKey, PublishedPost]:
    """The posts, which are those of the plan's own client. Raises NotFoundError for another."""
    plan = PLAN.table
    client_id = tx.connection.execute(
        sa.select(plan.c.client_id).where(
            plan.c.workspace_id == tx.workspace_id, plan.c.id == plan_id
        )
    ).scalar_one_or_none()
    if client_id is None:
        raise NotFoundError("plan", plan_id)
    found = read_posts(tx, client_id, posts)
    for key in posts:
        if key not in found:
            raise NotFoundError("post", key.post_id)
    return found
