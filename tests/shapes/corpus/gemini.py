"""Gemini and Vertex."""

from typing import Any

WEATHER = {"city": "Turku"}
ASK = {"contents": [{"role": "user", "parts": [{"text": "Is the sauna warm?"}]}]}
ASKED = ("user", "Is the sauna warm?")

CASES: list[dict[str, Any]] = [
    {
        "name": "gemini: plain",
        "shapes": ("gemini", "gemini"),
        "request": {
            "systemInstruction": {"parts": [{"text": "Be brief."}]},
            "contents": [
                {
                    "role": "user",
                    "parts": [
                        {"text": "Is the sauna warm?"},
                        {"inlineData": {"mimeType": "image/png", "data": "aGk="}},
                        {"fileData": {"mimeType": "application/pdf", "fileUri": "gs://b/a.pdf"}},
                    ],
                }
            ],
        },
        "response": {
            "candidates": [
                {
                    "content": {"role": "model", "parts": [{"text": "It is."}]},
                    "finishReason": "STOP",
                    "index": 0,
                }
            ],
            "modelVersion": "gemini-2.5-flash",
            "usageMetadata": {
                "promptTokenCount": 12,
                "candidatesTokenCount": 3,
                "totalTokenCount": 15,
            },
        },
        "expect": {
            "messages": [("system", "Be brief."), ASKED, ("assistant", "It is.")],
            "prompt": "Is the sauna warm?",
            "output": "It is.",
            "provider_finish_reason": "STOP",
            "finish_reason": "stop",
            "model": "gemini-2.5-flash",
            "provider": "google",
            "operation": "chat",
            "usage": {"prompt_tokens": 12, "completion_tokens": 3, "total_tokens": 15},
        },
    },
    {
        "name": "gemini: tools",
        "shapes": ("gemini", "gemini"),
        "request": {
            "contents": [
                {"role": "user", "parts": [{"text": "Turku and Oulu?"}]},
                {
                    "role": "model",
                    "parts": [{"functionCall": {"id": "f1", "name": "weather", "args": WEATHER}}],
                },
                {
                    "role": "user",
                    "parts": [
                        {
                            "functionResponse": {
                                "id": "f1",
                                "name": "weather",
                                "response": {"celsius": -3},
                            }
                        }
                    ],
                },
            ]
        },
        "response": {
            "candidates": [
                {
                    "content": {
                        "role": "model",
                        "parts": [
                            {"text": "Now Oulu."},
                            {"functionCall": {"name": "weather", "args": {"city": "Oulu"}}},
                        ],
                    },
                    "finishReason": "STOP",
                }
            ],
            "usageMetadata": {
                "promptTokenCount": 30,
                "toolUsePromptTokenCount": 5,
                "candidatesTokenCount": 9,
                "totalTokenCount": 44,
            },
            "modelVersion": "gemini-2.5-pro",
        },
        "expect": {
            "messages": [
                ("user", "Turku and Oulu?"),
                ("assistant", None),
                ("user", None),
                ("assistant", "Now Oulu."),
            ],
            "prompt": "Turku and Oulu?",
            "output": "Now Oulu.",
            "tool_calls": [(None, "weather", {"city": "Oulu"})],
            "tool_names": ["weather"],
            "provider_finish_reason": "STOP",
            "finish_reason": "tool_calls",
            "model": "gemini-2.5-pro",
            "provider": "google",
            "operation": "chat",
            "usage": {"prompt_tokens": 35, "completion_tokens": 9, "total_tokens": 44},
        },
    },
    {
        "name": "gemini: reasoning and cache",
        "shapes": ("gemini", "gemini"),
        "request": ASK,
        "response": {
            "candidates": [
                {
                    "content": {
                        "parts": [
                            {"text": "Steam means warm.", "thought": True},
                            {"text": "Yes.", "thoughtSignature": "c2ln"},
                        ]
                    },
                    "finishReason": "MAX_TOKENS",
                }
            ],
            "usageMetadata": {
                "promptTokenCount": 1200,
                "cachedContentTokenCount": 1000,
                "candidatesTokenCount": 80,
                "thoughtsTokenCount": 220,
                "totalTokenCount": 1500,
            },
            "modelVersion": "gemini-2.5-flash",
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Yes.")],
            "prompt": "Is the sauna warm?",
            "output": "Yes.",
            "reasoning": "Steam means warm.",
            "provider_finish_reason": "MAX_TOKENS",
            "finish_reason": "length",
            "model": "gemini-2.5-flash",
            "provider": "google",
            "operation": "chat",
            "usage": {
                "prompt_tokens": 1200,
                "completion_tokens": 300,
                "total_tokens": 1500,
                "cached_tokens": 1000,
                "reasoning_tokens": 220,
            },
        },
    },
    {
        "name": "gemini: thoughts that the candidates' tokens include",
        "shapes": ("gemini", "gemini"),
        "request": ASK,
        "response": {
            "candidates": [{"content": {"parts": [{"text": "Yes."}]}, "finishReason": "STOP"}],
            "usageMetadata": {
                "promptTokenCount": 10,
                "candidatesTokenCount": 30,
                "thoughtsTokenCount": 20,
                "totalTokenCount": 40,
            },
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Yes.")],
            "prompt": "Is the sauna warm?",
            "output": "Yes.",
            "provider_finish_reason": "STOP",
            "finish_reason": "stop",
            "provider": "google",
            "operation": "chat",
            "usage": {
                "prompt_tokens": 10,
                "completion_tokens": 30,
                "total_tokens": 40,
                "reasoning_tokens": 20,
            },
        },
    },
    {
        "name": "gemini: a prompt that is blocked",
        "shapes": ("gemini", "gemini"),
        "request": ASK,
        "response": {
            "promptFeedback": {"blockReason": "SAFETY", "blockReasonMessage": "Not about saunas."},
            "usageMetadata": {"promptTokenCount": 8, "totalTokenCount": 8},
            "modelVersion": "gemini-2.0-flash",
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Not about saunas.")],
            "prompt": "Is the sauna warm?",
            "output": "Not about saunas.",
            "is_refusal": True,
            "provider_finish_reason": "SAFETY",
            "finish_reason": "content_filter",
            "model": "gemini-2.0-flash",
            "provider": "google",
            "operation": "chat",
            "usage": {"prompt_tokens": 8, "total_tokens": 8},
        },
    },
    {
        "name": "gemini: as the SDKs write it",
        "shapes": ("gemini", "gemini"),
        "request": {
            "model": "gemini-1.5-pro",
            "contents": "Is the sauna warm?",
            "config": {"system_instruction": "Be brief."},
        },
        "response": {
            "candidates": [
                {
                    "content": {
                        "parts": [
                            {"text": "Asking."},
                            {"function_call": {"name": "gauge", "args": {}}},
                        ]
                    },
                    "finish_reason": 1,
                }
            ],
            "usage_metadata": {
                "prompt_token_count": 6,
                "candidates_token_count": 4,
                "total_token_count": 10,
                "cached_content_token_count": 2,
            },
            "model_version": "gemini-1.5-pro-002",
        },
        "expect": {
            "messages": [("system", "Be brief."), ASKED, ("assistant", "Asking.")],
            "prompt": "Is the sauna warm?",
            "output": "Asking.",
            "tool_calls": [(None, "gauge", {})],
            "tool_names": ["gauge"],
            "provider_finish_reason": "STOP",
            "finish_reason": "tool_calls",
            "model": "gemini-1.5-pro-002",
            "provider": "google",
            "operation": "chat",
            "usage": {
                "prompt_tokens": 6,
                "completion_tokens": 4,
                "total_tokens": 10,
                "cached_tokens": 2,
            },
        },
    },
    {
        "name": "gemini: a stream",
        "shapes": ("gemini", "wrapped"),
        "request": ASK,
        "response": {
            "chunks": [
                {"candidates": [{"content": {"parts": [{"text": "Warm?", "thought": True}]}}]},
                {"candidates": [{"content": {"parts": [{"text": "It "}]}}]},
                {
                    "candidates": [
                        {
                            "content": {
                                "parts": [
                                    {"text": "is."},
                                    {"functionCall": {"name": "log", "args": {"n": 1}}},
                                ]
                            },
                            "finishReason": "STOP",
                        }
                    ],
                    "usageMetadata": {
                        "promptTokenCount": 7,
                        "candidatesTokenCount": 5,
                        "thoughtsTokenCount": 2,
                        "totalTokenCount": 14,
                    },
                    "modelVersion": "gemini-2.5-flash",
                },
            ]
        },
        "expect": {
            "messages": [ASKED, ("assistant", "It is.")],
            "prompt": "Is the sauna warm?",
            "output": "It is.",
            "reasoning": "Warm?",
            "tool_calls": [(None, "log", {"n": 1})],
            "tool_names": ["log"],
            "provider_finish_reason": "STOP",
            "finish_reason": "tool_calls",
            "model": "gemini-2.5-flash",
            "provider": "google",
            "operation": "chat",
            "usage": {
                "prompt_tokens": 7,
                "completion_tokens": 7,
                "total_tokens": 14,
                "reasoning_tokens": 2,
            },
        },
    },
]
