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


@strawberry.enum(description="What a part of a message is.")
class PartKind(Enum):
    """See `services.completions.shapes.Part`."""

    TEXT = strawberry.enum_value("text", description="Text.")
    IMAGE = strawberry.enum_value("image", description="A picture.")
    AUDIO = strawberry.enum_value("audio", description="A recording.")
    FILE = strawberry.enum_value("file", description="A document, a film or another file.")
    TOOL_CALL = strawberry.enum_value("tool_call", description="The model calls a tool.")
    TOOL_RESULT = strawberry.enum_value("tool_result", description="What a tool gave back.")
    REFUSAL = strawberry.enum_value("refusal", description="The model refuses to answer.")
    REASONING = strawberry.enum_value(
        "reasoning", description="What the model thought, as far as the provider shows it."
    )


@strawberry.enum(description="What a model was asked to do.")
class Operation(Enum):
    """See `services.completions.shapes.Facts`."""

    CHAT = strawberry.enum_value("chat", description="Answer a conversation.")
    COMPLETION = strawberry.enum_value("completion", description="Go on with a text.")
    EMBEDDING = strawberry.enum_value("embedding", description="Turn texts into vectors.")
    IMAGE = strawberry.enum_value("image", description="Make or change a picture.")
    AUDIO = strawberry.enum_value("audio", description="Speak, or write down what is said.")
    RERANK = strawberry.enum_value("rerank", description="Order documents by a question.")


@strawberry.enum(description="Why a model stopped, whatever the provider calls it.")
class FinishReason(Enum):
    """See `services.completions.shapes.finish`."""

    STOP = strawberry.enum_value("stop", description="It had said everything.")
    LENGTH = strawberry.enum_value("length", description="It had no more tokens.")
    TOOL_CALLS = strawberry.enum_value("tool_calls", description="It calls tools.")
    CONTENT_FILTER = strawberry.enum_value(
        "content_filter", description="The provider has withheld something."
    )
    REFUSAL = strawberry.enum_value("refusal", description="The model has refused to answer.")
    ERROR = strawberry.enum_value("error", description="Something failed on the way.")
    OTHER = strawberry.enum_value(
        "other", description="For a reason of the provider's own: `providerFinishReason` has it."
    )


@strawberry.enum(description="How what is stored differs from what was logged.")
class AlterationKind(Enum):
    """See `services.storage.keeping.AlterationKind`."""

    UNICODE = strawberry.enum_value(
        "unicode",
        description="Half of a surrogate pair, or bytes that are no UTF-8: U+FFFD is in its place. "
        "In a session's id what cannot be printed, too.",
    )
    NUMBER = strawberry.enum_value(
        "number",
        description="A number that cannot be stored, such as `NaN` or `-Infinity` or an integer "
        "past 64 bits, is a text.",
    )
    KEY = strawberry.enum_value(
        "key", description="A key with a NUL, or half of a surrogate pair, has another name."
    )
    DEPTH = strawberry.enum_value("depth", description="What is nested too deep is its JSON text.")
    SIZE = strawberry.enum_value(
        "size", description="A list or an object with too many values is its JSON text."
    )
    CONVERTED = strawberry.enum_value(
        "converted",
        description="It had a type that the field does not have: it was converted, or is the "
        "`value` of an object.",
    )
    CUT = strawberry.enum_value("cut", description="It was too long.")
    LEFT_OUT = strawberry.enum_value("left_out", description="It is not stored.")
    MORE = strawberry.enum_value("more", description="There are more, so many as `original` says.")


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


@strawberry.enum(description="Whether capital and small letters differ in a text.")
class StringMode(Enum):
    """See `services.storage.conditions.Condition`."""

    CASE_SENSITIVE = strawberry.enum_value("case_sensitive", description="They differ.")
    CASE_INSENSITIVE = strawberry.enum_value(
        "case_insensitive",
        description="They are the same, letter by letter, in all scripts: `É` and `é`, `Σ` and "
        "`ς`; not `ß` and `SS`, which are one letter and two, nor the Turkish `İ` and `i`.",
    )


