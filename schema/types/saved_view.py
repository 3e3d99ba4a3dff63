"""Saved views."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

import strawberry
from cachetools import LRUCache
from strawberry import Maybe, Parent

from resolvers import saved_views as resolve
from schema.conditions import given
from schema.connection import Info, Node
from schema.enums import SavedViewSubject, SavedViewVisibility
from schema.execution.batch_fields import Rows, batch_field
from schema.execution.field_metadata import costs
from schema.execution.list_arguments import MOST_VALUES, read_list_argument
from schema.orders import completion_sort, feedback_sort, feedback_task_sort, session_sort
from schema.scalars import JSON
from services.errors import InvalidInput, ServiceError
from services.feedback.tasks import compile_task_filter
from services.grading.feedback import check_feedback_filter
from services.insight.search import check_searched_filter
from services.insight.sessions import check_searched_sessions
from services.json_codec import decode_json
from services.rows import SavedViewRow
from services.runtime import part
from services.saved_views import (
    MAX_COLUMN_LENGTH,
    MAX_COLUMNS,
    MAX_JSON_BYTES,
    MAX_NAME_LENGTH,
    MAX_VIEWS,
    visibility_of,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a view may list.

    Attributes:
        name: The root field that lists it.
        sort: Reads the order of that list.
        check_filter: Raises if an organization could not ask for a filter of that list, as services
            take it: it is too large, or a path or a value in it cannot be.
    """

    name: str
    sort: Callable[[Any], object]
    check_filter: Callable[[str, Any], object]


SUBJECTS: Final[Mapping[SavedViewSubject, Subject]] = {
    SavedViewSubject.COMPLETIONS: Subject(
        "completions", partial(completion_sort, is_searched=True), check_searched_filter
    ),
    SavedViewSubject.SESSIONS: Subject("sessions", session_sort, check_searched_sessions),
    SavedViewSubject.FEEDBACK: Subject("feedbacks", feedback_sort, check_feedback_filter),
    SavedViewSubject.FEEDBACK_TASKS: Subject(
        "feedbackTasks", feedback_task_sort, compile_task_filter
    ),
}


class _Valid(LRUCache[tuple[str, str, int], bool]):
    """Whether a revision of a view is valid, by organization, id and revision."""

    def __init__(self) -> None:
        super().__init__(10_000)


def check_content(info: Info, subject: str, content: Mapping[str, Any]) -> None:
    """Return if the filter and the order in a view's content, if any, are those of its list.

    Raises:
        InvalidInput: One is not; its path leads to the fault.
        TooComplex: One is too large to tell.
    """
    listed, schema = SUBJECTS[SavedViewSubject(subject)], info._raw_info.schema
    filter_, order = content.get("filter"), content.get("order")
    try:
        path = "/filter"
        if filter_ is not None:
            read = read_list_argument(schema, listed.name, "filter", filter_)
            listed.check_filter(info.context.organization_id, read.to_service())
        path = "/order_by"
        if order is not None:
            listed.sort(read_list_argument(schema, listed.name, "orderBy", order))
    except InvalidInput as fault:
        raise fault.at(path + fault.path) from fault


def _visibility(row: Parent[SavedViewRow]) -> Any:
    return SavedViewVisibility(visibility_of(row))


def _filter(row: Parent[SavedViewRow]) -> Any:
    return _decoded(row["filter_json"])


def _order_by(row: Parent[SavedViewRow]) -> Any:
    return _decoded(row["order_json"])


def _decoded(text: str | None) -> Any:
    return None if text is None else decode_json(text)


async def _are_valid(rows: Parent[Rows], info: Info) -> Any:
    known, valid = part(_Valid), []
    for row in rows:
        key = (row["organization_id"], row["id"], row["revision"])
        if key not in known:
            known[key] = _is_valid(info, row)
            await asyncio.sleep(0)  # a filter may take milliseconds
        valid.append(known[key])
    return valid


def _is_valid(info: Info, row: SavedViewRow) -> bool:
    content = {"filter": _decoded(row["filter_json"]), "order": _decoded(row["order_json"])}
    try:
        check_content(info, row["subject"], content)
    except ServiceError:
        return False
    return True


def _may_change(row: Parent[SavedViewRow], info: Info) -> Any:
    return resolve.may_change(info.context, row)


def _is_owner(row: Parent[SavedViewRow], info: Info) -> Any:
    return resolve.is_owner(info.context, row)


