"""How far graders agree, as far as it is selected."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from resolvers.connections import Connection, build_connection
from resolvers.context import RequestContext
from resolvers.graders import token_names_of
from resolvers.projection import (
    ResolveInfo,
    Selection,
    completion_projection,
    feedback_projection,
)
from services.grading.comparing import Comparison, Question, compare_grades
from services.grading.measuring import FieldAgreement
from services.naming import camel_case
from services.rows import CompletionRow, FeedbackRow
from services.storage.paging import Page, PageRequest

_MEASURES: Final = {camel_case(name): name for name in FieldAgreement.__annotations__}


async def feedback_agreement(
    context: RequestContext, info: ResolveInfo, question: Question
) -> dict[str, Any]:
    """Compare the grades of a task; see `services.grading.comparing`."""
    selection = Selection.below(info)
    compared = await compare_grades(context.organization_id, question)
    fields: Sequence[Any] = ()
    if "fields" in selection.names():
        names = selection.child("fields").names()
        fields = await compared.agreement(frozenset(_MEASURES.get(name, "") for name in names))
    counts = compared.grade_counts
    token_names: Mapping[str, str] = {}
    if "name" in selection.child("graders").names():
        unnamed = [key for key, claimed in compared.graders.items() if not claimed.get("name")]
        token_names = await token_names_of(context, unnamed)
    return {
        "task_id": question.task_id,
        "completion_count": len(compared.items),
        "grade_count": counts.total(),
        "graders": [
            {
                "key": key,
                "name": claimed.get("name") or token_names.get(key),
                "kind": claimed.get("kind"),
                "grade_count": counts[key],
            }
            for key, claimed in compared.graders.items()
        ],
        "fields": fields,
        "compared": compared,
    }


async def disagreements(info: ResolveInfo, compared: Comparison, page: PageRequest) -> Connection:
    """List the completions whose grades differ."""
    distances = await compared.distances()

    async def load() -> Page[Any]:
        return compared.disagreements(distances, page)

    async def count() -> tuple[int, bool]:
        return len(distances), True

    return await build_connection(Selection.below(info), load, count)


async def completions_by_id(
    context: RequestContext, info: ResolveInfo, ids: Sequence[str]
) -> list[CompletionRow | None]:
    """Load completions, as far as they are selected; None for one that is not there."""
    projection = completion_projection(Selection.below(info))
    found = await context.loaders.completions(ids, projection)
    return [found.get(id_) for id_ in ids]


async def feedback_by_ids(
    context: RequestContext, info: ResolveInfo, lists: Sequence[Sequence[str]]
) -> list[list[FeedbackRow]]:
    """Load lists of feedback, as far as it is selected, without what is not there."""
    projection = feedback_projection(Selection.below(info))
    wanted = [id_ for ids in lists for id_ in ids]
    found = await context.loaders.feedback(wanted, projection)
    return [[found[id_] for id_ in ids if id_ in found] for ids in lists]
