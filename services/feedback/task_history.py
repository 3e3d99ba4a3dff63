"""The earlier versions of feedback tasks, newest first, page by page.

They stand in the row of their task. A version keeps its number, so that a cursor stays where it is
when versions are added.
"""

from collections.abc import Sequence
from typing import Any, Final

from services.rows import FeedbackTaskRow
from services.storage.cursors import Listing, malformed_cursor
from services.storage.order import Sort
from services.storage.paging import Page, PageRequest

_BY_VERSION: Final = Sort("version", descending=True)


def pages_of_history(
    tasks: Sequence[FeedbackTaskRow], page: PageRequest
) -> list[Page[dict[str, Any]]]:
    """Return the same page of the versions of many tasks.

    Raises:
        InvalidInput: A cursor is malformed, or belongs to another list.
    """
    return [_page(task, page) for task in tasks]


def _page(task: FeedbackTaskRow, page: PageRequest) -> Page[dict[str, Any]]:
    listing = Listing("versions", {"task_id": task["id"]}, _BY_VERSION)
    rows = task["history"][::-1]
    if page.after is not None:
        after = _version(listing, page.after)
        rows = [row for row in rows if row["version"] < after]
    if page.before is not None:
        before = _version(listing, page.before)
        rows = [row for row in rows if row["version"] > before]
    is_cut = len(rows) > page.size
    if page.backward:
        kept = rows[max(len(rows) - page.size, 0) :]
        return Page(listing, kept, page.before is not None, is_cut)
    return Page(listing, rows[: page.size], is_cut, page.after is not None)


def _version(listing: Listing, cursor: str) -> int:
    [version] = listing.position(cursor).values
    if type(version) is not int:
        raise malformed_cursor()
    return version
