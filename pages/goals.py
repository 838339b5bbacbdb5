"""Step 1: goals that are SMART, each with a KPI on its way to a target."""

from smwork.domain.goals import Goal, Kpi, OwnKpi
from smwork.domain.plan import Objective
from smwork.ui.context import here
from smwork.ui.goals import goals
from smwork.ui.own_kpis import own_kpis
from smwork.ui.plan import objectives_fold
from smwork.ui.reading import reading
from smwork.ui.step import next_step, step_heading, undo_offer
from smwork.ui.successors import out_of_reach_goals, replace_goals, undo_replacement

around = here()
now = reading(around)

step_heading(around, "goals")
undo_offer(around, (Goal, Kpi, OwnKpi, Objective))
undo_replacement(around)
replace_goals(around, now)
out_of_reach_goals(around, now)
objectives_fold(around, now)
goals(around, now)
own_kpis(around, now)
next_step(around, "goals")
