"""Which completions a feedback task selects."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import strawberry
from strawberry import Maybe

from schema.conditions import given
from schema.filters import CompletionFilter
from schema.scalars import JSON
from schema.stored_filters import json_of
from services.completions.selectors import Selector
from services.json_codec import decode_json
from services.saved_views import MAX_JSON_BYTES
from services.tags import MAX_TAG_LENGTH, MAX_TAGS

_SAMPLE: Final = (
    "Which part of what matches is taken, 0 to 1. Who is in it is decided by a hash of the task's "
    "and the completion's id: for good, and at a higher rate all are that were at a lower one."
)
_BOUND: Final = f"up to {MAX_TAGS:,} of up to {MAX_TAG_LENGTH:,} characters"


@strawberry.type(description="The tags that a feedback task selects by.")
class SelectorTags:
    """See `services.completions.selectors.Selector`."""

    all: list[str] = strawberry.field(
        description="A completion has every one of these: `completionTagsSelector`."
    )
    any: list[str] = strawberry.field(description="It has at least one of these, if there are any.")
    none: list[str] = strawberry.field(description="It has none of these.")


@strawberry.type(
    description="Which completions a feedback task selects; all that is given holds together."
)
class FeedbackTaskSelector:
    """See `services.completions.selectors.Selector`."""

    tags: SelectorTags = strawberry.field(description="Its tags.")
    filter: JSON | None = strawberry.field(
        description="A `CompletionFilter` that it matches, for a variable; null for none."
    )
    sample_rate: float = strawberry.field(description=_SAMPLE)
    from_: datetime | None = strawberry.field(
        name="from", description="It was created at this time or later."
    )
    to: datetime | None = strawberry.field(description="It was created before this time.")


def shown_selector(task: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a task, or a version of one, selects, as `FeedbackTaskSelector` shows it."""
    row = task.get("selector") or {}
    tags = row.get("tags", {})
    text = row.get("filter_json")
    return {
        "tags": {
            "all": task["completion_tags_selector"],
            "any": tags.get("any", []),
            "none": tags.get("none", []),
        },
        "filter": None if text is None else decode_json(text),
        "sample_rate": row.get("sample_rate", 1.0),
        "from_": row.get("from"),
        "to": row.get("to"),
    }


@strawberry.input(description="The tags that a feedback task selects by.")
class SelectorTagsInput:
    """See `services.completions.selectors.Selector`."""

    all: list[str] = strawberry.field(
        default_factory=list,
        description=f"A completion has every one of these: {_BOUND}.",
    )
    any: list[str] = strawberry.field(
        default_factory=list,
        description=f"It has at least one of these, {_BOUND}; an empty list asks for nothing.",
    )
    none: list[str] = strawberry.field(
        default_factory=list, description=f"It has none of these, {_BOUND}."
    )


@strawberry.input(
    description="Which completions a feedback task selects; all that is given holds together, and "
    "all completions match if nothing is."
)
class FeedbackTaskSelectorInput:
    """See `services.completions.selectors.Selector`."""

    tags: Maybe[SelectorTagsInput] = strawberry.field(description="Its tags.")
    filter: Maybe[CompletionFilter] = strawberry.field(
        description=f"It matches this, up to {MAX_JSON_BYTES:,} bytes of JSON, without `text` and "
        "`ungradedForTask`."
    )
    sample_rate: Maybe[float] = strawberry.field(description=f"{_SAMPLE} 1 if left out.")
    from_: Maybe[datetime] = strawberry.field(
        name="from", description="It was created at this time or later."
    )
    to: Maybe[datetime] = strawberry.field(description="It was created before this time.")

    def to_service(self) -> Selector:
        """Turn it into what services take."""
        tags = given(self.tags) or SelectorTagsInput()
        filter_, rate = given(self.filter), given(self.sample_rate)
        return Selector(
            *(tags.all, tags.any, tags.none),
            filter_=None if filter_ is None else filter_.to_service(),
            filter_json=None if filter_ is None else json_of(filter_),
            sample_rate=1.0 if rate is None else float(rate),
            begin=given(self.from_),
            end=given(self.to),
        )
