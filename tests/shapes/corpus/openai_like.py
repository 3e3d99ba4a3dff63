"""Those who write like OpenAI, and what each of them adds."""

from typing import Any

ASK = {"model": "m-1", "messages": [{"role": "user", "content": "Two plus two?"}]}


def answered(message: dict[str, Any], **more: Any) -> dict[str, Any]:
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", **message}}
    return {"model": "m-1", "choices": [choice], **more}


def expected(**more: Any) -> dict[str, Any]:
    return {
        "messages": [("user", "Two plus two?"), ("assistant", "Four.")],
        "prompt": "Two plus two?",
        "output": "Four.",
        "provider_finish_reason": "stop",
        "finish_reason": "stop",
        "model": "m-1",
        "operation": "chat",
        **more,
    }


CASES: list[dict[str, Any]] = [
    {
        "name": "deepseek chat: reasoning, and hits of the cache",
        "request": ASK,
        "response": answered(
            {"content": "Four.", "reasoning_content": "2+2=4"},
            usage={
                "prompt_tokens": 30,
                "completion_tokens": 9,
                "total_tokens": 39,
                "prompt_cache_hit_tokens": 20,
                "prompt_cache_miss_tokens": 10,
                "completion_tokens_details": {"reasoning_tokens": 6},
            },
        ),
        "expect": expected(
            reasoning="2+2=4",
            provider="deepseek",
            usage={
                "prompt_tokens": 30,
                "completion_tokens": 9,
                "total_tokens": 39,
                "cached_tokens": 20,
                "reasoning_tokens": 6,
            },
        ),
    },
    {
        "name": "vllm chat: reasoning",
        "request": ASK,
        "response": answered(
            {"content": "Four.", "reasoning": "2+2=4", "tool_calls": []}, prompt_logprobs=None
        ),
        "expect": expected(reasoning="2+2=4", provider="vllm"),
    },
    {
        "name": "openrouter chat: reasoning details",
        "request": ASK,
        "response": answered(
            {
                "content": "Four.",
                "reasoning_details": [
                    {"type": "reasoning.summary", "summary": "Adds."},
                    {"type": "reasoning.encrypted", "data": "Z2Vo"},
                    {"type": "reasoning.text", "text": "2+2=4"},
                ],
            },
            id="gen-1",
            provider="Some Host",
        ),
        "expect": expected(reasoning="Adds.\n2+2=4", provider="openrouter"),
    },
    {
        "name": "openrouter chat: the host's own reason beside",
        "request": ASK,
        "response": {
            "model": "m-1",
            "provider": "Some Host",
            "choices": [
                {
                    "finish_reason": "stop",
                    "native_finish_reason": "end_turn",
                    "message": {"role": "assistant", "content": "Four."},
                }
            ],
        },
        "expect": expected(provider="openrouter"),
    },
    {
        "name": "openai-like chat: a proxy that names a provider",
        "request": ASK,
        "response": answered({"content": "Four."}, id="chatcmpl-1", provider="inhouse"),
        "expect": expected(),
    },
    {
        "name": "openai-like chat: what is too long for an id lets the next count",
        "request": {**ASK, "user": "x" * 501, "safety_identifier": "ann"},
        "response": answered({"content": "Four."}),
        "expect": expected(user_id="ann"),
    },
    {
        "name": "mistral chat: content is a list with thinking",
        "request": ASK,
        "response": answered(
            {
                "content": [
                    {"type": "thinking", "thinking": [{"type": "text", "text": "2+2=4"}]},
                    {"type": "text", "text": "Four."},
                ]
            }
        ),
        "expect": expected(reasoning="2+2=4"),
    },
    {
        "name": "litellm chat: thinking blocks, and the counts of a cache beside OpenAI's",
        "request": ASK,
        "response": answered(
            {
                "content": "Four.",
                "thinking_blocks": [{"type": "thinking", "thinking": "2+2=4", "signature": "s"}],
            },
            usage={
                "prompt_tokens": 120,
                "completion_tokens": 9,
                "total_tokens": 129,
                "cache_read_input_tokens": 100,
                "cache_creation_input_tokens": 10,
            },
        ),
        "expect": expected(
            reasoning="2+2=4",
            usage={
                "prompt_tokens": 120,
                "completion_tokens": 9,
                "total_tokens": 129,
                "cached_tokens": 100,
                "cache_write_tokens": 10,
            },
        ),
    },
    {
        "name": "groq chat: a stream's usage",
        "request": ASK,
        "response": answered(
            {"content": "Four."},
            x_groq={"usage": {"prompt_tokens": 3, "completion_tokens": 1, "total_tokens": 4}},
        ),
        "expect": expected(
            provider="groq",
            usage={"prompt_tokens": 3, "completion_tokens": 1, "total_tokens": 4},
        ),
    },
    {
        "name": "xai chat: reasoning beside the completion, as the total shows",
        "request": ASK,
        "response": answered(
            {"content": "Four.", "reasoning_content": "2+2=4"},
            usage={
                "prompt_tokens": 10,
                "completion_tokens": 2,
                "total_tokens": 52,
                "completion_tokens_details": {"reasoning_tokens": 40},
                "num_sources_used": 0,
            },
        ),
        "expect": expected(
            reasoning="2+2=4",
            provider="x-ai",
            usage={
                "prompt_tokens": 10,
                "completion_tokens": 42,
                "total_tokens": 52,
                "reasoning_tokens": 40,
            },
        ),
    },
    {
        "name": "together chat: tools",
        "request": ASK,
        "response": {
            "model": "m-1",
            "prompt": [],
            "choices": [
                {
                    "seed": 7,
                    "finish_reason": "tool_calls",
                    "message": {
                        "role": "assistant",
                        "content": "Four.",
                        "tool_calls": [
                            {
                                "id": "t1",
                                "type": "function",
                                "function": {"name": "add", "arguments": '{"a": 2}'},
                            }
                        ],
                    },
                }
            ],
        },
        "expect": expected(
            provider="together",
            tool_calls=[("t1", "add", {"a": 2})],
            tool_names=["add"],
            provider_finish_reason="tool_calls",
            finish_reason="tool_calls",
        ),
    },
    {
        "name": "log10-io: Anthropic's stop reason in OpenAI's form, and counts that are none",
        "request": ASK,
        "response": {
            "choices": [
                {
                    "index": 0,
                    "message": {"role": "assistant", "content": "Four."},
                    "finish_reason": "end_turn",
                }
            ],
            "usage": {"prompt_tokens": -1, "completion_tokens": -1, "total_tokens": -1},
        },
        "expect": expected(provider_finish_reason="end_turn"),
    },
    {
        "name": "a chat whose client says who serves it, whose call it is, and how long it took",
        "request": ASK,
        "response": answered({"content": "Four."}),
        "extra": {
            "provider": "Azure.AI.OpenAI",
            "user_id": "u-1",
            "metadata": {"plan": "pro"},
            "ttft_ms": 250,
            "prompt_version": 3,
        },
        "expect": expected(
            provider="azure",
            user_id="u-1",
            metadata={"plan": "pro"},
            time_to_first_token=0.25,
            prompt_version="3",
        ),
    },
    {
        "name": "moonshot chat: the usage in a stream's choice",
        "request": ASK,
        "response": {
            "model": "m-1",
            "choices": [
                {
                    "delta": {"content": "Four."},
                    "finish_reason": "stop",
                    "usage": {
                        "prompt_tokens": 8,
                        "completion_tokens": 2,
                        "total_tokens": 10,
                        "cached_tokens": 4,
                    },
                }
            ],
        },
        "expect": expected(
            usage={
                "prompt_tokens": 8,
                "completion_tokens": 2,
                "total_tokens": 10,
                "cached_tokens": 4,
            }
        ),
    },
    {
        "name": "lm studio chat: the time to the first token",
        "request": ASK,
        "response": answered({"content": "Four."}, stats={"time_to_first_token": 0.111}),
        "expect": expected(time_to_first_token=0.111),
    },
    {
        "name": "a chat of instructions alone",
        "request": {"model": "m-1", "messages": [{"role": "system", "content": "Say four."}]},
        "response": answered({"content": "Four."}),
        "expect": expected(
            messages=[("system", "Say four."), ("assistant", "Four.")], prompt="Say four."
        ),
    },
]
