"""Which grades are counted, by what they say and who has given them.

It is the condition that completions are asked by `feedback.some` that is compiled, on the documents
of the grades. What the index does not decide, or not of all grades, the feedback itself does.
"""

import asyncio
import json
from collections.abc import Callable, Sequence
from typing import Any, Final

from pymongo.errors import ExecutionTimeout
from tantivy import Query, Schema, Searcher

from models import FeedbackDocument, indexes
from services.completions.grade_conditions import (
    MAX_TEXT_LENGTH,
    FeedbackCondition,
    condition_on_one,
)
from services.completions.payload_path import PayloadPath
from services.errors import TooComplex
from services.grading.feedback import FeedbackFilter, looked_up
from services.ids import public_id, storage_key
from services.insight.columns import (
    Column,
    Columns,
    Integer,
    Names,
    Undecided,
    matching,
)
from services.insight.expressions import ANYTHING, include, literal
from services.insight.fields import (
    GRADE_ID,
    GRADE_OF,
    GRADE_PLACE,
    GRADE_UPDATED_AT,
    GRADE_VALUES,
    GRADED_AT,
    MARKS,
    Mark,
    name_term,
)
from services.insight.filters import MAX_ASKED, MAX_DOUBTFUL, MAX_SECONDS, note
from services.insight.grades import LISTED, THERE, place_term, value_term
from services.insight.labels import label
from services.insight.queries import all_of, any_of, excluding
from services.insight.reader import View
from services.storage.conditions import Condition
from services.storage.database import database
from services.storage.deadlines import ended_by_server
from services.storage.matching import compile_test

_VALUES: Final = "values."
_TIMES: Final = {"at": GRADED_AT, "updated_at": GRADE_UPDATED_AT}
_NAMES: Final = {
    **{name: name for name in ("token_id", "grader_id", "grader_name", "grader_kind")},
    "id": GRADE_ID,
    "_id": GRADE_ID,  # which none is of: an `or` of nothing
}


async def grades_query(
    organization_id: str, task_id: str, condition: FeedbackCondition, view: View
) -> Query:
    """Return what finds all values of the grades of a task that are as a condition says.

    Raises:
        InvalidInput: It is too large, or a path or a value cannot be.
        TooComplex: What the index does not decide is so of too many, or takes too long to find.
    """
    wanted = condition_on_one(organization_id, condition)

    def compiled(searcher: Searcher) -> tuple[Query, Query, Sequence[str]] | None:
        columns = _GradeColumns(organization_id, task_id, view.schema, searcher)
        try:
            query = columns.compiled(wanted)
        except Undecided:
            return None
        doubtful = any_of(columns.doubtful)
        ids = columns.ids(doubtful) if columns.doubtful else []
        return None if len(ids) > MAX_DOUBTFUL else (query, doubtful, ids)

    decided = await view.ask(compiled)
    if decided is None:
        return await _asked(organization_id, task_id, condition, view.schema)
    query, doubtful, ids = decided
    if not ids:
        return query
    among = await _asked(organization_id, task_id, condition, view.schema, ids)
    return any_of([excluding(query, doubtful), among])


async def _asked(
    organization_id: str,
    task_id: str,
    condition: FeedbackCondition,
    schema: Schema,
    ids: Sequence[str] | None = None,
) -> Query:
    """Ask MongoDB which feedback is so: of a task, or of some ids."""
    fields = {"task_id": Condition(eq=task_id)}
    filter_ = FeedbackFilter(fields=fields, and_=[as_filter(condition)])
    query, _ = await looked_up(organization_id, filter_)
    if ids is not None:
        keys = [storage_key(organization_id, one) for one in ids]
        query = {**query, "_id": {"$in": keys}}
    collection = database.collection(FeedbackDocument)
    wanted: dict[str, Any] = {
        "filter": query,
        "projection": {"_id": 1},
        "limit": MAX_ASKED + 1,
        "hint": indexes.FEEDBACK_LISTED_BY["task_id"] if ids is None else indexes.BY_ID,
    }
    time = asyncio.get_running_loop().time
    begin = time()
    try:
        async with ended_by_server(MAX_SECONDS) as milliseconds:
            cursor = collection.find(**wanted, batch_size=MAX_ASKED + 2, max_time_ms=milliseconds)
            rows = await cursor.to_list()
    except (ExecutionTimeout, TimeoutError) as error:
        raise _too_complex(f"looking for it takes more than {MAX_SECONDS:g} s") from error
    finally:
        note({"find": collection.name, **wanted}, time() - begin)
    if len(rows) > MAX_ASKED:
        raise _too_complex(f"more than {MAX_ASKED:,} pieces of feedback match")
    terms = [name_term(public_id(row["_id"])) for row in rows]
    return Query.term_set_query(schema, GRADE_ID, terms)


def _too_complex(why: str) -> TooComplex:
    return TooComplex(
        f"the index does not decide what the grades must be, and {why}: compare fewer different "
        "values, and none with null, objects or lists, or give a range of `createdAt` beside them"
    )


