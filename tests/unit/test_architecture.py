"""docs/architecture.md names what is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_each_module_of_the_index_is_named_once() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text()
    table = text.partition("### The index, room by room")[2].partition("\n## ")[0]
    rooms = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    named = [name for room in rooms for name in re.findall("`([^`]+)`", room)]

    modules = sorted(one.stem for one in (ROOT / "services" / "insight").glob("[!_]*.py"))
    assert sorted(named) == modules
