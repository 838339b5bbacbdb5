"""Step 6: the figures against the targets, what was learned, and what is decided because of it."""

from smwork.domain.annotations import Annotation
from smwork.domain.evaluation import Decision, Learning
from smwork.ui.context import here
from smwork.ui.evaluation.decisions import decisions, learnings
from smwork.ui.evaluation.flywheel import flywheel_part
from smwork.ui.evaluation.funnel import funnel_part
from smwork.ui.evaluation.history import plan_history
from smwork.ui.evaluation.kpis import kpis
from smwork.ui.evaluation.page import PARTS, at_a_glance, follow, go_round_again, to_goals
from smwork.ui.evaluation.successors import out_of_reach_goals, replace_goals
from smwork.ui.parts import choose_part
from smwork.ui.plan.pitfalls import pitfall_list
from smwork.ui.reading import reading
from smwork.ui.step import step_heading, undo_offer

around = here()
now = reading(around)

follow()
step_heading(around, "evaluation")
undo_offer(around, (Learning, Decision, Annotation))
replace_goals(around, now, to_goals)
out_of_reach_goals(around, now)
at_a_glance(around, now)
part = choose_part(around, "evaluation", around.t("Part of the evaluation"), PARTS)
if part == "kpis":
    kpis(around, now)
elif part == "funnel":
    funnel_part(around, now)
elif part == "flywheel":
    flywheel_part(around, now)
elif part == "learned":
    learnings(around, now)
elif part == "decisions":
    decisions(around, now)
else:
    pitfall_list(around, now)
    plan_history(around, now)
go_round_again(around)
