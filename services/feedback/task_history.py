"""The earlier versions of feedback tasks, newest first, page by page.

They stand in the row of their task, up to 8 MiB of it, and are read where they are asked for. A
version keeps its number, so that a cursor stays where it is when versions are added.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from models import FeedbackTaskDocument
from services.rows import FeedbackTaskRow
from services.storage.cursors import Listing, malformed_cursor
from services.storage.database import database
from services.storage.order import Sort
from services.storage.paging import Page, PageRequest, find_by_ids

_BY_VERSION: Final = Sort("version", descending=True)


async def pages_of_history(
    organization_id: str, tasks: Sequence[FeedbackTaskRow], page: PageRequest
) -> list[Page[dict[str, Any]]]:
    """Read the same page of the versions of many tasks, in one command.

    Raises:
        InvalidInput: A cursor is malformed, or belongs to another list.
    """
    ids = [task["id"] for task in tasks if task["version"] > 1]
    found: Mapping[str, Any] = {}
    if ids:
        found = await find_by_ids(
            database.collection(FeedbackTaskDocument),
            organization_id,
            ids,
            projection={"history": 1},
        )
    return [_page(task["id"], found.get(task["id"], {}).get("history", []), page) for task in tasks]


async def earlier_versions(organization_id: str, task: FeedbackTaskRow) -> list[dict[str, Any]]:
    """Read all earlier versions of a task, oldest first."""
    if task["version"] == 1:
        return []
    tasks = database.collection(FeedbackTaskDocument)
    found = await find_by_ids(tasks, organization_id, [task["id"]], projection={"history": 1})
    versions: list[dict[str, Any]] = found.get(task["id"], {}).get("history", [])
    return versions


def _page(task_id: str, versions: Sequence[Any], page: PageRequest) -> Page[dict[str, Any]]:
    """Return a page of a task's versions, which are given oldest first."""
    listing = Listing("versions", {"task_id": task_id}, _BY_VERSION)
    rows = list(versions[::-1])
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
