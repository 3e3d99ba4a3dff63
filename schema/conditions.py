"""Conditions on one value, and what all filters say. A null is an error, never 'no condition'."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry
from strawberry import Maybe

from schema.enums import (
    CompletionKind,
    CompletionStatus,
    FinishReason,
    GraderKind,
    JobState,
    Operation,
    SavedViewSubject,
    SavedViewVisibility,
    StringMode,
    TokenRole,
)
from schema.scalars import JSON, Dollars, Long
from services.completions import filters
from services.completions.grade_conditions import ValueCondition
from services.completions.metadata import MAX_KEY_LENGTH, MetadataCondition
from services.completions.payload_path import MAX_LENGTH, MAX_PARTS
from services.storage.conditions import MAX_TEXT_LENGTH, MAX_VALUES, Condition, TagsCondition
from services.storage.filters import MAX_CONDITIONS, MAX_DEPTH

_EQ = "Equal to this."
_NE = "The opposite of `eq`; what has no value is not equal either."
_IN = f"One of these, up to {MAX_VALUES:,}; nothing matches an empty list."
_NOT_IN = f"None of these, up to {MAX_VALUES:,}; all match an empty list."
_GT, _GTE = "Greater than this.", "This or greater."
_LT, _LTE = "Less than this.", "This or less."
_UP_TO = f"up to {MAX_TEXT_LENGTH:,} characters"
_IGNORED = f"Text whose case does not matter has {_UP_TO}."
_IS_NULL = "Whether it has no value."
TOGETHER = (
    f"all that is given holds together. A filter has up to {MAX_CONDITIONS:,} conditions, combined "
    f"up to {MAX_DEPTH:,} deep."
)
NO_INDEX = "No index serves it: give a condition that has one beside it."
AND = "All of these hold too."
OR = "At least one of these holds; nothing matches an empty list."
NOT = "This does not hold."
PATH_SYNTAX = (
    "A name at a list is looked for in each element. In a key `\\.` is a dot and `\\\\` a "
    "backslash; `\\e` is the empty key."
)


def given(value: Any) -> Any:
    """Unwrap an optional input: None is "not given", as a null is rejected."""
    return None if value is None else value.value


def condition(given_filter: Any) -> Condition | None:
    """Turn any of the filters below into what services take; None where it is not given."""
    filter_ = given(given_filter)
    return None if filter_ is None else _condition(filter_)


def _condition(filter_: Any) -> Condition:
    values = {
        name: _plain(given(getattr(filter_, name, None)))
        for name in Condition.__dataclass_fields__
        if name != "ignore_case"
    }
    mode = getattr(filter_, "mode", StringMode.CASE_SENSITIVE)
    return Condition(**values, ignore_case=mode is StringMode.CASE_INSENSITIVE)


def _plain(value: Any) -> Any:
    """Turn enum members into what is stored."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value


@strawberry.input(description="Conditions on an id; all that are given hold together.")
class IDFilter:
    """See `Condition`."""

    eq: Maybe[strawberry.ID] = strawberry.field(description=_EQ)
    ne: Maybe[strawberry.ID] = strawberry.field(description=_NE)
    in_: Maybe[list[strawberry.ID]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[strawberry.ID]] = strawberry.field(description=_NOT_IN)
    is_null: Maybe[bool] = strawberry.field(description=_IS_NULL)


@strawberry.input(description="Conditions on a text; all that are given hold together.")
class StringFilter:
    """See `Condition`."""

    eq: Maybe[str] = strawberry.field(description=_EQ)
    ne: Maybe[str] = strawberry.field(description=_NE)
    in_: Maybe[list[str]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[str]] = strawberry.field(description=_NOT_IN)
    starts_with: Maybe[str] = strawberry.field(description=f"Begins with this, {_UP_TO}.")
    ends_with: Maybe[str] = strawberry.field(description=f"Ends with this, {_UP_TO}.")
    contains: Maybe[str] = strawberry.field(description=f"Has this somewhere, {_UP_TO}.")
    is_null: Maybe[bool] = strawberry.field(description=_IS_NULL)
    mode: StringMode = strawberry.field(
        default=StringMode.CASE_SENSITIVE,
        description=f"Whether case matters, in all of these conditions. {_IGNORED}",
    )


