"""The grade that counts, as a mutation."""

from typing import Annotated, Any

import strawberry

from resolvers import adjudication as resolve
from schema.connection import Info
from schema.root.mutation_fields import mutation_field
from schema.types.adjudication import AdjudicateInput, AdjudicatePayload
from services.tenants.tokens import Role


@strawberry.type
class AdjudicationMutation:
    """See `services.grading.adjudicating`."""

    @mutation_field(
        AdjudicatePayload,
        Role.WRITER,
        "Give the grade that counts, above those of all graders: one for each task and completion, "
        "of which another is a new revision.",
    )
    async def adjudicate(
        self,
        info: Info,
        input: Annotated[AdjudicateInput, strawberry.argument(description="The grade.")],
    ) -> Any:
        row = await resolve.adjudicate(
            info.context,
            task_id=input.task_id,
            completion_id=input.completion_id,
            json_values=input.json_values,
            comment=input.comment,
        )
        return {"feedback": row}
