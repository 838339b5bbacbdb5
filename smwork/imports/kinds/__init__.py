"""The kinds of files that are known, platform by platform: each a declaration over the one reader."""
