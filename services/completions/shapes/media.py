"""Calls that are no conversation: embeddings, images, sounds, and ranking."""

from collections.abc import Mapping
from typing import Final

from services.completions.shapes.lookups import answer_facts, asked_of, first_in, maps_in, thing
from services.completions.shapes.parts import (
    answer_of,
    object_at,
    part_of,
    read_parts,
    text_at,
    text_of,
    turn_of,
)
from services.completions.shapes.types import (
    Answered,
    Asked,
    Facts,
    Part,
    Payload,
    RequestShape,
    ResponseShape,
)
from services.completions.shapes.usage import count_at, read_usage, usage_row
from services.rows import TokenUsageRow


def _said_by_user(parts: list[Part]) -> Asked:
    return asked_of([turn_of("user", parts)] if parts else [])


# --- Embeddings ------------------------------------------------------------------------------
_EMBEDDING_MARKS: Final = frozenset(
    {
        *("encoding_format", "dimensions", "truncate", "input_type", "embedding_types"),
        *("taskType", "task_type", "outputDimensionality", "output_dimensionality"),
    }
)
_EMBEDDED: Final = ("input", "texts", "content", "requests", "inputs", "instances", "images")


def _is_embedding_request(body: Payload) -> bool:
    if isinstance(body.get("texts"), list):
        return True
    if isinstance(body.get("content"), Mapping) and "parts" in body["content"]:
        return True
    if any("content" in one for one in maps_in(body.get("requests"))[:1]):
        return True
    if "messages" in body or "contents" in body:
        return False
    return not _EMBEDDING_MARKS.isdisjoint(body) and any(key in body for key in _EMBEDDED)


def _read_embedding_request(body: Payload) -> Asked:
    parts: list[Part] = []
    for key in _EMBEDDED:
        value = body.get(key)
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, str):
                parts.append(part_of("text", text=one))
            elif isinstance(one, Mapping):
                held = one.get("content", one)
                is_content = isinstance(held, Mapping) and "parts" in held
                parts += read_parts(held["parts"] if is_content else held)
    return _said_by_user(parts)


def _embedding_request_facts(_body: Payload) -> Facts:
    return {"operation": "embedding"}


_VECTORS: Final = ("embedding", "embeddings", "embeddingsByType", "predictions")


def _is_embedding(body: Payload) -> bool:
    data = body.get("data")
    if isinstance(data, list):
        return bool(data) and isinstance(data[0], Mapping) and "embedding" in data[0]
    if isinstance(body.get("predictions"), list):
        return "embeddings" in first_in(body["predictions"])
    return any(isinstance(body.get(key), list | Mapping) for key in _VECTORS[:3])


def _read_nothing(_body: Payload) -> Answered:
    return Answered()


def _embedding_facts(body: Payload) -> Facts:
    usage = read_usage(body.get("usage")) or usage_row(
        count_at(body, "prompt_eval_count", "inputTextTokenCount"), None
    )
    return answer_facts("embedding", Answered(), usage=usage or _billed(body))


def _billed(body: Payload) -> TokenUsageRow | None:
    billed = object_at(object_at(body, "meta"), "billed_units")
    return usage_row(count_at(billed, "input_tokens"), count_at(billed, "output_tokens"))


# --- Images -----------------------------------------------------------------------------------
_IMAGE_MARKS: Final = frozenset(("size", "quality", "style", "mask", "output_format", "background"))


def _is_image_request(body: Payload) -> bool:
    if isinstance(body.get("textToImageParams"), Mapping) or "text_prompts" in body:
        return True
    return isinstance(body.get("prompt"), str) and not _IMAGE_MARKS.isdisjoint(body)


def _read_image_request(body: Payload) -> Asked:
    text = text_at(body, "prompt") or text_at(object_at(body, "textToImageParams"), "text")
    parts = read_parts(text) or read_parts(body.get("text_prompts"))
    parts += [_named(image) for image in _things(body.get("image"))]
    return _said_by_user(parts)


def _things(value: object) -> list[str]:
    given = value if isinstance(value, list) else [value]
    return [one for one in given if isinstance(one, str) and one]


def _named(image: str) -> Part:
    is_url = image.startswith(("http:", "https:", "data:"))
    if is_url:
        return thing(None, kind="image", url=image)
    return thing(None, kind="image", data=image)


def _image_request_facts(_body: Payload) -> Facts:
    return {"operation": "image"}


def _is_image(body: Payload) -> bool:
    data = body.get("data")
    if isinstance(data, list):
        first = first_in(data)
        return "b64_json" in first or ("url" in first and "embedding" not in first)
    return bool(_things(body.get("images"))) or "base64" in first_in(body.get("artifacts"))


