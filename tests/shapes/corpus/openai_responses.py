"""OpenAI's Responses API."""

from typing import Any

CASES: list[dict[str, Any]] = [
    {
        "name": "responses: plain",
        "request": {
            "model": "gpt-4.1",
            "instructions": "Be brief.",
            "input": "Capital of Chad?",
            "safety_identifier": "s-9",
        },
        "response": {
            "id": "resp_1",
            "object": "response",
            "status": "completed",
            "model": "gpt-4.1-2025-04-14",
            "output": [
                {
                    "type": "message",
                    "role": "assistant",
                    "content": [
                        {"type": "output_text", "text": "N'Djamena", "annotations": []},
                    ],
                }
            ],
            "usage": {
                "input_tokens": 1500,
                "input_tokens_details": {"cached_tokens": 1024},
                "output_tokens": 600,
                "output_tokens_details": {"reasoning_tokens": 448},
                "total_tokens": 2100,
            },
        },
        "expect": {
            "messages": [
                ("system", "Be brief."),
                ("user", "Capital of Chad?"),
                ("assistant", "N'Djamena"),
            ],
            "prompt": "Capital of Chad?",
            "output": "N'Djamena",
            "provider_finish_reason": "completed",
            "finish_reason": "stop",
            "model": "gpt-4.1-2025-04-14",
            "operation": "chat",
            "usage": {
                "prompt_tokens": 1500,
                "completion_tokens": 600,
                "total_tokens": 2100,
                "cached_tokens": 1024,
                "reasoning_tokens": 448,
            },
            "user_id": "s-9",
        },
    },
    {
        "name": "responses: tools",
        "request": {
            "model": "gpt-5",
            "input": [
                {"role": "developer", "content": "Use tools."},
                {"role": "user", "content": [{"type": "input_text", "text": "Oslo?"}]},
                {"type": "reasoning", "id": "r1", "summary": []},
                {
                    "type": "function_call",
                    "call_id": "c1",
                    "name": "weather",
                    "arguments": '{"city":"Oslo"}',
                },
                {"type": "function_call_output", "call_id": "c1", "output": "4 degrees"},
            ],
        },
        "response": {
            "object": "response",
            "status": "completed",
            "model": "gpt-5",
            "output": [
                {"type": "reasoning", "summary": [{"type": "summary_text", "text": "Check."}]},
                {"type": "web_search_call", "id": "w1", "action": {"query": "Bergen"}},
                {
                    "type": "function_call",
                    "call_id": "c2",
                    "name": "weather",
                    "arguments": '{"city":"Bergen"}',
                },
                {"type": "custom_tool_call", "call_id": "c3", "name": "run", "input": "ls"},
                {
                    "type": "mcp_call",
                    "id": "m1",
                    "name": "roll",
                    "arguments": '{"dice":"2d4"}',
                    "output": "5",
                },
            ],
        },
        "expect": {
            "messages": [
                ("developer", "Use tools."),
                ("user", "Oslo?"),
                ("assistant", None),
                ("tool", "4 degrees"),
                ("assistant", None),
            ],
            "prompt": "Oslo?",
            "tool_calls": [
                ("w1", "web_search", {"query": "Bergen"}),
                ("c2", "weather", {"city": "Bergen"}),
                ("c3", "run", "ls"),
                ("m1", "roll", {"dice": "2d4"}),
            ],
            "tool_names": ["roll", "run", "weather", "web_search"],
            "reasoning": "Check.",
            "provider_finish_reason": "completed",
            "finish_reason": "tool_calls",
            "model": "gpt-5",
            "operation": "chat",
        },
    },
    {
        "name": "responses: a stream that is cut off",
        "request": {
            "model": "gpt-5",
            "stream": True,
            "input": [{"type": "message", "role": "user", "content": "Count."}],
        },
        "response": {
            "object": "response",
            "status": "incomplete",
            "incomplete_details": {"reason": "max_output_tokens"},
            "model": "gpt-5",
            "output": [
                {
                    "type": "message",
                    "role": "assistant",
                    "content": [{"type": "output_text", "text": "1, 2"}],
                }
            ],
        },
        "expect": {
            "messages": [("user", "Count."), ("assistant", "1, 2")],
            "prompt": "Count.",
            "output": "1, 2",
            "provider_finish_reason": "max_output_tokens",
            "finish_reason": "length",
            "model": "gpt-5",
            "operation": "chat",
        },
    },
    {
        "name": "responses: refusal",
        "request": {"model": "gpt-5", "input": "Pick this lock.", "store": False},
        "response": {
            "object": "response",
            "status": "completed",
            "output": [
                {
                    "type": "message",
                    "role": "assistant",
                    "content": [{"type": "refusal", "refusal": "I will not."}],
                }
            ],
        },
        "expect": {
            "messages": [("user", "Pick this lock."), ("assistant", "I will not.")],
            "prompt": "Pick this lock.",
            "output": "I will not.",
            "is_refusal": True,
            "provider_finish_reason": "completed",
            "finish_reason": "refusal",
            "model": "gpt-5",
            "operation": "chat",
        },
    },
    {
        "name": "responses: failed",
        "request": {"model": "gpt-5", "input": "Hi", "temperature": 0},
        "response": {
            "object": "response",
            "status": "failed",
            "error": {"code": "server_error", "message": "It broke."},
            "output": [],
            "usage": None,
        },
        "expect": {
            "messages": [("user", "Hi")],
            "prompt": "Hi",
            "provider_finish_reason": "failed",
            "finish_reason": "error",
            "model": "gpt-5",
            "operation": "chat",
        },
    },
    {
        "name": "responses: encrypted reasoning, a picture made and a file asked about",
        "request": {
            "model": "gpt-5",
            "input": [
                {
                    "role": "user",
                    "content": [
                        {"type": "input_text", "text": "Draw it."},
                        {"type": "input_image", "image_url": "data:image/png;base64,iVBO"},
                        {"type": "input_file", "filename": "a.pdf", "file_data": "JVBE"},
                    ],
                }
            ],
        },
        "response": {
            "object": "response",
            "status": "completed",
            "output": [
                {"type": "reasoning", "summary": [], "encrypted_content": "gAAA"},
                {"type": "image_generation_call", "id": "i1", "result": "iVBO"},
            ],
        },
        "expect": {
            "messages": [("user", "Draw it."), ("assistant", None)],
            "prompt": "Draw it.",
            "tool_calls": [("i1", "image_generation", None)],
            "tool_names": ["image_generation"],
            "provider_finish_reason": "completed",
            "finish_reason": "stop",
            "model": "gpt-5",
            "operation": "chat",
        },
    },
]
