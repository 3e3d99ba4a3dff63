"""How far graders agree, at the root."""

from typing import Annotated, Any, Final

import strawberry

from resolvers import agreement as resolve
from schema.connection import Info
from schema.enums import MeasurementLevel
from schema.execution.field_metadata import costs
from schema.filters import FeedbackFilter
from schema.types.agreement import FeedbackAgreement
from services.completions.payload_path import MAX_LENGTH
from services.grading.agreement import Level
from services.grading.comparing import MAX_FEEDBACK, MAX_GRADERS, Question

# Beside what it lists: it reads all feedback that matches.
COST: Final = 200


@strawberry.type
class AgreementQuery:
    """See `services.grading.comparing`."""

    @strawberry.field(
        graphql_type=FeedbackAgreement | None,
        metadata=costs(COST),
        description="How far the graders of a task agree, where more than one has graded a "
        "completion. Of each grader the newest answer on it counts; what adjudicates does not. "
        f"QUERY_TOO_COMPLEX past {MAX_FEEDBACK:,} pieces of feedback: narrow the filter then.",
    )
    async def feedback_agreement(
        self,
        info: Info,
        task_id: Annotated[strawberry.ID, strawberry.argument(description="The task.")],
        path: Annotated[
            str | None,
            strawberry.argument(
                description="One field of its answers: `score`, `style.tone`, of up to "
                f"{MAX_LENGTH:,} characters; in a key `\\.` is a dot, `\\\\` a backslash. If not "
                "given, each whose level of measurement the task's JSON Schema tells."
            ),
        ] = None,
        level: Annotated[
            MeasurementLevel | None,
            strawberry.argument(
                description="The level of the field at `path`, in place of what the schema says: "
                "NOMINAL of enums, booleans and constants; ORDINAL of enums of integers, and of "
                "integers from a `minimum` to a `maximum` with few between; INTERVAL of other "
                "numbers."
            ),
        ] = None,
        filter: Annotated[
            FeedbackFilter | None,
            strawberry.argument(description="Which feedback; all of the task if not given."),
        ] = None,
        graders: Annotated[
            list[str] | None,
            strawberry.argument(
                description=f"Whose, by `key`, up to {MAX_GRADERS}; of all if not given."
            ),
        ] = None,
    ) -> Any:
        chosen: Any = level
        question = Question(
            task_id,
            path=path,
            level=None if chosen is None else Level(chosen.value),
            filter=filter.to_service() if filter else None,
            graders=None if graders is None else frozenset(graders),
        )
        return await resolve.feedback_agreement(info.context, info._raw_info, question)
