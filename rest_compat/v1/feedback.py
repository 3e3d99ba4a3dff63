"""`/api/v1/feedback`: the routes of both families of SDKs."""

from collections.abc import Mapping
from typing import Any, Final

from starlette.responses import Response
from starlette.routing import Route

from rest_compat.body import json_response, strings_of, text_of
from rest_compat.endpoint import Body, Call, read, write
from rest_compat.query import MAX_OFFSET, number
from services.clock import to_milliseconds
from services.errors import InvalidInput
from services.feedback.tasks import find_feedback_tasks
from services.grading import feedback as service
from services.grading import uploading
from services.rows import FeedbackRow
from services.storage.conditions import Condition
from services.tenants.tokens import Role

MAX_LISTED: Final = 1000


def routes() -> list[Route]:
    """Make the routes. A list may be asked for in a body: log10py and log10go do so."""
    return [
        read("/api/v1/feedback/{feedbackId}", get),
        read("/api/v1/feedback", list_feedback, body=Body.OPTIONAL),
        write("/api/v1/feedback", upload, role=Role.GRADER, body=Body.REQUIRED),
    ]


async def get(call: Call) -> Response:
    """Fetch feedback by id."""
    row = await service.get_feedback(call.organization_id, call.id_in_path("feedbackId"))
    [body] = await _bodies(call.organization_id, [row])
    return json_response(body)


async def list_feedback(call: Call) -> Response:
    """List feedback, newest first, in one envelope for both families (section 5.12).

    What to list stands in the query (log10-io) or in a JSON body (log10py, log10go). `total`
    counts from the offset on: log10-io asks for more until it has that many, so that with a
    total of everything `feedback list --offset 1` would never end (section 3).
    """
    asked = {**call.request.query_params, **call.body}
    limit = min(number(asked.get("limit"), "limit", default=MAX_LISTED, most=10**9), MAX_LISTED)
    task_id, completion_id = (
        text_of(asked, name, default="") or None for name in ("task_id", "completion_id")
    )
    asked_for = {"task_id": task_id, "completion_id": completion_id}
    rows, total = await service.list_feedback_by_offset(
        call.organization_id,
        service.FeedbackFilter({name: Condition(eq=id_) for name, id_ in asked_for.items() if id_}),
        offset=number(asked.get("offset"), "offset", default=0, most=MAX_OFFSET),
        limit=limit,
    )
    bodies = await _bodies(call.organization_id, rows)
    return json_response({"feedback": bodies, "data": bodies, "total": total})


async def upload(call: Call) -> Response:
    """Upload feedback. Exactly 200: the generated SDKs raise on a 201 (section 5.14).

    No SDK sends all that the document requires: `matched_completion_ids` and
    `allow_unmatched_feedback` may be absent, `comment` null (section 5.8). With an `id` of
    the client's it may be sent again, and is stored once; `grader` is optional.
    """
    body = call.body
    row = await uploading.upload_feedback(
        call.organization_id,
        task_id=text_of(body, "task_id"),
        json_values=body.get("json_values"),
        comment=text_of(body, "comment", default=""),
        selection=_selection(body),
        completions_summary=text_of(body, "completions_summary", default="") or None,
        given=uploading.Given(
            call.principal.token_id,
            body.get("grader"),
            text_of(body, "id", default="") or None,
            ignores_our_ids=True,
        ),
    )
    [response] = await _bodies(call.organization_id, [row])
    return json_response(response)


def _selection(body: Mapping[str, Any]) -> uploading.ByIds | uploading.ByTags:
    """Return which completions are graded: by ids, or by tags that all of them have."""
    ids, tags = strings_of(body, "completion_ids"), strings_of(body, "completion_tags_selector")
    if ids is not None and tags is not None:
        raise InvalidInput("give completion_ids or completion_tags_selector, not both")
    if tags is not None:
        return uploading.ByTags(
            tags,
            allow_unmatched=_flag(body, "allow_unmatched_feedback"),
            max_matched=_max_matched(body),
        )
    if ids is None:
        # Its answer says which they are, so it may be sent again as it is.
        ids = strings_of(body, "matched_completion_ids")
    if not ids:
        raise InvalidInput("completion_ids or completion_tags_selector is required")
    return uploading.ByIds(ids)


def _max_matched(body: Mapping[str, Any]) -> int | None:
    name = "max_matched_completions"
    if body.get(name) in (None, ""):
        return None
    return number(body[name], name, default=0, most=uploading.MAX_MATCHED)


def _flag(body: Mapping[str, Any], key: str) -> bool:
    value = body.get(key)
    if value is not None and not isinstance(value, bool):
        raise InvalidInput("it must be true or false", path=f"/{key}")
    return bool(value)


async def _bodies(organization_id: str, rows: list[FeedbackRow]) -> list[dict[str, Any]]:
    """Build the document's `Feedback`, such that each SDK can read it.

    `organization_id` is more than the document says, and log10py and log10ts demand it
    (section 5.9); `task_name` and `created_at` are what log10-io's command line shows.
    """
    task_ids = list({row["task_id"] for row in rows})
    tasks = await find_feedback_tasks(organization_id, task_ids) if task_ids else {}
    # A task may have been deleted since its feedback was read.
    names = {task_id: task["name"] for task_id, task in tasks.items()}
    return [_body(row, names.get(row["task_id"], "")) for row in rows]


def _body(row: FeedbackRow, task_name: str) -> dict[str, Any]:
    body = {
        "id": row["id"],
        "organization_id": row["organization_id"],
        "created_at": row["created_at"].isoformat(timespec="milliseconds"),
        "created_at_ms": to_milliseconds(row["created_at"]),
        "task_id": row["task_id"],
        "task_name": task_name,
        "json_values": row["json_values"],
        "matched_completion_ids": row["matched_completion_ids"],
        "comment": row["comment"],
    }
    if row.get("completions_summary") is not None:
        body["completions_summary"] = row["completions_summary"]
    if "grader" in row:
        body["grader"] = row["grader"]
    return body
