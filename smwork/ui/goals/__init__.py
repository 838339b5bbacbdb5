"""Step 1: objectives, goals, and the KPIs by which each is measured."""
