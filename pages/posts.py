"""What went out: what works, what was planned of it, and the hashtags."""

from smwork.domain.content import Item
from smwork.ui.context import here
from smwork.ui.posts.page import posts
from smwork.ui.reading import reading
from smwork.ui.step import undo_offer

around = here()
now = reading(around)

undo_offer(around, (Item,))
posts(around, now)
