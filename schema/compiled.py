"""Lists of rows, completed by generated functions.

graphql-core completes a list field by field, through some twenty calls each, which takes about two
hundred times as long as encoding the result. Here the plain fields of a selection are read by one
generated function per (type, selection), kept across requests:

    def read(row):
        if type(row) is not dict: raise Surprise
        get = row.get
        v = get("id")
        if not (type(v) is str): v = slow0(v)
        v0 = v
        v = get("status")
        if v is None: v = slow1(v)
        else: v = names1[v]
        v1 = v
        return {"id": v0, "state": v1}

Fields with a resolver are executed by graphql-core as ever, beside the plain ones of their row.
Whatever surprises the generated function (a null where none may be, a value of another kind, a row
that is none) raises, before anything has happened, and the row is completed by graphql-core: so
errors and null bubbling are exactly its own. `tests/unit/test_compiled.py` holds the two against
each other.

This leans on graphql-core's insides (`complete_iterable_value`, `execute_field`), so 3.3.x is
pinned.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from cachetools import LRUCache
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLID,
    GraphQLObjectType,
    GraphQLString,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)
from graphql.pyutils import Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from schema.connection import Node
from schema.scalars import read_row, write_utc

_ACCEPTS_ANY: Final = Node.is_type_of.__func__  # type: ignore[attr-defined]

Read = Callable[[Any], dict[str, Any]]


class Surprise(Exception):
    """The generated function met what it was not made for."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of one selection are completed.

    Attributes:
        read: Makes a row's result, with None in the place of each field that has a resolver.
        resolved: The names in the result, and the fields, that have one.
    """

    read: Read
    resolved: tuple[tuple[str, Any], ...]


class CompiledExecutor(StrawberryGraphQLCoreExecutionContext):
    """graphql-core's executor, with lists of rows taken over."""

    def complete_iterable_value(
        self,
        item_type: Any,
        field_details_list: Any,
        info: Any,
        path: Path,
        items: Iterable[Any],
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
        if not plan.resolved:
            try:
                read = plan.read
                return [read(row) for row in items]
            except Exception:  # noqa: BLE001, S110  # graphql-core finds and words the fault
                pass
        rows = _Rows(self, type_, item_type, field_details_list, info, path, position_context)
        return rows.complete(plan, list(items))

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
        for name, details in grouped.items():
            part = self._shape(type_, name, details)
            if part is None:
                resolved.append((name, details))
                shape.append((name, None, None))
            else:
                shape.append(part)
        return Plan(_reader(type_, tuple(shape)), tuple(resolved))

    def _shape(self, type_: GraphQLObjectType, name: str, details: Any) -> Any:
        """Describe a plain field: (name in the result, field's name, shape below).

        Returns:
            None where the field has a resolver, or holds one that has.
        """
        node = details[0].node
        field_name = node.name.value
        if field_name == "__typename":
            return (name, field_name, None)
        field = type_.fields.get(field_name)
        if field is None or node.arguments or not _is_plain(field):
            return None
        below = _object_within(field.type)
        if below is None:
            return (name, field_name, None)
        if not _accepts_rows(below):
            return None
        grouped, defer_usages, _ = self.collect_subfields(below, details)
        parts = [self._shape(below, key, inner) for key, inner in grouped.items()]
        if defer_usages or any(part is None for part in parts):
            return None
        return (name, field_name, tuple(parts))


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

    def complete(self, plan: Plan, items: Sequence[Any]) -> Any:
        """Complete all rows; an awaitable if one of them is."""
        results: list[Any] = []
        waiting: list[int] = []
        try:
            for index, row in enumerate(items):
                if self._complete_row(plan, row, self.path.add_key(index, None), results):
                    waiting.append(index)
        except Exception:
            if waiting:  # the list is null; what its rows have begun must still come to an end
                self.executor.settle_in_background([results[index] for index in waiting])
            raise
        return self._gathered(results, waiting) if waiting else results

    def _complete_row(self, plan: Plan, row: Any, path: Path, results: list[Any]) -> bool:
        try:
            result = plan.read(row)
        except Exception:  # noqa: BLE001  # graphql-core finds and words the fault
            return self.executor.complete_list_item_value(
                row, results, self.item_type, self.details, self.info, path, self.position
            )
        return self._resolve(plan, row, result, path, results)

    def _resolve(
        self, plan: Plan, row: Any, result: dict[str, Any], path: Path, results: list[Any]
    ) -> bool:
        """Execute the fields of a row that have a resolver; say whether it has to be awaited."""
        executor, type_, pending = self.executor, self.type_, []
        try:
            for name, details in plan.resolved:
                field_path = Path(path, name, type_.name)
                value = executor.execute_field(type_, row, details, field_path, self.position)
                result[name] = value
                if executor.is_awaitable(value):
                    pending.append(name)
        except Exception as error:  # noqa: BLE001  # as graphql-core handles it
            if pending:
                executor.settle_in_background([result[name] for name in pending])
            executor.handle_field_error(error, self.item_type, self.details, path)
            results.append(None)
            return False
        results.append(self._awaited(result, pending, path) if pending else result)
        return bool(pending)

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
        values = await self.executor.gather_async_work([results[index] for index in waiting])
        for index, value in zip(waiting, values, strict=True):
            results[index] = value
        return results


def _accepts_rows(type_: GraphQLObjectType) -> bool:
    """Say whether any dict is taken for a row of this type."""
    check = type_.is_type_of
    return check is None or getattr(check, "__func__", None) is _ACCEPTS_ANY


def _definition(field: GraphQLField) -> Any:
    return field.extensions.get("strawberry-definition")


def _is_plain(field: GraphQLField) -> bool:
    definition = _definition(field)
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


_readers: LRUCache[Any, Read] = LRUCache(1000)


def _reader(type_: GraphQLObjectType, shape: tuple[Any, ...]) -> Read:
    key = (type_, shape)
    read = _readers.get(key)
    if read is None:
        read = _readers[key] = _compile(type_, shape)
    return read


def _compile(type_: GraphQLObjectType, shape: tuple[Any, ...]) -> Read:
    scope: dict[str, Any] = {
        "Surprise": Surprise,
        "datetime": datetime,
        "text": frozenset({str}),
        "utc": UTC,
        "write_utc": write_utc,
    }
    lines = ["def read(row):", "    if type(row) is not dict: raise Surprise", "    get = row.get"]
    items = []
    for number, (name, field_name, below) in enumerate(shape):
        if field_name is None:
            items.append(f"{name!r}: None")
        elif field_name == "__typename":
            items.append(f"{name!r}: {type_.name!r}")
        else:
            field = type_.fields[field_name]
            lines.append(f"    v = get({_definition(field).python_name!r})")
            lines += (f"    {line}" for line in _value(field.type, below, number, scope))
            lines.append(f"    v{number} = v")
            items.append(f"{name!r}: v{number}")
    lines.append("    return {" + ", ".join(items) + "}")
    # The source holds names of the schema and of aliases only, each of them by `repr`.
    exec("\n".join(lines), scope)  # noqa: S102
    read: Read = scope["read"]
    return read


# What a value of a scalar has to be, to be its own result.
_ITSELF: Final = {
    "String": "type(v) is str",
    "ID": "type(v) is str",
    "Boolean": "type(v) is bool",
    "Int": "type(v) is int and -2147483648 <= v <= 2147483647",
    "Float": "type(v) is float and v - v == 0",
    "Long": "type(v) is int",
}


def _value(type_: Any, below: Any, number: int, scope: dict[str, Any]) -> Iterator[str]:
    """Yield the lines that turn `v`, a row's value, into a result.

    What is common is done in line; the rest, and what is wrong, by a completer.
    """
    scope[f"slow{number}"] = _completer(type_, below)
    slow = f"v = slow{number}(v)"
    nullable = not is_non_null_type(type_)
    inner = type_ if nullable else type_.of_type
    or_null = "v is None or " if nullable else ""
    name = getattr(inner, "name", "")
    if name in _ITSELF:
        yield f"if not ({or_null}{_ITSELF[name]}): {slow}"
    elif name == "JSON" and nullable:
        return  # anything is its own result
    elif name == "DateTime":
        # The driver's times have Python's own UTC: see `services.database`.
        yield "if type(v) is datetime and v.tzinfo is utc: v = write_utc(v)"
        yield f"else: {slow}"
    elif isinstance(inner, GraphQLEnumType):
        scope[f"names{number}"] = {value.value: key for key, value in inner.values.items()}
        yield f"if v is None: {slow}"
        yield f"else: v = names{number}[v]"
    elif is_list_type(inner) and getattr(inner.of_type, "of_type", None) in _TEXTS:
        yield f"if type(v) is not list or not text.issuperset(map(type, v)): {slow}"
    elif is_object_type(inner) and nullable:
        scope[f"read{number}"] = _reader(inner, below)
        yield f"if v is not None: v = read{number}(v)"
    else:
        yield slow


_TEXTS: Final = (GraphQLString, GraphQLID)


def _completer(type_: Any, below: Any) -> Callable[[Any], Any]:
    """Make the function that completes a value of a type, or raises."""
    if is_non_null_type(type_):
        return _not_null(_completer(type_.of_type, below))
    if is_list_type(type_):
        return _each(_completer(type_.of_type, below))
    if is_object_type(type_):
        return _nullable(_reader(type_, below))
    return _nullable(_leaf(type_))


def _leaf(type_: Any) -> Callable[[Any], Any]:
    coerce = type_.coerce_output_value

    def complete(value: Any) -> Any:
        coerced = coerce(value)
        if coerced is None:
            raise Surprise
        return coerced

    return complete


def _nullable(complete: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else complete(value)


def _not_null(complete: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        completed = complete(value)
        if completed is None:
            raise Surprise
        return completed

    return check


def _each(complete: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def complete_all(values: Any) -> Any:
        if values is None:
            return None
        if type(values) is not list:
            raise Surprise
        return [complete(value) for value in values]

    return complete_all
