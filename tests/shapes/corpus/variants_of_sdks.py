"""More of the shapes that have few bodies: SDKs, Ollama, sounds and ranking."""

from typing import Any

from tests.shapes.corpus.variants import ASKED, SAID, SIX_AND_THREE, STOPPED, TEXT

CASES: list[dict[str, Any]] = [
    {
        "name": "langchain message: serialised, to two prompts",
        "shapes": ("langchain prompts", "langchain message"),
        "request": {"prompts": [TEXT, "Reef it?"]},
        "response": {
            "lc": 1,
            "type": "constructor",
            "id": ["langchain", "schema", "messages", "AIMessage"],
            "kwargs": {
                "content": "Aye.",
                "response_metadata": {"model_name": "gpt-4o-mini", "finish_reason": "stop"},
                "usage_metadata": {"input_tokens": 6, "output_tokens": 3, "total_tokens": 9},
            },
        },
        "expect": {
            **SAID,
            **STOPPED,
            "model": "gpt-4o-mini",
            "operation": "chat",
            "usage": SIX_AND_THREE,
        },
    },
    {
        "name": "langchain message: a stream put together",
        "shapes": ("langchain prompts", "langchain message"),
        "request": {"prompts": [TEXT], "stop": ["\n"]},
        "response": {
            "type": "AIMessageChunk",
            "content": [{"type": "text", "text": "Aye.", "index": 0}],
            "additional_kwargs": {},
            "response_metadata": {"stop_reason": "max_tokens", "model_name": "claude-sonnet-4-5"},
            "tool_call_chunks": [],
            "usage_metadata": {"input_tokens": 6, "output_tokens": 3, "total_tokens": 9},
        },
        "expect": {
            **SAID,
            "provider_finish_reason": "max_tokens",
            "finish_reason": "length",
            "model": "claude-sonnet-4-5",
            "operation": "chat",
            "usage": SIX_AND_THREE,
        },
    },
    {
        "name": "ollama chat: kept in memory",
        "shapes": ("ollama chat", "ollama"),
        "request": {
            "model": "llama3.2",
            "messages": [{"role": "user", "content": TEXT}],
            "keep_alive": "5m",
        },
        "response": {
            "model": "llama3.2",
            "message": {"role": "assistant", "content": "Aye."},
            "done": True,
            "done_reason": "stop",
            "prompt_eval_count": 6,
            "eval_count": 3,
        },
        "expect": {
            **SAID,
            **STOPPED,
            "model": "llama3.2",
            "provider": "ollama",
            "operation": "chat",
            "usage": SIX_AND_THREE,
        },
    },
    {
        "name": "ollama chat: a tool, in a stream",
        "shapes": ("ollama chat", "wrapped"),
        "request": {
            "model": "llama3.2",
            "messages": [{"role": "user", "content": TEXT}],
            "options": {"temperature": 0},
            "tools": [{"type": "function", "function": {"name": "gauge", "parameters": {}}}],
            "stream": True,
        },
        "response": {
            "chunks": [
                {
                    "model": "llama3.2",
                    "message": {
                        "role": "assistant",
                        "content": "",
                        "tool_calls": [{"function": {"name": "gauge", "arguments": {"at": "top"}}}],
                    },
                    "done": False,
                },
                {
                    "model": "llama3.2",
                    "message": {"role": "assistant", "content": ""},
                    "done": True,
                    "done_reason": "stop",
                    "prompt_eval_count": 6,
                    "eval_count": 3,
                },
            ]
        },
        "expect": {
            "messages": [ASKED, ("assistant", "")],
            "prompt": TEXT,
            "output": "",
            "tool_calls": [(None, "gauge", {"at": "top"})],
            "tool_names": ["gauge"],
            "provider_finish_reason": "stop",
            "finish_reason": "tool_calls",
            "model": "llama3.2",
            "provider": "ollama",
            "operation": "chat",
            "usage": SIX_AND_THREE,
        },
    },
    {
        "name": "ollama generate: of a picture",
        "shapes": ("ollama generate", "ollama"),
        "request": {"model": "llava", "prompt": TEXT, "images": ["aGk="]},
        "response": {"model": "llava", "response": "Aye.", "done": True, "done_reason": "length"},
        "expect": {
            **SAID,
            "provider_finish_reason": "length",
            "finish_reason": "length",
            "model": "llava",
            "provider": "ollama",
            "operation": "completion",
        },
    },
    {
        "name": "span: messages under their names in the convention",
        "shapes": ("span", "span"),
        "request": {
            "input_messages": [{"role": "user", "parts": [{"type": "text", "content": TEXT}]}]
        },
        "response": {
            "output_messages": [
                {
                    "role": "assistant",
                    "parts": [{"type": "text", "content": "Aye."}],
                    "finish_reason": "length",
                }
            ]
        },
        "expect": {
            **SAID,
            "provider_finish_reason": "length",
            "finish_reason": "length",
            "operation": "chat",
        },
    },
    {
        "name": "span: instructions and the use of a tool",
        "shapes": ("span", "span"),
        "request": {
            "system_instructions": [{"type": "text", "content": "You sail."}],
            "input_messages": [
                {"role": "user", "parts": [{"type": "text", "content": TEXT}]},
                {
                    "role": "assistant",
                    "parts": [{"type": "tool_call", "id": "w", "name": "wind", "arguments": {}}],
                },
                {
                    "role": "tool",
                    "parts": [{"type": "tool_call_response", "id": "w", "result": "west"}],
                },
            ],
        },
        "response": {
            "output_messages": [
                {"role": "assistant", "parts": [{"type": "text", "content": "Aye."}]}
            ],
            "finish_reasons": ["stop"],
        },
        "expect": {
            "messages": [
                ("system", "You sail."),
                ASKED,
                ("assistant", None),
                ("tool", "west"),
                ("assistant", "Aye."),
            ],
            "prompt": TEXT,
            "output": "Aye.",
            **STOPPED,
            "operation": "chat",
        },
    },
    {
        "name": "audio: spoken as told",
        "shapes": ("speech", None),
        "request": {
            "model": "gpt-4o-mini-tts",
            "input": "All ashore",
            "voice": "coral",
            "instructions": "Hoarse.",
            "response_format": "wav",
        },
        "response": None,
        "expect": {
            "messages": [("user", "All ashore")],
            "prompt": "All ashore",
            "model": "gpt-4o-mini-tts",
            "operation": "audio",
        },
    },
    {
        "name": "audio: spoken in a voice that is an object",
        "shapes": ("speech", None),
        "request": {
            "model": "tts-1-hd",
            "input": "Cast off",
            "voice": {"id": "voice_1"},
            "stream_format": "sse",
        },
        "response": None,
        "expect": {
            "messages": [("user", "Cast off")],
            "prompt": "Cast off",
            "model": "tts-1-hd",
            "operation": "audio",
        },
    },
    {
        "name": "audio: transcribed word by word",
        "shapes": ("transcription", "transcription"),
        "request": {"model": "whisper-1", "file": "horn.wav", "response_format": "verbose_json"},
        "response": {
            "text": "Two long.",
            "words": [{"word": "Two", "start": 0.0, "end": 0.4}],
        },
        "expect": {
            "messages": [("user", None), ("assistant", "Two long.")],
            "output": "Two long.",
            "model": "whisper-1",
            "operation": "audio",
        },
    },
    {
        "name": "rerank: tei's texts, cohere's answer with the documents",
        "shapes": ("rerank", "rerank"),
        "request": {"query": "Moor?", "texts": ["A quay", "A meadow"]},
        "response": {
            "results": [{"index": 0, "relevance_score": 0.9, "document": {"text": "A quay"}}],
            "meta": {"billed_units": {"input_tokens": 6}},
        },
        "expect": {
            "messages": [("user", "Moor?")],
            "prompt": "Moor?",
            "operation": "rerank",
            "usage": {"prompt_tokens": 6, "total_tokens": 6},
        },
    },
]
