"""Step 2: channels, competitors, people, missions."""
