"""The figures for people."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from scripts.benchmarking.ui.figures import shown

_COLUMNS: Final = ("what", "budget", "measured", "floor", "ratio", "", "note")
_WORDS: Final = {"ok": "ok", "over": "**over**", "told": "told"}


def markdown(results: Mapping[str, Any]) -> str:
    """Write a table of each case."""
    machine = results["machine"]
    sections = [
        "# The web UI",
        (
            f"Chromium {machine['chromium']} without a window, on {machine['cores']} cores that "
            f"gateway, MongoDB and browser share, at {results['ended']}. A floor is the least that "
            "the same browser takes for the same, in the same run. Processor time is the main "
            "thread's own. What is told depends on what else the machine does: see the load."
        ),
        *(_case(results, case) for case in _cases(results)),
    ]
    return "\n\n".join(sections) + "\n"


def _cases(results: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys(line["case"] for line in results["lines"]))


def _case(results: Mapping[str, Any], case: str) -> str:
    load = results["loads"].get(case)
    told = "" if load is None else f", at a load of {load[0]} to {load[1]}"
    return "\n".join([f"## {case}{told}", "", *_table(results, case)])


def _table(results: Mapping[str, Any], case: str) -> Iterator[str]:
    yield f"| {' | '.join(_COLUMNS)} |"
    yield "| --- | ---: | ---: | ---: | ---: | --- | --- |"
    for line in results["lines"]:
        if line["case"] == case:
            yield f"| {' | '.join(_cells(line))} |"


def _cells(line: Mapping[str, Any]) -> Iterator[str]:
    unit = line["unit"]
    yield line["what"]
    for name in ("budget", "measured", "floor"):
        yield shown(line[name], unit)
    yield "" if line["ratio"] is None else f"{line['ratio']:.1f}x"
    yield _WORDS[line["state"]]
    yield line["note"]
