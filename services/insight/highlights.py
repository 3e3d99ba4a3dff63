"""Where in a completion stand the words that were searched."""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, TypedDict

from services.insight.text_queries import Phrase
from services.insight.texts import TextPlace, texts_of
from services.insight.words import MAX_WORD, PlacedWord, is_unspaced, placed_words_in, words_of

MAX_HIGHLIGHTS: Final = 20
# Characters of a completion that are looked through.
MAX_SEARCHED: Final = 2**18
# Characters of a snippet, and of what stands in it before the first word.
SNIPPET: Final = 240
_BEFORE: Final = 60
_MOST_SPANS: Final = 2000
_BLANK: Final = re.compile(r"\s+")


class Match(TypedDict):
    """A word in a snippet: from `start` up to before `end`, in UTF-16 code units."""

    start: int
    end: int


class Highlight(TypedDict):
    """A part of a text that has words which were searched.

    Attributes:
        place: Where the text stands.
        message_index: Of which message, request and answer read as one conversation; None if none.
        snippet: The part.
        matches: The words, in their order; none overlaps another.
    """

    place: TextPlace
    message_index: int | None
    snippet: str
    matches: list[Match]


def highlights_of(row: Mapping[str, Any], phrases: Sequence[Phrase], most: int) -> list[Highlight]:
    """Return where the words stand that were searched, in the order of the texts.

    Args:
        row: With request, response and failure reason. What has changed since it was found may
            have none of the words.
        phrases: What was searched.
        most: How many at the most.
    """
    found: list[Highlight] = []
    left = MAX_SEARCHED
    for text, place, message in texts_of(row):
        if len(found) >= most or left <= 0:
            break
        looked_at = text[:left]
        left -= len(text)
        for snippet, matches in _snippets(looked_at, phrases, most - len(found)):
            found.append(
                {
                    "place": place,
                    "message_index": message,
                    "snippet": snippet,
                    "matches": matches,
                }
            )
    return found


def _snippets(text: str, phrases: Sequence[Phrase], most: int) -> Iterator[tuple[str, list[Match]]]:
    """Yield parts of a text, each with the words in it."""
    words = f" {words_of(text)} "
    likely = [phrase for phrase in phrases if _may_have(words, phrase)]
    spans = deque(_spans(text, likely) if likely else ())
    done = 0
    while spans and most:
        begin, end = _part(text, spans[0], done)
        inside = []
        while spans and spans[0][1] <= end:
            inside.append(spans.popleft())
        yield text[begin:end], [_match(text, begin, span) for span in inside]
        done, most = end, most - 1


def _may_have(words: str, phrase: Phrase) -> bool:
    """Say whether it is worth to look for a phrase, by the last of its words."""
    last = phrase.words[-1]
    return f" {last}" in words if phrase.is_prefix else f" {last} " in words


def _spans(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
    """Return where words stand that belong to phrases: in order, none overlaps another."""
    if text.isascii() and all(len(phrase.words) == 1 for phrase in phrases):
        return _spans_in_ascii(text, phrases)
    return _spans_of_each(text, phrases)


def _spans_in_ascii(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
    """Do the same for single words in ASCII, ten times as fast."""
    wanted = "|".join(
        re.escape(phrase.words[0])
        + ("[0-9a-z]*" if phrase.is_prefix or len(phrase.words[0]) == MAX_WORD else "")
        for phrase in phrases
    )
    found = re.finditer(f"(?<![0-9a-z])(?:{wanted})(?![0-9a-z])", text, re.ASCII | re.IGNORECASE)
    return [one.span() for one in islice(found, _MOST_SPANS)]


def _spans_of_each(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
    window: deque[PlacedWord] = deque(maxlen=max(len(phrase.words) for phrase in phrases))
    spans: set[tuple[int, int]] = set()
    for word in placed_words_in(text):
        window.append(word)
        for phrase in phrases:
            if _ends_with(window, phrase):
                spans.update(_spans_of(window, phrase))
        if len(spans) >= _MOST_SPANS:
            break
    apart: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if apart and begin < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((begin, end))
    return apart


def _ends_with(window: Sequence[PlacedWord], phrase: Phrase) -> bool:
    """Say whether a phrase ends with the last word that was read."""
    *before, last = phrase.words
    word = window[-1].word
    if word != last and not (phrase.is_prefix and word.startswith(last)):
        return False
    first = len(window) - len(phrase.words)
    return first >= 0 and all(window[first + n].word == one for n, one in enumerate(before))


def _spans_of(window: Sequence[PlacedWord], phrase: Phrase) -> Iterator[tuple[int, int]]:
    first = len(window) - len(phrase.words)
    for n, searched in enumerate(phrase.words):
        word, begin, middle, end = window[first + n]
        is_letter = len(searched) == 1 < len(word) and is_unspaced(word)
        yield begin, middle if is_letter else end


def _part(text: str, span: tuple[int, int], done: int) -> tuple[int, int]:
    """Return from where to where a snippet goes that begins with some word.

    Args:
        text: Of which it is a part.
        span: Where the word stands.
        done: Where the snippet before it ends.
    """
    begin = max(span[0] - _BEFORE, done)
    if begin:
        blank = _BLANK.search(text, begin, span[0])
        begin = blank.end() if blank else begin
    end = max(begin + SNIPPET, span[1])
    if end < len(text):
        end = max(text.rfind(" ", begin, end), span[1])
    return begin, end


def _match(text: str, begin: int, span: tuple[int, int]) -> Match:
    start = _utf16_length(text[begin : span[0]])
    return {"start": start, "end": start + _utf16_length(text[span[0] : span[1]])}


def _utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
