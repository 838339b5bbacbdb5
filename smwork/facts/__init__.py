"""What the world says, as data: every figure with its source, year and grade.

The data stand in `data/*.toml`, in English; one small module per subject reads them once into
frozen records. Nothing here knows the workbook's own plans: a fact is the same for every client.
"""
