"""The root of mutations. Each returns the changed object; expected failures are errors."""

from collections.abc import Mapping
from typing import Annotated, Any

import strawberry

from resolvers import completions as resolve_completions
from resolvers import feedback as resolve_feedback
from resolvers import feedback_tasks as resolve_tasks
from resolvers import jobs as resolve_jobs
from resolvers import sessions as resolve_sessions
from resolvers import tokens as resolve_tokens
from schema.connection import Info
from schema.execution.field_metadata import sized_by
from schema.filters import CompletionFilter, given
from schema.permissions import needs_role
from schema.types.completion import Completion, CreateCompletionInput, UpdateCompletionInput
from schema.types.feedback import Feedback, UploadFeedbackInput
from schema.types.feedback_task import (
    CreateFeedbackTaskInput,
    FeedbackTask,
    UpdateFeedbackTaskInput,
)
from schema.types.job import Job
from schema.types.session import CreateSessionInput, Session
from schema.types.token import CreatedToken, CreateTokenInput, Token
from services.completions.writing import MAX_BATCH
from services.tags import MAX_TAG_LENGTH, MAX_TAGS
from services.tenants.tokens import Role

Ids = Annotated[list[strawberry.ID], strawberry.argument(description=f"Up to {MAX_BATCH:,} ids.")]
Tags = Annotated[
    list[str],
    strawberry.argument(
        description=f"Up to {MAX_TAGS:,} tags of up to {MAX_TAG_LENGTH:,} characters in a call."
    ),
]
OptionalTags = Annotated[
    list[str] | None, strawberry.argument(description="Tags; none if not given.")
]


def _mutation(
    graphql_type: Any, role: Role, description: str, metadata: Mapping[str, Any] | None = None
) -> Any:
    return strawberry.mutation(
        graphql_type=graphql_type,
        description=f"{description} Needs a token of role {role.name} or higher.",
        metadata={**needs_role(role), **(metadata or {})},
    )


@strawberry.type(description="What can be changed, all in the token's organization.")
class Mutation:
    """Each field asks `resolvers`, and shows the row."""

    @_mutation(
        Completion, Role.WRITER, "Log a completion; durable on a majority when it is answered."
    )
    async def create_completion(
        self,
        info: Info,
        input: Annotated[CreateCompletionInput, strawberry.argument(description="The completion.")],
    ) -> Any:
        return await resolve_completions.create_completion(info.context, *input.to_pair())

    @_mutation(
        list[Completion],
        Role.WRITER,
        f"Log up to {MAX_BATCH:,} completions, all of them or none.",
        sized_by("inputs"),
    )
    async def create_completions(
        self,
        info: Info,
        inputs: Annotated[
            list[CreateCompletionInput], strawberry.argument(description="The completions.")
        ],
    ) -> Any:
        batch = [one.to_pair() for one in inputs]
        return await resolve_completions.create_completions(info.context, batch)

    @_mutation(Completion, Role.WRITER, "Change a completion that is there.")
    async def update_completion(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")],
        input: Annotated[
            UpdateCompletionInput, strawberry.argument(description="What becomes another.")
        ],
    ) -> Any:
        return await resolve_completions.update_completion(
            info.context, info._raw_info, id, input.to_body(), input.cleared()
        )

    @_mutation(
        int,
        Role.ADMIN,
        "Delete completions, and return how many were there. Feedback on them no longer names "
        "them; feedback that grades nothing else is deleted.",
    )
    async def delete_completions(self, info: Info, ids: Ids) -> int:
        return await resolve_completions.delete_completions(info.context, ids)

    @_mutation(
        list[Completion],
        Role.WRITER,
        "Add tags to completions, all of which must be there.",
        sized_by("completionIds"),
    )
    async def add_tags(self, info: Info, completion_ids: Ids, tags: Tags) -> Any:
        return await resolve_completions.retag_completions(
            info.context, info._raw_info, completion_ids, add=tags
        )

    @_mutation(
        list[Completion],
        Role.WRITER,
        "Take tags from completions, all of which must be there.",
        sized_by("completionIds"),
    )
    async def remove_tags(self, info: Info, completion_ids: Ids, tags: Tags) -> Any:
        return await resolve_completions.retag_completions(
            info.context, info._raw_info, completion_ids, remove=tags
        )

    @_mutation(
        int,
        Role.WRITER,
        "Add tags to all completions that match, and take tags away; return how many changed. "
        "In batches: completions that are logged meanwhile may or may not be among them.",
    )
    async def tag_completions(
        self,
        info: Info,
        filter: Annotated[CompletionFilter, strawberry.argument(description="Which completions.")],
        add: OptionalTags = None,
        remove: OptionalTags = None,
    ) -> int:
        return await resolve_completions.retag_matching(
            info.context, filter.to_service(), add=add or (), remove=remove or ()
        )

    @_mutation(Session, Role.WRITER, "Announce a session.")
    async def create_session(
        self,
        info: Info,
        input: Annotated[
            CreateSessionInput | None, strawberry.argument(description="The session.")
        ] = None,
    ) -> Any:
        session_id, name = (given(input.id), given(input.name)) if input else (None, None)
        return await resolve_sessions.create_session(info.context, session_id, name)

    @_mutation(
        CreatedToken,
        Role.ADMIN,
        "Make a token for the same organization. Its secret is shown once.",
    )
    async def create_token(
        self,
        info: Info,
        input: Annotated[CreateTokenInput, strawberry.argument(description="The token.")],
    ) -> Any:
        return await resolve_tokens.create_token(
            info.context,
            name=input.name,
            role=str(input.role.value),
            expires_at=given(input.expires_at),
        )

    @_mutation(
        Token,
        Role.ADMIN,
        "End a token: every gateway refuses it within 5 seconds. Doing it again is harmless.",
    )
    async def revoke_token(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")],
    ) -> Any:
        return await resolve_tokens.revoke_token(info.context, id)

    @_mutation(
        Job,
        Role.ADMIN,
        "Cancel a job of the organization; what it has done stays done. One that is over stays as "
        "it is.",
    )
    async def cancel_job(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")],
    ) -> Any:
        return await resolve_jobs.cancel_job(info.context, id)

    @_mutation(FeedbackTask, Role.WRITER, "Make a feedback task.")
    async def create_feedback_task(
        self,
        info: Info,
        input: Annotated[CreateFeedbackTaskInput, strawberry.argument(description="The task.")],
    ) -> Any:
        return await resolve_tasks.create_feedback_task(
            info.context,
            name=input.name,
            instruction=input.instruction,
            json_schema=input.json_schema,
            completion_tags_selector=input.completion_tags_selector,
        )

    @_mutation(
        FeedbackTask,
        Role.WRITER,
        "Make a new version of a task; feedback keeps the version it was given under.",
    )
    async def update_feedback_task(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")],
        input: Annotated[
            UpdateFeedbackTaskInput, strawberry.argument(description="What becomes another.")
        ],
    ) -> Any:
        return await resolve_tasks.update_feedback_task(info.context, id, input.to_changes())

    @_mutation(
        Feedback, Role.GRADER, "Store feedback, and take what it grades off the task's queue."
    )
    async def upload_feedback(
        self,
        info: Info,
        input: Annotated[UploadFeedbackInput, strawberry.argument(description="The feedback.")],
    ) -> Any:
        return await resolve_feedback.upload_feedback(
            info.context,
            task_id=input.task_id,
            json_values=input.json_values,
            comment=input.comment,
            selection=input.selection.to_service(),
            completions_summary=given(input.completions_summary),
        )
