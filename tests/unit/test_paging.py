"""Cursors and page requests."""

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import bson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import InvalidInput
from services.order_keys import order_key
from services.storage.cursors import Listing
from services.storage.former_order import FORMER_ORDER
from services.storage.order import Position, Sort
from services.storage.paging import Page, PageRequest, page_of_ids

SORT = Sort("created_at", descending=True)
BY_SEVERAL = Sort(
    "usage.total_tokens",
    descending=False,
    nullable=True,
    then=Sort("model", descending=True, nullable=True, opposed=True),
)
BY_TOKENS = Sort("usage.total_tokens", descending=False, nullable=True)
TIMES = st.integers(0, 2**41).map(
    lambda ms: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)
)
IDS = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=128)
KEYS = st.binary(min_size=16, max_size=16)
COMPLETIONS = Listing("completions", {"organization_id": "o"}, SORT)


def cursor_of(listing: Listing, row: dict[str, Any]) -> str:
    return Page(listing, [row], has_next=False, has_previous=False).cursor_of(row)


@given(seq=KEYS)
def test_a_cursor_leads_back_to_the_order_key(seq: bytes) -> None:
    cursor = cursor_of(COMPLETIONS, {"id": "x", "seq": seq})

    assert COMPLETIONS.position(cursor) == Position((), seq)


@given(
    value=st.one_of(st.none(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False)), seq=KEYS
)
def test_a_cursor_of_a_number_leads_back_to_its_row(value: float | None, seq: bytes) -> None:
    listing = Listing("completions", {}, BY_TOKENS)
    value = None if value in (float("inf"), float("-inf")) else value

    cursor = cursor_of(listing, {"id": "x", "usage": {"total_tokens": value}, "seq": seq})

    assert listing.position(cursor) == Position((value,), seq)


@given(
    tokens=st.none() | st.integers(0, 2**53),
    model=st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    seq=KEYS,
)
def test_a_cursor_of_several_fields_leads_back_to_its_row(
    tokens: int | None, model: str | None, seq: bytes
) -> None:
    listing = Listing("completions", {}, BY_SEVERAL)

    cursor = cursor_of(
        listing, {"id": "x", "usage": {"total_tokens": tokens}, "model": model, "seq": seq}
    )

    assert listing.position(cursor) == Position((tokens, model), seq)


@given(moment=TIMES, row_id=IDS)
def test_a_cursor_of_the_version_before_leads_back_to_its_row(
    moment: datetime, row_id: str
) -> None:
    position = FORMER_ORDER.position(SORT, {"id": row_id, "created_at": moment}, "o")

    cursor = COMPLETIONS.cursor_at(position)

    assert COMPLETIONS.position(cursor) == Position((moment,), row_id=row_id)


@given(moment=TIMES, key=IDS)
def test_a_row_without_an_order_key_stands_where_it_will_stand(moment: datetime, key: str) -> None:
    cursor = cursor_of(COMPLETIONS, {"id": key, "created_at": moment})

    assert COMPLETIONS.position(cursor).seq == order_key(moment, f"o/{key}")


@given(st.text(max_size=600))
def test_any_text_is_a_cursor_or_invalid_input(text: str) -> None:
    with pytest.raises(InvalidInput, match="cursor"):
        COMPLETIONS.position(text)


FIELDS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([2**63 - 1, 2**63, 2**64 - 1, -(2**63)]),
    st.floats(),
    st.text(max_size=40),
    st.lists(st.none()),
)


@given(version=st.sampled_from([1, 2, True, 1.0, 2.0]), value=FIELDS, is_time=FIELDS, tie=FIELDS)
def test_any_fields_are_a_position_or_invalid_input(
    version: float, value: Any, is_time: Any, tie: Any
) -> None:
    raw = json.dumps([version, COMPLETIONS.digest, value, is_time, tie])
    cursor = base64.urlsafe_b64encode(raw.encode()).decode().rstrip("=")

    try:
        position = COMPLETIONS.position(cursor)
    except InvalidInput:
        return
    assert type(version) is int
    bson.encode({"values": position.values})  # MongoDB can be asked for them
    assert position.seq is None or len(position.seq) == 16
    assert position.row_id is None or isinstance(position.values[0], datetime)


@given(
    version=st.sampled_from([1, 2, 3]),
    values=FIELDS | st.lists(FIELDS | st.tuples(FIELDS, FIELDS), max_size=3),
    seq=FIELDS | KEYS.map(bytes.hex),
    more=st.lists(FIELDS, max_size=2),
)
def test_any_fields_of_several_are_a_position_or_invalid_input(
    version: int, values: Any, seq: Any, more: list[Any]
) -> None:
    listing = Listing("completions", {}, BY_SEVERAL)
    raw = json.dumps([version, listing.digest, values, seq, *more])
    cursor = base64.urlsafe_b64encode(raw.encode("utf-8", "replace")).decode().rstrip("=")

    try:
        position = listing.position(cursor)
    except InvalidInput:
        return
    assert version == 3
    assert len(position.values) == 2
    assert position.row_id is None
    bson.encode({"values": position.values})


MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
SEQ = bytes(range(16))
# As gateways made them before lists were ordered by several fields, for an organization "o".
MADE_BEFORE = [
    (
        SORT,
        "WzIsImViOTVjMjQzOWRjMSIsbnVsbCxmYWxzZSwiMDAwMTAyMDMwNDA1MDYwNzA4MDkwYTBiMGMwZDBlMGYiXQ",
        Position((), SEQ),
    ),
    (
        SORT,
        "WzEsImViOTVjMjQzOWRjMSIsMTc2NzIyNTYwMDAwMCx0cnVlLCJhIl0",
        Position((MOMENT,), row_id="a"),
    ),
    (
        Sort("updated_at", descending=False),
        (
            "WzIsIjQ3YTJmMjJmMWNmMCIsMTc2NzIyNTYwMDAwMCx0cnVlLCIwMDAxMDIwMzA0MDUwNjA3MDgwOTBhMGIwYz"
            "BkMGUwZiJd"
        ),
        Position((MOMENT,), SEQ),
    ),
    (
        BY_TOKENS,
        "WzIsIjI3ZDg2YWNhY2U1YyIsNyxmYWxzZSwiMDAwMTAyMDMwNDA1MDYwNzA4MDkwYTBiMGMwZDBlMGYiXQ",
        Position((7,), SEQ),
    ),
    (BY_TOKENS, "WzEsIjI3ZDg2YWNhY2U1YyIsNyxmYWxzZSwiYSJd", Position((7,), row_id="a")),
    (
        Sort("duration", descending=True, nullable=True),
        "WzEsIjQ2MmJlMjhjM2I2MiIsbnVsbCxmYWxzZSwiYSJd",
        Position((None,), row_id="a"),
    ),
]


@pytest.mark.parametrize(("sort", "cursor", "position"), MADE_BEFORE)
def test_cursors_of_before_are_good_and_are_made_as_before(
    sort: Sort, cursor: str, position: Position
) -> None:
    listing = Listing("completions", {"organization_id": "o"}, sort)

    assert listing.position(cursor) == position
    assert listing.cursor_at(position) == cursor


@given(st.binary(max_size=60))
def test_a_damaged_cursor_is_invalid_input_or_a_position(noise: bytes) -> None:
    cursor = cursor_of(COMPLETIONS, {"id": "x", "seq": bytes(16)})
    damaged = "".join(
        chr(ord(c) ^ (noise[n] & 3)) if n < len(noise) else c for n, c in enumerate(cursor)
    )

    try:
        position = COMPLETIONS.position(damaged)
    except InvalidInput:
        return
    assert isinstance(position, Position)


@pytest.mark.parametrize(
    "other",
    [
        Listing("sessions", {"organization_id": "o"}, SORT),
        Listing("completions", {"organization_id": "p"}, SORT),
        Listing("completions", {"organization_id": "o", "tags": "a"}, SORT),
        Listing("completions", {"organization_id": "o"}, Sort("updated_at", descending=True)),
        Listing("completions", {"organization_id": "o"}, SORT.reversed()),
        Listing("completions", {"organization_id": "o"}, BY_SEVERAL),
        Listing("completions", {"organization_id": "o"}, BY_SEVERAL.reversed()),
    ],
)
def test_a_cursor_of_another_list_is_refused(other: Listing) -> None:
    row = {"id": "x", "seq": bytes(16), "updated_at": datetime.now(UTC)}

    with pytest.raises(InvalidInput, match="another filter or order"):
        COMPLETIONS.position(cursor_of(other, row))


@pytest.mark.parametrize(
    "arguments",
    [{"first": -1}, {"last": -1}, {"first": 1001}, {"first": 1, "last": 1}],
)
def test_a_page_of_negative_size_or_of_two_is_refused(arguments: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        PageRequest(**arguments)


@given(
    count=st.integers(0, 30),
    size=st.integers(0, 12),
    start=st.integers(0, 29),
    forward=st.booleans(),
)
def test_pages_of_ids_slice_the_list(count: int, size: int, start: int, forward: bool) -> None:
    ids = [str(n) for n in range(count)]
    sort = Sort("position", descending=False)
    cursor = cursor_of(Listing("ids", {"ids": ids}, sort), {"id": "x", "position": start})

    request = (
        PageRequest(first=size, after=cursor) if forward else PageRequest(last=size, before=cursor)
    )
    page = page_of_ids(ids, request)

    rest = ids[start + 1 :] if forward else ids[: min(start, count)]
    expected = rest[:size] if forward else rest[max(len(rest) - size, 0) :]
    assert [row["id"] for row in page.rows] == expected
    more = page.has_next if forward else page.has_previous
    assert more == (len(rest) > size)
