"""Step 5: kinds, mix, cadence, hours, and one item."""
