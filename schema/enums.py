"""Enums, with the values that are stored."""

from enum import Enum

import strawberry


@strawberry.enum(description="What a completion was asked for with.")
class CompletionKind(Enum):
    """See `services.completions.fields.KINDS`."""

    CHAT = strawberry.enum_value("chat", description="Chat messages.")
    PROMPT = strawberry.enum_value("prompt", description="One prompt, the older text completion.")


@strawberry.enum(description="How far a completion has come.")
class CompletionStatus(Enum):
    """See `services.completions.fields.STATUSES`."""

    STARTED = strawberry.enum_value("started", description="The provider has been asked.")
    FINISHED = strawberry.enum_value("finished", description="The provider has answered.")
    FAILED = strawberry.enum_value("failed", description="The call failed.")


@strawberry.enum(description="What a token may do; each may do what those before it may.")
class TokenRole(Enum):
    """See `services.tenants.tokens.Role`."""

    READER = strawberry.enum_value("reader", description="Read.")
    GRADER = strawberry.enum_value("grader", description="Give feedback, too.")
    WRITER = strawberry.enum_value("writer", description="Log, tag and make tasks, too.")
    ADMIN = strawberry.enum_value("admin", description="Delete, manage tokens and jobs, too.")


@strawberry.enum(description="How far background work has come.")
class JobState(Enum):
    """See `models.job.JobDocument`."""

    QUEUED = strawberry.enum_value("queued", description="It waits for a gateway.")
    RUNNING = strawberry.enum_value("running", description="A gateway does it, or has just died.")
    SUCCEEDED = strawberry.enum_value("succeeded", description="It came to its end.")
    FAILED = strawberry.enum_value("failed", description="It ended with an error.")
    CANCELLED = strawberry.enum_value("cancelled", description="Somebody cancelled it.")


@strawberry.enum(description="A direction of an order; ties go by id in the same direction.")
class OrderDirection(Enum):
    """Ascending or descending."""

    ASC = strawberry.enum_value("asc", description="Smallest or oldest first; no value is least.")
    DESC = strawberry.enum_value("desc", description="Largest or newest first.")


@strawberry.enum(description="What completions can be ordered by.")
class CompletionOrderField(Enum):
    """The values are the stored fields' paths."""

    CREATED_AT = strawberry.enum_value("created_at", description="When it was created.")
    UPDATED_AT = strawberry.enum_value("updated_at", description="When it last changed.")
    DURATION = strawberry.enum_value("duration", description="How long it took.")
    TOTAL_TOKENS = strawberry.enum_value("usage.total_tokens", description="How many tokens.")


@strawberry.enum(description="What sessions can be ordered by.")
class SessionOrderField(Enum):
    """The values are the stored fields' paths."""

    CREATED_AT = strawberry.enum_value("created_at", description="When it began.")
