"""Mentions -> sources: whom each one means."""
