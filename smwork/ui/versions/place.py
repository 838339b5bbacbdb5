"""What is looked at among the versions: which is read, or which two are compared. It is in the address."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from smwork.domain.versions import PlanVersion

NOW = "now"
"""The plan of today, as the other side of a comparison."""


@dataclass(frozen=True, slots=True)
class Looking:
    """The version that is read, if one is; else the two sides of the comparison, by id."""

    reads: str = ""
    before: str = ""
    after: str = NOW


def looking(versions: Sequence[PlanVersion]) -> Looking:
    """What the address asks for; without a wish the latest version is laid beside today."""
    known = {each.id for each in versions}
    asked = {name: st.query_params.get(name, "") for name in ("reads", "before", "after")}
    if asked["reads"] in known:
        return Looking(reads=asked["reads"])
    latest = versions[-1].id if versions else ""
    before = asked["before"] if asked["before"] in known else latest
    after = asked["after"] if asked["after"] in known else NOW
    return Looking(before=before, after=after)


def read(version_id: str) -> None:
    """Open a version for reading, from the next drawing of the page on."""
    _ask(reads=version_id)


def compare(before: str, after: str) -> None:
    """Lay two versions side by side; an empty `after` is the plan of today."""
    _ask(before=before, after=after)


def _ask(**wanted: str) -> None:
    for name in ("reads", "before", "after"):
        st.query_params.pop(name, None)
    for name, value in wanted.items():
        if value:
            st.query_params[name] = value
