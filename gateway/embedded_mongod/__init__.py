"""A real mongod of the gateway's own, for those who have none."""
