"""What a task's schema must be besides valid: in a dialect known here, and open to some object.

Both are told from the schema alone, without compiling it, in time linear in its size.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from services.errors import InvalidInput

DEFAULT_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
# By their official names, a trailing `#` aside, what both libraries know them as.
DIALECTS: Final = {
    "http://json-schema.org/draft-04/schema": "Draft4Validator",
    "http://json-schema.org/draft-06/schema": "Draft6Validator",
    "http://json-schema.org/draft-07/schema": "Draft7Validator",
    "https://json-schema.org/draft/2019-09/schema": "Draft201909Validator",
    DEFAULT_DIALECT: "Draft202012Validator",
}
# There, `$ref` stands alone: what is beside it does not count.
_LONE_REFERENCES: Final = frozenset(name for name in DIALECTS if "/draft-0" in name)
# What they hold is data, not schemas.
_DATA: Final = frozenset({"const", "enum", "default", "examples"})
# What they hold are schemas by names, which may be those of keywords.
_BY_NAME: Final = frozenset(
    {"properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies"}
)
_MAX_DEPTH: Final = 50
_MAX_REFERENCE_LENGTH: Final = 1000
_SAY_NOTHING: Final = frozenset({"title", "description", "$comment", "type"})


def check_dialects(schema: Mapping[str, Any]) -> None:
    """Reject a schema that names a dialect unknown here, at its root or below.

    Libraries fetch the address of an unknown one, so this comes before they see the schema.

    Raises:
        InvalidInput: A `$schema` is none of `DIALECTS`; the path begins at `/json_schema`.
    """
    root = schema.get("$schema", DEFAULT_DIALECT)
    if not isinstance(root, str):
        raise InvalidInput("it must be a string", path="/json_schema/$schema")
    for name, place in _names(schema):
        if name.removesuffix("#") not in DIALECTS:
            raise InvalidInput(
                f"the dialect {name[:200]!r} is not known, and none is fetched; use one of "
                + ", ".join(DIALECTS),
                path=_path(place),
            )


# Where a node is: the place of the one around it, and the key in that. Paths are made of it only
# for faults: one for each node would take the length of the longest key times their number.
_Place: TypeAlias = "tuple[_Place, object] | None"


def _names(schema: Mapping[str, Any]) -> Iterator[tuple[str, _Place]]:
    """Yield each `$schema`, and where it is."""
    pending: list[tuple[Any, _Place, bool]] = [(schema, (None, "json_schema"), False)]
    while pending:
        node, place, by_name = pending.pop()
        if isinstance(node, list):
            pending += ((child, (place, number), False) for number, child in enumerate(node))
        elif isinstance(node, dict):
            name = node.get("$schema")
            if isinstance(name, str):
                yield name, (place, "$schema")
            pending += (
                (child, (place, key), not by_name and key in _BY_NAME)
                for key, child in node.items()
                if isinstance(child, dict | list) and (by_name or key not in _DATA)
            )


def _path(place: _Place) -> str:
    tokens: list[str] = []
    while place is not None:
        place, key = place
        tokens.append(pointer_token(key))
    return "/" + "/".join(reversed(tokens))


def pointer_token(key: object) -> str:
    """Return a key as it stands in a JSON Pointer (RFC 6901)."""
    return str(key).replace("~", "~0").replace("/", "~1")


def check_open_to_objects(schema: Mapping[str, Any]) -> None:
    """Reject a schema that no object can satisfy, since a grade is an object.

    It finds what the root says, also by `$ref`, `allOf`, `anyOf` and `oneOf`; what only shows in
    the interplay of keywords it lets through.

    Args:
        schema: One that is valid in its dialect, and not nested deeper than Python recurses.

    Raises:
        InvalidInput: No object is valid; the path leads to what rules all of them out.
    """
    if (closed := _Closed(schema).reason(schema, "/json_schema")) is not None:
        reason, path = closed
        raise InvalidInput(
            f"no grade could keep to it: a grade is an object, and {reason}", path=path
        )


class _Closed:
    """Looks for what rules out every object. Anything that it does not know rules out nothing."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._schema = schema
        self._dialect = schema.get("$schema", DEFAULT_DIALECT).removesuffix("#")
        self._known: dict[int, tuple[str, str] | None] = {}

    def reason(self, node: Any, path: str, depth: int = 0) -> tuple[str, str] | None:
        """Return why a node is closed to objects, and the path to it; None if it may be open."""
        if node is False:
            return "`false` allows nothing", path
        if not isinstance(node, dict) or depth > _MAX_DEPTH:
            return None
        if node is not self._schema and ("$schema" in node or "$id" in node or "id" in node):
            return None  # perhaps of another dialect
        if id(node) not in self._known:
            self._known[id(node)] = None  # what leads back here is open as far as this goes
            self._known[id(node)] = self._reason(node, path, depth)
        return self._known[id(node)]

    def _reason(self, node: dict[str, Any], path: str, depth: int) -> tuple[str, str] | None:
        if isinstance(node.get("$ref"), str):
            closed = self._by_reference(node["$ref"], depth)
            if closed is not None or self._dialect in _LONE_REFERENCES:
                return closed
        return self._by_itself(node, path) or self._by_combination(node, path, depth)

    def _by_itself(self, node: dict[str, Any], path: str) -> tuple[str, str] | None:
        allowed = node.get("type", "object")
        if "object" not in ([allowed] if isinstance(allowed, str) else allowed):
            return f"the type is {allowed!r}", f"{path}/type"
        if "enum" in node and not any(isinstance(value, dict) for value in node["enum"]):
            return "none of these values is one", f"{path}/enum"
        if (
            "const" in node
            and not isinstance(node["const"], dict)
            and not self._dialect.endswith("draft-04/schema")
        ):
            return "this value is none", f"{path}/const"
        if "not" in node and _allows_all_objects(node["not"]):
            return "this rules out all objects", f"{path}/not"
        return None

    def _by_combination(
        self, node: dict[str, Any], path: str, depth: int
    ) -> tuple[str, str] | None:
        for number, part in enumerate(node.get("allOf", ())):
            closed = self.reason(part, f"{path}/allOf/{number}", depth + 1)
            if closed is not None:
                return closed
        for key in ("anyOf", "oneOf"):
            parts = node.get(key)
            if parts and all(self.reason(part, "", depth + 1) is not None for part in parts):
                return "each of these rules it out", f"{path}/{key}"
        return None

    def _by_reference(self, reference: str, depth: int) -> tuple[str, str] | None:
        target = find_by_pointer(self._schema, reference)
        if target is None or len(reference) > _MAX_REFERENCE_LENGTH:  # the paths begin with it
            return None
        return self.reason(target, f"/json_schema{reference[1:]}", depth + 1)


