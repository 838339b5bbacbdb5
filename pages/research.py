"""Step 2: the channels in use, each with its own mission; the competitors; and who is where."""

from smwork.domain.research import Channel, Competitor, FakeProfile, Mission
from smwork.ui.context import here
from smwork.ui.reading import reading
from smwork.ui.research.channels import channels
from smwork.ui.research.competitors import competitors
from smwork.ui.research.fakes import fakes
from smwork.ui.research.fit import fits
from smwork.ui.research.missions import missions
from smwork.ui.research.people import people
from smwork.ui.step import next_step, step_heading, undo_offer

around = here()
now = reading(around)

step_heading(around, "research")
undo_offer(around, (Channel, Mission, Competitor, FakeProfile))
channels(around, now)
if now.book.channels:
    missions(around, now)
    fits(around, now)
    people(around, now)
if now.book.channels or now.book.competitors or now.book.fake_profiles:
    competitors(around, now)
    fakes(around, now)
next_step(around, "research")
