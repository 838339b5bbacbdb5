"""What is told of a KPI wherever one meets it: its course, its origins, what others reach, own formulas."""
