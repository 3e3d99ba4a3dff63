"""`log10-gateway demo`: data to look at."""
