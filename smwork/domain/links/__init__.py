"""Tagged links: what they are made of, where Google Analytics puts them, and what came of them."""
