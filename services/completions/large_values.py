"""Values that do not fit into their completion: they are out of line, and come back when read.

MongoDB holds documents of up to 16 MiB. A row of more than 8 MiB leaves its largest texts, and
where these do not suffice lists and objects as JSON, in a collection of their own
(`services.completions.outlining` says which). What holds:

1. They are stored first, as durably as the completion. So a completion never names what is not
   there; what is there and not named is removed after a day (`services.jobs.large_values`).
2. In the payload stays a beginning, which ends in a mark with the value's id. The document's
   `large` says where marks are. An entry counts only where its mark is: a later row that replaces
   the payload need not know of it, and costs what it always did.
3. A deletion removes what its completion names, once it is committed; whatever interrupts that
   leaves it to the sweep.

It is not GridFS, whose chunks carry no organization, so that no query for them could name one, and
which has two collections with two indexes of their own.
"""

import asyncio
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from models import LargeValueDocument, indexes
from services.clock import utc_now
from services.completions.outlining import (
    LARGE_FIELDS,
    MIB,
    Entry,
    Path,
    is_beginning,
    unmarked,
    whole,
)
from services.ids import public_id, storage_key
from services.storage.database import database
from services.storage.paging import inclusive_projection
from services.storage.read_budget import charge
from services.storage.values_at import is_position

logger = logging.getLogger("log10_gateway")

PART_BYTES: Final = 8 * MIB
# MongoDB takes 48 MB a message; what is encoded at once is in memory twice.
_MOST_AT_ONCE: Final = 2
# Where a file may stand as a data URL; and what says of `data` that it is a file.
_FILE_KEYS: Final = ("url", "image_url", "file_data")
_BESIDE_DATA: Final = frozenset({"media_type", "mimeType", "mime_type", "format"})
# Parts that one command removes.
_MOST_REMOVED: Final = 100


# The bytes of a stored completion, with what is out of line.
SIZE: Final = {
    "$add": [
        {"$bsonSize": "$$ROOT"},
        *({"$sum": f"$large.{name}.bytes"} for name in LARGE_FIELDS),
    ]
}


class PayloadProjection(dict[str, int]):
    """A projection of completions that knows which parts of the payloads will be looked at.

    Attributes:
        parts: Paths from the top-level field on; a projection cannot name positions in lists.
        texts: Paths below which only texts are looked at, no pictures nor other files.
    """

    def __init__(
        self,
        paths: Iterable[str],
        parts: Iterable[tuple[str, ...]],
        texts: Iterable[tuple[str, ...]] = (),
    ) -> None:
        self.parts, self.texts = frozenset(parts), frozenset(texts)
        needs_large = any(part[0] in LARGE_FIELDS for part in self.parts | self.texts)
        super().__init__(inclusive_projection([*paths, "large"] if needs_large else paths))


