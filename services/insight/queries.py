"""Queries of Tantivy made out of others."""

from collections.abc import Sequence

from tantivy import Occur, Query


def all_of(queries: Sequence[Query]) -> Query:
    """Return a query of what all queries find."""
    if len(queries) == 1:
        return queries[0]
    if not queries:
        return Query.all_query()
    return Query.boolean_query([(Occur.Must, one) for one in queries])


def any_of(queries: Sequence[Query]) -> Query:
    """Return a query of what any of some queries finds."""
    if len(queries) == 1:
        return queries[0]
    if not queries:
        return Query.empty_query()
    return Query.boolean_query([(Occur.Should, one) for one in queries])


def none_of(queries: Sequence[Query]) -> Query:
    """Return a query of all that none of some queries finds."""
    others = [(Occur.MustNot, one) for one in queries]
    return Query.boolean_query([(Occur.Must, Query.all_query()), *others])


def excluding(query: Query, without: Query) -> Query:
    """Return a query of what a query finds, and another does not."""
    return Query.boolean_query([(Occur.Must, query), (Occur.MustNot, without)])
