"""Whether the files of an index are still what Tantivy has written.

It writes a checksum at the end of each, and never compares it: where a disk has changed some bytes,
answers could be wrong, and nothing would tell. Files of a segment never change.
"""

import zlib
from pathlib import Path
from typing import Final

import orjson

_PIECE: Final = 2**20
# At the very end: how long the footer is, and a number that is always the same.
_TAIL: Final = 8
_MAGIC: Final = 1337
_LONGEST_FOOTER: Final = 10_000


def damaged_file(index_path: Path) -> str | None:
    """Return the name of a file that is not what was written; None if all are.

    It reads all of the index, of those segments that count as it begins; what is merged into
    others meanwhile is passed over.

    Raises:
        OSError: Something cannot be read.
    """
    try:
        segments = orjson.loads((index_path / "meta.json").read_bytes())["segments"]
        of = {one["segment_id"].replace("-", ""): one.get("deletes") for one in segments}
    except (ValueError, KeyError, TypeError, AttributeError):
        return "meta.json"
    for segment, deletes in of.items():
        for path in sorted(index_path.glob(f"{segment}.*")):
            # What an earlier commit has deleted counts no more, and may be half a file.
            now = f"{segment}.{(deletes or {}).get('opstamp')}.del"
            if path.suffix == ".del" and path.name != now:
                continue
            if not _is_sound(path):
                return path.name
    return None


def _is_sound(path: Path) -> bool:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            file.seek(max(size - _TAIL, 0))
            length, magic = file.read(4), file.read(4)
            footer = int.from_bytes(length, "little")
            left = size - _TAIL - footer
            if int.from_bytes(magic, "little") != _MAGIC or footer > _LONGEST_FOOTER or left < 0:
                return False
            file.seek(left)
            expected = orjson.loads(file.read(footer))["crc"]
            file.seek(0)
            found = 0
            while left and (piece := file.read(min(left, _PIECE))):
                found, left = zlib.crc32(piece, found), left - len(piece)
    except FileNotFoundError:  # it was merged into another
        return True
    except (ValueError, KeyError, TypeError):
        return False
    return bool(found == expected)
