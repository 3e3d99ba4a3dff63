"""The results for people."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

_COLUMNS: Final = (
    *("question", "goal ms", "p50 ms", "longest ms", "reached"),
    *("DuckDB p50 ms", "MongoDB ms", "same answer"),
)


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
            "asked once, by an aggregation. Numbered questions are those of docs/questions.md as "
            "they are there, but for 26, a subscription. A cell is empty where an engine cannot "
            "answer."
        ),
        "\n".join(_table(results)),
        "| measure | goal | measured | reached |\n| --- | --- | --- | --- |\n"
        + "\n".join(f"| {' | '.join(line)} |" for line in _lines(results)),
        *(
            f"**Differs**: {one['name']}: {text}"
            for one in results["questions"]
            for text in one["differs"]
        ),
    ]
    return "\n\n".join(sections) + "\n"


def _table(results: Mapping[str, Any]) -> Iterator[str]:
    yield f"| {' | '.join(_COLUMNS)} |"
    yield "| --- |" + " ---: |" * (len(_COLUMNS) - 1)
    for one in results["questions"]:
        goal = "" if one["goal_ms"] is None else f"{one['goal_ms']:g}"
        index, duckdb = one["index"], one.get("duckdb")
        cells = [one["name"], goal, f"{index['p50']:.1f}", f"{index['max']:.1f}"]
        cells.append(_yes(one["is_reached"]) if goal else "")
        cells.append("" if duckdb is None else f"{duckdb['p50']:.1f}")
        cells.append(_of_mongodb(one.get("mongodb")))
        cells.append("" if not one.get("compared") else _yes(not one["differs"]))
        yield f"| {' | '.join(cells)} |"


def _of_mongodb(found: Mapping[str, Any] | None) -> str:
    if found is None:
        return ""
    if "error" in found:
        return f"error: {found['error']}".replace("|", "/")
    return f"> {found['over_ms']:,.0f}" if "over_ms" in found else f"{found['ms']:,.0f}"


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "**no**"


def _lines(results: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    building, memory = results["building"], results["memory_mb"]
    beside, loop = results["beside"], results["loop_ms"]
    each = building["per_second"]
    yield "building", ">= 4,000/s", f"{each:,}/s", _yes(each >= 4000)
    yield "folder, bytes a completion", "", f"{building['bytes_each']:,}", ""
    peak = memory["after"]["writer_peak"]
    yield "the writer's process, at its highest", "<= 300 MB", f"{peak:.0f} MB", _yes(peak <= 300)
    before, after = (memory[when]["gateway"] for when in ("before", "after"))
    yield (
        "growth of the gateway's process by the questions",
        "<= 150 MB",
        (
            f"{after - before:.0f} MB, from {before:.0f} to {after:.0f}; mapped files besides, "
            f"{memory['after']['gateway_files']:.0f}"
        ),
        _yes(after - before <= 150),
    )
    ours, floor = loop["gateway"], loop["floor"]
    yield (
        f"a trivial call beside the questions, longest of {loop['samples']:,} (floor)",
        "<= 10 ms more than the floor",
        (
            f"{ours['max']:.1f} ms ({floor['max']:.1f}); "
            f"p99 {ours['p99']:.1f} ({floor['p99']:.1f}); "
            f"{loop['over_10']} over 10 ms ({loop['floor_over_10']})"
        ),
        _yes(ours["max"] - floor["max"] <= 10),
    )
    without, with_, least = beside["without"], beside["with"], beside["floor"]
    ratio = with_["p99_ms"] / without["p99_ms"]
    yield (
        "500 creates a second, p99 with to without the index",
        "<= 1.2x",
        (
            f"{ratio:.2f}x: p50 {with_['p50_ms']:.1f} to {without['p50_ms']:.1f}, "
            f"p99 {with_['p99_ms']:.1f} to {without['p99_ms']:.1f} ms "
            f"(floor {least['p50_ms']:.1f}, {least['p99_ms']:.1f})"
        ),
        _yes(ratio <= 1.2),
    )
    ratio = with_["saturated_per_second"] / without["saturated_per_second"]
    yield (
        "creates as fast as they are answered, with to without",
        ">= 0.85x",
        (
            f"{ratio:.2f}x: {with_['saturated_per_second']:,.0f}/s to "
            f"{without['saturated_per_second']:,.0f}/s "
            f"(floor {least['saturated_per_second']:,.0f}/s)"
        ),
        _yes(ratio >= 0.85),
    )
    visible = beside["visible_seconds"]
    yield (
        f"a create is found after, at 500 a second ({visible['samples']} looked for)",
        "p50 <= 1 s, p99 <= 2 s",
        f"p50 {visible['p50']:.2f} s, p99 {visible['p99']:.2f} s",
        _yes(visible["p50"] <= 1 and visible["p99"] <= 2),
    )
