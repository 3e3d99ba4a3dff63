"""Embeddings, images, sounds and ranking."""

from typing import Any

CASES: list[dict[str, Any]] = [
    {
        "name": "embedding: openai",
        "shapes": ("embedding", "embedding"),
        "request": {
            "model": "text-embedding-3-small",
            "input": ["A quay", "A mole"],
            "encoding_format": "float",
        },
        "response": {
            "object": "list",
            "data": [
                {"object": "embedding", "index": 0, "embedding": [0.25]},
                {"object": "embedding", "index": 1, "embedding": [0.5]},
            ],
            "model": "text-embedding-3-small",
            "usage": {"prompt_tokens": 4, "total_tokens": 4},
        },
        "expect": {
            "messages": [("user", "A quay\nA mole")],
            "prompt": "A quay\nA mole",
            "model": "text-embedding-3-small",
            "operation": "embedding",
            "usage": {"prompt_tokens": 4, "total_tokens": 4},
        },
    },
    {
        "name": "embedding: openai, nothing but a text",
        "shapes": ("openai responses", "embedding"),
        "request": {"model": "text-embedding-3-small", "input": "A quay"},
        "response": {
            "object": "list",
            "data": [{"object": "embedding", "index": 0, "embedding": "AAAA"}],
            "model": "text-embedding-3-small",
            "usage": {"prompt_tokens": 2, "total_tokens": 2},
        },
        "expect": {
            "messages": [("user", "A quay")],
            "prompt": "A quay",
            "model": "text-embedding-3-small",
            "operation": "embedding",
            "usage": {"prompt_tokens": 2, "total_tokens": 2},
        },
    },
    {
        "name": "embedding: cohere",
        "shapes": ("embedding", "embedding"),
        "request": {"model": "embed-v4.0", "texts": ["A quay"], "input_type": "search_query"},
        "response": {
            "id": "e",
            "texts": ["A quay"],
            "embeddings": {"float": [[0.25]]},
            "meta": {"billed_units": {"input_tokens": 3}},
        },
        "expect": {
            "messages": [("user", "A quay")],
            "prompt": "A quay",
            "model": "embed-v4.0",
            "operation": "embedding",
            "usage": {"prompt_tokens": 3, "total_tokens": 3},
        },
    },
    {
        "name": "embedding: gemini",
        "shapes": ("embedding", "embedding"),
        "request": {
            "requests": [
                {"model": "models/e", "content": {"parts": [{"text": "A quay"}]}},
                {"model": "models/e", "content": {"parts": [{"text": "A mole"}]}},
            ]
        },
        "response": {"embeddings": [{"values": [0.25]}, {"values": [0.5]}]},
        "expect": {
            "messages": [("user", "A quay\nA mole")],
            "prompt": "A quay\nA mole",
            "operation": "embedding",
        },
    },
    {
        "name": "embedding: ollama",
        "shapes": ("openai responses", "embedding"),
        "request": {"model": "nomic-embed-text", "input": "A quay"},
        "response": {
            "model": "nomic-embed-text",
            "embeddings": [[0.25]],
            "total_duration": 9,
            "prompt_eval_count": 3,
        },
        "expect": {
            "messages": [("user", "A quay")],
            "prompt": "A quay",
            "model": "nomic-embed-text",
            "operation": "embedding",
            "usage": {"prompt_tokens": 3, "total_tokens": 3},
        },
    },
    {
        "name": "embedding: titan",
        "shapes": ("bedrock titan", "embedding"),
        "request": {"inputText": "A quay"},
        "response": {"embedding": [0.25], "inputTextTokenCount": 3},
        "expect": {
            "messages": [("user", "A quay")],
            "prompt": "A quay",
            "provider": "aws",
            "operation": "embedding",
            "usage": {"prompt_tokens": 3, "total_tokens": 3},
        },
    },
    {
        "name": "image: made",
        "shapes": ("image", "image"),
        "request": {"model": "gpt-image-1", "prompt": "A lighthouse", "size": "1024x1024"},
        "response": {
            "created": 1,
            "output_format": "png",
            "data": [{"b64_json": "aGk="}],
            "usage": {
                "input_tokens": 5,
                "output_tokens": 4160,
                "total_tokens": 4165,
                "input_tokens_details": {"text_tokens": 5, "image_tokens": 0},
            },
        },
        "expect": {
            "messages": [("user", "A lighthouse"), ("assistant", None)],
            "prompt": "A lighthouse",
            "model": "gpt-image-1",
            "operation": "image",
            "usage": {
                "prompt_tokens": 5,
                "completion_tokens": 4160,
                "total_tokens": 4165,
                "input_image_tokens": 0,
            },
        },
    },
    {
        "name": "image: made of a prompt that was revised",
        "shapes": ("image", "image"),
        "request": {"model": "dall-e-3", "prompt": "A lighthouse", "quality": "hd"},
        "response": {
            "created": 1,
            "data": [{"url": "https://img/1.png", "revised_prompt": "A red lighthouse"}],
        },
        "expect": {
            "messages": [("user", "A lighthouse"), ("assistant", "A red lighthouse")],
            "prompt": "A lighthouse",
            "output": "A red lighthouse",
            "model": "dall-e-3",
            "operation": "image",
        },
    },
    {
        "name": "image: edited",
        "shapes": ("image", "image"),
        "request": {
            "model": "gpt-image-1",
            "prompt": "Paint it red",
            "image": ["data:image/png;base64,aGk="],
            "mask": "aGk=",
        },
        "response": {"created": 1, "data": [{"url": "https://img/2.png"}]},
        "expect": {
            "messages": [("user", "Paint it red"), ("assistant", None)],
            "prompt": "Paint it red",
            "model": "gpt-image-1",
            "operation": "image",
        },
    },
    {
        "name": "audio: transcribed",
        "shapes": ("transcription", "transcription"),
        "request": {"model": "gpt-4o-transcribe", "file": "horn.wav", "prompt": "Ships' horns"},
        "response": {
            "text": "Two long, one short.",
            "usage": {
                "type": "tokens",
                "input_tokens": 14,
                "input_token_details": {"text_tokens": 4, "audio_tokens": 10},
                "output_tokens": 7,
                "total_tokens": 21,
            },
        },
        "expect": {
            "messages": [("user", "Ships' horns"), ("assistant", "Two long, one short.")],
            "prompt": "Ships' horns",
            "output": "Two long, one short.",
            "model": "gpt-4o-transcribe",
            "operation": "audio",
            "usage": {
                "prompt_tokens": 14,
                "completion_tokens": 7,
                "total_tokens": 21,
                "audio_tokens": 10,
                "input_audio_tokens": 10,
            },
        },
    },
    {
        "name": "audio: transcribed, with its length",
        "shapes": ("transcription", "transcription"),
        "request": {"model": "whisper-1", "file": {"name": "horn.wav", "size": 9}},
        "response": {
            "task": "transcribe",
            "language": "english",
            "duration": 3.2,
            "text": "Two long.",
            "segments": [{"id": 0, "text": "Two long."}],
            "usage": {"type": "duration", "seconds": 4},
        },
        "expect": {
            "messages": [("user", None), ("assistant", "Two long.")],
            "output": "Two long.",
            "model": "whisper-1",
            "operation": "audio",
        },
    },
    {
        "name": "audio: spoken",
        "shapes": ("speech", None),
        "request": {"model": "tts-1", "input": "All ashore", "voice": "onyx"},
        "response": None,
        "expect": {
            "messages": [("user", "All ashore")],
            "prompt": "All ashore",
            "model": "tts-1",
            "operation": "audio",
        },
    },
    {
        "name": "rerank: cohere",
        "shapes": ("rerank", "rerank"),
        "request": {
            "model": "rerank-v3.5",
            "query": "Where do ships moor?",
            "documents": ["A quay", {"text": "A meadow"}],
        },
        "response": {
            "results": [{"index": 0, "relevance_score": 0.9}],
            "meta": {"billed_units": {"search_units": 1}},
        },
        "expect": {
            "messages": [("user", "Where do ships moor?")],
            "prompt": "Where do ships moor?",
            "model": "rerank-v3.5",
            "operation": "rerank",
        },
    },
    {
        "name": "rerank: jina and voyage",
        "shapes": ("rerank", "rerank"),
        "request": {"model": "rerank-2", "query": "Moor?", "documents": ["A quay"]},
        "response": {
            "object": "list",
            "data": [{"index": 0, "relevance_score": 0.9}],
            "model": "rerank-2",
            "usage": {"total_tokens": 12},
        },
        "expect": {
            "messages": [("user", "Moor?")],
            "prompt": "Moor?",
            "model": "rerank-2",
            "operation": "rerank",
            "usage": {"total_tokens": 12},
        },
    },
]
