"""Scores -> claims: content, cue and source, their edges, and what goes on without a cue."""
