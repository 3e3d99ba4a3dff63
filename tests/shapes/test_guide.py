"""docs/reading-calls.md says what is so."""

import json
import re
from pathlib import Path

from services.completions.shapes import finish_reason_of, read_usage

GUIDE = (Path(__file__).parents[2] / "docs" / "reading-calls.md").read_text()


def test_the_words_of_the_table_are_those_that_are_read() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \| (`.+`) \|$", GUIDE, re.MULTILINE)

    assert len(rows) == 6
    for reason, words in rows:
        for word in re.findall(r"`([^`]+)`", words):
            assert finish_reason_of(word.upper()) == reason.lower(), word
    assert finish_reason_of("what nobody says") == "other"


def test_the_example_of_anthropics_counts_is_read_so() -> None:
    [body] = re.findall(r"^\{\"input_tokens\".+\}$", GUIDE, re.MULTILINE)
    said = re.search(
        r"is `promptTokens` ([\d,]+), `cachedTokens` ([\d,]+), `completionTokens` ([\d,]+), "
        r"`totalTokens` ([\d,]+)\.",
        GUIDE,
    )

    assert said is not None
    names = ("prompt_tokens", "cached_tokens", "completion_tokens", "total_tokens")
    counts = (int(count.replace(",", "")) for count in said.groups())
    assert read_usage(json.loads(body)) == dict(zip(names, counts, strict=True))
