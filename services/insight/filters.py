"""The filter of completions, as the index answers it."""

from tantivy import Query, Schema

from services.completions.filters import CompletionFilter
from services.insight.fields import ORGANIZATION
from services.insight.reader import View


async def compile_query(
    organization_id: str, filter_: CompletionFilter | None, view: View
) -> Query:
    """Compile a filter for the index.

    Args:
        organization_id: From the token; leads the query.
        filter_: None matches all of the organization's completions.
        view: Of which the query will be asked.

    Raises:
        InvalidInput: It is too large, or a path, a value or its text cannot be.
        NotFound: It names a task that is not there.
        TooComplex: What the index cannot decide matches too many completions.
    """
    return of_organization(view.schema, organization_id)


def of_organization(schema: Schema, organization_id: str) -> Query:
    """Return what finds all completions of an organization."""
    return Query.term_query(schema, ORGANIZATION, organization_id)
