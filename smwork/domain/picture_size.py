"""A picture held against the size that a platform asks: its real pixels, not the list's (method A3)."""

from dataclasses import dataclass
from typing import Final, Literal

from smwork.domain.say import Number, Say, say
from smwork.facts.platforms import Picture

SizeState = Literal["right", "larger", "small", "ratio", "heavy", "unknown"]

SAME_RATIO: Final = 0.02
"""Two ratios are the same within two per cent: less than is seen when the platform crops it."""

_KB: Final = 1024


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as it was uploaded: pixels and bytes."""

    width: int
    height: int
    size: int


@dataclass(frozen=True, slots=True)
class Fit:
    """How a picture fits a place on a platform, and what to do about it."""

    state: SizeState
    why: Say

    @property
    def good(self) -> bool:
        """Whether it can be used as it is."""
        return self.state in ("right", "larger")


def picture_fit(photo: Photo, place: Picture) -> Fit:
    """What is wrong with the picture for this place, the worst first; right when nothing is."""
    if place.max_bytes is not None and photo.size > place.max_bytes:
        most, told = Number(place.max_bytes / _KB, 0), Number(photo.size / _KB, 0)
        why = say("Too heavy: {told} kB, at most {most} kB is taken.", told=told, most=most)
        return Fit("heavy", why)
    if place.width is None or place.height is None:
        return _against_least(photo, place)
    return _against_size(photo, place.width, place.height, place)


def _against_least(photo: Photo, place: Picture) -> Fit:
    """Where only the least size is known, or none at all."""
    if place.min_width is None and place.min_height is None:
        return Fit("unknown", say("No source gives a size for this place."))
    if _too_small(photo, place.min_width, place.min_height):
        return Fit("small", _small(place.min_width or 0, place.min_height or 0))
    return Fit("right", say("Right: it is large enough."))


def _against_size(photo: Photo, width: int, height: int, place: Picture) -> Fit:
    if _too_small(photo, place.min_width or width, place.min_height or height):
        return Fit("small", _small(place.min_width or width, place.min_height or height))
    if abs(photo.width / photo.height / (width / height) - 1) > SAME_RATIO:
        why = say(
            "Other ratio: it will be cut. Make it {width} × {height}.",
            width=_whole(width),
            height=_whole(height),
        )
        return Fit("ratio", why)
    if (photo.width, photo.height) == (width, height):
        return Fit("right", say("Right, to the pixel."))
    if photo.width < width:
        return Fit("right", say("Right: the ratio fits and it is large enough."))
    return Fit("larger", say("Right: the ratio fits, the platform makes it smaller."))


def _too_small(photo: Photo, width: int | None, height: int | None) -> bool:
    return photo.width < (width or 0) or photo.height < (height or 0)


def _small(width: int, height: int) -> Say:
    return say(
        "Too small: {width} × {height} is needed at least.",
        width=_whole(width),
        height=_whole(height),
    )


def _whole(pixels: int) -> str:
    """Pixels are written without separators, as everybody in the trade does."""
    return str(pixels)
