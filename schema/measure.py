"""How deep, how wide and how costly a document is, in one pass of linear time.

Each selection set and each fragment is measured once and remembered, so that a document of nested
doubled fragments, which unfolds to 2^n fields, is measured in n steps.

The cost of an operation is the number of objects that it can return, with 1 for each whole payload:

    cost(selection)  = the sum over its fields of
        0                           a plain field
        1                           a field of type JSON: a payload, or a part of one
        1 + cost(below)             an object
        1 + size * (1 + cost(of a node))    a connection, with size = first, last, or the default
        1 + size * (1 + cost(below))        a list of objects: size = the length of `ids`, or 10

So `sessions(first: 10) { nodes { completions(first: 5) { nodes { id request } } } }` costs
1 + 10 * (1 + 1 + 5 * (1 + 1)) = 121.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

from services.paging import page_sizes

ASSUMED_LIST_SIZE: Final = 10
_PAYLOAD: Final = "JSON"


# Past all limits, and within what a client's JSON can say: nested pages multiply without end.
MOST_COST: Final = 2**53


@dataclass(frozen=True, slots=True)
class Measure:
    """What a selection comes to, fragments unfolded."""

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    directives: int = 0
    cost: int = 0

    def beside(self, other: "Measure") -> "Measure":
        """Return the measure of both together."""
        return Measure(
            max(self.depth, other.depth),
            self.fields + other.fields,
            self.aliases + other.aliases,
            self.directives + other.directives,
            min(self.cost + other.cost, MOST_COST),
        )


_NOTHING: Final = Measure()
_MOST_DIGITS: Final = 16
Composite = GraphQLObjectType | GraphQLInterfaceType


def measure(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
) -> Measure:
    """Measure one operation of a document, which need not be valid."""
    walk = _Walk(schema, document, variables)
    root = schema.get_root_type(operation.operation)
    below = walk.selection(operation.selection_set, root)
    return below.beside(Measure(directives=len(operation.directives or ())))


class _Walk:
    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any]
    ) -> None:
        self._schema = schema
        self._variables = variables
        self._fragments: dict[str, FragmentDefinitionNode] = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self._of_fragment: dict[str, Measure] = {}

    def selection(self, selection_set: SelectionSetNode, parent: Any) -> Measure:
        total = _NOTHING
        for node in selection_set.selections:
            found = Measure(directives=len(node.directives or ()))
            match node:
                case FieldNode():
                    found = found.beside(self._field(node, parent))
                case InlineFragmentNode():
                    condition = node.type_condition
                    inner = self._schema.get_type(condition.name.value) if condition else parent
                    found = found.beside(self.selection(node.selection_set, inner))
                case FragmentSpreadNode():
                    found = found.beside(self._fragment(node.name.value))
            total = total.beside(found)
        return total

    def _fragment(self, name: str) -> Measure:
        known = self._of_fragment.get(name)
        if known is not None:
            return known
        fragment = self._fragments.get(name)
        if fragment is None:
            return _NOTHING
        self._of_fragment[name] = _NOTHING  # a fragment within itself: validation refuses it
        type_ = self._schema.get_type(fragment.type_condition.name.value)
        found = self.selection(fragment.selection_set, type_)
        self._of_fragment[name] = found
        return found

    def _field(self, node: FieldNode, parent: Any) -> Measure:
        name = node.name.value
        field = parent.fields.get(name) if isinstance(parent, Composite) else None
        named = get_named_type(field.type) if field is not None else None
        below = _NOTHING
        if node.selection_set is not None:
            below = self.selection(node.selection_set, named)
        if name.startswith("__"):  # introspection is bounded by a rule of graphql-core's own
            below = Measure(fields=below.fields, aliases=below.aliases)
        return Measure(
            below.depth + 1,
            below.fields + 1,
            below.aliases + (node.alias is not None),
            below.directives,
            0
            if field is None
            else min(self._cost(node, field, parent.name, below.cost), MOST_COST),
        )

    def _cost(self, node: FieldNode, field: GraphQLField, parent_name: str, below: int) -> int:
        named = get_named_type(field.type)
        if is_leaf_type(named):
            return 1 if named.name == _PAYLOAD else 0
        if named.name.endswith("Connection"):
            return 1 + self._page_size(node) * (1 + below)
        if parent_name.endswith(("Connection", "Edge")):
            return below  # the connection has counted it
        type_ = field.type.of_type if is_non_null_type(field.type) else field.type
        if is_list_type(type_):
            return 1 + self._list_size(node) * (1 + below)
        return 1 + below

    def _page_size(self, node: FieldNode) -> int:
        for argument in node.arguments or ():
            if argument.name.value in ("first", "last"):
                size = self._value(argument.value)
                if isinstance(size, int):
                    return max(size, 0)
        return page_sizes.default

    def _list_size(self, node: FieldNode) -> int:
        for argument in node.arguments or ():
            if argument.name.value in ("ids", "inputs", "completionIds"):
                if isinstance(argument.value, ListValueNode):
                    return len(argument.value.values)
                given = self._value(argument.value)
                return len(given) if isinstance(given, list) else 1
            if argument.name.value == "first":
                size = self._value(argument.value)
                return max(size, 0) if isinstance(size, int) else ASSUMED_LIST_SIZE
        return ASSUMED_LIST_SIZE

    def _value(self, node: Any) -> Any:
        if isinstance(node, VariableNode):
            return self._variables.get(node.name.value)
        if not isinstance(node, IntValueNode):
            return None
        # Python refuses to read thousands of digits; validation refuses more than ten of them.
        return int(node.value) if len(node.value) < _MOST_DIGITS else MOST_COST
