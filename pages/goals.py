"""Step 1: goals that are SMART, each with a KPI on its way to a target."""

from smwork.domain.goals import Goal, Kpi, OwnKpi
from smwork.domain.plan import Objective
from smwork.ui.context import here
from smwork.ui.evaluation.successors import out_of_reach_goals, replace_goals, undo_replacement
from smwork.ui.goals.page import goals
from smwork.ui.kpis.own import own_kpis
from smwork.ui.plan.page import objectives_fold
from smwork.ui.reading import reading
from smwork.ui.step import next_step, step_heading, undo_offer

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
