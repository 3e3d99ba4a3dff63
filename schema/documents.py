"""From the text of a document to one that may be executed, and to a result that may be sent.

A text is parsed (`schema.parsing`), measured with its variables (`schema.measure`), held against
the limits, and validated; what was parsed and validated is remembered by its text. While it is
executed, what it reads is counted (`services.read_budget`), and at last its result is
(`schema.response_size`). All of it lies below the transports, and so is the same on each.

Strawberry's own depth and alias limiters are not used: they walk a fragment once for each spread,
which takes exponential time.
"""

import time
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from cachetools import LRUCache
from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
)
from strawberry.extensions import SchemaExtension
from strawberry.types import ExecutionContext

from resolvers.context import RequestContext
from schema.input_size import check_inputs
from schema.measure import Measure, OperationMeasures
from schema.pacing import Pace
from schema.parsing import check_text, parse_document, validate_document
from schema.response_size import Shape, TooLarge, is_surely_small, shape_of, weigh
from services import read_budget
from services.errors import Forbidden, ServiceError, TooComplex
from services.read_budget import ReadBudget

# The documents that are remembered, in their tokens together: a hundred typical ones have 5,000.
# Each token is several objects, and a full garbage collection goes through all of them.
_REMEMBERED: Final = 20_000
# So many characters of the text count as a token, too.
_TEXT: Final = 20
_FEW_TOKENS: Final = 200
_SEEN: Final = 1_000
# Longer texts are parsed and validated at a pace, the first time. So are operations that ask for
# more than so much of the schema, and variables of so many values.
_LONG: Final = 2_000
_MUCH: Final = 1_000
# What that takes, in seconds: each half of a long document, a value of the schema, an input value.
_OF_DOCUMENT: Final = 0.02
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
        cost: The highest cost; see `schema.measure`, and for the next two.
        values: The most values.
        introspected: The most values of the schema itself.
        input_values: The most values in the variables of a query or a subscription; see
            `schema.input_size`.
        mutation_input_values: The same of a mutation.
        response_bytes: The most that an operation reads from the database, and that a response,
            or an event of a subscription, has.
        trusted: The texts of trusted documents, by what names them.
        only_trusted: Whether no others are executed.
        suggestions: Whether errors may say "Did you mean", which tells the schema name by name.
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
    suggestions: bool = True


@dataclass(slots=True)
class _Operation:
    """An operation of a document that has been asked for."""

    node: OperationDefinitionNode
    measures: OperationMeasures
    shape: Shape | None = None


@dataclass(slots=True)
class ParsedDocument:
    """A document, and what has been found out of it."""

    document: DocumentNode
    size: int
    errors: list[GraphQLError] | None = None
    operations: dict[str | None, _Operation | None] = field(default_factory=dict)

    def operation(self, schema: GraphQLSchema, name: str | None) -> _Operation | None:
        """Return an operation by its name; None if there is none."""
        known = self.operations.get(name)
        if known is None and (node := _operation(self.document, name)) is not None:
            measures = OperationMeasures(schema, self.document, node)
            known = self.operations[name] = _Operation(node, measures)
        return known


