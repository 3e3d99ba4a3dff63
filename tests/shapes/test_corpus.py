"""Each body of the corpus is read as it says, and no body is too strange to be read."""

import copy
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.completions.shapes import (
    PICTURE_PATHS,
    REQUEST_KEYS,
    RESPONSE_KEYS,
    RESPONSE_PATHS,
    extra_facts,
    item_count,
    read_conversation,
    read_request,
    read_response,
    request_facts,
    response_facts,
)
from services.completions.shapes.table import REQUEST_SHAPES, RESPONSE_SHAPES
from services.completions.shapes.types import Answered, Asked, Turn
from tests.examples import tries
from tests.shapes.corpus import CASES, EXPECTED
from tests.shapes.said import said_of

KINDS = {"text", "image", "audio", "file", "tool_call", "tool_result", "refusal", "reasoning"}
REASONS = {"stop", "length", "tool_calls", "content_filter", "refusal", "error", "other"}
OPERATIONS = {"chat", "completion", "embedding", "image", "audio", "rerank"}
TEXTS = ("text", "url", "data", "media_type", "file_id", "name", "tool_call_id")
BODIES = [body for case in CASES for body in (case["request"], case["response"]) if body]


def keys_within(value: Any) -> set[str]:
    found: set[str] = set()
    if isinstance(value, dict):
        found.update(value)
        for inner in value.values():
            found |= keys_within(inner)
    elif isinstance(value, list):
        for inner in value:
            found |= keys_within(inner)
    return found


def texts_within(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value}
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*(texts_within(one) for one in inner))


# The words that readers know, where they may not be expected.
KEYS = sorted({*REQUEST_KEYS, *RESPONSE_KEYS}.union(*map(keys_within, BODIES)))
WORDS = sorted({word for body in BODIES for word in texts_within(body) if len(word) < 40})
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**66), 2**66)
    | st.floats()
    | st.sampled_from(WORDS)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=3), inner, max_size=5)
    ),
    max_leaves=25,
)
OBJECTS = st.dictionaries(st.sampled_from(KEYS), JSON, max_size=6)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_body_is_read_as_the_corpus_says(case: dict[str, Any]) -> None:
    said = said_of(case)

    assert said == {**EXPECTED, **case["expect"]}


def test_cases_have_names_of_their_own() -> None:
    names = [case["name"] for case in CASES]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_a_field_projects_is_all_that_its_reader_needs(case: dict[str, Any]) -> None:
    request, response = case["request"] or {}, case["response"] or {}
    whole = read_conversation(request, response)
    asked = projected(request, REQUEST_KEYS)

    answered = projected(response, (*RESPONSE_PATHS, *PICTURE_PATHS))
    assert read_conversation(asked, answered) == whole

    answer = read_response(projected(response, RESPONSE_PATHS))
    assert (answer.output, answer.is_refusal, answer.tool_calls, answer.reasoning) == (
        whole.output,
        whole.is_refusal,
        whole.tool_calls,
        whole.reasoning,
    )
    assert answer.provider_finish_reason == whole.provider_finish_reason


def projected(body: Any, paths: Iterable[str]) -> Any:
    """Return what MongoDB reads of a body for an inclusive projection of one or two levels."""
    below: dict[str, list[str]] = {}
    for path in paths:
        key, _, rest = path.partition(".")
        below.setdefault(key, []).extend([rest] if rest else [])
    found = {}
    for key, value in body.items():
        if key not in below:
            continue
        if not below[key]:
            found[key] = value
        elif isinstance(value, dict):
            found[key] = projected(value, below[key])
        elif isinstance(value, list):
            found[key] = [projected(one, below[key]) for one in value if isinstance(one, dict)]
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_reading_leaves_a_body_as_it_was(case: dict[str, Any]) -> None:
    before = copy.deepcopy(case)

    said_of(case)

    assert repr(case) == repr(before)


def is_text_or_none(value: Any) -> bool:
    return value is None or type(value) is str


