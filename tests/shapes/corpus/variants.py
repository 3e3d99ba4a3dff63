"""More of the shapes that have few bodies in their families' own lists: answers of models."""

from typing import Any

TEXT = "Raise the sail?"
ASKED = ("user", TEXT)
SAID = {
    "messages": [ASKED, ("assistant", "Aye.")],
    "prompt": TEXT,
    "output": "Aye.",
}
SIX_AND_THREE = {"prompt_tokens": 6, "completion_tokens": 3, "total_tokens": 9}
STOPPED = {"provider_finish_reason": "stop", "finish_reason": "stop"}


def whole(finish: str, **message: Any) -> dict[str, Any]:
    """Make an answer that has all that OpenAI's document demands."""
    message = {"role": "assistant", "content": "Aye.", **message}
    choice = {"index": 0, "finish_reason": finish, "message": message, "logprobs": None}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "gpt-4o",
        "choices": [choice],
        "usage": SIX_AND_THREE,
    }


def expected_of(finish: str, **more: Any) -> dict[str, Any]:
    return {
        **SAID,
        "provider_finish_reason": finish,
        "finish_reason": finish,
        "model": "gpt-4o",
        "operation": "chat",
        "usage": SIX_AND_THREE,
        **more,
    }


ASK: dict[str, Any] = {"model": "gpt-4o", "messages": [{"role": "user", "content": TEXT}]}
GAUGE = {"id": "call_1", "type": "function", "function": {"name": "gauge", "arguments": "{}"}}

