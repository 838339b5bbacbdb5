"""Tagged links: made, checked, and what came of them."""