@strawberry.input(description="Conditions on a whole number; all that are given hold together.")
class LongFilter:
    """See `Condition`."""

    eq: Maybe[Long] = strawberry.field(description=_EQ)
    ne: Maybe[Long] = strawberry.field(description=_NE)
    in_: Maybe[list[Long]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[Long]] = strawberry.field(description=_NOT_IN)
    gt: Maybe[Long] = strawberry.field(description=_GT)
    gte: Maybe[Long] = strawberry.field(description=_GTE)
    lt: Maybe[Long] = strawberry.field(description=_LT)
    lte: Maybe[Long] = strawberry.field(description=_LTE)
    is_null: Maybe[bool] = strawberry.field(description=_IS_NULL)


@strawberry.input(description="Conditions on a number; all that are given hold together.")
class FloatFilter:
    """See `Condition`."""

    eq: Maybe[float] = strawberry.field(description=_EQ)
    ne: Maybe[float] = strawberry.field(description=_NE)
    gt: Maybe[float] = strawberry.field(description=_GT)
    gte: Maybe[float] = strawberry.field(description=_GTE)
    lt: Maybe[float] = strawberry.field(description=_LT)
    lte: Maybe[float] = strawberry.field(description=_LTE)
    is_null: Maybe[bool] = strawberry.field(description=_IS_NULL)


@strawberry.input(description="Conditions on a sum in dollars; all that are given hold together.")
class DollarsFilter:
    """See `Condition`."""

    eq: Maybe[Dollars] = strawberry.field(description=_EQ)
    ne: Maybe[Dollars] = strawberry.field(description=_NE)
    in_: Maybe[list[Dollars]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[Dollars]] = strawberry.field(description=_NOT_IN)
    gt: Maybe[Dollars] = strawberry.field(description=_GT)
    gte: Maybe[Dollars] = strawberry.field(description=_GTE)
    lt: Maybe[Dollars] = strawberry.field(description=_LT)
    lte: Maybe[Dollars] = strawberry.field(description=_LTE)
    is_null: Maybe[bool] = strawberry.field(description=_IS_NULL)


@strawberry.input(description="Conditions on a time; all that are given hold together.")
class DateTimeFilter:
    """See `Condition`."""

    eq: Maybe[datetime] = strawberry.field(description=_EQ)
    ne: Maybe[datetime] = strawberry.field(description=_NE)
    gt: Maybe[datetime] = strawberry.field(description="After this.")
    gte: Maybe[datetime] = strawberry.field(description="At this time or after.")
    lt: Maybe[datetime] = strawberry.field(description="Before this.")
    lte: Maybe[datetime] = strawberry.field(description="At this time or before.")

    def to_service(self) -> Condition:
        """Turn it into what services take."""
        return _condition(self)


@strawberry.input(description="Conditions on the kind; all that are given hold together.")
class CompletionKindFilter:
    """See `Condition`."""

    eq: Maybe[CompletionKind] = strawberry.field(description=_EQ)
    ne: Maybe[CompletionKind] = strawberry.field(description=_NE)
    in_: Maybe[list[CompletionKind]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[CompletionKind]] = strawberry.field(description=_NOT_IN)
    is_null: Maybe[bool] = strawberry.field(description=_IS_NULL)


@strawberry.input(description="Conditions on the status; all that are given hold together.")
class CompletionStatusFilter:
    """See `Condition`."""

    eq: Maybe[CompletionStatus] = strawberry.field(description=_EQ)
    ne: Maybe[CompletionStatus] = strawberry.field(description=_NE)
    in_: Maybe[list[CompletionStatus]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[CompletionStatus]] = strawberry.field(description=_NOT_IN)
    is_null: Maybe[bool] = strawberry.field(description=_IS_NULL)


@strawberry.input(
    description="Conditions on what a model was asked to do; all that are given hold together."
)
class OperationFilter:
    """See `Condition`."""

    eq: Maybe[Operation] = strawberry.field(description=_EQ)
    ne: Maybe[Operation] = strawberry.field(description=_NE)
    in_: Maybe[list[Operation]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[Operation]] = strawberry.field(description=_NOT_IN)
    is_null: Maybe[bool] = strawberry.field(description=_IS_NULL)


