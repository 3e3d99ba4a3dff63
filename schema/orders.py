"""Orders, one shape for all lists: some fields, each in a direction."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, TypeAlias

import strawberry

from schema.enums import (
    CompletionOrderField,
    FeedbackOrderField,
    FeedbackTaskOrderField,
    JobOrderField,
    OrderDirection,
    SavedViewOrderField,
    SessionOrderField,
    TokenOrderField,
)
from services import saved_views, session_lists
from services.completions import reading
from services.errors import InvalidInput
from services.feedback import tasks as feedback_tasks
from services.grading import feedback
from services.insight.search import RELEVANCE
from services.jobs import jobs
from services.storage.order import MAX_ORDER_FIELDS, OrderField, Sort, sort_by
from services.tenants import tokens

_FIELD: Final = "What to order by."
_DIRECTION: Final = "In which direction."
_RULES: Final = (
    f"By the first field, what is equal by the next, up to {MAX_ORDER_FIELDS} different ones; what "
    "is equal in all of them by creation, in the direction of the last. Nothing is equal in "
    "CREATED_AT, so that what follows it changes nothing."
)
_BY_CREATION: Final = f"{_RULES} An empty list is the default."
_BY_IDS: Final = f"{_RULES} An empty list is the order in which the feedback names them."


@strawberry.input(description="A field of an order of completions.")
class CompletionOrder:
    """Newest first unless it says otherwise."""

    field: CompletionOrderField = strawberry.field(
        default=CompletionOrderField.CREATED_AT, description=_FIELD
    )
    direction: OrderDirection = strawberry.field(
        default=OrderDirection.DESC, description=_DIRECTION
    )


@strawberry.input(description="A field of an order of sessions.")
class SessionOrder:
    """Newest first unless it says otherwise."""

    field: SessionOrderField = strawberry.field(
        default=SessionOrderField.CREATED_AT, description=_FIELD
    )
    direction: OrderDirection = strawberry.field(
        default=OrderDirection.DESC, description=_DIRECTION
    )


@strawberry.input(description="A field of an order of feedback.")
class FeedbackOrder:
    """Newest first unless it says otherwise."""

    field: FeedbackOrderField = strawberry.field(
        default=FeedbackOrderField.CREATED_AT, description=_FIELD
    )
    direction: OrderDirection = strawberry.field(
        default=OrderDirection.DESC, description=_DIRECTION
    )


@strawberry.input(description="A field of an order of feedback tasks.")
class FeedbackTaskOrder:
    """Newest first unless it says otherwise."""

    field: FeedbackTaskOrderField = strawberry.field(
        default=FeedbackTaskOrderField.CREATED_AT, description=_FIELD
    )
    direction: OrderDirection = strawberry.field(
        default=OrderDirection.DESC, description=_DIRECTION
    )


@strawberry.input(description="A field of an order of saved views.")
class SavedViewOrder:
    """Newest first unless it says otherwise."""

    field: SavedViewOrderField = strawberry.field(
        default=SavedViewOrderField.CREATED_AT, description=_FIELD
    )
    direction: OrderDirection = strawberry.field(
        default=OrderDirection.DESC, description=_DIRECTION
    )


@strawberry.input(description="A field of an order of jobs.")
class JobOrder:
    """Newest first unless it says otherwise."""

    field: JobOrderField = strawberry.field(default=JobOrderField.CREATED_AT, description=_FIELD)
    direction: OrderDirection = strawberry.field(
        default=OrderDirection.DESC, description=_DIRECTION
    )


@strawberry.input(description="A field of an order of tokens.")
class TokenOrder:
    """Newest first unless it says otherwise."""

    field: TokenOrderField = strawberry.field(
        default=TokenOrderField.CREATED_AT, description=_FIELD
    )
    direction: OrderDirection = strawberry.field(
        default=OrderDirection.DESC, description=_DIRECTION
    )


CompletionOrders: TypeAlias = Annotated[
    list[CompletionOrder], strawberry.argument(description=_BY_CREATION)
]
CompletionOrdersOfIds: TypeAlias = Annotated[
    list[CompletionOrder], strawberry.argument(description=_BY_IDS)
]
SessionOrders: TypeAlias = Annotated[
    list[SessionOrder], strawberry.argument(description=_BY_CREATION)
]
FeedbackOrders: TypeAlias = Annotated[
    list[FeedbackOrder], strawberry.argument(description=_BY_CREATION)
]
FeedbackTaskOrders: TypeAlias = Annotated[
    list[FeedbackTaskOrder], strawberry.argument(description=_BY_CREATION)
]
SavedViewOrders: TypeAlias = Annotated[
    list[SavedViewOrder], strawberry.argument(description=_BY_CREATION)
]
JobOrders: TypeAlias = Annotated[list[JobOrder], strawberry.argument(description=_BY_CREATION)]
TokenOrders: TypeAlias = Annotated[list[TokenOrder], strawberry.argument(description=_BY_CREATION)]


def _newest_first(created_at: Any) -> Any:  # the default of an argument, as GraphQL coerces it
    return [{"field": created_at, "direction": OrderDirection.DESC}]


NEWEST_COMPLETIONS: Final = _newest_first(CompletionOrderField.CREATED_AT)
NEWEST_SESSIONS: Final = _newest_first(SessionOrderField.CREATED_AT)
NEWEST_FEEDBACK: Final = _newest_first(FeedbackOrderField.CREATED_AT)
NEWEST_FEEDBACK_TASKS: Final = _newest_first(FeedbackTaskOrderField.CREATED_AT)
NEWEST_SAVED_VIEWS: Final = _newest_first(SavedViewOrderField.CREATED_AT)
NEWEST_JOBS: Final = _newest_first(JobOrderField.CREATED_AT)
NEWEST_TOKENS: Final = _newest_first(TokenOrderField.CREATED_AT)
BY_IDS: Final[Any] = []


def _sort(table: Mapping[str, OrderField], orders: Sequence[Any]) -> Sort | None:
    return sort_by(
        table, [(one.field.value, one.direction is OrderDirection.DESC) for one in orders]
    )


def completion_sort(orders: Sequence[CompletionOrder], *, is_searched: bool = False) -> Sort:
    """Turn an order into what services take. So for all that follow.

    Args:
        orders: The fields.
        is_searched: Whether it is of what has words.

    Raises:
        InvalidInput: It has too many fields, or one twice.
    """
    if any(one.field is CompletionOrderField.RELEVANCE for one in orders):
        if len(orders) > 1 or orders[0].direction is not OrderDirection.DESC or not is_searched:
            raise InvalidInput(
                "RELEVANCE orders what `filter.text` finds, DESC, with no other field beside it"
            )
        return RELEVANCE
    return _sort(reading.ORDERED_BY, orders) or reading.NEWEST


def completion_sort_of_ids(orders: Sequence[CompletionOrder]) -> Sort | None:
    """See `completion_sort`; None is the order of the ids."""
    if not orders:
        return None
    return completion_sort(orders)


def session_sort(orders: Sequence[SessionOrder]) -> Sort:
    """See `completion_sort`."""
    return _sort(session_lists.ORDERED_BY, orders) or session_lists.NEWEST


def feedback_sort(orders: Sequence[FeedbackOrder]) -> Sort:
    """See `completion_sort`."""
    return _sort(feedback.ORDERED_BY, orders) or feedback.NEWEST


def feedback_task_sort(orders: Sequence[FeedbackTaskOrder]) -> Sort:
    """See `completion_sort`."""
    return _sort(feedback_tasks.ORDERED_BY, orders) or feedback_tasks.NEWEST


def saved_view_sort(orders: Sequence[SavedViewOrder]) -> Sort:
    """See `completion_sort`."""
    return _sort(saved_views.ORDERED_BY, orders) or saved_views.NEWEST


def job_sort(orders: Sequence[JobOrder]) -> Sort:
    """See `completion_sort`."""
    return _sort(jobs.ORDERED_BY, orders) or jobs.NEWEST


def token_sort(orders: Sequence[TokenOrder]) -> Sort:
    """See `completion_sort`."""
    return _sort(tokens.ORDERED_BY, orders) or tokens.NEWEST
