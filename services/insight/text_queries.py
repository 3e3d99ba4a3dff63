"""What is typed to search by words, as a question to the index.

    words       all of them, in any order: `timeout refund`
    "phrases"   words one behind the other: `"rate limit"`; also what is one word to who types it,
                but several in the index: `user_id`, `gpt-4o`, 東京都
    prefix*     words that begin so; the last of a phrase too: `"rate lim*"`
    -not        without this: `refund -"gift card"`
    or          this or that: `refund or (chargeback -visa)`; `OR` and `|` as well

`or` joins what stands on its sides as a whole: `a b or c` is `(a b) or c`. Anything else, such as
punctuation, only parts words. Words are those of `services.insight.words`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from tantivy import Occur, Query, Schema

from services.errors import InvalidInput
from services.insight.fields import WORDS, word_prefix
from services.insight.words import MAX_WORD, is_unspaced, words_in

MAX_LENGTH: Final = 1000
MAX_WORDS: Final = 200
# Of a filter. What begins a word is looked up among all words of the index, and a question that
# has begun cannot be ended.
MAX_TEXTS: Final = 20
MAX_PREFIXES: Final = 20
MIN_PREFIX: Final = 2
MAX_DEPTH: Final = 10


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one behind the other.

    Attributes:
        words: As the index has them; one at least.
        is_prefix: Whether the last one is only the beginning of a word.
    """

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class AllOf:
    """What has all of `parts`, and none of `without`. There is at least one part."""

    parts: tuple["Node", ...]
    without: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What has at least one of `parts`."""

    parts: tuple["Node", ...]


Node: TypeAlias = Phrase | AllOf | AnyOf


def text_query(schema: Schema, organization_id: str, text: str) -> Query:
    """Return what finds the completions of an organization that a text asks for.

    A phrase that ends in the beginning of very many of its words (16,000) is a ValueError of the
    searcher.

    Raises:
        InvalidInput: The text cannot be meant, or is too long.
    """
    return _compile(schema, word_prefix(organization_id), parse_text(text))


@lru_cache(maxsize=64)
def parse_text(text: str) -> Node:
    """Return what a text asks for.

    Raises:
        InvalidInput: The text cannot be meant, or is too long.
    """
    if len(text) > MAX_LENGTH:
        raise InvalidInput(f"the text has {len(text):,} characters; {MAX_LENGTH:,} at most")
    return _Parser(text).parse()


def check_texts(texts: Iterable[str]) -> None:
    """Return if the texts of a filter can be meant.

    Raises:
        InvalidInput: One cannot, or there are too many.
    """
    prefixes = 0
    for number, text in enumerate(texts, start=1):
        if number > MAX_TEXTS:
            raise InvalidInput(f"the filter searches more than {MAX_TEXTS} texts")
        prefixes += sum(phrase.is_prefix for phrase in _phrases(parse_text(text)))
    if prefixes > MAX_PREFIXES:
        raise InvalidInput(
            f"the filter searches {prefixes} beginnings of words (`word*`), or single letters of "
            f"what is written without spaces; {MAX_PREFIXES} are allowed"
        )


def _phrases(node: Node) -> Iterator[Phrase]:
    """Yield all phrases in what a text asks for."""
    if isinstance(node, Phrase):
        yield node
        return
    for part in (*node.parts, *(node.without if isinstance(node, AllOf) else ())):
        yield from _phrases(part)


def wanted_phrases(node: Node) -> Iterator[Phrase]:
    """Yield the phrases of which what is found has some; not those that it must not have."""
    if isinstance(node, Phrase):
        yield node
    else:
        for part in node.parts:
            yield from wanted_phrases(part)


def _compile(schema: Schema, prefix: str, node: Node) -> Query:
    if isinstance(node, Phrase):
        return _phrase_query(schema, prefix, node)
    occurs = Occur.Should if isinstance(node, AnyOf) else Occur.Must
    clauses = [(occurs, _compile(schema, prefix, part)) for part in node.parts]
    if isinstance(node, AllOf):
        clauses += [(Occur.MustNot, _compile(schema, prefix, part)) for part in node.without]
    return Query.boolean_query(clauses)


def phrase_query(schema: Schema, organization_id: str, phrase: Phrase) -> Query:
    """Return what finds the completions of an organization that have a phrase."""
    return _phrase_query(schema, word_prefix(organization_id), phrase)


def _phrase_query(schema: Schema, prefix: str, phrase: Phrase) -> Query:
    *before, last = (prefix + word for word in phrase.words)
    if not before:
        if phrase.is_prefix:
            return Query.regex_query(schema, WORDS, f"{last}.*")  # letters, which need no escape
        return Query.term_query(schema, WORDS, last)
    if phrase.is_prefix:
        return Query.regex_phrase_query(schema, WORDS, [*before, f"{last}.*"])
    return Query.phrase_query(schema, WORDS, [*before, last])


_BLANKS: Final = re.compile(r"\s+")
_OR: Final = re.compile(r"(?:or|OR|\|\|?)(?=[\s()\"]|$)")
_NOT: Final = re.compile(r"-(?=[\w\"(])")
_QUOTES: Final = {'"': '"', "“": "”", "„": "“", "«": "»"}
_QUOTED: Final = re.compile('"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»')
# Up to a blank or a quotation mark.
_PLAIN: Final = re.compile(r'[^\s"“”„«»]+|[”»]')


class _Parser:
    """Goes through a text once, from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0
        self._words = 0

    def parse(self) -> Node:
        found = self._alternatives()
        if found is None:
            raise InvalidInput("the text has no words to search: letters or digits")
        return found

    def _alternatives(self) -> Node | None:
        """Read up to the end, or to the parenthesis that closes; None if there are no words."""
        found: list[Node] = []
        while True:
            one = self._together()
            if one is not None:
                found.append(one)
            is_more = self._skip(_OR)
            if one is None and (is_more or found):
                raise InvalidInput(
                    "`or` stands between what it joins; in quotation marks it is a word"
                )
            if not is_more:
                break
        if len(found) < 2:
            return found[0] if found else None
        return AnyOf(tuple(found))

    def _together(self) -> Node | None:
        """Read up to an `or`, the end, or the parenthesis that closes."""
        wanted: list[Node] = []
        without: list[Node] = []
        while not self._is_over():
            is_not = self._skip(_NOT)
            one = self._one()
            if one is not None:
                (without if is_not else wanted).append(one)
        if without and not wanted:
            raise InvalidInput(
                "`-` leaves out some of what else is searched: say what to search, too"
            )
        if len(wanted) == 1 and not without:
            return wanted[0]
        return AllOf(tuple(wanted), tuple(without)) if wanted else None

    def _is_over(self) -> bool:
        self._skip(_BLANKS)
        rest = self._text[self._at : self._at + 1]
        return (
            not rest or (rest == ")" and self._depth > 0) or bool(_OR.match(self._text, self._at))
        )

    def _one(self) -> Node | None:
        """Read a word, a phrase, or what is in parentheses; None if there are no words in it."""
        begin = self._text[self._at]
        if begin == "(":
            return self._group()
        if begin in _QUOTES:
            return self._quoted()
        found = _PLAIN.match(self._text, self._at)
        if found is None:
            self._at += 1
            return None
        plain = found[0][: self._length_within(found[0])]
        self._at += len(plain)
        return self._phrase(plain)

    def _group(self) -> Node | None:
        self._at += 1
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise InvalidInput(f"parentheses stand {MAX_DEPTH} deep at most")
        found = self._alternatives()
        if self._at >= len(self._text):
            raise InvalidInput(
                "a parenthesis is not closed; in quotation marks it is only punctuation"
            )
        self._at += 1
        self._depth -= 1
        return found

    def _quoted(self) -> Node | None:
        found = _QUOTED.match(self._text, self._at)
        if found is None:
            raise InvalidInput("a quotation mark is not closed")
        self._at = found.end()
        return self._phrase(next(one for one in found.groups() if one is not None))

    def _length_within(self, plain: str) -> int:
        """Return how much of a word stands before the parenthesis that closes the group."""
        if not self._depth:
            return len(plain)
        opened = 0
        for n, letter in enumerate(plain):
            opened += (letter == "(") - (letter == ")")
            if opened < 0:
                return n
        return len(plain)

    def _phrase(self, text: str) -> Phrase | None:
        words = list(words_in(text))
        if not words:
            return None
        self._words += len(words)
        if self._words > MAX_WORDS:
            raise InvalidInput(f"the text has more than {MAX_WORDS} words")
        phrase = _phrase_of(words, is_prefix=_is_prefix(text))
        if phrase.is_prefix and len(words[-1]) < MIN_PREFIX and not is_unspaced(words[-1]):
            raise InvalidInput(
                f"`{words[-1]}*` begins too many words: write {MIN_PREFIX} letters at least"
            )
        return phrase

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        found = pattern.match(self._text, self._at)
        if found is not None:
            self._at = found.end()
        return found is not None


def _is_prefix(text: str) -> bool:
    """Say whether a star stands right behind the last word."""
    before = text.rstrip("*")
    return before != text and bool(list(words_in(before[-1:])))


def _phrase_of(words: Sequence[str], *, is_prefix: bool) -> Phrase:
    """Return what finds words; where letters are words, anywhere in what is written together."""
    last = words[-1]
    if not is_unspaced(last):
        return Phrase(tuple(words), is_prefix and len(last) < MAX_WORD)
    # The last letter, alone. What it is followed by in the text is not known here.
    if len(words) > 1 and len(words[-2]) == 2 and words[-2][1] == last and is_unspaced(words[-2]):
        return Phrase(tuple(words[:-1]))
    return Phrase(tuple(words), is_prefix=True)
