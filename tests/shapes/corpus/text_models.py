"""Models of text on InvokeModel, watsonx, Cohere's generate, Replicate, and OpenAI's threads."""

from typing import Any

ASKED = ("user", "Raise the sail?")
ASK = {"messages": [{"role": "user", "content": "Raise the sail?"}]}
SAID = {
    "messages": [ASKED, ("assistant", "Aye.")],
    "prompt": "Raise the sail?",
    "output": "Aye.",
}
AWS = {"provider": "aws", "operation": "completion"}
METRICS = {"amazon-bedrock-invocationMetrics": {"inputTokenCount": 6, "outputTokenCount": 3}}
SIX_AND_THREE = {"prompt_tokens": 6, "completion_tokens": 3, "total_tokens": 9}


def thread_message(role: str, *parts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"object": "thread.message", "role": role, "content": list(parts), **more}


def text(value: str) -> dict[str, Any]:
    return {"type": "text", "text": {"value": value, "annotations": []}}


CASES: list[dict[str, Any]] = [
    {
        "name": "bedrock titan: cut at its longest",
        "shapes": ("bedrock titan", "bedrock titan"),
        "request": {
            "inputText": "Raise the sail?",
            "textGenerationConfig": {"maxTokenCount": 2, "stopSequences": []},
        },
        "response": {
            "inputTextTokenCount": 5,
            "results": [{"tokenCount": 2, "outputText": "Aye.", "completionReason": "LENGTH"}],
        },
        "expect": {
            **SAID,
            **AWS,
            "provider_finish_reason": "LENGTH",
            "finish_reason": "length",
            "usage": {"prompt_tokens": 5, "completion_tokens": 2, "total_tokens": 7},
        },
    },
    {
        "name": "bedrock mistral: cut at its longest",
        "shapes": ("openai text", "bedrock mistral"),
        "request": {"prompt": "Raise the sail?", "max_tokens": 2},
        "response": {"outputs": [{"text": "Aye.", "stop_reason": "length"}]},
        "expect": {
            **SAID,
            **AWS,
            "provider_finish_reason": "length",
            "finish_reason": "length",
        },
    },
    {
        "name": "bedrock mistral: a stream",
        "shapes": ("openai text", "wrapped"),
        "request": {"prompt": "Raise the sail?"},
        "response": {
            "chunks": [
                {"outputs": [{"text": "Ay", "stop_reason": None}]},
                {"outputs": [{"text": "e.", "stop_reason": "stop"}], **METRICS},
            ]
        },
        "expect": {
            **SAID,
            **AWS,
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "usage": SIX_AND_THREE,
        },
    },
    {
        "name": "bedrock ai21: cut at its longest, counted in the headers",
        "shapes": ("openai text", "bedrock ai21"),
        "request": {"prompt": "Raise the sail?", "maxTokens": 3},
        "response": {
            "id": 1234,
            "completions": [{"data": {"text": "Aye."}, "finishReason": {"reason": "length"}}],
            "ResponseMetadata": {
                "HTTPHeaders": {
                    "x-amzn-bedrock-input-token-count": "6",
                    "x-amzn-bedrock-output-token-count": "3",
                }
            },
        },
        "expect": {
            **SAID,
            **AWS,
            "provider_finish_reason": "length",
            "finish_reason": "length",
            "usage": SIX_AND_THREE,
        },
    },
    {
        "name": "ai21 jamba: a stream of a chat",
        "shapes": ("openai chat", "wrapped"),
        "request": ASK,
        "response": {
            "chunks": [
                {"id": "c", "choices": [{"index": 0, "delta": {"role": "assistant"}}]},
                {"id": "c", "choices": [{"index": 0, "delta": {"content": "Aye."}}]},
                {
                    "id": "c",
                    "choices": [{"index": 0, "delta": {"content": ""}, "finish_reason": "stop"}],
                    "usage": SIX_AND_THREE,
                },
            ]
        },
        "expect": {
            **SAID,
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "operation": "chat",
            "usage": SIX_AND_THREE,
        },
    },
    {
        "name": "cohere generate: a stream, as its end says it",
        "shapes": ("openai text", "wrapped"),
        "request": {"model": "command", "prompt": "Raise the sail?", "stream": True},
        "response": {
            "chunks": [
                {"text": "Ay", "is_finished": False},
                {"text": "e.", "is_finished": False},
                {
                    "is_finished": True,
                    "finish_reason": "COMPLETE",
                    "response": {
                        "id": "g",
                        "prompt": "Raise the sail?",
                        "generations": [{"id": "1", "text": "Aye.", "finish_reason": "COMPLETE"}],
                    },
                },
            ]
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
        "name": "cohere generate: cut at its longest",
        "shapes": ("openai text", "cohere generate"),
        "request": {"model": "command", "prompt": "Raise the sail?", "max_tokens": 2},
        "response": {
            "id": "g",
            "prompt": "Raise the sail?",
            "generations": [{"id": "1", "text": "Aye.", "finish_reason": "MAX_TOKENS"}],
            "meta": {"billed_units": {"input_tokens": 6, "output_tokens": 3}},
        },
        "expect": {
            **SAID,
            "provider_finish_reason": "MAX_TOKENS",
            "finish_reason": "length",
            "model": "command",
            "provider": "cohere",
            "operation": "completion",
            "usage": SIX_AND_THREE,
        },
    },
    {
        "name": "watsonx: a chat",
        "shapes": ("openai chat", "openai choices"),
        "request": {"model_id": "ibm/granite-3-8b-instruct", **ASK},
        "response": {
            "model_id": "ibm/granite-3-8b-instruct",
            "choices": [
                {
                    "index": 0,
                    "message": {"role": "assistant", "content": "Aye."},
                    "finish_reason": "stop",
                }
            ],
            "usage": SIX_AND_THREE,
        },
        "expect": {
            **SAID,
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "operation": "chat",
            "usage": SIX_AND_THREE,
        },
    },
    {
        "name": "watsonx: cut at its longest",
        "shapes": ("openai responses", "watsonx"),
        "request": {"model_id": "ibm/granite-13b", "input": "Raise the sail?"},
        "response": {
            "model_id": "ibm/granite-13b",
            "results": [
                {
                    "generated_text": "Aye.",
                    "generated_token_count": 3,
                    "input_token_count": 6,
                    "stop_reason": "max_tokens",
                }
            ],
        },
        "expect": {
            **SAID,
            "provider_finish_reason": "max_tokens",
            "finish_reason": "length",
            "model": "ibm/granite-13b",
            "provider": "watsonx",
            "operation": "completion",
            "usage": SIX_AND_THREE,
        },
    },
    {
        "name": "openai thread: one message",
        "shapes": ("openai chat", "openai thread"),
        "request": ASK,
        "response": thread_message("assistant", text("Aye."), thread_id="t", run_id="r"),
        "expect": {**SAID, "provider": "openai", "operation": "chat"},
    },
    {
        "name": "openai thread: a picture beside the text",
        "shapes": ("openai chat", "openai thread"),
        "request": ASK,
        "response": {
            "object": "list",
            "data": [
                thread_message(
                    "assistant",
                    {"type": "image_file", "image_file": {"file_id": "f"}},
                    text("Aye."),
                )
            ],
        },
        "expect": {**SAID, "provider": "openai", "operation": "chat"},
    },
    {
        "name": "replicate: a text at once",
        "shapes": ("wrapped", "unknown"),
        "request": {"version": "v", "input": {"prompt": "Raise the sail?"}},
        "response": {"id": "p", "status": "succeeded", "output": "Aye."},
        "expect": {**SAID, "operation": "completion"},
    },
    {
        "name": "replicate: pieces that were cancelled",
        "shapes": ("wrapped", "replicate"),
        "request": {"version": "v", "input": {"prompt": "Raise the sail?"}},
        "response": {
            "id": "p",
            "status": "canceled",
            "output": ["Ay", "e."],
            "metrics": {"input_token_count": 6, "output_token_count": 3, "predict_time": 0.2},
        },
        "expect": {
            **SAID,
            "provider_finish_reason": "canceled",
            "finish_reason": "other",
            "operation": "completion",
            "usage": SIX_AND_THREE,
        },
    },
]
