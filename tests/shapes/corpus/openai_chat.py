"""OpenAI's chat completions, and those who answer like them."""

from typing import Any

ASK = {"model": "gpt-4o", "messages": [{"role": "user", "content": "Is the kiln hot?"}]}
ASKED = [("user", "Is the kiln hot?")]
WEATHER = {"name": "weather", "arguments": '{"city": "Oslo"}'}

CASES: list[dict[str, Any]] = [
    {
        "name": "openai chat: plain",
        "request": {
            "model": "gpt-4o",
            "messages": [
                {"role": "developer", "content": "Answer in a word."},
                {"role": "user", "content": "Is the kiln hot?"},
            ],
            "user": "u-17",
            "metadata": {"plan": "pro"},
        },
        "response": {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "model": "gpt-4o-2024-08-06",
            "choices": [
                {
                    "index": 0,
                    "message": {"role": "assistant", "content": "Yes.", "refusal": None},
                    "finish_reason": "stop",
                }
            ],
            "usage": {"prompt_tokens": 21, "completion_tokens": 2, "total_tokens": 23},
        },
        "expect": {
            "messages": [
                ("developer", "Answer in a word."),
                *ASKED,
                ("assistant", "Yes."),
            ],
            "prompt": "Is the kiln hot?",
            "output": "Yes.",
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "model": "gpt-4o-2024-08-06",
            "operation": "chat",
            "usage": {"prompt_tokens": 21, "completion_tokens": 2, "total_tokens": 23},
            "user_id": "u-17",
            "metadata": {"plan": "pro"},
        },
    },
    {
        "name": "openai chat: tools",
        "request": {
            "model": "gpt-4o",
            "messages": [
                {"role": "user", "content": "Weather in Oslo and Bergen?"},
                {
                    "role": "assistant",
                    "content": None,
                    "tool_calls": [{"id": "c1", "type": "function", "function": WEATHER}],
                },
                {"role": "tool", "tool_call_id": "c1", "content": "4 degrees"},
            ],
        },
        "response": {
            "model": "gpt-4o",
            "choices": [
                {
                    "message": {
                        "role": "assistant",
                        "content": None,
                        "tool_calls": [
                            {
                                "id": "c2",
                                "type": "function",
                                "function": {"name": "weather", "arguments": '{"city": "Bergen"}'},
                            },
                            {
                                "id": "c3",
                                "type": "custom",
                                "custom": {"name": "shell", "input": "date"},
                            },
                        ],
                    },
                    "finish_reason": "tool_calls",
                }
            ],
        },
        "expect": {
            "messages": [
                ("user", "Weather in Oslo and Bergen?"),
                ("assistant", None),
                ("tool", "4 degrees"),
                ("assistant", None),
            ],
            "prompt": "Weather in Oslo and Bergen?",
            "tool_calls": [("c2", "weather", {"city": "Bergen"}), ("c3", "shell", "date")],
            "provider_finish_reason": "tool_calls",
            "finish_reason": "tool_calls",
            "tool_names": ["shell", "weather"],
            "model": "gpt-4o",
            "operation": "chat",
        },
    },
    {
        "name": "openai chat: the older function_call",
        "request": {"model": "gpt-4", "messages": [{"role": "user", "content": "A joke"}]},
        "response": {
            "model": "gpt-4-0613",
            "choices": [
                {
                    "finish_reason": "function_call",
                    "message": {
                        "role": "assistant",
                        "content": None,
                        "function_call": {"name": "Joke", "arguments": "{}"},
                    },
                }
            ],
        },
        "expect": {
            "messages": [("user", "A joke"), ("assistant", None)],
            "prompt": "A joke",
            "tool_calls": [(None, "Joke", {})],
            "provider_finish_reason": "function_call",
            "finish_reason": "tool_calls",
            "tool_names": ["Joke"],
            "model": "gpt-4-0613",
            "operation": "chat",
        },
    },
    {
        "name": "openai chat: what remains of a stream",
        "request": {**ASK, "stream": True},
        "response": {
            "object": "chat.completion.chunk",
            "model": "gpt-4o",
            "choices": [
                {"index": 0, "delta": {"content": "It is"}, "finish_reason": None},
            ],
            "usage": {"prompt_tokens": None, "total_tokens": None},
        },
        "expect": {
            "messages": [*ASKED, ("assistant", "It is")],
            "prompt": "Is the kiln hot?",
            "output": "It is",
            "model": "gpt-4o",
            "operation": "chat",
        },
    },
    {
        "name": "openai chat: a stream's last chunk, without choices",
        "request": {**ASK, "stream": True},
        "response": {
            "model": "gpt-4o",
            "choices": [],
            "usage": {"prompt_tokens": 5, "completion_tokens": 3, "total_tokens": 8},
        },
        "expect": {
            "messages": ASKED,
            "prompt": "Is the kiln hot?",
            "model": "gpt-4o",
            "operation": "chat",
            "usage": {"prompt_tokens": 5, "completion_tokens": 3, "total_tokens": 8},
        },
    },
    {
        "name": "openai chat: refusal",
        "request": ASK,
        "response": {
            "model": "gpt-4o",
            "choices": [
                {
                    "finish_reason": "stop",
                    "message": {"role": "assistant", "content": None, "refusal": "I will not."},
                }
            ],
        },
        "expect": {
            "messages": [*ASKED, ("assistant", "I will not.")],
            "prompt": "Is the kiln hot?",
            "output": "I will not.",
            "is_refusal": True,
            "provider_finish_reason": "stop",
            "finish_reason": "refusal",
            "model": "gpt-4o",
            "operation": "chat",
        },
    },
    {
        "name": "openai chat: cache, reasoning and audio tokens",
        "request": ASK,
        "response": {
            "model": "o4-mini",
            "choices": [
                {"message": {"role": "assistant", "content": "Warm."}, "finish_reason": "length"}
            ],
            "usage": {
                "prompt_tokens": 2006,
                "completion_tokens": 300,
                "total_tokens": 2306,
                "prompt_tokens_details": {"cached_tokens": 1920, "audio_tokens": 6},
                "completion_tokens_details": {"reasoning_tokens": 192, "audio_tokens": 4},
            },
        },
        "expect": {
            "messages": [*ASKED, ("assistant", "Warm.")],
            "prompt": "Is the kiln hot?",
            "output": "Warm.",
            "provider_finish_reason": "length",
            "finish_reason": "length",
            "model": "o4-mini",
            "operation": "chat",
            "usage": {
                "prompt_tokens": 2006,
                "completion_tokens": 300,
                "total_tokens": 2306,
                "cached_tokens": 1920,
                "reasoning_tokens": 192,
                "audio_tokens": 10,
                "input_audio_tokens": 6,
                "output_audio_tokens": 4,
            },
        },
    },
    {
        "name": "openai chat: a spoken answer",
        "request": {
            "model": "gpt-4o-audio",
            "messages": [
                {
                    "role": "user",
                    "content": [
                        {"type": "text", "text": "Say it."},
                        {"type": "input_audio", "input_audio": {"data": "UklG", "format": "wav"}},
                        {"type": "image_url", "image_url": {"url": "https://x.example/a.png"}},
                    ],
                }
            ],
        },
        "response": {
            "choices": [
                {
                    "finish_reason": "stop",
                    "message": {
                        "role": "assistant",
                        "content": None,
                        "audio": {"id": "a1", "data": "UklG", "transcript": "Kiln, hot."},
                    },
                }
            ]
        },
        "expect": {
            "messages": [("user", "Say it."), ("assistant", "Kiln, hot.")],
            "prompt": "Say it.",
            "output": "Kiln, hot.",
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "model": "gpt-4o-audio",
            "operation": "chat",
        },
    },
    {
        "name": "azure chat: plain",
        "request": {**ASK, "model": "our-deployment"},
        "response": {
            "model": "gpt-4o-2024-05-13",
            "prompt_filter_results": [{"prompt_index": 0}],
            "choices": [
                {
                    "finish_reason": "content_filter",
                    "content_filter_results": {"violence": {"filtered": True}},
                    "message": {"role": "assistant", "content": ""},
                }
            ],
        },
        "expect": {
            "messages": [*ASKED, ("assistant", "")],
            "prompt": "Is the kiln hot?",
            "output": "",
            "provider_finish_reason": "content_filter",
            "finish_reason": "content_filter",
            "model": "gpt-4o-2024-05-13",
            "provider": "azure",
            "operation": "chat",
        },
    },
]
