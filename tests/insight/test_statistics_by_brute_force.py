"""Statistics are what the same rows come to in Python."""

from bisect import bisect
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from tantivy import Document, Index

from services.clock import EPOCH, to_milliseconds
from services.completions.filters import CompletionFilter
from services.errors import TooComplex
from services.insight import largest
from services.insight.buckets import Bucketing, Unit
from services.insight.dimensions import FIELDS, Dimension
from services.insight.documents import documents_of
from services.insight.fields import ORGANIZATION, build_schema
from services.insight.folder import State
from services.insight.measures import NAMES, TIMINGS, Measures
from services.insight.questions import Questions
from services.insight.ranks import Order
from services.insight.reader import View
from services.insight.statistics import StatsQuestion, completion_stats
from services.storage.conditions import Condition, TagsCondition
from tests.insight.brute_force import (
    Row,
    grouped,
    is_percentile,
    measured,
    random_rows,
    tagged,
    time_of,
)

pytestmark = pytest.mark.usefixtures("known_tasks")  # no database is asked for them

# Over the change of the clocks in Berlin, on October 25.
START = to_milliseconds(datetime(2026, 10, 20, tzinfo=UTC))
LENGTH = 12 * 86_400_000
PERCENTS = frozenset({0.0, 50.0, 95.0, 99.9})
ALL = Measures(NAMES, dict.fromkeys(TIMINGS, PERCENTS))
EXACT = frozenset(name for name in NAMES if not name.endswith(("_mean", "_rate")))
DISTINCT = frozenset({"session_count", "user_count"})
# One of each kind: the other tokens are ordered as these are, and the first token as the duration.
ORDERED_BY = [
    *("group", "count", "failed_count", "failure_rate", "total_tokens", "cost", "cost_mean"),
    "unpriced_count",
    *("duration_mean", "duration_min", "duration_max"),
]
DIMENSIONS = [
    *map(Dimension, FIELDS),
    Dimension("customer", is_metadata=True),
    Dimension("teams", is_metadata=True),
]


def moment(milliseconds: int) -> datetime:
    return EPOCH + timedelta(milliseconds=milliseconds)


# A range, and the one before it.
FIRST, LAST = START + 5 * 86_400_000 + 1, START + 9 * 86_400_000
BEFORE = FIRST - (LAST - FIRST)
IN_RANGE = CompletionFilter({"created_at": Condition(gte=moment(FIRST), lt=moment(LAST))})
TAGGED = CompletionFilter(tags=TagsCondition(has="a"))
Matches = Callable[[Row], bool]
# Each with what it means, but for the range.
FILTERS: Sequence[tuple[CompletionFilter | None, Matches]] = [
    (None, lambda _: True),
    (TAGGED, lambda row: "a" in row["tags"]),
    (
        CompletionFilter(not_=CompletionFilter({"status": Condition(eq="failed")})),
        lambda row: row.get("status") != "failed",
    ),
    (
        CompletionFilter(
            or_=[
                CompletionFilter({"duration": Condition(gt=1.0)}),
                CompletionFilter({"cost": Condition(gte=10**6)}),
            ]
        ),
        lambda row: row.get("duration", 0) > 1 or row.get("cost", {}).get("total", 0) >= 10**6,
    ),
    (IN_RANGE, lambda _: True),
    (CompletionFilter(and_=[IN_RANGE, TAGGED]), lambda row: "a" in row["tags"]),
]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return random_rows(18, 1_500, start=START, length=LENGTH)


@pytest.fixture(scope="module")
def others() -> list[dict[str, Any]]:
    """Completions of another organization, with the same names."""
    return random_rows(19, 700, start=START, length=LENGTH, organization_id="p")


@pytest.fixture(scope="module")
def view(rows: Sequence[Row], others: Sequence[Row], pool: Questions) -> View:
    mixed = [*rows, *others]
    Random(1).shuffle(mixed)  # noqa: S311  # no secret
    return view_of([one for row in mixed for one in documents_of(row)], pool)


