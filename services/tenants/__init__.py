"""Organizations, their tokens, and who may do what at which rate."""
