"""What the words of one mention say: a name, a role, an age, a seat, a list."""
