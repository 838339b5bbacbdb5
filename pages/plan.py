"""The frame of the plan, before step 1: the why, the audiences, and the means there are."""

from smwork.domain.plan import Audience, Objective
from smwork.ui.context import here
from smwork.ui.plan.page import audiences, frame_fields, means, objectives, plan_heading
from smwork.ui.reading import reading
from smwork.ui.step import next_step, undo_offer

around = here()
now = reading(around)

plan_heading(around)
undo_offer(around, (Audience, Objective))
frame_fields(around, now)
objectives(around, now)
audiences(around, now)
means(around, now)
next_step(around, "plan")
