"""How large a response is, before it is encoded.

What was read once may be in a response many times: by aliases (`a: request b: request`), and where
many rows point to one (the task of a page of feedback). So the bytes are counted field by field,
and counting ends at the limit. Payloads are encoded by it, each once, and stand in the result as
`orjson.Fragment`, which is copied into the response.
"""

from collections.abc import Mapping, Sequence
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
# Texts up to so many characters are taken for as many bytes.
_SHORT: Final = 32
# Numbers, times, true, false and null, with a comma.
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


class Weigher:
    """Counts the bytes of one result.

    Args:
        most: The limit, in bytes.
    """

    def __init__(self, most: int) -> None:
        self._left = most
        # Payloads that have been encoded, by identity: the result keeps them alive.
        self._encoded: dict[int, tuple[Any, orjson.Fragment, int]] = {}

    def weigh(self, result: dict[str, Any], shape: Shape) -> None:
        """Count an object of a result, and put what is encoded of it in its place.

        Raises:
            TooLarge: It is past the limit. The result is of no use then.
        """
        size = 2
        for name, value in result.items():
            size += len(name) + _AROUND
            below = shape.get(name)
            kind = type(value)
            if below is not None:
                if kind is dict:
                    self.weigh(value, below)
                elif kind is list:
                    self._weigh_list(value, below)
            elif kind is str and len(value) <= _SHORT:
                size += len(value) + 2
            elif value and (kind is str or kind is list or kind is dict):
                result[name] = self._encode(value)
            else:
                size += _PLAIN
        self._take(size)

    def _weigh_list(self, values: Sequence[Any], below: Shape) -> None:
        self._take(2 + len(values))
        for value in values:
            if type(value) is dict:
                self.weigh(value, below)
            elif type(value) is list:
                self._weigh_list(value, below)

    def _encode(self, value: Any) -> orjson.Fragment:
        known = self._encoded.get(id(value))
        if known is None:
            encoded = orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS)
            known = value, orjson.Fragment(encoded), len(encoded)
            self._encoded[id(value)] = known
        self._take(known[2])
        return known[1]

    def _take(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise TooLarge