def check_turn(turn: Turn) -> None:
    assert set(turn) == {"role", "content", "name", "tool_calls", "parts"}
    assert type(turn["role"]) is str
    assert is_text_or_none(turn["content"])
    assert is_text_or_none(turn["name"])
    for part in turn["parts"]:
        assert part["kind"] in KINDS
        assert all(type(part[key]) is str for key in TEXTS if key in part)  # type: ignore[literal-required]  # its own keys
        assert type(part.get("is_error", False)) is bool
        assert set(part) <= {"kind", *TEXTS, "arguments", "result", "is_error"}


def check_asked(asked: Asked) -> None:
    assert type(asked) is Asked
    assert is_text_or_none(asked.prompt)
    assert type(asked.messages) is list
    for turn in asked.messages:
        check_turn(turn)


def check_answered(answered: Answered) -> None:
    assert type(answered) is Answered
    assert type(answered.is_refusal) is bool
    assert is_text_or_none(answered.output)
    assert is_text_or_none(answered.reasoning)
    assert is_text_or_none(answered.provider_finish_reason)
    if answered.turn is not None:
        check_turn(answered.turn)
    for call in answered.tool_calls:
        assert set(call) == {"id", "name", "arguments"}
        assert is_text_or_none(call["id"])
        assert is_text_or_none(call["name"])


def check_facts(facts: Any) -> None:
    assert type(facts) is dict
    assert None not in facts.values()
    texts = ("model", "provider", "operation", "finish_reason", "prompt_version", "user_id")
    assert all(type(facts[key]) is str and facts[key] for key in texts if key in facts)
    assert facts.get("operation", "chat") in OPERATIONS
    assert facts.get("finish_reason", "stop") in REASONS
    names = facts.get("tool_names", ["a"])
    assert names
    assert names == sorted(set(names))
    assert len(names) <= 64
    assert all(type(name) is str and len(name) <= 128 for name in names)
    assert type(facts.get("metadata", {})) is dict
    wait = facts.get("time_to_first_token", 0.0)
    assert type(wait) is float
    assert wait >= 0
    for name, count in facts.get("usage", {"total_tokens": 0}).items():
        if name == "service_tier":  # which prices the counts have
            assert type(count) is str
            continue
        assert type(count) is int
        assert 0 <= count <= 2**53


def check(body: dict[str, Any]) -> None:
    """Read a body by every shape that takes it, as a request and as a response."""
    # Past the guard of the public functions, which would hide a reader that raises.
    readers: list[tuple[Callable[[Any], Any], Callable[[Any], None]]] = []
    for asks in REQUEST_SHAPES:
        if asks.matches(body):
            readers += [(asks.read, check_asked), (asks.facts, check_facts)]
    for answers in RESPONSE_SHAPES:
        if answers.matches(body):
            readers += [(answers.read, check_answered), (answers.facts, check_facts)]
    readers += [(read_request, check_asked), (read_response, check_answered)]
    readers += [(of, check_facts) for of in (request_facts, response_facts, extra_facts)]
    for read, check_read in readers:
        check_read(read(body))
    assert item_count(body, body) >= 0


@given(OBJECTS)
@settings(max_examples=tries(200), deadline=None)
def test_no_body_is_too_strange_to_be_read(body: dict[str, Any]) -> None:
    check(body)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths to all values below one."""
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    found = []
    for key, inner in items:
        found += [(*path, key), *places(inner, (*path, key))]
    return found


@given(st.data())
@settings(max_examples=tries(300), deadline=None)
def test_a_body_with_anything_in_the_place_of_something_is_read(data: st.DataObject) -> None:
    body = copy.deepcopy(data.draw(st.sampled_from(BODIES)))
    for _ in range(data.draw(st.integers(1, 3))):
        paths = places(body)
        if not paths:
            break
        *before, last = data.draw(st.sampled_from(paths))
        holder = body
        for key in before:
            holder = holder[key]
        holder[last] = data.draw(JSON)

    check(body)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_no_value_of_a_body_has_to_be_what_it_is(case: dict[str, Any]) -> None:
    odd: tuple[Any, ...] = (
        None,
        "",
        0,
        -1,
        True,
        1e300,
        float("nan"),
        [],
        {},
        [None],
        [[]],
        [{}],
        {"": None},
    )
    for body in (case["request"], case["response"]):
        for *before, last in places(body):
            for value in odd:
                changed = copy.deepcopy(body)
                holder = changed
                for key in before:
                    holder = holder[key]
                holder[last] = value
                check(changed)
