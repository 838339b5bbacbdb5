"""Published posts as the rules see them: what they are, which item each belongs to, what works."""
