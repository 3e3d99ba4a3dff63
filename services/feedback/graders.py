"""Who gives a grade: what the client claims, and what queues and agreement know a grader by."""

from collections.abc import Mapping
from typing import Any, Final

from services.errors import InvalidInput

KINDS: Final = ("human", "program", "model")
MAX_LENGTH: Final = 200
_NAMES: Final = ("id", "name")
_OF_TOKEN: Final = "token:"  # noqa: S105  # a prefix, no secret


def grader_key(token_id: str | None, grader: Mapping[str, Any] | None) -> str:
    """Return what a grader is known by: the id that was claimed, else the token.

    Args:
        token_id: The author's; None of grades of before tokens were stored, who are all one.
        grader: As `check_grader` returns it.
    """
    claimed: str | None = (grader or {}).get("id")
    if claimed is not None:
        return claimed
    return f"{_OF_TOKEN}{token_id}" if token_id is not None else ""


def token_of(key: str) -> str | None:
    """Return the token that a grader's key is made of; None if it is an id that was claimed."""
    return key.removeprefix(_OF_TOKEN) if key.startswith(_OF_TOKEN) else None


def check_grader(given: object, *, path: str) -> dict[str, str] | None:
    """Check who a client says has graded. Nulls are as absent.

    Args:
        given: `kind` (`human`, `program` or `model`, whatever the case), and `id` and `name`.
        path: JSON Pointer to it in the caller's input.

    Returns:
        As it is stored; None if nobody is claimed.

    Raises:
        InvalidInput: It has no kind, another field, or a text that is none of 1 to 200 printable
            characters; or the id begins as those of tokens do.
    """
    if given is None:
        return None
    if not isinstance(given, Mapping):
        raise InvalidInput("it must be an object with a kind, and an id or a name", path=path)
    for name in given:
        if name not in (*_NAMES, "kind"):
            raise InvalidInput(f"a grader has no {name!r}: only id, name and kind", path=path)
    kind = given.get("kind")
    if not isinstance(kind, str) or kind.lower() not in KINDS:
        raise InvalidInput(f"it must be one of {', '.join(KINDS)}", path=f"{path}/kind")
    claimed: dict[str, str] = {}
    for name in _NAMES:
        value = given.get(name)
        if value is None:
            continue
        if not isinstance(value, str) or not 1 <= len(value) <= MAX_LENGTH:
            raise InvalidInput(
                f"it must be a string of 1 to {MAX_LENGTH} characters", path=f"{path}/{name}"
            )
        if not value.isprintable():  # which lone surrogates and NULs are not either
            raise InvalidInput("it must be printable", path=f"{path}/{name}")
        claimed[name] = value
    if claimed.get("id", "").startswith(_OF_TOKEN):
        raise InvalidInput("an id that is claimed may not begin with 'token:'", path=f"{path}/id")
    return {**claimed, "kind": kind.lower()}
