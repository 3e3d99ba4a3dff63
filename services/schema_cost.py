"""What checking a value against a JSON Schema may cost, told beforehand.

References that fan out make the work exponential in the size of a schema: with 30 definitions
that each name the next one twice, `jsonschema-rs` walks 2^30 of them. (Recursion is harmless: it
remembers what it has decided.) So the schema is measured with its references followed, each node
once and remembered, in time linear in its size.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from services.errors import InvalidInput

_REFERENCES: Final = ("$ref", "$dynamicRef", "$recursiveRef")


def count_steps(schema: Mapping[str, Any]) -> int:
    """Return how many nodes are walked for one value, references followed.

    Args:
        schema: Not nested deeper than Python recurses.

    Raises:
        InvalidInput: A reference leads to nothing in the schema.
    """
    return _Walk(schema).steps(schema)


class _Walk:
    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._schema = schema
        self._known: dict[int, int] = {}
        self._anchors: dict[str, Any] = {}
        for node in _nodes(schema):
            for key in ("$anchor", "$dynamicAnchor"):
                if isinstance(node.get(key), str):
                    self._anchors["#" + node[key]] = node
            for key in ("$id", "id"):
                if isinstance(node.get(key), str):
                    self._anchors[node[key].removesuffix("#")] = node

    def steps(self, node: Any) -> int:
        if not isinstance(node, dict | list):
            return 0
        known = self._known.get(id(node))
        if known is not None:
            return known
        self._known[id(node)] = 1  # what leads back here is recursion
        children = node.values() if isinstance(node, dict) else node
        total = 1 + sum(self.steps(child) for child in children)
        if isinstance(node, dict):
            for key in _REFERENCES:
                if isinstance(node.get(key), str):
                    total += self.steps(self._resolve(node[key]))
        self._known[id(node)] = total
        return total

    def _resolve(self, reference: str) -> Any:
        if reference in self._anchors:
            return self._anchors[reference]
        base, _, pointer = reference.partition("#")
        node = self._anchors.get(base) if base else self._schema
        for part in pointer.split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            if isinstance(node, list) and key.isdigit() and int(key) < len(node):
                node = node[int(key)]
            else:
                node = node.get(key) if isinstance(node, dict) else None
        if not isinstance(node, dict | bool):
            raise InvalidInput(
                f"the reference {reference[:200]!r} leads to nothing in the schema; none is "
                "fetched from elsewhere",
                path="/json_schema",
            )
        return node


def _nodes(schema: Any) -> Iterator[dict[str, Any]]:
    level: list[Any] = [schema]
    while level:
        yield from (item for item in level if isinstance(item, dict))
        level = [
            child
            for item in level
            if isinstance(item, dict | list)
            for child in (item.values() if isinstance(item, dict) else item)
        ]
