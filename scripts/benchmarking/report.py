"""The results as a table, and what was asked of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import orjson

_FLOOR_NAMES: Final = {
    "a": "(a) parse and answer",
    "b": "(b) group commit",
    "c": "(c) same commands and orjson",
}
_COLUMNS: Final = (
    *("case", "stored", "workers", "clients", "calls/s", "floor", "floor's calls/s", "of floor"),
    *("p50 ms (floor)", "p99 ms (floor)", "CPU ms (floor)", "mongod's CPU us (floor)"),
    *("client's CPU", "client's ceiling"),
)
_BYTES_COLUMNS: Final = ("stored", "index bytes", "data bytes", "data bytes on disk")
_MB: Final = {"idle": 120, "loaded": 250}
_SHORT_COLUMNS: Final = ("case", "calls/s", "of floor", "p50 ms", "p99 ms", "CPU ms")
Record = Mapping[str, Any]
Target = tuple[str, str, str, bool]


def markdown(results: Mapping[str, Any]) -> str:
    """Write the results for people."""
    machine, options = results["machine"], results["options"]
    sections = [
        "# Benchmark",
        (
            f"`{options['command']}` on {machine['cores']} cores and {machine['memory_gib']} GiB, "
            f"Python {machine['python']}, MongoDB {machine['mongodb']}, at {results['ended']}. "
            "Database, gateway, floor and load share the machine."
        ),
        (
            f"Medians of {options['rounds']} rounds of {options['seconds']} s, gateway and floor "
            f"in turns. Floors: {'; '.join(_FLOOR_NAMES.values())}. CPU is the server's, a call; "
            "mongod's is all that it takes meanwhile, checkpoints included; a call of the legacy "
            "routes is three requests."
        ),
        "## What was asked",
        _targets_table(results),
        *_bytes(results),
        "## All cases",
        _table(_COLUMNS, (cells for record in results["cases"] for cells in _lines(record))),
    ]
    return "\n\n".join(sections) + "\n"


def short(results: Mapping[str, Any]) -> str:
    """Write what README shows: what was asked, and each case at the largest size."""
    options = results["options"]
    size, clients = max(options["sizes"]), max(options["clients"])
    records = [
        record
        for record in results["cases"]
        if (record["stored"], record["workers"], record["clients"]) == (size, 1, clients)
    ]
    sections = [
        _targets_table(results),
        f"Each case at {size:,} stored completions, {clients} clients, one worker:",
        _table(_SHORT_COLUMNS, map(_short_line, records)),
    ]
    return "\n\n".join(sections)


def _short_line(record: Record) -> Sequence[object]:
    ours = record["sides"]["gateway"]
    *_, (letter, ratios) = record["ratios"].items()
    return (
        record["title"],
        f"{ours['per_second']:,.0f}",
        f"{ratios['per_second']:.0%} of ({letter})",
        f"{ours['p50_ms']:.1f}",
        f"{ours['p99_ms']:.1f}",
        f"{ours['cpu_ms']:.2f}",
    )


def _targets_table(results: Mapping[str, Any]) -> str:
    rows = ((*target, "yes" if holds else "**no**") for *target, holds in targets(results))
    return _table(("target", "wanted", "measured", "holds"), rows)


def _bytes(results: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a completion takes at each size, if creates were measured."""
    each = {
        record["stored"]: record["bytes_each"]
        for record in results["cases"]
        if "bytes_each" in record
    }
    if each:
        yield "## What a completion takes"
        yield (
            "Before the cases, without what the files have free: its entries in all indexes, its "
            f"BSON, and that on disk ({results['options']['block_compressor']})."
        )
        yield _table(_BYTES_COLUMNS, (_bytes_line(*one) for one in each.items()))


def _bytes_line(stored: int, each: Mapping[str, float]) -> Sequence[object]:
    return f"{stored:,}", *(f"{each[name]:,.0f}" for name in ("indexes", "data", "data_on_disk"))


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def _lines(record: Record) -> Iterator[Sequence[object]]:
    ours = record["sides"]["gateway"]
    for letter, ratios in record["ratios"].items():
        floor = record["sides"][letter]
        yield (
            record["title"],
            f"{record['stored']:,}",
            record["workers"],
            record["clients"],
            f"{ours['per_second']:,.0f}",
            letter,
            f"{floor['per_second']:,.0f}",
            f"{ratios['per_second']:.0%}",
            f"{ours['p50_ms']:.2f} ({floor['p50_ms']:.2f})",
            f"{ours['p99_ms']:.2f} ({floor['p99_ms']:.2f})",
            f"{ours['cpu_ms']:.3f} ({floor['cpu_ms']:.3f})",
            f"{1000 * ours['mongod_cpu_ms']:,.0f} ({1000 * floor['mongod_cpu_ms']:,.0f})",
            f"{ours['client_cpu_share']:.0%}",
            f"{record['client_ceiling']:,.0f}",
        )


