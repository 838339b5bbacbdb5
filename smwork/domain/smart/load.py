"""What the hours and the money say: what a commitment takes against what is left for it."""

from smwork.domain.say import Money, Number, Say, say
from smwork.domain.smart.commitment import Commitment
from smwork.domain.smart.verdict import Finding


def of_hours(commitment: Commitment) -> list[Finding]:
    """The hours a week that the posts take; nothing where no posts are promised."""
    load = commitment.load
    if load is None or not load.posts_per_week:
        return []
    if load.hours_per_post is None:
        return [_no_hours_per_post(commitment)]
    if load.hours_free is None:
        return [
            Finding(
                "unknown",
                say("Not judged yet: the plan doesn't say how many hours a week there are."),
                say("Fill in the hours a week at the plan."),
            )
        ]
    return [_held(load.posts_per_week, load.hours_per_post, load.hours_free)]


def _no_hours_per_post(commitment: Commitment) -> Finding:
    why = say("Not judged yet: it isn't known how many hours a post takes.")
    if commitment.kind == "cadence":
        return Finding("unknown", why, say("Fill in the hours that a post takes."))
    return Finding("unknown", why, say("Fill in the hours a post takes, at the channel's cadence."))


def _held(posts: float, each: float, free: float) -> Finding:
    needed = posts * each
    taken = {"needed": Number(needed), "free": Number(max(free, 0.0))}
    if needed <= free:
        return Finding("met", say("It takes {needed} hours a week; there are {free}.", **taken))
    why = say("It takes {needed} hours a week; only {free} are left.", **taken)
    if free <= 0:
        mend = say("Other channels take all the hours: post less there, or find more hours.")
        return Finding("missing", why, mend)
    return Finding("missing", why, _fewer_posts(free / each, needed - free))


def _fewer_posts(posts: float, hours: float) -> Say:
    return say(
        "Make it {posts} posts a week, or find {hours} hours a week more.",
        posts=Number(posts),
        hours=Number(hours),
    )


def of_money(commitment: Commitment) -> list[Finding]:
    """The money that the targets take at the price they aim at; nothing where none is reckoned."""
    load = commitment.load
    if load is None or load.money_needed is None:
        return []
    needed = Money(round(load.money_needed))
    if load.money_free is None:
        why = say("It takes about {needed}; the plan has no media budget yet.", needed=needed)
        return [Finding("unknown", why, say("Fill in the media budget at the plan."))]
    there = Money(load.money_free)
    if load.money_needed <= load.money_free:
        why = say("It takes about {needed}; the budget is {there}.", needed=needed, there=there)
        return [Finding("met", why)]
    why = say("It takes about {needed}; the budget is only {there}.", needed=needed, there=there)
    return [Finding("missing", why, say("Ask for less, aim at a lower price, or find budget."))]
