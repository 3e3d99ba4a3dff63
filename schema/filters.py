"""Filters, one shape for all types. A null in a filter is an error, never 'no condition'."""

from datetime import datetime
from enum import Enum
from typing import Any, TypeVar

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
from services import saved_views, session_lists
from services.completions import filters, grade_conditions
from services.completions.grade_conditions import ValueCondition
from services.completions.metadata import MAX_KEY_LENGTH, MetadataCondition
from services.completions.payload_path import MAX_LENGTH, MAX_PARTS
from services.feedback import tasks as feedback_tasks
from services.grading import copies, feedback
from services.insight import text_queries
from services.jobs import jobs
from services.session_summaries import MOST_STORED
from services.storage.conditions import MAX_TEXT_LENGTH, MAX_VALUES, Condition, TagsCondition
from services.storage.filters import MAX_CONDITIONS, MAX_DEPTH, Filter
from services.tenants import tokens

_EQ = "Equal to this."
_NE = "The opposite of `eq`; what has no value is not equal either."
_IN = f"One of these, up to {MAX_VALUES:,}; nothing matches an empty list."
_NOT_IN = f"None of these, up to {MAX_VALUES:,}; all match an empty list."
_GT, _GTE = "Greater than this.", "This or greater."
_LT, _LTE = "Less than this.", "This or less."
_UP_TO = f"up to {MAX_TEXT_LENGTH:,} characters"
_IGNORED = f"Text whose case does not matter has {_UP_TO}."
_IS_NULL = "Whether it has no value."
_TOGETHER = (
    f"all that is given holds together. A filter has up to {MAX_CONDITIONS:,} conditions, combined "
    f"up to {MAX_DEPTH:,} deep."
)
_NO_INDEX = "No index serves it: give a condition that has one beside it."
_AND = "All of these hold too."
_OR = "At least one of these holds; nothing matches an empty list."
_NOT = "This does not hold."
PATH_SYNTAX = (
    "A name at a list is looked for in each element. In a key `\\.` is a dot and `\\\\` a "
    "backslash; `\\e` is the empty key."
)

AnyFilter = TypeVar("AnyFilter", bound=Filter)


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


def filter_of(type_: type[AnyFilter], input_: Any, **besides: Any) -> AnyFilter:
    """Turn the filter of a list into what services take.

    Args:
        type_: What they take.
        input_: The filter, with a field for each of `type_.FIELDS`, and `and`, `or` and `not`.
        besides: What it has beside these, as services take it.
    """
    alternatives = given(input_.or_)
    return type_(
        fields={
            name: one
            for name in type_.FIELDS
            if (one := condition(getattr(input_, name))) is not None
        },
        and_=[one.to_service() for one in given(input_.and_) or ()],
        or_=None if alternatives is None else [one.to_service() for one in alternatives],
        not_=input_.not_.value.to_service() if input_.not_ is not None else None,
        **besides,
    )


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


@strawberry.input(
    description="Conditions on who has graded, as clients claim it; all that are given hold "
    "together."
)
class GraderFilter:
    """See `services.feedback.graders`."""

    id: Maybe[IDFilter] = strawberry.field(description="The id that is claimed.")
    name: Maybe[StringFilter] = strawberry.field(description="The name that is claimed.")
    kind: Maybe[GraderKindFilter] = strawberry.field(description="What it is.")


class _OfGrader:
    """Has the conditions on the grader by the names of services."""

    grader: Any

    @property
    def grader_id(self) -> Any:
        return None if self.grader is None else self.grader.value.id

    @property
    def grader_name(self) -> Any:
        return None if self.grader is None else self.grader.value.name

    @property
    def grader_kind(self) -> Any:
        return None if self.grader is None else self.grader.value.kind


_AUTHOR = "The token that has given it; feedback of before gateways stored it has none."
_VALUES = "Values in the answer; all of these hold together."


