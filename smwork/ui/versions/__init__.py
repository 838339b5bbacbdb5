"""Frozen versions of a plan: listed, read, compared, gone back to."""
