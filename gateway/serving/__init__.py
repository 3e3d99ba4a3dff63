"""`log10-gateway serve`: the first start, the server processes, and what they say."""
