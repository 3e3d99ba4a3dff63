"""Order keys, and the times that they are made of."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from services.clock import EPOCH
from services.completions.times import creation_time
from services.order_keys import first_of_millisecond, order_key

MOMENTS = st.integers(0, 253_402_300_799_999_999).map(lambda n: EPOCH + timedelta(microseconds=n))
KEYS = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=40)


@given(moment=MOMENTS, key=KEYS)
def test_an_order_key_is_a_uuid_of_version_7_with_the_milliseconds(
    moment: datetime, key: str
) -> None:
    made = UUID(bytes=order_key(moment, key))

    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert made.int >> 80 == (moment - EPOCH) // timedelta(milliseconds=1)


@given(
    moments=st.lists(MOMENTS, min_size=2, max_size=2), keys=st.lists(KEYS, min_size=2, max_size=2)
)
def test_order_keys_are_ordered_as_their_times(moments: list[datetime], keys: list[str]) -> None:
    earlier, later = sorted(moments)

    if later - earlier >= timedelta(microseconds=1):
        assert order_key(earlier, keys[0]) < order_key(later, keys[1])


@given(moment=MOMENTS, keys=st.lists(KEYS, min_size=2, max_size=2, unique=True))
def test_two_rows_of_one_time_have_two_keys_and_a_row_always_the_same(
    moment: datetime, keys: list[str]
) -> None:
    assert order_key(moment, keys[0]) != order_key(moment, keys[1])
    assert order_key(moment, keys[0]) == order_key(moment, keys[0])


def test_ids_that_differ_in_their_first_half_alone_have_two_keys() -> None:
    ends = "-7000-8000-000000000001"

    made = {order_key(EPOCH, f"o/{n:08x}-0000{ends}") for n in range(1000)}

    assert len(made) == 1000


@given(moment=MOMENTS, key=KEYS)
def test_a_millisecond_begins_before_its_keys_and_ends_after_them(
    moment: datetime, key: str
) -> None:
    seq = order_key(moment, key)

    assert first_of_millisecond(moment) <= seq < first_of_millisecond(moment, later=1)


@given(given_=st.datetimes(timezones=st.just(UTC)), now=MOMENTS)
def test_a_time_that_cannot_be_becomes_the_nearest_that_can_and_is_kept(
    given_: datetime, now: datetime
) -> None:
    time = creation_time({"created_at": given_}, "o/x", now)

    assert EPOCH <= time.created_at <= now
    is_possible = EPOCH <= given_ <= now
    assert (time.client_created_at is None) is is_possible
    assert first_of_millisecond(time.created_at) <= time.seq
    assert time.seq < first_of_millisecond(time.created_at, later=1)


def test_times_of_one_millisecond_keep_their_order() -> None:
    keys = [
        creation_time({}, f"o/{n}", EPOCH + timedelta(days=1, microseconds=n)).seq
        for n in range(999)
    ]

    assert keys == sorted(keys)
