"""Bodies as clients' libraries write them, where these differ from the provider's own."""

from typing import Any

ASKED = ("user", "Is the tide in?")
COUNTS = {"prompt_tokens": 5, "completion_tokens": 2, "total_tokens": 7}

CASES: list[dict[str, Any]] = [
    {
        "name": "gemini: a part with the keys of all kinds, null but for one",
        "shapes": ("gemini", "gemini"),
        "request": {"model": "gemini-2.5-flash", "contents": "Is the tide in?"},
        "response": {
            "candidates": [
                {
                    "content": {
                        "parts": [
                            {
                                "thought": None,
                                "inline_data": None,
                                "function_call": None,
                                "function_response": None,
                                "executable_code": None,
                                "text": "It is.",
                            }
                        ],
                        "role": "model",
                    },
                    "finish_reason": "STOP",
                }
            ],
            "model_version": "gemini-2.5-flash",
            "usage_metadata": {
                "prompt_token_count": 5,
                "candidates_token_count": 2,
                "total_token_count": 7,
            },
        },
        "expect": {
            "messages": [ASKED, ("assistant", "It is.")],
            "prompt": "Is the tide in?",
            "output": "It is.",
            "provider_finish_reason": "STOP",
            "finish_reason": "stop",
            "model": "gemini-2.5-flash",
            "provider": "google",
            "operation": "chat",
            "usage": COUNTS,
        },
    },
    {
        "name": "responses: a call that waits for approval",
        "shapes": ("openai responses", "openai responses"),
        "request": {"model": "gpt-5", "input": "Is the tide in?"},
        "response": {
            "object": "response",
            "status": "completed",
            "model": "gpt-5",
            "output": [
                {
                    "type": "mcp_approval_request",
                    "id": "a1",
                    "server_label": "harbour",
                    "name": "gauge",
                    "arguments": '{"at":"quay"}',
                }
            ],
        },
        "expect": {
            "messages": [ASKED, ("assistant", None)],
            "prompt": "Is the tide in?",
            "tool_calls": [("a1", "gauge", {"at": "quay"})],
            "tool_names": ["gauge"],
            "provider_finish_reason": "completed",
            "finish_reason": "stop",
            "model": "gpt-5",
            "operation": "chat",
        },
    },
    {
        "name": "vercel: the messages as the prompt",
        "shapes": ("openai text", "vercel"),
        "request": {
            "prompt": [
                {"role": "system", "content": "Be brief."},
                {"role": "user", "content": [{"type": "text", "text": "Is the tide in?"}]},
            ]
        },
        "response": {
            "content": [{"type": "text", "text": "It is."}],
            "finishReason": "stop",
            "usage": {"inputTokens": 5, "outputTokens": 2, "totalTokens": 7},
        },
        "expect": {
            "messages": [("system", "Be brief."), ASKED, ("assistant", "It is.")],
            "prompt": "Is the tide in?",
            "output": "It is.",
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "operation": "chat",
            "usage": COUNTS,
        },
    },
    {
        "name": "vercel: an object is made",
        "shapes": ("openai text", "vercel"),
        "request": {"prompt": "Is the tide in?"},
        "response": {
            "object": {"tide": "in"},
            "finishReason": "stop",
            "usage": {"inputTokens": 5, "outputTokens": 2, "totalTokens": 7},
        },
        "expect": {
            "messages": [ASKED, ("assistant", '{"tide":"in"}')],
            "prompt": "Is the tide in?",
            "output": '{"tide":"in"}',
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "operation": "chat",
            "usage": COUNTS,
        },
    },
    {
        "name": "llamaindex: a text, with its counts beside",
        "shapes": ("openai text", "unknown"),
        "request": {"prompt": "Is the tide in?"},
        "response": {"text": "It is.", "additional_kwargs": COUNTS, "raw": None},
        "expect": {
            "messages": [ASKED, ("assistant", "It is.")],
            "prompt": "Is the tide in?",
            "output": "It is.",
            "operation": "completion",
            "usage": COUNTS,
        },
    },
    {
        "name": "langchain: a piece of a stream with counts, of a text for messages",
        "shapes": ("unknown", "langchain message"),
        "request": {"messages": "Is the tide in?"},
        "response": {
            "type": "AIMessageChunk",
            "content": "It is.",
            "usage_metadata": {"input_tokens": 5, "output_tokens": 2, "total_tokens": 7},
        },
        "expect": {
            "messages": [ASKED, ("assistant", "It is.")],
            "prompt": "Is the tide in?",
            "output": "It is.",
            "operation": "chat",
            "usage": COUNTS,
        },
    },
    {
        "name": "unknown: a response within a result",
        "shapes": ("unknown", "unknown"),
        "request": {"question": "Is the tide in?"},
        "response": {"result": {"response": "It is."}, "success": True},
        "expect": {
            "messages": [ASKED, ("assistant", "It is.")],
            "prompt": "Is the tide in?",
            "output": "It is.",
        },
    },
]