@strawberry.input(
    description=f"Which of a completion's feedback: {_TOGETHER} They count with those of the "
    "filter of completions. Asked are the last "
    f"{copies.MOST} pieces, of their texts {grade_conditions.MAX_TEXT_LENGTH} characters, and of "
    f"an answer {copies.MAX_VALUES_BYTES:,} bytes."
)
class FeedbackCondition(_OfGrader):
    """See `services.completions.grade_conditions.FeedbackCondition`."""

    id: Maybe[IDFilter] = strawberry.field(description="The feedback's id.")
    task_id: Maybe[IDFilter] = strawberry.field(description="The task that it answers.")
    task_version: Maybe[LongFilter] = strawberry.field(
        description="The version of the task it was given under."
    )
    token_id: Maybe[IDFilter] = strawberry.field(description=_AUTHOR)
    grader: Maybe[GraderFilter] = strawberry.field(description="Who has graded.")
    created_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was given.")
    updated_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was corrected.")
    values: Maybe[list[FeedbackValueFilter]] = strawberry.field(
        description=f"{_VALUES} Their paths have names alone."
    )
    adjudicates: Maybe[bool] = strawberry.field(description="Whether it is the grade that counts.")
    and_: Maybe[list["FeedbackCondition"]] = strawberry.field(name="and", description=_AND)
    or_: Maybe[list["FeedbackCondition"]] = strawberry.field(name="or", description=_OR)
    not_: Maybe["FeedbackCondition"] = strawberry.field(name="not", description=_NOT)

    def to_service(self) -> grade_conditions.FeedbackCondition:
        """Turn it into what services take."""
        return filter_of(
            grade_conditions.FeedbackCondition,
            self,
            values=[one.to_service() for one in given(self.values) or ()],
            adjudicates=given(self.adjudicates),
        )


@strawberry.input(description="What a completion's feedback is; all that are given hold together.")
class CompletionFeedbackFilter:
    """See `services.completions.grade_conditions.GradesCondition`."""

    some: Maybe[FeedbackCondition] = strawberry.field(
        description="At least one piece is so. An index leads to what has feedback, and to that of "
        "a task if its id is given."
    )
    none: Maybe[FeedbackCondition] = strawberry.field(
        description="No piece is so; also where there is none. No index serves it."
    )
    every: Maybe[FeedbackCondition] = strawberry.field(
        description="All are so; also where there is none: give `graded` beside it. No index "
        "serves it."
    )

    def to_service(self) -> grade_conditions.GradesCondition:
        """Turn it into what services take."""
        return grade_conditions.GradesCondition(
            some=self.some.value.to_service() if self.some is not None else None,
            none=self.none.value.to_service() if self.none is not None else None,
            every=self.every.value.to_service() if self.every is not None else None,
        )


@strawberry.input(description=f"Which completions: {_TOGETHER}")
class CompletionFilter:
    """The one filter of completions, wherever they are selected."""

    id: Maybe[IDFilter] = strawberry.field(description="The completion's id.")
    kind: Maybe[CompletionKindFilter] = strawberry.field(description="Chat messages or a prompt.")
    status: Maybe[CompletionStatusFilter] = strawberry.field(description="How far it has come.")
    tags: Maybe[TagsFilter] = strawberry.field(description="Its tags.")
    session_id: Maybe[IDFilter] = strawberry.field(description="The session it is in.")
    model: Maybe[StringFilter] = strawberry.field(
        description="The model: as the response names it, else the request."
    )
    created_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was created.")
    updated_at: Maybe[DateTimeFilter] = strawberry.field(description="When it last changed.")
    duration: Maybe[FloatFilter] = strawberry.field(description="Its duration in seconds.")
    total_tokens: Maybe[LongFilter] = strawberry.field(
        description="Its `usage.totalTokens`; a count that is text or negative is left out."
    )
    failure_kind: Maybe[StringFilter] = strawberry.field(description="The kind of its failure.")
    provider: Maybe[StringFilter] = strawberry.field(
        description="Its `provider`. Of this and of `userId`, an index serves `eq` and `in`."
    )
    operation: Maybe[OperationFilter] = strawberry.field(
        description="What the model was asked to do."
    )
    finish_reason: Maybe[FinishReasonFilter] = strawberry.field(
        description="Why the model stopped."
    )
    tool_names: Maybe[ToolNamesFilter] = strawberry.field(
        description="The tools that the response calls. An index serves all but `hasNone` and "
        "`isEmpty`."
    )
    user_id: Maybe[StringFilter] = strawberry.field(description="Whose call it was.")
    cost: Maybe[DollarsFilter] = strawberry.field(description="What it costs in all, in dollars.")
    prompt_tokens: Maybe[LongFilter] = strawberry.field(
        description=f"Its `usage.promptTokens`. {_NO_INDEX}"
    )
    completion_tokens: Maybe[LongFilter] = strawberry.field(
        description=f"Its `usage.completionTokens`. {_NO_INDEX}"
    )
    cached_tokens: Maybe[LongFilter] = strawberry.field(
        description=f"Its `usage.cachedTokens`. {_NO_INDEX}"
    )
    reasoning_tokens: Maybe[LongFilter] = strawberry.field(
        description=f"Its `usage.reasoningTokens`. {_NO_INDEX}"
    )
    time_to_first_token: Maybe[FloatFilter] = strawberry.field(
        description=f"Seconds until its first token. {_NO_INDEX}"
    )
    prompt_version: Maybe[StringFilter] = strawberry.field(
        description=f"The version of its prompt. {_NO_INDEX}"
    )
    payload: Maybe[list[PathFilter]] = strawberry.field(
        description="Values in the request, the response and `extra`; all of these hold together."
    )
    metadata: Maybe[list[MetadataFilter]] = strawberry.field(
        description="Values in its `metadata`; all of these hold together."
    )
    graded: Maybe[bool] = strawberry.field(description="Whether it has feedback for any task.")
    is_altered: Maybe[bool] = strawberry.field(
        description="Whether anything in it could not be stored as it was logged: `alterations`."
    )
    ungraded_for_task: Maybe[strawberry.ID] = strawberry.field(
        description="Is in this task's queue: matches its selector, has no feedback for it yet."
    )
    text: Maybe[str] = strawberry.field(
        description=f"Words to search, up to {text_queries.MAX_LENGTH:,} characters: "
        '`refund "gift card" charg* -visa`, `this or that`. They stand in prompts, messages, tool '
        "calls and their results, outputs or failure reasons; case and accents do not matter. "
        "Where it is given, the index is asked, which is about a second behind: in `completions`, "
        "`sessions`, a session's `completions` and statistics; elsewhere it is an error."
    )
    feedback: Maybe[CompletionFeedbackFilter] = strawberry.field(description="Its feedback.")
    and_: Maybe[list["CompletionFilter"]] = strawberry.field(name="and", description=_AND)
    or_: Maybe[list["CompletionFilter"]] = strawberry.field(name="or", description=_OR)
    not_: Maybe["CompletionFilter"] = strawberry.field(name="not", description=_NOT)

    def to_service(self) -> filters.CompletionFilter:
        """Turn it into what services take."""
        return filter_of(
            filters.CompletionFilter,
            self,
            tags=self.tags.value.to_service() if self.tags is not None else None,
            tool_names=(
                self.tool_names.value.to_service() if self.tool_names is not None else None
            ),
            payload=[one.to_service() for one in given(self.payload) or ()],
            metadata=[one.to_service() for one in given(self.metadata) or ()],
            graded=given(self.graded),
            is_altered=given(self.is_altered),
            ungraded_for_task=given(self.ungraded_for_task),
            text=given(self.text),
            feedback=self.feedback.value.to_service() if self.feedback is not None else None,
        )


