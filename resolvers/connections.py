"""Relay connections out of pages and counts, each read only if it is selected."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypedDict

from resolvers.projection import Selection
from services.paging import Page

_OF_PAGE: Final = frozenset({"edges", "nodes", "pageInfo"})
_OF_COUNT: Final = frozenset({"totalCount", "totalCountIsExact"})


class Connection(TypedDict, total=False):
    """What the connection types of `schema` show; only what is selected is there."""

    edges: list[dict[str, Any]]
    nodes: list[Any]
    page_info: dict[str, Any]
    total_count: int
    total_count_is_exact: bool


async def connect(
    selection: Selection,
    load_page: Callable[[], Awaitable[Page[Any]]],
    count: Callable[[], Awaitable[tuple[int, bool]]],
) -> Connection:
    """Read what is selected below a connection, the page and the count at once.

    Args:
        selection: What is selected below the connection.
        load_page: Reads the page.
        count: Counts the whole list, and says whether the number is exact.
    """
    names = selection.names()
    wants_page, wants_count = bool(names & _OF_PAGE), bool(names & _OF_COUNT)
    connection: Connection = {}
    if wants_page and wants_count:
        page, counted = await asyncio.gather(load_page(), count())
    elif wants_page:
        page, counted = await load_page(), None
    elif wants_count:
        page, counted = None, await count()
    else:
        return connection
    if page is not None:
        _show_page(connection, page, with_edges="edges" in names)
    if counted is not None:
        connection["total_count"], connection["total_count_is_exact"] = counted
    return connection


def _show_page(connection: Connection, page: Page[Any], *, with_edges: bool) -> None:
    rows, cursor_of = page.rows, page.listing.cursor_of
    connection["nodes"] = rows
    if with_edges:
        connection["edges"] = [{"node": row, "cursor": cursor_of(row)} for row in rows]
    connection["page_info"] = {
        "has_next_page": page.has_next,
        "has_previous_page": page.has_previous,
        "start_cursor": cursor_of(rows[0]) if rows else None,
        "end_cursor": cursor_of(rows[-1]) if rows else None,
    }
