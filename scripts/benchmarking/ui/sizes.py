"""What the browser has to load, packed, of the files that are served."""

import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from scripts.benchmarking.ui.figures import Line

CASE: Final = "sizes"
_KIB: Final = 1024
ENTRY_KIB: Final = 250
CSS_KIB: Final = 20
# What a lazy part may take, by a piece of its file's name; any other takes no more than the least.
LAZY_KIB: Final = {
    "markdown": 60,
    "form": 90,
    "grade": 90,
    "dry": 90,  # a part of the grading page, which it imports
    "task": 90,
    "editor": 140,
    "schema": 140,
}
_OTHER_KIB: Final = 60
# What the build adds to a name: a stroke and eight characters, which may be strokes too.
_HASH: Final = 9
_OF_PAGE: Final = re.compile(r'(?:src|href)="[^"]*?assets/([\w.-]+\.(?:js|css))"')
_STATIC: Final = re.compile(r'(?:\bfrom|\bimport)\s*"\./([\w.-]+\.js)"')


def sizes(built: Path) -> list[Line]:
    """Measure the files of a build.

    Args:
        built: The folder of `ui.html`.
    """
    assets = built / "assets"
    first = set(_of_page(built))
    entry = loaded((name for name in first if name.endswith(".js")), assets)
    styles = [path.name for path in assets.glob("*.css")]
    lines = [
        Line(CASE, "JavaScript before the first rows", "KiB", packed(entry, assets), ENTRY_KIB),
        Line(CASE, "style sheets, all", "KiB", packed(styles, assets), CSS_KIB),
    ]
    for path in sorted(assets.glob("*.js")):
        if path.name not in entry:
            own = loaded([path.name], assets) - entry
            lines.append(
                Line(CASE, f"lazy: {_name(path)}", "KiB", packed(own, assets), budget(path.name))
            )
    return lines


def budget(name: str) -> int:
    """Return what a lazy part may take, by its file's name."""
    found = (most for part, most in LAZY_KIB.items() if part in name.lower())
    return next(found, _OTHER_KIB)


def packed(names: Iterable[str], assets: Path) -> float:
    """Return the size of files as they are sent, in KiB."""
    return sum(len(gzip.compress((assets / name).read_bytes(), 6)) for name in names) / _KIB


def loaded(names: Iterable[str], assets: Path) -> set[str]:
    """Return the scripts with all that they import at once."""
    seen: set[str] = set()
    open_ = list(names)
    while open_:
        name = open_.pop()
        if name not in seen:
            seen.add(name)
            open_.extend(_STATIC.findall((assets / name).read_text(encoding="utf-8")))
    return seen


def _of_page(built: Path) -> Iterator[str]:
    yield from _OF_PAGE.findall((built / "ui.html").read_text(encoding="utf-8"))


def _name(path: Path) -> str:
    return path.stem[:-_HASH]
