"""Any JSON that Python reads is kept: alike where it can be stored, else marked at its place."""

import json
import math
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.completions.content_digest import content_digest
from services.completions.fields import check_fields
from services.errors import InvalidInput
from services.json_cuts import without_many_values
from services.json_text import JsonText, json_text
from services.lenient_json import decode_leniently_now
from services.storage.keeping import MAX_ORIGINAL, Alteration, Alterations, kept
from services.storage.storable import MAX_DEPTH, MAX_VALUES, check_storable

TEXTS = st.text(st.characters() | st.sampled_from("\0\ud800\udfff\udc80/~$."), max_size=4)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 10**30])
    | st.floats()
    | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(TEXTS | st.sampled_from(["$ref", "$id", "$db"]), inner, max_size=4)
    ),
    max_leaves=20,
)
FIELDS = (
    *("kind", "status", "tags", "request", "response", "stacktrace", "session_id", "duration"),
    *("failure_kind", "failure_reason", "extra", "created_at", "id", "organization_id", "other"),
)
SURROGATES = re.compile("[\ud800-\udfff]")


def keep(value: Any) -> tuple[Any, list[Alteration]]:
    alterations = Alterations("/request")
    result = kept(value, "/request", alterations)
    check_storable(result, path="")
    return result, alterations.listed()


def at(value: Any, pointer: str) -> Any:
    """Return what a JSON Pointer below `/request` leads to."""
    for token in pointer.split("/")[2:]:
        key = token.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


def expected(value: Any) -> Any:
    """Return what a value that is no object becomes, by the table of docs/migration.md."""
    if isinstance(value, str):
        return SURROGATES.sub("\ufffd", value)
    if isinstance(value, float) and not math.isfinite(value):
        return json.dumps(value)
    if type(value) is int and not -(2**63) <= value < 2**63:
        return str(value)
    return value


def assert_kept(sent: Any, result: Any, path: str, altered: set[str]) -> None:
    """Compare what was sent with what is kept; take from `altered` each place that differs."""
    if isinstance(sent, list):
        assert len(result) == len(sent)
        for n, (one, other) in enumerate(zip(sent, result, strict=True)):
            assert_kept(one, other, f"{path}/{n}", altered)
    elif isinstance(sent, dict):
        assert len(result) == len(sent)
        is_reference = isinstance(sent.get("$ref"), str) and "$id" in sent
        for (key, one), (name, other) in zip(sent.items(), result.items(), strict=True):
            place = f"{path}/{name.replace('~', '~0').replace('/', '~1')}"
            clean = SURROGATES.sub("\ufffd", key).replace("\0", "\u2400")
            assert name == clean or name.startswith(f"{clean}~")
            if name != key:
                altered.discard(place)
            if key == "$db" and one is None and is_reference:
                assert other == "null"
                altered.discard(place)
            else:
                assert_kept(one, other, place, altered)
    else:
        assert repr(result) == repr(expected(sent))
        if repr(result) != repr(sent):
            altered.discard(path)


@given(value=VALUES)
def test_each_place_that_differs_is_told_and_nothing_else_differs(value: Any) -> None:
    result, alterations = keep(value)

    altered = {one["path"] for one in alterations}
    for path in altered:
        at(result, path)
    assert_kept(value, result, "/request", altered)
    assert altered == set()
    assert bool(alterations) == (repr(result) != repr(value))


@given(value=VALUES)
@example(value=float("nan"))
def test_what_python_writes_is_read_as_it_was(value: Any) -> None:
    sent = {"request": {"a": value}}
    by_text = decode_leniently_now(json.dumps(sent).encode())
    raw = json.dumps(sent, ensure_ascii=False).encode(errors="surrogatepass")

    for decoded in (by_text, decode_leniently_now(raw), decode_leniently_now(json.dumps(sent))):
        assert repr(keep(decoded)) == repr(keep(json.loads(json.dumps(sent))))


@given(raw=st.binary(max_size=30))
@example(raw=b'"\xff"')
@example(raw=b'\xef\xbb\xbf{"a":"\xed\xa0\x80"}')
@example(raw='{"a":1}'.encode("utf-16"))
def test_whatever_bytes_python_reads_are_read(raw: bytes) -> None:
    try:
        known = json.loads(raw)
    except ValueError:
        return
    assert repr(keep(decode_leniently_now(raw))) == repr(keep(known))


@given(body=st.dictionaries(st.sampled_from(FIELDS) | TEXTS, VALUES))
def test_no_body_makes_the_fields_raise(body: dict[str, Any]) -> None:
    fields = check_fields(decode_leniently_now(json.dumps(body)))

    check_storable({name: one for name, one in fields.items() if name != "created_at"}, path="")
    content_digest(fields)
    for name, alterations in fields.get("altered", {}).items():
        for one in alterations:
            assert one["path"].startswith(f"/{name.split('/')[0]}")
            assert len(one.get("original", "")) <= MAX_ORIGINAL


@given(depth=st.integers(1, 400), inner=VALUES)
def test_what_is_too_deep_can_be_read_from_its_text(depth: int, inner: Any) -> None:
    value = inner
    for n in range(depth):
        value = [value] if n % 2 else {"a": value}
    result, alterations = keep(value)

    deep = [one for one in alterations if one["kind"] == "depth"]
    for one in deep:
        text = at(result, one["path"])
        assert isinstance(json.loads(text), list | dict)
        assert one["path"].count("/") == MAX_DEPTH
    assert bool(deep) == (depth > MAX_DEPTH) or depth > MAX_DEPTH - 6


@given(value=VALUES)
def test_json_text_is_what_python_reads_back(value: Any) -> None:
    assert repr(json.loads(json_text(value))) == repr(json.loads(json.dumps(value)))


def test_json_text_of_any_depth_is_written() -> None:
    value: Any = [1, {"a": JsonText("[ 2 ]", "depth")}]
    for _ in range(100_000):
        value = [value]

    assert json_text(value) == "[" * 100_000 + '[1,{"a":[ 2 ]}]' + "]" * 100_000


def test_of_too_many_values_those_of_the_largest_lists_alone_become_text() -> None:
    small, large = list(range(1100)), [0.5] * (MAX_VALUES - 1000)

    result = without_many_values({"small": small, "large": large, "more": [[1], {"a": 2}]})

    assert result == {
        "small": small,
        "large": JsonText(json_text(large), "size"),
        "more": [[1], {"a": 2}],
    }


def test_brackets_and_commas_in_texts_count_for_nothing() -> None:
    text = '[{,"' * (MAX_VALUES // 2)
    sent = {"request": {"a": text, "b": [1]}}

    assert decode_leniently_now(json.dumps(sent)) == sent


@pytest.mark.parametrize("part", ['\\"', "[", "a"])
def test_a_text_without_an_end_is_no_json_however_long(part: str) -> None:
    with pytest.raises(InvalidInput):
        decode_leniently_now('{"a":"' + part * 2_000_000)
