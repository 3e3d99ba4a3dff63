"""Names in use, and what a tag selector would match."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.execution.field_metadata import costs
from services.completions.ungraded import SAMPLE_SIZE
from services.storage.paging import COUNT_CAP

if TYPE_CHECKING:
    from schema.types.completion import Completion


@strawberry.type(description="A tag, and how many completions have it.")
class TagUsage:
    """A view over `services.completions.names_in_use.NameUsage`."""

    name: str = strawberry.field(description="The tag.")
    count: int = strawberry.field(description="How many completions have it.")


@strawberry.type(description="A model, and how many completions it made.")
class ModelUsage:
    """A view over `services.completions.names_in_use.NameUsage`."""

    name: str = strawberry.field(description="The model, as the provider names it.")
    count: int = strawberry.field(description="How many completions it made.")


@strawberry.type(description="What a tag selector would match, before a task is made with it.")
class SelectorPreview:
    """A view over `services.completions.ungraded.SelectorPreview`."""

    matched_count: int = strawberry.field(
        metadata=costs(1),
        description=f"How many completions have all the tags, up to {COUNT_CAP:,}.",
    )
    graded_count: int = strawberry.field(
        metadata=costs(1),
        description="How many of them have feedback: for the task if one is given, else for any.",
    )
    is_exact: bool = strawberry.field(description=f"False where a count stops at {COUNT_CAP:,}.")
    sample: list[Annotated["Completion", strawberry.lazy("schema.types.completion")]] = (
        strawberry.field(description=f"The newest {SAMPLE_SIZE}.")
    )
