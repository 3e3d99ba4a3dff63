"""A completion as the hand-written SDKs write it, and as their command line reads it.

Written: payload and stack trace as JSON text, milliseconds, `kind: completion` for a prompt
(sdk-wire.md, section 2). Read: as objects, milliseconds, the same kinds, tags under
`tagResolved`, and nothing null (section 5.19).
"""

from collections.abc import Mapping
from typing import Any, Final

from rest_compat.v1.completions import fields_of, kind_of
from services import base64url
from services.completions.fields import CompletionFields, mark
from services.completions.kept_fields import DURATION_BOUND
from services.errors import InvalidInput
from services.lenient_json import decode_leniently_now
from services.rows import CompletionRow
from services.storage.keeping import AlterationKind

_JSON_TEXT: Final = ("request", "response", "stacktrace")
_AS_STORED: Final = ("session_id", "stacktrace", "failure_kind", "failure_reason")
_TAG_ID_PREFIX: Final = "tag_"


def legacy_fields_of(body: Mapping[str, Any]) -> CompletionFields:
    """Check what an old SDK says of a completion, and put it into the domain's terms."""
    row = dict(body)
    for name in _JSON_TEXT:
        if isinstance(text := row.get(name), str):
            row[name] = _value_of(text) if text else None
    if row.get("kind") == "completion":
        row["kind"] = "prompt"
    sent = row.get("duration")
    seconds = _seconds(sent)
    if seconds is not None:
        row["duration"] = seconds
    fields = fields_of(row)
    if seconds is not None and isinstance(sent, str) and "duration" in fields:
        mark(fields, "duration", sent, AlterationKind.CONVERTED)
    return fields


def _value_of(text: str) -> Any:
    """Return what stands in JSON text; a text that is none as it is."""
    try:
        return decode_leniently_now(text)
    except InvalidInput:
        return text


def _seconds(duration: object) -> float | None:
    """Return milliseconds as seconds, read from text too; None for what cannot be a duration."""
    try:
        if isinstance(duration, int | float | str) and not isinstance(duration, bool):
            seconds = float(duration) / 1000
            return seconds if 0 <= seconds < DURATION_BOUND else None
    except (ValueError, OverflowError):
        pass
    return None


def legacy_row(row: CompletionRow) -> dict[str, Any]:
    """Build `data` as `GET /api/completions/{id}` has it."""
    kind = row.get("kind") or kind_of(row.get("request"))
    body: dict[str, Any] = {
        "id": row["id"],
        "organization_id": row["organization_id"],
        # The command line demands both of every row, and a naive time makes it fail.
        "status": row.get("status", "started"),
        "created_at": row["created_at"].isoformat(timespec="milliseconds"),
        "kind": "completion" if kind == "prompt" else kind,
        "tagResolved": [{"id": tag_id(tag), "name": tag} for tag in row.get("tags", ())],
    }
    if "duration" in row:
        body["duration"] = round(row["duration"] * 1000)
    for name in (*_AS_STORED, "request", "response"):
        if name in row:
            body[name] = row[name]
    # `orig_module` and whatever else came with the row, under its own name again.
    return {**row.get("extra", {}), **body}


def listed_row(row: CompletionRow) -> dict[str, Any]:
    """Build a row of `GET /api/completions`, which the command line prints as a table.

    It shows the first message and the first response, and fails with the whole list where these
    are no text: parts with images, or null. The list has their text instead; read by id, they
    are as they were logged.
    """
    body = legacy_row(row)
    if "request" in body:
        body["request"] = _printable_request(body["request"])
    if "response" in body:
        body["response"] = _printable_response(body["response"])
    return body


def tag_id(tag: str) -> str:
    """Return the id of a tag: its name, in characters that a query string need not escape.

    log10-io puts the ids of several tags into one, with commas and without escaping.
    """
    return _TAG_ID_PREFIX + base64url.encoded(tag.encode())


def tag_of(id_: str) -> str:
    """Return the tag of a `tag_id`.

    Raises:
        InvalidInput: It is none.
    """
    try:
        if not id_.startswith(_TAG_ID_PREFIX):
            raise ValueError(id_)
        return base64url.decoded(id_.removeprefix(_TAG_ID_PREFIX)).decode()
    except ValueError as error:
        raise InvalidInput(
            f"tagFilter: {id_!r} is no id of a tag; /api/tags/search has them"
        ) from error


def _printable_request(request: dict[str, Any]) -> dict[str, Any]:
    printable = dict(request)
    if "messages" in request:
        messages = request["messages"]
        kept = messages if isinstance(messages, list) else []
        printable["messages"] = [_printable(message, "content") for message in kept]
    prompt = request.get("prompt")
    if isinstance(prompt, list):
        printable["prompt"] = [str(part) for part in prompt]
    elif "prompt" in request and not isinstance(prompt, str):
        printable["prompt"] = ""
    return printable


def _printable_response(response: dict[str, Any]) -> dict[str, Any]:
    choices = response.get("choices")
    if "choices" not in response:
        return response
    kept = [c for c in choices if isinstance(c, Mapping)] if isinstance(choices, list) else []
    return {**response, "choices": [_printable_choice(choice) for choice in kept]}


def _printable_choice(choice: Mapping[str, Any]) -> dict[str, Any]:
    printable = _printable(choice, "text") if "text" in choice else dict(choice)
    if "message" in choice:
        message = _printable(choice["message"], "content")
        calls = message.get("tool_calls")
        if calls is not None and not _has_arguments(calls):
            del message["tool_calls"]
        printable["message"] = message
    return printable


def _has_arguments(calls: object) -> bool:
    """Say whether the last call has what is printed of it."""
    try:
        return isinstance(calls[-1]["function"]["arguments"], str)  # type: ignore[index]  # a fault is caught
    except (LookupError, TypeError):
        return False


def _printable(holder: object, key: str) -> dict[str, Any]:
    """Return an object whose `key` is text."""
    content = holder.get(key) if isinstance(holder, Mapping) else None
    if isinstance(content, list):
        texts = [part.get("text") for part in content if isinstance(part, Mapping)]
        content = " ".join(text for text in texts if isinstance(text, str))
    text = content if isinstance(content, str) else ""
    return {**(holder if isinstance(holder, Mapping) else {}), key: text}
