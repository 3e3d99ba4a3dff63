"""How large a response is, before it is encoded.

What was read once may be in a response many times: by aliases (`a: request b: request`), and where
many rows point to one (the task of a page of feedback). So the bytes are counted field by field,
and counting ends at the limit. Payloads are encoded by it, each once, and stand in the result as
`orjson.Fragment`, which is copied into the response.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

import orjson
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
)

from schema.measure import Measure

# For each name in a result the shape of the object below it, or None for a plain value.
Shape = dict[str, Any]
# Values up to so many bytes are encoded again with the response.
_KEPT: Final = 256
_SIZED: Final = frozenset({str, list, dict, orjson.Fragment})
# A number, true, false or null: many numbers have more digits, but none has four times as many.
_PLAIN: Final = 6
# Quotes, a colon, a comma.
_AROUND: Final = 4
# In JSON a byte of BSON is six at the most: of a text, a control character as `\\u0001`.
_GROWTH: Final = 6
# A plain field that does not come out of a row as it stands: a cursor, a sum, a time.
_LONGEST_MADE: Final = 512


class TooLarge(Exception):
    """The response is past the limit."""


def shape_of(document: DocumentNode, operation: OperationDefinitionNode) -> Shape:
    """Return the shape of an operation's result; its document is valid."""
    fragments = {
        node.name.value: node
        for node in document.definitions
        if isinstance(node, FragmentDefinitionNode)
    }
    shape: Shape = {}
    _add(shape, operation.selection_set, fragments)
    return shape


def _add(
    shape: Shape,
    selection_set: SelectionSetNode,
    fragments: Mapping[str, FragmentDefinitionNode],
) -> None:
    for node in selection_set.selections:
        if isinstance(node, FieldNode):
            name = (node.alias or node.name).value
            if node.selection_set is None:
                shape[name] = None
            else:
                _add(shape.setdefault(name, {}), node.selection_set, fragments)
        elif isinstance(node, FragmentSpreadNode):
            _add(shape, fragments[node.name.value].selection_set, fragments)
        else:
            _add(shape, node.selection_set, fragments)  # type: ignore[attr-defined]  # inline


def is_surely_small(
    operation: OperationDefinitionNode, shape: Shape, measured: Measure, read: int, most: int
) -> bool:
    """Say whether a response is within a limit for what it was made of.

    That is so of most pages, which need not be gone through then.

    Args:
        operation: Answered by the response.
        shape: Of its result.
        measured: Its measure.
        read: What it has read from the database, in bytes.
        most: The limit, in bytes.
    """
    if operation.operation is not OperationType.QUERY or measured.nested_lists:
        return False  # it may return what it has not read, or many times
    around = _LONGEST_MADE + _AROUND + _longest_name(shape)
    return _GROWTH * read * measured.fields + (measured.values + measured.fields) * around <= most


def _longest_name(shape: Shape) -> int:
    below = (_longest_name(inner) for inner in shape.values() if inner)
    return max((*map(len, shape), *below), default=0)


def weigh(result: dict[str, Any], shape: Shape, most: int) -> None:
    """Return if a result is within a limit; put its large values, encoded, in their place.

    Args:
        result: As it was executed.
        shape: See `shape_of`.
        most: The limit, in bytes.

    Raises:
        TooLarge: It is not. The result is of no use then.
    """
    encoded = _Encoded()
    try:
        # First with the most that texts may take, which is within the limit nearly always.
        _Weigher(most, encoded, exact=False).weigh([result], shape)
    except TooLarge:
        _Weigher(most, encoded, exact=True).weigh([result], shape)


class _Encoded:
    """The large values of a result, each encoded once.

    Attributes:
        by_id: Of each value, by identity, what it is and what it came to. The value is kept, so
            that its identity stays its own.
        sizes: The bytes of each, by the identity of what it came to.
    """

    def __init__(self) -> None:
        self.by_id: dict[int, tuple[Any, orjson.Fragment]] = {}
        self.sizes: dict[int, int] = {}


class _Weigher:
    """Counts bytes, name by name for all objects of a list, as these are mostly alike."""

    def __init__(self, most: int, encoded: _Encoded, *, exact: bool) -> None:
        self._left = most
        self._encoded = encoded
        self._exact = exact

    def weigh(self, rows: Sequence[dict[str, Any]], shape: Shape) -> None:
        self._take(3 * len(rows))
        for name, below in shape.items():
            having = rows
            try:
                values = [row[name] for row in rows]
            except KeyError:  # of another type of object
                having = [row for row in rows if name in row]
                values = [row[name] for row in having]
            self._take((len(name) + _AROUND + _PLAIN) * len(values))
            if below is None:
                self._weigh_plain(having, name, values)
            else:
                objects = [value for value in values if type(value) is dict]
                for value in values:
                    if type(value) is list:
                        self._take(_PLAIN * len(value))
                        objects += _objects(value)
                if objects:
                    self.weigh(objects, below)

    def _weigh_plain(
        self, rows: Sequence[dict[str, Any]], name: str, values: Sequence[Any]
    ) -> None:
        kinds = set(map(type, values))
        if kinds.isdisjoint(_SIZED):
            return
        if not self._exact:
            texts = values
            if kinds <= _LISTS:
                texts = list(chain.from_iterable(filter(None, values)))
                kinds = set(map(type, texts))
            if kinds <= _TEXTS:
                self._take(_GROWTH * sum(map(len, filter(None, texts))) + _AROUND * len(texts))
                return
        for row, value in zip(rows, values, strict=True):
            if type(value) in _SIZED:
                self._take(self._size(row, name, value))

    def _size(self, row: dict[str, Any], name: str, value: Any) -> int:
        """Return the bytes of a value that has some, and replace it if it has many."""
        if type(value) is orjson.Fragment:
            return self._encoded.sizes[id(value)]
        known = self._encoded.by_id.get(id(value))
        if known is None:
            encoded = orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS)
            if len(encoded) <= _KEPT:
                return len(encoded)
            known = value, orjson.Fragment(encoded)
            self._encoded.by_id[id(value)] = known
            self._encoded.sizes[id(known[1])] = len(encoded)
        row[name] = known[1]
        return self._encoded.sizes[id(known[1])]

    def _take(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise TooLarge


_TEXTS: Final = frozenset({str, type(None)})
_LISTS: Final = frozenset({list, type(None)})


def _objects(values: Sequence[Any]) -> Iterator[dict[str, Any]]:
    for value in values:
        if type(value) is dict:
            yield value
        elif type(value) is list:
            yield from _objects(value)
