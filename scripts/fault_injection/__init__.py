"""`scripts/chaos`: things break under load, and what is lost is counted."""
