"""The grades of a task side by side: how far its graders agree, and where they do not.

Everything follows from the task's feedback, read by one index. Of each grader the newest answer on
a completion counts, and none that adjudicates.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from typing import Any, Final, TypeVar

from models import FeedbackDocument, indexes
from services.errors import InvalidInput, TooComplex
from services.feedback.graders import grader_key
from services.feedback.tasks import get_feedback_task
from services.grading.agreement import Level, pair_count
from services.grading.feedback import NEWEST, FeedbackFilter, looked_up
from services.grading.fields import MAX_FIELDS, MeasuredField, field_at, fields_of, how_far_apart
from services.grading.known_fields import check_known_field
from services.grading.measuring import FieldAgreement, Grade, measured
from services.heavy_work import in_turn
from services.ids import storage_key, with_public_ids
from services.observability.tracing import traced
from services.order_keys import SIZE
from services.rows import FeedbackTaskRow
from services.storage.conditions import Condition
from services.storage.cursors import Listing
from services.storage.database import database
from services.storage.order import BY_SEQ, Sort
from services.storage.paging import (
    Page,
    PageRequest,
    find_sorted,
    inclusive_projection,
    pages_at_hand,
)
from services.storage.values_at import MISSING

MAX_FEEDBACK: Final = 10_000
# A piece of feedback may grade thousands of completions.
MAX_GRADES: Final = 20_000
MAX_GRADERS: Final = 50
MAX_PAIRS: Final = 200_000
# Less is done at once, in some milliseconds.
_AT_ONCE: Final = 500
_FURTHEST: Final = Sort("distance", descending=True)
_Result = TypeVar("_Result")

_READ: Final = (
    "token_id",
    "grader",
    "adjudicates",
    "matched_completion_ids",
    "created_at",
    "updated_at",
    "seq",
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is compared.

    Attributes:
        task_id: The task's.
        path: The one field; all that have a level if None.
        level: In place of what the schema says; of one field alone.
        filter: Which feedback; all of the task if None.
        graders: Their keys; all if None.
    """

    task_id: str
    path: str | None = None
    level: Level | None = None
    filter: FeedbackFilter | None = None
    graders: frozenset[str] | None = None


@dataclass(frozen=True)
class Comparison:
    """The grades of a task that stand beside others.

    Attributes:
        task_id: The task's.
        fields: What is compared.
        items: By the completion's id, then by the grader's key: of two graders or more.
        graders: What is known of each, by its key.
        listing: What the cursors of its lists belong to.
    """

    task_id: str
    fields: Sequence[MeasuredField]
    items: Mapping[str, Mapping[str, Grade]]
    graders: Mapping[str, Mapping[str, Any]]
    listing: Listing

    @cached_property
    def grade_counts(self) -> Counter[str]:
        """How many grades there are of each grader."""
        return Counter(grader for item in self.items.values() for grader in item)

    async def agreement(self, wanted: frozenset[str]) -> list[FieldAgreement]:
        """Return how far graders agree on each field.

        Args:
            wanted: The keys of `FieldAgreement` that are.

        Raises:
            TooComplex: More grades stand beside each other than can be compared.
        """
        pairs = pair_count(self.items.values()) * len(self.fields)
        if "cohen_kappa" in wanted and pairs > MAX_PAIRS:
            raise TooComplex(
                f"{pairs:,} pairs of grades stand beside each other in these fields, {MAX_PAIRS:,} "
                "can be compared: name a path, graders, or a time in the filter"
            )

        def measure() -> list[FieldAgreement]:
            return [measured(one, self.items, wanted) for one in self.fields]

        return await self._done(measure)

    def disagreements(self, distances: Mapping[str, float], page: PageRequest) -> Page[Any]:
        """Return one page of the completions whose grades differ, the furthest apart first.

        Args:
            distances: See `distances`.
            page: Which page.

        Raises:
            InvalidInput: A cursor is malformed, or belongs to another list.
        """
        organization_id = self.listing.filter["organization_id"]
        rows = [
            {
                "_id": storage_key(organization_id, id_),
                "task_id": self.task_id,
                "completion_id": id_,
                "distance": distance,
                "seq": blake2b(id_.encode(), digest_size=SIZE).digest(),
                "feedback_ids": [item[grader].feedback_id for grader in sorted(item)],
            }
            for id_, distance in distances.items()
            for item in [self.items[id_]]
        ]
        [found] = pages_at_hand(BY_SEQ, [self.listing], page, [rows])
        return found

    async def distances(self) -> dict[str, float]:
        """Return how far the grades are apart of each completion where they are."""
        fields = [one for one in self.fields if one.level is not None]

        def measure() -> dict[str, float]:
            found = {
                id_: how_far_apart(fields, [grade.values for grade in item.values()])
                for id_, item in self.items.items()
            }
            return {id_: distance for id_, distance in found.items() if distance}

        return await self._done(measure)

    async def _done(self, work: Callable[[], _Result]) -> _Result:
        """Do some work that goes through all grades, beside the event loop if they are many."""
        size = sum(map(len, self.items.values())) * len(self.fields)
        return work() if size <= _AT_ONCE else await in_turn(work)


