"""The filters of saved views and the selectors of feedback tasks, where they name tags."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import orjson
from pymongo import UpdateOne

from models import SavedViewDocument, indexes
from services.clock import utc_now
from services.ids import key_range
from services.rows import FeedbackTaskRow
from services.saved_views import MAX_JSON_BYTES
from services.storage.database import database, find_rows

_BATCH: Final = 500
# What stands below these is a client's own, whatever it is called.
_ANY_JSON: Final = ("metadata", "payload", "values")


async def rename_in_views(
    organization_id: str, old: Sequence[str], new: str, after: str
) -> tuple[int, str | None]:
    """Put one tag in the place of others in the filters of the next views, private ones too.

    A filter that would become too long is left as it is, and so is one that somebody changes at
    the same time, who sees what they store.

    Args:
        organization_id: Whose.
        old: The others.
        new: What stands in their place.
        after: The `_id` of the last view that was looked at; "" at the beginning.

    Returns:
        How many were changed, and where to go on; None after the last.
    """
    begin, end = key_range(organization_id)
    collection = database.collection(SavedViewDocument)
    rows = await find_rows(
        collection,
        {"organization_id": organization_id, "_id": {"$gt": after or begin, "$lt": end}},
        projection={"filter_json": 1, "revision": 1},
        sort={"_id": 1},
        most=_BATCH,
        hint=indexes.BY_ID,
    )
    writes = []
    for row in rows:
        text = renamed_filter(row["filter_json"], old, new)
        if text == row["filter_json"]:
            continue
        as_read = {
            "_id": row["_id"],
            "organization_id": organization_id,
            "revision": row["revision"],
        }
        changes = {"$set": {"filter_json": text, "updated_at": utc_now()}, "$inc": {"revision": 1}}
        writes.append(UpdateOne(as_read, changes, hint=indexes.BY_ID))
    changed = 0
    if writes:
        changed = (await collection.bulk_write(writes, ordered=False)).modified_count
    return changed, rows[-1]["_id"] if len(rows) == _BATCH else None


def renamed_filter(text: str | None, old: Sequence[str], new: str) -> str | None:
    """Return a filter's JSON with one tag in the place of others, wherever it has `tags`."""
    if text is None:
        return None
    known = orjson.loads(text)
    changed = _renamed(known, old, new)
    if changed == known:
        return text
    made = orjson.dumps(changed)
    return made.decode() if len(made) <= MAX_JSON_BYTES else text


def selects_by(task: Mapping[str, Any] | FeedbackTaskRow, tags: Sequence[str]) -> bool:
    """Say whether a task selects by one of some tags, be it that it wants none of them."""
    # With names that no tag has, every condition on one of the tags becomes another.
    changed = renamed_selector(task, tags, "\0")
    return any(changed[name] != task.get(name) for name in changed)


def renamed_selector(
    task: Mapping[str, Any] | FeedbackTaskRow, old: Sequence[str], new: str
) -> dict[str, Any]:
    """Return what a task selects by, with one tag in the place of others; see `_renamed`."""
    changed: dict[str, Any] = {
        "completion_tags_selector": _renamed_list(task["completion_tags_selector"], old, new)
    }
    selector = task.get("selector")
    if selector is not None:
        tags = {name: _renamed_list(one, old, new) for name, one in selector["tags"].items()}
        changed["selector"] = {**selector, "tags": tags}
        if "filter_json" in selector:
            changed["selector"]["filter_json"] = renamed_filter(selector["filter_json"], old, new)
    return changed


def _renamed(value: Any, old: Sequence[str], new: str) -> Any:
    if isinstance(value, list):
        return [_renamed(one, old, new) for one in value]
    if not isinstance(value, Mapping):
        return value
    return {
        name: _renamed_condition(one, old, new)
        if name == "tags"
        else one
        if name in _ANY_JSON
        else _renamed(one, old, new)
        for name, one in value.items()
    }


def _renamed_condition(condition: Any, old: Sequence[str], new: str) -> Any:
    """Return the conditions on tags: `has` is one, and the others are lists."""
    if not isinstance(condition, Mapping):
        return condition
    return {
        name: _renamed_list(one, old, new) if isinstance(one, list) else new if one in old else one
        for name, one in condition.items()
    }


def _renamed_list(tags: Sequence[str], old: Sequence[str], new: str) -> list[str]:
    if set(old).isdisjoint(tags):
        return list(tags)
    return list(dict.fromkeys(new if tag in old else tag for tag in tags))
