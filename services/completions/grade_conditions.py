"""What grades must be like: of feedback itself, and of its copies on completions.

Both have the same conditions, by the same names. A completion's are on one element of
`completions.grades` together (`$elemMatch`), which MongoDB and `services.storage.matching` decide
alike. Where a copy is not all of an answer, and what is asked could depend on the rest, the
feedback itself is asked: `services.completions.grades_at_source`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, ClassVar, Final, TypeAlias

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
# How a copy, and the feedback, is marked: its texts are cut; or values are left out, besides.
SHORT: Final = "short"
CUT: Final = "cut"


class Doubt(IntEnum):
    """Which copies cannot decide a condition."""

    NONE = 0
    # Those that lack values.
    VALUES = 1
    # Those with texts that are cut, too.
    TEXTS = 2
    # None can: a path that MongoDB takes within an element of a list has names alone.
    PATHS = 3

    @property
    def marks(self) -> tuple[str, ...]:
        """How the copies are marked that cannot decide."""
        return {Doubt.VALUES: (CUT,), Doubt.TEXTS: (CUT, SHORT)}.get(self, ())


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

    @property
    def doubt(self) -> Doubt:
        """Which copies cannot decide it.

        A text that is cut is no other's equal that is shorter, and comes before and after the same.
        """
        path = PayloadPath.below("values", self.path)
        if not path.is_named or path.has_positions:
            return Doubt.PATHS
        if self.condition.contains or self.condition.ends_with:
            return Doubt.TEXTS
        given = (getattr(self.condition, name) for name in (*OPERATORS, *_TEXTS))
        return Doubt.TEXTS if any(map(_has_long_text, given)) else Doubt.VALUES


def _has_long_text(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) >= MAX_TEXT_LENGTH
    if isinstance(value, Mapping):
        return any(map(_has_long_text, value.values()))
    return isinstance(value, Sequence) and any(map(_has_long_text, value))


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

    @property
    def doubt(self) -> Doubt:
        """Which copies cannot decide it."""
        parts = [*(one.doubt for one in self.values), *(one.doubt for one in self.combined())]
        return max(parts, default=Doubt.NONE)


# What feedback itself may be asked for by the same names.
FEEDBACK_FIELDS: Final[Mapping[str, FilterField]] = {
    "id": FilterField("_id", IS_IN | NULL),
    "task_id": FilterField("task_id", IS_IN | NULL),
    "task_version": FilterField("task_version", IS_IN | RANGE | NULL),
    "created_at": FilterField("created_at", IS | RANGE),
    "updated_at": FilterField("updated_at", IS | RANGE),
    "token_id": FilterField("token_id", IS_IN | NULL),
    "grader_id": FilterField("grader.id", IS_IN | NULL),
    "grader_name": FilterField("grader.name", TEXT),
    "grader_kind": FilterField("grader.kind", IS_IN | NULL),
}


@dataclass(frozen=True, slots=True)
class _OfFeedback(FeedbackCondition):
    """The same, of feedback as it is stored."""

    FIELDS: ClassVar[Mapping[str, FilterField]] = FEEDBACK_FIELDS

    @classmethod
    def of(cls, condition: FeedbackCondition) -> "_OfFeedback":
        return cls(
            fields=condition.fields,
            and_=[cls.of(one) for one in condition.and_],
            or_=None if condition.or_ is None else [cls.of(one) for one in condition.or_],
            not_=None if condition.not_ is None else cls.of(condition.not_),
            values=condition.values,
            adjudicates=condition.adjudicates,
        )


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

    @property
    def marks_of_doubt(self) -> frozenset[str]:
        """How copies are marked that cannot decide it."""
        parts = (self.some, self.none, self.every)
        return frozenset(mark for one in parts if one for mark in one.doubt.marks)


@dataclass(frozen=True, slots=True)
class Sought:
    """The grades that a completion must have, or must not.

    Attributes:
        condition: What they are like.
        is_not: Whether they are what is not so.
    """

    condition: FeedbackCondition
    is_not: bool = False

    @property
    def key(self) -> "Key":
        """What tells it from others, as long as the condition is there."""
        return id(self.condition), self.is_not

    def query(self, organization_id: str) -> Query:
        """Return what finds such feedback.

        Raises:
            InvalidInput: It is too large, or a path or a value cannot be.
        """
        query = compile_filter(organization_id, _OfFeedback.of(self.condition), _of_feedback)
        if not self.is_not:
            return query
        return {
            "organization_id": organization_id,
            "$nor": [{"$and": query.get("$and") or [{"_id": {"$exists": True}}]}],
        }


Key: TypeAlias = tuple[int, bool]
# What finds the completions with a grade that their copies do not decide on, by `Sought.key`.
AtSource: TypeAlias = Mapping[Key, Query]


def sought_by(wanted: GradesCondition) -> Iterator[Sought]:
    """Yield the grades that a condition asks for."""
    for condition in (wanted.some, wanted.none):
        if condition is not None:
            yield Sought(condition)
    if wanted.every is not None:
        yield Sought(wanted.every, is_not=True)


def grades_conditions(
    organization_id: str, wanted: GradesCondition, at_source: AtSource | None
) -> Iterator[Query]:
    """Compile what a completion's grades must be.

    Args:
        organization_id: Whose.
        wanted: What they must be.
        at_source: What feedback itself was asked for; None if copies alone are to decide.

    Raises:
        InvalidInput: It is too large, or a path or a value cannot be; or no copy can decide it.
    """
    if wanted.some is not None:
        # An index leads to these.
        tasks = wanted.some.fields.get("task_id")
        if tasks is not None and is_point(tasks):
            yield from field_conditions("graded_task_ids", Condition(eq=tasks.eq, in_=tasks.in_))
        else:
            yield {"graded_task_ids.0": {"$exists": True}}
        yield _having(organization_id, Sought(wanted.some), at_source)
    if wanted.none is not None:
        yield {"$nor": [_having(organization_id, Sought(wanted.none), at_source)]}
    if wanted.every is not None:
        is_other = Sought(wanted.every, is_not=True)
        yield {"$nor": [_having(organization_id, is_other, at_source)]}


def _having(organization_id: str, sought: Sought, at_source: AtSource | None) -> Query:
    """Compile that a completion has such a grade."""
    doubt = sought.condition.doubt
    if at_source is None:
        _check_copies_decide(sought.condition)
        found = None
    else:
        found = at_source.get(sought.key)
        if doubt is Doubt.PATHS:
            sought.query(organization_id)  # finds what cannot be
            return found or {"_id": {"$in": []}}
    one = _of_one(organization_id, sought.condition)
    if sought.is_not:
        one = {"$nor": [one]}
    if at_source is not None and doubt.marks:
        one = {"$and": [one, *({mark: {"$ne": True}} for mark in doubt.marks)]}
    grade = {"grades": {"$elemMatch": one}}
    return {"$or": [grade, found]} if found else grade


def condition_on_one(organization_id: str, condition: FeedbackCondition) -> Query:
    """Compile what one element of `completions.grades` must be, which alone is to decide.

    Raises:
        InvalidInput: It is too large, or a path or a value cannot be; or no copy can decide it.
    """
    _check_copies_decide(condition)
    return _of_one(organization_id, condition)


def _of_one(organization_id: str, condition: FeedbackCondition) -> Query:
    """Compile what one element of `completions.grades` must be."""
    query = compile_filter(organization_id, condition, _of_copy)
    # Each has one; MongoDB takes no list of conditions that is empty.
    return {"$and": query.get("$and") or [{"id": {"$exists": True}}]}


def _of_copy(condition: FeedbackCondition) -> Iterator[Query]:
    yield from adjudication_conditions(condition.adjudicates)
    for one in condition.values:
        path = one.checked_path("values")
        yield from value_conditions(path.stored, one.condition, one.exists)


def _of_feedback(condition: FeedbackCondition) -> Iterator[Query]:
    yield from adjudication_conditions(condition.adjudicates)
    yield from answer_conditions(condition.values)


def _check_copies_decide(condition: FeedbackCondition) -> None:
    """Reject what no copy can decide."""
    for one in condition.values:
        one.checked_path("values")
        if one.doubt is Doubt.PATHS:
            raise InvalidInput(
                f"the path {one.path!r} has a list position, or a key with a dot, a '$' at its "
                "beginning or no character: neither statistics of grades nor what follows "
                "completions can ask that of feedback"
            )
        values = [getattr(one.condition, name) for name in (*OPERATORS, *_TEXTS)]
        if any(map(_has_long_text, values)):
            raise InvalidInput(
                f"{one.path}: statistics of grades and what follows completions know the first "
                f"{MAX_TEXT_LENGTH} characters of a text in feedback: ask for no longer one"
            )
    for below in condition.combined():
        _check_copies_decide(below)


def adjudication_conditions(wanted: bool | None) -> Iterator[Query]:  # one of a filter
    """Compile whether feedback, or the copy of it, is the grade that counts."""
    if wanted is not None:
        yield {"adjudicates": True if wanted else {"$ne": True}}


def answer_conditions(values: Sequence[ValueCondition]) -> Iterator[Query]:
    """Compile what the answer of a piece of feedback must have, as a whole.

    Raises:
        InvalidInput: A path or a value cannot be.
    """
    for one in values:
        path = one.checked_path("json_values")
        yield from path_conditions(path, one.condition, exists=one.exists)
