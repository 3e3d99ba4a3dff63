"""From the text of a document to one that may be executed, and to a result that may be sent.

A text is parsed (`schema.execution.parsing`), measured with its variables
(`schema.execution.cost`), held against the limits, and validated; what was parsed and validated is
remembered by its text. While it is executed, what it reads is counted
(`services.storage.read_budget`), and at last its result is (`schema.execution.response_size`). All
of it lies below the transports, and so is the same on each.

Strawberry's own depth and alias limiters are not used: they walk a fragment once for each spread,
which takes exponential time.
"""

import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from cachetools import LRUCache
from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    specified_rules,
)
from graphql.validation import NoSchemaIntrospectionCustomRule
from strawberry.extensions import SchemaExtension

from schema.execution.cost import NOTHING, Measure, OperationMeasures
from schema.execution.input_size import check_inputs
from schema.execution.lenient_variables import LenientVariables, check_lenient
from schema.execution.pacing import Pace
from schema.execution.parsing import check_text, parse_document, validate_document
from schema.execution.response_size import Shape, TooLarge, is_surely_small, shape_of, weigh
from schema.permissions import role_needed
from services.errors import Forbidden, InvalidInput, TooComplex
from services.storage.read_budget import ReadBudget
from services.tenants.tokens import Role

# The documents that are remembered, in their tokens together: a hundred typical ones have 5,000.
# Each token is several objects, and a full garbage collection goes through all of them.
_REMEMBERED: Final = 20_000
# So many characters of the text count as a token, too.
_TEXT: Final = 20
_FEW_TOKENS: Final = 200
_SEEN: Final = 1_000
# Longer texts are parsed and validated at a pace, the first time: what that takes depends on more
# than their length, and is counted afterwards as it was. So are operations that ask for
# more than so much of the schema, and variables of so many values.
_LONG: Final = 250
_MUCH: Final = 1_000
# What that takes, in seconds: each half of a long document, a value of the schema, an input value.
_OF_CHARACTER: Final = 2e-6
_OF_SCHEMA: Final = 0.4e-6
_OF_INPUT: Final = 3e-6


@dataclass(frozen=True, slots=True)
class DocumentRules:
    """Which documents are executed.

    Attributes:
        text_bytes: The longest text, in bytes; of trusted documents too.
        lines: The most lines of a text.
        tokens: The most lexical tokens.
        comments: The most comments.
        depth: The deepest nesting of fields, introspection aside.
        fields: The most fields, fragments unfolded; so for the next three.
        aliases: The most fields with an alias.
        directives: The most directives.
        root_fields: The most selections at the root.
        cost: The highest cost; see `schema.execution.cost`, and for the next two.
        values: The most values.
        introspected: The most values of the schema itself.
        input_values: The most values in the variables of a query or a subscription; see
            `schema.execution.input_size`.
        mutation_input_values: The same of a mutation.
        response_bytes: The most that an operation reads from the database, and that a response,
            or an event of a subscription, has.
        trusted: The texts of trusted documents, by what names them.
        only_trusted: Whether no others are executed.
        introspection: Whether the schema itself may be asked for; without it, errors do not say
            "Did you mean" either, which tells the schema name by name.
    """

    text_bytes: int = 65_536
    lines: int = 5_000
    tokens: int = 2_000
    comments: int = 500
    depth: int = 16
    fields: int = 2_000
    aliases: int = 100
    directives: int = 50
    root_fields: int = 50
    cost: int = 50_000
    values: int = 500_000
    introspected: int = 80_000
    input_values: int = 10_000
    mutation_input_values: int = 100_000
    response_bytes: int = 32 * 1024 * 1024
    trusted: Mapping[str, str] = field(default_factory=dict)
    only_trusted: bool = False
    introspection: bool = True

    @property
    def suggestions(self) -> bool:
        """Whether errors may suggest names."""
        return self.introspection


@dataclass(slots=True)
class DocumentOperation:
    """An operation of a document that has been asked for.

    Attributes:
        node: The operation.
        measures: What it comes to, by its variables.
        shape: The shape of its result, once it has been looked at.
        role: The highest role that a field of it needs, `@skip` and `@include` aside.
    """

    node: OperationDefinitionNode
    measures: OperationMeasures
    role: Role
    shape: Shape | None = None

    @property
    def type(self) -> OperationType:
        """Query, mutation or subscription."""
        return self.node.operation