class Documents:
    """Parses, measures and validates the documents that clients send, by some rules.

    Attributes:
        rules: These.
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
        self.pace = Pace()

    async def parsed(self, text: str, organization_id: str) -> ParsedDocument:
        """Parse a text, or remember it.

        Args:
            text: The document.
            organization_id: Whose turn it takes, if it takes long.

        Raises:
            ServiceError: It is not trusted, or too long, or too many others wait.
            GraphQLSyntaxError: It is no document.
        """
        entry = self._entries.get(text)
        if entry is not None:
            return entry
        check_text(text, max_bytes=self.rules.text_bytes, max_lines=self.rules.lines)
        if self.rules.only_trusted and text not in self._trusted:
            raise Forbidden("only trusted documents are executed here")
        if len(text) <= _LONG:
            return self._parsed(text)
        await self.pace.wait(_OF_DOCUMENT, organization_id)
        began = time.perf_counter()
        try:
            return self._parsed(text)
        finally:
            self.pace.correct(time.perf_counter() - began - _OF_DOCUMENT)

    def _parsed(self, text: str) -> ParsedDocument:
        rules = self.rules
        document, tokens = parse_document(
            text, max_tokens=rules.tokens, max_comments=rules.comments
        )
        entry = ParsedDocument(document, tokens + len(text) // _TEXT)
        if entry.size <= _FEW_TOKENS or hash(text) in self._seen:
            self._entries[text] = entry
        else:
            self._seen[hash(text)] = True
        return entry

    async def check(
        self, operation: _Operation, measured: Measure, context: ExecutionContext
    ) -> None:
        """Return when an operation may be executed, if it is valid.

        Raises:
            ServiceError: It may not be, whether it is valid or not.
        """
        organization_id: str = context.context.organization_id
        if fault := _fault(measured, operation.node, self.rules):
            raise TooComplex(fault)
        is_mutation = operation.node.operation is OperationType.MUTATION
        most = self.rules.mutation_input_values if is_mutation else self.rules.input_values
        schema = context.schema._schema
        number = check_inputs(schema, operation.node, context.variables or {}, most)
        if measured.introspected > _MUCH:
            await self.pace.wait(_OF_SCHEMA * measured.introspected, organization_id)
        if number > _MUCH and not is_mutation:  # those of writers are theirs to send
            await self.pace.wait(_OF_INPUT * number, organization_id)

    async def validated(
        self, entry: ParsedDocument, context: ExecutionContext
    ) -> list[GraphQLError]:
        """Validate a document, or remember what is wrong with it.

        Raises:
            Unavailable: Too many others wait.
        """
        is_long = entry.errors is None and len(context.query or "") > _LONG
        if is_long:
            await self.pace.wait(_OF_DOCUMENT, context.context.organization_id)
        began = time.perf_counter()
        if entry.errors is None:
            entry.errors = validate_document(
                context.schema._schema,
                entry.document,
                context.validation_rules,
                suggestions=self.rules.suggestions,
            )
        if is_long:
            self.pace.correct(time.perf_counter() - began - _OF_DOCUMENT)
        return entry.errors


def documents_extension(documents: Documents) -> type[SchemaExtension]:
    """Make the extension that lets documents through."""
    return type("DocumentsExtension", (_Extension,), {"documents": documents})


class _Extension(SchemaExtension):
    """See the module."""

    documents: ClassVar[Documents]

    _entry: ParsedDocument
    _operation: _Operation | None = None
    _measured: Measure

    def on_operation(self) -> Iterator[None]:
        self._budget = ReadBudget(self.documents.rules.response_bytes, _RESPONSE_BYTES)
        yield

    async def on_parse(self) -> AsyncIterator[None]:
        context: RequestContext = self.execution_context.context
        if isinstance(context.parsed, GraphQLError):
            raise context.parsed
        if isinstance(context.parsed, ParsedDocument):
            self._entry = context.parsed
        else:  # it was not admitted by a transport, as in the benchmark
            text = self.execution_context.query or ""
            self._entry = await self.documents.parsed(text, context.organization_id)
        self.execution_context.graphql_document = self._entry.document
        yield

    async def on_validate(self) -> AsyncIterator[None]:
        context, entry = self.execution_context, self._entry
        self._operation = operation = entry.operation(
            context.schema._schema, context.operation_name
        )
        try:
            if operation is not None:
                self._measured = measured = operation.measures.of(context.variables or {})
                context.extensions_results["cost"] = {
                    "requested": measured.cost,
                    "limit": self.documents.rules.cost,
                }
                await self.documents.check(operation, measured, context)
            context.pre_execution_errors = await self.documents.validated(entry, context)
        except ServiceError as error:
            context.pre_execution_errors = [_as_graphql(error)]
        yield

    def on_execute(self) -> Iterator[None]:
        read_budget.begin(self._budget)
        yield
        # None of a subscription, whose events come later.
        if self.execution_context.result is not None:
            self._bound(self.execution_context.result)

    def on_stream_result(self, result: Any) -> Iterator[None]:
        operation = self._operation
        if operation is not None and _is_subscription(operation.node):
            self._bound(result)
            yield
            self._budget.read = 0  # each event has the whole of it
        else:
            yield

    def _bound(self, result: Any) -> None:
        """Put an error in the place of a result that is too large to be sent."""
        operation = self._operation
        if operation is None or not isinstance(result.data, dict):
            return
        if operation.shape is None:
            operation.shape = shape_of(self._entry.document, operation.node)
        shape, most = operation.shape, self.documents.rules.response_bytes
        read = self._budget.read
        if is_surely_small(operation.node, shape, self._measured, read, most):
            return
        try:
            weigh(result.data, shape, most)
        except TooLarge:
            error = self._budget.exceeded()
            # A path, since it was executed: a mutation has been done.
            path: list[str | int] = [next(iter(result.data))]
            result.data = None
            code = {"code": error.code}
            result.errors = [
                GraphQLError(str(error), path=path, original_error=error, extensions=code)
            ]


_RESPONSE_BYTES: Final = "LOG10_GATEWAY_GRAPHQL_MAX_RESPONSE_BYTES"


def _is_subscription(operation: OperationDefinitionNode) -> bool:
    return operation.operation is OperationType.SUBSCRIPTION


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
        ("values of the schema", measured.introspected, rules.introspected),
    ):
        if number > most:
            return f"the operation has more than {most} {what}"
    if measured.cost > rules.cost:
        return f"the operation costs {min(measured.cost, 10**15)}; {rules.cost} are allowed"
    if measured.values > rules.values:
        return f"the operation may return more than {rules.values} values"
    return None
