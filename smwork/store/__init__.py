"""The only SQL of the workbook: one door to the database, and functions that read and write records."""
