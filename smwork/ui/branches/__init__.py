"""A plan split by branch or region, side by side."""
