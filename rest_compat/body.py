"""JSON in and out. A body is decoded once and a payload in it passes through as it came."""

from collections.abc import Mapping
from typing import Any

import orjson
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Receive

from services.errors import InvalidInput
from services.heavy_work import at_ease, begin
from services.json_codec import decode_json
from services.lenient_json import decode_leniently
from services.storage.storable import check_storable


async def read_object(
    receive: Receive, *, required: bool = True, is_ingest: bool = False
) -> dict[str, Any]:
    """Read the body as a JSON object, whatever its content type.

    Args:
        receive: The request's; a GET may have a body too (log10py and log10go send one).
        required: Whether there must be a body; an absent one is empty otherwise.
        is_ingest: Whether it is read as far as it can be, since what it logs is lost otherwise.

    Raises:
        InvalidInput: It is missing, is not JSON, or is not an object.
    """
    raw = await _read(receive)
    if not raw and not required:
        return {}
    begin(len(raw))
    value = None
    if raw:
        value = await (decode_leniently(raw) if is_ingest else at_ease(decode_json, raw))
    if not isinstance(value, dict):
        raise InvalidInput("the body must be a JSON object")
    return value


async def _read(receive: Receive) -> bytes:
    """Read a body to its end: mostly one piece, which Starlette's request would copy."""
    pieces = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        pieces.append(message.get("body", b""))
        if not message.get("more_body", False):
            return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def json_response(content: Any, status: int = 200) -> Response:
    """Encode a response, once."""
    return Response(orjson.dumps(content), status_code=status, media_type="application/json")


def text_of(body: Mapping[str, Any], key: str, *, default: str | None = None) -> str:
    """Return a string of a body; null is the same as absent.

    Raises:
        InvalidInput: It is no string, or absent without a default.
    """
    value = body.get(key)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise InvalidInput(
            "it is required" if value is None else "it must be a string", path=f"/{key}"
        )
    check_storable(value, path=f"/{key}")
    return value


def strings_of(body: Mapping[str, Any], key: str) -> list[str] | None:
    """Return a list of strings of a body; None where it is absent or null.

    Raises:
        InvalidInput: It is something else.
    """
    value = body.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise InvalidInput("it must be a list of strings", path=f"/{key}")
    check_storable(value, path=f"/{key}")
    return value
