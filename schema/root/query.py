"""The root of queries."""

from typing import Annotated, Any

import strawberry

from resolvers import changes as resolve_changes
from resolvers import completions as resolve_completions
from resolvers import feedback as resolve_feedback
from resolvers import feedback_tasks as resolve_tasks
from resolvers import jobs as resolve_jobs
from resolvers import node as resolve_node
from resolvers import prices as resolve_prices
from resolvers import saved_views as resolve_views
from resolvers import sessions as resolve_sessions
from resolvers import tokens as resolve_tokens
from resolvers import viewer as resolve_viewer
from resolvers.insight import MAX_NOT_BEFORE_LENGTH
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
from schema.execution.field_metadata import costs, sized_by
from schema.filters import (
    CompletionFilter,
    FeedbackFilter,
    FeedbackTaskFilter,
    JobFilter,
    SavedViewFilter,
    SessionFilter,
    TokenFilter,
)
from schema.orders import (
    NEWEST_COMPLETIONS,
    NEWEST_FEEDBACK,
    NEWEST_FEEDBACK_TASKS,
    NEWEST_JOBS,
    NEWEST_SAVED_VIEWS,
    NEWEST_SESSIONS,
    NEWEST_TOKENS,
    CompletionOrders,
    FeedbackOrders,
    FeedbackTaskOrders,
    JobOrders,
    SavedViewOrders,
    SessionOrders,
    TokenOrders,
    completion_sort,
    feedback_sort,
    feedback_task_sort,
    job_sort,
    saved_view_sort,
    session_sort,
    token_sort,
)
from schema.permissions import needs_role
from schema.root.agreement import AgreementQuery
from schema.root.explain import ExplainQuery
from schema.root.feedback_statistics import FeedbackStatisticsQuery
from schema.root.insight import InsightQuery
from schema.root.names import NamesQuery
from schema.root.statistics import StatisticsQuery
from schema.root.tasks import TasksQuery
from schema.types.completion import Completion
from schema.types.feedback import Feedback
from schema.types.feedback_task import FeedbackTask
from schema.types.job import Job
from schema.types.price import PriceList
from schema.types.saved_view import SavedView
from schema.types.session import Session
from schema.types.task_selector import FeedbackTaskSelectorInput
from schema.types.token import Token
from schema.types.usage import SelectorPreview
from schema.types.viewer import Viewer
from services.completions.filters import is_searched
from services.completions.writing import MAX_BATCH
from services.insight.reader import MAX_WAIT_SECONDS
from services.storage.conditions import MAX_VALUES
from services.tenants.tokens import Role

NotBefore = Annotated[
    str | None,
    strawberry.argument(
        description="Where words are searched: wait until all is found that was answered before "
        f"this time (RFC 3339), or before the event of this cursor, {MAX_WAIT_SECONDS:g} seconds "
        f"at the most. Up to {MAX_NOT_BEFORE_LENGTH} characters. Where none are, the database "
        "itself is read, and it changes nothing."
    ),
]
Id = Annotated[strawberry.ID, strawberry.argument(description="Its id, as in the REST API.")]


