"""Statistics of grades: what they say at a path, by group and by the time when they were given."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from tantivy import Query, Searcher

from services.completions.filters import CompletionFilter
from services.completions.grade_conditions import FeedbackCondition
from services.completions.payload_path import PayloadPath
from services.errors import InvalidInput, TooComplex
from services.feedback.tasks import get_feedback_task
from services.grading.feedback import FeedbackFilter
from services.grading.known_fields import check_known_field
from services.insight.columns import Columns
from services.insight.counted_grades import as_filter, grades_query
from services.insight.fields import GRADE_PLACE, GRADED_AT, MARKS, Mark
from services.insight.filters import compile_query, of_organization
from services.insight.grades import place_term
from services.insight.periods import Period, period_of, period_of_condition
from services.insight.queries import all_of, excluding
from services.insight.reader import View
from services.insight.statistics import StatsQuestion, answer
from services.insight.uncopied_grades import uncopied_grades
from services.observability.tracing import traced
from services.rows import FeedbackTaskRow
from services.storage.conditions import Condition, field_conditions


class CountedGrades(StrEnum):
    """Which grades of a completion are counted, where somebody has adjudicated it."""

    ALL = "all"
    # What graders have given, whoever has decided otherwise.
    GRADERS = "graders"
    # The one that adjudicates, in place of those that it decides between.
    COUNTING = "counting"


_LEFT_OUT: Final = {
    CountedGrades.GRADERS: Mark.ADJUDICATES,
    CountedGrades.COUNTING: Mark.OVERRULED,
}


@dataclass(frozen=True, slots=True)
class Values:
    """Which values are measured.

    Attributes:
        task_id: Of the grades of this task.
        path: At this path; None for the grades themselves.
        counted: Of which of its grades.
        feedback: Of grades that are so; of all if None.
        filter_: Of completions that match; of all if None.
        graded_at: When the grades were given.
    """

    task_id: str
    path: str | None = None
    counted: CountedGrades = CountedGrades.COUNTING
    filter_: CompletionFilter | None = None
    graded_at: Condition | None = None
    feedback: FeedbackCondition | None = None


@traced
async def feedback_stats(
    organization_id: str,
    values: Values,
    question: StatsQuestion,
    view: View,
    *,
    counts_cut: bool = False,
) -> dict[str, Any]:
    """Answer a question about the grades of a task.

    Args:
        organization_id: From the token.
        values: Which are measured.
        question: Of `GradeMeasures`.
        view: Which is asked.
        counts_cut: Whether it is counted of how many grades not all is in the index.

    Returns:
        As `completion_stats`; and `cut_count`, if it is asked for.

    Raises:
        InvalidInput: The question, the path or the filter cannot be meant, or neither the task's
            schema nor a grade has the path.
        NotFound: There is no such task, or the filter names one that is not there.
        TooComplex: It has too many groups, or the filter is too wide.
    """
    question.check()
    path = None if values.path is None else _checked(values.path)
    task = await get_feedback_task(organization_id, values.task_id)
    await _check_known(organization_id, task, path, view)
    among = await _among(organization_id, values, view)
    by_grade = question.measures.time == GRADED_AT
    period = period_of_condition(values.graded_at) if by_grade else period_of(values.filter_)
    found = await _answered(question, view, _at(values.task_id, path, among, view), period)
    if counts_cut:
        is_cut = Query.term_query(view.schema, MARKS, Mark.GRADE_CUT)
        whole = _at(values.task_id, None, among, view)
        cut = await count(all_of([whole, is_cut]), view)
        found["cut_count"] = cut + await _count_uncopied(organization_id, values, view)
    return found


async def _count_uncopied(organization_id: str, values: Values, view: View) -> int:
    """Count the grades that are meant, and that the index does not have."""
    fields = {} if values.graded_at is None else {"created_at": values.graded_at}
    said = [] if values.feedback is None else [as_filter(values.feedback)]
    return await uncopied_grades(
        organization_id,
        values.task_id,
        values.filter_,
        FeedbackFilter(fields=fields, and_=said),
        view,
        but_overruled=values.counted is CountedGrades.COUNTING,
    )


async def _answered(
    question: StatsQuestion, view: View, query: Query, period: Period
) -> dict[str, Any]:
    """Answer a question, with percentiles that are estimated if all numbers would be too many."""
    try:
        return await answer(question, view, query, period)
    except TooComplex:
        if not question.measures.percentiles:
            raise
    measures: Any = question.measures
    estimated = replace(measures, are_estimated=True)
    return await answer(replace(question, measures=estimated), view, query, period)


async def values_query(organization_id: str, values: Values, view: View) -> Query:
    """Return what finds the values that are measured, each in the grade that has it.

    Raises:
        InvalidInput: As `feedback_stats`. So for the others.
    """
    path = None if values.path is None else _checked(values.path)
    return _at(values.task_id, path, await _among(organization_id, values, view), view)


async def count(query: Query, view: View) -> int:
    """Count what a query finds."""

    def counted(searcher: Searcher) -> int:
        found: Any = searcher.search(query, 1)
        return int(found.count)

    return await view.ask(counted)


async def _among(organization_id: str, values: Values, view: View) -> Query:
    """Return what finds all values of the grades that are counted, whatever their tasks."""
    query = await compile_query(organization_id, values.filter_, view, of_grades=True)
    among = all_of([query, *_times(organization_id, values.graded_at, view)])
    if values.feedback is not None:
        among = all_of([among, await _so(organization_id, values.task_id, values.feedback, view)])
    if (mark := _LEFT_OUT.get(values.counted)) is None:
        return among
    return excluding(among, Query.term_query(view.schema, MARKS, mark))


async def _so(
    organization_id: str, task_id: str, condition: FeedbackCondition, view: View
) -> Query:
    """Return what finds the grades that are as a condition says."""
    try:
        return await grades_query(organization_id, task_id, condition, view)
    except InvalidInput as error:
        raise InvalidInput(error.reason, path="/feedback") from error


def _at(task_id: str, path: str | None, among: Query, view: View) -> Query:
    """Return what finds the values at a path of the grades of a task; without one the grades."""
    return all_of([Query.term_query(view.schema, GRADE_PLACE, place_term(task_id, path)), among])


async def _check_known(
    organization_id: str, task: FeedbackTaskRow, path: str | None, view: View
) -> None:
    """Return if a path is one of the task's schema, or of some grade.

    Raises:
        InvalidInput: It is not.
    """
    if path is None:
        return

    async def has_grade() -> bool:
        own = of_organization(view.schema, organization_id, of_grades=True)
        return await count(_at(task["id"], path, own, view), view) > 0

    known = PayloadPath(PayloadPath.below("values", path).parts[1:])
    await check_known_field(organization_id, task, known, has_grade)


def _checked(path: str) -> str:
    """Return a path as the index has it."""
    try:
        return PayloadPath(PayloadPath.below("values", path).parts[1:]).text
    except InvalidInput as error:
        raise InvalidInput(str(error), path="/path") from error


def _times(organization_id: str, graded_at: Condition | None, view: View) -> Iterator[Query]:
    """Yield what finds the grades that were given at some times."""
    if graded_at is not None:
        columns = Columns(organization_id, view.schema, view.searcher)
        yield from map(columns.compiled, field_conditions(GRADED_AT, graded_at))
