"""What GraphQL shows: types, inputs and descriptions. It declares; `resolvers` fetches."""

from dataclasses import replace
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.extensions import DisableIntrospection
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from schema.compiled import CompiledExecutor
from schema.documents import DocumentRules, documents_extension
from schema.errors import ErrorCodes
from schema.inputs import use_plans
from schema.mutation import Mutation
from schema.query import Query
from schema.scalars import SCALARS, read_row
from schema.subscription import Subscription


class Schema(strawberry.Schema):
    """The gateway's schema."""

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Log nothing here: `schema.errors.public_face` logs what is a bug of ours, once."""


def build_schema(*, introspection: bool = True, rules: DocumentRules | None = None) -> Schema:
    """Build the schema.

    Args:
        introspection: Whether clients may ask for the schema itself; without it, errors suggest
            no names either.
        rules: Which documents are executed; the defaults if None.
    """
    rules = replace(rules or DocumentRules(), suggestions=introspection)
    extensions: list[Any] = [ErrorCodes, documents_extension(rules)]
    if not introspection:
        extensions.append(DisableIntrospection)
    schema = Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        extensions=extensions,
        execution_context_class=CompiledExecutor,
        config=StrawberryConfig(
            default_resolver=read_row,
            scalar_map=SCALARS,
            disable_field_suggestions=not introspection,
        ),
    )
    use_plans(schema)
    return schema