def as_filter(condition: FeedbackCondition) -> FeedbackFilter:
    """Return the same of feedback itself."""
    return FeedbackFilter(
        fields=condition.fields,
        and_=[as_filter(one) for one in condition.and_],
        or_=None if condition.or_ is None else [as_filter(one) for one in condition.or_],
        not_=None if condition.not_ is None else as_filter(condition.not_),
        values=condition.values,
        adjudicates=condition.adjudicates,
    )


class _GradeColumns(Columns):
    """The columns of the grades of a task, by what a completion's copies have; see `Columns`."""

    def __init__(
        self, organization_id: str, task_id: str, schema: Schema, searcher: Searcher
    ) -> None:
        super().__init__(organization_id, schema, searcher)
        self.task_id = task_id
        own = Query.term_query(schema, GRADE_OF, organization_id)
        place = Query.term_query(schema, GRADE_PLACE, place_term(task_id, None))
        self.organization = all_of([own, place])

    def ids(self, query: Query) -> list[str]:
        """Return the ids of what a query finds; of many one more than `MAX_DOUBTFUL`."""
        most = MAX_DOUBTFUL + 1
        terms = {"field": GRADE_ID, "size": most, "segment_size": most}
        found = self.searcher.aggregate(
            all_of([self.organization, query]), {"ids": {"terms": terms}}
        )
        return [one["key"] for one in found["ids"]["buckets"]]

    def _column(self, path: str) -> Column:
        if path.startswith(_VALUES):
            return _Value(self, path.removeprefix(_VALUES))
        if path in _TIMES:
            return Integer(self, _TIMES[path])
        if path in _NAMES:
            return Names(self, _NAMES[path])
        columns: dict[str, Callable[[], Column]] = {
            "task_id": lambda: _Task(self, path),
            "version": lambda: _Version(self, "task_version"),
            "adjudicates": lambda: _Adjudicates(self, path),
        }
        return columns[path]()


class _Task(Column):
    """The task's id, which all have."""

    of: _GradeColumns

    def one_of(self, values: Sequence[Any]) -> Query:
        return Query.all_query() if self.of.task_id in values else Query.empty_query()


class _Adjudicates(Column):
    def one_of(self, values: Sequence[Any]) -> Query:
        found = Query.term_query(self.of.schema, MARKS, Mark.ADJUDICATES)
        return found if True in values else Query.empty_query()


class _Version(Column):
    """A whole number, which the index has as a name."""

    def one_of(self, values: Sequence[Any]) -> Query:
        terms = [str(int(one)) for one in values if one is not None]
        return self._with_absent(Query.term_set_query(self.of.schema, self.name, terms), values)

    def compares(self, operator: str, value: Any) -> Query:
        test = compile_test(operator, value)
        terms = [one for one in self.of.values(self.name, ANYTHING) if test(int(one))]
        return Query.term_set_query(self.of.schema, self.name, terms)


class _Value(Column):
    """What is at a path of the answer: a value and, if it is a list, its elements."""

    def __init__(self, columns: Columns, stored: str) -> None:
        super().__init__(columns, GRADE_VALUES)
        self.parts = tuple(stored.split("."))
        self.path = PayloadPath(self.parts).text
        columns.doubtful.append(Query.term_query(columns.schema, MARKS, Mark.GRADE_VALUES_CUT))

    def one_of(self, values: Sequence[Any]) -> Query:
        if any(isinstance(one, dict | list) for one in values):
            raise Undecided(self.path, values)
        terms = [value_term(self.path, label(one)) for one in values]
        if None in values:
            # Of a list on the way each element may lack it.
            ways = [self.parts[:number] for number in range(1, len(self.parts))]
            listed = [value_term(PayloadPath(one).text, LISTED) for one in ways]
            self.of.doubtful.append(self._having(listed))
        return self._with_absent(self._having(terms), values)

    def compares(self, operator: str, value: Any) -> Query:
        if isinstance(value, dict | list):
            raise Undecided(self.path, operator, value)
        return self._tested(compile_test(operator, value), ANYTHING)

    def has_text(self, pattern: str, options: str) -> Query:
        # What is as long may be the beginning of a longer one.
        cut = [
            one
            for one in self._terms(f'"{ANYTHING}')
            if len(one) - self._begin >= MAX_TEXT_LENGTH + len('""')
        ]
        if cut:
            self.of.doubtful.append(self._having(cut))
        test = compile_test("$regex", pattern, options)
        return self._tested(test, include(pattern, options, quote='"'))

    def is_there(self) -> Query:
        return self._having([value_term(self.path, THERE)])

    @property
    def _begin(self) -> int:
        return len(name_term(self.path)) + len("\0")

    def _having(self, terms: Sequence[str]) -> Query:
        return Query.term_set_query(self.of.schema, GRADE_VALUES, list(terms))

    def _tested(self, test: Callable[[Any], bool], values: str) -> Query:
        terms = self._terms(values)
        return matching(
            self.of, GRADE_VALUES, terms, lambda text: test(json.loads(text)), begin=self._begin
        )

    def _terms(self, values: str) -> list[str]:
        """Return the terms of the path that an expression matches, of values alone."""
        before = literal(value_term(self.path, THERE))
        found = self.of.values(GRADE_VALUES, f"{before}(?:{values})")
        return [one for one in found if one[self._begin :] not in (THERE, LISTED)]
