"""What mutations of completions are given."""

from datetime import datetime
from typing import Any, Final

import strawberry
from strawberry import Maybe

from schema.conditions import given
from schema.enums import CompletionKind, CompletionStatus
from schema.filters import CompletionFilter
from schema.scalars import JSON
from services.completions.kept_fields import DURATION_BOUND, MAX_TEXT_LENGTH
from services.completions.writing import MAX_BATCH
from services.ids import MAX_CLIENT_ID_LENGTH, MAX_SESSION_ID_LENGTH
from services.storage.storable import MAX_VALUES
from services.tags import MAX_TAG_LENGTH, MAX_TAGS

_TAGS_BOUND: Final = f"up to {MAX_TAGS:,} of up to {MAX_TAG_LENGTH:,} characters."
_NEAREST_TIME: Final = (
    "A time in the future, or before 1970, becomes the nearest that is not (`clientCreatedAt` "
    "keeps it)."
)


@strawberry.input
class _CompletionInput:
    """The fields that a client may set."""

    kind: Maybe[CompletionKind | None] = strawberry.field(description="Chat messages or a prompt.")
    status: Maybe[CompletionStatus | None] = strawberry.field(description="How far it has come.")
    tags: Maybe[list[str] | None] = strawberry.field(description=f"Its tags: {_TAGS_BOUND}")
    request: Maybe[JSON | None] = strawberry.field(description="The request, an object.")
    response: Maybe[JSON | None] = strawberry.field(description="The response, an object.")
    stacktrace: Maybe[list[JSON] | None] = strawberry.field(
        description="Frames: objects with `file`, `line`, `lineno` and `name`, up to "
        f"{MAX_VALUES:,} values in all."
    )
    session_id: Maybe[strawberry.ID | None] = strawberry.field(
        description="The session it is in, which need not be there yet: 1 to "
        f"{MAX_SESSION_ID_LENGTH} printable characters."
    )
    duration: Maybe[float | None] = strawberry.field(
        description=f"Seconds: 0 or more, less than {DURATION_BOUND:,}."
    )
    failure_kind: Maybe[str | None] = strawberry.field(
        description=f"The kind of failure, up to {MAX_TEXT_LENGTH:,} characters."
    )
    failure_reason: Maybe[str | None] = strawberry.field(
        description=f"The failure's message, up to {MAX_TEXT_LENGTH:,} characters."
    )
    extra: Maybe[JSON | None] = strawberry.field(description="Anything else, an object.")
    created_at: Maybe[datetime | None] = strawberry.field(
        description="When the call was made, for an import or a log that comes late; else it is "
        f"when the gateway first hears of it. {_NEAREST_TIME}"
    )

    def to_body(self) -> dict[str, Any]:
        """Return what is given, by the OpenAPI document's names; None for the rest and for null."""
        body = {name: given(getattr(self, name)) for name in _BODY}
        for name in ("kind", "status"):
            if body[name] is not None:
                body[name] = body[name].value
        return body

    def cleared(self) -> list[str]:
        """Return the fields that are given as null, by the OpenAPI document's names."""
        inputs = {name: getattr(self, name) for name in _BODY}
        return [name for name, one in inputs.items() if one is not None and one.value is None]


_BODY = (
    "kind",
    "status",
    "tags",
    "request",
    "response",
    "stacktrace",
    "session_id",
    "duration",
    "failure_kind",
    "failure_reason",
    "extra",
    "created_at",
)


@strawberry.input(
    description="What to say of a completion; what is left out stays as it is. A null takes a "
    "field away, as a correction that no late row of an SDK undoes; `status`, `tags` and "
    "`createdAt` cannot be null. `model` and `usage` follow from what remains."
)
class UpdateCompletionInput(_CompletionInput):
    """The fields that a client may set, and which completion it is."""

    id: strawberry.ID = strawberry.field(description="Which completion; its id.")
    status: Maybe[CompletionStatus | None] = strawberry.field(
        description="How far it has come. It only ever moves forward: STARTED does not undo "
        "FINISHED. Without it, an update is a correction, which no late row of an SDK undoes."
    )
    tags: Maybe[list[str] | None] = strawberry.field(
        description=f"Its tags, in place of those it has: {_TAGS_BOUND} An empty list takes all "
        "away."
    )
    extra: Maybe[JSON | None] = strawberry.field(
        description="Anything else, an object; it is merged into what is there, key by key."
    )
    created_at: Maybe[datetime | None] = strawberry.field(
        description=f"When the call was made. {_NEAREST_TIME}"
    )


@strawberry.input(
    description="A completion to be logged. A null is the same as leaving a field out."
)
class CreateCompletionInput(_CompletionInput):
    """The fields that a client may set, and its id."""

    id: Maybe[strawberry.ID | None] = strawberry.field(
        description="An id of your own, which makes a repeated create safe: 1 to "
        f"{MAX_CLIENT_ID_LENGTH} visible ASCII characters without `/`, free in your organization. "
        "Made if it is left out."
    )

    def to_pair(self) -> tuple[str | None, dict[str, Any]]:
        """Return the id, if given, and the rest."""
        return given(self.id), self.to_body()


@strawberry.input(description="Completions to be logged together.")
class CreateCompletionsInput:
    """See `services.completions.writing`."""

    completions: list[CreateCompletionInput] = strawberry.field(
        description=f"Up to {MAX_BATCH:,} completions."
    )
    atomic: bool = strawberry.field(
        default=False,
        description="Whether all of them are stored or none: the first fault is the field's error "
        "then. Else each is stored by itself, and has its own result.",
    )

    def to_pairs(self) -> list[tuple[str | None, dict[str, Any]]]:
        """Return each completion's id, if given, and the rest."""
        return [one.to_pair() for one in self.completions]


_IDS: Final = f"Their ids, up to {MAX_BATCH:,}."
_TAGS: Final = f"Up to {MAX_TAGS:,} tags of up to {MAX_TAG_LENGTH:,} characters in a call."


@strawberry.input(description="Completions to be deleted.")
class DeleteCompletionsInput:
    """See `services.completions.writing.delete_completions`."""

    ids: list[strawberry.ID] = strawberry.field(description=_IDS)


@strawberry.input(description="Tags for completions.")
class AddTagsInput:
    """See `services.completions.tagging.retag_completions`."""

    completion_ids: list[strawberry.ID] = strawberry.field(description=_IDS)
    tags: list[str] = strawberry.field(description=_TAGS)


@strawberry.input(description="Tags to be taken from completions.")
class RemoveTagsInput:
    """See `services.completions.tagging.retag_completions`."""

    completion_ids: list[strawberry.ID] = strawberry.field(description=_IDS)
    tags: list[str] = strawberry.field(description=_TAGS)


@strawberry.input(description="Tags for all completions that match, and tags to be taken away.")
class TagCompletionsInput:
    """See `services.completions.tagging.retag_matching`."""

    filter: CompletionFilter = strawberry.field(description="Which completions.")
    add: list[str] = strawberry.field(default_factory=list, description=_TAGS)
    remove: list[str] = strawberry.field(default_factory=list, description=_TAGS)
