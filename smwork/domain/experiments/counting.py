"""Which posts of a variant count, and what was added late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from smwork.domain.experiments.design import letter
from smwork.domain.experiments.metrics import METRICS
from smwork.domain.experiments.shares import Share
from smwork.domain.inspiration import Experiment, TestedPost, Variant
from smwork.domain.posts.published import PostKey
from smwork.domain.say import Day, Say, say


@dataclass(frozen=True, slots=True)
class PostFigures:
    """An imported post: when and where it went out, what it says, and its base metrics."""

    key: PostKey
    platform: str
    published: date
    text: str
    link: str
    metrics: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """A post of a variant with its figure; `why_not` is why it doesn't count.

    `counts` is what was done and out of how many, `late` the days after the last one it was added.
    """

    post: TestedPost
    published: date | None
    text: str
    figure: float | None
    why_not: Say | None
    counts: tuple[float, float] | None = None
    late: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """What one variant has to show. `late` counts the posts that were chosen after the last day."""

    variant: Variant
    letter: str
    posts: tuple[Judged, ...] = ()
    share: Share | None = None
    late: int = 0

    @property
    def figures(self) -> tuple[float, ...]:
        """The figures of the posts that count."""
        return tuple(p.figure for p in self.posts if p.why_not is None and p.figure is not None)

    def size(self, experiment: Experiment) -> int:
        """How many people or posts it has so far."""
        if experiment.unit == "posts":
            return len(self.figures)
        return self.share.people if self.share else 0

    def left_out(self) -> tuple[Judged, ...]:
        """The posts that don't count."""
        return tuple(each for each in self.posts if each.why_not is not None)


def seen(
    experiment: Experiment,
    variants: Sequence[Variant],
    tested: Sequence[TestedPost],
    imported: Mapping[PostKey, PostFigures],
) -> list[Seen]:
    """What each of the experiment's variants has to show, A first."""
    found = []
    for place, variant in enumerate(variants):
        own = [each for each in tested if each.variant_id == variant.id]
        posts = tuple(_judged(experiment, variant, each, imported) for each in own)
        share = _share(variant, posts) if experiment.unit == "people" else None
        late = [each.why_not is None and each.late > 0 for each in posts]
        found.append(Seen(variant, letter(place), posts, share, sum(late)))
    return found


def is_counted(variant: Variant) -> bool:
    """Whether its figures were typed, and can be right."""
    if variant.people is None or variant.done is None:
        return False
    return variant.done <= variant.people


def awaits_count(experiment: Experiment, variants: Sequence[Variant]) -> bool:
    """Whether figures were typed of which nobody has said yet that they are those of the whole time.

    Until then no result is shown: who knows it would know what to type.
    """
    typed = any(each.people is not None or each.done is not None for each in variants)
    return experiment.unit == "people" and experiment.counted_on is None and typed


def days_after(experiment: Experiment, variant: Variant, day: date) -> int:
    """How many days after the last one; 0 in time, and of a copied plan, whose records are all younger."""
    last = experiment.deadline
    if last is None or variant.created_at.date() > last:
        return 0
    return max(0, (day - last).days)


def _judged(
    experiment: Experiment,
    variant: Variant,
    post: TestedPost,
    imported: Mapping[PostKey, PostFigures],
) -> Judged:
    there = imported.get(PostKey(post.account_id, post.post_id))
    published = post.published_on or (there.published if there else None)
    measured = METRICS[experiment.metric] if experiment.metric else None
    counts = measured.counts(there.metrics) if there and measured else None
    figure = post.value
    if there is not None and measured is not None:
        figure = measured.figure(there.metrics)
    why_not = _why_not(experiment, post, published, figure)
    late = days_after(experiment, variant, post.created_at.date())
    return Judged(post, published, there.text if there else "", figure, why_not, counts, late)


def _why_not(
    experiment: Experiment, post: TestedPost, published: date | None, figure: float | None
) -> Say | None:
    if post.left_out:
        return say("left out by hand: {why}", why=post.left_out)
    if published is None:
        return say("the day on which it went out is not known")
    if experiment.start and published < experiment.start:
        return say("went out on {day}, before the experiment began", day=Day(published))
    last = experiment.stopped_on or experiment.deadline
    if last and published > last:
        return say("went out on {day}, after the last day", day=Day(published))
    return None if figure is not None else say("its figure is not known")


def _share(variant: Variant, posts: Sequence[Judged]) -> Share | None:
    """As typed, else the posts' counts added up; None where they make no share."""
    if variant.people is not None and variant.done is not None:
        return Share(variant.done, variant.people) if variant.done <= variant.people else None
    known = [each.counts for each in posts if each.why_not is None and each.counts is not None]
    done, people = round(sum(c[0] for c in known)), round(sum(c[1] for c in known))
    return Share(done, people) if people and done <= people else None
