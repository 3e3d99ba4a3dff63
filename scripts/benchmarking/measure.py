"""Paired rounds: the gateway, then each floor, then the gateway again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any, Final, TypeVar

from scripts.benchmarking.cases import Case
from scripts.benchmarking.load import LoadResult, LoadSpec
from scripts.benchmarking.servers import Server, cpu_seconds, load

GATEWAY: Final = "gateway"
_Key = TypeVar("_Key")
# A disk may stand still for longer than a round; the next try is four times as long.
_ATTEMPTS: Final = 3


@dataclass(frozen=True, slots=True)
class Pace:
    """How long it takes.

    Attributes:
        rounds: Of each server.
        seconds: Of each round.
        warmup: Seconds before, not measured.
    """

    rounds: int
    seconds: float
    warmup: float


@dataclass(slots=True)
class Side:
    """What one server did in all rounds."""

    per_second: list[float] = field(default_factory=list)
    p50_ms: list[float] = field(default_factory=list)
    p99_ms: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    mongod_cpu_ms: list[float] = field(default_factory=list)
    client_cpu_share: list[float] = field(default_factory=list)
    failed: int = 0
    first_failure: str = ""
    answer_bytes: int = 0

    def add(self, result: LoadResult, cpu: float, mongod_cpu: float) -> None:
        """Take in a round.

        Raises:
            RuntimeError: Nothing was answered, so there is nothing to compare.
        """
        if not result.calls:
            raise RuntimeError(f"no call was answered in a round: {result}")
        self.per_second.append(result.calls / result.seconds)
        self.p50_ms.append(result.p50_ms)
        self.p99_ms.append(result.p99_ms)
        self.cpu_ms.append(1000 * cpu / result.all_calls)
        self.mongod_cpu_ms.append(1000 * mongod_cpu / result.all_calls)
        self.client_cpu_share.append(result.cpu_share)
        answered = sum(result.statuses.values())
        self.failed += answered - result.statuses.get("200", 0) + result.broken
        self.first_failure = self.first_failure or result.first_failure
        if '"errors":[' in result.first_answer:
            raise RuntimeError(f"it fails: {result.first_answer}")
        self.answer_bytes = result.answer_bytes // max(answered, 1)

    def summary(self) -> dict[str, Any]:
        """Return the medians, and all rounds."""
        rounds = {
            "per_second": self.per_second,
            "p50_ms": self.p50_ms,
            "p99_ms": self.p99_ms,
            "cpu_ms": self.cpu_ms,
            "mongod_cpu_ms": self.mongod_cpu_ms,
            "client_cpu_share": self.client_cpu_share,
        }
        medians = {name: round(median(values), 3) for name, values in rounds.items()}
        precise = {name: [round(value, 3) for value in values] for name, values in rounds.items()}
        failures = {"failed": self.failed, "first_failure": self.first_failure}
        return {**medians, **failures, "rounds": precise}


@dataclass(frozen=True, slots=True)
class Turn:
    """One server and what it is sent."""

    server: Server
    calls: list[list[bytes]]


def measure(
    case: Case, servers: Mapping[str, Server], mongod: int, pace: Pace, clients: int
) -> dict[str, Any]:
    """Measure a case.

    Args:
        case: What to send.
        servers: The gateway and `floor`.
        mongod: The process id of the database of both.
        pace: How long.
        clients: How many.

    Returns:
        By `gateway` and the letters of the floors what each did; `ratios`, which are the medians
        of those of single rounds, each against the floor's round right after it.
    """
    sides = _in_turns(case, _turns(case, servers), mongod, pace, clients)
    letters = [name for name in sides if name != GATEWAY]
    return {
        "answer_bytes": sides[GATEWAY].answer_bytes,
        "sides": {name: side.summary() for name, side in sides.items()},
        "ratios": {name: _ratios(sides[GATEWAY], sides[name]) for name in letters},
    }


def measure_growth(
    small: tuple[Case, Mapping[str, Server]],
    large: tuple[Case, Mapping[str, Server]],
    mongod: int,
    pace: Pace,
    clients: int,
) -> dict[str, Any]:
    """Measure a case where little is stored and where much is, in turns.

    The machine differs more from one minute to the next than what is looked for here.

    Args:
        small: The case where little is stored, and its servers; see `measure`.
        large: The same where much is.
        mongod: The process id of the database of all.
        pace: How long.
        clients: How many.

    Returns:
        By `gateway` and the letters of the floors both medians of p50, in ms, and the median of
        the ratios of single rounds.
    """
    turns = {
        (name, size): turn
        for size, (case, servers) in (("small", small), ("large", large))
        for name, turn in _turns(case, servers).items()
    }
    sides = _in_turns(large[0], turns, mongod, pace, clients)
    growth = {}
    for name in dict.fromkeys(name for name, _ in turns):
        before, after = sides[name, "small"].p50_ms, sides[name, "large"].p50_ms
        growth[name] = {
            "small_p50_ms": round(median(before), 3),
            "large_p50_ms": round(median(after), 3),
            "ratio": round(_paired(after, before), 3),
        }
    return growth


def _turns(case: Case, servers: Mapping[str, Server]) -> dict[str, Turn]:
    turns = {letter: Turn(servers["floor"], case.of_floor(letter)) for letter in case.floors}
    return {GATEWAY: Turn(servers[GATEWAY], case.of_gateway()), **turns}


def _in_turns(
    case: Case, turns: Mapping[_Key, Turn], mongod: int, pace: Pace, clients: int
) -> dict[_Key, Side]:
    sides = {key: Side() for key in turns}
    for _ in range(pace.rounds):
        for key, turn in turns.items():
            spec = _spec(case, turn.calls, turn.server.port, clients, pace)
            for _attempt in range(_ATTEMPTS):
                cpu, mongod_cpu = turn.server.cpu_seconds(), cpu_seconds(mongod)
                result = load(spec)
                if result.calls:
                    break
                spec.seconds *= 4
            cpu, mongod_cpu = turn.server.cpu_seconds() - cpu, cpu_seconds(mongod) - mongod_cpu
            sides[key].add(result, cpu, mongod_cpu)
    return sides


def _spec(case: Case, calls: list[list[bytes]], port: int, clients: int, pace: Pace) -> LoadSpec:
    return LoadSpec(
        port=port,
        clients=clients,
        warmup=pace.warmup,
        seconds=case.longer * pace.seconds,
        calls=calls,
        calls_per_session=case.calls_per_session,
    )


def _ratios(ours: Side, floors: Side) -> dict[str, float]:
    return {
        name: round(_paired(getattr(ours, name), getattr(floors, name)), 3)
        for name in ("per_second", "p50_ms", "p99_ms", "cpu_ms")
    }


def _paired(ours: Sequence[float], floors: Sequence[float]) -> float:
    ratios = [a / b for a, b in zip(ours, floors, strict=True) if b]
    return median(ratios) if ratios else 0.0


def client_ceiling(case: Case, server: Server, pace: Pace, clients: int) -> float:
    """Return how many calls a second the load process makes of the barest server."""
    result = load(_spec(case, case.of_gateway(), server.port, clients, pace))
    return result.calls / result.seconds
