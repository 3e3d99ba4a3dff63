"""What mutations return: a type each, which holds the objects that they have changed."""

from collections.abc import Sequence
from typing import Any

import strawberry

from resolvers.completions import Outcome
from schema.connection import Info
from schema.enums import ErrorCode
from schema.errors import in_graphqls_names, input_names
from schema.execution.field_metadata import sized_by_its_object
from schema.types.completion import Completion
from schema.types.feedback import Feedback
from schema.types.feedback_task import FeedbackTask
from schema.types.job import Job
from schema.types.price import PriceList
from schema.types.saved_view import SavedView
from schema.types.session import Session
from schema.types.token import Token
from services.errors import Conflict, InvalidInput, NotFound, ServiceError
from services.ids import global_id


@strawberry.type(description="Why one of several could not be done.")
class MutationError:
    """A view over a `services.errors.ServiceError`."""

    code: ErrorCode = strawberry.field(description="As in an error's `extensions.code`.")
    message: str = strawberry.field(description="What is wrong, for people.")
    path: str | None = strawberry.field(
        description="JSON Pointer to the fault in the mutation's input, as in an error's "
        "`extensions.path`: `/completions/3/tags/0`, or to the item that is not there or in "
        "conflict with what is stored: `/completionIds/1`; null if the fault is not in the input."
    )


def _told(error: ServiceError, place: str) -> dict[str, Any]:
    path = None
    if isinstance(error, InvalidInput):
        path = error.path
    elif isinstance(error, NotFound | Conflict):
        path = place
    return {"code": error.code.value, "message": str(error), "path": path}


@strawberry.type(description="What became of one completion among several.")
class CompletionResult:
    """A view over `resolvers.completions.Outcome`."""

    id: strawberry.ID | None = strawberry.field(
        description="The completion's id; of one that failed the id that was given, null if none "
        "was, or if no completion can have it."
    )
    completion: Completion | None = strawberry.field(
        description="The completion as it is now; null if this one failed."
    )
    error: MutationError | None = strawberry.field(
        description="Why this one failed; null if it did not."
    )


def completion_results(outcomes: Sequence[Outcome], info: Info) -> dict[str, Any]:
    """Return what a payload of results shows; paths are in the names of GraphQL."""
    names = input_names(info._raw_info.schema)
    results = [
        {
            "id": one["id"],
            "completion": one["completion"],
            "error": None
            if (error := one["error"]) is None
            else _told(in_graphqls_names(error, names), one["place"]),
        }
        for one in outcomes
    ]
    return {"results": results, "count": sum(one["error"] is None for one in outcomes)}


@strawberry.type(description="What `createCompletion` returns.")
class CreateCompletionPayload:
    """Of `createCompletion`."""

    completion: Completion = strawberry.field(description="The completion that was logged.")


def _results() -> Any:
    return strawberry.field(
        description="What became of each, in the order of the input.",
        metadata=sized_by_its_object(),
    )


@strawberry.type(description="What `createCompletions` returns.")
class CreateCompletionsPayload:
    """Of `createCompletions`."""

    results: list[CompletionResult] = _results()
    count: int = strawberry.field(description="How many were logged.")


@strawberry.type(description="What `updateCompletion` returns.")
class UpdateCompletionPayload:
    """Of `updateCompletion`."""

    completion: Completion = strawberry.field(description="The completion as it is now.")


@strawberry.type(description="What `deleteCompletions` returns.")
class DeleteCompletionsPayload:
    """Of `deleteCompletions`."""

    deleted_ids: list[strawberry.ID] = strawberry.field(
        description="The ids of those that were there, in the order of the input."
    )
    deleted_global_ids: list[strawberry.ID] = strawberry.field(
        description="Their `globalId`s, by which a client's store forgets them."
    )
    count: int = strawberry.field(description="How many were there.")


def deleted_completions(ids: Sequence[str]) -> dict[str, Any]:
    """Return what a `DeleteCompletionsPayload` shows."""
    global_ids = [global_id("Completion", one) for one in ids]
    return {"deleted_ids": list(ids), "deleted_global_ids": global_ids, "count": len(ids)}


@strawberry.type(description="What `addTags` returns.")
class AddTagsPayload:
    """Of `addTags`."""

    results: list[CompletionResult] = _results()
    count: int = strawberry.field(description="How many were there, and have the tags now.")


