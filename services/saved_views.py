"""Saved views: a list, with a filter, an order and columns, for one token or for its organization.

A view is private to the token that made it, or the organization's. A private one is seen and
changed by its owner alone, whatever anybody's role; it ends with its token
(`services.tenants.private_views`). The organization's are changed by writers.

What a filter and an order mean is not known here: they are JSON, kept as it was sent. Whoever
stores one has checked it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

import orjson

from models import SavedViewDocument, indexes
from services.clock import utc_now
from services.errors import Conflict, Forbidden, InvalidInput, NotFound
from services.ids import new_id, storage_key, with_public_id
from services.observability.tracing import traced
from services.order_keys import order_key
from services.rows import SavedViewRow
from services.storage.conditions import Condition, Query, field_conditions
from services.storage.cursors import Listing
from services.storage.database import database, find_row_and_update
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
from services.storage.order import CREATED_AT, OrderField, Sort
from services.storage.paging import (
    Page,
    PageRequest,
    count,
    find_by_ids,
    list_page,
    list_sorted_page,
)
from services.storage.storable import check_storable
from services.tenants.tokens import Principal, Role

MAX_NAME_LENGTH: Final = 200
MAX_COLUMNS: Final = 100
MAX_COLUMN_LENGTH: Final = 500
# A page of views is read as a whole: a thousand of them have some megabytes.
MAX_JSON_BYTES: Final = 16_384
# Of the organization, and of each token.
MAX_VIEWS: Final = 1000

PRIVATE: Final = "private"
ORGANIZATION: Final = "organization"
NEWEST: Final = Sort("created_at", descending=True)
# By the stored paths, which are the values of `schema.enums.SavedViewOrderField`. What a token sees
# is few enough to be sorted here, so that one index serves all orders.
ORDERED_BY: Final[Mapping[str, OrderField]] = {
    CREATED_AT: OrderField(indexes.SAVED_VIEWS),
    "updated_at": OrderField(indexes.SAVED_VIEWS),
    "name": OrderField(indexes.SAVED_VIEWS),
}
# Those of the organization, and its own; two that are made at the same time may both be the last.
_MOST_SEEN: Final = 4 * MAX_VIEWS


@dataclass(frozen=True, slots=True)
class SavedViewFilter(Filter):
    """Which views; see `services.storage.filters.Filter`.

    Attributes:
        visibility: Who sees it: on `PRIVATE` and `ORGANIZATION`.
    """

    FIELDS: ClassVar[Mapping[str, FilterField]] = {
        "id": FilterField("_id", IS_IN | NULL),
        "name": FilterField("name", TEXT),
        "subject": FilterField("subject", IS_IN),
        "created_at": FilterField("created_at", IS | RANGE),
        "updated_at": FilterField("updated_at", IS | RANGE),
    }

    visibility: Condition | None = None


@traced
async def create_saved_view(
    principal: Principal,
    *,
    name: str,
    subject: str,
    filter_: object,
    order: object,
    columns: Sequence[str],
    visibility: str,
) -> SavedViewRow:
    """Store a view.

    Args:
        principal: Who makes it, and owns it.
        name: For people; 1 to 200 characters.
        subject: What it lists; see `models.SavedViewDocument`.
        filter_: JSON that is known to be a filter of it; None for no filter.
        order: JSON that is known to be an order of it; None for its own.
        columns: Names of fields, or paths, as the client means them.
        visibility: `PRIVATE` or `ORGANIZATION`.

    Raises:
        InvalidInput: One of them is out of bounds, or cannot be stored.
        Forbidden: Only a writer makes one for the organization.
        Conflict: There are 1,000 already.
    """
    private_to = await _place(principal, visibility)
    now = utc_now()
    key = storage_key(principal.organization_id, new_id())
    row = {
        "_id": key,
        "organization_id": principal.organization_id,
        "created_at": now,
        "seq": order_key(now, key),
        "updated_at": now,
        "revision": 1,
        "name": _checked_name(name),
        "subject": subject,
        "filter_json": _text_of(filter_, "/filter"),
        "order_json": _text_of(order, "/order_by"),
        "columns": _checked_columns(columns),
        "owner_token_id": principal.token_id,
        "owner_name": principal.token_name,
        "private_to": private_to,
    }
    await database.collection(SavedViewDocument).insert_one(row)
    return with_public_id(row)  # type: ignore[return-value]  # as stored


@traced
async def update_saved_view(
    principal: Principal,
    view_id: str,
    changes: Mapping[str, Any],
    *,
    expected_revision: int | None = None,
) -> SavedViewRow:
    """Change a view. The last of several that change the same wins, unless they expect a revision.

    Args:
        principal: Who changes it.
        view_id: The view's id.
        changes: Those of `name`, `filter`, `order`, `columns` and `visibility` that become another;
            see `create_saved_view`.
        expected_revision: The revision that is to be changed; any if None.

    Raises:
        InvalidInput: A change is out of bounds, or cannot be stored.
        NotFound: The principal sees no such view.
        Forbidden: Only a writer changes one of the organization's, and only its owner makes it
            private.
        Conflict: It has another revision; or somebody else has just moved or deleted it; or there
            are 1,000 where it is to go.
    """
    view = await get_saved_view(principal, view_id)
    _check_may_change(principal, view)
    stored: dict[str, Any] = {"updated_at": utc_now()}
    if "name" in changes:
        stored["name"] = _checked_name(changes["name"])
    if "columns" in changes:
        stored["columns"] = _checked_columns(changes["columns"])
    if "filter" in changes:
        stored["filter_json"] = _text_of(changes["filter"], "/filter")
    if "order" in changes:
        stored["order_json"] = _text_of(changes["order"], "/order_by")
    visibility = changes.get("visibility", visibility_of(view))
    if visibility != visibility_of(view):
        if view["owner_token_id"] != principal.token_id:
            raise Forbidden("only the token that made a view makes it private")
        stored["private_to"] = await _place(principal, visibility)
    expected = {} if expected_revision is None else {"revision": expected_revision}
    row = await find_row_and_update(
        database.collection(SavedViewDocument),
        {**_key(principal, view), **expected},
        {"$set": stored, "$inc": {"revision": 1}},
    )
    if row is None:
        raise Conflict("somebody else changed the view; look at it and try again")
    return with_public_id(row)  # type: ignore[return-value]  # as stored


@traced
async def delete_saved_view(principal: Principal, view_id: str) -> None:
    """Delete a view.

    Raises:
        NotFound: The principal sees no such view.
        Forbidden: Only a writer deletes one of the organization's.
    """
    view = await get_saved_view(principal, view_id)
    _check_may_change(principal, view)
    deleted = await database.collection(SavedViewDocument).delete_one(
        _key(principal, view), hint=indexes.BY_ID
    )
    if not deleted.deleted_count:
        raise NotFound("saved view", view_id)


@traced
async def get_saved_view(principal: Principal, view_id: str) -> SavedViewRow:
    """Read one view.

    Raises:
        NotFound: The principal sees none of this id.
    """
    found = await find_saved_views(principal, [view_id])
    if view_id not in found:
        raise NotFound("saved view", view_id)
    return found[view_id]


@traced
async def find_saved_views(principal: Principal, ids: Sequence[str]) -> dict[str, SavedViewRow]:
    """Read views by id in one round trip, those that the principal does not see left out."""
    found: dict[str, SavedViewRow] = await find_by_ids(
        database.collection(SavedViewDocument), principal.organization_id, ids
    )
    return {
        id_: row for id_, row in found.items() if row["private_to"] in (None, principal.token_id)
    }


@traced
async def list_saved_views(
    principal: Principal,
    filter_: SavedViewFilter | None,
    page: PageRequest,
    sort: Sort = NEWEST,
) -> Page[SavedViewRow]:
    """Read one page of the views that the principal sees and that match.

    Raises:
        InvalidInput: The filter or a cursor is malformed, or the cursor belongs to another list.
    """
    collection, organization_id = database.collection(SavedViewDocument), principal.organization_id
    listing = Listing("saved views", _compiled(principal, filter_), sort)
    hint = indexes.SAVED_VIEWS
    if sort.field == CREATED_AT:
        return await list_page(collection, organization_id, listing, page, hint=hint)
    return await list_sorted_page(
        collection, organization_id, listing, page, most=_MOST_SEEN, hint=hint
    )


@traced
async def count_saved_views(
    principal: Principal, filter_: SavedViewFilter | None
) -> tuple[int, bool]:
    """Count the views that the principal sees and that match, and say whether that is exact."""
    return await count(
        database.collection(SavedViewDocument),
        _compiled(principal, filter_),
        hint=indexes.SAVED_VIEWS,
    )


def visibility_of(view: Mapping[str, Any]) -> str:
    """Say who sees a view: `PRIVATE` or `ORGANIZATION`."""
    return ORGANIZATION if view["private_to"] is None else PRIVATE


def may_change(principal: Principal, view: Mapping[str, Any]) -> bool:
    """Say whether a principal, who sees a view, may change and delete it."""
    return visibility_of(view) == PRIVATE or principal.role.includes(Role.WRITER)


def _check_may_change(principal: Principal, view: Mapping[str, Any]) -> None:
    if not may_change(principal, view):
        raise Forbidden("a view of the organization's is changed by a token of role writer")


async def _place(principal: Principal, visibility: str) -> str | None:
    """Return what `private_to` a principal's view gets, if there is room for another there.

    Raises:
        Forbidden: It may not go there.
        Conflict: There is no room.
    """
    if visibility == ORGANIZATION:
        principal.require(Role.WRITER)
    private_to = principal.token_id if visibility == PRIVATE else None
    number, _ = await count(
        database.collection(SavedViewDocument),
        {"organization_id": principal.organization_id, "private_to": private_to},
        cap=MAX_VIEWS,
        hint=indexes.SAVED_VIEWS,
    )
    if number >= MAX_VIEWS:
        whose = "a token" if visibility == PRIVATE else "an organization"
        raise Conflict(f"{whose} has at most {MAX_VIEWS:,} saved views; delete some first")
    return private_to


def _key(principal: Principal, view: SavedViewRow) -> Query:
    """Return what finds a view, as long as those see it who saw it when it was looked at."""
    return {
        "_id": storage_key(principal.organization_id, view["id"]),
        "organization_id": principal.organization_id,
        "private_to": view["private_to"],
    }


def _checked_name(name: str) -> str:
    if not 1 <= len(name) <= MAX_NAME_LENGTH:
        raise InvalidInput(f"a name has 1 to {MAX_NAME_LENGTH:,} characters", path="/name")
    check_storable(name, path="/name")
    return name


def _checked_columns(columns: Sequence[str]) -> list[str]:
    if len(columns) > MAX_COLUMNS:
        raise InvalidInput(f"{len(columns):,} columns; {MAX_COLUMNS} are allowed", path="/columns")
    for number, column in enumerate(columns):
        path = f"/columns/{number}"
        if not 1 <= len(column) <= MAX_COLUMN_LENGTH:
            raise InvalidInput(f"a column has 1 to {MAX_COLUMN_LENGTH:,} characters", path=path)
        check_storable(column, path=path)
    return list(columns)


def _text_of(value: object, path: str) -> str | None:
    """Return JSON as text, if there is any.

    Raises:
        InvalidInput: It is too long, or no other client could read it.
    """
    if value is None:
        return None
    check_storable(value, path=path)
    text = orjson.dumps(value)
    if len(text) > MAX_JSON_BYTES:
        raise InvalidInput(
            f"{len(text):,} bytes of JSON; {MAX_JSON_BYTES:,} are allowed", path=path
        )
    return text.decode()


def _compiled(principal: Principal, filter_: SavedViewFilter | None) -> Query:
    def besides(one: SavedViewFilter) -> Iterable[Query]:
        if one.visibility is None:
            return ()
        return field_conditions("private_to", _as_private_to(principal, one.visibility))

    query = compile_filter(principal.organization_id, filter_, besides)
    return {**query, "private_to": {"$in": [None, principal.token_id]}}


def _as_private_to(principal: Principal, condition: Condition) -> Condition:
    """Return the condition on `private_to` that one on the visibility is, for who asks."""
    allowed = {PRIVATE, ORGANIZATION}
    if condition.eq is not None:
        allowed &= {condition.eq}
    if condition.ne is not None:
        allowed -= {condition.ne}
    if condition.in_ is not None:
        allowed &= set(condition.in_)
    if condition.not_in is not None:
        allowed -= set(condition.not_in)
    values = {PRIVATE: principal.token_id, ORGANIZATION: None}
    return Condition(in_=[values[one] for one in sorted(allowed)])