@strawberry.input(
    description="Which completions a session must have; both hold together if both are given."
)
class SessionCompletionsFilter:
    """See `services.session_lists.CompletionsCondition`."""

    some: Maybe[CompletionFilter] = strawberry.field(
        description="At least one of its completions matches this."
    )
    none: Maybe[CompletionFilter] = strawberry.field(
        description="None of its completions matches this; an empty session has none."
    )

    def to_service(self) -> session_lists.CompletionsCondition:
        """Turn it into what services take."""
        return session_lists.CompletionsCondition(
            some=self.some.value.to_service() if self.some is not None else None,
            none=self.none.value.to_service() if self.none is not None else None,
        )


@strawberry.input(
    description=f"Which sessions: {_TOGETHER} `lastActivityAt`, `completionCount`, `failedCount`, "
    "`totalTokens`, `cost`, `tags` and `user` are summed up beside all writes, and some seconds "
    "behind."
)
class SessionFilter:
    """See `services.session_lists.SessionFilter`."""

    id: Maybe[IDFilter] = strawberry.field(description="The session's id.")
    name: Maybe[StringFilter] = strawberry.field(description="The session's name.")
    created_at: Maybe[DateTimeFilter] = strawberry.field(
        description="When it was announced, or first named by a completion."
    )
    last_activity_at: Maybe[DateTimeFilter] = strawberry.field(
        description="When its last completion was created; if it has none, when it was itself."
    )
    completion_count: Maybe[LongFilter] = strawberry.field(
        description="How many completions it has."
    )
    failed_count: Maybe[LongFilter] = strawberry.field(
        description="How many of its completions have failed."
    )
    total_tokens: Maybe[LongFilter] = strawberry.field(
        description="The sum of their `usage.totalTokens`."
    )
    cost: Maybe[DollarsFilter] = strawberry.field(
        description="The sum of what they cost, in dollars; it has no value where the price of "
        "none is known."
    )
    tags: Maybe[TagsFilter] = strawberry.field(
        description="The tags of its completions, of which it may have others: the first "
        f"{MOST_STORED:,} in alphabetical order, where there are more."
    )
    user: Maybe[StringFilter] = strawberry.field(
        description="Its `users`: `ne`, `notIn` and `isNull` hold if they hold of all, the others "
        f"if they hold of one; of the first {MOST_STORED:,} in alphabetical order."
    )
    metadata: Maybe[list[MetadataFilter]] = strawberry.field(
        description="Some completion's `metadata`: short for `completions: {some: {metadata: "
        "...}}`, and counted as one such condition."
    )
    text: Maybe[str] = strawberry.field(
        description="Words to search in its completions, up to "
        f"{text_queries.MAX_LENGTH:,} characters: short for `completions: {{some: {{text: "
        "...}}`, and counted as one such condition."
    )
    completions: Maybe[SessionCompletionsFilter] = strawberry.field(
        description="Its completions, as they are now; up to "
        f"{session_lists.MAX_COMPLETIONS_CONDITIONS} such conditions in a filter."
    )
    and_: Maybe[list["SessionFilter"]] = strawberry.field(name="and", description=_AND)
    or_: Maybe[list["SessionFilter"]] = strawberry.field(name="or", description=_OR)
    not_: Maybe["SessionFilter"] = strawberry.field(name="not", description=_NOT)

    def to_service(self) -> session_lists.SessionFilter:
        """Turn it into what services take."""
        wanted = [one.to_service() for one in given(self.metadata) or ()]
        return filter_of(
            session_lists.SessionFilter,
            self,
            tags=self.tags.value.to_service() if self.tags is not None else None,
            metadata=filters.CompletionFilter(metadata=wanted) if wanted else None,
            text=filters.CompletionFilter(text=self.text.value) if self.text is not None else None,
            completions=(
                self.completions.value.to_service() if self.completions is not None else None
            ),
        )


