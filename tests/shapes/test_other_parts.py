"""Parts that others than OpenAI and Anthropic write, each in the one form; streams' bounds."""

from typing import Any

import pytest

from services.completions.shapes import read_output, read_prompt, read_request, streams
from services.completions.shapes.parts import read_part


@pytest.mark.parametrize(
    ("logged", "part"),
    [
        ({"text": "hm", "thought": True}, {"kind": "reasoning", "text": "hm"}),
        ({"text": "hm", "thought": False}, {"kind": "text", "text": "hm"}),
        (
            {"inlineData": {"mimeType": "audio/wav", "data": "AA==", "displayName": "a.wav"}},
            {"kind": "audio", "media_type": "audio/wav", "data": "AA==", "name": "a.wav"},
        ),
        (
            {"file_data": {"mime_type": "application/pdf", "file_uri": "gs://b/a.pdf"}},
            {"kind": "file", "media_type": "application/pdf", "url": "gs://b/a.pdf"},
        ),
        (
            {"functionCall": {"id": "1", "name": "f", "args": {"a": 1}}},
            {"kind": "tool_call", "tool_call_id": "1", "name": "f", "arguments": {"a": 1}},
        ),
        (
            {"functionResponse": {"name": "f", "response": {"b": 2}}},
            {"kind": "tool_result", "name": "f", "result": {"b": 2}},
        ),
        (
            {"codeExecutionResult": {"outcome": "OUTCOME_FAILED", "output": "no"}},
            {
                "kind": "tool_result",
                "name": "code_execution",
                "text": "no",
                "result": "no",
                "is_error": True,
            },
        ),
        (
            {"image": {"format": "png", "source": {"bytes": "AA=="}}},
            {"kind": "image", "media_type": "image/png", "data": "AA=="},
        ),
        (
            {"video": {"format": "mp4", "source": {"s3Location": {"uri": "s3://b/v"}}}},
            {"kind": "file", "media_type": "video/mp4", "url": "s3://b/v"},
        ),
        (
            {"document": {"format": "pdf", "name": "terms", "source": {"bytes": "AA=="}}},
            {"kind": "file", "media_type": "application/pdf", "data": "AA==", "name": "terms"},
        ),
        (
            {"toolResult": {"toolUseId": "t", "content": [{"text": "4"}], "status": "error"}},
            {
                "kind": "tool_result",
                "tool_call_id": "t",
                "text": "4",
                "result": "4",
                "is_error": True,
            },
        ),
        (
            {"reasoningContent": {"redactedContent": "c2VjcmV0"}},
            {"kind": "reasoning", "data": "c2VjcmV0"},
        ),
        (
            {"type": "tool_call_response", "id": "1", "result": {"b": 2}},
            {"kind": "tool_result", "tool_call_id": "1", "result": {"b": 2}},
        ),
        (
            {"type": "blob", "modality": "audio", "mime_type": "audio/mp3", "content": "AA=="},
            {"kind": "audio", "media_type": "audio/mp3", "data": "AA=="},
        ),
        (
            {"type": "uri", "modality": "image", "uri": "https://i/1.png"},
            {"kind": "image", "url": "https://i/1.png"},
        ),
        (
            {
                "type": "tool-result",
                "toolCallId": "1",
                "toolName": "f",
                "output": {"type": "error-text", "value": "no"},
            },
            {
                "kind": "tool_result",
                "tool_call_id": "1",
                "name": "f",
                "text": "no",
                "result": "no",
                "is_error": True,
            },
        ),
        ({"toolUse": 5}, {"kind": "tool_call"}),
        ({"cachePoint": {"type": "default"}}, None),
    ],
)
def test_a_part_is_read_in_the_one_form(logged: Any, part: Any) -> None:
    assert read_part(logged) == part


def test_pictures_beside_a_message_are_parts_of_it() -> None:
    request = {"messages": [{"role": "user", "content": "A heron?", "images": ["AA=="]}]}

    (turn,) = read_request(request).messages

    assert turn["parts"] == [
        {"kind": "text", "text": "A heron?"},
        {"kind": "image", "data": "AA=="},
    ]


def test_of_a_stream_that_is_too_long_the_beginning_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(streams, "MOST_CHUNKS", 2)
    chunks = [{"choices": [{"index": 0, "delta": {"content": text}}]} for text in "abc"]

    assert read_output({"chunks": chunks}) == "ab"


def test_wrappers_in_wrappers_are_opened_up_to_a_bound() -> None:
    body: dict[str, Any] = {"messages": [{"role": "user", "content": "Deep?"}]}
    for _ in range(4):
        body = {"body": body}
    assert read_prompt(body) == "Deep?"

    assert read_prompt({"body": body}) is None
