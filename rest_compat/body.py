"""JSON in and out. A body is decoded once and a payload in it passes through as it came."""

import json
from collections.abc import Mapping
from typing import Any

import msgspec
import orjson
from starlette.requests import Request
from starlette.responses import Response

from services.errors import InvalidInput
from services.payload import check_storable

# Each takes some 0.1 us to decode, during which nothing else is done; counting them takes next to
# nothing. Those in texts count too: no payload of 16 MB was seen to come near.
MAX_OPENED = 600_000
_LARGE = 64 * 1024


async def read_object(request: Request, *, required: bool = True) -> dict[str, Any]:
    """Read the body as a JSON object, whatever its content type.

    Args:
        request: The request; a GET may have a body too (log10py and log10go send one).
        required: Whether there must be a body; an absent one is empty otherwise.

    Raises:
        InvalidInput: It is missing, is not JSON, or is not an object.
    """
    raw = await request.body()
    if not raw and not required:
        return {}
    value = decode_json(raw) if raw else None
    if not isinstance(value, dict):
        raise InvalidInput("the body must be a JSON object")
    return value


def decode_json(text: bytes | str, *, path: str = "") -> Any:
    """Decode JSON, numbers as they stand.

    msgspec, since orjson turns an integer past 64 bits into a float without a word; they are
    equally fast here.

    Args:
        text: What a client sent.
        path: JSON Pointer to it in the client's input.

    Raises:
        InvalidInput: It is not JSON, or JSON that cannot be kept: a lone surrogate, a number
            past the largest.
    """
    if len(text) > _LARGE:
        raw = text if isinstance(text, bytes) else text.encode(errors="surrogatepass")
        opened = raw.count(b"{") + raw.count(b"[")
        if opened > MAX_OPENED:
            raise InvalidInput(f"it holds more than {MAX_OPENED:,} lists and objects", path=path)
    try:
        return msgspec.json.decode(text)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        fault = _unstorable(text, path) or InvalidInput(f"it is not JSON: {error}", path=path)
        raise fault from error


def _unstorable(text: bytes | str, path: str) -> InvalidInput | None:
    """Find the fault in what Python's json is lenient enough to read, for the better message."""
    if len(text) > _LARGE:
        return None  # it is not gone through once more for better words
    try:
        check_storable(json.loads(text), path=path)
    except InvalidInput as fault:
        return fault
    except (ValueError, RecursionError):
        return None
    return None


def json_response(content: Any, status: int = 200) -> Response:
    """Encode an answer, once."""
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
