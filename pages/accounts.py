"""Step 3: each account complete on its platform, and what will be improved."""

from smwork.domain.accounts import Improvement
from smwork.domain.research import Channel
from smwork.ui.accounts.improvements import improvements
from smwork.ui.accounts.page import accounts, kept_channels
from smwork.ui.context import here
from smwork.ui.reading import reading
from smwork.ui.step import next_step, step_heading, undo_offer

around = here()
now = reading(around)

step_heading(around, "accounts")
undo_offer(around, (Channel, Improvement))
accounts(around, now)
if kept_channels(now):
    improvements(around, now)
next_step(around, "accounts")
