"""What `deploy` has for those who watch a gateway fits the gateway."""
