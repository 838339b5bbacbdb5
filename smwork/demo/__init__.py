"""The demo plan: one worked, believable, invented organisation, with nine months of figures."""

from smwork.demo.plan import add_demo_plan

__all__ = ["add_demo_plan"]
