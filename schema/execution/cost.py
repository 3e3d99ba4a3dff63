"""How deep, how wide and how costly a document is, in one pass of linear time.

Each selection set and each fragment is measured once and remembered, so that a document of nested
doubled fragments, which unfolds to 2^n fields, is measured in n steps.

The cost of an operation is the number of objects that it can return, with 1 for each whole payload:

    cost(selection)  = the sum over its fields of
        0                           a plain field
        1                           a field of type JSON: a payload, or a part of one; for a list of
                                    them, each that its argument asks for
        1 + cost(below)             an object
        1 + size * (1 + cost(of a node))    a connection, with size = first, last, or the default
        1 + size * (1 + cost(below))        a list of objects, with size = what the argument that
                                            the field is `sized_by` says, what the
                                            field `holds_up_to`, or 10
        1 + size * (1 + cost(of an item))   an object with such a list: a mutation's payload, which
                                            is `sized_by` a list in its input

What a field `costs` (`schema.execution.field_metadata`) stands in place of the first number: of a
count, which takes a query, and of a text that is made out of a payload. What stands in a connection
beside its nodes, as `totalCount` does, counts once. What stands in a mutation's payload beside its
list is plain, and costs nothing.

So `sessions(first: 10) { nodes { completions(first: 5) { nodes { id request } } } }` costs
1 + 10 * (1 + 1 + 5 * (1 + 1)) = 121. `@skip` and `@include` change nothing.

The values of an operation are the plain fields that it can return, multiplied in the same way.

A size is the value that execution will use: of a variable, with its default, coerced (1000.0 is
1000; a single id is a list of one); null is as good as absent; and what is absent is the
argument's default in the schema, if it has one. Of an input object it is the value of a field.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

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
    NullValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    Undefined,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

from schema.connection import Connection, Edge
from schema.execution.field_metadata import (
    cost_of,
    is_sized_by_its_object,
    own_size,
    size_argument,
)
from services.storage.paging import page_sizes

ASSUMED_LIST_SIZE: Final = 10
_PAYLOAD: Final = "JSON"


# Past all limits, and within what a client's JSON can say: nested pages multiply without end.
MOST_COST: Final = 2**53


@dataclass(frozen=True, slots=True)
class Measure:
    """What a selection comes to, fragments unfolded.

    Attributes:
        depth: The deepest nesting of fields, introspection aside.
        fields: How many fields it has; so for the next two.
        aliases: Those with an alias.
        directives: The directives.
        cost: See the module.
        once: What costs once in a connection, whatever its size.
        values: See the module.
        introspected: About how many values of the schema itself it returns.
        lists: How many connections, lists of objects, and objects with an id of their own it has.
        nested_lists: Those of them that are fetched for each row of a list, so that what has been
            read once may be in the response many times.
    """

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    directives: int = 0
    cost: int = 0
    once: int = 0
    values: int = 0
    introspected: int = 0
    lists: int = 0
    nested_lists: int = 0

    def beside(self, other: "Measure") -> "Measure":
        """Return the measure of both together."""
        return Measure(
            max(self.depth, other.depth),
            self.fields + other.fields,
            self.aliases + other.aliases,
            self.directives + other.directives,
            min(self.cost + other.cost, MOST_COST),
            min(self.once + other.once, MOST_COST),
            min(self.values + other.values, MOST_COST),
            min(self.introspected + other.introspected, MOST_COST),
            self.lists + other.lists,
            self.nested_lists + other.nested_lists,
        )


NOTHING: Final = Measure()
_MOST_DIGITS: Final = 16
Composite = GraphQLObjectType | GraphQLInterfaceType

# About how many there are below one object of the introspection, in tenths: most types are not
# wrapped in others, which is what `ofType` asks for.
_INTROSPECTED: Final = {
    "__type": 40,  # it may be one of the largest
    "types": 800,
    "fields": 80,
    "inputFields": 60,
    "args": 30,
    "enumValues": 40,
    "possibleTypes": 40,
    "directives": 60,
    "ofType": 4,
}
# What an object takes beside its fields, in plain values.
_OBJECT: Final = 3
_OF_INTROSPECTION: Final = {"__schema": "__Schema", "__type": "__Type"}


class Use(NamedTuple):
    """What of a variable a size is taken from.

    Attributes:
        variable: Its name.
        below: The names of the fields that lead to it, in an input object.
        many: Whether it is a list.
    """

    variable: str
    below: tuple[str, ...]
    many: bool


_Sizes = dict[Use, int | None]


class OperationMeasures:
    """The measures of one operation of a document, which need not be valid.

    Args:
        schema: Of the gateway.
        document: Where the operation's fragments are.
        operation: What is measured.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
    ) -> None:
        self._schema, self._document, self._operation = schema, document, operation
        self._defaults = {
            definition.variable.name.value: definition.default_value
            for definition in operation.variable_definitions or ()
        }
        # The variables that sizes are taken from, whatever their values.
        self._deciding: tuple[Use, ...] | None = None
        self._known: dict[tuple[int | None, ...], Measure] = {}

    def of(self, variables: Mapping[str, Any]) -> Measure:
        """Measure the operation with these variables, as the request has them, or remember it."""
        if self._deciding is not None:
            sizes = {use: self._size(use, variables) for use in self._deciding}
            known = self._known.get(tuple(sizes.values()))
            if known is not None:
                return known
        walk = _Walk(self._schema, self._document, lambda use: self._size(use, variables))
        root = self._schema.get_root_type(self._operation.operation)
        measured = walk.selection(self._operation.selection_set, root).beside(
            Measure(directives=len(self._operation.directives or ()))
        )
        self._deciding = tuple(walk.sizes)
        if len(self._known) >= _MOST_MEASURES:
            self._known.clear()
        self._known[tuple(walk.sizes.values())] = measured
        return measured

    def _size(self, use: Use, variables: Mapping[str, Any]) -> int | None:
        if use.variable in variables:
            return _size_within_value(variables[use.variable], use.below, use.many)
        default = self._defaults.get(use.variable)
        if default is None:
            return _NOT_GIVEN
        node = _within_literal(default, use.below)[0]
        return _NOT_GIVEN if node is None else _size_of_literal(node, use.many)


