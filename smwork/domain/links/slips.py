"""Which link was meant: the one whose tags are most like those that came in."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from smwork.domain.links.records import TaggedLink
from smwork.domain.links.tags import Tags
from smwork.domain.record import LINE_LENGTH

ALIKE: Final = 0.75
"""From which likeness on (0 to 1) a stranger's tags are taken for a slip of the pen."""


def nearest(
    seen: Sequence[tuple[str, str]], links: Sequence[tuple[TaggedLink, Tags]]
) -> TaggedLink | None:
    """The link with the tags most like `seen`, of those that a file tells; None when none is like it.

    Nor of a tag that is longer than one of the plan may be: it could not be counted with any.
    """
    if any(len(value) > LINE_LENGTH for _, value in seen):
        return None
    likeness = SequenceMatcher(autojunk=False)
    likeness.set_seq2("|".join(value for _, value in seen))
    best, found = ALIKE, None
    for link, tags in links:
        ours = tags.as_dict()
        likeness.set_seq1("|".join(ours[name] for name, _ in seen))
        # The exact likeness takes long to work out; what can't be enough is seen sooner.
        if likeness.real_quick_ratio() < best or likeness.quick_ratio() < best:
            continue
        if (ratio := likeness.ratio()) > best or (found is None and ratio >= best):
            best, found = ratio, link
    return found