@strawberry.type(description="What can be read: everything is of the token's organization.")
class Query(
    AgreementQuery,
    ExplainQuery,
    FeedbackStatisticsQuery,
    InsightQuery,
    NamesQuery,
    StatisticsQuery,
    TasksQuery,
):
    """Each field asks `resolvers`, and shows the rows."""

    @strawberry.field(
        graphql_type=Viewer,
        description="The organization, token name and role behind the request.",
    )
    async def viewer(self, info: Info) -> Any:
        return await resolve_viewer.viewer(info.context)

    @strawberry.field(
        graphql_type=Node | None,
        description="Any object by its `globalId`, or else by its `id`; null for what is absent, "
        "and for what the token may not see: another organization's, a job or a token without the "
        "role ADMIN, a private view of another token. An `id` that several objects have is an "
        "error of code CONFLICT, which names each by its type and `globalId`.",
    )
    async def node(
        self,
        info: Info,
        id: Annotated[
            strawberry.ID, strawberry.argument(description="Its `globalId`, or its `id`.")
        ],
    ) -> Any:
        return await resolve_node.node(info.context, info._raw_info, id)

    @strawberry.field(
        graphql_type=list[Node | None] | None,
        metadata=sized_by("ids"),
        description=f"Objects by their ids, in their order, up to {MAX_BATCH:,}; null, or null "
        "and an error at its place, as for `node`.",
    )
    async def nodes(
        self,
        info: Info,
        ids: Annotated[
            list[strawberry.ID],
            strawberry.argument(
                description=f"Their `globalId`s, or their `id`s, up to {MAX_BATCH:,}."
            ),
        ],
    ) -> Any:
        return await resolve_node.nodes(info.context, info._raw_info, ids)

    @strawberry.field(graphql_type=Completion | None, description="A completion; null if absent.")
    async def completion(self, info: Info, id: Id) -> Any:
        return await resolve_completions.completion(info.context, info._raw_info, id)

    @strawberry.field(
        graphql_type=Connection[Completion] | None, description="Completions that match."
    )
    async def completions(
        self,
        info: Info,
        filter: Annotated[
            CompletionFilter | None,
            strawberry.argument(description="Which completions; all if not given."),
        ] = None,
        order_by: CompletionOrders = NEWEST_COMPLETIONS,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        not_before: NotBefore = None,
    ) -> Any:
        wanted = filter.to_service() if filter else None
        return await resolve_completions.completion_connection(
            info.context,
            info._raw_info,
            wanted,
            page_request(first, after, last, before),
            completion_sort(order_by, is_searched=wanted is not None and is_searched(wanted)),
            not_before,
        )

    @strawberry.field(graphql_type=Session | None, description="A session; null if absent.")
    async def session(self, info: Info, id: Id) -> Any:
        return await resolve_sessions.session(info.context, id)

    @strawberry.field(graphql_type=Connection[Session] | None, description="Sessions that match.")
    async def sessions(
        self,
        info: Info,
        filter: Annotated[
            SessionFilter | None,
            strawberry.argument(description="Which sessions; all if not given."),
        ] = None,
        order_by: SessionOrders = NEWEST_SESSIONS,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        not_before: NotBefore = None,
    ) -> Any:
        return await resolve_sessions.session_connection(
            info.context,
            info._raw_info,
            filter.to_service() if filter else None,
            page_request(first, after, last, before),
            session_sort(order_by),
            not_before,
        )

    @strawberry.field(graphql_type=Feedback | None, description="Feedback; null if absent.")
    async def feedback(self, info: Info, id: Id) -> Any:
        return await resolve_feedback.feedback_by_id(info.context, id)

    @strawberry.field(
        graphql_type=Connection[Feedback] | None, description="Feedback that matches."
    )
    async def feedbacks(
        self,
        info: Info,
        filter: Annotated[
            FeedbackFilter | None,
            strawberry.argument(description="Which feedback; all if not given."),
        ] = None,
        order_by: FeedbackOrders = NEWEST_FEEDBACK,
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
            feedback_sort(order_by),
        )

    @strawberry.field(graphql_type=FeedbackTask | None, description="A task; null if absent.")
    async def feedback_task(self, info: Info, id: Id) -> Any:
        return await resolve_tasks.feedback_task(info.context, id)

    @strawberry.field(
        graphql_type=Connection[FeedbackTask] | None, description="Feedback tasks that match."
    )
    async def feedback_tasks(
        self,
        info: Info,
        filter: Annotated[
            FeedbackTaskFilter | None,
            strawberry.argument(description="Which tasks; all if not given."),
        ] = None,
        order_by: FeedbackTaskOrders = NEWEST_FEEDBACK_TASKS,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Any:
        return await resolve_tasks.feedback_task_connection(
            info.context,
            info._raw_info,
            filter.to_service() if filter else None,
            page_request(first, after, last, before),
            feedback_task_sort(order_by),
        )

    @strawberry.field(
        graphql_type=SavedView | None,
        description="A saved view; null if absent, and if it is another token's own.",
    )
    async def saved_view(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")],
    ) -> Any:
        return await resolve_views.saved_view(info.context, id)

    @strawberry.field(
        graphql_type=Connection[SavedView] | None,
        description="Saved views that match: the organization's, and the token's own.",
    )
    async def saved_views(
        self,
        info: Info,
        filter: Annotated[
            SavedViewFilter | None,
            strawberry.argument(description="Which views; all if not given."),
        ] = None,
        order_by: SavedViewOrders = NEWEST_SAVED_VIEWS,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Any:
        return await resolve_views.saved_view_connection(
            info.context,
            info._raw_info,
            filter.to_service() if filter else None,
            page_request(first, after, last, before),
            saved_view_sort(order_by),
        )

    @strawberry.field(
        graphql_type=SelectorPreview | None,
        description="How many completions a selector would match, how many of them are graded, "
        "and a sample.",
    )
    async def selector_preview(
        self,
        info: Info,
        tags: Annotated[
            list[str] | None,
            strawberry.argument(
                description="A completion must have every one of them; up to "
                f"{MAX_VALUES:,}. Short for a selector of `tags: {{all: ...}}`."
            ),
        ] = None,
        task_id: Annotated[
            strawberry.ID | None,
            strawberry.argument(
                description="Count those graded for this task, not for any, and take its sample."
            ),
        ] = None,
        selector: Annotated[
            FeedbackTaskSelectorInput | None,
            strawberry.argument(description="What would be selected; all if nothing is given."),
        ] = None,
    ) -> Any:
        return await resolve_completions.selector_preview(
            info.context,
            info._raw_info,
            tags,
            selector.to_service() if selector else None,
            task_id,
        )

    @strawberry.field(
        graphql_type=Connection[Token] | None,
        description="The organization's tokens that match, those that were revoked or have lately "
        "expired too. Needs a token of role ADMIN.",
        metadata=needs_role(Role.ADMIN),
    )
    async def tokens(
        self,
        info: Info,
        filter: Annotated[
            TokenFilter | None,
            strawberry.argument(description="Which tokens; all if not given."),
        ] = None,
        order_by: TokenOrders = NEWEST_TOKENS,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Any:
        return await resolve_tokens.token_connection(
            info.context,
            info._raw_info,
            filter.to_service() if filter else None,
            page_request(first, after, last, before),
            token_sort(order_by),
        )

    @strawberry.field(
        graphql_type=Connection[Job] | None,
        description="Background work that matches: the organization's, and the gateway's own "
        "without its log. Needs a token of role ADMIN.",
        metadata=needs_role(Role.ADMIN),
    )
    async def jobs(
        self,
        info: Info,
        filter: Annotated[
            JobFilter | None,
            strawberry.argument(description="Which jobs; all if not given."),
        ] = None,
        order_by: JobOrders = NEWEST_JOBS,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Any:
        return await resolve_jobs.job_connection(
            info.context,
            info._raw_info,
            filter.to_service() if filter else None,
            page_request(first, after, last, before),
            job_sort(order_by),
        )

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
        graphql_type=PriceList | None,
        metadata=costs(1),
        description="The prices that the organization has set for itself.",
    )
    async def prices(self, info: Info) -> Any:
        return await resolve_prices.prices(info.context)

    @strawberry.field(
        metadata=costs(1),
        description="A cursor for `after` of a subscription, which then tells what changes from "
        "now on. Asked for before a page is read, the page and the subscription leave no gap: what "
        "changed in the last seconds before may be told too.",
    )
    async def change_cursor(self) -> str | None:
        return await resolve_changes.present_cursor()