def targets(results: Mapping[str, Any]) -> Iterator[Target]:
    """Yield what was asked for, what came, and whether it is enough."""
    cases = [record for record in results["cases"] if record["workers"] == 1]
    yield from _ingest(cases)
    yield from _page(cases)
    if micro := results.get("micro"):
        ratio = micro["ratio"]
        measured = f"{ratio:.1f}x ({micro['page_ms']:.2f} ms to {micro['orjson_ms']:.2f} ms)"
        yield ("page of 1,000 x 15 to `orjson.dumps`", "<= 15x", measured, ratio <= 15)
    yield from _flatness(results)
    yield from _process(results)


def _ingest(cases: list[Record]) -> Iterator[Target]:
    for record in cases:
        if record["case"] != "create" or record["clients"] not in (16, 64):
            continue
        ratios = record["ratios"]["b"]
        at = f"{record['clients']} clients, {record['stored']:,} stored"
        share, p99 = ratios["per_second"], ratios["p99_ms"]
        yield (f"create, throughput to (b), {at}", ">= 70 %", f"{share:.0%}", share >= 0.7)
        yield (f"create, p99 to (b), {at}", "<= 1.5x", f"{p99:.2f}x", p99 <= 1.5)


def _page(cases: list[Record]) -> Iterator[Target]:
    for record in cases:
        if record["case"] == "page" and record["clients"] == 1:
            ratio = record["ratios"]["c"]["cpu_ms"]
            name = f"page of 100 x 10, CPU to (c), {record['stored']:,} stored"
            yield (name, "<= 3x", f"{ratio:.2f}x", ratio <= 3)


def _flatness(results: Mapping[str, Any]) -> Iterator[Target]:
    for record in results.get("growth", ()):
        ours, floors = (record["sides"][side]["ratio"] for side in ("gateway", "c"))
        sizes = f"{record['large']:,} to {record['small']:,}"
        name = f"{record['case']}, p50 at {sizes}, {record['clients']} clients"
        yield (name, "<= 1.3x", f"{ours:.2f}x (floor {floors:.2f}x)", ours <= 1.3)


def _process(results: Mapping[str, Any]) -> Iterator[Target]:
    if process := results.get("process"):
        seconds, idle = process["start_seconds"], process["idle_rss_mb"]
        yield ("start to /healthz", "< 1.5 s", f"{seconds:.2f} s", seconds < 1.5)
        yield ("memory of an idle worker", "< 120 MB", f"{idle:.0f} MB", idle < _MB["idle"])
    for workers, memory in results.get("loaded_rss_mb", {}).items():
        name = f"memory under load, at most, {workers} worker(s)"
        yield (name, "< 250 MB", f"{memory:.0f} MB", memory < _MB["loaded"])
    if over := results.get("overload"):
        measured = (
            f"{over['taken_per_second']:,.0f}/s taken, {over['refused_per_second']:,.0f}/s "
            f"answered 503 ({over['offered_to_taken']:.0f}x), {over['otherwise']} otherwise; "
            f"memory {over['rss_growth']:.2f}x, at most {max(over['rss_mb']):.0f} MB"
        )
        holds = over["refused_per_second"] > 0 and not over["otherwise"]
        holds = holds and over["rss_growth"] <= 1.1
        yield ("overload", "503s, flat memory", measured, holds)
    if beside := results.get("documents"):
        ratio = beside["ratio"]
        measured = (
            f"{ratio:.2f}x ({beside['p99_ms']:.1f} ms to {beside['quiet_p99_ms']:.1f} ms; "
            f"{beside['documents_per_second']:,.0f} documents/s)"
        )
        name = f"create, p99 beside the worst documents to alone, {beside['clients']} clients"
        yield (name, "<= 3x", measured, ratio <= 3 and not beside["failed"])


if __name__ == "__main__":  # what README has to show
    print(short(orjson.loads(Path("benchmarks/latest.json").read_bytes())))
