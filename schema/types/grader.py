"""Who has graded, as clients claim it."""

from typing import Any

import strawberry
from strawberry import Maybe

from schema.conditions import given
from schema.enums import GraderKind
from services.feedback.graders import MAX_LENGTH


@strawberry.type(description="Who has graded, as the client claims it.")
class Grader:
    """See `services.feedback.graders`."""

    kind: GraderKind = strawberry.field(description="What it is.")
    id: strawberry.ID | None = strawberry.field(
        description="By which queues and agreement know it, else by the token."
    )
    name: str | None = strawberry.field(description="For people.")


@strawberry.input(
    description="Who has graded. The gateway shows it as it is claimed, beside the token."
)
class GraderInput:
    """See `services.feedback.graders`."""

    kind: GraderKind = strawberry.field(description="What it is.")
    id: Maybe[strawberry.ID | None] = strawberry.field(
        description="By which queues and agreement know it, in place of the token: up to "
        f"{MAX_LENGTH} printable characters."
    )
    name: Maybe[str | None] = strawberry.field(
        description=f"For people: up to {MAX_LENGTH} printable characters."
    )

    def to_service(self) -> dict[str, Any]:
        """Turn it into what services take."""
        return {"kind": str(self.kind.value), "id": given(self.id), "name": given(self.name)}


def grader_of(grader: Any) -> dict[str, Any] | None:
    """Turn an optional `GraderInput` into what services take."""
    claimed: GraderInput | None = given(grader)
    return None if claimed is None else claimed.to_service()
