"""The content calendar: month, week and list."""