@strawberry.enum(description="Why something failed, as in an error's `extensions.code`.")
class ErrorCode(Enum):
    """See `services.errors.ErrorCode`."""

    GRAPHQL_PARSE_FAILED = strawberry.enum_value(
        "GRAPHQL_PARSE_FAILED", description="The document is no GraphQL."
    )
    GRAPHQL_VALIDATION_FAILED = strawberry.enum_value(
        "GRAPHQL_VALIDATION_FAILED", description="The document does not fit the schema."
    )
    BAD_USER_INPUT = strawberry.enum_value(
        "BAD_USER_INPUT", description="A value cannot be meant; `path` says which."
    )
    UNAUTHENTICATED = strawberry.enum_value(
        "UNAUTHENTICATED",
        description="There is no token, or none that is known, unexpired and unrevoked.",
    )
    FORBIDDEN = strawberry.enum_value("FORBIDDEN", description="The token may not do this.")
    NOT_FOUND = strawberry.enum_value(
        "NOT_FOUND", description="The organization has no such object."
    )
    CONFLICT = strawberry.enum_value("CONFLICT", description="What is stored forbids it.")
    RATE_LIMITED = strawberry.enum_value(
        "RATE_LIMITED", description="The token asks too often; try again later."
    )
    QUERY_TOO_COMPLEX = strawberry.enum_value(
        "QUERY_TOO_COMPLEX", description="It would cost more than one request may."
    )
    TIMEOUT = strawberry.enum_value("TIMEOUT", description="It took too long.")
    UNAVAILABLE = strawberry.enum_value(
        "UNAVAILABLE",
        description="The database is out of reach, or too much is waiting; try again.",
    )
    RESUME_EXPIRED = strawberry.enum_value(
        "RESUME_EXPIRED", description="The changes since the cursor are no longer known."
    )
    PERSISTED_QUERY_NOT_FOUND = strawberry.enum_value(
        "PERSISTED_QUERY_NOT_FOUND", description="No trusted document has this hash."
    )
    PERSISTED_QUERY_NOT_SUPPORTED = strawberry.enum_value(
        "PERSISTED_QUERY_NOT_SUPPORTED", description="There are no trusted documents."
    )
    INTERNAL_SERVER_ERROR = strawberry.enum_value(
        "INTERNAL_SERVER_ERROR",
        description="A bug of the gateway's; its log has more, under the request's id.",
    )


@strawberry.enum(description="A direction of an order.")
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
    COST = strawberry.enum_value("cost.total", description="What it costs in all.")
    MODEL = strawberry.enum_value("model", description="The model's name, by code points.")
    RELEVANCE = strawberry.enum_value(
        "relevance",
        description="How much of `filter.text` it has, most first: the 1,000 most relevant, where "
        "a text is searched, and by this alone.",
    )


@strawberry.enum(description="Where in a completion a text stands.")
class HighlightPlace(Enum):
    """See `services.insight.texts.TextPlace`."""

    REQUEST = strawberry.enum_value("request", description="In the request.")
    RESPONSE = strawberry.enum_value("response", description="In the response, any of its answers.")
    FAILURE_REASON = strawberry.enum_value("failure_reason", description="In `failureReason`.")


@strawberry.enum(
    description="What sessions can be ordered by. All but `CREATED_AT` is summed up beside all "
    "writes, and some seconds behind."
)
class SessionOrderField(Enum):
    """The values are the stored fields' paths."""

    CREATED_AT = strawberry.enum_value("created_at", description="When it began.")
    LAST_ACTIVITY_AT = strawberry.enum_value(
        "last_activity_at", description="When its last completion was created."
    )
    COMPLETION_COUNT = strawberry.enum_value(
        "completion_count", description="How many completions it has."
    )
    FAILED_COUNT = strawberry.enum_value(
        "failed_count", description="How many of its completions have failed."
    )
    TOTAL_TOKENS = strawberry.enum_value(
        "total_tokens", description="The sum of their `usage.totalTokens`."
    )
    COST = strawberry.enum_value(
        "total_cost",
        description="The sum of what they cost; one of which no price is known is the least.",
    )
    DURATION = strawberry.enum_value(
        "duration_ms", description="Its `durationMs`; one without completions is the least."
    )


@strawberry.enum(description="What a grader is, as the client claims it.")
class GraderKind(Enum):
    """The values are what is stored; see `services.feedback.graders`."""

    HUMAN = strawberry.enum_value("human", description="A person.")
    PROGRAM = strawberry.enum_value("program", description="A program that follows rules.")
    MODEL = strawberry.enum_value("model", description="A language model, or the like.")


@strawberry.enum(description="What feedback can be ordered by.")
class FeedbackOrderField(Enum):
    """The values are the stored fields' paths."""

    CREATED_AT = strawberry.enum_value("created_at", description="When it was given.")
    TASK_ID = strawberry.enum_value("task_id", description="The id of the task that it answers.")