_MOST_MEASURES: Final = 64
# In place of a variable's size: it has no value, and the argument's default counts.
_NOT_GIVEN: Final = -1


def _size_within_value(value: Any, below: tuple[str, ...], many: bool) -> int | None:
    """Return what a field within a value of a variable comes to: see `_size_of_value`."""
    for name in below:
        if not isinstance(value, dict) or name not in value:
            return _NOT_GIVEN
        value = value[name]
    return _size_of_value(value, many)


def _within_literal(
    value: ValueNode, below: tuple[str, ...]
) -> tuple[ValueNode | None, tuple[str, ...]]:
    """Go down into an input object, as far as it is literal.

    Returns:
        What is there, and the names that lead further down, into a variable; None if nothing is.
    """
    while below and not isinstance(value, VariableNode):
        fields = value.fields if isinstance(value, ObjectValueNode) else ()
        found = next((one.value for one in fields if one.name.value == below[0]), None)
        if found is None:
            return None, below
        value, below = found, below[1:]
    return value, below


def _size_of_value(value: Any, many: bool) -> int | None:
    """Return what a value of a variable comes to: a number, or the length of a list.

    Returns:
        None for null. What execution rejects is 1.
    """
    if value is None:
        return None
    if many:
        return len(value) if isinstance(value, list) else 1
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
        return 1
    return _bounded(int(value))


def _size_of_literal(value: ValueNode, many: bool) -> int | None:
    if isinstance(value, NullValueNode):
        return None
    if many:
        return len(value.values) if isinstance(value, ListValueNode) else 1
    if not isinstance(value, IntValueNode):
        return 1
    # Python will not read thousands of digits; validation rejects more than ten of them.
    return _bounded(int(value.value)) if len(value.value) < _MOST_DIGITS else MOST_COST


def _bounded(size: int) -> int:
    return min(max(size, 0), MOST_COST)


