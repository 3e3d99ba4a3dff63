"""What LangChain logs."""

from typing import Any

ASKED = ("user", "Is there a ferry?")
TIMETABLE = {"name": "timetable", "args": {"to": "Ærø"}, "id": "call_1"}


def serialised(name: str, **fields: Any) -> dict[str, Any]:
    path = ["langchain", "schema", "messages", name]
    return {"lc": 1, "type": "constructor", "id": path, "kwargs": fields}


CASES: list[dict[str, Any]] = [
    {
        "name": "langchain: serialised messages",
        "shapes": ("langchain messages", "langchain result"),
        "request": {
            "messages": [
                [
                    serialised("SystemMessage", content="You sell tickets."),
                    serialised("HumanMessage", content="Is there a ferry?"),
                ]
            ]
        },
        "response": {
            "generations": [
                [
                    {
                        "text": "At noon.",
                        "generation_info": {"finish_reason": "stop"},
                        "message": serialised("AIMessage", content="At noon."),
                    }
                ]
            ],
            "llm_output": {
                "token_usage": {"prompt_tokens": 12, "completion_tokens": 3, "total_tokens": 15},
                "model_name": "gpt-4o-mini",
            },
        },
        "expect": {
            "messages": [
                ("system", "You sell tickets."),
                ASKED,
                ("assistant", "At noon."),
            ],
            "prompt": "Is there a ferry?",
            "output": "At noon.",
            "provider_finish_reason": "stop",
            "finish_reason": "stop",
            "model": "gpt-4o-mini",
            "operation": "chat",
            "usage": {"prompt_tokens": 12, "completion_tokens": 3, "total_tokens": 15},
        },
    },
    {
        "name": "langchain: tools, reasoning and cache",
        "shapes": ("langchain messages", "langchain result"),
        "request": {
            "messages": [
                {"type": "human", "data": {"content": "Is there a ferry?"}},
                {"type": "ai", "data": {"content": "", "tool_calls": [TIMETABLE]}},
                {"type": "tool", "data": {"content": "12:00", "tool_call_id": "call_1"}},
            ]
        },
        "response": {
            "generations": [
                [
                    {
                        "text": "",
                        "message": serialised(
                            "AIMessage",
                            content=[
                                {"type": "thinking", "thinking": "And back?"},
                                {"type": "text", "text": "I look again."},
                                {
                                    "type": "tool_use",
                                    "id": "call_2",
                                    "name": "timetable",
                                    "input": {"to": "Svendborg"},
                                },
                            ],
                            tool_calls=[
                                {
                                    "name": "timetable",
                                    "args": {"to": "Svendborg"},
                                    "id": "call_2",
                                    "type": "tool_call",
                                }
                            ],
                            response_metadata={
                                "stop_reason": "tool_use",
                                "model_name": "claude-sonnet-4-5",
                            },
                            usage_metadata={
                                "input_tokens": 900,
                                "output_tokens": 40,
                                "total_tokens": 940,
                                "input_token_details": {"cache_read": 700, "cache_creation": 100},
                                "output_token_details": {"reasoning": 10},
                            },
                        ),
                    }
                ]
            ],
            "llm_output": None,
        },
        "expect": {
            "messages": [
                ASKED,
                ("assistant", ""),
                ("tool", "12:00"),
                ("assistant", "I look again."),
            ],
            "prompt": "Is there a ferry?",
            "output": "I look again.",
            "reasoning": "And back?",
            "tool_calls": [("call_2", "timetable", {"to": "Svendborg"})],
            "tool_names": ["timetable"],
            "provider_finish_reason": "tool_use",
            "finish_reason": "tool_calls",
            "model": "claude-sonnet-4-5",
            "operation": "chat",
            "usage": {
                "prompt_tokens": 900,
                "completion_tokens": 40,
                "total_tokens": 940,
                "cached_tokens": 700,
                "cache_write_tokens": 100,
                "reasoning_tokens": 10,
            },
        },
    },
    {
        "name": "langchain: prompts",
        "shapes": ("langchain prompts", "langchain result"),
        "request": {"prompts": ["Human: Is there a ferry?"]},
        "response": {
            "generations": [
                [{"text": "At noon.", "generationInfo": {"finishReason": "length"}}],
            ],
            "llmOutput": {
                "tokenUsage": {"promptTokens": 8, "completionTokens": 3, "totalTokens": 11}
            },
        },
        "expect": {
            "messages": [("user", "Human: Is there a ferry?"), ("assistant", "At noon.")],
            "prompt": "Human: Is there a ferry?",
            "output": "At noon.",
            "provider_finish_reason": "length",
            "finish_reason": "length",
            "operation": "completion",
            "usage": {"prompt_tokens": 8, "completion_tokens": 3, "total_tokens": 11},
        },
    },
    {
        "name": "langchain: one message, as a chain gives it back",
        "shapes": ("langchain messages", "langchain message"),
        "request": {"messages": [["system", "You sell tickets."], ["human", "Is there a ferry?"]]},
        "response": {
            "content": "At noon.",
            "additional_kwargs": {
                "tool_calls": [
                    {
                        "id": "call_1",
                        "type": "function",
                        "function": {"name": "timetable", "arguments": '{"to": "Ærø"}'},
                    }
                ]
            },
            "response_metadata": {
                "model_name": "gpt-4o-mini",
                "finish_reason": "tool_calls",
                "token_usage": {"prompt_tokens": 9, "completion_tokens": 5, "total_tokens": 14},
            },
            "type": "ai",
            "tool_calls": [TIMETABLE],
        },
        "expect": {
            "messages": [
                ("system", "You sell tickets."),
                ASKED,
                ("assistant", "At noon."),
            ],
            "prompt": "Is there a ferry?",
            "output": "At noon.",
            "tool_calls": [("call_1", "timetable", {"to": "Ærø"})],
            "tool_names": ["timetable"],
            "provider_finish_reason": "tool_calls",
            "finish_reason": "tool_calls",
            "model": "gpt-4o-mini",
            "operation": "chat",
            "usage": {"prompt_tokens": 9, "completion_tokens": 5, "total_tokens": 14},
        },
    },
]