def _read_image(body: Payload) -> Answered:
    parts: list[Part] = []
    for one in maps_in(body.get("data")):
        if text := text_at(one, "revised_prompt"):
            parts.append(part_of("text", text=text))
        form = text_at(body, "output_format")
        media_type = f"image/{form}" if form else None
        url, data = one.get("url"), one.get("b64_json")
        parts.append(thing(media_type, kind="image", url=url, data=data))
    parts += [_named(image) for image in _things(body.get("images"))]
    artifacts = maps_in(body.get("artifacts"))
    parts += [thing(None, kind="image", data=one.get("base64")) for one in artifacts]
    return answer_of(turn_of("assistant", parts), first_in(artifacts).get("finishReason"))


def _image_facts(body: Payload) -> Facts:
    return answer_facts("image", _read_image(body), usage=read_usage(body.get("usage")))


# --- Sounds -----------------------------------------------------------------------------------
def _is_speech_request(body: Payload) -> bool:
    return isinstance(body.get("input"), str) and "voice" in body


def _read_speech_request(body: Payload) -> Asked:
    return _said_by_user(read_parts(text_at(body, "input")))


def _is_transcription_request(body: Payload) -> bool:
    return "file" in body and not any(key in body for key in ("messages", "input", "contents"))


def _read_transcription_request(body: Payload) -> Asked:
    file = body.get("file")
    held: Mapping[str, object] = file if isinstance(file, Mapping) else {"name": file}
    name = held.get("name") or held.get("filename")
    prompt = text_at(body, "prompt")
    parts = [thing(held.get("content_type"), kind="audio", name=name)]
    return _said_by_user([*parts, *read_parts(prompt)])


def _audio_request_facts(_body: Payload) -> Facts:
    return {"operation": "audio"}


_SPOKEN: Final = ("segments", "words", "duration")


def _is_transcription(body: Payload) -> bool:
    if not isinstance(body.get("text"), str):
        return False
    if object_at(body, "usage").get("type") in ("tokens", "duration"):
        return True
    # Many bodies have a text, this one what was measured of the sound.
    return any(key in body for key in _SPOKEN)


def _read_transcription(body: Payload) -> Answered:
    return answer_of(turn_of("assistant", read_parts(text_at(body, "text"))), None)


def _transcription_facts(body: Payload) -> Facts:
    return answer_facts("audio", Answered(), usage=read_usage(body.get("usage")))


# --- Ranking ----------------------------------------------------------------------------------
def _is_rerank_request(body: Payload) -> bool:
    query = body.get("query")
    return isinstance(query, str) and isinstance(body.get("documents", body.get("texts")), list)


def _read_rerank_request(body: Payload) -> Asked:
    query = text_at(body, "query")
    parts = [part_of("text", text=query)] if query else []
    documents = body.get("documents", body.get("texts"))
    for one in documents if isinstance(documents, list) else ():
        text = text_of(one) or (text_at(one, "text", "title") if isinstance(one, Mapping) else None)
        if text:
            parts.append(part_of("file", text=text))
    return _said_by_user(parts)


def _rerank_request_facts(_body: Payload) -> Facts:
    return {"operation": "rerank"}


def _is_rerank(body: Payload) -> bool:
    return any("relevance_score" in first_in(body.get(key)) for key in ("results", "data"))


def _rerank_facts(body: Payload) -> Facts:
    usage = read_usage(body.get("usage")) or _billed(body)
    return answer_facts("rerank", Answered(), usage=usage)


EMBEDDING_REQUEST: Final = RequestShape(
    "embedding",
    _is_embedding_request,
    (*_EMBEDDED, "messages", "contents", *sorted(_EMBEDDING_MARKS)),
    _read_embedding_request,
    _embedding_request_facts,
)
IMAGE_REQUEST: Final = RequestShape(
    "image",
    _is_image_request,
    ("prompt", "image", "textToImageParams", "text_prompts", *sorted(_IMAGE_MARKS)),
    _read_image_request,
    _image_request_facts,
)
SPEECH_REQUEST: Final = RequestShape(
    "speech", _is_speech_request, ("input", "voice"), _read_speech_request, _audio_request_facts
)
TRANSCRIPTION_REQUEST: Final = RequestShape(
    "transcription",
    _is_transcription_request,
    ("file", "prompt", "messages", "input", "contents"),
    _read_transcription_request,
    _audio_request_facts,
)
RERANK_REQUEST: Final = RequestShape(
    "rerank",
    _is_rerank_request,
    ("query", "documents", "texts"),
    _read_rerank_request,
    _rerank_request_facts,
)
EMBEDDING_RESPONSE: Final = ResponseShape(
    "embedding", _is_embedding, ("data", *_VECTORS), _read_nothing, _embedding_facts
)
IMAGE_RESPONSE: Final = ResponseShape(
    "image", _is_image, ("data", "images", "artifacts", "output_format"), _read_image, _image_facts
)
TRANSCRIPTION_RESPONSE: Final = ResponseShape(
    "transcription",
    _is_transcription,
    ("text", "usage", *_SPOKEN),
    _read_transcription,
    _transcription_facts,
)
RERANK_RESPONSE: Final = ResponseShape(
    "rerank", _is_rerank, ("results", "data"), _read_nothing, _rerank_facts
)
