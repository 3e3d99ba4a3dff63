"""Sessions by what is said in them: the index finds which, and the database lists them.

So such a list has the orders, the cursors and the counts of any other list of sessions, and what is
shown of a session is as it is now; only whether it has the words is as old as the index.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from tantivy import Query, Searcher

from services.completions.filters import is_searched
from services.errors import TooComplex
from services.ids import storage_key
from services.insight.aggregating import is_past_limits
from services.insight.fields import MOST_BUCKETS
from services.insight.filters import compile_query
from services.insight.reader import View
from services.insight.text_queries import check_texts
from services.observability.tracing import traced
from services.session_lists import SessionFilter, check_session_filter, filters_of_completions

# What is searched may lead to so many sessions, and their ids be so long: the database is asked for
# them by these.
MAX_SESSIONS: Final = 10_000
_MAX_BYTES: Final = 2**22
_FIELD: Final = "session_id"
_TOO_MANY: Final = (
    f"more than {MAX_SESSIONS:,} sessions have what is searched: search more words, or give "
    "conditions beside the text that leave fewer, such as a range of createdAt or tags"
)


def is_search(filter_: SessionFilter | None) -> bool:
    """Say whether a filter searches a text, so that `search_sessions` is to be asked first."""
    return filter_ is not None and any(map(is_searched, filter_.completion_filters()))


@traced
async def search_sessions(
    organization_id: str, filter_: SessionFilter, view: View
) -> Mapping[int, Sequence[str]]:
    """Find the sessions of the completions that are searched.

    Args:
        organization_id: From the token.
        filter_: With a text somewhere.
        view: The index, of which all is asked.

    Returns:
        The stored ids of the sessions, by the identity of each filter of completions that searches
        a text: what `services.session_lists` takes.

    Raises:
        InvalidInput: The filter or a text cannot be.
        NotFound: The filter names a task that is not there.
        TooComplex: Too many sessions match.
        Unavailable: It is on what is not derived yet of all completions.
    """
    searched = [one for one in filters_of_completions(filter_) if is_searched(one)]
    found: dict[int, Sequence[str]] = {}
    left = _MAX_BYTES
    for one in searched:
        query = await compile_query(organization_id, one, view)
        ids = await view.ask(lambda searcher, query=query: _ids(searcher, query))  # type: ignore[misc]  # bound at once
        keys = [storage_key(organization_id, id_) for id_ in ids]
        left -= sum(len(key.encode()) for key in keys)
        if left < 0:
            raise TooComplex(_TOO_MANY)
        found[id(one)] = keys
    return found


def check_searched_sessions(organization_id: str, filter_: SessionFilter) -> None:
    """Return if a filter could be asked for, with its texts.

    Raises:
        InvalidInput: It could not.
    """
    check_texts(text for one in filter_.completion_filters() for text in one.texts())
    check_session_filter(organization_id, filter_)


def _ids(searcher: Searcher, query: Query) -> list[str]:
    terms = {"field": _FIELD, "size": MAX_SESSIONS + 1, "segment_size": MOST_BUCKETS}
    try:
        result: dict[str, Any] = searcher.aggregate(query, {"sessions": {"terms": terms}})
    except ValueError as error:
        if not is_past_limits(error):
            raise
        raise TooComplex(_TOO_MANY) from error
    buckets = result["sessions"]["buckets"]
    if len(buckets) > MAX_SESSIONS:
        raise TooComplex(_TOO_MANY)
    return [bucket["key"] for bucket in buckets]
