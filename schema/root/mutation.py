"""The root of mutations. Each takes one `input`, and returns a payload with what it has changed.

Expected failures are errors of the field. Where one of several fails, and the others do not, it has
its error in its place: see `schema.types.payloads`.
"""

from functools import partial
from typing import Annotated, Any

import strawberry

from resolvers import completions as resolve_completions
from resolvers import feedback as resolve_feedback
from resolvers import feedback_tasks as resolve_tasks
from resolvers import jobs as resolve_jobs
from resolvers import prices as resolve_prices
from resolvers import saved_views as resolve_views
from resolvers import sessions as resolve_sessions
from resolvers import tags as resolve_tags
from resolvers import tokens as resolve_tokens
from schema.conditions import given
from schema.connection import Info
from schema.execution.field_metadata import sized_by
from schema.root.adjudication import AdjudicationMutation
from schema.root.feedback import FeedbackMutation
from schema.root.mutation_fields import mutation_field
from schema.root.queue import QueueMutation
from schema.root.tasks import TasksMutation
from schema.types import payloads
from schema.types.completion_inputs import (
    AddTagsInput,
    CreateCompletionInput,
    CreateCompletionsInput,
    DeleteCompletionsInput,
    RemoveTagsInput,
    TagCompletionsInput,
    UpdateCompletionInput,
)
from schema.types.feedback import UploadFeedbackInput
from schema.types.feedback_task import CreateFeedbackTaskInput, UpdateFeedbackTaskInput
from schema.types.grader import grader_of
from schema.types.job import CancelJobInput
from schema.types.price import SetPricesInput
from schema.types.saved_view import (
    CreateSavedViewInput,
    DeleteSavedViewInput,
    UpdateSavedViewInput,
    check_content,
)
from schema.types.session import CreateSessionInput
from schema.types.tag_inputs import DeleteTagInput, MergeTagsInput, RenameTagInput
from schema.types.token import CreateTokenInput, RevokeTokenInput
from services.completions.writing import MAX_BATCH
from services.tenants.tokens import Role


