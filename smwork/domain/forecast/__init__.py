"""Where a monthly series goes from here, and how sure that is."""
