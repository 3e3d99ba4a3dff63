"""The shapes that are known, and which of them a payload has.

The first that matches reads it, so the more special stand first. The hot path is a create of an
OpenAI chat: its shapes match early. A family has a module of its own, and its entries here.
"""

from collections.abc import Iterable
from typing import Final, TypeVar

from services.completions.shapes import (
    anthropic,
    bedrock,
    cohere,
    gemini,
    invoke_model,
    langchain,
    media,
    ollama,
    openai_chat,
    openai_responses,
    sdks,
    unknown,
)
from services.completions.shapes.types import Payload, RequestShape, ResponseShape
from services.completions.shapes.wrapped import wrapped_request, wrapped_response

# Those that tell by their own marks, then those that many bodies would pass for.
_MARKED_REQUESTS: Final[tuple[RequestShape, ...]] = (
    bedrock.REQUEST,
    anthropic.MESSAGES_REQUEST,
    ollama.CHAT_REQUEST,
    langchain.REQUEST,
    sdks.INSTRUCTED_REQUEST,
    openai_chat.CHAT_REQUEST,
    gemini.REQUEST,
    cohere.V1_REQUEST,
    media.RERANK_REQUEST,
    media.EMBEDDING_REQUEST,
    media.SPEECH_REQUEST,
    media.IMAGE_REQUEST,
    media.TRANSCRIPTION_REQUEST,
    invoke_model.TITAN_REQUEST,
    ollama.GENERATE_REQUEST,
    anthropic.TEXT_REQUEST,
)
_OTHER_REQUESTS: Final[tuple[RequestShape, ...]] = (
    openai_responses.RESPONSES_REQUEST,
    openai_chat.TEXT_REQUEST,
    langchain.PROMPTS_REQUEST,
    sdks.INPUTS_REQUEST,
)
_MARKED_RESPONSES: Final[tuple[ResponseShape, ...]] = (
    openai_chat.CHOICES_RESPONSE,
    gemini.RESPONSE,
    bedrock.RESPONSE,
    ollama.RESPONSE,
    langchain.RESPONSE,
    langchain.MESSAGE_RESPONSE,
    cohere.V1_RESPONSE,
    cohere.V2_RESPONSE,
    cohere.GENERATE_RESPONSE,
    *invoke_model.RESPONSES,
    sdks.TEXTS_RESPONSE,
    openai_responses.RESPONSES_RESPONSE,
    sdks.THREAD_RESPONSE,
    sdks.VERCEL_RESPONSE,
    anthropic.MESSAGES_RESPONSE,
    anthropic.TEXT_RESPONSE,
    sdks.SPOKEN_RESPONSE,
    media.RERANK_RESPONSE,
    media.EMBEDDING_RESPONSE,
    media.IMAGE_RESPONSE,
    media.TRANSCRIPTION_RESPONSE,
    sdks.GENERATED_RESPONSE,
)


_Shape = TypeVar("_Shape", RequestShape, ResponseShape)


def _first(payload: Payload, shapes: Iterable[_Shape]) -> _Shape | None:
    for shape in shapes:
        if shape.matches(payload):
            return shape
    return None


def _held_request(request: Payload) -> RequestShape | None:
    return _first(request, (*_MARKED_REQUESTS, *_OTHER_REQUESTS))


def _held_response(response: Payload) -> ResponseShape | None:
    return _first(response, _MARKED_RESPONSES)


REQUEST_SHAPES: Final[tuple[RequestShape, ...]] = (
    *_MARKED_REQUESTS,
    wrapped_request(_held_request),
    *_OTHER_REQUESTS,
    unknown.REQUEST,
)
RESPONSE_SHAPES: Final[tuple[ResponseShape, ...]] = (
    *_MARKED_RESPONSES,
    wrapped_response(_held_response),
    unknown.RESPONSE,
)


def _keys(shapes: Iterable[RequestShape | ResponseShape]) -> tuple[str, ...]:
    return tuple(sorted({key for shape in shapes for key in shape.keys}))


REQUEST_KEYS: Final = _keys(REQUEST_SHAPES)
RESPONSE_KEYS: Final = _keys(RESPONSE_SHAPES)

# Vectors, and pictures in base64, are megabytes that no output shows: they are not read for it.
_VECTORS: Final = frozenset({"embedding", "embeddings", "embeddingsByType"})
# What is read of a `data`: of pictures, of a thread's messages, of a whole body in a wrapper.
_BELOW_DATA: Final = (
    *("candidates", "choices", "completion", "content", "delta", "finish_reason", "generated_text"),
    *("generations", "id", "message", "object", "output", "outputs", "relevance_score"),
    *("response", "revised_prompt", "role", "status", "stop_reason", "text", "type", "url"),
)
RESPONSE_PATHS: Final = (
    *(key for key in RESPONSE_KEYS if key not in _VECTORS and key != "data"),
    *(f"data.{key}" for key in _BELOW_DATA),
)
PICTURE_PATHS: Final = ("data.b64_json",)


def request_shape(request: Payload) -> RequestShape | None:
    """Return the shape of a request; None for one that is not known."""
    return _first(request, REQUEST_SHAPES)


def response_shape(response: Payload) -> ResponseShape | None:
    """Return the shape of a response; None for one that is not known."""
    return _first(response, RESPONSE_SHAPES)
