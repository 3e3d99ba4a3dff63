"""How something is found."""

import strawberry

from schema.enums import Engine
from schema.scalars import Long
from services.explain import MAX_SECONDS


@strawberry.type(description="How something is found, and what would help where that takes long.")
class Explanation:
    """A view over `services.explain.Explanation`."""

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
    advice: list[str] = strawberry.field(
        description="What would help, each a sentence; none where it is fast."
    )
