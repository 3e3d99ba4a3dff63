"""The parts of messages, one by one."""

from typing import Any

import pytest

from services.completions.shapes import read_request, read_response

PARTS: list[tuple[Any, dict[str, Any] | None]] = [
    ("a", {"kind": "text", "text": "a"}),
    ({"type": "text", "text": "a"}, {"kind": "text", "text": "a"}),
    ({"type": "input_text", "text": "a"}, {"kind": "text", "text": "a"}),
    ({"type": "never heard of", "text": "a"}, {"kind": "text", "text": "a"}),
    ({"type": "never heard of"}, None),
    ({"type": ["text"], "text": "a"}, {"kind": "text", "text": "a"}),
    (7, None),
    (
        {"type": "image_url", "image_url": {"url": "https://x.example/a.png", "detail": "low"}},
        {"kind": "image", "url": "https://x.example/a.png"},
    ),
    (
        {"type": "image_url", "image_url": "data:image/png;base64,iVBO"},
        {"kind": "image", "url": "data:image/png;base64,iVBO", "media_type": "image/png"},
    ),
    ({"type": "image_url", "image_url": {"url": 7}}, None),
    ({"type": "input_image", "file_id": "f1"}, {"kind": "image", "file_id": "f1"}),
    (
        {
            "type": "image",
            "source": {"type": "base64", "media_type": "image/gif", "data": "R0lG"},
        },
        {"kind": "image", "media_type": "image/gif", "data": "R0lG"},
    ),
    (
        {"type": "input_audio", "input_audio": {"data": "UklG", "format": "wav"}},
        {"kind": "audio", "data": "UklG", "media_type": "audio/wav"},
    ),
    (
        {
            "type": "file",
            "file": {"filename": "a.pdf", "file_data": "data:application/pdf;base64,J"},
        },
        {
            "kind": "file",
            "name": "a.pdf",
            "url": "data:application/pdf;base64,J",
            "media_type": "application/pdf",
        },
    ),
    ({"type": "file", "file": {"file_id": "f1"}}, {"kind": "file", "file_id": "f1"}),
    (
        {"type": "document", "title": "T", "source": {"type": "url", "url": "https://x.example/d"}},
        {"kind": "file", "name": "T", "url": "https://x.example/d"},
    ),
    (
        {"type": "tool_use", "id": "t1", "name": "w", "input": {"a": 1}},
        {"kind": "tool_call", "tool_call_id": "t1", "name": "w", "arguments": {"a": 1}},
    ),
    (
        {
            "type": "tool_result",
            "tool_use_id": "t1",
            "content": [{"type": "text", "text": "4"}, {"type": "image"}],
            "is_error": True,
        },
        {
            "kind": "tool_result",
            "tool_call_id": "t1",
            "text": "4",
            "result": [{"type": "text", "text": "4"}, {"type": "image"}],
            "is_error": True,
        },
    ),
    (
        {"type": "thinking", "thinking": "Hm.", "signature": "c2ln"},
        {"kind": "reasoning", "text": "Hm."},
    ),
    ({"type": "redacted_thinking", "data": "cmVk"}, {"kind": "reasoning", "data": "cmVk"}),
    ({"type": "refusal", "refusal": "No."}, {"kind": "refusal", "text": "No."}),
]


@pytest.mark.parametrize(("logged", "part"), PARTS)
def test_a_part_is_read(logged: Any, part: dict[str, Any] | None) -> None:
    request = {"messages": [{"role": "user", "content": [logged]}]}

    [turn] = read_request(request).messages

    assert turn["parts"] == ([] if part is None else [part])


def answered(message: dict[str, Any]) -> Any:
    return read_response({"choices": [{"message": message}]})


def test_tool_calls_are_shown_as_logged_where_they_have_openais_form() -> None:
    calls = [{"id": "c1", "type": "function", "function": {"name": "f", "arguments": "{"}, "x": 1}]

    answer = answered({"content": None, "tool_calls": calls})

    assert answer.turn["tool_calls"] is calls
    assert answer.tool_calls == [{"id": "c1", "name": "f", "arguments": "{"}]


def test_tool_calls_of_another_form_are_put_into_openais() -> None:
    answer = read_response(
        {"content": [{"type": "tool_use", "id": "t1", "name": "w", "input": {"a": "é"}}]}
    )

    assert answer.turn is not None
    assert answer.turn["tool_calls"] == [
        {"id": "t1", "type": "function", "function": {"name": "w", "arguments": '{"a":"é"}'}}
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        "[1]",
        "7",
        '{"a": NaN}',
        '{"a": "\\ud800"}',
        '{"a":' * 150 + "1" + "}" * 150,
        '{"a": "' + "x" * 300_000 + '"}',
        "{'a': 1}",
        "",
    ],
    ids=["list", "number", "no number", "half a character", "deep", "long", "no JSON", "empty"],
)
def test_arguments_that_are_no_object_to_be_shown_stay_text(arguments: str) -> None:
    call = {"id": "c", "function": {"name": "f", "arguments": arguments}}

    [read] = answered({"tool_calls": [call]}).tool_calls

    assert read["arguments"] == arguments


def test_a_text_beside_a_refusal_is_the_output_and_the_refusal_is_told() -> None:
    answer = answered({"content": "Partly.", "refusal": "The rest I will not."})

    assert answer.output == "Partly."
    assert answer.is_refusal


def test_the_result_of_a_tool_is_a_turn_with_its_text() -> None:
    message = {"role": "tool", "tool_call_id": "c1", "name": "w", "content": "4 degrees"}

    [turn] = read_request({"messages": [message]}).messages

    assert turn["content"] == "4 degrees"
    assert turn["parts"] == [
        {
            "kind": "tool_result",
            "tool_call_id": "c1",
            "name": "w",
            "text": "4 degrees",
            "result": "4 degrees",
        }
    ]
