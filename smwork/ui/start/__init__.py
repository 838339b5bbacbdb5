"""The start screen: clients and their plans, the open plan at a glance, the golden thread."""
