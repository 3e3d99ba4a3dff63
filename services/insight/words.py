"""Text as words: without case and accents; Chinese and its like by pairs of letters.

Whatever lies between letters and digits parts words: blanks, punctuation, `_`. In a script that is
written without spaces each letter is a word, together with the one that follows it: of 東京都 the
words are 東京, 京都 and 都. So a part of such a run is found as a phrase, without a dictionary.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

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
_RUN: Final = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
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
    if text.isascii():  # most of all that is logged: three times as fast as the words one by one
        plain = text.translate(_ASCII)
        return " ".join(words_in(plain)) if _LONG.search(plain) else plain
    return " ".join(words_in(text))
