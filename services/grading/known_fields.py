"""Whether a task's JSON Schema knows a field of the answers, so that a path in error is told.

A schema that says nothing of other fields allows them, so only what no answer has either may be
refused. What a schema leaves open on purpose (`additionalProperties: true`), or says by what is not
followed here, is taken for known.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from services.completions.payload_path import PayloadPath
from services.errors import InvalidInput
from services.feedback.schema_rules import find_by_pointer
from services.feedback.task_history import earlier_versions
from services.rows import FeedbackTaskRow
from services.storage.values_at import is_position

_MOST_SHOWN: Final = 20
# Parts of a schema that describe one value; past it anything is taken for known.
_MOST_PARTS: Final = 500
_COMBINED: Final = ("allOf", "anyOf", "oneOf")
_SINGLE: Final = ("if", "then", "else", "items", "additionalItems", "contains")
_OTHERS: Final = ("additionalProperties", "unevaluatedProperties")
_NOT_FOLLOWED: Final = ("patternProperties", "$dynamicRef", "$recursiveRef")
_HOLD_OTHERS: Final = frozenset({"object", "array"})


async def check_known_field(
    organization_id: str,
    task: FeedbackTaskRow,
    path: PayloadPath,
    has_grade: Callable[[], Awaitable[bool]],
) -> None:
    """Return if some version of a task's schema knows a path, or some grade has it.

    Args:
        organization_id: From the token.
        task: As it is now.
        path: From the answer on.
        has_grade: Says whether some grade has it; is asked where the present schema knows none.

    Raises:
        InvalidInput: Neither is so; it tells the names that there are.
    """
    unknown = unknown_field(task["json_schema"], path)
    if unknown is None or await has_grade():
        return
    versions = await earlier_versions(organization_id, task)
    if all(_names_beside(one["json_schema"], path.parts) for one in versions):
        raise unknown


def unknown_field(schema: Mapping[str, Any], path: PayloadPath) -> InvalidInput | None:
    """Return the error for a path, from the answer on, that a schema does not know; else None."""
    found = _names_beside(schema, path.parts)
    if found is None:
        return None
    level, names = found
    shown = [repr(PayloadPath((*level, name)).text) for name in names[:_MOST_SHOWN]]
    rest = f", and {len(names) - len(shown)} more" if len(names) > len(shown) else ""
    has = f"it has: {', '.join(shown)}{rest}" if shown else "it has none there"
    return InvalidInput(
        f"the task's schema has no field {path.text!r}, and no grade has it; {has}", path="/path"
    )


def _names_beside(
    schema: Mapping[str, Any], parts: Sequence[str]
) -> tuple[tuple[str, ...], list[str]] | None:
    """Return where a schema knows no more of a path, and which names it has there.

    Returns:
        The part of the path up to there, and the names. None if the schema may know it all.
    """
    nodes: list[Any] = [schema]
    level: tuple[str, ...] = ()
    names: list[str] = []
    for number, part in enumerate(parts):
        described = _described(schema, nodes)
        if described is None or any(map(_is_open, described)):
            return None
        holders = [one["properties"] for one in described if _has_properties(one)]
        if is_position(part) and not any(part in one for one in holders):
            continue  # of a list, whose items are described beside it
        if holders:
            level, names = tuple(parts[:number]), list(dict.fromkeys(n for h in holders for n in h))
        elif not any(map(_is_single, described)):
            return None  # nothing is said
        nodes = [one[part] for one in holders if part in one]
        if not nodes:
            return level, names
    return None


def _described(schema: Mapping[str, Any], nodes: Sequence[Any]) -> list[dict[str, Any]] | None:
    """Return the parts of a schema that describe a value, or the items of a list.

    None if there is one that cannot be followed, or there are too many.
    """
    found: dict[int, dict[str, Any]] = {}
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if not isinstance(node, dict) or id(node) in found:
            continue
        if len(found) >= _MOST_PARTS:
            return None
        found[id(node)] = node
        if isinstance(reference := node.get("$ref"), str):
            target = find_by_pointer(schema, reference)
            if target is None:
                return None
            waiting.append(target)
        waiting += _beside(node)
    return list(found.values())


def _beside(node: Mapping[str, Any]) -> Iterator[Any]:
    """Yield what a part of a schema says the rest by."""
    yield from (node[name] for name in _SINGLE if name in node)
    for name in (*_COMBINED, "prefixItems", "items"):
        if isinstance(several := node.get(name), list):
            yield from several
    for name in ("dependentSchemas", "dependencies"):
        if isinstance(by_name := node.get(name), dict):
            yield from by_name.values()


def _has_properties(node: Mapping[str, Any]) -> bool:
    return isinstance(node.get("properties"), dict)


def _is_open(node: Mapping[str, Any]) -> bool:
    """Say whether a part allows other fields on purpose, or says more than is followed."""
    return any(node.get(name, False) is not False for name in _OTHERS) or any(
        name in node for name in _NOT_FOLLOWED
    )


def _is_single(node: Mapping[str, Any]) -> bool:
    """Say whether a part has values that hold no others."""
    if "enum" in node or "const" in node:
        return True
    kinds = node.get("type", list(_HOLD_OTHERS))
    return _HOLD_OTHERS.isdisjoint([kinds] if isinstance(kinds, str) else kinds)