@strawberry.input(description=f"Which feedback: {_TOGETHER}")
class FeedbackFilter(_OfGrader):
    """See `services.grading.feedback.FeedbackFilter`."""

    id: Maybe[IDFilter] = strawberry.field(description="The feedback's id.")
    task_id: Maybe[IDFilter] = strawberry.field(description="The task that it answers.")
    completion_id: Maybe[IDFilter] = strawberry.field(
        description="The completions it grades: `eq` and `in` hold if it grades one of these, `ne` "
        "and `notIn` if it grades none of them."
    )
    task_version: Maybe[LongFilter] = strawberry.field(
        description="The version of the task it was given under."
    )
    comment: Maybe[StringFilter] = strawberry.field(description="Its comment, which may be empty.")
    created_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was given.")
    updated_at: Maybe[DateTimeFilter] = strawberry.field(
        description="When it was last corrected; at first, when it was given."
    )
    token_id: Maybe[IDFilter] = strawberry.field(description=_AUTHOR)
    grader: Maybe[GraderFilter] = strawberry.field(
        description="Who has graded. An index serves `eq` and `in` of its `id`."
    )
    values: Maybe[list[FeedbackValueFilter]] = strawberry.field(description=_VALUES)
    adjudicates: Maybe[bool] = strawberry.field(
        description=f"Whether it is the grade that counts. {_NO_INDEX}"
    )
    completion: Maybe[CompletionFilter] = strawberry.field(
        description="A completion that it grades; not in subscriptions, and without `text`. Up to "
        f"{feedback.MAX_COMPLETIONS_CONDITIONS} such conditions in a filter, of which each may "
        f"match {feedback.MAX_COMPLETIONS:,} completions with feedback."
    )
    and_: Maybe[list["FeedbackFilter"]] = strawberry.field(name="and", description=_AND)
    or_: Maybe[list["FeedbackFilter"]] = strawberry.field(name="or", description=_OR)
    not_: Maybe["FeedbackFilter"] = strawberry.field(name="not", description=_NOT)

    def to_service(self) -> feedback.FeedbackFilter:
        """Turn it into what services take."""
        return filter_of(
            feedback.FeedbackFilter,
            self,
            values=[one.to_service() for one in given(self.values) or ()],
            adjudicates=given(self.adjudicates),
            completion=self.completion.value.to_service() if self.completion is not None else None,
        )


