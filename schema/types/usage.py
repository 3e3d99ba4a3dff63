"""Names in use, and what a tag selector would match."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Final, Generic

import strawberry

from schema.connection import Connection, Item
from schema.execution.field_metadata import costs, sized_by_its_object
from schema.scalars import JSON
from services.completions.ungraded import MAX_SAMPLED, SAMPLE_SIZE
from services.insight.fields import MAX_NAME
from services.storage.paging import COUNT_CAP

if TYPE_CHECKING:
    from schema.types.completion import Completion


_COUNT: Final = "How many completions have it."
_FIRST_SEEN: Final = "When the first of these completions was created."
_LAST_SEEN: Final = "When the last of these completions was created."


@strawberry.type(description="A name in use, such as a tag, and how many completions have it.")
class NameUsage:
    """A view over `services.insight.names.NameRow`."""

    name: str = strawberry.field(description="The name; of a long one the beginning, with `…`.")
    is_shortened: bool = strawberry.field(
        description="Whether `name` is only the beginning of one of more than "
        f"{MAX_NAME} characters, or of one with a NUL."
    )
    count: int = strawberry.field(description=_COUNT)
    first_seen_at: datetime = strawberry.field(description=_FIRST_SEEN)
    last_seen_at: datetime = strawberry.field(description=_LAST_SEEN)


@strawberry.type(description="A value that a key of `metadata` has, and in how many completions.")
class MetadataValueUsage:
    """A view over `services.insight.names.NameRow`."""

    value: JSON | None = strawberry.field(
        description="The value, of a list each of its values too, as a filter takes it; null where "
        "it is shortened, too."
    )
    name: str = strawberry.field(
        description="The text, or the JSON of what is none; of a long one the beginning, with `…`."
    )
    is_shortened: bool = strawberry.field(
        description=f"Whether the value has more than {MAX_NAME} characters of JSON, so that "
        "`name` is only its beginning."
    )
    count: int = strawberry.field(description=_COUNT)
    first_seen_at: datetime = strawberry.field(description=_FIRST_SEEN)
    last_seen_at: datetime = strawberry.field(description=_LAST_SEEN)


@strawberry.type(name="Connection", description="A page of names in use.")
class NameConnection(Connection[Item], Generic[Item]):
    """A page of names, which the index always knows the moment of."""

    total_count: int = strawberry.field(
        metadata=costs(1),
        description=f"How many names there are, up to {COUNT_CAP:,}. Counted only when selected.",
    )
    as_of: datetime = strawberry.field(
        description="All that was answered before this time is counted."
    )


@strawberry.type(description="A name to go on with.")
class Suggestion:
    """A view over `services.insight.names.NameRow`."""

    name: str = strawberry.field(
        description="The name; of a value of the metadata its text, or the JSON of what is none."
    )
    value: JSON | None = strawberry.field(
        description="What a filter takes: the name, or the value of the metadata."
    )
    count: int = strawberry.field(description=_COUNT)


@strawberry.type(description="Names that begin with what was typed.")
class Suggestions:
    """A view over `resolvers.names.Suggestions`."""

    names: list[Suggestion] = strawberry.field(
        metadata=sized_by_its_object(), description="Most used first; what is shortened left out."
    )
    as_of: datetime = strawberry.field(
        description="All that was answered before this time is counted."
    )


@strawberry.type(description="What a selector would match, before a task is made with it.")
class SelectorPreview:
    """A view over `services.completions.ungraded.SelectorPreview`."""

    matched_count: int = strawberry.field(
        metadata=costs(1),
        description=f"How many completions it would take, up to {COUNT_CAP:,}.",
    )
    graded_count: int = strawberry.field(
        metadata=costs(1),
        description="How many of them have feedback: for the task if one is given, else for any.",
    )
    is_exact: bool = strawberry.field(
        description=f"False where a count stops at {COUNT_CAP:,}, or where more than "
        f"{MAX_SAMPLED:,} completions would have to be looked at to tell who is in a sample."
    )
    sample: list[Annotated["Completion", strawberry.lazy("schema.types.completion")]] = (
        strawberry.field(description=f"The newest {SAMPLE_SIZE}.")
    )
