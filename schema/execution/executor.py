"""Lists of rows, completed by generated functions.

graphql-core completes a list field by field, through some twenty calls each, which takes about two
hundred times as long as encoding the result. Here the plain fields of a selection are read by one
generated function per (type, selection); see `schema.execution.readers`.

A batch field (`schema.execution.batch_fields`), such as a nested connection, is
resolved once for the whole list, and its values are completed by generated functions too, if all
that is selected below it is plain. Other fields with a resolver are executed by graphql-core as
ever, beside the plain ones of their row.

Whatever surprises the generated function (a null where none may be, a value of another kind, a row
that is none) raises, before anything has happened, and the row is completed by graphql-core: so
errors and null bubbling are exactly its own. `tests/unit/test_compiled.py` holds the two against
each other.

This leans on graphql-core's insides (`complete_iterable_value`, `execute_field`), so 3.3.x is
pinned.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    GraphQLField,
    GraphQLObjectType,
    is_leaf_type,
    is_non_null_type,
    is_object_type,
)
from graphql.execution.values import get_argument_values
from graphql.pyutils import Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.types.arguments import convert_arguments

from schema.connection import Node
from schema.execution.batch_fields import BatchField, batch_field_of
from schema.execution.readers import (
    GLOBAL_ID,
    Arguments,
    Read,
    Surprise,
    completer,
    reader,
    row_function,
    strawberry_field,
)
from schema.scalars import read_row
from services.storage.database import as_service_error

_ACCEPTS_ANY: Final = Node.is_type_of.__func__  # type: ignore[attr-defined]  # a classmethod


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of one selection are completed.

    Attributes:
        read: Makes a row's result, with None in the place of each field that has a resolver.
        resolved: The names in the result, and the fields, that have one.
        paged: Those whose resolver is called once for all rows.
    """

    read: Read
    resolved: tuple[tuple[str, Any], ...]
    paged: tuple["PagedField", ...]


@dataclass(frozen=True, slots=True)
class PagedField:
    """A batch field, as it is selected.

    Attributes:
        name: In the result.
        details: graphql-core's, of where it is selected.
        field: In the schema.
        batch: The same field, as Strawberry has it.
        complete: Turns what that found for a row into its result, or raises.
    """

    name: str
    details: Any
    field: GraphQLField
    batch: BatchField
    complete: Callable[[Any], Any]