def key_of(projection: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what two projections have in common by which the same is read and restored."""
    if not isinstance(projection, PayloadProjection):
        return (tuple(sorted(projection)),)
    return tuple(sorted(projection)), projection.parts, projection.texts


async def store(key: str, values: Mapping[str, bytes]) -> None:
    """Store large values; when this returns, a majority has them in its journal.

    Args:
        key: The `_id` of the completion that is going to name them.
        values: By their ids.
    """
    organization_id, now = key.partition("/")[0], utc_now()
    collection = database.collection(LargeValueDocument)
    batch: list[dict[str, Any]] = []
    size = 0
    for part_key, data in _parts(key, values):
        if batch and size + len(data) > _MOST_AT_ONCE * PART_BYTES:
            await collection.insert_many(batch, ordered=False)
            batch, size = [], 0
        size += len(data)
        batch.append(
            {
                "_id": part_key,
                "organization_id": organization_id,
                "completion_id": public_id(key),
                "created_at": now,
                "data": data,
            }
        )
    if batch:
        await collection.insert_many(batch, ordered=False)


def _parts(key: str, values: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for id_, content in values.items():
        for n in range(_number_of_parts(len(content))):
            yield _part_key(key, id_, n), content[n * PART_BYTES : (n + 1) * PART_BYTES]


def _number_of_parts(size: int) -> int:
    return max(1, -(-size // PART_BYTES))


def _part_key(key: str, id_: str, n: int) -> str:
    return f"{key}/{id_}/{n}"


def _keys_of(key: str, entry: Entry) -> list[str]:
    return [_part_key(key, entry["id"], n) for n in range(_number_of_parts(entry["bytes"]))]


def keys_of(key: str, large: Mapping[str, Sequence[Entry]]) -> list[str]:
    """Return the `_id`s of the parts of all that a completion names."""
    return [
        part_key for entries in large.values() for one in entries for part_key in _keys_of(key, one)
    ]


def value_of(part_key: str) -> tuple[str, str]:
    """Return the completion's `_id` and the value's id, from the `_id` of a part."""
    key, id_, _ = part_key.rsplit("/", 2)
    return key, id_


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value goes: `holder[path[-1]]` is what stays of it."""

    holder: Any
    path: Path
    entry: Entry
    key: str


def _places(row: Mapping[str, Any], key: str, large: Mapping[str, Any]) -> Iterator[_Place]:
    """Yield the places of the marks that the entries of a row lead to."""
    for field, entries in large.items():
        for entry in entries:
            holder: Any = row
            path: Path = (field, *entry["path"])
            for step in path[:-1]:
                holder = _at(holder, step)
            if is_beginning(_at(holder, path[-1]), entry["id"]):
                yield _Place(holder, path, entry, key)


def _at(holder: Any, step: str | int) -> Any:
    if isinstance(step, str):
        return holder.get(step) if isinstance(holder, dict) else None
    return holder[step] if isinstance(holder, list) and step < len(holder) else None


def named_in(row: Mapping[str, Any]) -> set[str]:
    """Return the ids of the values that a whole stored row still needs."""
    return {place.entry["id"] for place in _places(row, row["_id"], row.get("large", {}))}


async def restore(
    organization_id: str, rows: Iterable[Any], projection: Mapping[str, Any] | None = None
) -> None:
    """Put what is out of line back into rows, in place; and take their `large` away.

    All of it is read in one query, and counted on the operation's budget before that.

    Args:
        organization_id: From the token.
        rows: With their public ids.
        projection: What they were read with. Of a `PayloadProjection` its parts alone are restored.

    Raises:
        TooComplex: The operation would read more than it may.
    """
    places = [
        place
        for row in rows
        if "large" in row
        for place in _places(row, storage_key(organization_id, row["id"]), row.pop("large"))
    ]
    if places and isinstance(projection, PayloadProjection):
        places = [place for place in places if _is_wanted(place, projection)]
    if places:
        charge(sum(place.entry["bytes"] for place in places))
        await _fill(organization_id, places)


def _is_wanted(place: _Place, projection: PayloadProjection) -> bool:
    if any(_meet(part, place.path) for part in projection.parts):
        return True
    return not _is_file(place) and any(_meet(text, place.path) for text in projection.texts)


def _is_file(place: _Place) -> bool:
    """Say whether a value is a picture or another file in base64, as payloads have them."""
    name, stored = place.path[-1], place.holder[place.path[-1]]
    if not isinstance(stored, str):
        return False
    if name in _FILE_KEYS:
        return stored.startswith("data:")
    return name == "data" and not _BESIDE_DATA.isdisjoint(place.holder)


def _meet(part: Sequence[str], path: Path) -> bool:
    """Say whether one of two paths leads to what the other leads through.

    Args:
        part: As `services.completions.payload_path` reads it: a name searches a list on its way.
        path: Of a value, every position named.
    """
    names = iter(part)
    name = next(names, None)
    for step in path:
        if name is None:
            return True
        if isinstance(step, int) and not is_position(name):
            continue
        if name != str(step):
            return False
        name = next(names, None)
    return True


async def _fill(organization_id: str, places: Sequence[_Place]) -> None:
    """Read the values of places, and put them there.

    What is not there, since its completion was deleted a moment ago, stays as its beginning.
    """
    keys = [key for place in places for key in _keys_of(place.key, place.entry)]
    collection = database.collection(LargeValueDocument)
    cursor = collection.find(
        {"organization_id": organization_id, "_id": {"$in": keys}},
        {"data": 1},
        batch_size=len(keys) + 1,
        hint=indexes.BY_ID,
    )
    parts: dict[str, bytes] = {row["_id"]: row["data"] async for row in cursor}
    for place in places:
        own = _keys_of(place.key, place.entry)
        step: Any = place.path[-1]
        stored = place.holder[step]
        if any(key not in parts for key in own):
            logger.warning("a large value of the completion %s is not there", place.key)
            place.holder[step] = unmarked(stored, place.entry["id"])
            continue
        content = b"".join([parts.pop(key) for key in own])
        place.holder[step] = whole(stored, place.entry, content)
        await asyncio.sleep(0)  # each may take some milliseconds


async def delete(organization_id: str, part_keys: Sequence[str]) -> int:
    """Remove parts of values by their `_id`s; return how many were there."""
    removed = 0
    for begin in range(0, len(part_keys), _MOST_REMOVED):
        some = list(part_keys[begin : begin + _MOST_REMOVED])
        result = await database.collection(LargeValueDocument).delete_many(
            {"organization_id": organization_id, "_id": {"$in": some}}, hint=indexes.BY_ID
        )
        removed += result.deleted_count
    return removed
