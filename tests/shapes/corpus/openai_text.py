"""OpenAI's text completions."""

from typing import Any


def answered(text: str, **more: Any) -> dict[str, Any]:
    choice = {"index": 0, "text": text, "logprobs": None, "finish_reason": "stop"}
    return {"object": "text_completion", "model": "davinci-002", "choices": [choice], **more}


def expected(**more: Any) -> dict[str, Any]:
    return {
        "messages": [("user", "Once upon"), ("assistant", " a time")],
        "prompt": "Once upon",
        "output": " a time",
        "provider_finish_reason": "stop",
        "finish_reason": "stop",
        "model": "davinci-002",
        "operation": "completion",
        **more,
    }


CASES: list[dict[str, Any]] = [
    {
        "name": "openai text: plain",
        "request": {"model": "davinci-002", "prompt": "Once upon"},
        "response": answered(
            " a time", usage={"prompt_tokens": 2, "completion_tokens": 2, "total_tokens": 4}
        ),
        "expect": expected(usage={"prompt_tokens": 2, "completion_tokens": 2, "total_tokens": 4}),
    },
    {
        "name": "openai text: a list of prompts",
        "request": {"model": "davinci-002", "prompt": ["Once upon", "Far away"]},
        "response": answered(" a time"),
        "expect": expected(
            messages=[("user", "Once upon\nFar away"), ("assistant", " a time")],
            prompt="Once upon\nFar away",
        ),
    },
    {
        "name": "openai text: a prompt of tokens",
        "request": {"model": "davinci-002", "prompt": [7454, 2402]},
        "response": answered(" a time"),
        "expect": expected(messages=[("assistant", " a time")], prompt=None),
    },
    {
        "name": "openai text: what remains of a stream",
        "request": {"model": "davinci-002", "prompt": "Once upon", "stream": True},
        "response": {
            "object": "text_completion",
            "choices": [{"index": 0, "text": " a time", "finish_reason": None}],
        },
        "expect": expected(provider_finish_reason=None, finish_reason=None),
    },
]
