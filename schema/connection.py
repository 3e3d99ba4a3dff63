"""Relay connections (https://relay.dev/graphql/connections.htm), and the Node interface."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar

import strawberry
from strawberry import Parent

from resolvers.context import RequestContext
from resolvers.projection import ResolveInfo
from schema.descriptions import DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE
from schema.execution.field_metadata import costs, needs
from services.ids import global_id
from services.storage.paging import COUNT_CAP, PageRequest

Info = strawberry.Info[RequestContext, None]
Item = TypeVar("Item")


def _global_id(root: Parent[Mapping[str, Any]], info: Info) -> strawberry.ID:
    return strawberry.ID(global_id(info._raw_info.parent_type.name, root["id"]))


@strawberry.interface(description="Something with an id, that `node` finds.")
class Node:
    """Rows tell their type in `__typename` where it is not known from the field."""

    id: strawberry.ID = strawberry.field(
        metadata=needs(),
        description="The same id as in the REST API. Unique among the organization's objects of "
        "this type: a session may have the id of a completion.",
    )
    global_id: strawberry.ID = strawberry.field(
        resolver=_global_id,
        metadata=needs(),
        description="The id that no object of another type has. What a client's cache should know "
        "an object by; `node` and `nodes` find it by either id.",
    )

    @classmethod
    def resolve_type(cls, row: Any, _info: ResolveInfo, _type: object) -> str:
        """Return the name of a row's type."""
        name: str = row["__typename"]
        return name

    @classmethod
    def is_type_of(cls, _row: object, _info: ResolveInfo) -> bool:
        """Accept any row: which type it has follows from the field, or from `resolve_type`."""
        return True


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """See Relay's specification."""

    has_next_page: bool = strawberry.field(
        description="Whether more stands after this page; of `first: 0`, whether anything does."
    )
    has_previous_page: bool = strawberry.field(
        description="Whether more stands before this page; true whenever `after` was given."
    )
    start_cursor: str | None = strawberry.field(
        description="Of the first item; null on an empty page."
    )
    end_cursor: str | None = strawberry.field(
        description="Of the last item, for `after`; null on an empty page."
    )


@strawberry.type(description="An item of a list, and where it stands.")
class Edge(Generic[Item]):
    """See Relay's specification."""

    node: Item = strawberry.field(description="The item.")
    cursor: str = strawberry.field(
        description="Its place in this list; good for this filter and order alone."
    )


@strawberry.type(description="A page of a list.")
class Connection(Generic[Item]):
    """See Relay's specification."""

    edges: list[Edge[Item]] = strawberry.field(description="The items with their cursors.")
    nodes: list[Item] = strawberry.field(description="The items.")
    page_info: PageInfo = strawberry.field(description="Where this page stands in the list.")
    total_count: int = strawberry.field(
        metadata=costs(1),
        description=f"How many items the list has, up to {COUNT_CAP:,}; where words are searched, "
        "all of them. Counted only when "
        "selected; without `edges`, `nodes` and `pageInfo` no page is read.",
    )
    total_count_is_exact: bool = strawberry.field(
        metadata=costs(1), description="False where the list may be longer than `totalCount` says."
    )
    as_of: datetime | None = strawberry.field(
        description="Where words are searched: all that was answered before this time is in the "
        "list. Null where the database itself is read."
    )


First = Annotated[
    int | None,
    strawberry.argument(
        description=f"The most items to return, 0 to {MAX_PAGE_SIZE}; {DEFAULT_PAGE_SIZE} if not "
        "given."
    ),
]
After = Annotated[
    str | None, strawberry.argument(description="Return what stands after this cursor.")
]
Last = Annotated[
    int | None,
    strawberry.argument(
        description=f"Return the last so many items instead, 0 to {MAX_PAGE_SIZE}."
    ),
]
Before = Annotated[
    str | None, strawberry.argument(description="Return what stands before this cursor.")
]


def page_request(
    first: int | None, after: str | None, last: int | None = None, before: str | None = None
) -> PageRequest:
    """Turn a connection's arguments into what services take.

    Raises:
        InvalidInput: They contradict each other, or are out of bounds.
    """
    return PageRequest(first=first, after=after, last=last, before=before)
