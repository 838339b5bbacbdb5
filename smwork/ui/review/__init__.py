"""The monthly review, made for a beamer; and those that were kept."""
