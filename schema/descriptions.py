"""Descriptions that tell how the gateway is set.

They are written when modules are imported, and the gateway is set later, when the app is made. So a
description holds a marker, and `fill` puts the setting's value in its place.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from graphql import GraphQLOneOfDirective, GraphQLSchema
from strawberry.schema_directives import OneOf

DEFAULT_PAGE_SIZE: Final = "<default_page_size>"
MAX_PAGE_SIZE: Final = "<max_page_size>"
MAX_MATCHED_COMPLETIONS: Final = "<max_matched_completions>"
_MARKER: Final = re.compile("<([a-z_]+)>")


def fill(schema: GraphQLSchema, settings: Mapping[str, int]) -> None:
    """Put the values of settings into the descriptions of a schema.

    Raises:
        LookupError: A description names a setting that is not given.
    """
    for described in _described(schema):
        if described.description:
            described.description = _MARKER.sub(
                lambda marker: f"{settings[marker[1]]:,}", described.description
            )


def describe_one_of() -> None:
    """Give `@oneOf`, of schemas that are built from now on, the description of graphql-core."""
    printed = OneOf.__strawberry_directive__  # type: ignore[attr-defined]  # its decorator adds it
    printed.description = GraphQLOneOfDirective.description


def _described(schema: GraphQLSchema) -> Iterator[Any]:
    for type_ in schema.type_map.values():
        yield type_
        for field in getattr(type_, "fields", {}).values():
            yield field
            yield from getattr(field, "args", {}).values()
