"""Those who answer like nobody else, and bodies that only look like somebody's."""

from typing import Any

ASKED = ("user", "Where is north?")

CASES: list[dict[str, Any]] = [
    {
        "name": "watsonx: plain",
        "shapes": ("openai responses", "watsonx"),
        "request": {"model_id": "ibm/granite-13b", "input": "Where is north?"},
        "response": {
            "model_id": "ibm/granite-13b",
            "results": [
                {
                    "generated_text": "Up.",
                    "generated_token_count": 2,
                    "input_token_count": 4,
                    "stop_reason": "eos_token",
                }
            ],
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Up.")],
            "prompt": "Where is north?",
            "output": "Up.",
            "provider_finish_reason": "eos_token",
            "finish_reason": "stop",
            "model": "ibm/granite-13b",
            "provider": "watsonx",
            "operation": "completion",
            "usage": {"prompt_tokens": 4, "completion_tokens": 2, "total_tokens": 6},
        },
    },
    {
        "name": "vertex: predictions",
        "shapes": ("unknown", "unknown"),
        "request": {"instances": [{"prompt": "Where is north?"}]},
        "response": {"predictions": [{"content": "Up.", "safetyAttributes": {"blocked": False}}]},
        "expect": {
            "messages": [ASKED, ("assistant", "Up.")],
            "prompt": "Where is north?",
            "output": "Up.",
        },
    },
    {
        "name": "gemini interactions: outputs with types",
        "shapes": ("openai responses", "unknown"),
        "request": {"model": "gemini-3-pro", "input": "Where is north?"},
        "response": {
            "model": "gemini-3-pro",
            "outputs": [{"type": "text", "text": "Up."}],
            "usage": {"total_tokens": 9},
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Up.")],
            "prompt": "Where is north?",
            "output": "Up.",
            "model": "gemini-3-pro",
            "usage": {"total_tokens": 9},
        },
    },
    {
        "name": "llamaindex: blocks, with the provider's body beside",
        "shapes": ("openai chat", "wrapped"),
        "request": {
            "messages": [
                {
                    "role": "user",
                    "blocks": [{"block_type": "text", "text": "Where is north?"}],
                }
            ]
        },
        "response": {
            "message": {"role": "assistant", "blocks": [{"block_type": "text", "text": "Up."}]},
            "raw": {
                "model": "gpt-4o-2024-08-06",
                "choices": [
                    {
                        "index": 0,
                        "message": {"role": "assistant", "content": "Up."},
                        "finish_reason": "stop",
                    }
                ],
                "usage": {"prompt_tokens": 4, "completion_tokens": 2, "total_tokens": 6},
            },
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Up.")],
            "prompt": "Where is north?",
            "output": "Up.",
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "model": "gpt-4o-2024-08-06",
            "operation": "chat",
            "usage": {"prompt_tokens": 4, "completion_tokens": 2, "total_tokens": 6},
        },
    },
    {
        "name": "an error is no answer",
        "shapes": ("openai chat", "unknown"),
        "request": {"messages": [{"role": "user", "content": "Where is north?"}]},
        "response": {"message": "Too many requests", "__type": "ThrottlingException"},
        "expect": {
            "messages": [ASKED],
            "prompt": "Where is north?",
            "operation": "chat",
        },
    },
    {
        "name": "realtime: what was spoken",
        "shapes": ("openai chat", "wrapped"),
        "request": {"messages": [{"role": "user", "content": "Where is north?"}]},
        "response": {
            "type": "response.done",
            "response": {
                "object": "realtime.response",
                "status": "completed",
                "output": [
                    {
                        "type": "message",
                        "role": "assistant",
                        "content": [{"type": "output_audio", "transcript": "Up."}],
                    }
                ],
            },
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Up.")],
            "prompt": "Where is north?",
            "output": "Up.",
            "provider_finish_reason": "completed",
            "finish_reason": "stop",
            "operation": "chat",
        },
    },
    {
        "name": "somebody's own message and text",
        "shapes": ("cohere v1", "unknown"),
        "request": {"message": "Where is north?"},
        "response": {"text": "Up.", "done": True, "citations": []},
        "expect": {
            "messages": [ASKED, ("assistant", "Up.")],
            "prompt": "Where is north?",
            "output": "Up.",
            "operation": "chat",
        },
    },
    {
        "name": "somebody's own generation",
        "shapes": ("openai text", "unknown"),
        "request": {"prompt": "Where is north?"},
        "response": {"generation": "Up.", "done": True},
        "expect": {
            "messages": [ASKED, ("assistant", "Up.")],
            "prompt": "Where is north?",
            "output": "Up.",
            "operation": "completion",
        },
    },
]