def view_of(documents: Sequence[Document], pool: Questions) -> View:
    """Index completions, in several segments."""
    index = Index(build_schema())
    writer = index.writer(15_000_000, 1)
    for number, document in enumerate(documents):
        writer.add_document(document)
        if number % (len(documents) // 4 + 1) == 0:
            writer.commit()
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return View(index.searcher(), index.schema, State("", "", 0), pool)


async def ask(
    view: View,
    question: StatsQuestion,
    filter_: CompletionFilter | None = None,
    organization_id: str = "o",
) -> dict[str, Any]:
    return await completion_stats(organization_id, filter_, question, view)


def group_of(row: Row, dimensions: Sequence[Dimension]) -> tuple[Any, ...]:
    return tuple(
        tagged(row["metadata"][one.name] if one.is_metadata else row[one.name])
        for one in dimensions
    )


def check(row: Row, expected: Sequence[Row]) -> None:
    """Compare the measures of a row with those of the completions in it."""
    measures = measured(expected)
    assert {name: row[name] for name in EXACT} == {name: measures[name] for name in EXACT}
    for name in NAMES - EXACT:
        mean = measures[name]
        # Seconds are shown to the microsecond.
        off = 0.51e-6 if name.startswith(TIMINGS) else 0.0
        assert row[name] == (None if mean is None else pytest.approx(mean, rel=1e-12, abs=off)), (
            name
        )
    for timing in TIMINGS:
        for percent in PERCENTS:
            value = row[f"{timing}_percentiles"].get(percent)
            assert is_percentile(value, expected, timing, percent), (timing, percent)


@pytest.fixture(scope="module")
def many() -> list[dict[str, Any]]:
    """Completions of few sessions and users with very many, and of very many with few."""
    random = Random(5)  # noqa: S311  # no secret
    made = random_rows(5, 12_000, start=START, length=LENGTH)
    for row in made:
        for name, different in (("session_id", 9_000), ("user_id", 30_000)):
            is_frequent = random.random() < 0.4
            number = random.paretovariate(0.8) if is_frequent else random.randrange(different)
            row[name] = f"{name}-{int(number)}"
        row.pop("extra", None)
    return made


@pytest.fixture(scope="module")
def view_of_many(many: Sequence[Row], pool: Questions) -> View:
    return view_of([one for row in many for one in documents_of(row)], pool)


@pytest.mark.parametrize("seed", range(18))
async def test_random_groups_and_buckets_come_to_what_their_rows_come_to(
    rows: Sequence[Row], others: Sequence[Row], view: View, seed: int
) -> None:
    random = Random(seed)  # noqa: S311  # no secret
    organization_id, own = ("p", others) if seed % 3 == 2 else ("o", rows)
    filter_, matches = FILTERS[seed % len(FILTERS)]
    start, end = (FIRST, LAST) if seed % len(FILTERS) > 3 else (START, START + LENGTH)
    dimensions = random.sample(DIMENSIONS, random.randrange(4))
    zone = random.choice(["UTC", "Europe/Berlin", "Asia/Kolkata", "America/New_York"])
    unit = random.choice([Unit.DAY, Unit.WEEK, Unit.MONTH])
    bucketing = Bucketing.of(unit, zone) if len(dimensions) < 3 and seed % 4 else None
    borders = bucketing.borders(start, end) if bucketing else [start]

    def bucket_of(row: Row, later: int = 0) -> int:
        return borders[bisect(borders, time_of(row) + later) - 1]

    def expected_of(start: int, end: int, later: int = 0) -> dict[tuple[int, Any], list[Row]]:
        meant = [row for row in own if start <= time_of(row) < end and matches(row)]
        return grouped(meant, dimensions, lambda row: bucket_of(row, later))

    question = StatsQuestion(dimensions, bucketing, ALL, previous=ALL, first=10_000)
    found = await ask(view, question, filter_, organization_id)

    expected, before = expected_of(start, end), expected_of(BEFORE, FIRST, LAST - FIRST)
    shown = {
        (to_milliseconds(row["time"]) if bucketing else start, group_of(row, dimensions)): row
        for row in found["rows"]
    }
    assert len(shown) == len(found["rows"]) == found["group_count"]
    assert shown.keys() == expected.keys()
    for place, row in shown.items():
        check(row, expected[place])
        if start == FIRST:
            check(row["previous"], before.get(place, []))
        else:
            assert "previous" not in row


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("name", ORDERED_BY)
async def test_the_first_of_many_groups_are_those_of_all_groups_in_order(
    rows: Sequence[Row], view: View, name: str, descending: bool
) -> None:
    dimension = Dimension("session")
    orders = [Order(name, descending)]

    found = await ask(view, StatsQuestion([dimension], None, ALL, orders=orders, first=25))

    def key(item: tuple[Any, Sequence[Row]]) -> Any:
        [(_, session)] = item[0][1]
        value = session if name == "group" else measured(item[1])[name]
        sign = -1 if descending and name != "group" else 1
        return (value is None, value if value is None or name == "group" else sign * value)

    groups = grouped(rows, [dimension], lambda _: None)
    by_group = sorted(groups.items(), key=lambda item: (item[0][1][0][1] is None, str(item[0])))
    present = [one for one in by_group if not key(one)[0]]
    absent = [one for one in by_group if key(one)[0]]
    ordered = sorted(present, key=key, reverse=descending and name == "group") + absent
    assert [row["session"] for row in found["rows"]] == [
        session for (_, [(_, session)]), _ in ordered[:25]
    ]
    assert not found["is_complete"]
    for row, (_, expected) in zip(found["rows"], ordered, strict=False):
        check(row, expected)


async def test_the_most_expensive_are_found_where_segments_hand_on_a_part_of_their_groups(
    rows: Sequence[Row], view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(largest, "_LEAST", 100)
    monkeypatch.setattr(largest, "_OF_SEGMENT", 30)
    asked: list[Any] = []
    ranked = Dimension.ranked

    def remember(dimension: Dimension, size: int, order: Any, of_segment: int) -> Any:
        asked.append(of_segment)
        return ranked(dimension, size, order, of_segment)

    monkeypatch.setattr(Dimension, "ranked", remember)
    session = Dimension("session")

    question = StatsQuestion([session], measures=ALL, orders=[Order("cost")], first=5)
    found = (await ask(view, question))["rows"]

    groups = grouped(rows, [session], lambda _: None)
    costs = {
        group: measured(completions)["cost"] or 0
        for (_, [(_, group)]), completions in groups.items()
        if group is not None
    }
    expected = sorted(costs, key=lambda one: (-costs[one], one))
    named = [row["session"] for row in found if row["session"] is not None]
    assert len(named) >= 4  # what is in no session is a group, too
    assert named == expected[: len(named)]
    assert asked == [150]


@pytest.mark.parametrize("dimensions", [[], [Dimension("model")], [Dimension("tag")]])
async def test_of_many_that_are_skewed_only_distinct_counts_and_percentiles_are_rounded(
    many: Sequence[Row], view_of_many: View, dimensions: Sequence[Dimension]
) -> None:
    percents = frozenset({0.0, 1.0, 10.0, 50.0, 90.0, 95.0, 99.0, 99.9, 100.0})
    measures = Measures(NAMES, dict.fromkeys(TIMINGS, percents))

    found = await ask(view_of_many, StatsQuestion(dimensions, measures=measures))

    expected = grouped(many, dimensions, lambda _: None)
    assert len(found["rows"]) == len(expected)
    for row in found["rows"]:
        own = expected[None, group_of(row, dimensions)]
        assert len(own) > 1_000
        exact = measured(own)
        for name in EXACT - DISTINCT:
            assert row[name] == exact[name], name
        for name in DISTINCT:
            assert row[name] == pytest.approx(exact[name], rel=0.01), name
        for timing in TIMINGS:
            for percent in percents:
                value = row[f"{timing}_percentiles"][percent]
                assert is_percentile(value, own, timing, percent), (timing, percent)


async def test_the_first_of_more_groups_than_are_returned_are_found() -> None:
    many = []
    for number in range(67_000):
        document = Document()
        document.add_text(ORGANIZATION, "o")
        document.add_text("session_id", f"s{number % 66_000}")
        document.add_integer("created_at", 0)
        document.add_integer("total_tokens", number)
        many.append(document)
    session = Dimension("session")
    tokens = Measures(frozenset({"total_tokens"}))
    with closing(Questions()) as pool:
        view = view_of(many, pool)
        by_tokens = [Order("total_tokens")]
        found = await ask(
            view, StatsQuestion([session], measures=tokens, orders=by_tokens, first=2)
        )
        by_percentile = [Order("duration", percentile=95.0)]
        with pytest.raises(TooComplex, match="more than 65,000 groups"):
            await ask(view, StatsQuestion([session], orders=by_percentile))
        counted = await ask(view, StatsQuestion([session], first=2, counts_groups=True))
        with pytest.raises(TooComplex, match="more than 65,000 groups"):
            await ask(view, StatsQuestion([session, Dimension("model")], first=2))

    assert [(row["session"], row["total_tokens"]) for row in found["rows"]] == [
        ("s999", 67_998),
        ("s998", 67_996),
    ]
    assert not found["is_complete"]
    assert counted["group_count"] is None