@strawberry.input(description=f"Which feedback tasks: {_TOGETHER}")
class FeedbackTaskFilter:
    """See `services.feedback.tasks.FeedbackTaskFilter`."""

    id: Maybe[IDFilter] = strawberry.field(description="The task's id.")
    name: Maybe[StringFilter] = strawberry.field(description="The task's name.")
    version: Maybe[LongFilter] = strawberry.field(description="Its latest version.")
    tags: Maybe[TagsFilter] = strawberry.field(description="The tags that it selects by.")
    is_archived: Maybe[bool] = strawberry.field(
        description="Whether it is archived. Unless this is given somewhere in the filter, what is "
        "archived is left out."
    )
    created_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was made.")
    updated_at: Maybe[DateTimeFilter] = strawberry.field(description="When its version was made.")
    and_: Maybe[list["FeedbackTaskFilter"]] = strawberry.field(name="and", description=_AND)
    or_: Maybe[list["FeedbackTaskFilter"]] = strawberry.field(name="or", description=_OR)
    not_: Maybe["FeedbackTaskFilter"] = strawberry.field(name="not", description=_NOT)

    def to_service(self) -> feedback_tasks.FeedbackTaskFilter:
        """Turn it into what services take."""
        return filter_of(
            feedback_tasks.FeedbackTaskFilter,
            self,
            tags=self.tags.value.to_service() if self.tags is not None else None,
            is_archived=given(self.is_archived),
        )


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


@strawberry.input(description=f"Which saved views: {_TOGETHER}")
class SavedViewFilter:
    """See `services.saved_views.SavedViewFilter`."""

    id: Maybe[IDFilter] = strawberry.field(description="The view's id.")
    name: Maybe[StringFilter] = strawberry.field(description="The view's name.")
    subject: Maybe[SavedViewSubjectFilter] = strawberry.field(description="What it lists.")
    visibility: Maybe[SavedViewVisibilityFilter] = strawberry.field(description="Who sees it.")
    created_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was made.")
    updated_at: Maybe[DateTimeFilter] = strawberry.field(description="When it last changed.")
    and_: Maybe[list["SavedViewFilter"]] = strawberry.field(name="and", description=_AND)
    or_: Maybe[list["SavedViewFilter"]] = strawberry.field(name="or", description=_OR)
    not_: Maybe["SavedViewFilter"] = strawberry.field(name="not", description=_NOT)

    def to_service(self) -> saved_views.SavedViewFilter:
        """Turn it into what services take."""
        return filter_of(saved_views.SavedViewFilter, self, visibility=condition(self.visibility))


@strawberry.input(description="Conditions on a job's state; all that are given hold together.")
class JobStateFilter:
    """See `Condition`."""

    eq: Maybe[JobState] = strawberry.field(description=_EQ)
    ne: Maybe[JobState] = strawberry.field(description=_NE)
    in_: Maybe[list[JobState]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[JobState]] = strawberry.field(description=_NOT_IN)


@strawberry.input(description=f"Which jobs: {_TOGETHER}")
class JobFilter:
    """See `services.jobs.jobs.JobFilter`."""

    id: Maybe[IDFilter] = strawberry.field(description="The job's id.")
    kind: Maybe[StringFilter] = strawberry.field(description="What it does.")
    state: Maybe[JobStateFilter] = strawberry.field(description="How far it has come.")
    created_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was asked for.")
    and_: Maybe[list["JobFilter"]] = strawberry.field(name="and", description=_AND)
    or_: Maybe[list["JobFilter"]] = strawberry.field(name="or", description=_OR)
    not_: Maybe["JobFilter"] = strawberry.field(name="not", description=_NOT)

    def to_service(self) -> jobs.JobFilter:
        """Turn it into what services take."""
        return filter_of(jobs.JobFilter, self)


@strawberry.input(description="Conditions on a token's role; all that are given hold together.")
class TokenRoleFilter:
    """See `Condition`."""

    eq: Maybe[TokenRole] = strawberry.field(description=_EQ)
    ne: Maybe[TokenRole] = strawberry.field(description=_NE)
    in_: Maybe[list[TokenRole]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[TokenRole]] = strawberry.field(description=_NOT_IN)


@strawberry.input(description=f"Which tokens: {_TOGETHER}")
class TokenFilter:
    """See `services.tenants.tokens.TokenFilter`."""

    id: Maybe[IDFilter] = strawberry.field(description="The token's id.")
    name: Maybe[StringFilter] = strawberry.field(description="Its name.")
    role: Maybe[TokenRoleFilter] = strawberry.field(description="What it may do.")
    created_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was made.")
    and_: Maybe[list["TokenFilter"]] = strawberry.field(name="and", description=_AND)
    or_: Maybe[list["TokenFilter"]] = strawberry.field(name="or", description=_OR)
    not_: Maybe["TokenFilter"] = strawberry.field(name="not", description=_NOT)

    def to_service(self) -> tokens.TokenFilter:
        """Turn it into what services take."""
        return filter_of(tokens.TokenFilter, self)
