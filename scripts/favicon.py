"""Draw the favicon anew, after a change of the icon that it is made from.

    .venv/bin/python scripts/favicon.py

Needs Chromium (`apt-get install chromium`). Writes web/public/favicon.ico, which
web/build copies to where it is served from.
"""

import struct
from pathlib import Path
from typing import Final

from tests.gateway.browser import open_browser

WEB_DIR: Final = Path(__file__).parents[1] / "web"
SOURCE: Final = WEB_DIR / "src" / "icon.svg"
TARGET: Final = WEB_DIR / "public" / "favicon.ico"
# Width and height in pixels: tabs, tabs of dense displays, and shortcuts.
SIZES: Final = (16, 32, 48)
_HEAD: Final = struct.Struct("<HHH")
_ENTRY: Final = struct.Struct("<BBBBHHII")


def draw(svg: str, sizes: tuple[int, ...] = SIZES) -> dict[int, bytes]:
    """Return the icon as PNG, by width in pixels."""
    drawn = {}
    with open_browser() as browser:
        page = browser.new_page()
        page.set_content(f"<style>body {{margin: 0}} svg {{display: block}}</style>{svg}")
        for size in sizes:
            page.set_viewport_size({"width": size, "height": size})
            drawn[size] = page.screenshot(omit_background=True)
    return drawn


def pack(drawn: dict[int, bytes]) -> bytes:
    """Return an ICO file that holds the PNG files as they are."""
    offset = _HEAD.size + _ENTRY.size * len(drawn)
    entries = []
    for size, png in drawn.items():
        entries.append(_ENTRY.pack(size, size, 0, 0, 1, 32, len(png), offset))
        offset += len(png)
    return b"".join([_HEAD.pack(0, 1, len(drawn)), *entries, *drawn.values()])


if __name__ == "__main__":
    TARGET.write_bytes(pack(draw(SOURCE.read_text())))
    print(TARGET)