@strawberry.type(description="What can be changed, all in the token's organization.")
class Mutation(AdjudicationMutation, TasksMutation, FeedbackMutation, QueueMutation):
    """Each field asks `resolvers`, and shows the row."""

    @mutation_field(
        payloads.CreateCompletionPayload,
        Role.WRITER,
        "Log a completion; durable on a majority when it is answered.",
    )
    async def create_completion(
        self,
        info: Info,
        input: Annotated[CreateCompletionInput, strawberry.argument(description="The completion.")],
    ) -> Any:
        row = await resolve_completions.create_completion(info.context, *input.to_pair())
        return {"completion": row}

    @mutation_field(
        payloads.CreateCompletionsPayload,
        Role.WRITER,
        f"Log up to {MAX_BATCH:,} completions, each by itself, or all of them or none.",
        sized_by("input.completions"),
    )
    async def create_completions(
        self,
        info: Info,
        input: Annotated[
            CreateCompletionsInput, strawberry.argument(description="The completions.")
        ],
    ) -> Any:
        create_all = resolve_completions.create_completions
        if input.atomic:
            create_all = resolve_completions.create_completions_atomically
        return payloads.completion_results(await create_all(info.context, input.to_pairs()), info)

    @mutation_field(
        payloads.UpdateCompletionPayload, Role.WRITER, "Change a completion that is there."
    )
    async def update_completion(
        self,
        info: Info,
        input: Annotated[
            UpdateCompletionInput, strawberry.argument(description="What becomes another.")
        ],
    ) -> Any:
        row = await resolve_completions.update_completion(
            info.context, info._raw_info, input.id, input.to_body(), input.cleared()
        )
        return {"completion": row}

    @mutation_field(
        payloads.DeleteCompletionsPayload,
        Role.ADMIN,
        "Delete completions, as far as they are there. Feedback on them no longer names them; "
        "feedback that grades nothing else is deleted.",
    )
    async def delete_completions(
        self,
        info: Info,
        input: Annotated[
            DeleteCompletionsInput, strawberry.argument(description="Which completions.")
        ],
    ) -> Any:
        ids = await resolve_completions.delete_completions(info.context, input.ids)
        return payloads.deleted_completions(ids)

    @mutation_field(
        payloads.AddTagsPayload,
        Role.WRITER,
        "Add tags to completions. One that is not there has the error NOT_FOUND in its result.",
        sized_by("input.completionIds"),
    )
    async def add_tags(
        self,
        info: Info,
        input: Annotated[
            AddTagsInput, strawberry.argument(description="Which completions and tags.")
        ],
    ) -> Any:
        outcomes = await resolve_completions.retag_completions(
            info.context, info._raw_info, input.completion_ids, add=input.tags
        )
        return payloads.completion_results(outcomes, info)

    @mutation_field(
        payloads.RemoveTagsPayload,
        Role.WRITER,
        "Take tags from completions. One that is not there has the error NOT_FOUND in its result.",
        sized_by("input.completionIds"),
    )
    async def remove_tags(
        self,
        info: Info,
        input: Annotated[
            RemoveTagsInput, strawberry.argument(description="Which completions and tags.")
        ],
    ) -> Any:
        outcomes = await resolve_completions.retag_completions(
            info.context, info._raw_info, input.completion_ids, remove=input.tags
        )
        return payloads.completion_results(outcomes, info)

    @mutation_field(
        payloads.TagCompletionsPayload,
        Role.WRITER,
        "Add tags to all completions that match, and take tags away. In batches: completions that "
        "are logged meanwhile may or may not be among them.",
    )
    async def tag_completions(
        self,
        info: Info,
        input: Annotated[
            TagCompletionsInput, strawberry.argument(description="Which completions and tags.")
        ],
    ) -> Any:
        changed = await resolve_completions.retag_matching(
            info.context, input.filter.to_service(), add=input.add, remove=input.remove
        )
        return {"count": changed}

    @mutation_field(
        payloads.RenameTagPayload,
        Role.ADMIN,
        "Give a tag another name in all completions, selectors of feedback tasks and filters of "
        "saved views, by a job. CONFLICT while another job changes one of the tags.",
    )
    async def rename_tag(
        self,
        info: Info,
        input: Annotated[RenameTagInput, strawberry.argument(description="Which tag.")],
    ) -> Any:
        return {"job": await resolve_tags.rename_tag(info.context, input.tag, input.new_tag)}

    @mutation_field(
        payloads.MergeTagsPayload,
        Role.ADMIN,
        "Put one tag in the place of several, as `renameTag` does for one.",
    )
    async def merge_tags(
        self,
        info: Info,
        input: Annotated[MergeTagsInput, strawberry.argument(description="Which tags.")],
    ) -> Any:
        return {"job": await resolve_tags.merge_tags(info.context, input.tags, input.into)}

    @mutation_field(
        payloads.DeleteTagPayload,
        Role.ADMIN,
        "Take a tag from all completions, by a job. CONFLICT while a feedback task selects by it, "
        "or another job changes it.",
    )
    async def delete_tag(
        self,
        info: Info,
        input: Annotated[DeleteTagInput, strawberry.argument(description="Which tag.")],
    ) -> Any:
        return {"job": await resolve_tags.delete_tag(info.context, input.tag)}

    @mutation_field(payloads.CreateSessionPayload, Role.WRITER, "Announce a session.")
    async def create_session(
        self,
        info: Info,
        input: Annotated[CreateSessionInput, strawberry.argument(description="The session.")],
    ) -> Any:
        row = await resolve_sessions.create_session(
            info.context, given(input.id), given(input.name)
        )
        return {"session": row}

    @mutation_field(
        payloads.CreateTokenPayload,
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

    @mutation_field(
        payloads.RevokeTokenPayload,
        Role.ADMIN,
        "End a token: every gateway refuses it within 5 seconds. The saved views of its own end "
        "with it. Doing it again is harmless.",
    )
    async def revoke_token(
        self,
        info: Info,
        input: Annotated[RevokeTokenInput, strawberry.argument(description="Which token.")],
    ) -> Any:
        return {"token": await resolve_tokens.revoke_token(info.context, input.id)}

    @mutation_field(
        payloads.CancelJobPayload,
        Role.ADMIN,
        "Cancel a job of the organization; what it has done stays done. One that is over stays as "
        "it is.",
    )
    async def cancel_job(
        self,
        info: Info,
        input: Annotated[CancelJobInput, strawberry.argument(description="Which job.")],
    ) -> Any:
        return {"job": await resolve_jobs.cancel_job(info.context, input.id)}

    @mutation_field(
        payloads.SetPricesPayload,
        Role.ADMIN,
        "Set what models cost the organization, all prices at once. Every gateway prices what is "
        "logged 5 seconds later, or sooner, by them.",
        sized_by("input.prices"),
    )
    async def set_prices(
        self,
        info: Info,
        input: Annotated[SetPricesInput, strawberry.argument(description="The prices.")],
    ) -> Any:
        return await resolve_prices.set_prices(
            info.context,
            input.to_entries(),
            expected_revision=given(input.expected_revision),
            reprice=input.reprice,
            reprice_since=given(input.reprice_since),
        )

    @mutation_field(payloads.CreateFeedbackTaskPayload, Role.WRITER, "Make a feedback task.")
    async def create_feedback_task(
        self,
        info: Info,
        input: Annotated[CreateFeedbackTaskInput, strawberry.argument(description="The task.")],
    ) -> Any:
        row = await resolve_tasks.create_feedback_task(
            info.context,
            name=input.name,
            instruction=input.instruction,
            json_schema=input.json_schema,
            completion_tags_selector=input.completion_tags_selector,
            selector=input.selector.value.to_service() if input.selector is not None else None,
            grades_per_completion=input.grades_per_completion,
        )
        return {"feedback_task": row}

    @mutation_field(
        payloads.UpdateFeedbackTaskPayload,
        Role.WRITER,
        "Make a new version of a task; feedback keeps the version it was given under.",
    )
    async def update_feedback_task(
        self,
        info: Info,
        input: Annotated[
            UpdateFeedbackTaskInput, strawberry.argument(description="What becomes another.")
        ],
    ) -> Any:
        row = await resolve_tasks.update_feedback_task(
            info.context, input.id, input.to_changes(), of=given(input.expected_version)
        )
        return {"feedback_task": row}

    @mutation_field(
        payloads.UploadFeedbackPayload,
        Role.GRADER,
        "Store feedback, and take what it grades off the task's queue. With an `id` it may be sent "
        "again: it is stored once.",
    )
    async def upload_feedback(
        self,
        info: Info,
        input: Annotated[UploadFeedbackInput, strawberry.argument(description="The feedback.")],
    ) -> Any:
        row = await resolve_feedback.upload_feedback(
            info.context,
            task_id=input.task_id,
            json_values=input.json_values,
            comment=input.comment,
            selection=input.selection.to_service(),
            completions_summary=given(input.completions_summary),
            feedback_id=given(input.id),
            grader=grader_of(input.grader),
        )
        return {"feedback": row}

    @mutation_field(
        payloads.CreateSavedViewPayload,
        Role.READER,
        "Save a view. One for the whole organization needs a token of role WRITER.",
    )
    async def create_saved_view(
        self,
        info: Info,
        input: Annotated[CreateSavedViewInput, strawberry.argument(description="The view.")],
    ) -> Any:
        view = await resolve_views.create_saved_view(
            info.context, input.to_content(), partial(check_content, info)
        )
        return {"saved_view": view}

    @mutation_field(
        payloads.UpdateSavedViewPayload,
        Role.READER,
        "Change a view of the token's own, or of the organization's, which needs a token of role "
        "WRITER.",
    )
    async def update_saved_view(
        self,
        info: Info,
        input: Annotated[
            UpdateSavedViewInput, strawberry.argument(description="What becomes another.")
        ],
    ) -> Any:
        view = await resolve_views.update_saved_view(
            info.context,
            input.id,
            input.to_changes(),
            given(input.expected_revision),
            partial(check_content, info),
        )
        return {"saved_view": view}

    @mutation_field(
        payloads.DeleteSavedViewPayload,
        Role.READER,
        "Delete a view of the token's own, or of the organization's, which needs a token of role "
        "WRITER.",
    )
    async def delete_saved_view(
        self,
        info: Info,
        input: Annotated[DeleteSavedViewInput, strawberry.argument(description="Which one.")],
    ) -> Any:
        await resolve_views.delete_saved_view(info.context, input.id)
        return payloads.deleted_saved_view(input.id)
