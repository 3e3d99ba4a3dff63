"""What tells a repeated create from one that contradicts it: a digest of what the create says.

Two creates say the same if they are equal as JSON: the order of keys does not matter, and 1 is 1.0.
The order of tags does not matter either.
"""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, Final

import bson
import orjson

from services.completions.fields import CompletionFields

# One of these is in the JSON wherever there is a float that is whole. Strings may hold them too.
_MARKS_OF_WHOLE: Final = (b".0,", b".0]", b".0}", b"e+")
DIGEST_BYTES: Final = 16
_INT64_SIZE: Final = 2.0**63


def content_digest(fields: CompletionFields) -> bytes:
    """Return the digest of a create's content.

    Args:
        fields: As `services.completions.fields.check_fields` returns them: without nulls, and tags
            without
            duplicates. An empty list of tags or of frames, or an empty `extra`, says as little as
            none.
    """
    said: dict[str, Any] = dict(fields)
    for name in ("tags", "stacktrace", "extra"):
        if name in said and not said[name]:
            del said[name]
    if "tags" in said:
        said["tags"] = sorted(said["tags"])
    return json_digest(said)


def json_digest(said: Mapping[str, Any]) -> bytes:
    """Return the digest of JSON, whatever the order of keys; 1 and 1.0 are one."""
    text = orjson.dumps(said, option=orjson.OPT_SORT_KEYS)
    if any(mark in text for mark in _MARKS_OF_WHOLE):
        text = orjson.dumps(_with_whole_numbers(said), option=orjson.OPT_SORT_KEYS)
    return blake2b(text, digest_size=DIGEST_BYTES).digest()


def is_digest_of(digest: bytes | None, fields: CompletionFields, current: bytes) -> bool:
    """Say whether a stored digest is that of some content.

    Args:
        digest: As stored, by this version or the one before, which hashed the content as BSON.
        fields: The content.
        current: What `content_digest` returns for it.
    """
    if digest == current:
        return True
    if not digest:  # its id was made by the gateway, so that no create repeats it
        return False
    return digest == blake2b(bson.encode(fields), digest_size=DIGEST_BYTES).digest()


def _with_whole_numbers(value: Any) -> Any:
    """Return a value with an int for each float that is equal to one of 64 bits."""
    # Its depth is bounded: see `services.storage.storable.check_storable`.
    kind = type(value)
    if kind is float:
        is_whole = value.is_integer() and -_INT64_SIZE <= value < _INT64_SIZE
        return int(value) if is_whole else value
    if kind is dict:
        return {key: _with_whole_numbers(one) for key, one in value.items()}
    if kind is list:
        return [_with_whole_numbers(one) for one in value]
    return value
