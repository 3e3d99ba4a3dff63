"""One operation, from its admission to its last result, the same on every transport."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Collection, Sequence
from contextlib import aclosing, asynccontextmanager
from contextvars import Context
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, TypeVar

import strawberry
from graphql import GraphQLError, OperationType
from strawberry.types import ExecutionContext, ExecutionResult
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType as StrawberryType

from resolvers.context import RequestContext
from schema.errors import collect_input_names, input_names, public_error
from schema.execution.documents import MOST_TOLD, Documents, NoOperation, Prepared
from schema.execution.field_metadata import is_told_apart
from schema.execution.responses import Response
from schema.execution.shared_streams import Responses, SharedStreams
from schema.execution.stream_starts import start_of
from schema.permissions import role_needed
from services.errors import DeadlineExceeded, ServiceError, Unavailable
from services.http_errors import HttpError, coded, graphql_extensions, masked
from services.observability.metrics import Metrics
from services.observability.records import current_record
from services.runtime import bare_context, part
from services.storage import read_budget
from services.storage.database import as_service_error, database
from services.tenants.admission import seconds_until_recheck
from services.tenants.tokens import Role

Result = TypeVar("Result")
ALL_TYPES: Final = frozenset(OperationType)
SUBSCRIPTION: Final = OperationType.SUBSCRIPTION
# As much of an operation's name as the log has.
_NAME_LENGTH: Final = 100
_STRAWBERRYS: Final = frozenset(StrawberryType)  # which are allowed has been checked


@dataclass(frozen=True, slots=True)
class Operation:
    """What a client asks for.

    Attributes:
        document: The text.
        name: Which operation of the document; the only one if None.
        variables: As sent.
        allowed: The types that it may be of.
    """

    document: str
    name: str | None = None
    variables: dict[str, Any] = field(default_factory=dict)
    allowed: Collection[OperationType] = ALL_TYPES

    @property
    def arguments(self) -> dict[str, Any]:
        """What Strawberry takes."""
        return {
            "query": self.document,
            "variable_values": self.variables,
            "operation_name": self.name,
            "allowed_operation_types": _STRAWBERRYS,
        }


class Schema(strawberry.Schema):
    """The gateway's schema.

    Args:
        documents: Parses and validates.
        timeout_seconds: How long an operation may take; for a subscription, until it begins.
        options: Strawberry's.
    """

    def __init__(self, *, documents: Documents, timeout_seconds: float, **options: Any) -> None:
        super().__init__(**options)
        self._documents = documents
        self._timeout_seconds = timeout_seconds
        self._is_suggesting = documents.rules.suggestions
        collect_input_names(self._schema)
        self._streams = SharedStreams()

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Log nothing here: `schema.errors.public_error` logs what is a bug of ours, once."""

    async def role_needed(self, operation: Operation, context: RequestContext) -> Role:
        """Return the least role that may execute an operation.

        Its document is parsed for that, and stays in the context. One that cannot be parsed needs
        a reader, who is told what is wrong with it.

        Raises:
            NoOperation: There is no document, or it does not have it.
            HttpError: It is not of a type that is allowed, as a mutation by GET.
            ServiceError: The document is not trusted, is too long, or too many others wait.
        """
        if not operation.document:
            raise NoOperation("there is no 'query' in the request")
        principal = context.principal
        try:
            context.prepared = prepared = await self._documents.prepared(
                self._schema, operation.document, operation.name, principal.organization_id
            )
        except GraphQLError as error:
            context.prepared = error
            return Role.READER
        chosen = prepared.operation
        if (record := current_record()) is not None:
            record.operation_type = chosen.type.value
            name = chosen.node.name
            record.operation_name = name.value[:_NAME_LENGTH] if name else None
        if chosen.type not in operation.allowed:
            raise HttpError(405, f"a {chosen.type.value} is sent by POST", {"Allow": "POST"})
        if principal.role.includes(chosen.role):
            return chosen.role
        document = prepared.parsed.document
        return role_needed(self._schema, document, chosen.node, operation.variables)

    def is_subscription(self, context: RequestContext) -> bool:
        """Say whether the results of an operation that was admitted are a stream without end."""
        prepared = context.prepared
        return isinstance(prepared, Prepared) and prepared.operation.type is SUBSCRIPTION

    async def run(self, operation: Operation, context: RequestContext) -> ExecutionResult:
        """Execute a query or a mutation that has been admitted.

        Raises:
            DeadlineExceeded: The time is up; its work in the database ends too.
        """
        rejected = await self._rejected(operation, context)
        if rejected is not None:
            return rejected
        work = self.execute(**operation.arguments, context_value=context)
        with read_budget.counting(context.prepared.budget):
            result = await self._in_time(work)
        return self._finished(result, context.prepared)

    async def results(self, operation: Operation, context: RequestContext) -> Responses:
        """Execute an operation of any type that has been admitted; yield its responses.

        What ends a stream, such as a token that is no longer valid, is its last response.
        """
        try:
            if not self.is_subscription(context):
                yield Response(await self.run(operation, context))
                return
            rejected = await self._rejected(operation, context)
            if rejected is not None:
                yield Response(rejected)
                return
            shared = self._shared(operation, context)
            async with aclosing(shared) as responses, _counted():
                async for response in responses:
                    yield response
        except Exception as error:  # noqa: BLE001  # whatever it is, the client is told something
            yield Response(failed_result(as_service_error(error) or masked(error)))

    async def _shared(self, operation: Operation, context: RequestContext) -> Responses:
        """Yield the responses of a stream, for as long as the token is valid.

        Raises:
            Unauthenticated: It no longer is.
            Unavailable: That cannot be told, and there is a response to be sent.
        """
        principal, prepared = context.principal, context.prepared
        start = start_of(prepared.parsed.document, prepared.operation.node, operation.variables)
        key = (
            principal.organization_id,
            principal.role,
            operation.document,
            operation.name,
            json.dumps(start.variables, sort_keys=True),
        )
        after = context.stream.resume_after or start.after
        if self._is_told_apart(start.field):
            after = object()  # nobody else begins there
        member = self._streams.join(
            key, after, context, partial(self._executed, operation), _variables_of
        )
        loop = asyncio.get_running_loop()
        check_at = loop.time() + seconds_until_recheck(context.principal)
        try:
            while True:
                try:
                    response = await member.next(check_at)
                except StopAsyncIteration:
                    return
                # Who is told why the stream ends may be told so at once, by a gateway that ends.
                if loop.time() >= check_at and (response is None or response.is_executed):
                    again = context.admit_again()
                    try:
                        await (again if response is not None else member.unless_over(again))
                    except Unavailable:
                        if response is not None:
                            raise
                    check_at = loop.time() + seconds_until_recheck(context.principal)
                if response is not None:
                    if response.errors:  # of each who is told them
                        coded(response.errors[0]["extensions"]["code"])
                        if (record := current_record()) is not None:
                            response = response.for_request(record.request_id)
                    yield response
        finally:
            member.leave()

    def _is_told_apart(self, name: str) -> bool:
        root = self._schema.subscription_type
        return root is not None and is_told_apart(root.fields[name])

    async def _executed(self, operation: Operation, context: RequestContext) -> Responses:
        """Execute a subscription, for all who share it."""
        prepared: Prepared = context.prepared
        stream: Any = await self.stream(**operation.arguments, context_value=context)
        async with aclosing(stream) as results:
            async for result in results:
                yield Response(self._finished(result, prepared), cursor=context.stream.cursor)
                prepared.budget.read = prepared.budget.values = 0  # each event has the whole

    async def _rejected(
        self, operation: Operation, context: RequestContext
    ) -> ExecutionResult | None:
        """Return the result of an operation that is not executed; None of one that may be."""
        prepared = context.prepared
        if isinstance(prepared, GraphQLError):
            return self._public(PreExecutionError(data=None, errors=[prepared]))
        errors: Sequence[GraphQLError]
        try:
            errors = await self._documents.check(
                self._schema,
                prepared,
                operation.document,
                operation.variables,
                context.organization_id,
            )
        except ServiceError as error:
            errors = [GraphQLError(str(error), original_error=error)]
        if (record := current_record()) is not None:
            record.cost = min(prepared.measured.cost, MOST_TOLD)
        if not errors:
            return None
        extensions = self._documents.extensions_of(prepared)
        return self._public(PreExecutionError(None, list(errors), extensions))

    def _finished(self, result: ExecutionResult, prepared: Prepared) -> ExecutionResult:
        """Bound a result, say what it cost, and leave of its errors what its caller may read."""
        self._documents.bound(self._schema, prepared, result)
        result.extensions = self._documents.extensions_of(prepared)
        return self._public(result)

    def _public(self, result: ExecutionResult) -> ExecutionResult:
        """Leave of a result's errors what its caller may read."""
        if result.errors:
            is_rejected = isinstance(result, PreExecutionError)
            result.errors = [
                public_error(
                    error,
                    is_rejected=is_rejected,
                    suggesting=self._is_suggesting,
                    names=input_names(self._schema),
                )
                for error in result.errors
            ]
        return result

    async def _in_time(self, work: Awaitable[Result]) -> Result:
        try:
            with database.deadline(self._timeout_seconds):
                async with asyncio.timeout(self._timeout_seconds):
                    return await work
        except TimeoutError as error:
            raise DeadlineExceeded(
                f"the request took more than {self._timeout_seconds:g} seconds"
            ) from error


@asynccontextmanager
async def _counted() -> AsyncIterator[None]:
    metrics = part(Metrics)
    metrics.subscriptions += 1
    try:
        yield
    finally:
        metrics.subscriptions -= 1


def _variables_of(context: RequestContext) -> Context:
    """Return the context variables of a stream: of no caller's, but for what it may read."""
    budget = context.prepared.budget
    return bare_context().run(read_budget.context_of, budget)


def failed_result(error: ServiceError) -> ExecutionResult:
    """Return the result of an operation that failed as a whole."""
    told = GraphQLError(str(error), extensions=graphql_extensions(error))
    return ExecutionResult(data=None, errors=[told])