class CompiledExecutor(StrawberryGraphQLCoreExecutionContext):
    """graphql-core's executor, with lists of rows taken over."""

    def complete_iterable_value(
        self,
        item_type: Any,
        field_details_list: Any,
        info: Any,
        path: Path,
        items: Any,
        position_context: Any,
    ) -> Any:
        """Complete a list, by a plan where there is one."""
        type_ = item_type.of_type if is_non_null_type(item_type) else item_type
        plan = None
        if type(items) is list and is_object_type(type_) and not self._has_middleware:
            plan = self._plan(type_, field_details_list)
        if plan is None:
            return super().complete_iterable_value(
                item_type, field_details_list, info, path, items, position_context
            )
        rows = _Rows(self, type_, item_type, field_details_list, info, path, position_context)
        if not plan.resolved and not plan.paged:
            if len(items) > _SLICE:
                return rows.read_in_slices(plan, items)
            try:
                read = plan.read
                return [read(row) for row in items]
            except Exception:  # noqa: BLE001, S110  # graphql-core finds and words the fault
                pass
        return rows.complete(plan, items)

    @property
    def _has_middleware(self) -> bool:
        # Strawberry passes a manager always; it is empty while no extension wraps resolvers.
        return self.middleware_manager is not None and bool(self.middleware_manager.middlewares)

    def _plan(self, type_: GraphQLObjectType, field_details_list: Any) -> Plan | None:
        if not _accepts_rows(type_):
            return None
        grouped, defer_usages, _ = self.collect_subfields(type_, field_details_list)
        if defer_usages:
            return None
        shape: list[Any] = []
        resolved: list[tuple[str, Any]] = []
        paged: list[PagedField] = []
        for name, details in grouped.items():
            part = self._shape(type_, name, details)
            if part is not None:
                shape.append(part)
                continue
            shape.append((name, None, None))
            field = self._paged(type_, name, details)
            if field is None:
                resolved.append((name, details))
            else:
                paged.append(field)
        return Plan(reader(type_, tuple(shape)), tuple(resolved), tuple(paged))

    def _paged(self, type_: GraphQLObjectType, name: str, details: Any) -> PagedField | None:
        """Describe a batch field; None if it is none, or if what is selected below is not plain."""
        field = type_.fields.get(details[0].node.name.value)
        batch = None if field is None else batch_field_of(strawberry_field(field))
        if field is None or batch is None:
            return None
        below = _object_within(field.type)
        shape = None if below is None else self._shape_below(below, details)
        if below is not None and shape is None:
            return None
        return PagedField(name, details, field, batch, completer(field.type, shape))

    def _shape(self, type_: GraphQLObjectType, name: str, details: Any) -> Any:
        """Describe a plain field: (name in the result, field's name, shape below).

        Returns:
            None where the field has a resolver, or holds one that has.
        """
        node = details[0].node
        field_name = node.name.value
        if field_name in ("__typename", GLOBAL_ID):
            return (name, field_name, None)
        field = type_.fields.get(field_name)
        if field is not None and field.args and row_function(field) is not None:
            arguments = self._literals(field, details[0])
            return None if arguments is None else (name, field_name, arguments)
        if field is None or node.arguments or not _is_plain(field):
            return None
        below = _object_within(field.type)
        if below is None:
            return (name, field_name, None)
        shape = self._shape_below(below, details)
        return None if shape is None else (name, field_name, shape)

    def _literals(self, field: GraphQLField, details: Any) -> Arguments | None:
        """Return the arguments of a field that is made of its row; None if they are wrong."""
        try:
            given = get_argument_values(
                field, details.node, self.variable_values, details.fragment_variable_values
            )
            hash(arguments := Arguments(sorted(given.items())))
        except Exception:  # noqa: BLE001  # graphql-core finds and words the fault
            return None
        return arguments

    def _shape_below(self, type_: GraphQLObjectType, details: Any) -> tuple[Any, ...] | None:
        """Describe what is selected of an object; None if not all of it is plain."""
        if not _accepts_rows(type_):
            return None
        grouped, defer_usages, _ = self.collect_subfields(type_, details)
        parts = [self._shape(type_, name, inner) for name, inner in grouped.items()]
        return None if defer_usages or None in parts else tuple(parts)

    async def page_values(
        self, type_: GraphQLObjectType, field: PagedField, rows: Sequence[Any], path: Path
    ) -> list[Any]:
        """Resolve a field for all rows.

        Returns:
            The results; `_UNREAD` where graphql-core has to find and word a fault, and a `_Failed`
            for each row where what the field needs cannot be had for any.
        """
        try:
            nodes = [one.node for one in field.details]
            info = self.build_resolve_info(field.field, nodes, type_, path)
            values = await field.batch.for_rows(rows, info, self._arguments(field))
        except Exception as error:  # noqa: BLE001  # told of each row
            # What is expected, such as a wrong argument or a database that is out of reach, is not
            # asked for again row by row.
            is_of_all = as_service_error(error) is not None
            return [_Failed(error) if is_of_all else _UNREAD] * len(rows)
        return [_completed(field, value) for value in values]

    def _arguments(self, field: PagedField) -> Mapping[str, Any]:
        """Return a field's arguments, as Strawberry gives them to a resolver."""
        definition = field.batch
        if not definition.arguments:
            return {}
        details = field.details[0]
        given = get_argument_values(
            field.field, details.node, self.variable_values, details.fragment_variable_values
        )
        schema: Any = self.schema
        converter = schema._strawberry_schema.schema_converter
        return convert_arguments(
            given, definition.arguments, converter.scalar_registry, converter.config
        )


# The rows that are read at a time, in some 3 ms: more than a page of any connection has.
_SLICE: Final = 1_000
# In the place of a result that a generated function could not make.
_UNREAD: Final = object()


@dataclass(frozen=True, slots=True)
class _Failed:
    """In the place of a row's result, of a field that has failed for all rows."""

    error: Exception


def _completed(field: PagedField, value: Any) -> Any:
    try:
        return field.complete(value)
    except Exception:  # noqa: BLE001  # graphql-core finds and words the fault
        return _UNREAD