@strawberry.type(
    description="A list that is looked at again and again: a filter, an order and columns, under a "
    "name."
)
class SavedView(Node):
    """A view over `services.rows.SavedViewRow`."""

    id: strawberry.ID = strawberry.field(description="Its id.")
    created_at: datetime = strawberry.field(description="When it was made.")
    updated_at: datetime = strawberry.field(description="When it last changed.")
    revision: int = strawberry.field(description="1 at first; grows by 1 with each change.")
    name: str = strawberry.field(description="For people.")
    subject: SavedViewSubject = strawberry.field(description="What it lists.")
    filter: JSON | None = strawberry.field(
        resolver=_filter,
        description="The `filter` of its list, as it was sent, for a variable; null for none.",
    )
    order_by: JSON | None = strawberry.field(
        resolver=_order_by,
        description="The `orderBy` of its list, as it was sent, for a variable; null for the "
        "list's own.",
    )
    is_valid: bool = batch_field(
        _are_valid,
        "Whether its list takes its `filter` and `orderBy`. They were valid when they were stored; "
        "a later version of the gateway may have another schema.",
        metadata=costs(1),
    )
    columns: list[str] = strawberry.field(
        description="What to show: names of fields, or paths, as the client means them."
    )
    visibility: SavedViewVisibility = strawberry.field(
        resolver=_visibility, description="Who sees it."
    )
    owner_name: str = strawberry.field(
        description="The name that the token which made it had then."
    )
    viewer_is_owner: bool = strawberry.field(
        resolver=_is_owner, description="Whether it was made by the token behind the request."
    )
    viewer_can_update: bool = strawberry.field(
        resolver=_may_change,
        description="Whether the token behind the request may change and delete it.",
    )


_JSON: Final = (
    f"up to {MAX_JSON_BYTES:,} bytes and {MOST_VALUES:,} values. It is checked as that argument "
    "is, and comes back as it was sent."
)
_FILTER: Final = f"The `filter` of its list; {_JSON} Null for none."
_ORDER_BY: Final = f"The `orderBy` of its list; {_JSON} Null for the list's own."
_NAME: Final = f"For people; 1 to {MAX_NAME_LENGTH:,} characters."
_COLUMNS: Final = (
    f"What to show: up to {MAX_COLUMNS:,} names of fields, or paths, of 1 to "
    f"{MAX_COLUMN_LENGTH:,} characters."
)
_VISIBILITY: Final = (
    "Who sees it. ORGANIZATION needs a token of role WRITER or higher. Of each there are "
    f"{MAX_VIEWS:,} at most: of a token's own, and of the organization's."
)
_NO_NULL: Final = "Left out, it stays; null is rejected."


@strawberry.input(description="A view to be saved.")
class CreateSavedViewInput:
    """All that a view is."""

    name: str = strawberry.field(description=_NAME)
    subject: SavedViewSubject = strawberry.field(description="What it lists, for good.")
    filter: Maybe[JSON | None] = strawberry.field(description=_FILTER)
    order_by: Maybe[JSON | None] = strawberry.field(description=_ORDER_BY)
    columns: list[str] = strawberry.field(default_factory=list, description=_COLUMNS)
    visibility: SavedViewVisibility = strawberry.field(
        default=SavedViewVisibility.PRIVATE, description=_VISIBILITY
    )

    def to_content(self) -> dict[str, Any]:
        """Return what services take."""
        return {
            "name": self.name,
            "subject": self.subject.value,
            "filter": given(self.filter),
            "order": given(self.order_by),
            "columns": self.columns,
            "visibility": self.visibility.value,
        }


@strawberry.input(description="What becomes another in a view; what is left out stays as it is.")
class UpdateSavedViewInput:
    """All that a view is, but what it lists."""

    id: strawberry.ID = strawberry.field(description="The view's id.")
    name: Maybe[str] = strawberry.field(description=f"{_NAME} {_NO_NULL}")
    filter: Maybe[JSON | None] = strawberry.field(description=f"{_FILTER} Left out, it stays.")
    order_by: Maybe[JSON | None] = strawberry.field(description=f"{_ORDER_BY} Left out, it stays.")
    columns: Maybe[list[str]] = strawberry.field(description=f"{_COLUMNS} {_NO_NULL}")
    visibility: Maybe[SavedViewVisibility] = strawberry.field(
        description=f"{_VISIBILITY} Only the token that made it makes it private. {_NO_NULL}"
    )
    expected_revision: Maybe[int] = strawberry.field(
        description="The `revision` that is to be changed, 1 or more: with another it is a "
        "CONFLICT, and nothing changes. Left out, the last change wins."
    )

    def to_changes(self) -> dict[str, Any]:
        """Return what is given, by the names of services."""
        names = {"name": "name", "filter": "filter", "order_by": "order", "columns": "columns"}
        changes = {
            name: one.value
            for field, name in names.items()
            if (one := getattr(self, field)) is not None
        }
        if self.visibility is not None:
            changes["visibility"] = self.visibility.value.value
        return changes


@strawberry.input(description="A view to be deleted.")
class DeleteSavedViewInput:
    """Which one."""

    id: strawberry.ID = strawberry.field(description="The view's id.")
