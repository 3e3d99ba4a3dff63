"""How something is found."""

import strawberry

from schema.enums import Engine
from schema.execution.field_metadata import costs
from schema.scalars import Long
from services.explain import MAX_SECONDS


@strawberry.type
class _Found:
    """What the parts say, and what all of them come to."""

    engine: Engine = strawberry.field(description="What finds it.")
    indexes: list[str] = strawberry.field(
        description="MongoDB's indexes that are read, by name; none where the index finds it."
    )
    is_complete: bool = strawberry.field(
        description=f"False where it was given up: after {MAX_SECONDS:g} seconds, or past a limit. "
        "Numbers that are unknown are null then."
    )
    examined_keys: Long | None = strawberry.field(
        description="How many entries of MongoDB's indexes were looked at."
    )
    examined_documents: Long | None = strawberry.field(
        description="How many documents MongoDB looked at."
    )
    segments: int | None = strawberry.field(
        description="How many parts the index has, each of which was looked at."
    )
    matches: Long | None = strawberry.field(
        description="How many were found; of a list that MongoDB finds as many as a page of the "
        "default size needs, which is one more than it shows."
    )
    milliseconds: float | None = strawberry.field(
        description="How long it took there, without the way to it."
    )


@strawberry.type(description="What one engine does to find something.")
class ExplanationPart(_Found):
    """A view over `services.explain.Part`."""


@strawberry.type(description="How something is found, and what would help where that takes long.")
class Explanation(_Found):
    """A view over `services.explain.Explanation`."""

    parts: list[ExplanationPart] = strawberry.field(
        metadata=costs(0),
        description="What was done, one after the other: MongoDB is asked what the index does not "
        "decide, the index for the sessions in which a text was said. The last one finds what is "
        "shown: `matches` is its, and the other numbers are sums.",
    )
    advice: list[str] = strawberry.field(
        description="What would help, each a sentence; none where it is fast."
    )
