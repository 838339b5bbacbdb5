"""Posts beside the plan: matched, and what worked."""
