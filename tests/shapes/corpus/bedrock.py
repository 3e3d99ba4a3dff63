"""Bedrock: Converse, and what InvokeModel's families say."""

from typing import Any

BYTES = "eyJnZW5lcmF0aW9uIjogIiBzYWlsIiwgInN0b3BfcmVhc29uIjogInN0b3AifQ=="
SAID = {"role": "user", "content": [{"text": "Raise the sail?"}]}
ASK = {"modelId": "anthropic.claude-3-haiku-20240307-v1:0", "messages": [SAID]}
ASKED = ("user", "Raise the sail?")

CASES: list[dict[str, Any]] = [
    {
        "name": "bedrock converse: plain",
        "shapes": ("bedrock converse", "bedrock converse"),
        "request": {
            "modelId": "amazon.nova-lite-v1:0",
            "system": [{"text": "Aye or nay."}],
            "messages": [
                {
                    "role": "user",
                    "content": [
                        {"text": "Raise the sail?"},
                        {"image": {"format": "png", "source": {"bytes": "aGk="}}},
                    ],
                }
            ],
            "inferenceConfig": {"maxTokens": 9},
        },
        "response": {
            "output": {"message": {"role": "assistant", "content": [{"text": "Aye."}]}},
            "stopReason": "end_turn",
            "usage": {"inputTokens": 14, "outputTokens": 2, "totalTokens": 16},
            "metrics": {"latencyMs": 310},
        },
        "expect": {
            "messages": [("system", "Aye or nay."), ASKED, ("assistant", "Aye.")],
            "prompt": "Raise the sail?",
            "output": "Aye.",
            "provider_finish_reason": "end_turn",
            "finish_reason": "stop",
            "model": "amazon.nova-lite-v1:0",
            "provider": "aws",
            "operation": "chat",
            "usage": {"prompt_tokens": 14, "completion_tokens": 2, "total_tokens": 16},
        },
    },
    {
        "name": "bedrock converse: tools, reasoning and cache",
        "shapes": ("bedrock converse", "bedrock converse"),
        "request": {
            "modelId": "us.anthropic.claude-sonnet-4-20250514-v1:0",
            "messages": [
                {"role": "user", "content": [{"text": "How deep?"}, {"cachePoint": {"type": "x"}}]},
                {
                    "role": "assistant",
                    "content": [{"toolUse": {"toolUseId": "t1", "name": "sound", "input": {}}}],
                },
                {
                    "role": "user",
                    "content": [
                        {
                            "toolResult": {
                                "toolUseId": "t1",
                                "content": [{"json": {"fathoms": 4}}],
                                "status": "error",
                            }
                        }
                    ],
                },
            ],
        },
        "response": {
            "output": {
                "message": {
                    "role": "assistant",
                    "content": [
                        {"reasoningContent": {"reasoningText": {"text": "Sound anew."}}},
                        {"text": "Again."},
                        {"toolUse": {"toolUseId": "t2", "name": "sound", "input": {"port": True}}},
                    ],
                }
            },
            "stopReason": "tool_use",
            "usage": {
                "inputTokens": 100,
                "outputTokens": 50,
                "totalTokens": 2650,
                "cacheReadInputTokens": 2000,
                "cacheWriteInputTokens": 500,
            },
        },
        "expect": {
            "messages": [
                ("user", "How deep?"),
                ("assistant", None),
                ("user", None),
                ("assistant", "Again."),
            ],
            "prompt": "How deep?",
            "output": "Again.",
            "reasoning": "Sound anew.",
            "tool_calls": [("t2", "sound", {"port": True})],
            "tool_names": ["sound"],
            "provider_finish_reason": "tool_use",
            "finish_reason": "tool_calls",
            "model": "us.anthropic.claude-sonnet-4-20250514-v1:0",
            "provider": "aws",
            "operation": "chat",
            "usage": {
                "prompt_tokens": 2600,
                "completion_tokens": 50,
                "total_tokens": 2650,
                "cached_tokens": 2000,
                "cache_write_tokens": 500,
            },
        },
    },
    {
        "name": "bedrock converse: a guardrail stepped in",
        "shapes": ("bedrock converse", "bedrock converse"),
        "request": ASK,
        "response": {
            "output": {"message": {"role": "assistant", "content": [{"text": "Not allowed."}]}},
            "stopReason": "guardrail_intervened",
            "usage": {"inputTokens": 5, "outputTokens": 0, "totalTokens": 5},
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Not allowed.")],
            "prompt": "Raise the sail?",
            "output": "Not allowed.",
            "provider_finish_reason": "guardrail_intervened",
            "finish_reason": "content_filter",
            "model": "anthropic.claude-3-haiku-20240307-v1:0",
            "provider": "aws",
            "operation": "chat",
            "usage": {"prompt_tokens": 5, "completion_tokens": 0, "total_tokens": 5},
        },
    },
    {
        "name": "bedrock converse: a stream",
        "shapes": ("bedrock converse", "wrapped"),
        "request": ASK,
        "response": {
            "stream": [
                {"messageStart": {"role": "assistant"}},
                {"contentBlockDelta": {"contentBlockIndex": 0, "delta": {"text": "Ay"}}},
                {"contentBlockDelta": {"contentBlockIndex": 0, "delta": {"text": "e."}}},
                {
                    "contentBlockStart": {
                        "contentBlockIndex": 1,
                        "start": {"toolUse": {"toolUseId": "t9", "name": "hoist"}},
                    }
                },
                {
                    "contentBlockDelta": {
                        "contentBlockIndex": 1,
                        "delta": {"toolUse": {"input": '{"sail":'}},
                    }
                },
                {
                    "contentBlockDelta": {
                        "contentBlockIndex": 1,
                        "delta": {"toolUse": {"input": '"jib"}'}},
                    }
                },
                {"messageStop": {"stopReason": "tool_use"}},
                {
                    "metadata": {
                        "usage": {"inputTokens": 9, "outputTokens": 7, "totalTokens": 16},
                        "metrics": {"latencyMs": 5},
                    }
                },
            ]
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Aye.")],
            "prompt": "Raise the sail?",
            "output": "Aye.",
            "tool_calls": [("t9", "hoist", {"sail": "jib"})],
            "tool_names": ["hoist"],
            "provider_finish_reason": "tool_use",
            "finish_reason": "tool_calls",
            "model": "anthropic.claude-3-haiku-20240307-v1:0",
            "provider": "aws",
            "operation": "chat",
            "usage": {"prompt_tokens": 9, "completion_tokens": 7, "total_tokens": 16},
        },
    },
    {
        "name": "bedrock claude: a body in an answer of the SDK's",
        "shapes": ("wrapped", "wrapped"),
        "request": {
            "modelId": "anthropic.claude-3-haiku-20240307-v1:0",
            "body": '{"anthropic_version": "bedrock-2023-05-31", "max_tokens": 9,'
            ' "messages": [{"role": "user", "content": "Raise the sail?"}]}',
        },
        "response": {
            "ResponseMetadata": {"HTTPStatusCode": 200},
            "contentType": "application/json",
            "body": {
                "type": "message",
                "role": "assistant",
                "content": [{"type": "text", "text": "Aye."}],
                "stop_reason": "end_turn",
                "usage": {"input_tokens": 11, "output_tokens": 3},
            },
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Aye.")],
            "prompt": "Raise the sail?",
            "output": "Aye.",
            "provider_finish_reason": "end_turn",
            "finish_reason": "stop",
            "model": "anthropic.claude-3-haiku-20240307-v1:0",
            "provider": "aws",
            "operation": "chat",
            "usage": {"prompt_tokens": 11, "completion_tokens": 3, "total_tokens": 14},
        },
    },
    {
        "name": "bedrock llama: plain",
        "shapes": ("openai text", "bedrock llama"),
        "request": {"prompt": "Raise the sail?", "max_gen_len": 20},
        "response": {
            "generation": "Aye.",
            "prompt_token_count": 6,
            "generation_token_count": 2,
            "stop_reason": "length",
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Aye.")],
            "prompt": "Raise the sail?",
            "output": "Aye.",
            "provider_finish_reason": "length",
            "finish_reason": "length",
            "provider": "aws",
            "operation": "completion",
            "usage": {"prompt_tokens": 6, "completion_tokens": 2, "total_tokens": 8},
        },
    },
    {
        "name": "bedrock llama: a stream in bytes",
        "shapes": ("openai text", "wrapped"),
        "request": {"prompt": "Raise the sail?"},
        "response": {
            "chunks": [
                {"chunk": {"bytes": '{"generation": "Raise the", "prompt_token_count": 6}'}},
                {"chunk": {"bytes": BYTES}},
                {
                    "chunk": {
                        "bytes": '{"generation": "", "amazon-bedrock-invocationMetrics":'
                        ' {"inputTokenCount": 6, "outputTokenCount": 4}}'
                    }
                },
            ]
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Raise the sail")],
            "prompt": "Raise the sail?",
            "output": "Raise the sail",
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "provider": "aws",
            "operation": "completion",
            "usage": {"prompt_tokens": 6, "completion_tokens": 4, "total_tokens": 10},
        },
    },
    {
        "name": "bedrock titan: plain",
        "shapes": ("bedrock titan", "bedrock titan"),
        "request": {"inputText": "Raise the sail?", "textGenerationConfig": {"topP": 1}},
        "response": {
            "inputTextTokenCount": 5,
            "results": [{"tokenCount": 3, "outputText": "Aye.", "completionReason": "FINISH"}],
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Aye.")],
            "prompt": "Raise the sail?",
            "output": "Aye.",
            "provider_finish_reason": "FINISH",
            "finish_reason": "stop",
            "provider": "aws",
            "operation": "completion",
            "usage": {"prompt_tokens": 5, "completion_tokens": 3, "total_tokens": 8},
        },
    },
    {
        "name": "bedrock titan: a stream",
        "shapes": ("bedrock titan", "wrapped"),
        "request": {"inputText": "Raise the sail?"},
        "response": {
            "chunks": [
                {"outputText": "Ay", "index": 0, "inputTextTokenCount": 5},
                {
                    "outputText": "e.",
                    "index": 0,
                    "totalOutputTextTokenCount": 3,
                    "completionReason": "CONTENT_FILTERED",
                },
            ]
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Aye.")],
            "prompt": "Raise the sail?",
            "output": "Aye.",
            "provider_finish_reason": "CONTENT_FILTERED",
            "finish_reason": "content_filter",
            "provider": "aws",
            "operation": "completion",
            "usage": {"prompt_tokens": 5, "completion_tokens": 3, "total_tokens": 8},
        },
    },
    {
        "name": "bedrock mistral: counts in the headers",
        "shapes": ("openai text", "bedrock mistral"),
        "request": {"prompt": "<s>[INST] Raise the sail? [/INST]"},
        "response": {
            "outputs": [{"text": "Aye.", "stop_reason": "stop"}],
            "ResponseMetadata": {
                "HTTPHeaders": {
                    "x-amzn-bedrock-input-token-count": "12",
                    "x-amzn-bedrock-output-token-count": "3",
                }
            },
        },
        "expect": {
            "messages": [("user", "<s>[INST] Raise the sail? [/INST]"), ("assistant", "Aye.")],
            "prompt": "<s>[INST] Raise the sail? [/INST]",
            "output": "Aye.",
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "provider": "aws",
            "operation": "completion",
            "usage": {"prompt_tokens": 12, "completion_tokens": 3, "total_tokens": 15},
        },
    },
    {
        "name": "bedrock ai21: plain",
        "shapes": ("openai text", "bedrock ai21"),
        "request": {"prompt": "Raise the sail?", "maxTokens": 10},
        "response": {
            "id": 1234,
            "prompt": {"text": "Raise the sail?", "tokens": [{}, {}, {}]},
            "completions": [
                {
                    "data": {"text": "Aye.", "tokens": [{}, {}]},
                    "finishReason": {"reason": "endoftext"},
                }
            ],
        },
        "expect": {
            "messages": [ASKED, ("assistant", "Aye.")],
            "prompt": "Raise the sail?",
            "output": "Aye.",
            "provider_finish_reason": "endoftext",
            "finish_reason": "stop",
            "provider": "aws",
            "operation": "completion",
            "usage": {"prompt_tokens": 3, "completion_tokens": 2, "total_tokens": 5},
        },
    },
]
