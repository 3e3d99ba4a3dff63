"""The root of subscriptions: over WebSocket (graphql-transport-ws) and Server-Sent Events."""

from collections.abc import AsyncGenerator
from enum import Enum
from typing import Annotated, Any

import strawberry

from resolvers import changes as resolve_changes
from schema.connection import Info
from schema.execution.shared_streams import MOST_BYTES, MOST_WAITING
from schema.filters import CompletionFilter, FeedbackFilter
from schema.root.queue import QueueSubscription
from schema.types.completion import Completion
from schema.types.feedback import Feedback

_CURSOR = (
    "Where this event stands: with it as `after`, a subscription goes on with what came after it. "
    "It is good on every gateway of the database, and for other filters too."
)
_RESUMES = (
    "Each event has a cursor: with the last one as `after` nothing is lost and nothing comes "
    "twice, on whichever gateway, for as long as the database remembers its changes (its oplog); "
    "else it ends with RESUME_EXPIRED: read anew, and subscribe without. Ends with UNAVAILABLE "
    f"where more than {MOST_WAITING:,} events, or {MOST_BYTES // 2**20} MiB of them, wait for a "
    "subscriber that does not take them; and where changes come faster than they can be told."
)
_AFTER = "Go on after the event with this cursor; from now on if not given."


@strawberry.enum(description="What happened to a completion.")
class CompletionEventType(Enum):
    """See `services.changes.audiences.EventKind`."""

    CREATED = strawberry.enum_value("created", description="It was logged, and matches.")
    UPDATED = strawberry.enum_value(
        "updated", description="It has changed, and matches; it need not have matched before."
    )
    DELETED = strawberry.enum_value(
        "deleted", description="It is gone. Told too where it is not known whether it matched."
    )
    LEFT = strawberry.enum_value(
        "left",
        description="It has changed, and no longer matches. Told too where it is not known whether "
        "it did, and what has changed is something that the filter looks at: who does not show it "
        "has nothing to do.",
    )


@strawberry.type(description="Something that happened to a completion.")
class CompletionEvent:
    """What `resolvers.changes.completion_changes` yields."""

    cursor: str = strawberry.field(description=_CURSOR)
    type: CompletionEventType = strawberry.field(
        description="What happened. Each change is told by itself, in its turn."
    )
    completion_id: strawberry.ID = strawberry.field(description="The completion's id.")
    completion_global_id: strawberry.ID = strawberry.field(
        description="Its `globalId`, by which a client's store forgets it."
    )
    completion: Completion | None = strawberry.field(
        description="The completion as it is when this is told, which may be later than the "
        "change; null if it is gone."
    )


@strawberry.type(description="Feedback that was given.")
class FeedbackEvent:
    """What `resolvers.changes.added_feedback` yields."""

    cursor: str = strawberry.field(description=_CURSOR)
    feedback: Feedback = strawberry.field(description="The feedback.")


After = Annotated[str | None, strawberry.argument(description=_AFTER)]


@strawberry.type(description="Live updates: everything is of the token's organization.")
class Subscription(QueueSubscription):
    """Each field asks `resolvers`, and shows the rows."""

    @strawberry.subscription(
        graphql_type=CompletionEvent,
        description=f"What changes among the completions that match. {_RESUMES}",
    )
    def completion_changed(
        self,
        info: Info,
        filter: Annotated[
            CompletionFilter | None,
            strawberry.argument(description="Which completions; all if not given."),
        ] = None,
        after: After = None,
    ) -> AsyncGenerator[Any, None]:
        return resolve_changes.completion_changes(
            info.context, info._raw_info, filter.to_service() if filter else None, after
        )

    @strawberry.subscription(
        graphql_type=FeedbackEvent,
        description=f"Feedback that matches, as it is given. {_RESUMES}",
    )
    def feedback_added(
        self,
        info: Info,
        filter: Annotated[
            FeedbackFilter | None,
            strawberry.argument(description="Which feedback; all if not given."),
        ] = None,
        after: After = None,
    ) -> AsyncGenerator[Any, None]:
        return resolve_changes.added_feedback(
            info.context, info._raw_info, filter.to_service() if filter else None, after
        )
