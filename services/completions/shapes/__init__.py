"""The shapes of providers' requests and responses, and what is read out of them.

Pure functions over JSON as it was logged. They never raise, whatever the body: what is not
understood is left out. Their work is bounded by the number of values of a body.
"""

from services.completions.shapes.facts import (
    EXTRA_KEYS,
    extra_facts,
    request_facts,
    response_facts,
)
from services.completions.shapes.finish import finish_reason_of
from services.completions.shapes.reading import (
    item_count,
    joined_conversation,
    read_conversation,
    read_output,
    read_prompt,
    read_request,
    read_response,
)
from services.completions.shapes.streams import is_long
from services.completions.shapes.table import (
    PICTURE_PATHS,
    REQUEST_KEYS,
    RESPONSE_KEYS,
    RESPONSE_PATHS,
)
from services.completions.shapes.types import (
    Answered,
    Asked,
    Conversation,
    Facts,
    Part,
    PartKind,
    ToolCall,
    Turn,
)
from services.completions.shapes.usage import read_usage
from services.providers import provider_id

__all__ = [
    "EXTRA_KEYS",
    "PICTURE_PATHS",
    "REQUEST_KEYS",
    "RESPONSE_KEYS",
    "RESPONSE_PATHS",
    "Answered",
    "Asked",
    "Conversation",
    "Facts",
    "Part",
    "PartKind",
    "ToolCall",
    "Turn",
    "extra_facts",
    "finish_reason_of",
    "is_long",
    "item_count",
    "joined_conversation",
    "provider_id",
    "read_conversation",
    "read_output",
    "read_prompt",
    "read_request",
    "read_response",
    "read_usage",
    "request_facts",
    "response_facts",
]
