"""JSON of clients, decoded once, numbers as they stand."""

import json
from typing import Any

import msgspec
import orjson

from services.errors import InvalidInput
from services.storage.storable import check_storable

# Each takes some 0.1 us to decode, during which nothing else is done; counting them takes next to
# nothing. Those in texts count too: no payload of 16 MB was seen to come near.
MAX_OPENED = 600_000
LARGE = 64 * 1024


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
    if len(text) > LARGE:
        raw = text if isinstance(text, bytes) else text.encode(errors="surrogatepass")
        opened = raw.count(b"{") + raw.count(b"[")
        if opened > MAX_OPENED:
            raise InvalidInput(f"it holds more than {MAX_OPENED:,} lists and objects", path=path)
    try:
        return msgspec.json.decode(text)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        fault = _unstorable(text, path) or InvalidInput(f"it is not JSON: {error}", path=path)
        raise fault from error


def is_same_json(one: object, other: object) -> bool:
    """Compare JSON, for which 1, 1.0 and true are not the same."""
    if one != other:
        return False
    texts = [orjson.dumps(value, option=orjson.OPT_SORT_KEYS) for value in (one, other)]
    return texts[0] == texts[1]


def _unstorable(text: bytes | str, path: str) -> InvalidInput | None:
    """Find the fault in what Python's json is lenient enough to read, for the better message."""
    if len(text) > LARGE:
        return None  # it is not gone through once more for better words
    try:
        check_storable(json.loads(text), path=path)
    except InvalidInput as fault:
        return fault
    except (ValueError, RecursionError):
        return None
    return None
