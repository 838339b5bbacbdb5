"""The start screen: clients and plans."""
