"""Where the index lies on disk.

    FOLDER/                     its owner's alone, since it holds prompts in clear
        writer-2.lock           held by the one writer of the host, of this form
        rebuild-2               there while somebody wants the index to be built anew
        form-2                  the name of the generation that readers open, of this form
        form-2-4f2a.../         a generation: one index
            index/              Tantivy's
            state.json          how far it has got; written after each commit
            tries               how often it was opened for writing, and no state written since

A generation is built under a name of its own, and the pointer is moved to it when it is whole. So
a new form, or a rebuild, goes on beside what is in use. A state never tells more than the index
holds: whoever goes on from it indexes some changes again, which changes nothing.
"""

import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from errno import EEXIST
from pathlib import Path
from typing import Final

import orjson

from services.file_locks import try_lock
from services.insight.fields import FORM

_STATE: Final = "state.json"
_OF_FORM: Final = re.compile(r"(?:form|writer|rebuild)-(\d+)\b")
# What may stand in the folder; the last is of an empty disk.
_OURS: Final = re.compile(r"\.?(?:form|writer|rebuild)-\d+\b|lost\+found$")
# What gateways of another form have written to lately is left to them.
_OTHERS_SECONDS: Final = 600.0
# One that could not be written to so often, one time after the other, is given up.
_MOST_TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class State:
    """How far a generation has got.

    Attributes:
        database: Which database it is of; see `identity`.
        cursor: The moment up to which all changes are in the index (`services.changes.moments`).
        as_of: Milliseconds since 1970: all that was answered before is in the index.
        commit: Grows with each commit.
        is_built: Whether all that was there at the beginning is in it.
        scanned: The place that the scan has come to: the organization, and the order key in hex.
        by_id: Whether the scan goes by ids, since rows may lack their order keys.
        indexed: Completions in the index.
        expected: Completions that there were when the scan began.
        left_out: Rows that could not be indexed since it was begun, which the log names.
    """

    database: str
    cursor: str
    as_of: int
    commit: int = 0
    is_built: bool = False
    scanned: tuple[str, str] | None = None
    by_id: bool = False
    indexed: int = 0
    expected: int = 0
    left_out: int = 0

    @property
    def progress(self) -> float:
        """How much of it is built, from 0 to 1."""
        if self.is_built:
            return 1.0
        return min(self.indexed / self.expected, 0.99) if self.expected else 0.0


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

    def write_state(self, state: State, *, is_durable: bool = False) -> None:
        """Replace the state in one step.

        Args:
            state: The new one.
            is_durable: Whether it has to be on disk when this returns.
        """
        _replace(self.state_path, orjson.dumps(asdict(state)), is_durable=is_durable)

    def begin_try(self) -> None:
        """Note that it is opened for writing: what then ends the process is counted by it."""
        _replace(self._tries_path, str(self._tries + 1).encode())

    def end_tries(self) -> None:
        """Note that it can be written to."""
        self._tries_path.unlink(missing_ok=True)

    @property
    def is_given_up(self) -> bool:
        """Whether each of the last times something went wrong with it."""
        return self._tries >= _MOST_TRIES

    def give_up(self) -> None:
        """Note that it is of no use any more but to be read."""
        _replace(self._tries_path, str(_MOST_TRIES).encode())

    def remove(self) -> None:
        """Remove it. Who still reads it goes on: its files are open, or mapped."""
        shutil.rmtree(self.path, ignore_errors=True)

    @property
    def _tries_path(self) -> Path:
        return self.path / "tries"

    @property
    def _tries(self) -> int:
        try:
            return int(self._tries_path.read_text())
        except (OSError, ValueError):
            return 0


