"""Step 2: the channels, what each is for, who is where, and a competitor."""

from smwork.domain.names import channel_name
from smwork.domain.research import Channel
from tests.browser.walk.walk import Walk

CHANNELS = (("Facebook", "@molendehoop"), ("LinkedIn", "molendehoop"), ("YouTube", "@dehoop"))


def do_research(walk: Walk) -> None:
    """Three channels that are kept, one mission with its KPI, one fit, one competitor."""
    with walk.step("2 Research"):
        for platform, handle in CHANNELS:
            walk.chosen("channel", platform, handle)
        for channel in walk.book.channels:
            walk.app.press(f"channel.decision.{channel.id}", walk.t("keep"))
        _mission(walk)
        _fit(walk)
        _competitor(walk)

    book = walk.book
    assert [(each.platform, each.handle) for each in book.channels] == [
        (platform.lower(), handle) for platform, handle in CHANNELS
    ]
    assert {each.decision for each in book.channels} == {"keep"}
    assert [(each.statement, each.kpi_id) for each in book.missions] == [
        (walk.told.mission, book.kpis[1].id)
    ]
    assert [(each.channel_id, each.uses) for each in book.fits] == [(book.channels[0].id, "most")]
    assert (book.channels[0].followers, book.competitors[0].followers) == (3_400, 12_500)


def label(channel: Channel) -> str:
    """What a channel is called in every list."""
    return str(channel_name(channel))


def _mission(walk: Walk) -> None:
    app, t = walk.app, walk.t
    walk.chosen("mission", label(walk.book.channels[0]), walk.told.mission)
    (mission,) = walk.book.missions
    with walk.rewrites(f"smart.{mission.id}"):
        app.choose(f"mission.goal_id.{mission.id}", walk.told.goals[1])
        # Two KPIs may measure the same: the option says which goal it is of.
        app.choose(f"mission.kpi_id.{mission.id}", walk.told.goals[1])
        app.choose(f"mission.check_every.{mission.id}", t("every month"))
        app.write(f"mission.posts_per_week.{mission.id}", "2,5" if t.language == "nl" else "2.5")
    assert walk.book.missions[0].posts_per_week == 2.5


def _fit(walk: Walk) -> None:
    # The audience was unfolded when it was added, and is found as it was left.
    (audience,), channel = walk.book.audiences, walk.book.channels[0]
    with walk.draws_one_more():
        walk.app.press(f"fit.{channel.id}.{audience.id}", walk.t("Most of them"))


def _competitor(walk: Walk) -> None:
    walk.app.write(f"channel.followers.{walk.book.channels[0].id}", walk.t.number(3_400))
    walk.chosen("competitor", "Facebook", walk.told.competitor)
    (competitor,) = walk.book.competitors
    with walk.draws_one_more():
        walk.app.write(f"competitor.followers.{competitor.id}", walk.t.number(12_500))
