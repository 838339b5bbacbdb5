"""Step 6: where each KPI stands, what was learned, what is decided."""
