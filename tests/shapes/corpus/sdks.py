"""Spans of the GenAI conventions, the Vercel AI SDK, OpenAI's threads, and what is unknown."""

from typing import Any

ASK = {"messages": [{"role": "user", "content": "Is the ice thick?"}]}
ASKED = ("user", "Is the ice thick?")

CASES: list[dict[str, Any]] = [
    {
        "name": "span: plain",
        "shapes": ("span", "span"),
        "request": {
            "model": "gpt-4o",
            "system_instructions": [{"type": "text", "content": "Be careful."}],
            "messages": [
                {
                    "role": "user",
                    "parts": [
                        {"type": "text", "content": "Is the ice thick?"},
                        {
                            "type": "blob",
                            "mime_type": "image/png",
                            "modality": "image",
                            "content": "aGk=",
                        },
                        {"type": "uri", "modality": "image", "uri": "https://img/ice.png"},
                    ],
                }
            ],
        },
        "response": {
            "model": "gpt-4o-2024-08-06",
            "messages": [
                {
                    "role": "assistant",
                    "parts": [
                        {"type": "reasoning", "content": "It is April."},
                        {"type": "text", "content": "No."},
                    ],
                    "finish_reason": "stop",
                }
            ],
            "usage": {"input_tokens": 20, "output_tokens": 6},
        },
        "expect": {
            "messages": [("system", "Be careful."), ASKED, ("assistant", "No.")],
            "prompt": "Is the ice thick?",
            "output": "No.",
            "reasoning": "It is April.",
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "model": "gpt-4o-2024-08-06",
            "operation": "chat",
            "usage": {"prompt_tokens": 20, "completion_tokens": 6, "total_tokens": 26},
        },
    },
    {
        "name": "span: tools",
        "shapes": ("openai chat", "span"),
        "request": {
            "messages": [
                {"role": "user", "parts": [{"type": "text", "content": "Is the ice thick?"}]},
                {
                    "role": "assistant",
                    "parts": [
                        {"type": "thinking", "content": "Drill."},
                        {"type": "tool_call", "id": "d1", "name": "drill", "arguments": "{}"},
                    ],
                },
                {
                    "role": "tool",
                    "parts": [{"type": "tool_call_response", "id": "d1", "result": "4 cm"}],
                },
            ]
        },
        "response": {
            "output_messages": [
                {
                    "role": "assistant",
                    "parts": [
                        {
                            "type": "tool_call",
                            "id": "d2",
                            "name": "drill",
                            "arguments": {"at": "the bay"},
                        }
                    ],
                }
            ],
            "finish_reasons": ["tool_call"],
        },
        "expect": {
            "messages": [ASKED, ("assistant", None), ("tool", "4 cm"), ("assistant", None)],
            "prompt": "Is the ice thick?",
            "tool_calls": [("d2", "drill", {"at": "the bay"})],
            "tool_names": ["drill"],
            "provider_finish_reason": "tool_call",
            "finish_reason": "tool_calls",
            "operation": "chat",
        },
    },
    {
        "name": "span: the answer is the last that the assistant says",
        "shapes": ("openai chat", "span"),
        "request": ASK,
        "response": {
            "messages": [
                {"role": "user", "content": "Is the ice thick?"},
                {"role": "assistant", "content": "Wait."},
                {"role": "assistant", "content": "No."},
            ],
            "finish_reason": "content_filter",
        },
        "expect": {
            "messages": [ASKED, ("assistant", "No.")],
            "prompt": "Is the ice thick?",
            "output": "No.",
            "provider_finish_reason": "content_filter",
            "finish_reason": "content_filter",
            "operation": "chat",
        },
    },
    {
        "name": "vercel: tools",
        "shapes": ("openai chat", "vercel"),
        "request": {
            "messages": [
                {"role": "user", "content": [{"type": "text", "text": "Is the ice thick?"}]},
                {
                    "role": "assistant",
                    "content": [
                        {
                            "type": "tool-call",
                            "toolCallId": "d1",
                            "toolName": "drill",
                            "input": {},
                        }
                    ],
                },
                {
                    "role": "tool",
                    "content": [
                        {
                            "type": "tool-result",
                            "toolCallId": "d1",
                            "toolName": "drill",
                            "output": {"type": "text", "value": "4 cm"},
                        }
                    ],
                },
            ]
        },
        "response": {
            "text": "No.",
            "reasoning": "4 cm is thin.",
            "toolCalls": [{"toolCallId": "w1", "toolName": "warn", "args": {"all": True}}],
            "finishReason": "tool-calls",
            "usage": {"promptTokens": 30, "completionTokens": 8, "totalTokens": 38},
            "response": {"id": "r", "modelId": "gpt-4o-2024-08-06"},
        },
        "expect": {
            "messages": [ASKED, ("assistant", None), ("tool", "4 cm"), ("assistant", "No.")],
            "prompt": "Is the ice thick?",
            "output": "No.",
            "reasoning": "4 cm is thin.",
            "tool_calls": [("w1", "warn", {"all": True})],
            "tool_names": ["warn"],
            "provider_finish_reason": "tool-calls",
            "finish_reason": "tool_calls",
            "model": "gpt-4o-2024-08-06",
            "operation": "chat",
            "usage": {"prompt_tokens": 30, "completion_tokens": 8, "total_tokens": 38},
        },
    },
    {
        "name": "vercel: content, and counts in parts",
        "shapes": ("openai chat", "vercel"),
        "request": ASK,
        "response": {
            "content": [{"type": "reasoning", "text": "April."}, {"type": "text", "text": "No."}],
            "finishReason": {"unified": "stop", "raw": "end_turn"},
            "usage": {
                "inputTokens": {"total": 50, "noCache": 10, "cacheRead": 40, "cacheWrite": 0},
                "outputTokens": {"total": 9, "text": 4, "reasoning": 5},
            },
        },
        "expect": {
            "messages": [ASKED, ("assistant", "No.")],
            "prompt": "Is the ice thick?",
            "output": "No.",
            "reasoning": "April.",
            "provider_finish_reason": "end_turn",
            "finish_reason": "stop",
            "operation": "chat",
            "usage": {
                "prompt_tokens": 50,
                "completion_tokens": 9,
                "total_tokens": 59,
                "cached_tokens": 40,
                "cache_write_tokens": 0,
                "reasoning_tokens": 5,
            },
        },
    },
    {
        "name": "vercel: a stream",
        "shapes": ("openai chat", "wrapped"),
        "request": ASK,
        "response": {
            "chunks": [
                {"type": "start-step"},
                {"type": "reasoning-delta", "id": "0", "text": "April."},
                {"type": "text-delta", "id": "1", "text": "N"},
                {"type": "text-delta", "id": "1", "text": "o."},
                {"type": "tool-call", "toolCallId": "w1", "toolName": "warn", "input": {}},
                {
                    "type": "finish",
                    "finishReason": "tool-calls",
                    "totalUsage": {"inputTokens": 5, "outputTokens": 6, "cachedInputTokens": 1},
                },
            ]
        },
        "expect": {
            "messages": [ASKED, ("assistant", "No.")],
            "prompt": "Is the ice thick?",
            "output": "No.",
            "reasoning": "April.",
            "tool_calls": [("w1", "warn", {})],
            "tool_names": ["warn"],
            "provider_finish_reason": "tool-calls",
            "finish_reason": "tool_calls",
            "operation": "chat",
            "usage": {
                "prompt_tokens": 5,
                "completion_tokens": 6,
                "total_tokens": 11,
                "cached_tokens": 1,
            },
        },
    },
    {
        "name": "openai thread: its messages",
        "shapes": ("openai chat", "openai thread"),
        "request": ASK,
        "response": {
            "object": "list",
            "data": [
                {
                    "object": "thread.message",
                    "role": "assistant",
                    "content": [{"type": "text", "text": {"value": "No.", "annotations": []}}],
                },
                {
                    "object": "thread.message",
                    "role": "user",
                    "content": [{"type": "text", "text": {"value": "Is the ice thick?"}}],
                },
            ],
        },
        "expect": {
            "messages": [ASKED, ("assistant", "No.")],
            "prompt": "Is the ice thick?",
            "output": "No.",
            "provider": "openai",
            "operation": "chat",
        },
    },
    {
        "name": "replicate: pieces of a text",
        "shapes": ("wrapped", "replicate"),
        "request": {"version": "v", "input": {"prompt": "Is the ice thick?"}},
        "response": {
            "status": "succeeded",
            "output": ["N", "o."],
            "metrics": {"input_token_count": 5, "output_token_count": 2},
        },
        "expect": {
            "messages": [ASKED, ("assistant", "No.")],
            "prompt": "Is the ice thick?",
            "output": "No.",
            "provider_finish_reason": "succeeded",
            "finish_reason": "stop",
            "operation": "completion",
            "usage": {"prompt_tokens": 5, "completion_tokens": 2, "total_tokens": 7},
        },
    },
    {
        "name": "wrapped: dashscope's input and output",
        "shapes": ("wrapped", "wrapped"),
        "request": {"model": "qwen-max", "input": ASK, "parameters": {}},
        "response": {
            "request_id": "r",
            "output": {
                "choices": [
                    {
                        "finish_reason": "stop",
                        "message": {"role": "assistant", "content": "No."},
                    }
                ]
            },
            "usage": {"input_tokens": 5, "output_tokens": 2, "total_tokens": 7},
        },
        "expect": {
            "messages": [ASKED, ("assistant", "No.")],
            "prompt": "Is the ice thick?",
            "output": "No.",
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "model": "qwen-max",
            "operation": "chat",
            "usage": {"prompt_tokens": 5, "completion_tokens": 2, "total_tokens": 7},
        },
    },
    {
        "name": "unknown: a question and an answer",
        "shapes": ("unknown", "unknown"),
        "request": {"question": "Is the ice thick?", "history": [], "system_prompt": "Short."},
        "response": {
            "answer": "No.",
            "stop_reason": "max_tokens",
            "usage": {"prompt_tokens": 5, "completion_tokens": 2},
        },
        "expect": {
            "messages": [("system", "Short."), ASKED, ("assistant", "No.")],
            "prompt": "Is the ice thick?",
            "output": "No.",
            "provider_finish_reason": "max_tokens",
            "finish_reason": "length",
            "usage": {"prompt_tokens": 5, "completion_tokens": 2, "total_tokens": 7},
        },
    },
    {
        "name": "unknown: a text within a result",
        "shapes": ("unknown", "unknown"),
        "request": {"query": ["Is the ice", "thick?"]},
        "response": {"results": [{"output_text": "No."}]},
        "expect": {
            "messages": [("user", "Is the ice\nthick?"), ("assistant", "No.")],
            "prompt": "Is the ice\nthick?",
            "output": "No.",
        },
    },
    {
        "name": "unknown: nothing that is understood",
        "shapes": (None, None),
        "request": {"a": 1},
        "response": {"b": [2]},
        "expect": {},
    },
]
