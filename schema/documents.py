"""From the text of a document to one that may be executed: parsed, measured, validated.

What was parsed and validated is remembered by its text. Limits stand between the two, since
validation itself takes more than linear time. Strawberry's own depth and alias limiters are not
used: they walk a fragment once for each spread, which takes exponential time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from cachetools import LRUCache
from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    parse,
    validate,
)
from strawberry.extensions import SchemaExtension

from schema.measure import Measure, measure
from services.errors import Forbidden, ServiceError, TooComplex

_REMEMBERED: Final = 512
# Longer texts are parsed each time: a cache of them could hold gigabytes.
_LONGEST_REMEMBERED: Final = 20_000
_MOST_MEASURES: Final = 64


@dataclass(frozen=True, slots=True)
class DocumentRules:
    """Which documents are executed.

    Attributes:
        tokens: The most lexical tokens.
        depth: The deepest nesting of fields, introspection aside.
        fields: The most fields, fragments unfolded; so for the next three.
        aliases: The most fields with an alias.
        directives: The most directives.
        root_fields: The most selections at the root.
        cost: The highest cost; see `schema.measure`.
        trusted: The texts of trusted documents, by what names them.
        only_trusted: Whether no others are executed.
        suggestions: Whether errors may say "Did you mean", which tells the schema name by name.
    """

    tokens: int = 5_000
    depth: int = 16
    fields: int = 2_000
    aliases: int = 100
    directives: int = 50
    root_fields: int = 50
    cost: int = 50_000
    trusted: Mapping[str, str] = field(default_factory=dict)
    only_trusted: bool = False
    suggestions: bool = True


@dataclass(slots=True)
class _Entry:
    document: DocumentNode
    errors: list[GraphQLError] | None = None
    measures: dict[Any, Measure] = field(default_factory=dict)

    def measured(
        self, schema: GraphQLSchema, operation: OperationDefinitionNode, variables: dict[str, Any]
    ) -> Measure:
        """Measure the operation, or remember it: only numbers and lists of variables count."""
        key = (
            id(operation),
            *(
                (name, len(value) if isinstance(value, list) else value)
                for name, value in variables.items()
                if isinstance(value, int | list)
            ),
        )
        known = self.measures.get(key)
        if known is None:
            if len(self.measures) >= _MOST_MEASURES:
                self.measures.clear()
            known = self.measures[key] = measure(schema, self.document, operation, variables)
        return known


class Documents:
    """The documents that clients have sent, by these rules, as far as they are remembered."""

    def __init__(self, rules: DocumentRules) -> None:
        self.rules: Final = rules
        self._entries: LRUCache[str, _Entry] = LRUCache(_REMEMBERED)

    def parsed(self, text: str) -> _Entry:
        """Parse a document.

        Raises:
            GraphQLError: It cannot be parsed.
        """
        entry = self._entries.get(text)
        if entry is None:
            entry = _Entry(parse(text, max_lexical_tokens=self.rules.tokens))
            if len(text) <= _LONGEST_REMEMBERED:
                self._entries[text] = entry
        return entry


def documents_extension(documents: Documents) -> type[SchemaExtension]:
    """Make the extension that lets documents through."""
    rules, parsed = documents.rules, documents.parsed
    trusted_texts = frozenset(rules.trusted.values())

    class Extension(SchemaExtension):
        """See the module."""

        _entry: _Entry

        def on_parse(self) -> Iterator[None]:
            text = self.execution_context.query or ""
            if rules.only_trusted and text not in trusted_texts:
                raise _as_graphql(Forbidden("only trusted documents are executed here"))
            self._entry = parsed(text)
            self.execution_context.graphql_document = self._entry.document
            yield

        def on_validate(self) -> Iterator[None]:
            context, entry = self.execution_context, self._entry
            schema = context.schema._schema
            operation = _operation(entry.document, context.operation_name)
            if operation is not None:
                measured = entry.measured(schema, operation, context.variables or {})
                context.extensions_results["cost"] = {
                    "requested": measured.cost,
                    "limit": rules.cost,
                }
                if fault := _fault(measured, operation, rules):
                    context.pre_execution_errors = [_as_graphql(TooComplex(fault))]
                    yield
                    return
            if entry.errors is None:
                entry.errors = validate(
                    schema,
                    entry.document,
                    context.validation_rules,
                    hide_suggestions=not rules.suggestions,
                )
            context.pre_execution_errors = entry.errors
            yield

    return Extension


def _as_graphql(error: ServiceError) -> GraphQLError:
    return GraphQLError(str(error), original_error=error)


def _operation(document: DocumentNode, name: str | None) -> OperationDefinitionNode | None:
    for node in document.definitions:
        if isinstance(node, OperationDefinitionNode) and (
            name is None or (node.name is not None and node.name.value == name)
        ):
            return node
    return None


def _fault(
    measured: Measure, operation: OperationDefinitionNode, rules: DocumentRules
) -> str | None:
    """Say what is too much, if anything is."""
    for what, number, most in (
        ("levels", measured.depth, rules.depth),
        ("fields", measured.fields, rules.fields),
        ("aliases", measured.aliases, rules.aliases),
        ("directives", measured.directives, rules.directives),
        ("root fields", len(operation.selection_set.selections), rules.root_fields),
    ):
        if number > most:
            return f"the operation has more than {most} {what}"
    if measured.cost > rules.cost:
        return f"the operation costs {min(measured.cost, 10**15)}; {rules.cost} are allowed"
    return None
