"""The results for people."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

_COLUMNS: Final = ("question", "goal ms", "p50 ms", "p99 ms", "DuckDB p50 ms", "MongoDB ms")


def markdown(results: Mapping[str, Any]) -> str:
    """Write a table of the questions, and what else was measured."""
    machine = results["machine"]
    sections = [
        "# Questions over many completions",
        (
            f"{results['completions']:,} completions, {results['rounds']} rounds in turns, on "
            f"{machine['cores']} cores, Python {machine['python']}, Tantivy {machine['tantivy']}, "
            f"DuckDB {machine['duckdb']}, at {results['ended']}. The index is asked over HTTP, by "
            "GraphQL; DuckDB has the columns in memory, without words, as the limit; MongoDB is "
            "asked once, by an aggregation, and has a minute."
        ),
        "\n".join(_table(results)),
        "\n".join(f"- {line}" for line in _lines(results)),
    ]
    return "\n\n".join(sections) + "\n"


def _table(results: Mapping[str, Any]) -> Iterator[str]:
    yield f"| {' | '.join(_COLUMNS)} |"
    yield "| --- |" + " ---: |" * (len(_COLUMNS) - 1)
    for one in results["questions"]:
        goal = "" if one["goal_ms"] is None else f"{one['goal_ms']:g}"
        index, duckdb = one["index"], one.get("duckdb")
        cells = [one["name"], goal, f"{index['p50']:.1f}", f"{index['p99']:.1f}"]
        cells.append("" if duckdb is None else f"{duckdb['p50']:.1f}")
        if "mongodb" not in one:
            cells.append("")
        else:
            cells.append("> 60,000" if one["mongodb"] is None else f"{one['mongodb']:,.0f}")
        yield f"| {' | '.join(cells)} |"


def _lines(results: Mapping[str, Any]) -> Iterator[str]:
    building, memory, beside = results["building"], results["reader_memory_mb"], results["beside"]
    yield (
        f"Building: {building['per_second']:,}/s (goal 4,000), {building['bytes_each']} bytes a "
        f"completion on disk, {building['writer_memory_mb']} MB at the highest (goal 300)."
    )
    grown = memory["after"] - memory["before"]
    yield (
        f"The gateway's memory grew by {grown:.0f} MB (goal 150), from {memory['before']:.0f} MB."
    )
    yield f"The event loop was held for {results['longest_hold_ms']} ms at the most (goal 10)."
    without, with_ = beside["without"], beside["with"]
    yield (
        f"500 creates a second: p99 {without['p99_ms']:.1f} ms without the index, "
        f"{with_['p99_ms']:.1f} ms beside it (goal: 1.2 times)."
    )
    ratio = with_["saturated_per_second"] / without["saturated_per_second"]
    yield (
        f"As fast as they are answered: {without['saturated_per_second']:,}/s without, "
        f"{with_['saturated_per_second']:,}/s beside it: {ratio:.2f} (goal 0.85)."
    )
    visible = beside["visible_seconds"]
    yield (
        f"A create is found after {visible['p50']:.2f} s, p99 {visible['p99']:.2f} s (goals 1 and "
        "2), at 500 a second."
    )
