"""Text as words: without case and accents; Chinese and its like by pairs of letters."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

# What is longer is cut, in what is indexed and in what is searched alike.
MAX_WORD: Final = 100
_WORD: Final = re.compile(r"[^\W_]+")
# Scripts that are written without spaces: kana, Han, Hangul, Thai, Lao, Khmer, Myanmar.
UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN: Final = re.compile(f"[{UNSPACED}]+|[^{UNSPACED}]+")


def folded(text: str) -> str:
    """Return text without case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    marks = [one for one in decomposed if not unicodedata.combining(one)]
    return unicodedata.normalize("NFC", "".join(marks)).casefold()


def words_in(text: str) -> Iterator[str]:
    """Yield the words of a text, in order."""
    plain = folded(text)
    for found in _WORD.finditer(plain):
        word = found[0]
        if word.isascii():
            yield word[:MAX_WORD]
            continue
        for run in _RUN.findall(word):
            if len(run) > 1 and re.match(f"[{UNSPACED}]", run):
                yield from (run[i : i + 2] for i in range(len(run) - 1))
            else:
                yield run[:MAX_WORD]


def words_of(text: str) -> str:
    """Return the words of a text as the index takes them: between spaces."""
    return " ".join(words_in(text))
