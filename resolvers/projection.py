"""The selection of an operation, and what it needs of the database.

Payloads are read only where they are asked for, and then only the parts that are needed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLResolveInfo,
    InlineFragmentNode,
    NamedTypeNode,
    SelectionNode,
    SelectionSetNode,
)
from graphql.utilities import value_from_ast_untyped

from services.completions.large_values import PayloadProjection
from services.completions.payload_path import PayloadPath
from services.storage.paging import inclusive_projection

# What graphql-core tells a resolver.
ResolveInfo: TypeAlias = GraphQLResolveInfo[Any]

# The types whose rows are read only as far as they are selected.
PROJECTED: Final = ("Completion", "Feedback")
# Under this key a schema's `extensions` hold what the fields of these types need.
NEEDS: Final = "log10_gateway.needs"


@dataclass(frozen=True, slots=True)
class Needs:
    """What a field needs from the database.

    Attributes:
        paths: Stored paths. `_id` is read always.
        part_of: Where its argument `path` begins: `request`, `response` or `extra`.
        parts: Whether its argument `paths` says what it needs.
        texts: Whether of what is at `paths` it looks at texts alone, at no pictures.
    """

    paths: tuple[str, ...] = ()
    part_of: str | None = None
    parts: bool = False
    texts: bool = False


# By the names of the type and of the field in the schema. Every field is there: one that is not
# would be read as null.
FieldNeeds: TypeAlias = Mapping[str, Mapping[str, Needs]]
_INTERFACE: Final = "Node"


@dataclass(frozen=True, slots=True)
class Selection:
    """What an operation selects below one field, fragments and directives resolved."""

    sets: tuple[SelectionSetNode, ...]
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, Any]
    needs: FieldNeeds

    @classmethod
    def below(cls, info: ResolveInfo) -> "Selection":
        """Return what is selected below the field that is being resolved."""
        sets = tuple(node.selection_set for node in info.field_nodes if node.selection_set)
        # Strawberry hands on the coerced values alone, graphql-core a pair with their sources.
        variables: Any = info.variable_values
        variables = getattr(variables, "coerced", variables)
        return cls(sets, info.fragments, variables, info.schema.extensions[NEEDS])

    def fields(self, of_type: str | None = None) -> Iterator[FieldNode]:
        """Yield each selected field, once a place where it stands.

        Args:
            of_type: Leave out what is selected of other types, below an interface; None for all.
        """
        # A fragment adds the same fields each time that it is spread. Without this a document of
        # doubled spreads would be walked in exponential time.
        seen: set[str] = set()
        for selection_set in self.sets:
            yield from self._fields(selection_set.selections, of_type, seen)

    def _fields(
        self, selections: Iterable[SelectionNode], of_type: str | None, seen: set[str]
    ) -> Iterator[FieldNode]:
        for node in selections:
            if not self._included(node):
                continue
            match node:
                case FieldNode():
                    yield node
                case InlineFragmentNode() if _applies(node.type_condition, of_type):
                    yield from self._fields(node.selection_set.selections, of_type, seen)
                case FragmentSpreadNode() if node.name.value not in seen:
                    seen.add(node.name.value)
                    fragment = self.fragments[node.name.value]
                    if _applies(fragment.type_condition, of_type):
                        yield from self._fields(fragment.selection_set.selections, of_type, seen)

    def _included(self, node: SelectionNode) -> bool:
        for directive in node.directives or ():
            if directive.name.value in ("include", "skip") and directive.arguments:
                condition = value_from_ast_untyped(
                    directive.arguments[0].value, dict(self.variables)
                )
                if bool(condition) is (directive.name.value == "skip"):
                    return False
        return True

    def names(self) -> set[str]:
        """Return the names of the selected fields, whatever their aliases."""
        return {node.name.value for node in self.fields()}

    def child(self, *names: str) -> "Selection":
        """Return what is selected below the fields of these names, together."""
        sets = tuple(
            node.selection_set
            for node in self.fields()
            if node.name.value in names and node.selection_set
        )
        return self._of(sets)

    def nodes_of_connection(self) -> "Selection":
        """Return what is selected of the nodes of a connection, by either way."""
        direct, by_edges = self.child("nodes"), self.child("edges").child("node")
        return self._of(direct.sets + by_edges.sets)

    def _of(self, sets: tuple[SelectionSetNode, ...]) -> "Selection":
        return Selection(sets, self.fragments, self.variables, self.needs)


def completion_projection(selection: Selection) -> PayloadProjection:
    """Return the MongoDB projection for what is selected of a Completion.

    `{ id tags usage { totalTokens } requestPath(path: "messages.0.content") }` needs
    `{"_id": 1, "tags": 1, "usage": 1, "request.messages": 1}`.

    Raises:
        InvalidInput: A path can match nothing, or there are too many.
    """
    return PayloadProjection(*_needed(selection, "Completion"))


def feedback_projection(selection: Selection) -> dict[str, int]:
    """Return the MongoDB projection for what is selected of a Feedback."""
    return inclusive_projection(_needed(selection, "Feedback")[0])


_Parts: TypeAlias = set[tuple[str, ...]]


def _needed(selection: Selection, type_name: str) -> tuple[set[str], _Parts, _Parts]:
    """Return what is to be read for what is selected of a type.

    Returns:
        The stored paths; those of them that are looked at; those of which only texts are.
    """
    paths, needs = {"_id"}, selection.needs[type_name]
    parts: _Parts = set()
    texts: _Parts = set()
    for node in selection.fields(type_name):
        name = node.name.value
        if name == "__typename":
            continue
        needed = needs.get(name)
        if needed is None:
            raise LookupError(f"nothing says what {type_name}.{name} needs")
        paths.update(needed.paths)
        looked_at = texts if needed.texts else parts
        looked_at.update(tuple(path.split(".")) for path in needed.paths)
        read: list[PayloadPath] = []
        if needed.part_of is not None:
            path = argument_value(node, "path", selection.variables)
            read.append(PayloadPath.below(needed.part_of, path))
        if needed.parts:
            listed = argument_value(node, "paths", selection.variables)
            given = listed if isinstance(listed, list) else [listed]  # one is a list of one
            read += PayloadPath.parse_all(given)
        paths.update(path.projected for path in read)
        parts.update(path.parts for path in read)
    return paths, parts, texts


def _applies(condition: NamedTypeNode | None, of_type: str | None) -> bool:
    """Say whether a fragment on a type is one on `of_type`, or on its interface."""
    return condition is None or of_type is None or condition.name.value in (of_type, _INTERFACE)


def argument_value(node: FieldNode, name: str, variables: Mapping[str, Any]) -> Any:
    """Return what a field is given for an argument; None if nothing, its default too."""
    for argument in node.arguments or ():
        if argument.name.value == name:
            return value_from_ast_untyped(argument.value, dict(variables))
    return None
