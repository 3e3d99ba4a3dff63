"""`/api/v1/feedback_task`: the routes of both families of SDKs."""

from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rest_compat.body import json_response, text_of
from rest_compat.clients import decodes_selector_as_object, is_handwritten
from rest_compat.endpoint import Body, Call, read, write
from rest_compat.query import MAX_OFFSET, number
from services.clock import to_milliseconds
from services.errors import InvalidInput
from services.feedback import tasks
from services.rows import FeedbackTaskRow
from services.tenants.tokens import Role

MAX_LISTED: Final = tasks.MAX_TASKS


def routes() -> list[Route]:
    """Make the routes."""
    return [
        read("/api/v1/feedback_task", list_tasks),
        write("/api/v1/feedback_task", create, role=Role.WRITER, body=Body.REQUIRED),
        read("/api/v1/feedback_task/{taskId}", get),
    ]


async def list_tasks(call: Call) -> Response:
    """List tasks, newest first: a bare array, or log10-io's envelope (section 5.11).

    Archived ones are left out: the document has no word for them.
    """
    rows = await tasks.all_feedback_tasks(call.organization_id)
    bodies = [task_body(row, call.request) for row in rows]
    if not is_handwritten(call.request):
        return json_response(bodies)
    query = call.request.query_params
    offset = number(query.get("offset"), "offset", default=0, most=MAX_OFFSET)
    limit = number(query.get("limit"), "limit", default=MAX_LISTED, most=MAX_LISTED)
    page = bodies[offset : offset + limit]
    for body in page:
        # The command line reads `json_schema.required` of each; none is an empty list.
        body["json_schema"] = {"required": [], **body["json_schema"]}
    return json_response({"data": page, "total": len(bodies)})


async def create(call: Call) -> Response:
    """Create a task. Exactly 200: the generated SDKs raise on a 201 (section 5.14)."""
    body = call.body
    row = await tasks.create_feedback_task(
        call.organization_id,
        name=text_of(body, "name"),
        instruction=text_of(body, "instruction", default=""),
        json_schema=body.get("json_schema"),
        completion_tags_selector=_tags(body.get("completion_tags_selector")),
    )
    return json_response(task_body(row, call.request))


async def get(call: Call) -> Response:
    """Fetch a task by id."""
    row = await tasks.get_feedback_task(call.organization_id, call.id_in_path("taskId"))
    return json_response(task_body(row, call.request))


def _tags(selector: object) -> object:
    """Return the tags in a selector: a list, null for none, or an object that holds a list.

    The document says "object with items", of which log10py and log10go made a type without
    fields: what they send is `{}`. An object that is answered to them can be sent again.
    """
    if selector is None:
        return []
    if isinstance(selector, Mapping):
        if set(selector) - {"tags"}:
            raise InvalidInput(
                'it must be a list of tags, or {"tags": [...]}', path="/completion_tags_selector"
            )
        return selector.get("tags", [])
    return selector


def task_body(row: FeedbackTaskRow, request: Request) -> dict[str, Any]:
    """Build the document's `Task`, with the selector in the form that the client decodes.

    `organization_id` is more than the document says, and log10ts demands it (section 5.9).
    """
    selector = row["completion_tags_selector"]
    return {
        "id": row["id"],
        "organization_id": row["organization_id"],
        "created_at": row["created_at"].isoformat(timespec="milliseconds"),
        "created_at_ms": to_milliseconds(row["created_at"]),
        "name": row["name"],
        "instruction": row["instruction"],
        "json_schema": row["json_schema"],
        "completion_tags_selector": (
            {"tags": selector} if decodes_selector_as_object(request) else selector
        ),
    }
