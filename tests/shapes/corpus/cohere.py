"""Cohere's chat (v1 and v2) and generate."""

from typing import Any

ASK = {"model": "command-a-03-2025", "messages": [{"role": "user", "content": "Any plums?"}]}
ASKED = ("user", "Any plums?")

CASES: list[dict[str, Any]] = [
    {
        "name": "cohere v1: plain",
        "shapes": ("cohere v1", "cohere v1"),
        "request": {
            "model": "command-r",
            "message": "And pears?",
            "preamble": "You sell fruit.",
            "chat_history": [
                {"role": "USER", "message": "Any plums?"},
                {"role": "CHATBOT", "message": "Many."},
            ],
        },
        "response": {
            "response_id": "r",
            "generation_id": "g",
            "text": "None.",
            "finish_reason": "COMPLETE",
            "meta": {
                "api_version": {"version": "1"},
                "billed_units": {"input_tokens": 9, "output_tokens": 2},
                "tokens": {"input_tokens": 74, "output_tokens": 2},
            },
        },
        "expect": {
            "messages": [
                ("system", "You sell fruit."),
                ASKED,
                ("assistant", "Many."),
                ("user", "And pears?"),
                ("assistant", "None."),
            ],
            "prompt": "And pears?",
            "output": "None.",
            "provider_finish_reason": "COMPLETE",
            "finish_reason": "stop",
            "model": "command-r",
            "provider": "cohere",
            "operation": "chat",
            "usage": {"prompt_tokens": 9, "completion_tokens": 2, "total_tokens": 11},
        },
    },
    {
        "name": "cohere v1: tools",
        "shapes": ("cohere v1", "cohere v1"),
        "request": {
            "model": "command-r",
            "message": "Any plums?",
            "tool_results": [
                {"call": {"name": "stock", "parameters": {}}, "outputs": [{"plums": 4}]}
            ],
        },
        "response": {
            "generation_id": "g",
            "text": "",
            "tool_calls": [{"name": "price", "parameters": {"of": "plums"}}],
            "finish_reason": "COMPLETE",
            "meta": {"billed_units": {"input_tokens": 30, "output_tokens": 8}},
        },
        "expect": {
            "messages": [ASKED, ("tool", None), ("assistant", None)],
            "prompt": "Any plums?",
            "tool_calls": [(None, "price", {"of": "plums"})],
            "tool_names": ["price"],
            "provider_finish_reason": "COMPLETE",
            "finish_reason": "tool_calls",
            "model": "command-r",
            "provider": "cohere",
            "operation": "chat",
            "usage": {"prompt_tokens": 30, "completion_tokens": 8, "total_tokens": 38},
        },
    },
    {
        "name": "cohere v1: a stream",
        "shapes": ("cohere v1", "wrapped"),
        "request": {"model": "command-r", "message": "Any plums?"},
        "response": {
            "chunks": [
                {"is_finished": False, "event_type": "stream-start", "generation_id": "g"},
                {"is_finished": False, "event_type": "text-generation", "text": "Ma"},
                {"is_finished": False, "event_type": "text-generation", "text": "ny."},
                {
                    "is_finished": True,
                    "event_type": "stream-end",
                    "finish_reason": "MAX_TOKENS",
                    "response": {
                        "generation_id": "g",
                        "text": "Many.",
                        "meta": {"billed_units": {"input_tokens": 3, "output_tokens": 2}},
                    },
                },
            ]
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Many.")],
            "prompt": "Any plums?",
            "output": "Many.",
            "provider_finish_reason": "MAX_TOKENS",
            "finish_reason": "length",
            "model": "command-r",
            "provider": "cohere",
            "operation": "chat",
            "usage": {"prompt_tokens": 3, "completion_tokens": 2, "total_tokens": 5},
        },
    },
    {
        "name": "cohere v2: plain, with thinking",
        "shapes": ("openai chat", "cohere v2"),
        "request": ASK,
        "response": {
            "id": "c",
            "message": {
                "role": "assistant",
                "content": [
                    {"type": "thinking", "thinking": "It is September."},
                    {"type": "text", "text": "Many."},
                ],
            },
            "finish_reason": "STOP_SEQUENCE",
            "usage": {
                "billed_units": {"input_tokens": 5, "output_tokens": 12},
                "tokens": {"input_tokens": 500, "output_tokens": 14},
                "cached_tokens": 4,
            },
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Many.")],
            "prompt": "Any plums?",
            "output": "Many.",
            "reasoning": "It is September.",
            "provider_finish_reason": "STOP_SEQUENCE",
            "finish_reason": "stop",
            "model": "command-a-03-2025",
            "provider": "cohere",
            "operation": "chat",
            "usage": {
                "prompt_tokens": 5,
                "completion_tokens": 12,
                "total_tokens": 17,
                "cached_tokens": 4,
            },
        },
    },
    {
        "name": "cohere v2: tools",
        "shapes": ("openai chat", "cohere v2"),
        "request": ASK,
        "response": {
            "id": "c",
            "message": {
                "role": "assistant",
                "tool_plan": "I look into the stock.",
                "tool_calls": [
                    {
                        "id": "stock_1",
                        "type": "function",
                        "function": {"name": "stock", "arguments": '{"of":"plums"}'},
                    }
                ],
            },
            "finish_reason": "TOOL_CALL",
            "usage": {"billed_units": {"input_tokens": 20, "output_tokens": 9}},
        },
        "expect": {
            "messages": [ASKED, ("assistant", None)],
            "prompt": "Any plums?",
            "reasoning": "I look into the stock.",
            "tool_calls": [("stock_1", "stock", {"of": "plums"})],
            "tool_names": ["stock"],
            "provider_finish_reason": "TOOL_CALL",
            "finish_reason": "tool_calls",
            "model": "command-a-03-2025",
            "provider": "cohere",
            "operation": "chat",
            "usage": {"prompt_tokens": 20, "completion_tokens": 9, "total_tokens": 29},
        },
    },
    {
        "name": "cohere v2: a stream",
        "shapes": ("openai chat", "wrapped"),
        "request": ASK,
        "response": {
            "chunks": [
                {
                    "type": "message-start",
                    "id": "c",
                    "delta": {"message": {"role": "assistant", "content": []}},
                },
                {"type": "tool-plan-delta", "delta": {"message": {"tool_plan": "Count."}}},
                {
                    "type": "content-start",
                    "index": 0,
                    "delta": {"message": {"content": {"type": "text", "text": ""}}},
                },
                {
                    "type": "content-delta",
                    "index": 0,
                    "delta": {"message": {"content": {"text": "I count."}}},
                },
                {
                    "type": "tool-call-start",
                    "index": 0,
                    "delta": {
                        "message": {
                            "tool_calls": {
                                "id": "s1",
                                "type": "function",
                                "function": {"name": "stock", "arguments": ""},
                            }
                        }
                    },
                },
                {
                    "type": "tool-call-delta",
                    "index": 0,
                    "delta": {"message": {"tool_calls": {"function": {"arguments": "{}"}}}},
                },
                {
                    "type": "message-end",
                    "delta": {
                        "finish_reason": "TOOL_CALL",
                        "usage": {"billed_units": {"input_tokens": 6, "output_tokens": 7}},
                    },
                },
            ]
        },
        "expect": {
            "messages": [ASKED, ("assistant", "I count.")],
            "prompt": "Any plums?",
            "output": "I count.",
            "reasoning": "Count.",
            "tool_calls": [("s1", "stock", {})],
            "tool_names": ["stock"],
            "provider_finish_reason": "TOOL_CALL",
            "finish_reason": "tool_calls",
            "model": "command-a-03-2025",
            "provider": "cohere",
            "operation": "chat",
            "usage": {"prompt_tokens": 6, "completion_tokens": 7, "total_tokens": 13},
        },
    },
    {
        "name": "cohere generate: plain",
        "shapes": ("openai text", "cohere generate"),
        "request": {"model": "command", "prompt": "Any plums?"},
        "response": {
            "id": "g",
            "generations": [{"id": "1", "text": "Many.", "finish_reason": "ERROR_TOXIC"}],
            "meta": {"billed_units": {"input_tokens": 3, "output_tokens": 2}},
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Many.")],
            "prompt": "Any plums?",
            "output": "Many.",
            "provider_finish_reason": "ERROR_TOXIC",
            "finish_reason": "content_filter",
            "model": "command",
            "provider": "cohere",
            "operation": "completion",
            "usage": {"prompt_tokens": 3, "completion_tokens": 2, "total_tokens": 5},
        },
    },
]
