"""What a scenario of `scripts/chaos` counts."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """The counts of one scenario.

    Attributes:
        name: The scenario.
        requests: Requests sent, retries included.
        answered: Writes that were acknowledged: completions, updates, feedback, deletions.
        verified: Of those, the ones found in MongoDB as they were sent, or not found any more.
        lost: Of those, the ones that are not there, or are not as they were sent.
        doubled: Objects that are there more than once.
        refused: Answers 503 or 504, or their like over GraphQL: the client tries again.
        unanswered: Requests whose connection ended without an answer.
        slowest: Seconds that the slowest answer took.
        faults: What else is wrong: an answer 500, a recovery that takes too long.
        notes: What is good to know.
    """

    name: str
    requests: int = 0
    answered: int = 0
    verified: int = 0
    lost: int = 0
    doubled: int = 0
    refused: int = 0
    unanswered: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether all was well."""
        intact = not self.lost and not self.doubled and self.verified == self.answered
        return intact and not self.faults

    def fault(self, text: str) -> None:
        """Note a fault, once."""
        if text not in self.faults:
            self.faults.append(text)


_COLUMNS = ("requests", "answered", "verified", "lost", "doubled", "refused", "unanswered")

_MOST_SHOWN = 8


def heading() -> str:
    """Return the first line of the table."""
    return f"{'':<16}" + "".join(f"{column:>11}" for column in _COLUMNS) + f"{'slowest':>10}"


def line(tally: Tally) -> str:
    """Return a scenario's line, and one for each fault and note."""
    numbers = "".join(f"{getattr(tally, column):>11,}" for column in _COLUMNS)
    lines = [f"{tally.name:<16}{numbers}{tally.slowest:>8.1f} s"]
    lines += [f"  FAULT: {text}" for text in tally.faults[:_MOST_SHOWN]]
    if len(tally.faults) > _MOST_SHOWN:
        lines.append(f"  FAULT: and {len(tally.faults) - _MOST_SHOWN} more like these")
    lines += [f"  {text}" for text in tally.notes]
    return "\n".join(lines)


def total(tallies: list[Tally]) -> Tally:
    """Sum up."""
    sums = {column: sum(getattr(tally, column) for tally in tallies) for column in _COLUMNS}
    return Tally("total", **sums, slowest=max((tally.slowest for tally in tallies), default=0.0))
