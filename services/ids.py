"""Ids: what callers see, and the keys that they are stored under (see `models.base`)."""

import re
from typing import Any, Final, TypeGuard

import uuid_utils

from services import base64url
from services.errors import InvalidInput

# An organization's id stands before the "/" of every key, so it has none itself.
ORGANIZATION_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
MAX_SESSION_ID_LENGTH: Final = 256
MAX_CLIENT_ID_LENGTH: Final = 128
# Of the longest session id, four bytes a character, after the longest name of a type.
MAX_GLOBAL_ID_LENGTH: Final = (32 + 4 * MAX_SESSION_ID_LENGTH) * 4 // 3
# What clients were seen to send are UUIDs; more is allowed, but nothing that would have to be
# escaped in a log or that is invisible; nor "/", which no route could address.
_CLIENT_ID = re.compile(rf"[\x21-\x2e\x30-\x7e]{{1,{MAX_CLIENT_ID_LENGTH}}}")

# A path that ends with one of these leads elsewhere.
_NO_NAMES = frozenset({".", ".."})
# Of the feedback that adjudicates: no client's id begins so.
ADJUDICATION_PREFIX: Final = "adjudication-"

_NEW_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def new_id() -> str:
    """Make an id: a UUIDv7 (RFC 9562), so that id order is creation order."""
    return str(uuid_utils.uuid7())


def is_new_id(id_: str) -> bool:
    """Say whether `new_id` may have made an id."""
    return _NEW_ID.fullmatch(id_) is not None


def storage_key(organization_id: str, public_id: str) -> str:
    """Return the `_id` under which an organization's object is stored."""
    return f"{organization_id}/{public_id}"


def key_range(organization_id: str) -> tuple[str, str]:
    """Return the bounds between which all of an organization's keys lie, themselves left out."""
    return storage_key(organization_id, ""), f"{organization_id}0"  # "0" follows "/"


def public_id(key: str) -> str:
    """Return the id that callers see, from a `storage_key`."""
    return key[key.index("/") + 1 :]


def with_public_id(row: dict[str, Any]) -> dict[str, Any]:
    """Give a row as the driver read it its public `id` in place of `_id`, in place."""
    row["id"] = public_id(row.pop("_id"))
    return row


def with_public_ids(organization_id: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give rows of an organization their public ids, in place. See `publish`."""
    prefix = len(organization_id) + 1
    for row in rows:
        row["id"] = row.pop("_id")[prefix:]
    return rows


def global_id(type_name: str, id_: str) -> str:
    """Return the id that no object of another type has: base64url of `Completion:<its id>`."""
    return base64url.encoded(f"{type_name}:{id_}".encode())


def read_global_id(text: str) -> tuple[str, str] | None:
    """Return the type's name and the id that `global_id` was made of; None if it was not."""
    if len(text) > MAX_GLOBAL_ID_LENGTH:
        return None
    try:
        type_name, colon, id_ = base64url.decoded(text).decode().partition(":")
    except ValueError:
        return None
    return (type_name, id_) if colon else None


def check_session_id(value: object, *, path: str) -> str:
    """Return a session id that a client brought, if it can be one.

    Raises:
        InvalidInput: It is not 1 to 256 printable characters. SDKs send UUIDs, but let people give
            any name, and a logged call must not be lost for it.
    """
    longest = MAX_SESSION_ID_LENGTH
    if not isinstance(value, str) or not 1 <= len(value) <= longest or not value.isprintable():
        raise InvalidInput(f"a session id is 1 to {longest} printable characters", path=path)
    return value


def is_client_id(value: object) -> TypeGuard[str]:
    """Say whether a client can have brought an id: see `check_client_id`."""
    return (
        isinstance(value, str)
        and _CLIENT_ID.fullmatch(value) is not None
        and value not in _NO_NAMES
    )


def check_client_id(value: object, *, path: str) -> str:
    """Return an id that a client brought, if it can be one.

    Raises:
        InvalidInput: It is not 1 to 128 visible ASCII characters, "/" aside, or is a dot or two.
    """
    if not is_client_id(value):
        raise InvalidInput(
            f"an id is 1 to {MAX_CLIENT_ID_LENGTH} visible ASCII characters, '/' aside, and more "
            "than a dot or two",
            path=path,
        )
    return value
