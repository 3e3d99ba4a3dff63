"""What a new version of a feedback task would reject."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from services.grading.task_check import MAX_CHECKED, MAX_SECONDS, MAX_SHOWN

if TYPE_CHECKING:
    from schema.types.feedback import Feedback


@strawberry.type(description="A grade that a JSON Schema would reject.")
class RejectedFeedback:
    """A view over `services.grading.task_check.RejectedGrade`."""

    feedback_id: strawberry.ID = strawberry.field(description="The feedback's id.")
    feedback: Annotated["Feedback", strawberry.lazy("schema.types.feedback")] | None = (
        strawberry.field(description="The feedback; null if it was deleted meanwhile.")
    )
    faults: list[str] = strawberry.field(
        description="What is wrong, up to 20 faults, each behind the JSON Pointer to it in the "
        "grade: `/score: 7 is greater than the maximum of 5`."
    )


@strawberry.type(description="Which grades of a task a JSON Schema would reject.")
class FeedbackTaskCheck:
    """A view over `services.grading.task_check.TaskCheck`."""

    checked_count: int = strawberry.field(
        description=f"How many grades were checked, from the newest on: up to {MAX_CHECKED:,}, and "
        f"as many as are done in {MAX_SECONDS:g} seconds."
    )
    rejected_count: int = strawberry.field(description="How many of these would be rejected.")
    is_complete: bool = strawberry.field(
        description="Whether these are all; else older ones were not checked."
    )
    rejected: list[RejectedFeedback] = strawberry.field(
        description=f"The newest of these, up to {MAX_SHOWN}."
    )