class _Walk:
    """One pass over an operation.

    Attributes:
        sizes: The sizes that were taken from variables.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        size_of_variable: Callable[[Use], int | None],
    ) -> None:
        self._schema = schema
        self._size_of_variable = size_of_variable
        self.sizes: _Sizes = {}
        self._fragments: dict[str, FragmentDefinitionNode] = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self._of_fragment: dict[str, Measure] = {}

    def selection(self, selection_set: SelectionSetNode, parent: Any) -> Measure:
        total = NOTHING
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
            return NOTHING
        self._of_fragment[name] = NOTHING  # a fragment within itself: validation rejects it
        type_ = self._schema.get_type(fragment.type_condition.name.value)
        found = self.selection(fragment.selection_set, type_)
        self._of_fragment[name] = found
        return found

    def _field(self, node: FieldNode, parent: Any) -> Measure:
        name = node.name.value
        field = parent.fields.get(name) if isinstance(parent, Composite) else None
        named = get_named_type(field.type) if field is not None else None
        if name in _OF_INTROSPECTION:
            named = self._schema.get_type(_OF_INTROSPECTION[name])
        below = NOTHING
        if node.selection_set is not None:
            below = self.selection(node.selection_set, named)
        aliases = below.aliases + (node.alias is not None)
        is_of_schema = getattr(parent, "name", "").startswith("__")
        if name == "__typename" and not is_of_schema:
            return Measure(fields=1, aliases=aliases)  # most clients ask for it everywhere
        if is_of_schema or name.startswith("__"):
            # As deep as it likes: graphql-core has a rule of its own.
            times = _INTROSPECTED.get(name, 10)
            per_object = below.introspected + (_OBJECT if node.selection_set else 0)
            introspected = min(1 + per_object * times // 10, MOST_COST)
            return Measure(fields=below.fields + 1, aliases=aliases, introspected=introspected)
        of_field = NOTHING
        if field is not None:
            of_field = self._returned(node, field, parent, below)
        return replace(
            of_field,
            depth=below.depth + 1,
            fields=below.fields + 1,
            aliases=aliases,
            directives=below.directives,
        )

    def _returned(
        self, node: FieldNode, field: GraphQLField, parent: Any, below: Measure
    ) -> Measure:
        """Measure what a field returns: its cost, its values, and its lists."""
        named = get_named_type(field.type)
        own = cost_of(field)
        if is_leaf_type(named):
            each = own if own is not None else int(named.name == _PAYLOAD)
            size = 1 if size_argument(field) is None else self._list_size(node, field)
            cost = min(each * size, MOST_COST)
            is_once = _is(parent, Connection)
            return Measure(cost=0 if is_once else cost, once=cost if is_once else 0, values=size)
        if _is(parent, Connection) or _is(parent, Edge) or is_sized_by_its_object(field):
            return below  # the connection, or the payload, has counted it
        own = 1 if own is None else own
        type_ = field.type.of_type if is_non_null_type(field.type) else field.type
        is_connection = _is(named, Connection)
        is_payload = size_argument(field) is not None and not is_list_type(type_)
        is_list = is_list_type(type_)
        has_id = any(one.name == "Node" for one in getattr(named, "interfaces", ()))
        lists, nested = below.lists, below.nested_lists
        if is_connection or has_id or named.name == "Node":
            lists += 1
        size = 1
        if is_connection:
            size = self._page_size(node, field)
            nested += below.lists
        elif is_payload:
            size = self._list_size(node, field)
            nested += below.lists
        elif is_list:
            size = self._list_size(node, field)
            nested += lists  # the same id may be asked for twice
        is_many = is_connection or is_payload or is_list
        per_object = (1 + below.cost) if is_many else below.cost
        return Measure(
            cost=min(own + below.once + size * per_object, MOST_COST),
            values=min(size * below.values, MOST_COST),
            introspected=min(size * below.introspected, MOST_COST),
            lists=lists,
            nested_lists=nested,
        )

    def _page_size(self, node: FieldNode, field: GraphQLField) -> int:
        for name in ("first", "last"):
            size = self._size(node, field, name)
            if size is not None:
                return size
        return page_sizes.default

    def _list_size(self, node: FieldNode, field: GraphQLField) -> int:
        name = size_argument(field)
        size = own_size(field) if name is None else self._size(node, field, name)
        return ASSUMED_LIST_SIZE if size is None else size

    def _size(self, node: FieldNode, field: GraphQLField, path: str) -> int | None:
        """Return what an argument comes to; None if it is absent, null, or not of this field.

        Args:
            node: Where the argument may be given.
            field: Its definition.
            path: The argument's name, and the names that lead into it, joined by dots.
        """
        name, *rest = path.split(".")
        below = tuple(rest)
        input_: Any = field.args.get(name)
        if input_ is None:
            return None
        for inner in below:
            input_ = get_named_type(input_.type).fields[inner]
        many = is_list_type(get_nullable_type(input_.type))
        size: int | None = _NOT_GIVEN
        for given in node.arguments or ():
            if given.name.value != name:
                continue
            value, left = _within_literal(given.value, below)
            if isinstance(value, VariableNode):
                use = Use(value.name.value, left, many)
                size = self.sizes[use] = self._size_of_variable(use)
            elif value is not None:
                return _size_of_literal(value, many)
        if size != _NOT_GIVEN:
            return size
        default = input_.default.value if input_.default else input_.default_value
        return None if default is Undefined else _size_of_value(default, many)


def _is(type_: Any, generic: type) -> bool:
    """Say whether a type of the schema is made of a generic one, as `Connection[T]`, or an heir."""
    definition = getattr(type_, "extensions", {}).get("strawberry-definition")
    made_of = getattr(definition, "concrete_of", None)
    return made_of is not None and issubclass(made_of.origin, generic)
