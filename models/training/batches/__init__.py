"""Records -> what a step of training reads."""
