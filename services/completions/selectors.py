"""What a feedback task selects: completions by tags, by any filter, by time, and a sample of them.

The tags that a completion must have are `completion_tags_selector`, as REST shows and takes them. A
task that selects by more has `selector` beside it:

    {"tags": {"all", "any", "none"}, "filter_json"?, "sample_rate"?, "from"?, "to"?}

where `all` are the same tags. The filter is kept as the client would send it, in JSON, which a
function of the schema reads (`configure`). All but the sample is one `CompletionFilter`, which
finds completions and matches them in memory as any other; a sample is decided by a hash.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any, Final

import orjson
from cachetools import LRUCache

from services.completions.filters import (
    CompletionFilter,
    check_completion_filter,
    is_searched,
    tasks_named,
)
from services.errors import InvalidInput
from services.json_codec import decode_json
from services.rows import FeedbackTaskRow
from services.runtime import part
from services.saved_views import MAX_JSON_BYTES
from services.storage.conditions import Condition, TagsCondition
from services.storage.storable import check_storable
from services.tags import check_tags

ReadFilter = Callable[[object], CompletionFilter]
_DIGEST_BYTES: Final = 8


@dataclass(frozen=True, slots=True)
class Selector:
    """What a task selects; all that is given holds together.

    Attributes:
        all_tags: A completion has every one of these.
        any_tags: It has at least one of these, if there are any.
        no_tags: It has none of these.
        filter_: It matches this.
        filter_json: The same, as a client sends it.
        sample_rate: Which part of these is taken, 0 to 1.
        begin: It was created at this time or later.
        end: It was created before this time.
    """

    all_tags: Sequence[str] = ()
    any_tags: Sequence[str] = ()
    no_tags: Sequence[str] = ()
    filter_: CompletionFilter | None = None
    filter_json: Any = None
    sample_rate: float = 1.0
    begin: datetime | None = None
    end: datetime | None = None

    @property
    def is_of_tags(self) -> bool:
        """Whether it is no more than tags that a completion must have, as REST has it."""
        others = (self.filter_json, self.begin, self.end)
        is_more = bool(self.any_tags or self.no_tags) or any(one is not None for one in others)
        return not is_more and self.sample_rate >= 1

    @property
    def as_filter(self) -> CompletionFilter:
        """The filter of what it selects, but for the sample."""
        tags = TagsCondition(
            has_all=self.all_tags or None,
            has_any=self.any_tags or None,
            has_none=self.no_tags or None,
        )
        times = Condition(gte=self.begin, lt=self.end)
        return CompletionFilter(
            fields={"created_at": times} if times.operators else {},
            tags=tags if tags != TagsCondition() else None,
            and_=[self.filter_] if self.filter_ is not None else (),
        )

    def samples(self, task_id: str, completion_id: str) -> bool:
        """Say whether a completion that it selects is in the sample of a task.

        It is so for good; at a higher rate all are that were at a lower one.
        """
        if self.sample_rate >= 1:
            return True
        text = f"{task_id}/{completion_id}".encode()
        digest = blake2b(text, digest_size=_DIGEST_BYTES).digest()
        return int.from_bytes(digest) < self.sample_rate * 2.0 ** (8 * _DIGEST_BYTES)

    @property
    def stored(self) -> dict[str, Any] | None:
        """As a task's row has it; None where the tags there say all."""
        if self.is_of_tags:
            return None
        names = {"all": self.all_tags, "any": self.any_tags, "none": self.no_tags}
        row: dict[str, Any] = {"tags": {name: list(tags) for name, tags in names.items()}}
        if self.filter_json is not None:
            row["filter_json"] = orjson.dumps(self.filter_json).decode()
        if self.sample_rate < 1:
            row["sample_rate"] = self.sample_rate
        times = {"from": self.begin, "to": self.end}
        return {**row, **{name: time for name, time in times.items() if time is not None}}


class _Reader(LRUCache[str, CompletionFilter]):
    """Reads the filters of selectors, and knows those that it has read by their JSON."""

    read: ReadFilter | None = None

    def __init__(self) -> None:
        super().__init__(1000)

    def filter_of(self, text: str) -> CompletionFilter:
        known = self.get(text)
        if known is None:
            if self.read is None:
                raise RuntimeError("nobody has said how filters are read")
            known = self[text] = self.read(decode_json(text))
        return known


def configure(*, read: ReadFilter) -> None:
    """Say what makes a filter of JSON, as a client would send it; it raises InvalidInput."""
    part(_Reader).read = read


def selector_of(task: Mapping[str, Any] | FeedbackTaskRow) -> Selector:
    """Return what a task, or a version of one, selects.

    Raises:
        InvalidInput: Its filter is none, as a later version of the gateway may have another schema.
    """
    row: Mapping[str, Any] = task.get("selector") or {}
    tags = row.get("tags") or {}
    text = row.get("filter_json")
    return Selector(
        all_tags=task["completion_tags_selector"],
        any_tags=tags.get("any", ()),
        no_tags=tags.get("none", ()),
        filter_=None if text is None else part(_Reader).filter_of(text),
        filter_json=None if text is None else decode_json(text),
        sample_rate=row.get("sample_rate", 1.0),
        begin=row.get("from"),
        end=row.get("to"),
    )


def check_selector(organization_id: str, selector: Selector) -> Selector:
    """Return a selector as it can be stored, its tags without duplicates.

    Raises:
        InvalidInput: A part of it cannot be; its path leads there, from the selector on.
    """
    rate = selector.sample_rate
    begin, end = _stored_time(selector.begin), _stored_time(selector.end)
    if not (math.isfinite(rate) and 0 <= rate <= 1):
        raise InvalidInput("it must be 0 to 1", path="/sampleRate")
    if begin is not None and end is not None and begin >= end:
        raise InvalidInput("it must be later than 'from'", path="/to")
    if selector.filter_ is not None:
        _check_filter(selector.filter_, selector.filter_json)
    checked = Selector(
        check_tags(list(selector.all_tags), "/tags/all"),
        check_tags(list(selector.any_tags), "/tags/any"),
        check_tags(list(selector.no_tags), "/tags/none"),
        *(selector.filter_, selector.filter_json, rate, begin, end),
    )
    try:
        check_completion_filter(organization_id, checked.as_filter, is_followed=True)
    except InvalidInput as error:
        raise error.at(f"/filter{error.path}") from error
    return checked


def _stored_time(time: datetime | None) -> datetime | None:
    """Return a time as it comes back from the database, to the millisecond."""
    return time and time.replace(microsecond=time.microsecond // 1000 * 1000)


def _check_filter(filter_: CompletionFilter, json: Any) -> None:
    """Raise if a filter is none that a selector may have."""
    path = "/filter"
    if is_searched(filter_):
        raise InvalidInput("a selector follows changes, and cannot search `text`", path=path)
    if tasks_named(filter_):
        raise InvalidInput(
            "a selector cannot depend on the queue of a task: `ungradedForTask`", path=path
        )
    check_storable(json, path=path)
    size = len(orjson.dumps(json))
    if size > MAX_JSON_BYTES:
        raise InvalidInput(f"{size:,} bytes of JSON; {MAX_JSON_BYTES:,} are allowed", path=path)
