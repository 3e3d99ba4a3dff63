"""What of a completion is text, and what is none."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.insight import highlights as module
from services.insight.highlights import SNIPPET, highlights_of
from services.insight.text_queries import Phrase, parse_text, wanted_phrases
from services.insight.texts import texts_of
from services.insight.words import MAX_WORD

FILE = "aGVsbG8gd29ybGQK" * 30


def said(**row: Any) -> list[str]:
    return [one.text.strip() for one in texts_of(row)]


@pytest.mark.parametrize(
    ("row", "texts"),
    [
        ({"failure_reason": f"before {FILE} behind"}, ["before   behind"]),
        ({"failure_reason": f"see data:image/png;base64,{FILE[:40]} there"}, ["see   there"]),
        ({"failure_reason": "a " * 200 + FILE}, [("a " * 200).strip()]),
        (
            {"request": {"odd": {"said": "yes", "paid": "no", "id": "x", "userId": "y"}}},
            ["yes", "no"],
        ),
        ({"response": {"odd": ["one", {"trace_id": "x", "text": "one"}]}}, ["one"]),
        (
            {
                "response": {
                    "candidates": [
                        {"content": {"role": "model", "parts": [{"text": text}]}}
                        for text in ("first", "second", "first")
                    ]
                }
            },
            ["first", "second"],
        ),
        (
            {
                "request": {
                    "messages": [
                        {
                            "role": "assistant",
                            "tool_calls": [
                                {
                                    "id": "x",
                                    "type": "function",
                                    "function": {"name": "pay", "arguments": '{"to": ["Ann", 5]}'},
                                },
                                {
                                    "id": "y",
                                    "type": "function",
                                    "function": {"name": "pay", "arguments": '{"to": ["Bo'},
                                },
                            ],
                        }
                    ]
                }
            },
            ["pay\nto: Ann\nto: 5", 'pay\n{"to": ["Bo'],
        ),
    ],
)
def test_texts_are_what_people_and_models_said(row: dict[str, Any], texts: list[str]) -> None:
    assert said(**row) == texts


def test_snippets_are_short_and_have_their_words() -> None:
    phrases = list(wanted_phrases(parse_text('needle or "two words"')))
    text = "hay " * 200 + "Needle " + "hay " * 20 + "two words " + "hay " * 200 + "needle's end"

    first, second = highlights_of({"failure_reason": text}, phrases, 5)

    for one, words in ((first, ["Needle", "two", "words"]), (second, ["needle"])):
        snippet = one["snippet"]
        assert [snippet[m["start"] : m["end"]] for m in one["matches"]] == words
        assert len(snippet) <= SNIPPET
        assert snippet in text
    assert len(highlights_of({"failure_reason": text}, phrases, 1)) == 1


ASCII_WORDS = st.sampled_from(["ab", "abc", "a1", "x" * MAX_WORD, "x" * (MAX_WORD + 20), "c"])


@given(
    st.lists(ASCII_WORDS.map(str.upper) | ASCII_WORDS | st.sampled_from("_-. \n"), max_size=12),
    st.lists(
        st.builds(Phrase, st.tuples(ASCII_WORDS.map(lambda word: word[:MAX_WORD])), st.booleans()),
        min_size=1,
        max_size=3,
    ),
)
def test_single_words_in_ascii_stand_where_they_stand_word_by_word(
    parts: list[str], phrases: list[Phrase]
) -> None:
    text = "".join(parts)

    assert module._spans_in_ascii(text, phrases) == module._spans_of_each(text, phrases)
