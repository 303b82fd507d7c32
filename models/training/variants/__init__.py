"""New records out of others: other marks, other names, pronouns for names."""
