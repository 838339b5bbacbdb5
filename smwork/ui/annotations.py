"""Annotations on the screen: what is known of a day that no figure tells."""

from typing import Final

from smwork.domain.annotations import Span
from smwork.domain.say import msg

SPANS: Final[dict[Span, str]] = {
    "day": msg("that day"),
    "month": msg("the whole month"),
}
