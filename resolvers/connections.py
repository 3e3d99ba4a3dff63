"""Relay connections out of pages and counts, each read only if it is selected."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence, Set
from datetime import datetime
from typing import Any, Final, TypeAlias, TypedDict

from resolvers.projection import Selection
from services.storage.paging import Page

_OF_PAGE: Final = frozenset({"edges", "nodes", "pageInfo"})
_WITH_CURSORS: Final = frozenset({"edges", "pageInfo"})
_OF_COUNT: Final = frozenset({"totalCount", "totalCountIsExact"})


# How many, and whether that is exact.
Count: TypeAlias = tuple[int, bool]


class Connection(TypedDict, total=False):
    """What the connection types of `schema` show; only what is selected is there."""

    edges: list[dict[str, Any]]
    nodes: list[Any]
    page_info: dict[str, Any]
    total_count: int
    total_count_is_exact: bool
    as_of: datetime | None


def wants_cursors(selection: Selection) -> bool:
    """Say whether cursors may be shown of a page."""
    return not selection.names().isdisjoint(_WITH_CURSORS)


async def build_connection(
    selection: Selection,
    load_page: Callable[[], Awaitable[Page[Any]]],
    count: Callable[[], Awaitable[Count]],
    as_of: datetime | None = None,
) -> Connection:
    """Read what is selected below a connection, the page and the count at once.

    Args:
        selection: What is selected below the connection.
        load_page: Reads the page.
        count: Counts the whole list, and says whether the number is exact.
        as_of: Up to when it is known what is in the list; None where the database is read.
    """

    async def load_pages() -> list[Page[Any]]:
        return [await load_page()]

    async def counts() -> list[Count]:
        return [await count()]

    [connection] = await connect_all(selection, 1, load_pages, counts, as_of)
    return connection


async def connect_all(
    selection: Selection,
    number: int,
    load_pages: Callable[[], Awaitable[Sequence[Page[Any]]]],
    counts: Callable[[], Awaitable[Sequence[Count]]],
    as_of: datetime | None = None,
) -> list[Connection]:
    """Read what is selected below the same connection of many rows.

    Args:
        selection: What is selected below each connection.
        number: How many rows there are.
        load_pages: Reads the page of each.
        counts: Counts the whole list of each, and says whether the number is exact.
        as_of: See `build_connection`.
    """
    names = selection.names()
    wants_page, wants_count = bool(names & _OF_PAGE), bool(names & _OF_COUNT)
    pages: Sequence[Page[Any]] = ()
    counted: Sequence[Count] = ()
    if wants_page and wants_count:
        pages, counted = await asyncio.gather(load_pages(), counts())
    elif wants_page:
        pages = await load_pages()
    elif wants_count:
        counted = await counts()
    connections: list[Connection] = [{"as_of": as_of} for _ in range(number)]
    for connection, page in zip(connections, pages, strict=wants_page):
        _show_page(connection, page, names)
    for connection, (total, is_exact) in zip(connections, counted, strict=wants_count):
        connection["total_count"], connection["total_count_is_exact"] = total, is_exact
    return connections


def _show_page(connection: Connection, page: Page[Any], names: Set[str]) -> None:
    rows, cursor_of = page.rows, page.cursor_of
    if "nodes" in names:
        connection["nodes"] = rows
    if "edges" in names:
        connection["edges"] = [{"node": row, "cursor": cursor_of(row)} for row in rows]
    if "pageInfo" in names:
        connection["page_info"] = {
            "has_next_page": page.has_next,
            "has_previous_page": page.has_previous,
            "start_cursor": cursor_of(rows[0]) if rows else None,
            "end_cursor": cursor_of(rows[-1]) if rows else None,
        }