class Folder:
    """The folder of a host, for one database."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def lock_path(self) -> Path:
        """The file that the writer locks."""
        return self.path / f"writer-{FORM}.lock"

    def create(self) -> None:
        """Make the folder, for its owner alone.

        One that is there and open to others is closed to them, unless it holds what is not ours:
        it may be anything, as `/tmp`.

        Raises:
            OSError: It cannot be made, belongs to another, or holds what others may need.
        """
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix" and self.path.stat().st_mode & 0o077:
            if not all(_OURS.match(path.name) for path in self.path.iterdir()):
                raise OSError(EEXIST, "it is open to others, and holds what is no index's")
            self.path.chmod(0o700)

    def current(self) -> Generation | None:
        """Return the generation that is in use, of this form; None while there is none."""
        try:
            name = self.pointer_path.read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            return None
        return next((one for one in self.generations() if one.name == name), None)

    def generations(self) -> Iterator[Generation]:
        """Yield the generations of this form, whole or not."""
        for path in sorted(self.path.glob(f"form-{FORM}-*")):
            if path.is_dir():
                yield Generation(path)

    def begun(self, of: str | None) -> Generation | None:
        """Return what was begun to be built of a database, of any if None, and can go on."""
        for one in self.generations():
            state = one.read_state()
            is_begun = state is not None and not state.is_built and of in (None, state.database)
            if is_begun and not one.is_given_up:
                return one
        return None

    def new(self) -> Generation:
        """Make a generation, which nobody reads yet."""
        made = Generation(self.path / f"form-{FORM}-{secrets.token_hex(6)}")
        made.create()
        return made

    def use(self, generation: Generation) -> None:
        """Let readers open a generation from now on."""
        _replace(self.pointer_path, generation.name.encode(), is_durable=True)

    def use_none(self) -> None:
        """Let readers open none, since the one in use is of another database."""
        self.pointer_path.unlink(missing_ok=True)

    def remove_others(self, *kept: Generation) -> None:
        """Remove all generations of this form but some, and what nobody of another form needs."""
        names = {one.name for one in kept}
        for one in self.generations():
            if one.name not in names:
                one.remove()
        for form in self._other_forms():
            self._remove_form(form)

    def want_rebuild(self) -> None:
        """Ask the writer, whichever it is, to build the index anew."""
        _replace(self._rebuild_path, b"")

    def take_rebuild(self) -> None:
        """Note that it is begun."""
        self._rebuild_path.unlink(missing_ok=True)

    @property
    def is_rebuild_wanted(self) -> bool:
        """Whether somebody wants the index to be built anew."""
        return self._rebuild_path.exists()

    @property
    def _rebuild_path(self) -> Path:
        return self.path / f"rebuild-{FORM}"

    @property
    def pointer_path(self) -> Path:
        """The file that names the generation in use."""
        return self.path / f"form-{FORM}"

    def _other_forms(self) -> set[int]:
        found = (_OF_FORM.match(path.name) for path in self.path.iterdir())
        return {int(match[1]) for match in found if match} - {FORM}

    def _remove_form(self, form: int) -> None:
        """Remove what is of another form, unless gateways that have it still run or ran lately."""
        paths = [*self.path.glob(f"form-{form}"), *self.path.glob(f"form-{form}-*")]
        states = [path / _STATE for path in paths]
        if any(time.time() - _modified(path) < _OTHERS_SECONDS for path in (*paths, *states)):
            return
        lock_path = self.path / f"writer-{form}.lock"
        with open(lock_path, "ab", opener=_private) as lock:
            if not try_lock(lock):
                return
            for path in paths:
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)
            (self.path / f"rebuild-{form}").unlink(missing_ok=True)
            lock_path.unlink(missing_ok=True)


def open_lock(path: Path) -> int:
    """Open a file to be locked, for its owner alone; return the descriptor."""
    return _private(str(path), os.O_RDWR | os.O_CREAT)


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _replace(path: Path, content: bytes, *, is_durable: bool = False) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with open(beside, "wb", opener=_private) as file:
        file.write(content)
        if is_durable:
            file.flush()
            os.fsync(file.fileno())
    beside.replace(path)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
