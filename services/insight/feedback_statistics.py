"""Statistics of grades: what they say at a path, by group and by the time when they were given."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from tantivy import Query, Searcher

from services.completions.filters import CompletionFilter
from services.completions.payload_path import PayloadPath
from services.errors import InvalidInput
from services.feedback.tasks import get_feedback_task
from services.insight.columns import Columns
from services.insight.fields import GRADE_PLACE, GRADED_AT, MARKS, Mark
from services.insight.filters import compile_query
from services.insight.grades import place_term
from services.insight.periods import period_of, period_of_condition
from services.insight.queries import all_of
from services.insight.reader import View
from services.insight.statistics import StatsQuestion, answer
from services.observability.tracing import traced
from services.storage.conditions import Condition, field_conditions


@traced
async def feedback_stats(
    organization_id: str,
    task_id: str,
    path: str | None,
    question: StatsQuestion,
    view: View,
    *,
    filter_: CompletionFilter | None = None,
    graded_at: Condition | None = None,
    counts_cut: bool = False,
) -> dict[str, Any]:
    """Answer a question about the grades of a task.

    Args:
        organization_id: From the token.
        task_id: Whose grades.
        path: Of the values that are measured; None for the grades themselves.
        question: Of `GradeMeasures`.
        view: Which is asked.
        filter_: Completions whose grades count; all if None.
        graded_at: When the grades were given.
        counts_cut: Whether it is counted of how many grades not all values are in the index.

    Returns:
        As `completion_stats`; and `cut_count`, if it is asked for.

    Raises:
        InvalidInput: The question, the path or the filter cannot be meant.
        NotFound: There is no such task, or the filter names one that is not there.
        TooComplex: It has too many groups, or the filter is too wide.
    """
    question.check()
    checked = None if path is None else _checked(path)
    await get_feedback_task(organization_id, task_id)
    query = await compile_query(organization_id, filter_, view, of_grades=True)
    among = [query, *_times(organization_id, graded_at, view)]

    def within(place: str | None, *besides: Query) -> Query:
        term = Query.term_query(view.schema, GRADE_PLACE, place_term(task_id, place))
        return all_of([term, *among, *besides])

    by_grade = question.measures.time == GRADED_AT
    period = period_of_condition(graded_at) if by_grade else period_of(filter_)
    found = await answer(question, view, within(checked), period)
    if counts_cut:
        is_cut = Query.term_query(view.schema, MARKS, Mark.GRADE_CUT)
        found["cut_count"] = await view.ask(partial(_count, within(None, is_cut)))
    return found


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


def _count(query: Query, searcher: Searcher) -> int:
    found: Any = searcher.search(query, 1)
    return int(found.count)
