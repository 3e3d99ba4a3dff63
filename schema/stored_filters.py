"""The filter of completions as JSON, in which it is kept and shown, and read again."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from typing import Any, Final

from strawberry import Schema, Some

from schema.conditions import DollarsFilter
from schema.execution.list_arguments import read_list_argument
from schema.filters import CompletionFilter
from schema.scalars import format_time, write_dollars
from services.completions import filters
from services.naming import camel_case

_DEFINITION: Final = "__strawberry_definition__"


def json_of(filter_: CompletionFilter) -> dict[str, Any]:
    """Return a filter that was read as a client would send it in a variable."""
    json: dict[str, Any] = _json_of(filter_)
    return json


def _json_of(value: Any) -> Any:
    if isinstance(value, Some):
        return _json_of(value.value)
    if isinstance(value, list):
        return [_json_of(one) for one in value]
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, datetime):
        return format_time(value)
    definition = getattr(type(value), _DEFINITION, None)
    if definition is None:
        return value
    written: Callable[[Any], Any] = _dollars if isinstance(value, DollarsFilter) else _json_of
    given = {field: getattr(value, field.python_name) for field in definition.fields}
    return {
        field.graphql_name or camel_case(field.python_name): written(one)
        for field, one in given.items()
        if one is not None and one != field.default
    }


def _dollars(value: Any) -> Any:
    """Return sums as text, which is exact; whether there is one is no sum."""
    if isinstance(value, Some):
        return _dollars(value.value)
    if isinstance(value, list):
        return [_dollars(one) for one in value]
    return value if isinstance(value, bool) else write_dollars(value)


def reader_of(schema: Schema) -> Callable[[object], filters.CompletionFilter]:
    """Return what reads JSON as the filter of completions; see `read_list_argument`."""

    def read(json: object) -> filters.CompletionFilter:
        found: CompletionFilter = read_list_argument(schema._schema, "completions", "filter", json)
        return found.to_service()

    return read
