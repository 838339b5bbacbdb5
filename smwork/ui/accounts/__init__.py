"""Step 3: how complete each account is, and what will be improved."""
