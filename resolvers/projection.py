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
    SelectionNode,
    SelectionSetNode,
)
from graphql.utilities import value_from_ast_untyped

from services.filters import check_path

# What graphql-core tells a resolver.
ResolveInfo: TypeAlias = GraphQLResolveInfo[Any]

# What the fields of GraphQL's Completion need that is not stored under their own name, by the
# names of the schema.
_NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": (),
    "__typename": (),
    "organizationId": ("organization_id",),
    "sessionId": ("session_id",),
    "session": ("session_id",),
    "failureKind": ("failure_kind",),
    "failureReason": ("failure_reason",),
    "createdAt": ("created_at",),
    "updatedAt": ("updated_at",),
    "gradedTaskIds": ("graded_task_ids",),
    "messages": ("request.messages", "request.prompt", "response.choices", "response.content"),
    "prompt": ("request.messages", "request.prompt"),
    "output": ("response.choices", "response.content"),
    "feedback": (),
    "feedbackTasks": ("tags",),
}
# The same of Feedback, which is stored under these names.
_FEEDBACK_NEEDS: Final[Mapping[str, str]] = {
    "createdAt": "created_at",
    "task": "task_id",
    "taskId": "task_id",
    "taskVersion": "task_version",
    "jsonValues": "json_values",
    "comment": "comment",
    "completions": "matched_completion_ids",
    "matchedCompletionIds": "matched_completion_ids",
    "completionsSummary": "completions_summary",
}
# Those that name a path into the payload in an argument.
_BY_PATH: Final = {"requestPath": "request", "responsePath": "response"}


@dataclass(frozen=True, slots=True)
class Selection:
    """What an operation selects below one field, fragments and directives resolved."""

    sets: tuple[SelectionSetNode, ...]
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, Any]

    @classmethod
    def below(cls, info: ResolveInfo) -> "Selection":
        """Return what is selected below the field that is being resolved."""
        sets = tuple(node.selection_set for node in info.field_nodes if node.selection_set)
        # Strawberry hands on the coerced values alone, graphql-core a pair with their sources.
        variables: Any = info.variable_values
        return cls(sets, info.fragments, getattr(variables, "coerced", variables))

    def fields(self) -> Iterator[FieldNode]:
        """Yield each selected field, once a place where it stands."""
        # A fragment adds the same fields each time that it is spread. Without this a document of
        # doubled spreads would be walked in exponential time.
        seen: set[str] = set()
        for selection_set in self.sets:
            yield from self._fields(selection_set.selections, seen)

    def _fields(self, selections: Iterable[SelectionNode], seen: set[str]) -> Iterator[FieldNode]:
        for node in selections:
            if not self._included(node):
                continue
            match node:
                case FieldNode():
                    yield node
                case InlineFragmentNode():
                    yield from self._fields(node.selection_set.selections, seen)
                case FragmentSpreadNode() if node.name.value not in seen:
                    seen.add(node.name.value)
                    fragment = self.fragments[node.name.value]
                    yield from self._fields(fragment.selection_set.selections, seen)

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
        return Selection(sets, self.fragments, self.variables)

    def nodes_of_connection(self) -> "Selection":
        """Return what is selected of the nodes of a connection, by either way."""
        direct, by_edges = self.child("nodes"), self.child("edges").child("node")
        return Selection(direct.sets + by_edges.sets, self.fragments, self.variables)


def completion_projection(selection: Selection) -> dict[str, int]:
    """Return the MongoDB projection for what is selected of a Completion.

    `{ id tags usage { totalTokens } requestPath(path: "messages.0.content") }` needs
    `{"_id": 1, "tags": 1, "usage": 1, "request.messages": 1}`.

    Raises:
        InvalidInput: A path into the payload is malformed.
    """
    paths = {"_id"}
    for node in selection.fields():
        name = node.name.value
        if name in _BY_PATH:
            paths.add(_stored_path(_BY_PATH[name], _argument(node, "path", selection.variables)))
        else:
            paths.update(_NEEDS.get(name, (name,)))
    # MongoDB refuses a path beside one that contains it.
    return {path: 1 for path in sorted(paths) if not _covered(path, paths)}


def feedback_projection(selection: Selection) -> dict[str, int]:
    """Return the MongoDB projection for what is selected of a Feedback."""
    needed = {_FEEDBACK_NEEDS[name] for name in selection.names() if name in _FEEDBACK_NEEDS}
    return dict.fromkeys(("_id", *sorted(needed)), 1)


def _argument(node: FieldNode, name: str, variables: Mapping[str, Any]) -> Any:
    for argument in node.arguments or ():
        if argument.name.value == name:
            return value_from_ast_untyped(argument.value, dict(variables))
    return None


def _stored_path(root: str, path: object) -> str:
    """Return the part of a path that a projection can name: up to the first list position."""
    parts = check_path(f"{root}.{path}").split(".")
    kept = []
    for part in parts:
        if part.isdigit():
            break
        kept.append(part)
    return ".".join(kept)


def _covered(path: str, paths: set[str]) -> bool:
    parts = path.split(".")
    return any(".".join(parts[:n]) in paths for n in range(1, len(parts)))