def _allows_all_objects(node: Any) -> bool:
    """Say whether every object is sure to be valid."""
    if not isinstance(node, dict):
        return node is True
    allowed = node.get("type", "object")
    return "object" in ([allowed] if isinstance(allowed, str) else allowed) and (
        node.keys() <= _SAY_NOTHING
    )


_INDEX: Final = re.compile("0|[1-9][0-9]{0,8}")


def is_index(token: str) -> bool:
    """Say whether a token of a JSON Pointer may be a place in a list (RFC 6901, section 4)."""
    return _INDEX.fullmatch(token) is not None


def find_by_pointer(schema: Mapping[str, Any], reference: str) -> Any:
    """Return the node that a reference such as `#/$defs/a` leads to.

    Returns:
        The node. None where there is none, and where it takes more than following the pointer:
        other addresses, anchors, percent-encoding, and pointers into or past data, or a part
        with an address of its own.
    """
    if not reference.startswith("#/") or "%" in reference:
        return schema if reference == "#" else None
    node: Any = schema
    for part in reference.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(node, list):
            node = node[int(key)] if is_index(key) and int(key) < len(node) else None
        else:
            node = node.get(key) if isinstance(node, dict) and key not in _DATA else None
        if isinstance(node, dict) and (
            isinstance(node.get("$id"), str) or isinstance(node.get("id"), str)
        ):
            return None
    return node if isinstance(node, dict | bool) else None
