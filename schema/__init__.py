"""What GraphQL shows: types, inputs and descriptions. It declares; `resolvers` fetches."""

from dataclasses import replace
from typing import Any

from strawberry.extensions import DisableIntrospection
from strawberry.schema.config import StrawberryConfig

from schema.compiled import CompiledExecutor
from schema.documents import DocumentRules, Documents, documents_extension
from schema.inputs import use_plans
from schema.mutation import Mutation
from schema.operations import Operation, Schema
from schema.query import Query
from schema.scalars import SCALARS, read_row
from schema.subscription import Subscription

__all__ = ["Operation", "Schema", "build_schema"]


def build_schema(
    *,
    introspection: bool = True,
    rules: DocumentRules | None = None,
    timeout_seconds: float = 30,
) -> Schema:
    """Build the schema.

    Args:
        introspection: Whether clients may ask for the schema itself; without it, errors suggest
            no names either.
        rules: Which documents are executed; the defaults if None.
        timeout_seconds: How long an operation may take.
    """
    documents = Documents(replace(rules or DocumentRules(), suggestions=introspection))
    extensions: list[Any] = [documents_extension(documents)]
    if not introspection:
        extensions.append(DisableIntrospection)
    schema = Schema(
        documents=documents,
        timeout_seconds=timeout_seconds,
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
