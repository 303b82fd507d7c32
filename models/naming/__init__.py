"""What is a name, where it ends, and which names are one."""
