"""How GraphQL fetches: context, batching, projection.

Resolvers call services and return rows, never GraphQL types: `schema` says what of a row is
shown. A page of any size costs a constant number of database round trips.
"""
