"""The network and what it is asked to get right."""
