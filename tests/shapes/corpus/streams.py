"""Streams of OpenAI's and Anthropic's APIs, as clients store them."""

import json
from typing import Any

ASK = {"model": "gpt-4o", "messages": [{"role": "user", "content": "Which tide?"}]}
ASKED = ("user", "Which tide?")


def chunk(delta: dict[str, Any], finish: str | None = None, **more: Any) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "model": "gpt-4o-2024-08-06",
        "choices": [choice],
        **more,
    }


def called(**call: Any) -> dict[str, Any]:
    return chunk({"tool_calls": [{"index": 0, **call}]})


def events(*bodies: dict[str, Any]) -> str:
    return "".join(f"event: {one['type']}\ndata: {json.dumps(one)}\n\n" for one in bodies)


CASES: list[dict[str, Any]] = [
    {
        "name": "openai chat: a stream's chunks, with reasoning and usage",
        "shapes": ("openai chat", "wrapped"),
        "request": {**ASK, "stream": True},
        "response": {
            "chunks": [
                chunk({"role": "assistant", "content": ""}),
                chunk({"reasoning_content": "The moon "}),
                chunk({"reasoning_content": "is full."}),
                chunk({"content": "Spring "}),
                chunk({"content": "tide."}),
                chunk({}, "stop"),
                {
                    "model": "gpt-4o-2024-08-06",
                    "choices": [],
                    "usage": {
                        "prompt_tokens": 9,
                        "completion_tokens": 12,
                        "total_tokens": 21,
                        "completion_tokens_details": {"reasoning_tokens": 6},
                    },
                },
            ]
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Spring tide.")],
            "prompt": "Which tide?",
            "output": "Spring tide.",
            "reasoning": "The moon is full.",
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "model": "gpt-4o-2024-08-06",
            "operation": "chat",
            "usage": {
                "prompt_tokens": 9,
                "completion_tokens": 12,
                "total_tokens": 21,
                "reasoning_tokens": 6,
            },
        },
    },
    {
        "name": "openai chat: a stream of tool calls, as lines",
        "shapes": ("openai chat", "wrapped"),
        "request": ASK,
        "response": {
            "body": "".join(
                f"data: {json.dumps(one)}\n\n"
                for one in (
                    called(id="c1", type="function", function={"name": "moon", "arguments": ""}),
                    called(function={"arguments": '{"on":'}),
                    called(function={"arguments": '"today"}'}),
                    chunk({}, "tool_calls"),
                )
            )
            + "data: [DONE]\n\n"
        },
        "expect": {
            "messages": [ASKED, ("assistant", None)],
            "prompt": "Which tide?",
            "tool_calls": [("c1", "moon", {"on": "today"})],
            "tool_names": ["moon"],
            "provider_finish_reason": "tool_calls",
            "finish_reason": "tool_calls",
            "model": "gpt-4o-2024-08-06",
            "operation": "chat",
        },
    },
    {
        "name": "openai chat: a stream that refuses",
        "shapes": ("openai chat", "wrapped"),
        "request": ASK,
        "response": {
            "response": [
                chunk({"role": "assistant", "refusal": "I can"}),
                chunk({"refusal": "not."}),
                chunk({}, "stop"),
            ]
        },
        "expect": {
            "messages": [ASKED, ("assistant", "I cannot.")],
            "prompt": "Which tide?",
            "output": "I cannot.",
            "is_refusal": True,
            "provider_finish_reason": "stop",
            "finish_reason": "refusal",
            "model": "gpt-4o-2024-08-06",
            "operation": "chat",
        },
    },
    {
        "name": "openai text: a stream's chunks",
        "shapes": ("openai text", "wrapped"),
        "request": {"model": "gpt-3.5-turbo-instruct", "prompt": "Which tide?"},
        "response": {
            "chunks": [
                {"choices": [{"index": 0, "text": "Ne", "finish_reason": None}]},
                {"choices": [{"index": 0, "text": "ap.", "finish_reason": "length"}]},
            ]
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Neap.")],
            "prompt": "Which tide?",
            "output": "Neap.",
            "provider_finish_reason": "length",
            "finish_reason": "length",
            "model": "gpt-3.5-turbo-instruct",
            "operation": "completion",
        },
    },
    {
        "name": "mistral: a stream of thinking and text",
        "shapes": ("openai chat", "wrapped"),
        "request": {**ASK, "model": "magistral-small-latest"},
        "response": {
            "chunks": [
                {
                    "model": "magistral-small-latest",
                    "choices": [
                        {
                            "index": 0,
                            "delta": {
                                "content": [
                                    {
                                        "type": "thinking",
                                        "thinking": [{"type": "text", "text": text}],
                                    }
                                ]
                            },
                        }
                    ],
                }
                for text in ("Half ", "moon.")
            ]
            + [
                {
                    "model": "magistral-small-latest",
                    "choices": [
                        {"index": 0, "delta": {"content": "Neap."}, "finish_reason": "stop"}
                    ],
                    "usage": {"prompt_tokens": 4, "completion_tokens": 9, "total_tokens": 13},
                }
            ]
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Neap.")],
            "prompt": "Which tide?",
            "output": "Neap.",
            "reasoning": "Half moon.",
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "model": "magistral-small-latest",
            "operation": "chat",
            "usage": {"prompt_tokens": 4, "completion_tokens": 9, "total_tokens": 13},
        },
    },
    {
        "name": "groq: a stream with its counts beside",
        "shapes": ("openai chat", "wrapped"),
        "request": {**ASK, "model": "llama-3.3-70b-versatile"},
        "response": {
            "chunks": [
                chunk({"content": "Neap."}, x_groq={"id": "req_1"}),
                chunk(
                    {},
                    "stop",
                    x_groq={
                        "usage": {"prompt_tokens": 4, "completion_tokens": 2, "total_tokens": 6}
                    },
                ),
            ]
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Neap.")],
            "prompt": "Which tide?",
            "output": "Neap.",
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "model": "gpt-4o-2024-08-06",
            "provider": "groq",
            "operation": "chat",
            "usage": {"prompt_tokens": 4, "completion_tokens": 2, "total_tokens": 6},
        },
    },
    {
        "name": "openai responses: events up to the end",
        "shapes": ("openai responses", "wrapped"),
        "request": {"model": "gpt-5", "input": "Which tide?"},
        "response": {
            "events": [
                {"type": "response.created", "response": {"object": "response", "output": []}},
                {"type": "response.output_text.delta", "output_index": 0, "delta": "Ne"},
                {
                    "type": "response.completed",
                    "response": {
                        "object": "response",
                        "status": "completed",
                        "model": "gpt-5-2025-08-07",
                        "output": [
                            {
                                "type": "message",
                                "role": "assistant",
                                "content": [{"type": "output_text", "text": "Neap."}],
                            }
                        ],
                        "usage": {"input_tokens": 4, "output_tokens": 2, "total_tokens": 6},
                    },
                },
            ]
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Neap.")],
            "prompt": "Which tide?",
            "output": "Neap.",
            "provider_finish_reason": "completed",
            "finish_reason": "stop",
            "model": "gpt-5-2025-08-07",
            "operation": "chat",
            "usage": {"prompt_tokens": 4, "completion_tokens": 2, "total_tokens": 6},
        },
    },
    {
        "name": "openai responses: events that break off",
        "shapes": ("openai responses", "wrapped"),
        "request": {"model": "gpt-5", "input": "Which tide?"},
        "response": {
            "body": events(
                {"type": "response.created", "response": {"object": "response", "model": "gpt-5"}},
                {
                    "type": "response.output_item.added",
                    "output_index": 0,
                    "item": {
                        "type": "function_call",
                        "call_id": "c1",
                        "name": "moon",
                        "arguments": "",
                    },
                },
                {
                    "type": "response.function_call_arguments.delta",
                    "output_index": 0,
                    "delta": '{"on": 1}',
                },
                {"type": "response.output_text.delta", "output_index": 1, "delta": "Ne"},
            )
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Ne")],
            "prompt": "Which tide?",
            "output": "Ne",
            "tool_calls": [("c1", "moon", {"on": 1})],
            "tool_names": ["moon"],
            "model": "gpt-5",
            "operation": "chat",
        },
    },
    {
        "name": "anthropic: events, with thinking, a tool and the cache",
        "shapes": ("openai chat", "wrapped"),
        "request": {**ASK, "model": "claude-sonnet-4-5"},
        "response": {
            "chunks": [
                {
                    "type": "message_start",
                    "message": {
                        "id": "msg_1",
                        "type": "message",
                        "role": "assistant",
                        "model": "claude-sonnet-4-5-20250929",
                        "content": [],
                        "usage": {
                            "input_tokens": 4,
                            "cache_read_input_tokens": 1165,
                            "cache_creation_input_tokens": 31,
                            "output_tokens": 1,
                        },
                    },
                },
                {
                    "type": "content_block_start",
                    "index": 0,
                    "content_block": {"type": "thinking", "thinking": ""},
                },
                {
                    "type": "content_block_delta",
                    "index": 0,
                    "delta": {"type": "thinking_delta", "thinking": "Moon?"},
                },
                {
                    "type": "content_block_start",
                    "index": 1,
                    "content_block": {"type": "text", "text": ""},
                },
                {
                    "type": "content_block_delta",
                    "index": 1,
                    "delta": {"type": "text_delta", "text": "I "},
                },
                {
                    "type": "content_block_delta",
                    "index": 1,
                    "delta": {"type": "text_delta", "text": "look."},
                },
                {
                    "type": "content_block_start",
                    "index": 2,
                    "content_block": {"type": "tool_use", "id": "t1", "name": "moon", "input": {}},
                },
                {
                    "type": "content_block_delta",
                    "index": 2,
                    "delta": {"type": "input_json_delta", "partial_json": '{"on":'},
                },
                {
                    "type": "content_block_delta",
                    "index": 2,
                    "delta": {"type": "input_json_delta", "partial_json": ' "today"}'},
                },
                {
                    "type": "message_delta",
                    "delta": {"stop_reason": "tool_use"},
                    "usage": {"output_tokens": 224},
                },
                {"type": "message_stop"},
            ]
        },
        "expect": {
            "messages": [ASKED, ("assistant", "I look.")],
            "prompt": "Which tide?",
            "output": "I look.",
            "reasoning": "Moon?",
            "tool_calls": [("t1", "moon", {"on": "today"})],
            "tool_names": ["moon"],
            "provider_finish_reason": "tool_use",
            "finish_reason": "tool_calls",
            "model": "claude-sonnet-4-5-20250929",
            "provider": "anthropic",
            "operation": "chat",
            "usage": {
                "prompt_tokens": 1200,
                "completion_tokens": 224,
                "total_tokens": 1424,
                "cached_tokens": 1165,
                "cache_write_tokens": 31,
            },
        },
    },
    {
        "name": "anthropic text: chunks of a completion",
        "shapes": ("anthropic text", "wrapped"),
        "request": {"prompt": "\n\nHuman: Which tide?\n\nAssistant:", "max_tokens_to_sample": 9},
        "response": {
            "chunks": [
                {"type": "completion", "completion": " Ne", "stop_reason": None},
                {"type": "completion", "completion": "ap.", "stop_reason": "stop_sequence"},
            ]
        },
        "expect": {
            "messages": [
                ("user", "\n\nHuman: Which tide?\n\nAssistant:"),
                ("assistant", " Neap."),
            ],
            "prompt": "\n\nHuman: Which tide?\n\nAssistant:",
            "output": " Neap.",
            "provider_finish_reason": "stop_sequence",
            "finish_reason": "stop",
            "provider": "anthropic",
            "operation": "completion",
        },
    },
    {
        "name": "log10-io: the last chunk of a stream, with what it joined",
        "shapes": ("openai chat", "openai choices"),
        "request": ASK,
        "response": {
            "object": "chat.completion.chunk",
            "model": "gpt-4o-2024-08-06",
            "choices": [
                {
                    "index": 0,
                    "delta": {},
                    "finish_reason": None,
                    "message": {"role": "assistant", "content": "Neap."},
                }
            ],
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Neap.")],
            "prompt": "Which tide?",
            "output": "Neap.",
            "model": "gpt-4o-2024-08-06",
            "operation": "chat",
        },
    },
]