@dataclass(frozen=True, slots=True)
class _Rows:
    """A list that is completed row by row, as graphql-core does it."""

    executor: CompiledExecutor
    type_: GraphQLObjectType
    item_type: Any
    details: Any
    info: Any
    path: Path
    position: Any

    async def read_in_slices(self, plan: Plan, items: Sequence[Any]) -> Any:
        """Read rows that are all plain; others get their turn in between."""
        try:
            results: list[Any] = []
            for begin in range(0, len(items), _SLICE):
                results += [plan.read(row) for row in items[begin : begin + _SLICE]]
                await asyncio.sleep(0)
        except Exception:  # noqa: BLE001  # graphql-core finds and words the fault
            completed = self.complete(plan, items)
            return await completed if self.executor.is_awaitable(completed) else completed
        return results

    def complete(self, plan: Plan, items: Sequence[Any]) -> Any:
        """Complete all rows; an awaitable if one of them is."""
        results: list[Any] = []
        waiting: list[int] = []
        read: list[int] = []
        try:
            for index, row in enumerate(items):
                try:
                    result = plan.read(row)
                except Exception:  # noqa: BLE001  # graphql-core finds and words the fault
                    if self.executor.complete_list_item_value(
                        row,
                        results,
                        self.item_type,
                        self.details,
                        self.info,
                        self.path.add_key(index, None),
                        self.position,
                    ):
                        waiting.append(index)
                    continue
                read.append(index)
                if plan.resolved:
                    result, is_pending = self._resolve(plan.resolved, row, result, index)
                    if is_pending:
                        waiting.append(index)
                results.append(result)
        except Exception:
            self._settle(results, waiting)
            raise
        if plan.paged and read:
            return self._with_pages(plan, items, results, waiting, read)
        return self._gathered(results, waiting) if waiting else results

    async def _with_pages(
        self,
        plan: Plan,
        items: Sequence[Any],
        results: list[Any],
        waiting: list[int],
        read: Sequence[int],
    ) -> list[Any]:
        """Add the batch fields to those rows that could be read."""
        executor = self.executor
        rows = [items[index] for index in read]
        loads = [
            asyncio.ensure_future(executor.page_values(self.type_, field, rows, self.path))
            for field in plan.paged
        ]
        await self._gathered(results, waiting)
        found = [(field, await load) for field, load in zip(plan.paged, loads, strict=True)]
        unread: list[int] = []
        try:
            for place, index in enumerate(read):
                result, missing = results[index], []
                if result is None:
                    continue
                for field, values in found:
                    value = result[field.name] = values[place]
                    if value is _UNREAD:
                        missing.append((field.name, field.details))
                    elif type(value) is _Failed:
                        result = results[index] = self._failed(field, value, result, index)
                        if result is None:
                            break
                if missing and result is not None:
                    results[index], pending = self._resolve(missing, items[index], result, index)
                    if pending:
                        unread.append(index)
        except Exception:
            self._settle(results, unread)
            raise
        return await self._gathered(results, unread)

    def _settle(self, results: Sequence[Any], waiting: Sequence[int]) -> None:
        """Bring to an end what rows have begun, of a list that is null."""
        if waiting:
            self.executor.settle_in_background([results[index] for index in waiting])

    def _failed(
        self, field: PagedField, failed: _Failed, result: dict[str, Any], index: int
    ) -> dict[str, Any] | None:
        """Tell that a field has failed; null it, or the row if the field may not be null."""
        executor, path = self.executor, self.path.add_key(index, None)
        field_path = Path(path, field.name, self.type_.name)
        try:
            executor.handle_field_error(failed.error, field.field.type, field.details, field_path)
        except Exception as error:  # noqa: BLE001  # as graphql-core handles it
            executor.handle_field_error(error, self.item_type, self.details, path)
            return None
        result[field.name] = None
        return result

    def _resolve(
        self, fields: Iterable[tuple[str, Any]], row: Any, result: dict[str, Any], index: int
    ) -> tuple[Any, bool]:
        """Execute fields of a row that have a resolver.

        Returns:
            The row's result, and whether it has to be awaited.
        """
        executor, type_, pending = self.executor, self.type_, []
        path = self.path.add_key(index, None)
        try:
            for name, details in fields:
                field_path = Path(path, name, type_.name)
                value = executor.execute_field(type_, row, details, field_path, self.position)
                result[name] = value
                if executor.is_awaitable(value):
                    pending.append(name)
        except Exception as error:  # noqa: BLE001  # as graphql-core handles it
            if pending:
                executor.settle_in_background([result[name] for name in pending])
            executor.handle_field_error(error, self.item_type, self.details, path)
            return None, False
        return (self._awaited(result, pending, path) if pending else result), bool(pending)

    async def _awaited(self, result: dict[str, Any], pending: list[str], path: Path) -> Any:
        executor = self.executor
        try:
            if len(pending) == 1:
                result[pending[0]] = await result[pending[0]]
            else:
                values = await executor.gather_async_work([result[name] for name in pending])
                result.update(zip(pending, values, strict=True))
        except Exception as error:  # noqa: BLE001  # as graphql-core handles it
            executor.handle_field_error(error, self.item_type, self.details, path)
            return None
        return result

    async def _gathered(self, results: list[Any], waiting: list[int]) -> list[Any]:
        if not waiting:
            return results
        values = await self.executor.gather_async_work([results[index] for index in waiting])
        for index, value in zip(waiting, values, strict=True):
            results[index] = value
        return results


def _accepts_rows(type_: GraphQLObjectType) -> bool:
    """Say whether any dict is taken for a row of this type."""
    check = type_.is_type_of
    return check is None or getattr(check, "__func__", None) is _ACCEPTS_ANY


def _is_plain(field: GraphQLField) -> bool:
    definition = strawberry_field(field)
    if row_function(field) is not None:
        return not field.args
    return (
        definition is not None
        and definition.is_basic_field
        and definition.default_resolver is read_row
        and not field.args
    )


def _object_within(type_: Any) -> GraphQLObjectType | None:
    """Return the object type that a field holds, in a list or not; None for a leaf."""
    while not is_leaf_type(type_) and not is_object_type(type_):
        inner = getattr(type_, "of_type", None)
        if inner is None:
            raise Surprise  # an interface or a union: its type is known by its row only
        type_ = inner
    return type_ if is_object_type(type_) else None
