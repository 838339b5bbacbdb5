"""The channels, what can be measured on them, and the checklist of an account."""

from typing import get_args

import pytest
from pydantic import ValidationError

from smwork.errors import UnknownFactError
from smwork.facts.checklists import (
    ChecklistGroup,
    checklist,
    checklist_groups,
    limit_units,
)
from smwork.facts.kpis import Kpi, kpi, kpis
from smwork.facts.metrics import all_metrics
from smwork.facts.offer import instead_of, kpis_for, missing_figures
from smwork.facts.platforms import LimitUnit, Picture, Platform, TextField, platform, platforms
from smwork.facts.tags import tag, tag_events, tags

each_channel = pytest.mark.parametrize("channel", platforms(), ids=lambda channel: channel.key)
each_network = pytest.mark.parametrize(
    "channel",
    tuple(channel for channel in platforms() if channel.kind == "network"),
    ids=lambda channel: channel.key,
)


def test_every_channel_of_the_method_is_there() -> None:
    wanted = (
        "instagram facebook linkedin x tiktok youtube threads pinterest bluesky mastodon whatsapp "
        "snapchat google_business website newsletter"
    )
    assert [channel.key for channel in platforms()] == wanted.split()


@each_channel
def test_a_channel_speaks_only_of_metrics_that_there_are(channel: Platform) -> None:
    lacking = {key for gap in channel.missing for key in gap.metrics}
    assert lacking <= {metric.key for metric in all_metrics()}


@each_channel
def test_no_kpi_is_offered_of_which_the_figures_cannot_be_had(channel: Platform) -> None:
    gaps = [gap for gap in channel.missing if gap.scope is None and gap.profile is None]
    lacking = {key for gap in gaps for key in gap.metrics}
    assert all(not lacking & set(offered.metrics) for offered in kpis_for(channel.key))
    assert kpis_for(channel.key)


@pytest.mark.parametrize("one", kpis(), ids=lambda one: one.key)
def test_every_kpi_can_be_measured_somewhere(one: Kpi) -> None:
    assert one.whole_plan or any(one in kpis_for(channel.key) for channel in platforms())


@pytest.mark.parametrize(
    ("key", "channel", "possible"),
    [
        ("er_reach", "bluesky", False),
        ("er_reach", "mastodon", False),
        ("er_followers", "bluesky", True),
        ("er_followers", "mastodon", True),
        ("er_impressions", "instagram", False),
        ("er_views", "instagram", True),
        ("ctr", "facebook", True),
        ("followers", "website", False),
        ("followers", "google_business", False),
        ("reviews", "google_business", True),
        ("er_reach", "threads", False),
        ("er_views", "threads", True),
        ("clicks", "bluesky", False),
        ("saves", "mastodon", False),
        ("follows", "mastodon", True),
        ("conversion_rate_sessions", "website", True),
        ("watch_minutes", "tiktok", True),
    ],
)
def test_a_kpi_is_offered_where_its_figures_are(key: str, channel: str, possible: bool) -> None:
    gap = missing_figures(kpi(key), channel)
    assert (gap is None) == possible
    assert gap is None or gap.reason.endswith(".")


def test_a_personal_linkedin_profile_gives_no_reach() -> None:
    assert missing_figures(kpi("er_reach"), "linkedin") is None
    assert missing_figures(kpi("er_reach"), "linkedin", profile="personal") is not None
    assert missing_figures(kpi("er_followers"), "linkedin", profile="personal") is None


@pytest.mark.parametrize(
    ("key", "channel", "instead"),
    [
        ("er_reach", "bluesky", "er_followers"),
        ("er_seen", "mastodon", "er_followers"),
        ("reach", "bluesky", "interactions"),
        ("impressions", "instagram", "views"),
        ("reach", "threads", "views"),
        ("er_impressions", "instagram", "er_views"),
        ("virality_rate", "bluesky", "amplification_rate_followers"),
        ("er_followers", "website", "conversion_rate_sessions"),
        ("watch_minutes", "bluesky", None),
    ],
)
def test_where_figures_are_missing_something_near_is_named(
    key: str, channel: str, instead: str | None
) -> None:
    found = instead_of(kpi(key), channel)
    assert (found.key if found else None) == instead


