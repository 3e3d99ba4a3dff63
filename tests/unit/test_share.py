"""What the writer of the index may take of the processor."""

from types import SimpleNamespace

import pytest

from services.insight import share
from services.insight.share import Share


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A host of two processors, whose clocks stand still until they are moved."""
    host = SimpleNamespace(now=0.0, used=0.0, idle=0.0, all=0.0)
    clocks = SimpleNamespace(monotonic=lambda: host.now, process_time=lambda: host.used)
    monkeypatch.setattr(share, "time", clocks)
    monkeypatch.setattr(share, "os", SimpleNamespace(cpu_count=lambda: 2))
    monkeypatch.setattr(share, "_host_seconds", lambda: (host.idle, host.all))
    return host


def passes(host: SimpleNamespace, seconds: float, *, used: float, idle: float) -> None:
    host.now += seconds
    host.used += used
    host.idle += idle
    host.all += 2 * seconds


def test_on_a_busy_host_it_rests_until_it_has_had_a_tenth(host: SimpleNamespace) -> None:
    one = Share()
    passes(host, 1, used=0.6, idle=0.1)

    assert one.rest(0, is_full=True) == pytest.approx(2)  # 0.6 of 3 * 2 seconds
    assert one.has_to_rest


def test_the_time_that_it_rested_is_not_counted_twice(host: SimpleNamespace) -> None:
    one = Share()
    passes(host, 1, used=0.6, idle=0)
    rested = one.rest(0, is_full=True)
    passes(host, rested + 1, used=0.6, idle=0)

    assert one.rest(0, is_full=True) == pytest.approx(rested)


def test_where_the_processor_is_enough_for_all_it_does_not_rest(host: SimpleNamespace) -> None:
    one = Share()
    passes(host, 1, used=1, idle=0.5)

    assert one.rest(0, is_full=True) == 0
    assert not one.has_to_rest


def test_with_few_changes_it_keeps_up_on_a_busy_host(host: SimpleNamespace) -> None:
    one = Share()
    passes(host, 1, used=1, idle=0)
    assert one.rest(500, is_full=False) == 0
    passes(host, 1, used=1, idle=0)
    assert one.rest(1_500, is_full=False) > 0


def test_within_its_share_it_does_not_rest(host: SimpleNamespace) -> None:
    one = Share()
    passes(host, 1, used=0.19, idle=0)

    assert one.rest(0, is_full=True) == 0


def test_it_rests_for_ten_seconds_at_the_most(host: SimpleNamespace) -> None:
    one = Share()
    passes(host, 1, used=100, idle=0)

    assert one.rest(0, is_full=True) == 10


def test_it_does_not_look_more_often_than_the_system_counts(host: SimpleNamespace) -> None:
    one = Share()
    passes(host, 0.4, used=0.4, idle=0)
    assert one.rest(0, is_full=True) == 0
    passes(host, 0.6, used=0.2, idle=0)

    assert one.rest(0, is_full=True) == pytest.approx(2)


def test_the_system_tells_of_its_processors() -> None:
    idle, all_ = share._host_seconds()

    assert 0 <= idle <= all_
