"""Where the index lies on disk.

    FOLDER/                     its owner's alone, since it holds prompts in clear
        writer.lock             held by the one writer of the host
        form-1                  the name of the generation that readers open, of this form
        form-1-4f2a.../         a generation: one index
            index/              Tantivy's
            state.json          how far it has got; written after each commit

A generation is built under a name of its own, and the pointer is moved to it when it is whole. So
a new form, or a rebuild, goes on beside what is in use. A state never tells more than the index
holds: whoever goes on from it indexes some changes again, which changes nothing.
"""

import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import orjson

from services.insight.fields import FORM

_STATE: Final = "state.json"


@dataclass(frozen=True, slots=True)
class State:
    """How far a generation has got.

    Attributes:
        database: Which database it is of; see `writer`.
        cursor: The moment up to which all changes are in the index (`services.changes.moments`).
        as_of: Milliseconds since 1970: all that was answered before is in the index.
        commit: Grows with each commit.
        is_built: Whether all that was there at the beginning is in it.
        scanned: The place that the scan has come to: the organization, and the order key in hex.
        indexed: Completions in the index.
        expected: Completions that there were when the scan began.
    """

    database: str
    cursor: str
    as_of: int
    commit: int = 0
    is_built: bool = False
    scanned: tuple[str, str] | None = None
    indexed: int = 0
    expected: int = 0


class Generation:
    """One index, with its state."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def name(self) -> str:
        """Its folder's name."""
        return self.path.name

    @property
    def index_path(self) -> Path:
        """Tantivy's own folder."""
        return self.path / "index"

    @property
    def state_path(self) -> Path:
        """The file of the state."""
        return self.path / _STATE

    def create(self) -> None:
        """Make the folders."""
        self.path.mkdir(mode=0o700)
        self.index_path.mkdir(mode=0o700)

    def read_state(self) -> State | None:
        """Return the state; None where there is none that can be read."""
        try:
            known = orjson.loads(self.state_path.read_bytes())
            scanned = known.pop("scanned")
            return State(**known, scanned=tuple(scanned) if scanned else None)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def write_state(self, state: State) -> None:
        """Replace the state in one step."""
        _replace(self.state_path, orjson.dumps(asdict(state)))


class Folder:
    """The folder of a host, for one database."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def lock_path(self) -> Path:
        """The file that the writer locks."""
        return self.path / "writer.lock"

    def create(self) -> None:
        """Make the folder, for its owner alone.

        Raises:
            OSError: It cannot be made, or belongs to another.
        """
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix":
            self.path.chmod(0o700)

    def current(self) -> Generation | None:
        """Return the generation that is in use, of this form; None while there is none."""
        try:
            name = self._pointer.read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            return None
        return next((one for one in self.generations() if one.name == name), None)

    def generations(self) -> Iterator[Generation]:
        """Yield the generations of this form, whole or not."""
        for path in sorted(self.path.glob(f"form-{FORM}-*")):
            if path.is_dir():
                yield Generation(path)

    def new(self) -> Generation:
        """Make a generation, which nobody reads yet."""
        made = Generation(self.path / f"form-{FORM}-{secrets.token_hex(6)}")
        made.create()
        return made

    def use(self, generation: Generation) -> None:
        """Let readers open a generation from now on."""
        _replace(self._pointer, generation.name.encode())

    def remove_others(self, kept: Generation) -> None:
        """Remove all other generations, of former forms too.

        Who still reads one goes on: its files are open, or mapped.
        """
        for path in self.path.glob("form-*"):
            if path.is_dir() and path != kept.path:
                shutil.rmtree(path, ignore_errors=True)
            elif path.is_file() and path != self._pointer:
                path.unlink(missing_ok=True)

    @property
    def _pointer(self) -> Path:
        return self.path / f"form-{FORM}"


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with open(beside, "wb", opener=_private) as file:
        file.write(content)
    beside.replace(path)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