@strawberry.input(
    description="Conditions on why a model stopped; all that are given hold together."
)
class FinishReasonFilter:
    """See `Condition`."""

    eq: Maybe[FinishReason] = strawberry.field(description=_EQ)
    ne: Maybe[FinishReason] = strawberry.field(description=_NE)
    in_: Maybe[list[FinishReason]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[FinishReason]] = strawberry.field(description=_NOT_IN)
    is_null: Maybe[bool] = strawberry.field(description=_IS_NULL)


@strawberry.input(description="Conditions on the tags; all that are given hold together.")
class TagsFilter:
    """See `services.storage.conditions.TagsCondition`."""

    has: Maybe[str] = strawberry.field(description="Has this tag.")
    has_all: Maybe[list[str]] = strawberry.field(
        description=f"Has every one of these tags, up to {MAX_VALUES:,}; all match an empty list."
    )
    has_any: Maybe[list[str]] = strawberry.field(
        description=f"Has at least one of these tags, up to {MAX_VALUES:,}; nothing matches an "
        "empty list."
    )
    has_none: Maybe[list[str]] = strawberry.field(
        description=f"Has none of these tags, up to {MAX_VALUES:,}; all match an empty list."
    )
    is_empty: Maybe[bool] = strawberry.field(description="Whether it has no tag at all.")

    def to_service(self) -> TagsCondition:
        """Turn it into what services take."""
        return _tags_condition(self)


@strawberry.input(description="Conditions on the tools; all that are given hold together.")
class ToolNamesFilter:
    """See `services.storage.conditions.TagsCondition`."""

    has: Maybe[str] = strawberry.field(description="Calls this tool.")
    has_all: Maybe[list[str]] = strawberry.field(
        description=f"Calls every one of these, up to {MAX_VALUES:,}; all match an empty list."
    )
    has_any: Maybe[list[str]] = strawberry.field(
        description=f"Calls at least one of these, up to {MAX_VALUES:,}; nothing matches an empty "
        "list."
    )
    has_none: Maybe[list[str]] = strawberry.field(
        description=f"Calls none of these, up to {MAX_VALUES:,}; all match an empty list."
    )
    is_empty: Maybe[bool] = strawberry.field(description="Whether it calls no tool at all.")

    def to_service(self) -> TagsCondition:
        """Turn it into what services take."""
        return _tags_condition(self)


def _tags_condition(given_filter: Any) -> TagsCondition:
    names = TagsCondition.__dataclass_fields__
    return TagsCondition(**{name: given(getattr(given_filter, name)) for name in names})


@strawberry.input
class _ValueConditions:
    """Conditions on any JSON; see `Condition`."""

    eq: Maybe[JSON] = strawberry.field(description="Is this, or a list with this in it.")
    ne: Maybe[JSON] = strawberry.field(
        description="The opposite of `eq`: is not this, nor a list with this in it; also where "
        "nothing is there."
    )
    in_: Maybe[list[JSON]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[JSON]] = strawberry.field(description=_NOT_IN)
    gt: Maybe[JSON] = strawberry.field(description=_GT)
    gte: Maybe[JSON] = strawberry.field(description=_GTE)
    lt: Maybe[JSON] = strawberry.field(description=_LT)
    lte: Maybe[JSON] = strawberry.field(description=_LTE)
    exists: Maybe[bool] = strawberry.field(description="Whether it is there, be it null.")
    starts_with: Maybe[str] = strawberry.field(
        description=f"Is a text, or a list with a text, that begins with this, {_UP_TO}."
    )
    ends_with: Maybe[str] = strawberry.field(
        description=f"Is a text, or a list with a text, that ends with this, {_UP_TO}."
    )
    contains: Maybe[str] = strawberry.field(
        description=f"Is a text, or a list with a text, that has this somewhere, {_UP_TO}."
    )
    mode: StringMode = strawberry.field(
        default=StringMode.CASE_SENSITIVE,
        description="Whether the case of text matters, in `eq`, `ne`, `in`, `notIn`, `startsWith`, "
        "`endsWith` and `contains`. Text within an object or a list that one of these is given is "
        f"compared with case. {_IGNORED}",
    )


_OF_VALUES = (
    "all that are given hold together. Of a list, each may hold of the list or of any element. "
    "Objects are equal if their keys are in the same order too. Values of different types never "
    "match, but 1 and 1.0 are one."
)


