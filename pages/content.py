"""Step 5: the content plan and its calendar, in balance and within the hours that there are."""

from smwork.domain.content import Cadence, Event, Item, Kind
from smwork.domain.links.records import LinkPreset, TaggedLink
from smwork.ui.content.page import content
from smwork.ui.context import here
from smwork.ui.reading import reading
from smwork.ui.step import next_step, step_heading, undo_offer

around = here()
now = reading(around)

step_heading(around, "content")
undo_offer(around, (Item, Kind, Event, Cadence, LinkPreset, TaggedLink))
content(around, now)
next_step(around, "content")