@traced
async def compare_grades(organization_id: str, question: Question) -> Comparison:
    """Read the grades of a task that stand beside others.

    Raises:
        InvalidInput: The filter, the path or the level cannot be, or neither the task's schema nor
            a grade has the path.
        NotFound: There is no such task.
        TooComplex: There is more feedback, or there are more graders or fields than can be.
    """
    if question.graders is not None and len(question.graders) > MAX_GRADERS:
        raise InvalidInput(f"there may be up to {MAX_GRADERS}", path="/graders")
    task = await get_feedback_task(organization_id, question.task_id)
    fields = _fields(task["json_schema"], question)
    wanted = FeedbackFilter(
        fields={"task_id": Condition(eq=question.task_id)},
        and_=[question.filter] if question.filter is not None else [],
    )
    query, asked = await looked_up(organization_id, wanted)
    rows = await find_sorted(
        database.collection(FeedbackDocument),
        query,
        NEWEST,
        projection=inclusive_projection((*_READ, *(one.path.projected for one in fields), "_id")),
        most=MAX_FEEDBACK + 1,
        hint=indexes.FEEDBACK_LISTED_BY["task_id"],
    )
    if len(rows) > MAX_FEEDBACK:
        raise TooComplex(
            f"the task has more than {MAX_FEEDBACK:,} pieces of feedback that match: narrow the "
            "filter, as by `createdAt`"
        )
    await _check_known(organization_id, task, fields, question, rows)
    items, graders = _beside_each_other(with_public_ids(organization_id, rows), question.graders)
    identity = {
        **asked,
        "path": question.path,
        "level": None if question.level is None else question.level.value,
        "graders": None if question.graders is None else sorted(question.graders),
    }
    listing = Listing("disagreements", identity, _FURTHEST)
    return Comparison(question.task_id, fields, items, graders, listing)


def _fields(schema: Mapping[str, Any], question: Question) -> list[MeasuredField]:
    """Return the fields that are compared.

    Raises:
        InvalidInput: See `field_at`.
        TooComplex: They are too many.
    """
    if question.level is not None and question.path is None:
        raise InvalidInput("it is of one field: name its path", path="/level")
    if question.path is not None:
        return [field_at(schema, question.path, question.level)]
    fields = fields_of(schema)
    if len(fields) > MAX_FIELDS:
        raise TooComplex(f"the task's schema has more than {MAX_FIELDS} fields: name a path")
    return fields


async def _check_known(
    organization_id: str,
    task: FeedbackTaskRow,
    fields: Sequence[MeasuredField],
    question: Question,
    rows: Sequence[Mapping[str, Any]],
) -> None:
    """Return if the field that a question names is one of the task's schema, or of some answer.

    Raises:
        InvalidInput: It is not.
    """
    if question.path is None:
        return
    [field] = fields

    async def has_grade() -> bool:
        values = (field.value(row.get("json_values") or {}) for row in rows)
        return any(value is not MISSING for value in values)

    path = replace(field.path, parts=field.path.parts[1:])
    await check_known_field(organization_id, task, path, has_grade)


def _beside_each_other(
    rows: Sequence[Mapping[str, Any]], wanted: frozenset[str] | None
) -> tuple[dict[str, dict[str, Grade]], dict[str, Mapping[str, Any]]]:
    """Return the newest grade of each grader on each completion of two or more, and the graders.

    Raises:
        TooComplex: They are too many.
    """
    items: dict[str, dict[str, Grade]] = {}
    known: dict[str, tuple[tuple[Any, ...], Mapping[str, Any]]] = {}
    number = 0
    for row in rows:
        key = grader_key(row.get("token_id"), row.get("grader"))
        if row.get("adjudicates") or (wanted is not None and key not in wanted):
            continue
        age = (row.get("updated_at") or row["created_at"], row.get("seq") or b"")
        if key not in known or known[key][0] < age:
            known[key] = age, row.get("grader") or {}
        grade = Grade(row["id"], age, row.get("json_values") or {})
        number += len(row["matched_completion_ids"])
        if number > MAX_GRADES:
            raise TooComplex(
                f"more than {MAX_GRADES:,} completions are graded by the feedback that matches: "
                "narrow the filter, as by `createdAt`"
            )
        for completion_id in row["matched_completion_ids"]:
            item = items.setdefault(completion_id, {})
            if key not in item or item[key].age < age:
                item[key] = grade
    items = {id_: item for id_, item in items.items() if len(item) > 1}
    beside = {grader for item in items.values() for grader in item}
    if len(beside) > MAX_GRADERS:
        raise TooComplex(
            f"{len(beside)} graders have graded the same completions, {MAX_GRADERS} can be "
            "compared: name some in `graders`"
        )
    return items, {key: known[key][1] for key in sorted(beside)}
