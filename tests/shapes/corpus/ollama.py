"""Ollama's own routes, and Hugging Face's."""

from typing import Any

ASK = {"model": "llama3.2", "messages": [{"role": "user", "content": "Is it a heron?"}]}
ASKED = ("user", "Is it a heron?")

CASES: list[dict[str, Any]] = [
    {
        "name": "ollama chat: a picture, and thinking",
        "shapes": ("ollama chat", "ollama"),
        "request": {
            "model": "llava",
            "messages": [
                {"role": "system", "content": "You know birds."},
                {"role": "user", "content": "Is it a heron?", "images": ["aGVyb24="]},
            ],
            "options": {"num_ctx": 512},
        },
        "response": {
            "model": "llava",
            "created_at": "2026-01-02T03:04:05Z",
            "message": {"role": "assistant", "content": "It is.", "thinking": "Grey, long neck."},
            "done": True,
            "done_reason": "stop",
            "total_duration": 5_000_000,
            "prompt_eval_count": 300,
            "eval_count": 12,
        },
        "expect": {
            "messages": [("system", "You know birds."), ASKED, ("assistant", "It is.")],
            "prompt": "Is it a heron?",
            "output": "It is.",
            "reasoning": "Grey, long neck.",
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "model": "llava",
            "provider": "ollama",
            "operation": "chat",
            "usage": {"prompt_tokens": 300, "completion_tokens": 12, "total_tokens": 312},
        },
    },
    {
        "name": "ollama chat: tools",
        "shapes": ("openai chat", "ollama"),
        "request": {
            "model": "llama3.2",
            "messages": [
                {"role": "user", "content": "Is it a heron?"},
                {
                    "role": "assistant",
                    "content": "",
                    "tool_calls": [{"function": {"name": "look", "arguments": {"up": True}}}],
                },
                {"role": "tool", "tool_name": "look", "content": "grey"},
            ],
        },
        "response": {
            "model": "llama3.2",
            "message": {
                "role": "assistant",
                "content": "Closer.",
                "tool_calls": [{"function": {"name": "zoom", "arguments": {"by": 2}}}],
            },
            "done": True,
            "done_reason": "stop",
            "prompt_eval_count": 60,
            "eval_count": 9,
        },
        "expect": {
            "messages": [
                ASKED,
                ("assistant", ""),
                ("tool", "grey"),
                ("assistant", "Closer."),
            ],
            "prompt": "Is it a heron?",
            "output": "Closer.",
            "tool_calls": [(None, "zoom", {"by": 2})],
            "tool_names": ["zoom"],
            "provider_finish_reason": "stop",
            "finish_reason": "tool_calls",
            "model": "llama3.2",
            "provider": "ollama",
            "operation": "chat",
            "usage": {"prompt_tokens": 60, "completion_tokens": 9, "total_tokens": 69},
        },
    },
    {
        "name": "ollama chat: a stream",
        "shapes": ("openai chat", "wrapped"),
        "request": ASK,
        "response": {
            "chunks": [
                {
                    "model": "llama3.2",
                    "message": {"role": "assistant", "content": "", "thinking": "Long "},
                    "done": False,
                },
                {
                    "model": "llama3.2",
                    "message": {"role": "assistant", "content": "", "thinking": "neck."},
                    "done": False,
                },
                {
                    "model": "llama3.2",
                    "message": {"role": "assistant", "content": "It is."},
                    "done": False,
                },
                {
                    "model": "llama3.2",
                    "message": {"role": "assistant", "content": ""},
                    "done": True,
                    "done_reason": "length",
                    "prompt_eval_count": 5,
                    "eval_count": 4,
                },
            ]
        },
        "expect": {
            "messages": [ASKED, ("assistant", "It is.")],
            "prompt": "Is it a heron?",
            "output": "It is.",
            "reasoning": "Long neck.",
            "provider_finish_reason": "length",
            "finish_reason": "length",
            "model": "llama3.2",
            "provider": "ollama",
            "operation": "chat",
            "usage": {"prompt_tokens": 5, "completion_tokens": 4, "total_tokens": 9},
        },
    },
    {
        "name": "ollama chat: the last line of a stream alone",
        "shapes": ("openai chat", "ollama"),
        "request": ASK,
        "response": {
            "model": "llama3.2",
            "message": {"role": "assistant", "content": ""},
            "done": True,
            "eval_count": 4,
        },
        "expect": {
            "messages": [ASKED, ("assistant", "")],
            "prompt": "Is it a heron?",
            "output": "",
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "model": "llama3.2",
            "provider": "ollama",
            "operation": "chat",
            "usage": {"completion_tokens": 4, "total_tokens": 4},
        },
    },
    {
        "name": "ollama generate: plain",
        "shapes": ("ollama generate", "ollama"),
        "request": {
            "model": "llama3.2",
            "prompt": "Is it a heron?",
            "system": "You know birds.",
            "keep_alive": "5m",
        },
        "response": {
            "model": "llama3.2",
            "response": "It is.",
            "thinking": "Grey.",
            "done": True,
            "done_reason": "stop",
            "context": [1, 2],
            "prompt_eval_count": 8,
            "eval_count": 3,
        },
        "expect": {
            "messages": [("system", "You know birds."), ASKED, ("assistant", "It is.")],
            "prompt": "Is it a heron?",
            "output": "It is.",
            "reasoning": "Grey.",
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "model": "llama3.2",
            "provider": "ollama",
            "operation": "completion",
            "usage": {"prompt_tokens": 8, "completion_tokens": 3, "total_tokens": 11},
        },
    },
    {
        "name": "ollama generate: a stream as lines of JSON",
        "shapes": ("ollama generate", "wrapped"),
        "request": {"model": "llama3.2", "prompt": "Is it a heron?", "raw": True},
        "response": {
            "body": '{"model":"llama3.2","response":"It ","done":false}\n'
            '{"model":"llama3.2","response":"is.","done":false}\n'
            '{"model":"llama3.2","response":"","done":true,"done_reason":"stop",'
            '"prompt_eval_count":8,"eval_count":3}\n'
        },
        "expect": {
            "messages": [ASKED, ("assistant", "It is.")],
            "prompt": "Is it a heron?",
            "output": "It is.",
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "model": "llama3.2",
            "provider": "ollama",
            "operation": "completion",
            "usage": {"prompt_tokens": 8, "completion_tokens": 3, "total_tokens": 11},
        },
    },
    {
        "name": "tgi: plain",
        "shapes": ("tgi", "tgi"),
        "request": {"inputs": "Is it a heron?", "parameters": {"max_new_tokens": 9}},
        "response": {
            "generated_text": "It is.",
            "details": {
                "finish_reason": "eos_token",
                "generated_tokens": 4,
                "prefill": [{"id": 1}, {"id": 2}],
            },
        },
        "expect": {
            "messages": [ASKED, ("assistant", "It is.")],
            "prompt": "Is it a heron?",
            "output": "It is.",
            "provider_finish_reason": "eos_token",
            "finish_reason": "stop",
            "provider": "huggingface",
            "operation": "completion",
            "usage": {"prompt_tokens": 2, "completion_tokens": 4, "total_tokens": 6},
        },
    },
    {
        "name": "tgi: a list of texts",
        "shapes": ("tgi", "tgi"),
        "request": {"inputs": "Is it a heron?"},
        "response": {"value": [{"generated_text": "It is."}]},
        "expect": {
            "messages": [ASKED, ("assistant", "It is.")],
            "prompt": "Is it a heron?",
            "output": "It is.",
            "provider": "huggingface",
            "operation": "completion",
        },
    },
    {
        "name": "tgi: a stream",
        "shapes": ("tgi", "wrapped"),
        "request": {"inputs": "Is it a heron?", "parameters": {}, "stream": True},
        "response": {
            "chunks": [
                {"index": 1, "token": {"text": "It ", "special": False}, "generated_text": None},
                {"index": 2, "token": {"text": "is.", "special": False}, "generated_text": None},
                {
                    "index": 3,
                    "token": {"text": "</s>", "special": True},
                    "generated_text": None,
                    "details": {"finish_reason": "length", "generated_tokens": 3},
                },
            ]
        },
        "expect": {
            "messages": [ASKED, ("assistant", "It is.")],
            "prompt": "Is it a heron?",
            "output": "It is.",
            "provider_finish_reason": "length",
            "finish_reason": "length",
            "provider": "huggingface",
            "operation": "completion",
            "usage": {"completion_tokens": 3, "total_tokens": 3},
        },
    },
]
