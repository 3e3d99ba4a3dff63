"""What `scripts/bench ui` computes and reports, without a browser."""

from pathlib import Path
from typing import Any

import orjson
import pytest

from scripts.benchmarking.ui.figures import Line, growth, interactions, merged, over, percentile
from scripts.benchmarking.ui.payloads import MB, call
from scripts.benchmarking.ui.report import markdown
from scripts.benchmarking.ui.sizes import budget, sizes
from scripts.benchmarking.ui.trace import read_trace


@pytest.mark.parametrize(
    ("values", "part", "expected"),
    [([3, 1, 2], 0.5, 2), ([1, 2], 0.5, 1), (range(1, 101), 0.95, 95), ([7], 0.95, 7), ([7], 0, 7)],
)
def test_a_percentile_is_one_of_the_values(values: Any, part: float, expected: float) -> None:
    assert percentile(values, part) == expected


def test_of_nothing_there_is_no_percentile_and_no_growth() -> None:
    with pytest.raises(ValueError, match="percentile"):
        percentile([], 0.5)
    with pytest.raises(ValueError, match="compare"):
        growth([1])


def test_growth_compares_what_is_highest() -> None:
    assert growth([10, 12, 10, 12]) == 1
    assert growth([10, 12, 99, 18, 10]) == 1.5


def test_interactions_that_were_not_told_took_the_least() -> None:
    assert interactions([40, 24], 4, 16) == [16, 16, 24, 40]
    assert interactions([40, 24], 0, 16) == [24, 40]


@pytest.mark.parametrize(
    ("measured", "budget", "is_told", "state"),
    [
        (8, 8, False, "ok"),
        (8.1, 8, False, "over"),
        (8.1, 8, True, "told"),
        (7, 8, True, "ok"),
        (7, None, False, "told"),
    ],
)
def test_a_line_says_whether_its_budget_is_kept(
    measured: float, budget: float | None, is_told: bool, state: str
) -> None:
    line = Line("case", "what", "ms", measured, budget, 4, is_told)

    assert (line.state, line.ratio) == (state, measured / 4)
    assert over([line]) == (["case: what"] if state == "over" else [])


def thread(pid: int, name: str) -> dict[str, Any]:
    return {"name": "thread_name", "ph": "M", "pid": pid, "tid": 1, "ts": 0, "args": {"name": name}}


def task(pid: int, ts: int, dur: int, **more: Any) -> dict[str, Any]:
    name = "ThreadControllerImpl::RunTask"
    return {"name": name, "ph": "X", "pid": pid, "tid": 1, "ts": ts, "dur": dur, **more}


def frame(ts: int) -> dict[str, Any]:
    return {"name": "AnimationFrame", "ph": "b", "pid": 2, "tid": 1, "ts": ts}


def test_a_trace_tells_the_work_of_each_frame_of_the_busiest_page() -> None:
    events = [
        *(thread(1, "CrRendererMain"), thread(2, "CrRendererMain"), thread(3, "CrBrowserMain")),
        *(task(1, 5, 1000), task(3, 5, 900_000)),
        *(frame(40_000), frame(20_000), frame(60_000)),
        frame(40_000) | {"ph": "e", "ts": 41_000},
        task(2, 1_000, 9_000, tdur=9_000),  # before the first frame
        task(2, 21_000, 60_000, tdur=4_000),
        task(2, 30_000, 1_000),
        task(2, 41_000, 2_000, tdur=1_500),
        task(2, 61_000, 70_000, tdur=70_000),  # after the last
    ]

    traced = read_trace(orjson.dumps({"traceEvents": events}))

    assert traced.frames == [20, 40, 60]
    assert traced.between_frames() == [20, 20]
    assert traced.work_per_frame() == [5, 1.5]
    assert (traced.longest().wall, traced.longest().cpu) == (70, 70)
    assert (traced.long_tasks(50), traced.long_tasks(70)) == (1, 0)


def test_a_trace_without_a_page_is_empty() -> None:
    traced = read_trace(orjson.dumps({"traceEvents": [thread(3, "CrBrowserMain"), task(3, 5, 9)]}))

    assert (traced.work_per_frame(), traced.longest().cpu) == ([], 0)


def test_sizes_are_of_what_is_loaded_at_once_and_of_what_each_part_adds(tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    assets.mkdir()
    for name, text in {
        "ui-aaaaaaaa.js": 'import"./base-bbbbbbbb.js";const lazy=()=>import("./Form-cccc-ccc.js");',
        "base-bbbbbbbb.js": "export const one=1;",
        "Form-cccc-ccc.js": 'import"./base-bbbbbbbb.js";import{two}from"./two-dddddddd.js"',
        "two-dddddddd.js": "x" * 5000,
        "style-eeeeeeee.css": "a{}",
    }.items():
        (assets / name).write_text(text)
    page = '<script src="static/ui/assets/ui-aaaaaaaa.js"></script><link href="./icon.ico">'
    (tmp_path / "ui.html").write_text(page)

    found = {line.what: line for line in sizes(tmp_path)}

    assert found.keys() == {
        *("JavaScript before the first rows", "style sheets, all", "lazy: Form", "lazy: two"),
    }
    assert found["lazy: Form"].budget == 90
    assert found["lazy: Form"].measured > found["lazy: two"].measured
    assert budget("markdown.worker-x.js") == budget("Palette-x.js") == 60


def test_the_built_files_are_measured() -> None:
    built = Path(__file__).parents[2] / "gateway" / "static" / "ui"

    entry, styles, *lazy = sizes(built)

    assert (entry.state, styles.state) == ("ok", "ok")
    assert lazy


def test_what_was_not_measured_again_stays_and_is_reported() -> None:
    old = [Line("a", "old", "ms", 1).record(), Line("b", "kept", "MB", 2, 3).record()]
    records = merged(old, [Line("a", "new", "ms", 5, 4, 2, note="so")])
    machine = {"chromium": "156", "cores": 2}
    loads = {"a": [1.0, 2.5]}

    text = markdown({"machine": machine, "ended": "now", "loads": loads, "lines": records})

    assert [record["what"] for record in records] == ["kept", "new"]
    assert "## a, at a load of 1.0 to 2.5" in text
    assert "| new | 4.0 ms | 5.0 ms | 2.0 ms | 2.5x | **over** | so |" in text
    assert "| kept | 3.0 MB | 2.0 MB |  |  | ok |  |" in text


@pytest.mark.parametrize("has_values", [True, False])
@pytest.mark.parametrize("megabytes", [1, 4])
def test_a_large_call_is_of_its_size(megabytes: int, has_values: bool) -> None:
    size = len(orjson.dumps(call(megabytes * MB, has_values=has_values)))

    assert 0.95 < size / (megabytes * MB) < 1.05
