"""Statistics by the plainest means: over rows, in Python."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from random import Random
from typing import Any

from services.clock import EPOCH, to_milliseconds
from services.insight.dimensions import FIELDS, Dimension
from services.insight.measures import TIMINGS, TOKENS

Row = Mapping[str, Any]
Group = tuple[Any, ...]
_SINGLE = ("model", "provider", "status", "kind", "operation", "failure_kind", "prompt_version")


def random_rows(
    seed: int, number: int, *, start: int, length: int, organization_id: str = "o"
) -> list[dict[str, Any]]:
    """Make completions as they are stored, with gaps in all that may be missing."""
    random = Random(seed)  # noqa: S311  # no secret
    names = {name: [f"{name}-{n}" for n in range(4)] for name in _SINGLE}
    names["status"] = ["started", "finished", "failed"]
    names["kind"] = ["chat", "prompt"]
    names["operation"] = ["chat", "image"]

    def maybe(value: Any, chance: float = 0.8) -> Any:
        return value if random.random() < chance else None

    rows = []
    for n in range(number):
        at = EPOCH.fromtimestamp((start + random.randrange(length)) / 1000, EPOCH.tzinfo)
        usage = {name: maybe(random.randrange(5_000)) for name in TOKENS}
        metadata = {
            "customer": maybe(random.choice(["acme", "5", 5, True, None])),
            "teams": random.sample(["red", "blue", 7], random.randrange(4)),
        }
        row = {
            "_id": f"{organization_id}/{n}",
            "organization_id": organization_id,
            "seq": n.to_bytes(16),
            "created_at": at,
            "updated_at": at,
            **{name: maybe(random.choice(values)) for name, values in names.items()},
            "finish_reason": maybe(random.choice(["stop", "length"])),
            "session_id": maybe(f"s{random.randrange(number)}"),
            "user_id": maybe(f"u{random.randrange(30)}"),
            "tags": random.sample(["a", "b", "c"], random.randrange(4)),
            "tool_names": random.sample(["search", "weather"], random.randrange(3)),
            "usage": usage,
            "cost": maybe({"total": random.randrange(10 ** random.randrange(1, 12))}),
            "extra": {"metadata": metadata} if random.random() < 0.9 else None,
            **{timing: maybe(round(random.lognormvariate(0, 2), 6), 0.7) for timing in TIMINGS},
        }
        rows.append({name: value for name, value in row.items() if value is not None})
    return rows


def values_of(row: Row, dimension: Dimension) -> list[Any]:
    """Return the values of a row, None for no value."""
    if dimension.is_metadata:
        found = row.get("extra", {}).get("metadata", {}).get(dimension.name)
        items = found if isinstance(found, list) else [found]
        return items or [None]
    value = row.get(FIELDS[dimension.name])
    if isinstance(value, list):
        return value or [None]
    return [value]


def grouped(
    rows: Sequence[Row], dimensions: Sequence[Dimension], bucket_of: Callable[[Row], Any]
) -> dict[tuple[Any, Group], list[Row]]:
    """Return the rows of each group in each bucket. True and 1 are two values."""
    found: dict[tuple[Any, Group], list[Row]] = {}
    for row in rows:
        for group in product(*(values_of(row, one) for one in dimensions)):
            found.setdefault((bucket_of(row), tuple(map(tagged, group))), []).append(row)
    return found


def tagged(value: Any) -> tuple[str, Any]:
    """Return a value with its type: in Python True equals 1."""
    return type(value).__name__, value


def measured(rows: Sequence[Row]) -> dict[str, Any]:
    """Return all measures but percentiles."""

    def values(read: Callable[[Row], Any]) -> list[Any]:
        return [value for row in rows if (value := read(row)) is not None]

    def total(found: Sequence[int]) -> int | None:
        return sum(found) if found or not rows else None

    failed = sum(row.get("status") == "failed" for row in rows)
    measures: dict[str, Any] = {
        "count": len(rows),
        "failed_count": failed,
        "failure_rate": failed / len(rows) if rows else None,
        "session_count": len(set(values(lambda row: row.get("session_id")))),
        "user_count": len(set(values(lambda row: row.get("user_id")))),
    }
    for name in TOKENS:
        measures[name] = total(values(lambda row: row["usage"].get(name)))  # noqa: B023  # called at once
    tokens = values(lambda row: row["usage"].get("total_tokens"))
    costs = values(lambda row: row.get("cost", {}).get("total"))
    measures["cost"] = total(costs)
    measures["unpriced_count"] = len(rows) - len(costs)
    measures["total_tokens_mean"] = sum(tokens) / len(tokens) if tokens else None
    measures["cost_mean"] = sum(costs) / len(costs) / 10**9 if costs else None
    for timing in TIMINGS:
        found = [row[timing] for row in rows if timing in row]
        measures[f"{timing}_mean"] = math.fsum(found) / len(found) if found else None
        measures[f"{timing}_min"] = min(found, default=None)
        measures[f"{timing}_max"] = max(found, default=None)
    return measures


def is_percentile(value: float | None, rows: Sequence[Row], timing: str, percent: float) -> bool:
    """Say whether a value is within 1 % of the one at a percentile's rank."""
    found = sorted(row[timing] for row in rows if timing in row)
    if not found:
        return value is None
    rank = percent / 100 * (len(found) - 1)
    ranked: Iterator[float] = (found[n] for n in {math.floor(rank), math.ceil(rank)})
    return value is not None and any(abs(value - one) <= 0.01001 * one + 1e-6 for one in ranked)


def time_of(row: Row) -> int:
    """Return when it was created, in milliseconds."""
    return to_milliseconds(row["created_at"])