@strawberry.type(description="What `removeTags` returns.")
class RemoveTagsPayload:
    """Of `removeTags`."""

    results: list[CompletionResult] = _results()
    count: int = strawberry.field(description="How many were there, and do not have the tags now.")


@strawberry.type(description="What `tagCompletions` returns.")
class TagCompletionsPayload:
    """Of `tagCompletions`."""

    count: int = strawberry.field(description="How many were changed.")


@strawberry.type(description="What `createSession` returns.")
class CreateSessionPayload:
    """Of `createSession`."""

    session: Session = strawberry.field(description="The session.")


@strawberry.type(description="What `createToken` returns.")
class CreateTokenPayload:
    """A view over `resolvers.tokens.NewToken`."""

    token: Token = strawberry.field(description="The token.")
    secret: str = strawberry.field(
        description="What its bearer sends as `X-Log10-Token`. Not to be had again."
    )


@strawberry.type(description="What `revokeToken` returns.")
class RevokeTokenPayload:
    """Of `revokeToken`."""

    token: Token = strawberry.field(description="The token as it is now.")


@strawberry.type(description="What `cancelJob` returns.")
class CancelJobPayload:
    """Of `cancelJob`."""

    job: Job = strawberry.field(description="The job as it is now.")


@strawberry.type(description="What `setPrices` returns.")
class SetPricesPayload:
    """A view over `resolvers.prices.NewPrices`."""

    prices: PriceList = strawberry.field(description="The prices as they are now.")
    job: Job | None = strawberry.field(
        description="What prices completions anew; null if it was not asked for."
    )


@strawberry.type(description="What `renameTag` returns.")
class RenameTagPayload:
    """Of `renameTag`."""

    job: Job = strawberry.field(description="What does it.")


@strawberry.type(description="What `mergeTags` returns.")
class MergeTagsPayload:
    """Of `mergeTags`."""

    job: Job = strawberry.field(description="What does it.")


@strawberry.type(description="What `deleteTag` returns.")
class DeleteTagPayload:
    """Of `deleteTag`."""

    job: Job = strawberry.field(description="What does it.")


@strawberry.type(description="What `createFeedbackTask` returns.")
class CreateFeedbackTaskPayload:
    """Of `createFeedbackTask`."""

    feedback_task: FeedbackTask = strawberry.field(description="The task that was made.")


@strawberry.type(description="What `updateFeedbackTask` returns.")
class UpdateFeedbackTaskPayload:
    """Of `updateFeedbackTask`."""

    feedback_task: FeedbackTask = strawberry.field(description="The task as it is now.")


@strawberry.type(description="What `uploadFeedback` returns.")
class UploadFeedbackPayload:
    """Of `uploadFeedback`."""

    feedback: Feedback = strawberry.field(description="The feedback that was stored.")


@strawberry.type(description="What `updateFeedback` returns.")
class UpdateFeedbackPayload:
    """Of `updateFeedback`."""

    feedback: Feedback = strawberry.field(description="The feedback as it is now.")


@strawberry.type(description="What `deleteFeedback` returns.")
class DeleteFeedbackPayload:
    """Of `deleteFeedback`."""

    deleted_id: strawberry.ID = strawberry.field(description="The feedback's id.")
    deleted_global_id: strawberry.ID = strawberry.field(
        description="Its `globalId`, by which a client's store forgets it."
    )


def deleted_feedback(id_: str) -> dict[str, Any]:
    """Return what a `DeleteFeedbackPayload` shows."""
    return {"deleted_id": id_, "deleted_global_id": global_id("Feedback", id_)}


@strawberry.type(description="What `createSavedView` returns.")
class CreateSavedViewPayload:
    """Of `createSavedView`."""

    saved_view: SavedView = strawberry.field(description="The view that was saved.")


@strawberry.type(description="What `updateSavedView` returns.")
class UpdateSavedViewPayload:
    """Of `updateSavedView`."""

    saved_view: SavedView = strawberry.field(description="The view as it is now.")


@strawberry.type(description="What `deleteSavedView` returns.")
class DeleteSavedViewPayload:
    """Of `deleteSavedView`."""

    deleted_id: strawberry.ID = strawberry.field(description="The view's id.")
    deleted_global_id: strawberry.ID = strawberry.field(
        description="Its `globalId`, by which a client's store forgets it."
    )


def deleted_saved_view(id_: str) -> dict[str, Any]:
    """Return what a `DeleteSavedViewPayload` shows."""
    return {"deleted_id": id_, "deleted_global_id": global_id("SavedView", id_)}
