"""The benchmark runs, and says what it has to. How fast anything is, is not a test's business."""

import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from scripts.benchmarking.cases import MAKERS, QUERIES
from scripts.benchmarking.main import EXTRAS
from scripts.benchmarking.report import targets

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="it reads /proc, which is Linux's"
)


# One that reads, which has its growth measured too; one that writes; and all that is no case.
FEW = {"page", "create"}


@pytest.mark.parametrize(
    "cases",
    [pytest.param(cases, marks=pytest.mark.nightly) for cases in (FEW, set(MAKERS))],
    ids=["few", "every case"],
)
def test_a_quick_run_measures_each_case_and_writes_the_table(
    tmp_path: Path, cases: set[str]
) -> None:
    asked_for = ",".join([*sorted(cases), *EXTRAS])
    command = [sys.executable, "-m", "scripts.benchmarking.main", "--quick"]
    done = subprocess.run(
        [*command, "--cases", asked_for, "--output", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    results = orjson.loads((tmp_path / "latest.json").read_bytes())
    table = (tmp_path / "latest.md").read_text()
    assert {record["case"] for record in results["cases"]} == cases
    for record in results["cases"]:
        assert set(record["ratios"]) == set(record["sides"]) - {"gateway"} != set()
        for side in record["sides"].values():
            assert side["failed"] == 0, (record["case"], side)
            assert 0 < side["p50_ms"] <= side["p99_ms"]
            assert side["cpu_ms"] > 0
        assert record["client_ceiling"] > 0
        assert f"| {record['title']} |" in table
    creates = [record for record in results["cases"] if record["case"] == "create"]
    for record in creates:
        each = record["bytes_each"]
        assert each["indexes"] > 0
        assert 0 < each["data_on_disk"] < each["data"]
        assert record["sides"]["gateway"]["mongod_cpu_ms"] > 0
        shown = [f"{each[name]:,.0f}" for name in ("indexes", "data", "data_on_disk")]
        assert f"| {record['stored']:,} | {' | '.join(shown)} |" in table
    assert {record["stored"] for record in creates} == {1000, 2000}
    assert "mongod's CPU us (floor)" in table
    assert {record["case"] for record in results["growth"]} == cases & set(QUERIES)
    for record in results["growth"]:
        assert record["sides"]["gateway"]["ratio"] > 0
    names = " ".join(name for name, *_ in targets(results))
    process = ("start", "idle worker", "under load", "overload", "worst documents")
    for asked in ("orjson.dumps", "at 2,000 to 1,000", *process):
        assert asked in names
    assert results["overload"]["refused_per_second"] > 0
    assert results["documents"]["documents_per_second"] > 0
    assert results["documents"]["failed"] == 0
    assert str(tmp_path) not in (tmp_path / "latest.json").read_text() + table


@pytest.mark.nightly
def test_the_measure_of_live_updates_hears_of_what_it_creates() -> None:
    few = ["--subscribers", "20", "--filters", "4", "--rate", "50", "--deliveries", "200"]
    command = [sys.executable, "-m", "scripts.benchmarking.live", *few, "--seconds", "1"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )

    assert done.returncode == 0, done.stderr
    results = orjson.loads(done.stdout)
    assert results["deliveries_per_second"] > 0
    assert results["failed"] == results["ended"] == 0
    assert 0 < results["delay_ms"]["p50"] <= results["delay_ms"]["p99"]
    assert results["memory_mb"]["after"] > 0


@pytest.mark.nightly
def test_questions_are_measured_and_a_table_is_written(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scripts.benchmarking.insight.main"]
    few = ["--completions", "500", "--rounds", "1", "--seconds", "1", "--create-rounds", "1"]
    done = subprocess.run(
        [*command, *few, "--output", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    results = orjson.loads((tmp_path / "insight.json").read_bytes())
    table = (tmp_path / "insight.md").read_text()
    for one in results["questions"]:
        assert 0 < one["index"]["p50"] <= one["index"]["max"]
        assert one["differs"] == []
        assert one["compared"], one["name"]
        assert f"| {one['name']} |" in table
    assert results["beside"]["visible_seconds"]["p50"] > 0
    assert results["beside"]["with"]["saturated_per_second"] > 0