@strawberry.enum(description="What feedback tasks can be ordered by.")
class FeedbackTaskOrderField(Enum):
    """The values are the stored fields' paths."""

    CREATED_AT = strawberry.enum_value("created_at", description="When it was made.")
    UPDATED_AT = strawberry.enum_value("updated_at", description="When its version was made.")
    NAME = strawberry.enum_value("name", description="Its name, by code points.")


@strawberry.enum(description="What a saved view lists.")
class SavedViewSubject(Enum):
    """See `models.SavedViewDocument`, and `schema.types.saved_view.SUBJECTS`."""

    COMPLETIONS = strawberry.enum_value("completions", description="What `completions` lists.")
    SESSIONS = strawberry.enum_value("sessions", description="What `sessions` lists.")
    FEEDBACK = strawberry.enum_value("feedback", description="What `feedbacks` lists.")
    FEEDBACK_TASKS = strawberry.enum_value(
        "feedback_tasks", description="What `feedbackTasks` lists."
    )


@strawberry.enum(description="Who sees a saved view.")
class SavedViewVisibility(Enum):
    """See `services.saved_views`."""

    PRIVATE = strawberry.enum_value("private", description="The token that made it, alone.")
    ORGANIZATION = strawberry.enum_value("organization", description="The whole organization.")


@strawberry.enum(description="What saved views can be ordered by.")
class SavedViewOrderField(Enum):
    """The values are the stored fields' paths."""

    CREATED_AT = strawberry.enum_value("created_at", description="When it was made.")
    UPDATED_AT = strawberry.enum_value("updated_at", description="When it last changed.")
    NAME = strawberry.enum_value("name", description="Its name, by code points.")


@strawberry.enum(description="What jobs can be ordered by.")
class JobOrderField(Enum):
    """The values are the stored fields' paths."""

    CREATED_AT = strawberry.enum_value("created_at", description="When it was asked for.")


@strawberry.enum(description="What tokens can be ordered by.")
class TokenOrderField(Enum):
    """The values are the stored fields' paths."""

    CREATED_AT = strawberry.enum_value("created_at", description="When it was made.")


@strawberry.enum(description="What names in use can be ordered by.")
class NameOrderField(Enum):
    """See `services.insight.name_pages.NameOrder`."""

    COUNT = strawberry.enum_value("count", description="How many completions have it.")
    NAME = strawberry.enum_value(
        "term",
        description="The name, by its characters' code points; of a value of the metadata its "
        "JSON.",
    )
    FIRST_SEEN_AT = strawberry.enum_value(
        "first_seen_at", description="When the first completion that has it was created."
    )
    LAST_SEEN_AT = strawberry.enum_value(
        "last_seen_at", description="When the last completion that has it was created."
    )


@strawberry.enum(description="What names can be suggested of.")
class SuggestField(Enum):
    """See `services.insight.names.NameField`."""

    TAG = strawberry.enum_value("tags", description="Tags.")
    MODEL = strawberry.enum_value("model", description="Models.")
    PROVIDER = strawberry.enum_value("provider", description="Providers.")
    USER = strawberry.enum_value("user_id", description="Users.")
    SESSION = strawberry.enum_value("session_id", description="The ids of sessions.")
    FAILURE_KIND = strawberry.enum_value("failure_kind", description="Kinds of failures.")
    TOOL_NAME = strawberry.enum_value("tool_names", description="Tools that responses call.")
    METADATA_KEY = strawberry.enum_value("metadata_keys", description="Keys of `metadata`.")
    METADATA_VALUE = strawberry.enum_value(
        "metadata", description="The values of a key of `metadata`."
    )


@strawberry.enum(description="What finds something.")
class Engine(Enum):
    """See `services.explain.Explanation`."""

    MONGODB = strawberry.enum_value("mongodb", description="The database.")
    INDEX = strawberry.enum_value("index", description="The index that each host has beside it.")
    BOTH = strawberry.enum_value("both", description="Both, one after the other: see `parts`.")


@strawberry.enum(description="What may be said of two values of a field.")
class MeasurementLevel(Enum):
    """See `services.grading.agreement.Level`."""

    NOMINAL = strawberry.enum_value("nominal", description="Whether they are the same.")
    ORDINAL = strawberry.enum_value("ordinal", description="And which comes first.")
    INTERVAL = strawberry.enum_value("interval", description="And how far they are apart.")