@pytest.mark.parametrize("channel", ["bluesky", "mastodon"])
def test_without_reach_every_engagement_rate_leads_to_the_one_by_followers(channel: str) -> None:
    for key in ("er_reach", "er_impressions", "er_views", "er_seen"):
        found = instead_of(kpi(key), channel)
        assert found is not None
        assert found.key == "er_followers"


def test_what_was_measured_is_to_be_had_whatever_the_facts_say() -> None:
    measured = {"impressions", "interactions"}
    assert missing_figures(kpi("er_impressions"), "linkedin", "personal") is not None
    assert missing_figures(kpi("er_impressions"), "linkedin", "personal", measured) is None
    assert missing_figures(kpi("er_reach"), "linkedin", "personal", measured) is not None


def test_what_the_plan_keeps_as_a_whole_is_offered_for_no_single_channel() -> None:
    assert all(kpi("roi") not in kpis_for(channel.key) for channel in platforms())


@each_channel
def test_checklist_keys_are_unique_and_stand_in_their_groups(channel: Platform) -> None:
    items = checklist(channel.key)
    order = [group.key for group in checklist_groups()]
    assert len({item.key for item in items}) == len(items)
    assert [order.index(item.group) for item in items] == sorted(
        order.index(item.group) for item in items
    )


@each_network
def test_a_network_s_checklist_has_the_whole_method(channel: Platform) -> None:
    keys = {item.key for item in checklist(channel.key)}
    wanted = "field.name field.website image.profile found.search_words cross.website"
    wanted += " cross.email_list cross.signature cross.print cross.accounts"
    assert set(wanted.split()) <= keys
    assert keys & {"field.bio", "field.description", "field.about"}


@each_channel
def test_every_tag_asks_consent_and_is_seen_to_fire(channel: Platform) -> None:
    items = {item.key: item for item in checklist(channel.key)}
    for key in channel.tags:
        consent = items[f"tag.{key}.consent"]
        assert consent.name == tag(key).name
        assert consent.source is not None
        assert {f"tag.{key}.{event}" for event in tag(key).events} <= set(items)


def test_the_instagram_bio_has_its_sourced_limit() -> None:
    bio = next(item for item in checklist("instagram") if item.key == "field.bio")
    assert (bio.limit, bio.unit) == (150, "characters")
    assert bio.source is not None
    assert bio.source.cited == "socialk.it, 2026"


def test_a_field_without_a_source_has_no_number() -> None:
    description = next(item for item in checklist("facebook") if item.key == "field.description")
    assert (description.limit, description.source) == (None, None)


def test_groups_units_and_events_all_have_a_name() -> None:
    assert [group.key for group in checklist_groups()] == list(get_args(ChecklistGroup))
    assert {unit.key for unit in limit_units()} == set(get_args(LimitUnit))
    assert {event for one in tags() for event in one.events} == {one.key for one in tag_events()}


@pytest.mark.parametrize(
    ("channel", "handle", "address"),
    [
        ("instagram", "@bakkerij.de.molen", "https://www.instagram.com/bakkerij.de.molen/"),
        ("tiktok", " demolen ", "https://www.tiktok.com/@demolen"),
        ("mastodon", "@demolen@mastodon.nl", "https://mastodon.nl/@demolen"),
        ("mastodon", "demolen", None),
        ("newsletter", "demolen", None),
        ("x", "", None),
    ],
)
def test_a_handle_becomes_an_address(channel: str, handle: str, address: str | None) -> None:
    assert platform(channel).profile_address(handle) == address


def test_text_and_hashtag_limits_of_a_post() -> None:
    instagram = platform("instagram")
    assert instagram.post_text is not None
    assert instagram.post_text.limit == 2200
    assert instagram.hashtags is not None
    assert instagram.hashtags.limit == 5
    assert platform("whatsapp").post_text is None
    assert platform("linkedin").hashtags is None


def test_an_unknown_channel_is_said_so() -> None:
    with pytest.raises(UnknownFactError, match="hyves"):
        checklist("hyves")


def test_a_limit_without_a_source_is_refused() -> None:
    with pytest.raises(ValidationError, match="source"):
        TextField(key="bio", label="Bio", limit=150, unit="characters")


def test_a_size_without_a_source_or_with_half_a_size_is_refused() -> None:
    with pytest.raises(ValidationError, match="source"):
        Picture(key="cover", label="Cover", width=1500, height=500)
    half = platform("instagram").pictures[0].model_dump() | {"height": None}
    with pytest.raises(ValidationError, match="height"):
        Picture.model_validate(half)