@dataclass(slots=True)
class ParsedDocument:
    """A document, and what has been found out of it."""

    document: DocumentNode
    size: int
    errors: list[GraphQLError] | None = None
    operations: dict[str | None, DocumentOperation] = field(default_factory=dict)

    def operation(self, schema: GraphQLSchema, name: str | None) -> DocumentOperation:
        """Return an operation by its name, the only one if None.

        Raises:
            NoOperation: There is none, or more than one.
        """
        known = self.operations.get(name)
        if known is None:
            node = _operation(self.document, name)
            known = self.operations[name] = DocumentOperation(
                node,
                OperationMeasures(schema, self.document, node),
                role_needed(schema, self.document, node, None),
            )
        return known


class NoOperation(InvalidInput):
    """It is not said which operation of a document is meant, or it has none of that name."""


@dataclass(slots=True)
class Prepared:
    """An operation on its way: parsed, then checked, then executed.

    Attributes:
        parsed: Its document.
        operation: The operation in it.
        measured: What it comes to, once it has been checked.
        budget: What it may read.
    """

    parsed: ParsedDocument
    operation: DocumentOperation
    budget: ReadBudget
    measured: Measure = NOTHING


class Documents:
    """Parses, measures and validates the documents that clients send, and bounds their results.

    Attributes:
        rules: By which.
        pace: Of what takes long.
    """

    def __init__(self, rules: DocumentRules) -> None:
        self.rules = rules
        self._entries: LRUCache[str, ParsedDocument] = LRUCache(
            _REMEMBERED, getsizeof=lambda entry: entry.size
        )
        # Long documents are remembered when they come again, so that those which are made up anew
        # each time push out nothing.
        self._seen: LRUCache[int, bool] = LRUCache(_SEEN)
        self._trusted = frozenset(rules.trusted.values())
        self._validation_rules = (
            specified_rules
            if rules.introspection
            else (*specified_rules, NoSchemaIntrospectionCustomRule)
        )
        self.pace = Pace()

    async def prepared(
        self, schema: GraphQLSchema, text: str, name: str | None, organization_id: str
    ) -> Prepared:
        """Parse a text, or remember it, and find the operation in it.

        Args:
            schema: What it is about.
            text: The document.
            name: The operation's name; the only one if None.
            organization_id: Whose turn it takes, if it takes long.

        Raises:
            NoOperation: The document does not have it.
            ServiceError: It is not trusted, or too long, or too many others wait.
            GraphQLSyntaxError: It is no document.
        """
        parsed = self._entries.get(text) or await self._parsed(text, organization_id)
        operation = parsed.operation(schema, name)
        return Prepared(parsed, operation, ReadBudget(self.rules.response_bytes, _RESPONSE_BYTES))

    async def _parsed(self, text: str, organization_id: str) -> ParsedDocument:
        rules = self.rules
        check_text(text, max_bytes=rules.text_bytes, max_lines=rules.lines)
        if rules.only_trusted and text not in self._trusted:
            raise Forbidden("only trusted documents are executed here")
        async with self._paced(len(text), organization_id):
            document, tokens = parse_document(
                text, max_tokens=rules.tokens, max_comments=rules.comments
            )
        entry = ParsedDocument(document, tokens + len(text) // _TEXT)
        if entry.size > _REMEMBERED:
            return entry  # more than all others together may take
        if entry.size <= _FEW_TOKENS or hash(text) in self._seen:
            self._entries[text] = entry
        else:
            self._seen[hash(text)] = True
        return entry

    async def check(
        self,
        schema: GraphQLSchema,
        prepared: Prepared,
        text: str,
        variables: dict[str, Any],
        organization_id: str,
    ) -> Sequence[GraphQLError]:
        """Measure and validate an operation; return why it may not be executed, if so.

        Raises:
            ServiceError: It is past a limit, whether it is valid or not; or too many others wait.
        """
        operation = prepared.operation
        prepared.measured = measured = operation.measures.of(variables)
        prepared.budget.width = max(measured.fields, 1)
        if fault := _fault(measured, operation.node, self.rules):
            raise TooComplex(fault)
        is_mutation = operation.type is OperationType.MUTATION
        if isinstance(variables, LenientVariables):
            check_lenient(schema, operation.node, variables)
        most = self.rules.mutation_input_values if is_mutation else self.rules.input_values
        number = check_inputs(schema, operation.node, variables, most)
        if measured.introspected > _MUCH:
            await self.pace.wait(_OF_SCHEMA * measured.introspected, organization_id)
        if number > _MUCH and not is_mutation:  # those of writers are theirs to send
            await self.pace.wait(_OF_INPUT * number, organization_id)
        parsed = prepared.parsed
        if parsed.errors is None:
            async with self._paced(len(text), organization_id):
                parsed.errors = validate_document(
                    schema,
                    parsed.document,
                    self._validation_rules,
                    suggestions=self.rules.suggestions,
                )
        return parsed.errors

    @asynccontextmanager
    async def _paced(self, length: int, organization_id: str) -> AsyncIterator[None]:
        if length <= _LONG:
            yield
            return
        expected = _OF_CHARACTER * length
        await self.pace.wait(expected, organization_id)
        # The time of this thread, which does nothing else meanwhile: a machine that is busy, or
        # that slept, is no fault of the document's.
        began = time.thread_time()
        try:
            yield
        finally:
            self.pace.correct(time.thread_time() - began - expected)

    def extensions_of(self, prepared: Prepared) -> dict[str, Any]:
        """Return the `extensions` of a response: what the operation cost."""
        return {"cost": {"requested": prepared.measured.cost, "limit": self.rules.cost}}

    def bound(self, schema: GraphQLSchema, prepared: Prepared, result: Any) -> None:
        """Put an error in the place of a result that is too large to be sent."""
        operation, most = prepared.operation, self.rules.response_bytes
        if not isinstance(result.data, dict):
            return
        if operation.shape is None:
            operation.shape = shape_of(schema, prepared.parsed.document, operation.node)
        shape, read = operation.shape, prepared.budget.read
        if is_surely_small(operation.node, shape, prepared.measured, read, most):
            return
        try:
            weigh(result.data, shape, most)
        except TooLarge:
            error = prepared.budget.exceeded()
            # A path, since it was executed: a mutation has been done.
            path: list[str | int] = [next(iter(result.data))]
            result.data = None
            result.errors = [GraphQLError(str(error), path=path, original_error=error)]


class UseDocuments(SchemaExtension):
    """Has Strawberry execute the document that `Documents` has parsed and validated."""

    def on_parse(self) -> Iterator[None]:
        prepared: Prepared = self.execution_context.context.prepared
        self.execution_context.graphql_document = prepared.parsed.document
        yield

    def on_validate(self) -> Iterator[None]:
        self.execution_context.pre_execution_errors = []
        yield


# Of a cost, which has no bound: past what JSON's readers take for an integer.
MOST_TOLD: Final = 10**15
_RESPONSE_BYTES: Final = "LOG10_GATEWAY_GRAPHQL_MAX_RESPONSE_BYTES"


def _operation(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    """Return the operation that is meant (GraphQL specification, 6.1, GetOperation).

    Raises:
        NoOperation: There is none, or more than one.
    """
    found = [
        node
        for node in document.definitions
        if isinstance(node, OperationDefinitionNode)
        and (name is None or (node.name is not None and node.name.value == name))
    ]
    if not found:
        named = "no operation" if name is None else f"no operation {name[:200]!r}"
        raise NoOperation(f"the document has {named}")
    if name is None and len(found) > 1:
        raise NoOperation("the document has several operations: operationName must name one")
    return found[0]


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
        ("values of the schema", measured.introspected, rules.introspected),
    ):
        if number > most:
            return f"the operation has more than {most} {what}"
    if measured.cost > rules.cost:
        return f"the operation costs {min(measured.cost, MOST_TOLD)}; {rules.cost} are allowed"
    if measured.values > rules.values:
        return f"the operation may return more than {rules.values} values"
    return None
