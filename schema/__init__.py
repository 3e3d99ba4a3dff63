"""What GraphQL shows: types, inputs and descriptions. It declares; `resolvers` fetches."""

from dataclasses import replace

from strawberry.schema.config import StrawberryConfig

from schema.descriptions import describe_one_of, fill
from schema.execution.documents import DocumentRules, Documents, UseDocuments
from schema.execution.executor import CompiledExecutor
from schema.execution.field_metadata import collect_needs
from schema.execution.input_plans import drop_null_defaults, use_plans
from schema.execution.operations import Operation, Schema
from schema.root.mutation import Mutation
from schema.root.query import Query
from schema.root.subscription import Subscription
from schema.scalars import SCALARS, read_row
from services.grading import uploading
from services.storage.paging import page_sizes

__all__ = ["Operation", "Schema", "build_schema"]


def build_schema(
    *,
    introspection: bool = True,
    rules: DocumentRules | None = None,
    timeout_seconds: float = 30,
) -> Schema:
    """Build the schema, with what the gateway is set to in its descriptions.

    Args:
        introspection: Whether clients may ask for the schema itself; without it, errors suggest
            no names either.
        rules: Which documents are executed; the defaults if None.
        timeout_seconds: How long an operation may take.
    """
    describe_one_of()
    schema = Schema(
        documents=Documents(replace(rules or DocumentRules(), introspection=introspection)),
        timeout_seconds=timeout_seconds,
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        extensions=[UseDocuments],
        execution_context_class=CompiledExecutor,
        config=StrawberryConfig(default_resolver=read_row, scalar_map=SCALARS),
    )
    drop_null_defaults(schema._schema)
    use_plans(schema)
    collect_needs(schema._schema)
    fill(
        schema._schema,
        {
            "default_page_size": page_sizes.default,
            "max_page_size": page_sizes.most,
            "max_matched_completions": uploading.max_matched(),
        },
    )
    return schema
