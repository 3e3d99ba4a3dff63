"""What grades must be like: of feedback itself, and of its copies on completions.

Both have the same conditions, by the names of `GRADE_FIELDS`. A completion's are on one element of
`completions.grades` together (`$elemMatch`), which MongoDB and `services.storage.matching` decide
alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from services.completions.path_query import path_conditions, value_conditions
from services.completions.payload_path import PayloadPath
from services.errors import InvalidInput
from services.storage.conditions import (
    LISTS,
    OPERATORS,
    Condition,
    Query,
    field_conditions,
    is_point,
)
from services.storage.filters import (
    IS,
    IS_IN,
    NULL,
    RANGE,
    TEXT,
    Filter,
    FilterField,
    compile_filter,
)
from services.storage.storable import check_storable

# What completions know of a text in their feedback.
MAX_TEXT_LENGTH: Final = 256
_TEXTS: Final = ("starts_with", "ends_with", "contains")


@dataclass(frozen=True, slots=True)
class ValueCondition:
    """What a grade must have at a path.

    Attributes:
        path: From the answer on: `score`, `reasons.0.text`.
        condition: Values may be any JSON.
        exists: Whether there must be something, be it null.
    """

    path: str
    condition: Condition
    exists: bool | None = None

    def checked_path(self, root: str) -> PayloadPath:
        """Return the path below the field that holds the answer.

        Raises:
            InvalidInput: It can match nothing, or a value cannot be stored.
        """
        path = PayloadPath.below(root, self.path)
        for name in OPERATORS:
            value = getattr(self.condition, name)
            try:
                check_storable(list(value) if name in LISTS and value else value, path="")
            except InvalidInput as error:  # a condition does not know where in the filter it is
                raise InvalidInput(f"{self.path}: {error.reason}") from error
        return path


@dataclass(frozen=True, slots=True)
class FeedbackCondition(Filter):
    """Which of a completion's grades; see `services.storage.filters.Filter`.

    Attributes:
        values: What the answers must have.
        adjudicates: Whether it is the grade that counts.
    """

    FIELDS: ClassVar[Mapping[str, FilterField]] = {
        "id": FilterField("id", IS_IN | NULL),
        "task_id": FilterField("task_id", IS_IN | NULL),
        "task_version": FilterField("version", IS_IN | RANGE | NULL),
        "token_id": FilterField("token_id", IS_IN | NULL),
        "grader_id": FilterField("grader_id", IS_IN | NULL),
        "grader_name": FilterField("grader_name", TEXT),
        "grader_kind": FilterField("grader_kind", IS_IN | NULL),
        "created_at": FilterField("at", IS | RANGE),
        "updated_at": FilterField("updated_at", IS | RANGE),
    }

    values: Sequence[ValueCondition] = ()
    adjudicates: bool | None = None

    @property
    def size(self) -> int:
        """See `Filter`: paths count one by one."""
        return 1 + len(self.values)

    def total_size(self) -> int:
        """How many conditions it has with those that it combines."""
        return self.size + sum(one.total_size() for one in self.combined())


@dataclass(frozen=True, slots=True)
class GradesCondition:
    """What a completion's grades must be; all that are given hold together.

    Attributes:
        some: At least one is so.
        none: None is so.
        every: All are so; also where there is none.
    """

    some: FeedbackCondition | None = None
    none: FeedbackCondition | None = None
    every: FeedbackCondition | None = None

    @property
    def size(self) -> int:
        """How many conditions it has."""
        parts = (self.some, self.none, self.every)
        return sum(one.total_size() for one in parts if one is not None)


def grades_conditions(organization_id: str, wanted: GradesCondition) -> Iterator[Query]:
    """Compile what a completion's grades must be.

    Raises:
        InvalidInput: It is too large, or a path or a value cannot be.
    """
    if wanted.some is not None:
        # An index leads to these.
        tasks = wanted.some.fields.get("task_id")
        if tasks is not None and is_point(tasks):
            yield from field_conditions("graded_task_ids", Condition(eq=tasks.eq, in_=tasks.in_))
        else:
            yield {"graded_task_ids.0": {"$exists": True}}
        yield {"grades": {"$elemMatch": condition_on_one(organization_id, wanted.some)}}
    if wanted.none is not None:
        yield {"$nor": [{"grades": {"$elemMatch": condition_on_one(organization_id, wanted.none)}}]}
    if wanted.every is not None:
        is_other = {"$nor": [condition_on_one(organization_id, wanted.every)]}
        yield {"$nor": [{"grades": {"$elemMatch": is_other}}]}


def condition_on_one(organization_id: str, condition: FeedbackCondition) -> Query:
    """Compile what one element of `completions.grades` must be.

    Raises:
        InvalidInput: It is too large, or a path or a value cannot be.
    """
    query = compile_filter(organization_id, condition, _besides)
    # Each has one; MongoDB takes no list of conditions that is empty.
    return {"$and": query.get("$and") or [{"id": {"$exists": True}}]}


def _besides(condition: FeedbackCondition) -> Iterator[Query]:
    yield from adjudication_conditions(condition.adjudicates)
    yield from _copied_values(condition)


def adjudication_conditions(wanted: bool | None) -> Iterator[Query]:  # one of a filter
    """Compile whether feedback, or the copy of it, is the grade that counts."""
    if wanted is not None:
        yield {"adjudicates": True if wanted else {"$ne": True}}


def _copied_values(condition: FeedbackCondition) -> Iterator[Query]:
    for one in condition.values:
        path = one.checked_path("values")
        if not path.is_named or path.has_positions:
            raise InvalidInput(
                f"the path {one.path!r} has a list position, or a key with a dot, a '$' at its "
                "beginning or no character: of completions by their feedback these cannot be asked "
                "for, but of `feedbacks`"
            )
        _check_texts(one)
        yield from value_conditions(path.stored, one.condition, one.exists)


def _check_texts(one: ValueCondition) -> None:
    """Reject a text that no copy can be compared with."""
    values = [
        value
        for name in (*OPERATORS, *_TEXTS)
        for given in (getattr(one.condition, name),)
        for value in (given or () if name in LISTS else [given])
    ]
    if any(isinstance(value, str) and len(value) >= MAX_TEXT_LENGTH for value in values):
        raise InvalidInput(
            f"{one.path}: completions know the first {MAX_TEXT_LENGTH} characters of a text in "
            "their feedback: ask `feedbacks` for a longer one"
        )


def answer_conditions(values: Sequence[ValueCondition]) -> Iterator[Query]:
    """Compile what the answer of a piece of feedback must have, as a whole.

    Raises:
        InvalidInput: A path or a value cannot be.
    """
    for one in values:
        path = one.checked_path("json_values")
        yield from path_conditions(path, one.condition, exists=one.exists)
