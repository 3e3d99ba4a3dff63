"""The root of queries."""

from typing import Annotated, Any

import strawberry

from resolvers import completions as resolve_completions
from resolvers import feedback as resolve_feedback
from resolvers import feedback_tasks as resolve_tasks
from resolvers import jobs as resolve_jobs
from resolvers import names as resolve_names
from resolvers import node as resolve_node
from resolvers import sessions as resolve_sessions
from resolvers import tokens as resolve_tokens
from resolvers import viewer as resolve_viewer
from schema.connection import (
    After,
    Before,
    Connection,
    First,
    Info,
    Last,
    Node,
    page_request,
)
from schema.enums import OrderDirection
from schema.execution.field_metadata import sized_by
from schema.filters import CompletionFilter, FeedbackFilter, SessionFilter
from schema.permissions import needs_role
from schema.types.completion import Completion, CompletionOrder
from schema.types.feedback import Feedback
from schema.types.feedback_task import FeedbackTask
from schema.types.job import Job
from schema.types.session import Session, SessionOrder
from schema.types.token import Token
from schema.types.usage import ModelUsage, SelectorPreview, TagUsage
from schema.types.viewer import Viewer
from services.completions.names_in_use import CACHE_SECONDS, MAX_LISTED
from services.completions.reading import NEWEST
from services.completions.writing import MAX_BATCH
from services.tenants.tokens import Role

Id = Annotated[strawberry.ID, strawberry.argument(description="Its id, as in the REST API.")]
Prefix = Annotated[
    str, strawberry.argument(description="Only names that begin with this; case matters.")
]
MostUsed = Annotated[
    int, strawberry.argument(description=f"The most to return, 0 to {MAX_LISTED:,}.")
]


