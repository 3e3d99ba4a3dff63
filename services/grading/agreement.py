"""How far graders agree, by the coefficients of the literature. Pure; see docs/grading.md.

A unit is one completion's grades of one field: a code for each grader. Codes are hashable; where
the level is ordinal or interval they are numbers. Only units of two graders or more say anything,
and only they count. What is not defined is None with a reason, never NaN.

    percent         pairs of grades of one completion that are equal, of 100
    Cohen's kappa   Cohen 1960, of two graders; of more the mean over their pairs (Light 1971)
    Fleiss' kappa   Fleiss 1971; where completions have different numbers of grades, each counts the
                    same, whatever its number (Gwet 2014)
    alpha           Krippendorff 2011, any number of graders, values missing
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import fsum
from typing import Any, Final, TypeAlias

Code: TypeAlias = Hashable
Unit: TypeAlias = Mapping[str, Code]

NO_PAIRS: Final = "no completion has two grades of this field"
ONE_VALUE: Final = "all grades are the same value, as they would be by chance"


class Level(StrEnum):
    """What may be said of two values."""

    NOMINAL = "nominal"
    """Whether they are the same."""
    ORDINAL = "ordinal"
    """And which comes first."""
    INTERVAL = "interval"
    """And how far they are apart."""


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A number, or why there is none: one of both is None."""

    value: float | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class CohenKappa(Coefficient):
    """See `cohen_kappa`.

    Attributes:
        pairs: The pairs of graders that it is the mean of.
    """

    pairs: int = 0


@dataclass(frozen=True, slots=True)
class Confusion:
    """Which values stand beside which.

    Attributes:
        codes: The values, in order.
        counts: A row for each value, a column for each. Of two graders the rows are the first
            one's; of more every pair of grades is counted in both directions.
        graders: The graders of the rows and of the columns; None if there are more than two.
    """

    codes: Sequence[Code]
    counts: Sequence[Sequence[int]]
    graders: tuple[str, str] | None


def pairable(units: Iterable[Unit]) -> list[Unit]:
    """Return the units that have two grades or more."""
    return [unit for unit in units if len(unit) > 1]


