"""How far graders agree."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Parent

from resolvers import adjudication as resolve_adjudication
from resolvers import agreement as resolve
from schema.connection import After, Before, Connection, First, Info, Last, page_request
from schema.enums import GraderKind, MeasurementLevel
from schema.execution.batch_fields import Rows, batch_field
from schema.execution.field_metadata import costs
from schema.scalars import JSON
from services.grading.measuring import MAX_VALUES

if TYPE_CHECKING:
    from schema.types.completion import Completion
    from schema.types.feedback import Feedback


@strawberry.type(description="A number, or why there is none: one of both is null.")
class Coefficient:
    """See `services.grading.agreement.Coefficient`."""

    value: float | None = strawberry.field(description="The number; null where it is undefined.")
    reason: str | None = strawberry.field(description="Why there is none, for people.")


@strawberry.type(description="Cohen's kappa, or why there is none: one of both is null.")
class CohenKappa:
    """See `services.grading.agreement.CohenKappa`."""

    value: float | None = strawberry.field(
        description="Of two graders theirs; of more the mean over pairs of graders."
    )
    reason: str | None = strawberry.field(description="Why there is none, for people.")
    pairs: int = strawberry.field(
        description="The pairs of graders that it is the mean of: those that have graded the same "
        "completions, and not all with one value."
    )


@strawberry.type(description="How often a value stands beside each other.")
class ConfusionRow:
    """A row of a `ConfusionMatrix`."""

    value: JSON | None = strawberry.field(description="The value that one grader has given.")
    counts: list[int] = strawberry.field(
        description="How often the other one has given each of the matrix's `values`, in order."
    )


@strawberry.type(description="Which values stand beside which.")
class ConfusionMatrix:
    """See `services.grading.agreement.Confusion`."""

    values: list[JSON | None] = strawberry.field(
        description="The values of the columns, and of the rows, in the schema's order."
    )
    rows: list[ConfusionRow] = strawberry.field(
        description="A row for each value. Of more than two graders each pair of grades is counted "
        "in both directions."
    )
    graders: list[str] | None = strawberry.field(
        description="Of two graders the key of that of the rows, then that of the columns; null of "
        "more."
    )
    reason: str | None = strawberry.field(
        description=f"Why there is none: as of more than {MAX_VALUES} values."
    )


@strawberry.type(description="How far graders agree on one field of a task's answers.")
class FieldAgreement:
    """See `services.grading.measuring.FieldAgreement`."""

    path: str = strawberry.field(description="The field, from the answer on: `score`.")
    level: MeasurementLevel | None = strawberry.field(
        description="What may be said of two of its values; null where the schema does not tell."
    )
    completion_count: int = strawberry.field(
        description="Completions that have two grades or more of this field: all that counts."
    )
    grade_count: int = strawberry.field(description="The grades of these.")
    grader_count: int = strawberry.field(description="Who has given them.")
    pair_count: int = strawberry.field(description="Pairs of grades of one completion.")
    left_out_count: int = strawberry.field(
        description="Grades whose value has no place on this level, such as a text among numbers."
    )
    percent: Coefficient = strawberry.field(
        description="Pairs of grades of one completion that are equal, of 100."
    )
    cohen_kappa: CohenKappa = strawberry.field(
        description="Agreement beyond chance of two graders, from -1 to 1."
    )
    fleiss_kappa: Coefficient = strawberry.field(
        description="Agreement beyond chance of any number of graders, whoever they are, up to 1."
    )
    krippendorff_alpha: Coefficient = strawberry.field(
        description="Agreement beyond chance on the field's `level`, up to 1; grades may be "
        "missing."
    )
    confusion: ConfusionMatrix = strawberry.field(description="Which values stand beside which.")


@strawberry.type(description="Somebody who has graded what others have graded too.")
class AgreementGrader:
    """See `services.grading.comparing.Comparison`."""

    key: str = strawberry.field(
        description="What graders are told apart by: the id that is claimed, else `token:` and the "
        "token's id."
    )
    name: str | None = strawberry.field(
        description="The name that is claimed last, else that of the token; null of an id that is "
        "claimed without one, and where the token is gone."
    )
    kind: GraderKind | None = strawberry.field(description="The kind that is claimed last.")
    grade_count: int = strawberry.field(description="Completions of these it has graded.")


async def _completion(rows: Parent[Rows], info: Info) -> Any:
    ids = [row["completion_id"] for row in rows]
    return await resolve.completions_by_id(info.context, info._raw_info, ids)


async def _grades(rows: Parent[Rows], info: Info) -> Any:
    lists = [row["feedback_ids"] for row in rows]
    return await resolve.feedback_by_ids(info.context, info._raw_info, lists)


async def _adjudications(rows: Parent[Rows], info: Info) -> Any:
    pairs = [(row["task_id"], row["completion_id"]) for row in rows]
    return await resolve_adjudication.adjudications(info.context, info._raw_info, pairs)


@strawberry.type(description="A completion whose grades differ.")
class Disagreement:
    """See `services.grading.comparing.Comparison.disagreements`."""

    completion_id: strawberry.ID = strawberry.field(description="The completion's id.")
    completion: Annotated["Completion", strawberry.lazy("schema.types.completion")] | None = (
        batch_field(_completion, "The completion; null if it was deleted meanwhile.")
    )
    distance: float = strawberry.field(
        description="How far the grades are apart, from 0 to 1: the mean of the fields. Of numbers "
        "the highest from the lowest, as a share of what the schema allows, or of both together "
        "where it does not say; of others the share of pairs that differ."
    )
    grades: list[Annotated["Feedback", strawberry.lazy("schema.types.feedback")]] = batch_field(
        _grades, "The newest of each grader, in the order of their keys."
    )
    adjudication: Annotated["Feedback", strawberry.lazy("schema.types.feedback")] | None = (
        batch_field(_adjudications, "The grade that counts; null if there is none yet.")
    )


async def _disagreements(
    root: Parent[Any],
    info: Info,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Any:
    page = page_request(first, after, last, before)
    return await resolve.disagreements(info._raw_info, root["compared"], page)


@strawberry.type(description="How far the graders of a task agree.")
class FeedbackAgreement:
    """See `services.grading.comparing.Comparison`."""

    task_id: strawberry.ID = strawberry.field(description="The task's id.")
    completion_count: int = strawberry.field(
        description="Completions that two graders or more have graded: all that counts."
    )
    grade_count: int = strawberry.field(
        description="The grades of these, one of each grader on each."
    )
    graders: list[AgreementGrader] = strawberry.field(
        description="Who has given them, in the order of their keys."
    )
    fields: list[FieldAgreement] = strawberry.field(
        description="The field that was asked for, else each whose level the schema tells."
    )
    disagreements: Connection[Disagreement] | None = strawberry.field(
        resolver=_disagreements,
        metadata=costs(50),
        description="Completions whose grades differ in these fields, the furthest apart first.",
    )
