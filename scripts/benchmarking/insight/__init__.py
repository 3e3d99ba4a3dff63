"""`scripts/bench insight`: questions over many completions, asked of the index through GraphQL."""
