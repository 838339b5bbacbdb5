"""Step 4: listening, mentions, ideas and experiments."""
