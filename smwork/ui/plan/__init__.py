"""The plan's frame: whose it is, why, for whom, with what means; and the pitfalls."""
