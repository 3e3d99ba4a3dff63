"""The grade that counts."""

import strawberry

from schema.scalars import JSON
from schema.types.feedback import Feedback
from services.grading.uploading import MAX_COMMENT_LENGTH


@strawberry.input(description="The grade that counts, of one completion.")
class AdjudicateInput:
    """See `services.grading.adjudicating.adjudicate`."""

    task_id: strawberry.ID = strawberry.field(description="The task that it answers.")
    completion_id: strawberry.ID = strawberry.field(description="The completion that it grades.")
    json_values: JSON = strawberry.field(description="The answer; must keep to the task's schema.")
    comment: str = strawberry.field(
        default="", description=f"Why, in up to {MAX_COMMENT_LENGTH:,} characters."
    )


@strawberry.type(description="What `adjudicate` returns.")
class AdjudicatePayload:
    """Of `adjudicate`."""

    feedback: Feedback = strawberry.field(description="The grade that counts now.")
