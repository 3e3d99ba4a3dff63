"""`/api/completions`: the routes of log10-io and log10js, which the document does not have."""

import sys
from collections.abc import Mapping
from typing import Any, Final

import uuid_utils
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rest_compat.body import json_response
from rest_compat.endpoint import Body, Call, read, write
from rest_compat.legacy.rows import legacy_fields_of, legacy_row, listed_row, tag_of
from rest_compat.query import MAX_OFFSET, moment, names, number
from services.completions import reading, writing
from services.completions.fields import mark, own_id
from services.completions.filters import CompletionFilter
from services.errors import InvalidInput
from services.heavy_work import at_ease
from services.json_codec import decode_json
from services.storage.conditions import Condition, TagsCondition
from services.tenants.organizations import slug_of
from services.tenants.tokens import Role

# As many as the command line asks for when it is not told.
DEFAULT_LISTED: Final = 25
MAX_LISTED: Final = 1000
MAX_IDS: Final = 1000
MAX_BYTES: Final = reading.MAX_LIST_BYTES
_NO_PAYLOAD: Final = dict.fromkeys(
    ("organization_id", "status", "created_at", "kind", "tags", "duration", "session_id"), 1
)


def routes() -> list[Route]:
    """Make the routes."""
    ingest: Any = {"role": Role.WRITER, "is_ingest": True}
    return [
        write("/api/completions", create, body=Body.OPTIONAL, **ingest),
        write("/api/completions/{completionId}", update, body=Body.REQUIRED, **ingest),
        read("/api/completions", list_completions),
        read("/api/completions/{completionId}", get),
    ]


async def create(call: Call) -> Response:
    """Begin a completion: the SDK sends its rows to the id that is answered (section 5.2).

    log10-io's LLM classes take nothing for an id but a UUID that says version 4. Ours has the
    time-ordered bits of version 7 otherwise, so that it goes where new ids go in the index.
    """
    fields = await at_ease(legacy_fields_of, call.body)
    own = own_id(call.body.get("id"), fields)
    row = await writing.create_completion(
        call.organization_id,
        fields,
        completion_id=own if own is not None else sortable_uuid4(),
        is_new_id=own is None,
        is_late_dropped=True,
    )
    slug = await slug_of(call.organization_id)
    return json_response({"completionID": row["id"], "organizationSlug": slug})


def sortable_uuid4() -> str:
    """Make an id that reads as a UUIDv4 and sorts by the time of its making."""
    made = str(uuid_utils.uuid7())
    return f"{made[:14]}4{made[15:]}"


async def update(call: Call) -> Response:
    """Merge a row into a completion, which need not be there yet.

    log10-io's hooks make ids of their own, and its rows may come in any order (sections 5.3
    and 5.17). No SDK reads the response.
    """
    completion_id = call.id_in_path("completionId")
    fields = await at_ease(legacy_fields_of, call.body)
    if call.body.get("id") not in (None, completion_id):
        mark(fields, "id", call.body["id"])  # it is the path that counts
    await writing.merge_completion(call.organization_id, completion_id, fields)
    return json_response({"completionID": completion_id})


async def get(call: Call) -> Response:
    """Fetch a completion by id, payload as objects (section 5.4)."""
    completion_id = call.id_in_path("completionId")
    row = await reading.get_completion(call.organization_id, completion_id)
    return json_response({"data": legacy_row(row)})


async def list_completions(call: Call) -> Response:
    """List completions, newest first.

    `download` of the command line ends at a page that is shorter than it asked for. So a page
    with more payload than fits into memory keeps its rows, and those past the bound have none.
    """
    query = call.request.query_params
    if query.get("sort", "created_at") != "created_at" or query.get("desc", "true") != "true":
        raise InvalidInput("only sort=created_at with desc=true is supported")
    offset = number(query.get("offset"), "offset", default=0, most=MAX_OFFSET)
    limit = number(query.get("limit"), "limit", default=DEFAULT_LISTED, most=MAX_LISTED)
    filter_ = _filter(call.request)
    rows = await reading.list_completions_by_offset(
        call.organization_id, filter_, offset=offset, limit=limit, max_bytes=MAX_BYTES
    )
    if rows and len(rows) < limit:
        rows += await reading.list_completions_by_offset(
            call.organization_id,
            filter_,
            offset=offset + len(rows),
            limit=limit - len(rows),
            max_bytes=sys.maxsize,  # nothing large is read of them
            projection=_NO_PAYLOAD,
        )
    return json_response({"data": [listed_row(row) for row in rows]})


def _filter(request: Request) -> CompletionFilter:
    query = request.query_params
    tags = [tag_of(tag) for tag in names(query.getlist("tagFilter"))]
    ids = names(query.getlist("ids"))
    if len(ids) > MAX_IDS:
        raise InvalidInput(f"ids: {len(ids)}; {MAX_IDS} are allowed")
    fields = {
        "id": Condition(in_=ids) if ids else None,
        "created_at": _created(query.get("createdFilter")),
    }
    return CompletionFilter(
        {name: one for name, one in fields.items() if one is not None},
        tags=TagsCondition(has_all=tags) if tags else None,
    )


def _created(text: str | None) -> Condition | None:
    """Read `{}` or `{"from": ..., "to": ...}`, both ends included."""
    bounds: Any = decode_json(text, path="createdFilter") if text else {}
    if not isinstance(bounds, Mapping):
        raise InvalidInput("createdFilter must be a JSON object")
    start = moment(bounds.get("from"), "createdFilter.from")
    end = moment(bounds.get("to"), "createdFilter.to")
    return Condition(gte=start, lte=end) if start or end else None
