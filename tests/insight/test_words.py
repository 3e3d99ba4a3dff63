"""Words: whatever is written differently, and is the same to who searches, is one word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tantivy import Document, Index, Searcher

from services.errors import InvalidInput
from services.insight import words
from services.insight.documents import own_words
from services.insight.fields import WORDS, build_schema
from services.insight.text_queries import MAX_LENGTH, parse_text, text_query
from services.insight.words import MAX_WORD, folded, placed_words_in, words_in, words_of

SCHEMA = build_schema()
TEXTS = st.text(max_size=60) | st.text(
    st.sampled_from('aZé ß İıſς ﬁＡ１ 東京都はが가힣สวัส हिन्दी שָׁ مُ_-.*"()|or\u0301\u200d😀'),
    max_size=30,
)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Straße STRASSE", "strasse strasse"),
        ("İstanbul ISTANBUL ıstanbul", "istanbul istanbul istanbul"),
        ("ΟΔΟΣ ὁδός", "οδοσ οδοσ"),
        ("שָׁלוֹם שלום", "שלום שלום"),
        ("مُحَمَّد محـمد محمد", "محمد محمد محمد"),
        ("ＡＢＣ１２３ ﬁn", "abc123 fin"),
        ("naïve nai\u0308ve Łódź Ærøskøbing", "naive naive lodz aeroskobing"),
        ("snake_case.foo-bar/x", "snake case foo bar x"),
        ("हिन्दी में", "हिन्दी में"),
        ("が か ｶﾞ", "が か ガ"),
        ("東京都", "東京 京都 都"),
        ("GPT東京", "gpt 東京 京"),
        ("한국어", "한국 국어 어"),
        ("a" * 150, "a" * MAX_WORD),
        ("é" + "a" * 150, "e" + "a" * (MAX_WORD - 1)),
        ("!? 😀 —", ""),
    ],
)
def test_text_becomes_words_without_case_accents_and_forms(written: str, words: str) -> None:
    assert words_of(written).split() == words.split()


@given(TEXTS)
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(TEXTS)
def test_the_fast_way_finds_the_same_words(text: str) -> None:
    assert words_of(text).split() == list(words_in(text))


@pytest.mark.parametrize("mark", words._PUNCTUATION)
def test_typographic_punctuation_parts_words(mark: str) -> None:
    text = f"one{mark}two {mark} caf\u00e9{mark}"

    assert words_of(text).split() == list(words_in(text)) == ["one", "two", "cafe"]


def searcher_of(*texts: str) -> Searcher:
    index = Index(SCHEMA)
    writer = index.writer(15_000_000, 1)
    document = Document()
    for text in texts:
        document.add_text(WORDS, own_words("a", text))
    writer.add_document(document)
    writer.commit()
    index.reload()
    return index.searcher()


def finds(searcher: Searcher, text: str) -> bool:
    return bool(searcher.search(text_query(SCHEMA, "a", text), 1).hits)


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_each_word_and_each_part_of_a_text_finds_it(texts: list[str]) -> None:
    searcher = searcher_of(*texts)
    for text in texts:
        for part in [text, *text.split()]:
            quoted = part.replace('"', " ").replace("*", " ")
            if list(words_in(quoted)):
                assert finds(searcher, f'"{quoted}"'), part


SAID = ("The quick brown fox can't jump_over 東京都庁.", "Rate limit exceeded: user_id=42 (gpt-4o)")


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("quick LIMIT", True),
        ("quick missing", False),
        ('"quick brown"', True),
        ("“quick brown”", True),
        ('"brown quick"', False),
        ('"東京都庁 rate"', False),  # two texts
        ("jump_over", True),
        ("jump-over", True),
        ("over_jump", False),
        ("can't", True),
        ("quic*", True),
        ("uick*", False),
        ('"quick bro*"', True),
        ('"quick row*"', False),
        ("quick -missing", True),
        ("quick -brown", False),
        ('quick -"brown quick"', True),
        ("quick -(missing or limit)", False),
        ("missing or quick", True),
        ("missing OR absent", False),
        ("missing | quick brown", True),
        ("(missing or quick) absent", False),
        ("missing absent or quick", True),
        ("quick ()", True),
        ("quick & - :)", True),
        ("京都", True),
        ("東京都庁", True),
        ("東庁", False),
        ("庁", True),
        ("東", True),
        ("市", False),
        ("gpt-4o", True),
        ("user_id=42", True),
        ("(gpt-4o)", True),
        ("exceeded:", True),
        ("--rate", True),
    ],
)
def test_the_syntax(text: str, is_found: bool) -> None:
    assert finds(searcher_of(*SAID), text) is is_found


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no words"),
        ("!? 😀", "no words"),
        ('-"" ()', "no words"),
        ("-quick", "say what to search"),
        ("quick or -brown", "say what to search"),
        ("or", "`or` stands between"),
        ("quick or", "`or` stands between"),
        ("quick or or brown", "`or` stands between"),
        ('"quick', "not closed"),
        ("(quick", "not closed"),
        ("(" * 11 + "a" + ")" * 11, "deep"),
        ("a" * (MAX_LENGTH + 1), "at most"),
        ("a " * 201, "more than 200 words"),
        ("quick a*", "begins too many words"),
    ],
)
def test_what_cannot_be_meant_is_told(text: str, says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        parse_text(text)


@given(TEXTS | st.text(st.sampled_from('ab東 "()-|*or“”\\[].+?'), max_size=40))
def test_no_text_makes_it_raise_anything_else(text: str) -> None:
    try:
        query = text_query(SCHEMA, "a", text)
    except InvalidInput:
        return
    assert query is not None


@given(TEXTS)
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    placed = list(placed_words_in(text))
    assert [one.word for one in placed] == list(words_in(text))
    for word, begin, middle, end in placed:
        assert begin < middle <= end <= len(text)
        assert word in folded(text[begin:end])