CASES: list[dict[str, Any]] = [
    {
        "name": "openai chat: whole",
        "shapes": ("openai chat", "openai choices"),
        "request": {**ASK, "temperature": 0.5, "max_tokens": None, "tools": None},
        "response": whole("stop", tool_calls=None, refusal=None),
        "expect": expected_of("stop"),
    },
    {
        "name": "openai chat: whole, cut at its longest",
        "shapes": ("openai chat", "openai choices"),
        "request": {**ASK, "max_tokens": 3},
        "response": {**whole("length"), "system_fingerprint": None},
        "expect": expected_of("length"),
    },
    {
        "name": "openai chat: whole, with a tool",
        "shapes": ("openai chat", "openai choices"),
        "request": {
            **ASK,
            "tools": [{"type": "function", "function": {"name": "gauge", "parameters": {}}}],
        },
        "response": whole("tool_calls", tool_calls=[GAUGE]),
        "expect": expected_of(
            "tool_calls", tool_calls=[("call_1", "gauge", {})], tool_names=["gauge"]
        ),
    },
    {
        "name": "openai chat: whole, a picture beside the text",
        "shapes": ("openai chat", "openai choices"),
        "request": {
            "model": "gpt-4o",
            "messages": [
                {
                    "role": "user",
                    "content": [
                        {"type": "text", "text": TEXT},
                        {"type": "image_url", "image_url": {"url": "https://img/sky.png"}},
                    ],
                }
            ],
        },
        "response": whole("content_filter"),
        "expect": expected_of("content_filter"),
    },
    {
        "name": "bedrock llama: cut short, nothing counted",
        "shapes": ("openai text", "bedrock llama"),
        "request": {"prompt": TEXT, "temperature": 0.5},
        "response": {"generation": "Aye.", "stop_reason": None},
        "expect": {**SAID, "provider": "aws", "operation": "completion"},
    },
    {
        "name": "bedrock llama: a stream put together",
        "shapes": ("openai text", "bedrock llama"),
        "request": {"prompt": TEXT, "max_gen_len": 9},
        "response": {
            "generation": "Aye.",
            "stop_reason": "stop",
            "amazon-bedrock-invocationMetrics": {
                "inputTokenCount": 6,
                "outputTokenCount": 3,
                "invocationLatency": 210,
            },
        },
        "expect": {
            **SAID,
            **STOPPED,
            "provider": "aws",
            "operation": "completion",
            "usage": SIX_AND_THREE,
        },
    },
    {
        "name": "bedrock titan: several results",
        "shapes": ("bedrock titan", "bedrock titan"),
        "request": {"inputText": TEXT},
        "response": {
            "inputTextTokenCount": 6,
            "results": [
                {"tokenCount": 3, "outputText": "Aye.", "completionReason": "FINISH"},
                {"tokenCount": 1, "outputText": "Nay.", "completionReason": "FINISH"},
            ],
        },
        "expect": {
            **SAID,
            "provider_finish_reason": "FINISH",
            "finish_reason": "stop",
            "provider": "aws",
            "operation": "completion",
            "usage": SIX_AND_THREE,
        },
    },
    {
        "name": "bedrock mistral: nothing counted",
        "shapes": ("openai text", "bedrock mistral"),
        "request": {"prompt": TEXT, "max_tokens": 9},
        "response": {"outputs": [{"text": "Aye.", "stop_reason": "stop"}]},
        "expect": {**SAID, **STOPPED, "provider": "aws", "operation": "completion"},
    },
    {
        "name": "bedrock ai21: several answers",
        "shapes": ("openai text", "bedrock ai21"),
        "request": {"prompt": TEXT, "numResults": 2},
        "response": {
            "id": 7,
            "prompt": {"text": TEXT, "tokens": [{}] * 6},
            "completions": [
                {
                    "data": {"text": "Aye.", "tokens": [{}] * 3},
                    "finishReason": {"reason": "stop", "sequence": "\n"},
                },
                {"data": {"text": "Nay.", "tokens": [{}]}, "finishReason": {"reason": "length"}},
            ],
        },
        "expect": {
            **SAID,
            **STOPPED,
            "provider": "aws",
            "operation": "completion",
            "usage": SIX_AND_THREE,
        },
    },
    {
        "name": "cohere v1: what it found, and its sources",
        "shapes": ("cohere v1", "cohere v1"),
        "request": {"message": TEXT, "connectors": [{"id": "web-search"}]},
        "response": {
            "generation_id": "g",
            "text": "Aye.",
            "is_search_required": True,
            "citations": [{"start": 0, "end": 3, "text": "Aye", "document_ids": ["d"]}],
            "documents": [{"id": "d", "snippet": "Wind from the west."}],
            "finish_reason": "MAX_TOKENS",
            "token_count": {"prompt_tokens": 6, "response_tokens": 3, "total_tokens": 9},
        },
        "expect": {
            **SAID,
            "provider_finish_reason": "MAX_TOKENS",
            "finish_reason": "length",
            "provider": "cohere",
            "operation": "chat",
            "usage": SIX_AND_THREE,
        },
    },
    {
        "name": "cohere v2: cut at its longest, with sources",
        "shapes": ("openai chat", "cohere v2"),
        "request": {"model": "command-a-03-2025", "messages": [{"role": "user", "content": TEXT}]},
        "response": {
            "id": "c",
            "message": {
                "role": "assistant",
                "content": [{"type": "text", "text": "Aye."}],
                "citations": [{"start": 0, "end": 3, "text": "Aye", "sources": []}],
            },
            "finish_reason": "MAX_TOKENS",
            "usage": {"tokens": {"input_tokens": 6, "output_tokens": 3}},
        },
        "expect": {
            **SAID,
            "provider_finish_reason": "MAX_TOKENS",
            "finish_reason": "length",
            "model": "command-a-03-2025",
            "provider": "cohere",
            "operation": "chat",
            "usage": SIX_AND_THREE,
        },
    },
    {
        "name": "cohere generate: several answers",
        "shapes": ("openai text", "cohere generate"),
        "request": {"model": "command", "prompt": TEXT, "num_generations": 2},
        "response": {
            "id": "g",
            "generations": [
                {"id": "1", "text": "Aye.", "finish_reason": "COMPLETE"},
                {"id": "2", "text": "Nay.", "finish_reason": "COMPLETE"},
            ],
        },
        "expect": {
            **SAID,
            "provider_finish_reason": "COMPLETE",
            "finish_reason": "stop",
            "model": "command",
            "provider": "cohere",
            "operation": "completion",
        },
    },
    {
        "name": "watsonx: a stream put together",
        "shapes": ("openai responses", "watsonx"),
        "request": {"model_id": "ibm/granite-13b", "input": TEXT},
        "response": {
            "model_id": "ibm/granite-13b",
            "created_at": "2026-01-02T03:04:05Z",
            "results": [
                {
                    "generated_text": "Aye.",
                    "generated_token_count": 3,
                    "input_token_count": 6,
                    "stop_reason": "eos_token",
                }
            ],
            "system": {"warnings": []},
        },
        "expect": {
            **SAID,
            "provider_finish_reason": "eos_token",
            "finish_reason": "stop",
            "model": "ibm/granite-13b",
            "provider": "watsonx",
            "operation": "completion",
            "usage": SIX_AND_THREE,
        },
    },
    {
        "name": "replicate: pieces, nothing counted",
        "shapes": ("wrapped", "replicate"),
        "request": {"version": "v", "input": {"prompt": TEXT}},
        "response": {"id": "p", "status": "succeeded", "output": ["Ay", "e", "."]},
        "expect": {
            **SAID,
            "provider_finish_reason": "succeeded",
            "finish_reason": "stop",
            "operation": "completion",
        },
    },
    {
        "name": "tgi: cut at its longest, the input counted",
        "shapes": ("tgi", "tgi"),
        "request": {"inputs": TEXT, "parameters": {"do_sample": False}},
        "response": {
            "generated_text": "Aye.",
            "details": {"finish_reason": "length", "generated_tokens": 3, "input_length": 6},
        },
        "expect": {
            **SAID,
            "provider_finish_reason": "length",
            "finish_reason": "length",
            "provider": "huggingface",
            "operation": "completion",
            "usage": SIX_AND_THREE,
        },
    },
]
