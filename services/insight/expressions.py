"""Expressions that MongoDB is asked, as Tantivy's choose among the terms of a field.

They find all that is meant, and sometimes more, so that what they find is tested: Tantivy takes
short expressions alone, and the two differ in which letters are the same but for their case.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from services.insight.fields import SHORTENED

# With `s`, which lets a dot be a newline too.
ANYTHING: Final = "(?s:.*)"
_ANY: Final = "(?s:.)"
# How many letters are looked for: what is longer takes Tantivy long, or it rejects it.
_MOST: Final = 30
# Of other scripts, and the same as a letter of ASCII but for its case, for the one or the other.
_ALSO: Final = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}
_WHOLE_BEGINS, _WHOLE_ENDS = r"\A(?:", r")\z"


def include(pattern: str, options: str, *, quote: str = "") -> str:
    """Return what finds all terms that an expression of `services.storage.conditions` may hold of.

    Those that were shortened are among them.

    Args:
        pattern: The expression.
        options: `i` where case does not matter.
        quote: `"` where the terms are JSON.
    """
    is_whole = pattern.startswith(_WHOLE_BEGINS)
    body = pattern.removeprefix(_WHOLE_BEGINS).removesuffix(_WHOLE_ENDS) if is_whole else pattern
    letters = list(_letters(body.removeprefix("^"), bool(quote), "i" in options))
    if is_whole:
        found = f"{quote}(?:{''.join(letters)}){quote}"
    elif pattern.startswith("^"):
        found = f"{quote}{''.join(letters[:_MOST])}{ANYTHING}"
    else:
        found = f"{quote}{ANYTHING}{''.join(_longest_run(letters)[:_MOST])}{ANYTHING}"
    return f"{found}|{ANYTHING}{literal(SHORTENED)}{ANYTHING}"


def literal(text: str) -> str:
    """Return an expression for a text as it is."""
    return "".join(
        letter if letter.isalnum() or not letter.isascii() else f"\\x{{{ord(letter):x}}}"
        for letter in text
    )


def _letters(body: str, is_json: bool, ignore_case: bool) -> Iterator[str]:
    """Yield the letters of escaped text as Tantivy has them, and `|` between texts."""
    letters = iter(body)
    for first in letters:
        letter = next(letters) if first == "\\" else first
        if first == "|":
            yield first
        elif (first, letter) != ("\\", "z"):  # the end; no letter is escaped
            written = json.dumps(letter, ensure_ascii=False)[1:-1] if is_json else letter
            yield _any_case(letter) if ignore_case and written == letter else literal(written)


def _any_case(letter: str) -> str:
    if not letter.isascii():
        return _ANY
    if letter.isalpha():
        small = letter.lower()
        return f"[{small}{letter.upper()}{_ALSO.get(small, '')}]"
    return literal(letter)


def _longest_run(letters: Sequence[str]) -> list[str]:
    """Return the longest run of letters of which it is known which they are."""
    runs = [list(run) for is_any, run in groupby(letters, lambda one: one == _ANY) if not is_any]
    return max(runs, key=len, default=[])
