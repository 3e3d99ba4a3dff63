"""Mutations of feedback that has been given."""

from typing import Annotated, Any

import strawberry

from resolvers import feedback as resolve_feedback
from schema.conditions import given
from schema.connection import Info
from schema.root.mutation_fields import mutation_field
from schema.types import payloads
from schema.types.feedback import DeleteFeedbackInput, UpdateFeedbackInput
from services.tenants.tokens import Role


@strawberry.type
class FeedbackMutation:
    """See `services.grading.revising`."""

    @mutation_field(
        payloads.UpdateFeedbackPayload,
        Role.GRADER,
        "Correct feedback; what it was is kept in its `history`. A token changes what it has "
        "given; that of others takes a token of role WRITER.",
    )
    async def update_feedback(
        self,
        info: Info,
        input: Annotated[
            UpdateFeedbackInput, strawberry.argument(description="What becomes another.")
        ],
    ) -> Any:
        row = await resolve_feedback.update_feedback(
            info.context, input.id, input.to_changes(), given(input.expected_revision)
        )
        return {"feedback": row}

    @mutation_field(
        payloads.DeleteFeedbackPayload,
        Role.GRADER,
        "Take feedback back, as if it had never been given: what it graded may be in the queue "
        "again. A token takes back what it has given; that of others takes a token of role WRITER.",
    )
    async def delete_feedback(
        self,
        info: Info,
        input: Annotated[DeleteFeedbackInput, strawberry.argument(description="Which one.")],
    ) -> Any:
        await resolve_feedback.delete_feedback(info.context, input.id)
        return payloads.deleted_feedback(input.id)
