"""SECURITY.md promises nothing that no test holds."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_each_promise_names_a_test_that_is_there() -> None:
    text = (ROOT / "SECURITY.md").read_text()
    promises = text.partition("## What is promised")[2].partition("\n## ")[0]
    rows = [line for line in promises.splitlines() if line.startswith("| ")][1:]
    named = [re.findall(r"`((?:tests|scripts)/[\w/.]+)`", row) for row in rows if "---" not in row]

    assert len(named) >= 10
    assert all(named)
    assert [path for paths in named for path in paths if not (ROOT / path).is_file()] == []
