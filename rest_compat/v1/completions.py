"""`/api/v1/completions`: the routes of the generated SDKs.

`create` and `update` are what every logged call passes through.
"""

from collections.abc import Mapping
from typing import Any, Final

from starlette.responses import Response
from starlette.routing import Route

from rest_compat.body import json_response
from rest_compat.endpoint import Body, Call, read, write
from rest_compat.v1.decodable import decodable_frames, decodable_request, decodable_response
from services.completions.fields import CompletionFields, check_fields, mark, own_id
from services.completions.ungraded import list_ungraded
from services.completions.writing import create_completion, merge_completion
from services.heavy_work import at_ease
from services.rows import CompletionRow
from services.tenants.tokens import Role

# `ungraded` has no pages, and its readers take all of it into memory.
MAX_UNGRADED: Final = 1000
MAX_UNGRADED_BYTES: Final = 16 * 2**20

_PLAIN: Final = ("status", "session_id", "duration", "failure_kind", "failure_reason")


def routes() -> list[Route]:
    """Make the routes."""
    ingest: Any = {"role": Role.WRITER, "body": Body.REQUIRED, "is_ingest": True}
    return [
        write("/api/v1/completions", create, **ingest),
        write("/api/v1/completions/{completionId}", update, **ingest),
        read("/api/v1/completions/ungraded", read_ungraded),
    ]


async def create(call: Call) -> Response:
    """Create a completion.

    The response is 200: all generated SDKs hand it on undecoded then, so that it can echo the
    payload just as it was sent (sdk-wire.md, sections 1 and 5.13).
    """
    fields = await at_ease(fields_of, call.body)
    completion_id = own_id(call.body.get("id"), fields)
    row = await create_completion(
        call.organization_id, fields, completion_id=completion_id, is_late_dropped=True
    )
    answer = _without_payload({**row, **fields})
    for name in ("request", "response"):
        if name in fields:
            answer[name] = fields[name]
    return json_response(answer)


async def update(call: Call) -> Response:
    """Merge a row into a completion, which need not be there yet (section 5.3).

    The response is the completion after the merge, `request` and `response` as far as all generated
    SDKs can decode them.
    """
    completion_id = call.id_in_path("completionId")
    fields = await at_ease(fields_of, call.body)
    if call.body.get("id") not in (None, completion_id):
        mark(fields, "id", call.body["id"])  # it is the path that counts
    row = await merge_completion(call.organization_id, completion_id, fields, returning=True)
    if row is None:  # it was deleted, which no SDK understands: as if it were there
        dropped = {"id": completion_id, "organization_id": call.organization_id, **fields}
        return json_response(completion_body(dropped))
    return json_response(completion_body(row))


async def read_ungraded(call: Call) -> Response:
    """List what waits for feedback on any task, newest first, 1,000 or 16 MiB of it at most."""
    rows = await list_ungraded(
        call.organization_id, limit=MAX_UNGRADED, max_bytes=MAX_UNGRADED_BYTES
    )
    return json_response({"completions": [completion_body(row) for row in rows]})


def completion_body(row: CompletionRow | Mapping[str, Any]) -> dict[str, Any]:
    """Build the document's `Completion`, such that each generated SDK can decode it.

    What is absent is left out, since log10ts rejects null (section 5.13); but `kind`, which it
    demands, and `tags` are always there.
    """
    body = _without_payload(row)
    if (request := decodable_request(row.get("request"))) is not None:
        body["request"] = request
    if (response := decodable_response(row.get("response"))) is not None:
        body["response"] = response
    return body


def _without_payload(row: CompletionRow | Mapping[str, Any]) -> dict[str, Any]:
    body: dict[str, Any] = {
        "id": row["id"],
        "organization_id": row["organization_id"],
        "kind": row.get("kind") or kind_of(row.get("request")),
        "tags": row.get("tags", []),
    }
    for name in _PLAIN:
        if name in row:
            body[name] = row[name]
    if "stacktrace" in row:
        body["stacktrace"] = decodable_frames(row["stacktrace"])
    return body


def fields_of(body: Mapping[str, Any]) -> CompletionFields:
    """Check what a client says of a completion, less what says nothing; see `check_fields`.

    A row that is rejected is a call that is not logged, and with log10ts the end of the user's
    process (section 5.22). So an empty tag (`LOG10_TAGS=""` makes one) and an empty session id
    count as absent.
    """
    tags = body.get("tags")
    if isinstance(tags, list) and "" in tags:
        body = {**body, "tags": [tag for tag in tags if tag != ""]}
    if body.get("session_id") == "":
        body = {**body, "session_id": None}
    return check_fields(body)


def kind_of(request: object) -> str:
    """Guess the kind of a completion whose client did not say it, as log10js never does."""
    is_prompt = isinstance(request, Mapping) and "prompt" in request and "messages" not in request
    return "prompt" if is_prompt else "chat"
