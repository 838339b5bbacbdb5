"""A picture that is uploaded, held against the sizes of the platform. The picture is not kept."""

from typing import Final

import streamlit as st
from PIL import Image, UnidentifiedImageError

from smwork.domain.picture_size import Photo, picture_fit
from smwork.domain.research import Channel
from smwork.facts.platforms import Picture, platform
from smwork.locale import Translator
from smwork.ui.context import Here

_TYPES: Final = ["png", "jpg", "jpeg", "gif", "webp"]
_MOST: Final = 20
"""MB: far above what any platform takes of a profile picture."""


def picture_check(here: Here, channel: Channel) -> None:
    """Where a picture is dropped, and how it fits each place of this platform."""
    t, places = here.t, platform(channel.platform).pictures
    if not places:
        return
    file = st.file_uploader(
        t("Check a picture (it is measured, not kept)"),
        type=_TYPES,
        key=f"picture.{channel.id}",
        max_upload_size=_MOST,
    )
    if file is None:
        return
    try:
        with Image.open(file) as picture:
            photo = Photo(*picture.size, file.size)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError):
        wrong = t("This is not a picture that can be read.")
        st.markdown(f":small[:red[:material/error: {wrong}]]")
        return
    told = t("It is {width} × {height}.", width=str(photo.width), height=str(photo.height))
    ordered = sorted(places, key=lambda place: not place.on_profile)
    st.markdown("  \n".join([told, *(_line(t, photo, place) for place in ordered)]))


def _line(t: Translator, photo: Photo, place: Picture) -> str:
    fit = picture_fit(photo, place)
    mark = ":green[:material/check_circle:]" if fit.good else ":orange[:material/error:]"
    if fit.state == "unknown":
        mark = ":gray[:material/help:]"
    size = f" ({place.width} × {place.height})" if place.width else ""
    return f"{mark} **{t(place.label)}**{size}: {t(fit.why)}"