@strawberry.input(
    description=f"Conditions on the value at a path; {_OF_VALUES} No index serves these "
    "conditions: give one that has an index beside them."
)
class PathFilter(_ValueConditions):
    """See `services.completions.filters.PayloadCondition`."""

    path: str = strawberry.field(
        description="Names and list positions, joined by dots, from `request`, `response` or "
        "`extra` on: `request.temperature`, `response.choices.0.finish_reason`, `extra.user_id`. A "
        f"position is decimal without leading zeros. {PATH_SYNTAX} Up to {MAX_LENGTH:,} characters "
        f"and {MAX_PARTS} parts."
    )

    def to_service(self) -> filters.PayloadCondition:
        """Turn it into what services take."""
        return filters.PayloadCondition(self.path, _condition(self), given(self.exists))


@strawberry.input(
    description=f"Conditions on the value of a key; {_OF_VALUES} Of the keys that the operator "
    "names (`LOG10_GATEWAY_METADATA_KEYS`) an index serves `eq` and `in`; else give a condition "
    "that has an index beside these."
)
class MetadataFilter(_ValueConditions):
    """See `services.completions.metadata.MetadataCondition`."""

    key: str = strawberry.field(
        description="A key of `Completion.metadata`, taken as it is: a dot in it is a dot. Up to "
        f"{MAX_KEY_LENGTH:,} characters."
    )

    def to_service(self) -> MetadataCondition:
        """Turn it into what services take."""
        return MetadataCondition(self.key, _condition(self), given(self.exists))


@strawberry.input(
    description=f"Conditions on the answer's value at a path; {_OF_VALUES} No index serves these "
    "conditions: give one that has an index beside them."
)
class FeedbackValueFilter(_ValueConditions):
    """See `services.completions.grade_conditions.ValueCondition`."""

    path: str = strawberry.field(
        description="Names and list positions, joined by dots, from the answer on: `score`, "
        f"`reasons.0`. {PATH_SYNTAX} Up to {MAX_LENGTH:,} characters and {MAX_PARTS - 1} parts."
    )

    def to_service(self) -> ValueCondition:
        """Turn it into what services take."""
        return ValueCondition(self.path, _condition(self), given(self.exists))


@strawberry.input(description="Conditions on the kind; all that are given hold together.")
class GraderKindFilter:
    """See `Condition`."""

    eq: Maybe[GraderKind] = strawberry.field(description=_EQ)
    ne: Maybe[GraderKind] = strawberry.field(description=_NE)
    in_: Maybe[list[GraderKind]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[GraderKind]] = strawberry.field(description=_NOT_IN)
    is_null: Maybe[bool] = strawberry.field(description=_IS_NULL)


@strawberry.input(description="Conditions on what a view lists; all that are given hold together.")
class SavedViewSubjectFilter:
    """See `Condition`."""

    eq: Maybe[SavedViewSubject] = strawberry.field(description=_EQ)
    ne: Maybe[SavedViewSubject] = strawberry.field(description=_NE)
    in_: Maybe[list[SavedViewSubject]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[SavedViewSubject]] = strawberry.field(description=_NOT_IN)


@strawberry.input(description="Conditions on who sees a view; all that are given hold together.")
class SavedViewVisibilityFilter:
    """See `Condition`."""

    eq: Maybe[SavedViewVisibility] = strawberry.field(description=_EQ)
    ne: Maybe[SavedViewVisibility] = strawberry.field(description=_NE)
    in_: Maybe[list[SavedViewVisibility]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[SavedViewVisibility]] = strawberry.field(description=_NOT_IN)


@strawberry.input(description="Conditions on a job's state; all that are given hold together.")
class JobStateFilter:
    """See `Condition`."""

    eq: Maybe[JobState] = strawberry.field(description=_EQ)
    ne: Maybe[JobState] = strawberry.field(description=_NE)
    in_: Maybe[list[JobState]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[JobState]] = strawberry.field(description=_NOT_IN)


@strawberry.input(description="Conditions on a token's role; all that are given hold together.")
class TokenRoleFilter:
    """See `Condition`."""

    eq: Maybe[TokenRole] = strawberry.field(description=_EQ)
    ne: Maybe[TokenRole] = strawberry.field(description=_NE)
    in_: Maybe[list[TokenRole]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[TokenRole]] = strawberry.field(description=_NOT_IN)
