"""Cursors and page requests."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import InvalidInput
from services.storage.paging import Listing, PageRequest, Sort, page_of_ids

SORT = Sort("created_at", descending=True)
TIMES = st.integers(0, 2**41).map(
    lambda ms: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)
)
IDS = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=128)


@given(moment=TIMES, row_id=IDS)
def test_a_cursor_of_a_time_leads_back_to_its_row(moment: datetime, row_id: str) -> None:
    listing = Listing("completions", {"organization_id": "o"}, SORT)

    cursor = listing.cursor_of({"id": row_id, "created_at": moment})

    assert listing.position(cursor) == (moment, row_id)


@given(value=st.one_of(st.none(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False)))
def test_a_cursor_of_a_number_leads_back_to_its_row(value: float | None) -> None:
    listing = Listing(
        "completions", {}, Sort("usage.total_tokens", descending=False, nullable=True)
    )
    value = None if value in (float("inf"), float("-inf")) else value

    cursor = listing.cursor_of({"id": "x", "usage": {"total_tokens": value}})

    assert listing.position(cursor) == (value, "x")


@given(st.text(max_size=600))
def test_any_text_is_a_cursor_or_invalid_input(text: str) -> None:
    with pytest.raises(InvalidInput, match="cursor"):
        Listing("completions", {"organization_id": "o"}, SORT).position(text)


@given(st.binary(max_size=60))
def test_a_damaged_cursor_is_invalid_input_or_a_position(noise: bytes) -> None:
    listing = Listing("completions", {}, SORT)
    cursor = listing.cursor_of({"id": "x", "created_at": datetime(2026, 1, 1, tzinfo=UTC)})
    damaged = "".join(
        chr(ord(c) ^ (noise[n] & 3)) if n < len(noise) else c for n, c in enumerate(cursor)
    )

    try:
        _, row_id = listing.position(damaged)
    except InvalidInput:
        return
    assert isinstance(row_id, str)


@pytest.mark.parametrize(
    "other",
    [
        Listing("sessions", {"organization_id": "o"}, SORT),
        Listing("completions", {"organization_id": "p"}, SORT),
        Listing("completions", {"organization_id": "o", "tags": "a"}, SORT),
        Listing("completions", {"organization_id": "o"}, Sort("updated_at", descending=True)),
        Listing("completions", {"organization_id": "o"}, SORT.reversed()),
    ],
)
def test_a_cursor_of_another_list_is_refused(other: Listing) -> None:
    row = {"id": "x", "created_at": datetime.now(UTC), "updated_at": datetime.now(UTC)}

    with pytest.raises(InvalidInput, match="another filter or order"):
        Listing("completions", {"organization_id": "o"}, SORT).position(other.cursor_of(row))


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
    cursor = Listing("ids", {"ids": ids}, sort).cursor_of({"id": "x", "position": start})

    request = (
        PageRequest(first=size, after=cursor) if forward else PageRequest(last=size, before=cursor)
    )
    page = page_of_ids(ids, request)

    rest = ids[start + 1 :] if forward else ids[: min(start, count)]
    expected = rest[:size] if forward else rest[max(len(rest) - size, 0) :]
    assert [row["id"] for row in page.rows] == expected
    more = page.has_next if forward else page.has_previous
    assert more == (len(rest) > size)
