"""Filters, one shape for all types. A null in a filter is an error, never 'no condition'."""

from datetime import datetime
from typing import Any

import strawberry
from strawberry import Maybe

from schema.enums import CompletionKind, CompletionStatus
from schema.scalars import JSON
from services import sessions
from services.completions import filters
from services.feedback import feedback
from services.storage.conditions import MAX_VALUES, Condition

_EQ = "Equal to this."
_NE = "The opposite of `eq`; what has no value is not equal either."
_IN = f"One of these, up to {MAX_VALUES:,}; nothing matches an empty list."
_NOT_IN = f"None of these, up to {MAX_VALUES:,}; all match an empty list."
_GT, _GTE = "Greater than this.", "This or greater."
_LT, _LTE = "Less than this.", "This or less."
_IS_NULL = "Whether it has no value."


def given(value: Any) -> Any:
    """Unwrap an optional input: None is "not given", as a null is rejected."""
    return None if value is None else value.value


def condition(given_filter: Any) -> Condition | None:
    """Turn any of the filters below into what services take; None where it is not given."""
    filter_ = given(given_filter)
    if filter_ is None:
        return None
    values = {
        name: _plain(given(getattr(filter_, name, None))) for name in Condition.__dataclass_fields__
    }
    return Condition(**values)


def _plain(value: Any) -> Any:
    """Turn enum members into what is stored."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, CompletionKind | CompletionStatus) else value


@strawberry.input(description="Conditions on an id; all that are given hold together.")
class IDFilter:
    """See `Condition`."""

    eq: Maybe[strawberry.ID] = strawberry.field(description=_EQ)
    ne: Maybe[strawberry.ID] = strawberry.field(description=_NE)
    in_: Maybe[list[strawberry.ID]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[strawberry.ID]] = strawberry.field(description=_NOT_IN)


@strawberry.input(description="Conditions on an id; all that are given hold together.")
class OptionalIDFilter(IDFilter):
    """See `Condition`."""

    is_null: Maybe[bool] = strawberry.field(description=_IS_NULL)


@strawberry.input(description="Conditions on a text; all that are given hold together.")
class StringFilter:
    """See `Condition`."""

    eq: Maybe[str] = strawberry.field(description=_EQ)
    ne: Maybe[str] = strawberry.field(description=_NE)
    in_: Maybe[list[str]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[str]] = strawberry.field(description=_NOT_IN)
    starts_with: Maybe[str] = strawberry.field(description="Begins with this; case matters.")
    contains: Maybe[str] = strawberry.field(description="Has this somewhere; case matters.")
    is_null: Maybe[bool] = strawberry.field(description=_IS_NULL)


@strawberry.input(description="Conditions on a whole number; all that are given hold together.")
class IntFilter:
    """See `Condition`."""

    eq: Maybe[int] = strawberry.field(description=_EQ)
    ne: Maybe[int] = strawberry.field(description=_NE)
    in_: Maybe[list[int]] = strawberry.field(name="in", description=_IN)
    not_in: Maybe[list[int]] = strawberry.field(description=_NOT_IN)
    gt: Maybe[int] = strawberry.field(description=_GT)
    gte: Maybe[int] = strawberry.field(description=_GTE)
    lt: Maybe[int] = strawberry.field(description=_LT)
    lte: Maybe[int] = strawberry.field(description=_LTE)
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


@strawberry.input(description="Conditions on a time; all that are given hold together.")
class DateTimeFilter:
    """See `Condition`."""

    eq: Maybe[datetime] = strawberry.field(description=_EQ)
    ne: Maybe[datetime] = strawberry.field(description=_NE)
    gt: Maybe[datetime] = strawberry.field(description="After this.")
    gte: Maybe[datetime] = strawberry.field(description="At this time or after.")
    lt: Maybe[datetime] = strawberry.field(description="Before this.")
    lte: Maybe[datetime] = strawberry.field(description="At this time or before.")


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


@strawberry.input(description="Conditions on the tags; all that are given hold together.")
class TagsFilter:
    """See `services.completions.filters.TagsCondition`."""

    has: Maybe[str] = strawberry.field(description="Has this tag.")
    has_all: Maybe[list[str]] = strawberry.field(
        description="Has every one of these tags; all match an empty list."
    )
    has_any: Maybe[list[str]] = strawberry.field(
        description="Has at least one of these tags; nothing matches an empty list."
    )
    has_none: Maybe[list[str]] = strawberry.field(
        description="Has none of these tags; all match an empty list."
    )
    is_empty: Maybe[bool] = strawberry.field(description="Whether it has no tag at all.")

    def to_service(self) -> filters.TagsCondition:
        """Turn it into what services take."""
        return filters.TagsCondition(
            has=given(self.has),
            has_all=given(self.has_all),
            has_any=given(self.has_any),
            has_none=given(self.has_none),
            is_empty=given(self.is_empty),
        )


@strawberry.input(
    description="Conditions on a value in the payload; all that are given hold together. Of a "
    "list, each may hold of the list or of any element. Objects are equal if their keys are in the "
    "same order too. Values of different types never match, but 1 and 1.0 are one. No index serves "
    "these conditions: give one that has an index beside them."
)
class PayloadFilter:
    """See `services.completions.filters.PayloadCondition`."""

    path: str = strawberry.field(
        description="Names and list positions, joined by dots, from `request` or `response` on: "
        "`request.temperature`, `response.choices.0.finish_reason`. A position is decimal without "
        "leading zeros; a name may also stand for that of each element of a list: "
        "`request.messages.role`."
    )
    eq: Maybe[JSON] = strawberry.field(description="Is this, or a list with this in it.")
    ne: Maybe[JSON] = strawberry.field(
        description="The opposite of `eq`: is not this, nor a list with this in it; also where "
        "nothing is there."
    )
    in_: Maybe[list[JSON]] = strawberry.field(name="in", description=_IN)
    gt: Maybe[JSON] = strawberry.field(description=_GT)
    gte: Maybe[JSON] = strawberry.field(description=_GTE)
    lt: Maybe[JSON] = strawberry.field(description=_LT)
    lte: Maybe[JSON] = strawberry.field(description=_LTE)
    exists: Maybe[bool] = strawberry.field(description="Whether it is there, be it null.")
    contains: Maybe[str] = strawberry.field(
        description="Is a text, or a list with a text, that has this somewhere; case matters."
    )

    def to_service(self) -> filters.PayloadCondition:
        """Turn it into what services take."""
        values = {
            name: given(getattr(self, name))
            for name in ("eq", "ne", "in_", "gt", "gte", "lt", "lte", "contains")
        }
        return filters.PayloadCondition(self.path, Condition(**values), given(self.exists))


@strawberry.input(description="Which completions: all that is given holds together.")
class CompletionFilter:
    """The one filter of completions, wherever they are selected."""

    id: Maybe[IDFilter] = strawberry.field(description="The completion's id.")
    kind: Maybe[CompletionKindFilter] = strawberry.field(description="Chat messages or a prompt.")
    status: Maybe[CompletionStatusFilter] = strawberry.field(description="How far it has come.")
    tags: Maybe[TagsFilter] = strawberry.field(description="Its tags.")
    session_id: Maybe[OptionalIDFilter] = strawberry.field(description="The session it is in.")
    model: Maybe[StringFilter] = strawberry.field(
        description="The model: as the response names it, else the request."
    )
    created_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was created.")
    updated_at: Maybe[DateTimeFilter] = strawberry.field(description="When it last changed.")
    duration: Maybe[FloatFilter] = strawberry.field(description="Its duration in seconds.")
    total_tokens: Maybe[IntFilter] = strawberry.field(
        description="Its `usage.totalTokens`; a count that is text or negative is left out."
    )
    failure_kind: Maybe[StringFilter] = strawberry.field(description="The kind of its failure.")
    payload: Maybe[list[PayloadFilter]] = strawberry.field(
        description="Values in the request and the response; all of these hold together."
    )
    graded: Maybe[bool] = strawberry.field(description="Whether it has feedback for any task.")
    ungraded_for_task: Maybe[strawberry.ID] = strawberry.field(
        description="Is in this task's queue: matches its selector, has no feedback for it yet."
    )
    and_: Maybe[list["CompletionFilter"]] = strawberry.field(
        name="and", description="All of these hold too."
    )
    or_: Maybe[list["CompletionFilter"]] = strawberry.field(
        name="or", description="At least one of these holds; nothing matches an empty list."
    )
    not_: Maybe["CompletionFilter"] = strawberry.field(
        name="not", description="This does not hold."
    )

    def to_service(self) -> filters.CompletionFilter:
        """Turn it into what services take."""
        alternatives = given(self.or_)
        return filters.CompletionFilter(
            fields={
                name: one
                for name in filters.FILTER_FIELDS
                if (one := condition(getattr(self, name))) is not None
            },
            tags=self.tags.value.to_service() if self.tags is not None else None,
            payload=[one.to_service() for one in given(self.payload) or ()],
            graded=given(self.graded),
            ungraded_for_task=given(self.ungraded_for_task),
            and_=[one.to_service() for one in given(self.and_) or ()],
            or_=None if alternatives is None else [one.to_service() for one in alternatives],
            not_=self.not_.value.to_service() if self.not_ is not None else None,
        )


@strawberry.input(description="Which sessions: all that is given holds together.")
class SessionFilter:
    """See `services.sessions.SessionFilter`."""

    id: Maybe[IDFilter] = strawberry.field(description="The session's id.")
    name: Maybe[StringFilter] = strawberry.field(description="The session's name.")
    created_at: Maybe[DateTimeFilter] = strawberry.field(
        description="When it was announced, or first named by a completion."
    )

    def to_service(self) -> sessions.SessionFilter:
        """Turn it into what services take."""
        return sessions.SessionFilter(
            id=condition(self.id),
            name=condition(self.name),
            created_at=condition(self.created_at),
        )


@strawberry.input(description="Which feedback: all that is given holds together.")
class FeedbackFilter:
    """See `services.feedback.feedback.FeedbackFilter`."""

    id: Maybe[IDFilter] = strawberry.field(description="The feedback's id.")
    task_id: Maybe[IDFilter] = strawberry.field(description="The task that it answers.")
    completion_id: Maybe[strawberry.ID] = strawberry.field(description="A completion it grades.")
    created_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was given.")

    def to_service(self) -> feedback.FeedbackFilter:
        """Turn it into what services take."""
        return feedback.FeedbackFilter(
            id=condition(self.id),
            task_id=condition(self.task_id),
            completion_id=given(self.completion_id),
            created_at=condition(self.created_at),
        )
