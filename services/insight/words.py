"""Text as words: without case and accents; Chinese and its like by pairs of letters.

Whatever lies between letters and digits parts words: blanks, punctuation, `_`. In a script that is
written without spaces each letter is a word, together with the one that follows it: of 東京都 the
words are 東京, 京都 and 都. So a part of such a run is found as a phrase, without a dictionary.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

# What is longer is cut, in what is indexed and in what is searched alike.
MAX_WORD: Final = 100

# Scripts that are written without spaces: kana, Han, Thai, Lao, Khmer, Myanmar. Hangul is written
# with spaces, but between groups of words, so that one looks for parts of them.
_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
# Marks above and below letters that may be left out in writing: Latin, Greek, Cyrillic, Hebrew,
# Arabic, Syriac; Arabic's lengthening stroke; and what only says how letters join or break.
_DROPPED: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    "\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u00ad\u034f\u200c\u200d\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]+"
)
# In other scripts marks are vowels, or make another letter of one (か and が).
_MARKS: Final = "".join(
    mark
    for mark in map(chr, range(0x0780, 0xAC00))
    if unicodedata.category(mark)[0] == "M" and not _DROPPED.match(mark)
)
# Letters that are one with an accent to those who write them, though Unicode takes none apart.
_PLAIN: Final = {
    **dict(zip("\u0131øłđðħŧ", "iolddht", strict=True)),
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}
_LETTERS: Final = re.compile(f"[{''.join(_PLAIN)}]")

_WORD: Final = re.compile(f"[\\w{_MARKS}]+")
_ASCII_WORD: Final = re.compile("[a-z0-9]+")
_ASCII: Final = {n: chr(n).lower() if chr(n).isalnum() else " " for n in range(128)}
_LONG: Final = re.compile(f"[^ ]{{{MAX_WORD + 1}}}")
# Of typography, what parts words, as its like in ASCII does.
_PUNCTUATION: Final = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\u2192\xa0\xb7"
_RUN: Final = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_ASCII_CASED: Final = re.compile("[A-Za-z0-9]+")
_BETWEEN_BLANKS: Final = re.compile(r"\S+")
# A letter with what stands above, below and behind it: marks, Korean's vowels and finals, joiners.
_LETTER: Final = re.compile(
    f".[{_DROPPED.pattern[1:-2]}{_MARKS}\u1160-\u11ff\ud7b0-\ud7fb\uff9e\uff9f]*", re.DOTALL
)
_IS_UNSPACED: Final = re.compile(f"[{_UNSPACED}]")


def folded(text: str) -> str:
    """Return text without case and accents; what is folded already stays as it is."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text.casefold())
    text = unicodedata.normalize("NFC", _DROPPED.sub("", text)).casefold()
    return _LETTERS.sub(lambda found: _PLAIN[found[0]], text)


def words_in(text: str) -> Iterator[str]:
    """Yield the words of a text, in order."""
    plain = folded(text).replace("_", " ")
    if plain.isascii():
        for word in _ASCII_WORD.findall(plain):
            yield word[:MAX_WORD]
        return
    for word in _WORD.findall(plain):
        if word.isascii():
            yield word[:MAX_WORD]
            continue
        for run in _RUN.findall(word):
            if is_unspaced(run):
                yield from (run[n : n + 2] for n in range(len(run)))
            else:
                yield run[:MAX_WORD]


def is_unspaced(word: str) -> bool:
    """Say whether a word is of a script that is written without spaces."""
    return _IS_UNSPACED.match(word) is not None


def words_of(text: str) -> str:
    """Return the words of a text as the index takes them: between spaces."""
    if not text.isascii():
        for mark in _PUNCTUATION:  # in most English answers all that is not ASCII
            text = text.replace(mark, " ")
    if text.isascii():  # most of all that is logged: six times as fast as the words one by one
        plain = text.translate(_ASCII)
        return " ".join(words_in(plain)) if _LONG.search(plain) else plain
    return " ".join(words_in(text))


class PlacedWord(NamedTuple):
    """A word, and where it stands in its text, in code points: from `begin` up to before `end`.

    `middle` is where the first letter ends in a script that is written without spaces; else `end`.
    """

    word: str
    begin: int
    middle: int
    end: int


def placed_words_in(text: str) -> Iterator[PlacedWord]:
    """Yield the words of a text, as `words_in`, with where they stand: ten times as slow."""
    for found in _BETWEEN_BLANKS.finditer(text):
        at, chunk = found.start(), found[0]
        if chunk.isascii():
            for one in _ASCII_CASED.finditer(chunk):
                begin, end = at + one.start(), at + one.end()
                yield PlacedWord(one[0].lower()[:MAX_WORD], begin, end, end)
        else:
            yield from _placed_in(chunk, at)


def _placed_in(chunk: str, at: int) -> Iterator[PlacedWord]:
    plain = folded(chunk)
    letters = [(at + begin, at + end) for begin, end in _letters_of(chunk, plain)]
    for found in _WORD.finditer(plain.replace("_", " ")):
        for run in _RUN.finditer(found[0]):
            word, first = run[0], found.start() + run.start()
            of_word = letters[first : first + len(word)]
            if is_unspaced(word):
                for n, (begin, middle) in enumerate(of_word):
                    _, end = of_word[min(n + 1, len(of_word) - 1)]
                    yield PlacedWord(word[n : n + 2], begin, middle, end)
            else:
                end = of_word[-1][1]
                yield PlacedWord(word[:MAX_WORD], of_word[0][0], end, end)


def _letters_of(chunk: str, plain: str) -> list[tuple[int, int]]:
    """Return for each letter of a folded text from where to where that stands which it came from.

    Letters fold one by one. Should they not, everything stands for everything.
    """
    places: list[tuple[int, int]] = []
    parts: list[str] = []
    for found in _LETTER.finditer(chunk):
        part = folded(found[0])
        parts.append(part)
        places += [found.span()] * len(part)
    return places if "".join(parts) == plain else [(0, len(chunk))] * len(plain)
