"""Versions of the plan: frozen, read again, laid side by side, and gone back to."""

from functools import partial

import streamlit as st

from smwork.store.versions import read_versions
from smwork.ui.context import here
from smwork.ui.reading import reading
from smwork.ui.versions.difference import differences
from smwork.ui.versions.page import freeze_form, version_list, way_back
from smwork.ui.versions.place import looking
from smwork.ui.versions.reading import read_frozen

around = here()
now = reading(around)
t = around.t
versions = around.read(partial(read_versions, plan_id=around.plan_id))
looks = looking(versions)

if looks.reads:
    read_frozen(around, next(each for each in versions if each.id == looks.reads))
else:
    st.title(t("Versions"))
    st.markdown(
        t("A frozen version stays as it is: so you see later what changed, why, and by whom.")
    )
    way_back(around, now, versions)
    freeze_form(around, versions)
    if versions:
        differences(around, now, versions, looks)
        version_list(around, now, versions)
