"""What an experiment's card is drawn from: its variants, their figures, and what is usual."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from smwork.domain.experiments.counting import PostFigures, Seen, awaits_count, seen
from smwork.domain.experiments.design import Own, Phase, phase, variants_of
from smwork.domain.experiments.own import RECENT_WEEKS, WEEKS, own_figures
from smwork.domain.experiments.result import Outcome, outcome, together
from smwork.domain.inspiration import Experiment, Variant
from smwork.domain.posts.published import PostKey
from smwork.domain.record import by_id
from smwork.store.experiment_figures import read_posts, read_usual
from smwork.ui.context import Here
from smwork.ui.reading import Reading


@dataclass(frozen=True, slots=True)
class Card:
    """One experiment with all that its card shows."""

    here: Here
    now: Reading
    experiment: Experiment

    @property
    def phase(self) -> Phase:
        """How far it is."""
        return phase(self.experiment, self.now.today)

    @property
    def variants(self) -> list[Variant]:
        """Its variants, A first."""
        return variants_of(self.experiment, self.now.book.variants)

    @property
    def seen(self) -> list[Seen]:
        """What each variant has to show."""
        key = ("seen", self.experiment.id)
        return self.now.once(key, lambda: _seen(self.here, self.now, self.experiment))

    @property
    def own(self) -> Own:
        """What the team's own posts on its channel show of its figure."""
        at = (self.experiment.channel_id, self.experiment.kpi_id, self.experiment.metric)
        return self.now.once(("own", *at), lambda: _own(self.here, self.now, self.experiment))

    @property
    def awaits_count(self) -> bool:
        """Whether its typed figures are still to be fixed."""
        return awaits_count(self.experiment, self.variants)

    @property
    def outcome(self) -> Outcome | None:
        """What it shows, once it has ended and its figures are fixed; never before."""
        if self.phase != "ended":
            return None
        return outcomes(self.here, self.now).get(self.experiment.id)


def outcomes(here: Here, now: Reading) -> dict[str, Outcome]:
    """What each ended experiment of the plan shows."""
    return now.once(("outcomes",), lambda: _outcomes(here, now))


def corrected(here: Here, now: Reading) -> dict[str, float]:
    """The chances of all ended experiments of the plan, corrected for their number."""
    return now.once(("together",), lambda: together(outcomes(here, now)))


def _outcomes(here: Here, now: Reading) -> dict[str, Outcome]:
    ended = [each for each in now.book.experiments if phase(each, now.today) == "ended"]
    cards = {each.id: Card(here, now, each) for each in ended}
    return {
        key: outcome(card.experiment, card.seen)
        for key, card in cards.items()
        if len(card.variants) > 1 and not card.awaits_count
    }


def _seen(here: Here, now: Reading, experiment: Experiment) -> list[Seen]:
    variants = variants_of(experiment, now.book.variants)
    return seen(experiment, variants, now.book.tested_posts, picked(here, now))


def picked(here: Here, now: Reading) -> dict[PostKey, PostFigures]:
    """The imported posts that count in any experiment of the plan, read once."""
    keys = {
        PostKey(each.account_id, each.post_id) for each in now.book.tested_posts if each.post_id
    }
    client = now.book.client.id
    return now.once(
        ("tested posts",),
        lambda: here.read(partial(read_posts, client_id=client, keys=keys)) if keys else {},
    )


def _own(here: Here, now: Reading, experiment: Experiment) -> Own:
    kpi = by_id(now.book.kpis, experiment.kpi_id)
    channel_id = experiment.channel_id or (kpi.channel_id if kpi else None)
    channel = by_id(now.book.channels, channel_id)
    if channel is None:
        return Own()
    posts = here.read(
        partial(
            read_usual,
            client_id=now.book.client.id,
            since=now.today - timedelta(weeks=WEEKS),
            platform=channel.platform,
            handle=channel.handle,
        )
    )
    lately = now.today - timedelta(weeks=RECENT_WEEKS)
    return own_figures(experiment, posts, [post for post in posts if post.published >= lately])
