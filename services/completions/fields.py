"""What a client may say of a completion, checked once for both faces.

The payloads (`request`, `response`, `stacktrace`, `extra`) pass through as they came. Nothing is
turned away for its content: what a field cannot have is kept as `services.completions.kept_fields`
says, and marked in `altered`.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, TypedDict

from services.clock import EPOCH, in_utc
from services.completions.kept_fields import (
    DURATION_BOUND,
    KEEPERS,
    LEFT_OUT,
    MAX_TEXT_LENGTH,
    kept_object,
)
from services.errors import InvalidInput
from services.ids import check_session_id, is_client_id
from services.storage.keeping import Alteration, AlterationKind, Alterations
from services.storage.storable import check_storable
from services.tags import check_tags

KINDS = ("chat", "prompt")
STATUSES = ("started", "finished", "failed")
# A number from here on counts milliseconds; as seconds it would be a time past the year 5138.
_LEAST_MILLISECONDS = 1e11


class CompletionFields(TypedDict, total=False):
    """The fields that a client gives; those it did not give are missing."""

    kind: str
    status: str
    tags: list[str]
    request: dict[str, Any]
    response: dict[str, Any]
    stacktrace: list[dict[str, Any]]
    session_id: str
    duration: float
    failure_kind: str
    failure_reason: str
    extra: dict[str, Any]
    created_at: datetime
    altered: dict[str, list[Alteration]]
    """Where what is stored differs from what was sent, by field; of `extra`, by key too."""


# What is always there, and what somebody is told who would take it away.
_ALWAYS_THERE: Final = {
    "status": "it cannot be null, as it only moves forward; leave it out to keep it as it is",
    "tags": "it cannot be null; an empty list takes all tags away",
    "created_at": "it cannot be null; leave it out to keep it as it is",
}
CLEARABLE = frozenset(CompletionFields.__annotations__) - {*_ALWAYS_THERE, "altered"}


# What a body says of itself, or what only the gateway may set.
_NOT_FIELDS = frozenset({"id", "organization_id"})


def check_fields(body: Mapping[str, Any]) -> CompletionFields:
    """Check what a client says of a completion; what a field cannot have is kept and marked.

    Args:
        body: By the OpenAPI document's names, as decoded from JSON, strictly or leniently. `id` and
            `organization_id` are the caller's to look at; a null is the same as a missing field,
            since no SDK means more by it; what the document does not name is kept in `extra`, but
            for `created_at`: when the call was made, in ISO 8601 (UTC unless it says otherwise), or
            seconds or milliseconds since 1970.
    """
    fields: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    altered: dict[str, list[Alteration]] = {}
    for key, value in body.items():
        if value is None or key in _NOT_FIELDS:
            continue
        check = _CHECKS.get(key)
        if check is None:
            extra[key] = value
            continue
        try:
            fields[key] = check(value, f"/{key}")
        except InvalidInput:
            alterations = Alterations(f"/{key}")
            one = KEEPERS[key](value, f"/{key}", alterations)
            if one is not LEFT_OUT:
                fields[key] = one
            _mark(altered, key, alterations)
    if extra:
        try:
            check_storable(extra, path="")
        except InvalidInput:
            alterations = Alterations("/extra")
            extra = kept_object(extra, "/extra", alterations)
            _mark(altered, "extra", alterations)
        fields["extra"] = {**fields.get("extra", {}), **extra}
    if altered:
        fields["altered"] = altered
    return fields  # type: ignore[return-value]  # each key was checked


def own_id(sent: object, fields: CompletionFields) -> str | None:
    """Return the id that a create brings; None where it brings none, or one that cannot be.

    Args:
        sent: What its body has for it.
        fields: As `check_fields` returns them; marked where the id cannot be.
    """
    if sent is None or is_client_id(sent):
        return sent
    mark(fields, "id", sent)
    return None


def mark(
    fields: CompletionFields,
    name: str,
    sent: object,
    kind: AlterationKind = AlterationKind.LEFT_OUT,
) -> None:
    """Mark that a field, or `id`, differs from what was sent for it."""
    alterations = Alterations(f"/{name}")
    alterations.add(f"/{name}", kind, sent)
    _mark(fields.setdefault("altered", {}), name, alterations)


def _mark(altered: dict[str, list[Alteration]], name: str, alterations: Alterations) -> None:
    """Put alterations where they belong: those of `extra` each to its key."""
    for one in alterations.listed():
        place = name
        if name == "extra" and one["kind"] != AlterationKind.MORE:
            # What is no object itself has become the `value` of one.
            key = (one["path"].split("/")[2:] or ["value"])[0]
            place = f"extra/{key.replace('~1', '/').replace('~0', '~')}"
        altered.setdefault(place, []).append(one)


def check_cleared(names: Collection[str]) -> frozenset[str]:
    """Check which fields are to be taken away.

    Raises:
        InvalidInput: One of them is always there.
    """
    for name in names:
        if name in _ALWAYS_THERE:
            raise InvalidInput(_ALWAYS_THERE[name], path=f"/{name}")
    return frozenset(names)


def _one_of(allowed: tuple[str, ...]) -> Callable[[object, str], str]:
    def check(value: object, path: str) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise InvalidInput(f"it must be one of {', '.join(allowed)}", path=path)
        return value

    return check


def _object(value: object, path: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InvalidInput("it must be an object", path=path)
    check_storable(value, path=path)
    return value


def _frames(value: object, path: str) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(frame, dict) for frame in value):
        raise InvalidInput("it must be a list of objects", path=path)
    check_storable(value, path=path)
    return value


def _duration(value: object, path: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidInput("it must be a number of seconds", path=path)
    if not 0 <= value < DURATION_BOUND:
        raise InvalidInput(f"it must be 0 or more, and less than {DURATION_BOUND}", path=path)
    return value


def _time(value: object, path: str) -> datetime:
    try:
        if isinstance(value, str | datetime):
            return in_utc(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            is_seconds = abs(value) < _LEAST_MILLISECONDS
            return EPOCH + timedelta(seconds=value if is_seconds else value / 1000)
    except (ValueError, OverflowError):
        pass
    raise InvalidInput(
        "it must be a time such as 2026-02-01T08:00:00Z, or a number of seconds or milliseconds "
        "since 1970",
        path=path,
    )


def _text(value: object, path: str) -> str:
    if not isinstance(value, str):
        raise InvalidInput("it must be a string", path=path)
    if len(value) > MAX_TEXT_LENGTH:
        raise InvalidInput(f"it is longer than {MAX_TEXT_LENGTH} characters", path=path)
    check_storable(value, path=path)
    return value


_CHECKS: dict[str, Callable[[object, str], Any]] = {
    "kind": _one_of(KINDS),
    "status": _one_of(STATUSES),
    "tags": check_tags,
    "request": _object,
    "response": _object,
    "stacktrace": _frames,
    "session_id": lambda value, path: check_session_id(value, path=path),
    "duration": _duration,
    "failure_kind": _text,
    "failure_reason": _text,
    "extra": _object,
    "created_at": _time,
}
