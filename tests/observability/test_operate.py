"""docs/operate.md says what is so: each series with its labels, each field of a line."""

import re
from pathlib import Path

from gateway.observability.exposition import _Disk, _Processes
from services.errors import Reason
from services.observability.metrics import Metrics
from services.observability.records import _OPTIONAL, Record, fields_of

ROOT = Path(__file__).parents[2]
OPERATE = (ROOT / "docs" / "operate.md").read_text()


def table(name: str) -> dict[str, list[str]]:
    """Return the names in a table's first column, with those in its second."""
    text = OPERATE.partition(f"<!-- {name}:")[2].partition("-->\n")[2].partition("<!-- end")[0]
    rows = re.findall(r"^\| `(\w+)` \|([^|]*)\|", text, re.MULTILINE)
    return {name: re.findall(r"`(\w+)`", labels) for name, labels in rows}


def test_every_series_and_its_labels_are_described_and_no_other() -> None:
    metrics = Metrics()
    known = {}
    for collector in metrics.registry._collector_to_names:
        suffix = "_total" if collector._type == "counter" else ""  # type: ignore[attr-defined]  # of its metrics
        known[f"{collector._name}{suffix}"] = list(collector._labelnames)  # type: ignore[attr-defined]  # any metric
    for family in (*_Processes().collect(), *_Disk(ROOT).collect()):
        for sample in family.samples:
            known[sample.name] = list(sample.labels)

    assert table("series") == known


def test_every_field_of_a_line_is_described_and_no_other() -> None:
    assert table("log fields").keys() == fields_of(Record(), 0).keys() | _OPTIONAL


def test_every_reason_is_described() -> None:
    for reason in Reason:
        assert f"`{reason}`" in OPERATE, reason