def pair_count(units: Iterable[Unit]) -> int:
    """Return how many pairs of grades stand beside each other."""
    return sum(len(unit) * (len(unit) - 1) // 2 for unit in units)


def percent_agreement(units: Iterable[Unit]) -> Coefficient:
    """Return how many of 100 pairs of grades are equal."""
    pairs = equal = 0
    for unit in units:
        pairs += len(unit) * (len(unit) - 1)
        equal += sum(number * (number - 1) for number in Counter(unit.values()).values())
    return Coefficient(100 * equal / pairs) if pairs else Coefficient(None, NO_PAIRS)


def cohen_kappa(units: Iterable[Unit]) -> CohenKappa:
    """Return Cohen's kappa; of more than two graders the mean over the pairs that have one."""
    beside: dict[tuple[str, str], tuple[list[Code], list[Code]]] = {}
    for unit in units:
        for one, other in combinations(sorted(unit), 2):
            codes = beside.setdefault((one, other), ([], []))
            codes[0].append(unit[one])
            codes[1].append(unit[other])
    if not beside:
        return CohenKappa(None, NO_PAIRS)
    found = [kappa for pair in beside.values() if (kappa := _kappa_of_two(*pair)) is not None]
    if not found:
        return CohenKappa(None, ONE_VALUE)
    return CohenKappa(fsum(found) / len(found), pairs=len(found))


def _kappa_of_two(one: Sequence[Code], other: Sequence[Code]) -> float | None:
    """Return Cohen's kappa in whole numbers up to its one division; None if it has none."""
    number = len(one)
    ones, others = Counter(one), Counter(other)
    equal = sum(a == b for a, b in zip(one, other, strict=True)) * number
    by_chance = sum(times * others[code] for code, times in ones.items())
    if by_chance == number * number:
        return None
    return (equal - by_chance) / (number * number - by_chance)


def fleiss_kappa(units: Iterable[Unit]) -> Coefficient:
    """Return Fleiss' kappa."""
    shares: dict[Code, list[float]] = {}
    equal: list[float] = []
    for unit in pairable(units):
        size = len(unit)
        numbers = Counter(unit.values())
        equal.append(sum(n * (n - 1) for n in numbers.values()) / (size * (size - 1)))
        for code, number in numbers.items():
            shares.setdefault(code, []).append(number / size)
    if not equal:
        return Coefficient(None, NO_PAIRS)
    if len(shares) == 1:
        return Coefficient(None, ONE_VALUE)
    by_chance = fsum((fsum(each) / len(equal)) ** 2 for each in shares.values())
    return Coefficient((fsum(equal) / len(equal) - by_chance) / (1 - by_chance))


def krippendorff_alpha(units: Iterable[Unit], level: Level) -> Coefficient:
    """Return Krippendorff's alpha.

    All three differences come to sums of squares: of ordinal values the difference is that of
    their middle ranks. So it takes no table of all pairs of values.
    """
    rows: list[list[Any]] = [list(unit.values()) for unit in pairable(units)]
    if not rows:
        return Coefficient(None, NO_PAIRS)
    values = [value for row in rows for value in row]
    spread = _spread_of_names if level is Level.NOMINAL else _spread
    if level is not Level.NOMINAL:
        places = _middle_ranks(values) if level is Level.ORDINAL else _scaled(values)
        rows = [[places[value] for value in row] for row in rows]
        values = [place for row in rows for place in row]
    expected = spread(values) / (len(values) - 1)
    if not expected:
        return Coefficient(None, ONE_VALUE)
    observed = fsum(spread(row) / (len(row) - 1) for row in rows)
    return Coefficient(1 - observed / expected)


def _spread_of_names(values: Sequence[Any]) -> int:
    """Return how many ordered pairs of values differ."""
    return len(values) ** 2 - sum(number**2 for number in Counter(values).values())


def _spread(values: Sequence[float]) -> float:
    """Return the sum of the squared differences of all ordered pairs of numbers."""
    if all(isinstance(value, int) for value in values):
        return 2 * (len(values) * sum(value * value for value in values) - sum(values) ** 2)
    mean = fsum(values) / len(values)
    return 2 * len(values) * fsum((value - mean) ** 2 for value in values)


def _middle_ranks(values: Sequence[Any]) -> dict[Any, int]:
    """Return twice the middle rank of each value, which is whole."""
    ranks: dict[Any, int] = {}
    before = 0
    for value, number in sorted(Counter(values).items()):
        ranks[value] = 2 * before + number
        before += number
    return ranks


def _scaled(values: Sequence[Any]) -> dict[Any, Any]:
    """Return each value as it is if all are whole, else from 0 to 1, so that no square overflows.

    Alpha is the same for both.
    """
    distinct = sorted(set(values))
    if all(isinstance(value, int) for value in distinct):
        return {value: value for value in distinct}
    numbers = [value / 2 for value in distinct]
    low, span = numbers[0], numbers[-1] - numbers[0]
    return {
        value: (number - low) / span if span else 0.0
        for value, number in zip(distinct, numbers, strict=True)
    }


def confusion(units: Iterable[Unit], codes: Sequence[Code]) -> Confusion:
    """Return which values stand beside which.

    Args:
        units: The units.
        codes: All values of them, in order.
    """
    rows = pairable(units)
    graders = sorted({grader for unit in rows for grader in unit})
    beside: Counter[tuple[Code, Code]] = Counter()
    for unit in rows:
        if len(graders) == 2:
            beside[unit[graders[0]], unit[graders[1]]] += 1
            continue
        numbers = Counter(unit.values())
        for one, times in numbers.items():
            for other, others in numbers.items():
                beside[one, other] += times * (others - (one == other))
    counts = [[beside[one, other] for other in codes] for one in codes]
    return Confusion(codes, counts, (graders[0], graders[1]) if len(graders) == 2 else None)
