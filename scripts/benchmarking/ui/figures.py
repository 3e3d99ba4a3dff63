"""What was measured, as lines that say whether a budget is kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil
from typing import Any, Final, Literal

State = Literal["ok", "over", "told"]
_DECIMALS: Final = {"KiB": 1, "MB": 1, "ms": 1, "%": 1, "x": 2, "": 0}


@dataclass(frozen=True, slots=True)
class Line:
    """One figure.

    Attributes:
        case: Which case has measured it.
        what: In words.
        unit: `ms`, `KiB`, `MB`, `%`, `x`, or nothing where it is a number of things.
        measured: The figure.
        budget: The most that it may be; None where there is none.
        floor: The same of the least that the browser can do, measured beside it.
        is_told: It depends on what else the machine does, so it is told and fails nothing.
        note: What else is to be known.
    """

    case: str
    what: str
    unit: str
    measured: float
    budget: float | None = None
    floor: float | None = None
    is_told: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the floor it is."""
        return self.measured / self.floor if self.floor else None

    @property
    def state(self) -> State:
        """Whether the budget is kept."""
        if self.budget is None:
            return "told"
        if self.measured <= self.budget:
            return "ok"
        return "told" if self.is_told else "over"

    def record(self) -> dict[str, Any]:
        """Return it for JSON."""
        return {**asdict(self), "ratio": self.ratio, "state": self.state}


def shown(value: float | None, unit: str) -> str:
    """Write a figure with its unit; nothing for what is not there."""
    if value is None:
        return ""
    return f"{value:,.{_DECIMALS.get(unit, 1)}f} {unit}".rstrip()


def percentile(values: Iterable[float], part: float) -> float:
    """Return the least of the values that no less than this part of them are at most.

    Raises:
        ValueError: There are none.
    """
    ordered = sorted(values)
    if not ordered:
        raise ValueError("there is nothing to take a percentile of")
    return ordered[max(0, ceil(part * len(ordered)) - 1)]


def growth(values: Sequence[float]) -> float:
    """Return how many times the highest of the first half the highest of the second is.

    What is held rises until there is enough to be let go, and falls: so it is the highest that are
    compared.

    Raises:
        ValueError: There are fewer than two values.
    """
    half = len(values) // 2
    if half == 0:
        raise ValueError("there is nothing to compare")
    return max(values[-half:]) / max(values[:half])


def over(lines: Iterable[Line]) -> list[str]:
    """Name what is over its budget."""
    return [f"{line.case}: {line.what}" for line in lines if line.state == "over"]


def interactions(slow: Iterable[float], number: int, least: float) -> list[float]:
    """Return how long each interaction took.

    Event timing tells only of those that took `least` milliseconds or more: the others are taken to
    have taken that long.
    """
    told = sorted(slow)
    return [*([least] * max(0, number - len(told))), *told]


def merged(records: Iterable[Mapping[str, Any]], lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Put lines in the place of those records of a former run that are of the same cases."""
    cases = {line.case for line in lines}
    kept = [dict(record) for record in records if record["case"] not in cases]
    return [*kept, *(line.record() for line in lines)]
