"""The groups with the largest sums, out of segments that hand on a part of theirs."""

from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest

from services.insight import largest as module
from services.insight.largest import Sums, largest


def by_size(sums: Counter[str]) -> Sums:
    return sorted(sums.items(), key=lambda one: (-one[1], one[0]))


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LEAST", 8)
    monkeypatch.setattr(module, "_MOST", 30)
    monkeypatch.setattr(module, "_OF_SEGMENT", 6)


def is_right(seed: int) -> bool | None:
    """Say whether those are found that are the largest of all sums; None if none are found."""
    random = Random(seed)  # noqa: S311  # no secret
    skew = random.choice([0.4, 1.0, 3.0])
    segments: list[Counter[str]] = []
    for _ in range(random.randrange(1, 7)):
        segment: Counter[str] = Counter()
        for _ in range(random.randrange(300)):
            segment[f"g{int(random.paretovariate(skew)) % 200}"] += random.randrange(20)
        segments.append(segment)
    whole: Counter[str] = Counter()
    for segment in segments:
        for group, value in segment.items():
            whole[group] += value
    first = random.randrange(1, 8)

    def ask(each: int) -> Sums:
        known: Counter[str] = Counter()
        for segment in segments:
            for group, value in by_size(segment)[:each]:
                known[group] = known[group] + int(value)
        return by_size(known)[:each]

    def sums_of(groups: Sequence[str]) -> Sums:
        return [(group, whole[group]) for group in groups]

    found = largest(first, len(segments), ask, sums_of)

    expected = by_size(whole)
    if found is None:
        return None
    ties = {one for one in expected[first:] if one[1] == expected[first - 1][1]}
    return found[:first] == expected[:first] and ties <= set(found)


@pytest.mark.parametrize(("of_segment", "least"), [(6, 110), (2, 50)])
def test_they_are_those_of_all_sums_and_mostly_found_among_few(
    monkeypatch: pytest.MonkeyPatch, of_segment: int, least: int
) -> None:
    monkeypatch.setattr(module, "_LEAST", 8)
    monkeypatch.setattr(module, "_MOST", 30)
    monkeypatch.setattr(module, "_OF_SEGMENT", of_segment)

    outcomes = Counter(map(is_right, range(120)))

    assert outcomes[False] == 0
    assert outcomes[True] >= least, outcomes


@pytest.mark.usefixtures("few")
def test_sums_that_differ_much_are_found_among_few() -> None:
    segment = Counter({f"g{n}": 10**6 // (n + 1) ** 2 for n in range(300)})
    asked: list[int] = []

    def ask(each: int) -> Sums:
        asked.append(each)
        return [(group, 3.0 * value) for group, value in by_size(segment)[:each]]

    found = largest(3, 3, ask, lambda groups: [(group, 3.0 * segment[group]) for group in groups])

    assert found is not None
    assert [group for group, _ in found[:3]] == ["g0", "g1", "g2"]
    assert asked == [18]


@pytest.mark.usefixtures("few")
def test_sums_that_are_alike_need_all_groups() -> None:
    def ask(each: int) -> Sums:
        return [(f"g{n}", 5.0) for n in range(each)]

    assert largest(3, 3, ask, lambda groups: [(group, 5.0) for group in groups]) is None
