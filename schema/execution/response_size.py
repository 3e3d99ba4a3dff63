"""How large a response is, before it is encoded.

What was read once may be in a response many times: by aliases (`a: request b: request`), and where
many rows point to one (the task of a page of feedback). So the bytes are counted field by field,
and counting ends at the limit. Payloads are encoded by it, each once, and stand in the result as
`orjson.Fragment`, which is copied into the response.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, Final

import orjson
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    get_named_type,
    is_enum_type,
    is_non_null_type,
)

from schema.execution.cost import Measure

# For each name in a result the shape of the object below it, or of a plain value the most bytes
# that it may have; None for those of any size.
Shape = dict[str, Any]
_MOST_BYTES: Final = {
    "Boolean": 5,
    "Int": 11,
    "Long": 20,
    "Float": 25,
    "DateTime": 40,
    "Dollars": 23,
}
# Enums have names of ours.
_MOST_OF_ENUM: Final = 64
# Values up to so many bytes are encoded again with the response.
_KEPT: Final = 256
_SIZED: Final = frozenset({str, list, dict, orjson.Fragment})
# A number, true, false or null: many numbers have more digits, but none has four times as many.
_PLAIN: Final = 6
# Quotes, a colon, a comma.
_AROUND: Final = 4
# In JSON a byte of BSON is six at the most: of a text, a control character as `\\u0001`.
_GROWTH: Final = 6
# A plain field that does not come out of a row as it stands: a cursor, a sum, a time. A `globalId`
# is longer only by as much as its row's id is.
_LONGEST_MADE: Final = 512
# Of a list that may be of texts alone, such as tags; longer ones are encoded to be weighed.
_FEW_ITEMS: Final = 10_000


class TooLarge(Exception):
    """The response is past the limit."""


def shape_of(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode
) -> Shape:
    """Return the shape of an operation's result; its document is valid."""
    shape: Shape = {}
    root = schema.get_root_type(operation.operation)
    _Shaping(schema, document).add(shape, operation.selection_set, root)
    return shape


class _Shaping:
    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self._schema = schema
        self._fragments = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }

    def add(self, shape: Shape, selection_set: SelectionSetNode, parent: Any) -> None:
        for node in selection_set.selections:
            fragment: Any = node  # of either kind
            if isinstance(node, FieldNode):
                self._add_field(shape, node, parent)
                continue
            if isinstance(node, FragmentSpreadNode):
                fragment = self._fragments[node.name.value]
            condition = fragment.type_condition
            inner = self._schema.get_type(condition.name.value) if condition else parent
            self.add(shape, fragment.selection_set, inner)

    def _add_field(self, shape: Shape, node: FieldNode, parent: Any) -> None:
        name = (node.alias or node.name).value
        field = getattr(parent, "fields", {}).get(node.name.value)
        if node.selection_set is not None:
            below = get_named_type(field.type) if field is not None else None
            self.add(shape.setdefault(name, {}), node.selection_set, below)
            return
        most = _MOST_OF_ENUM if node.name.value == "__typename" else _most_bytes(field)
        # One name may be of several types, in objects of several types.
        known = shape.get(name, most)
        shape[name] = None if known is None or most is None else max(known, most)


def _most_bytes(field: GraphQLField | None) -> int | None:
    if field is None:  # of the introspection
        return None
    type_ = field.type.of_type if is_non_null_type(field.type) else field.type
    if is_enum_type(type_):
        return _MOST_OF_ENUM
    return _MOST_BYTES.get(getattr(type_, "name", ""))


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
    below = (_longest_name(inner) for inner in shape.values() if isinstance(inner, dict))
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
            if type(below) is int:
                self._take((len(name) + _AROUND + below) * len(rows))
                continue
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
            if kinds <= _LISTS and sum(map(len, filter(None, values))) <= _FEW_ITEMS:
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
