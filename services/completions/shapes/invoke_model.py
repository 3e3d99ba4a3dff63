"""What Bedrock's InvokeModel families say that is like nobody else's: Llama, Titan, Mistral, AI21.

Claude's bodies there are Anthropic's, Nova's are Converse's, Jamba's are OpenAI's, Cohere's are
Cohere's: their readers take them. IBM's watsonx answers much as Titan does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from services.completions.shapes.bedrock import counted_by_bedrock
from services.completions.shapes.lookups import answer_facts, asked_of, first_in, has_any
from services.completions.shapes.parts import answer_of, list_at, object_at, text_at, turn_of
from services.completions.shapes.types import (
    Answered,
    Asked,
    Facts,
    Payload,
    RequestShape,
    ResponseShape,
)
from services.completions.shapes.usage import count_at, usage_row
from services.rows import TokenUsageRow


@dataclass(frozen=True, slots=True)
class _Family:
    """Where a family has what it says: functions over the whole body."""

    name: str
    keys: tuple[str, ...]
    text: Callable[[Payload], object]
    finish: Callable[[Payload], str | None]
    usage: Callable[[Payload], TokenUsageRow | None]
    provider: str = "aws"


def _titan_usage(body: Payload) -> TokenUsageRow | None:
    prompt = count_at(body, "inputTextTokenCount")
    return usage_row(prompt, count_at(first_in(body.get("results")), "tokenCount"))


def _llama_text(body: Payload) -> object:
    marks = ("stop_reason", "prompt_token_count", "generation_token_count")
    return body.get("generation") if has_any(body, marks) else None


def _mistral_text(body: Payload) -> object:
    output = first_in(body.get("outputs"))
    # Gemini's interactions have outputs with types.
    return None if "type" in output else output.get("text")


def _watsonx_usage(body: Payload) -> TokenUsageRow | None:
    result = first_in(body.get("results"))
    prompt = count_at(result, "input_token_count")
    return usage_row(prompt, count_at(result, "generated_token_count"))


def _ai21_text(body: Payload) -> object:
    return object_at(first_in(body.get("completions")), "data").get("text")


def _ai21_finish(body: Payload) -> str | None:
    completion = first_in(body.get("completions"))
    return text_at(object_at(completion, "finishReason"), "reason")


def _ai21_usage(body: Payload) -> TokenUsageRow | None:
    said = object_at(first_in(body.get("completions")), "data")
    counts = [len(list_at(held, "tokens")) or None for held in (object_at(body, "prompt"), said)]
    return usage_row(*counts)


_FAMILIES: Final = (
    _Family(
        name="bedrock titan",
        keys=("results",),
        text=lambda body: first_in(body.get("results")).get("outputText"),
        finish=lambda body: text_at(first_in(body.get("results")), "completionReason"),
        usage=_titan_usage,
    ),
    _Family(
        name="bedrock llama",
        keys=("generation", "stop_reason", "prompt_token_count", "generation_token_count"),
        text=_llama_text,
        finish=lambda body: text_at(body, "stop_reason"),
        usage=lambda body: usage_row(
            count_at(body, "prompt_token_count"), count_at(body, "generation_token_count")
        ),
    ),
    _Family(
        name="bedrock mistral",
        keys=("outputs",),
        text=_mistral_text,
        finish=lambda body: text_at(first_in(body.get("outputs")), "stop_reason"),
        usage=lambda _body: None,
    ),
    _Family(
        name="bedrock ai21",
        keys=("completions",),
        text=_ai21_text,
        finish=_ai21_finish,
        usage=_ai21_usage,
    ),
    _Family(
        name="watsonx",
        keys=("results",),
        text=lambda body: first_in(body.get("results")).get("generated_text"),
        finish=lambda body: text_at(first_in(body.get("results")), "stop_reason"),
        usage=_watsonx_usage,
        provider="watsonx",
    ),
)


def _response_shape(family: _Family) -> ResponseShape:
    def matches(body: Payload) -> bool:
        return family.keys[0] in body and isinstance(family.text(body), str)

    def read(body: Payload) -> Answered:
        text = family.text(body)
        if not isinstance(text, str):
            return Answered(provider_finish_reason=family.finish(body))
        turn = turn_of("assistant", [{"kind": "text", "text": text}])
        return answer_of(turn, family.finish(body))

    def facts(body: Payload) -> Facts:
        usage = counted_by_bedrock(body) or family.usage(body)
        model = text_at(body, "model_id")
        return answer_facts(
            "completion", read(body), usage=usage, model=model, provider=family.provider
        )

    return ResponseShape(family.name, matches, family.keys, read, facts)


def _is_titan_request(body: Payload) -> bool:
    return isinstance(body.get("inputText"), str)


def _read_titan_request(body: Payload) -> Asked:
    text = text_at(body, "inputText")
    return asked_of([turn_of("user", [{"kind": "text", "text": text}])] if text else [])


def _titan_request_facts(_body: Payload) -> Facts:
    # The same key asks for text and for vectors: the response tells.
    return {"provider": "aws"}


TITAN_REQUEST: Final = RequestShape(
    "bedrock titan", _is_titan_request, ("inputText",), _read_titan_request, _titan_request_facts
)
RESPONSES: Final = tuple(map(_response_shape, _FAMILIES))
