"""The root of subscriptions: over WebSocket (graphql-transport-ws) and Server-Sent Events."""

from collections.abc import AsyncGenerator
from enum import Enum
from typing import Annotated, Any

import strawberry

from resolvers import changes as resolve_changes
from schema.connection import Info
from schema.filters import CompletionFilter
from schema.types.completion import Completion
from schema.types.feedback import Feedback
from services.changes import MAX_WAITING


@strawberry.enum(description="What happened to a completion.")
class CompletionEventType(Enum):
    """See `services.changes.Kind`."""

    CREATED = strawberry.enum_value("created", description="It was logged.")
    UPDATED = strawberry.enum_value("updated", description="It has changed.")
    DELETED = strawberry.enum_value("deleted", description="It is gone.")


@strawberry.type(description="Something that happened to a completion.")
class CompletionEvent:
    """What `resolvers.changes.completion_changes` yields."""

    type: CompletionEventType = strawberry.field(description="What happened.")
    completion_id: strawberry.ID = strawberry.field(description="The completion's id.")
    completion: Completion | None = strawberry.field(
        description="The completion as it is now; null if it was deleted."
    )


@strawberry.type(description="Live updates: everything is of the token's organization.")
class Subscription:
    """Each field asks `resolvers`, and shows the rows."""

    @strawberry.subscription(
        graphql_type=CompletionEvent,
        description="What changes from now on among the completions that match. A deleted one can "
        "no longer be matched, and is told whatever the filter. Ends with UNAVAILABLE if the "
        f"subscriber falls more than {MAX_WAITING:,} changes behind.",
    )
    def completion_changed(
        self,
        info: Info,
        filter: Annotated[
            CompletionFilter | None,
            strawberry.argument(description="Which completions; all if not given."),
        ] = None,
    ) -> AsyncGenerator[Any, None]:
        return resolve_changes.completion_changes(
            info.context, info._raw_info, filter.to_service() if filter else None
        )

    @strawberry.subscription(
        graphql_type=Feedback, description="Feedback, as it is given from now on."
    )
    def feedback_added(
        self,
        info: Info,
        task_id: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="Only feedback for this task; any if not given."),
        ] = None,
    ) -> AsyncGenerator[Any, None]:
        return resolve_changes.added_feedback(info.context, task_id)
