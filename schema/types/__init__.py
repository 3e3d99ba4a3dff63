"""The types of GraphQL, with what each field needs and what resolves it."""