@strawberry.type(description="What can be read: everything is of the token's organization.")
class Query:
    """Each field asks `resolvers`, and shows the rows."""

    @strawberry.field(
        graphql_type=Viewer,
        description="The organization, token name and role behind the request.",
    )
    async def viewer(self, info: Info) -> Any:
        return await resolve_viewer.viewer(info.context)

    @strawberry.field(
        graphql_type=Node | None,
        description="Any object by its id; null for what is absent and for what is another "
        "organization's.",
    )
    async def node(self, info: Info, id: Id) -> Any:
        [row] = await resolve_node.nodes(info.context, info._raw_info, [id])
        return row

    @strawberry.field(
        graphql_type=list[Node | None],
        metadata=sized_by("ids"),
        description=f"Objects by their ids, in their order, up to {MAX_BATCH:,}; null as for "
        "`node`.",
    )
    async def nodes(
        self,
        info: Info,
        ids: Annotated[list[strawberry.ID], strawberry.argument(description="Their ids.")],
    ) -> Any:
        return await resolve_node.nodes(info.context, info._raw_info, ids)

    @strawberry.field(graphql_type=Completion | None, description="A completion; null if absent.")
    async def completion(self, info: Info, id: Id) -> Any:
        return await resolve_completions.completion(info.context, info._raw_info, id)

    @strawberry.field(graphql_type=Connection[Completion], description="Completions that match.")
    async def completions(
        self,
        info: Info,
        filter: Annotated[
            CompletionFilter | None,
            strawberry.argument(description="Which completions; all if not given."),
        ] = None,
        order_by: Annotated[
            CompletionOrder | None,
            strawberry.argument(description="In which order; newest first if not given."),
        ] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Any:
        return await resolve_completions.completion_connection(
            info.context,
            info._raw_info,
            filter.to_service() if filter else None,
            page_request(first, after, last, before),
            order_by.to_service() if order_by else NEWEST,
        )

    @strawberry.field(graphql_type=Session | None, description="A session; null if absent.")
    async def session(self, info: Info, id: Id) -> Any:
        return await resolve_sessions.session(info.context, id)

    @strawberry.field(graphql_type=Connection[Session], description="Sessions that match.")
    async def sessions(
        self,
        info: Info,
        filter: Annotated[
            SessionFilter | None,
            strawberry.argument(description="Which sessions; all if not given."),
        ] = None,
        order_by: Annotated[
            SessionOrder | None,
            strawberry.argument(description="In which order; newest first if not given."),
        ] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Any:
        return await resolve_sessions.session_connection(
            info.context,
            info._raw_info,
            filter.to_service() if filter else None,
            page_request(first, after, last, before),
            descending=order_by is None or order_by.direction is OrderDirection.DESC,
        )

    @strawberry.field(graphql_type=Feedback | None, description="Feedback; null if absent.")
    async def feedback(self, info: Info, id: Id) -> Any:
        return await resolve_feedback.feedback_by_id(info.context, id)

    @strawberry.field(
        graphql_type=Connection[Feedback], description="Feedback that matches, newest first."
    )
    async def feedbacks(
        self,
        info: Info,
        filter: Annotated[
            FeedbackFilter | None,
            strawberry.argument(description="Which feedback; all if not given."),
        ] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Any:
        return await resolve_feedback.feedback_connection(
            info.context,
            info._raw_info,
            filter.to_service() if filter else None,
            page_request(first, after, last, before),
        )

    @strawberry.field(graphql_type=FeedbackTask | None, description="A task; null if absent.")
    async def feedback_task(self, info: Info, id: Id) -> Any:
        return await resolve_tasks.feedback_task(info.context, id)

    @strawberry.field(
        graphql_type=Connection[FeedbackTask], description="All feedback tasks, newest first."
    )
    async def feedback_tasks(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Any:
        page = page_request(first, after, last, before)
        return await resolve_tasks.feedback_task_connection(info.context, info._raw_info, page)

    @strawberry.field(
        graphql_type=SelectorPreview,
        description="How many completions a tag selector would match, how many of them are graded, "
        "and a sample.",
    )
    async def selector_preview(
        self,
        info: Info,
        tags: Annotated[
            list[str], strawberry.argument(description="A completion must have every one of them.")
        ],
        task_id: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="Count those graded for this task, not for any."),
        ] = None,
    ) -> Any:
        return await resolve_completions.selector_preview(
            info.context, info._raw_info, tags, task_id
        )

    @strawberry.field(
        graphql_type=list[Token],
        description="The organization's tokens, oldest first, those that were revoked or have "
        "lately expired too. Needs a token of role ADMIN.",
        metadata=needs_role(Role.ADMIN),
    )
    async def tokens(self, info: Info) -> Any:
        return await resolve_tokens.list_tokens(info.context)

    @strawberry.field(
        graphql_type=list[Job],
        description="Background work, newest first: the organization's, and the gateway's own "
        "without its log. Needs a token of role ADMIN.",
        metadata=needs_role(Role.ADMIN) | sized_by("first"),
    )
    async def jobs(
        self,
        info: Info,
        first: Annotated[
            int, strawberry.argument(description="The most to return, 0 to 1,000.")
        ] = 20,
    ) -> Any:
        return await resolve_jobs.list_jobs(info.context, first)

    @strawberry.field(
        graphql_type=Job | None,
        description="A job; null if absent. Needs a token of role ADMIN.",
        metadata=needs_role(Role.ADMIN),
    )
    async def job(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")],
    ) -> Any:
        return await resolve_jobs.job(info.context, id)

    @strawberry.field(
        graphql_type=list[TagUsage],
        metadata=sized_by("first"),
        description="Tags in use with counts, most used first. Up to "
        f"{CACHE_SECONDS:g} seconds old.",
    )
    async def tags(self, info: Info, prefix: Prefix = "", first: MostUsed = 100) -> Any:
        return await resolve_names.tag_usage(info.context, prefix, first)

    @strawberry.field(
        graphql_type=list[ModelUsage],
        metadata=sized_by("first"),
        description="Models in use with counts, most used first. Up to "
        f"{CACHE_SECONDS:g} seconds old.",
    )
    async def models(self, info: Info, prefix: Prefix = "", first: MostUsed = 100) -> Any:
        return await resolve_names.model_usage(info.context, prefix, first)
