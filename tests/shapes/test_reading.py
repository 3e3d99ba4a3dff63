"""What is read out of payloads, whatever their form."""

from typing import Any

import pytest

from services.completions.shapes import read_conversation, read_output, read_prompt, read_usage


@pytest.mark.parametrize(
    ("usage", "known"),
    [
        (
            {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 9},
            {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 9},
        ),
        (
            {"input_tokens": 3, "output_tokens": 4.0},
            {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7},
        ),
        ({"prompt_tokens": 3}, {"prompt_tokens": 3, "total_tokens": 3}),
        ({"total_tokens": 5}, {"total_tokens": 5}),
        ({"prompt_tokens": -1, "completion_tokens": -1, "total_tokens": -1}, None),
        ({"prompt_tokens": True, "total_tokens": "7", "completion_tokens": 1.5}, None),
        ({"total_tokens": 2**60}, None),
        ({}, None),
        (None, None),
        ([1], None),
    ],
)
def test_usage_is_read_in_either_convention(usage: Any, known: Any) -> None:
    assert read_usage(usage) == known


CHAT = {"messages": [{"role": "system", "content": "be"}, {"role": "user", "content": "hi"}]}
PARTS = [{"type": "text", "text": "a"}, {"type": "image_url"}, "b", 5]


@pytest.mark.parametrize(
    ("request_", "response", "prompt", "output", "roles"),
    [
        (
            CHAT,
            {"choices": [{"message": {"role": "assistant", "content": "yo"}}]},
            "hi",
            "yo",
            ["system", "user", "assistant"],
        ),
        (
            CHAT,
            {"choices": [{"delta": {"content": "yo"}}]},
            "hi",
            "yo",
            ["system", "user", "assistant"],
        ),
        ({"prompt": "p"}, {"choices": [{"text": "t"}]}, "p", "t", ["user", "assistant"]),
        ({"prompt": ["p", "q"]}, None, "p\nq", None, ["user"]),
        (
            {"messages": [{"role": "user", "content": PARTS}]},
            {"content": [{"type": "text", "text": "yo"}]},
            "a\nb",
            "yo",
            ["user", "assistant"],
        ),
        (
            CHAT,
            {"choices": [{"message": {"tool_calls": [{"id": "1"}]}}]},
            "hi",
            None,
            ["system", "user", "assistant"],
        ),
        ({"messages": "x"}, {"choices": [5, {"message": 1}]}, "x", None, ["user"]),
        ({"messages": [5, {"role": 1, "content": 2}]}, {"choices": {}}, None, None, ["user"]),
        (None, None, None, None, []),
        ({}, {}, None, None, []),
    ],
)
def test_a_conversation_is_read_out_of_every_form(
    request_: Any, response: Any, prompt: str | None, output: str | None, roles: list[str]
) -> None:
    assert read_prompt(request_) == prompt
    assert read_output(response) == output
    assert [message["role"] for message in read_conversation(request_, response).messages] == roles
