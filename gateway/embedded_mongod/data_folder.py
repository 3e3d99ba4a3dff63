"""The data folder of the embedded MongoDB: who holds it, and what lies where."""

import hashlib
import json
import os
import shutil
import socket
import stat
import time
from dataclasses import asdict, dataclass
from io import TextIOWrapper
from pathlib import Path

from gateway.errors import EmbeddedDatabaseError
from services.file_locks import try_lock

# The log is kept over restarts, and put aside when it has grown past this.
LOG_ROTATE_BYTES = 16 * 1024 * 1024
# `is_held` takes the lock for a moment; who comes in that moment tries again.
_LOCK_TRIES = 10
_LOCK_PAUSE_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Running:
    """Who runs on a data folder, as the gateway that holds it wrote down."""

    gateway_pid: int
    mongod_pid: int
    url: str


class DataFolder:
    """The folder that one gateway at a time may hold."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.database = root / "mongodb"
        self.log = root / "mongod.log"
        # What mongod says before it has a log: the dynamic loader's complaints.
        self.output = root / "mongod.out"
        self._record = root / "mongod.json"
        # Where the gateway that holds it answers. Beside the other, which older ones read too.
        self._address = root / "gateway.url"
        self._lock = root / "gateway.lock"
        self._held: TextIOWrapper | None = None

    def hold(self) -> None:
        """Make the folder and hold it until `release`, or until this process ends.

        Raises:
            EmbeddedDatabaseError: Another gateway holds it, or it cannot be written to.
        """
        try:
            self.database.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = self._lock.open("w")
        except OSError as error:
            raise EmbeddedDatabaseError(
                f"cannot use the data folder {self.root}: {error.strerror}"
            ) from error
        for _ in range(_LOCK_TRIES):
            if try_lock(lock):
                self._held = lock
                self._address.unlink(missing_ok=True)  # of one that was killed
                return
            time.sleep(_LOCK_PAUSE_SECONDS)  # its holder may be about to end
        lock.close()
        running = self.read_running()
        who = f" (process {running.gateway_pid})" if running else ""
        raise EmbeddedDatabaseError(
            f"another gateway{who} uses the data folder {self.root}: stop it, or set "
            "LOG10_GATEWAY_DATA_DIR to another folder"
        )

    def release(self) -> None:
        """Let the folder go."""
        if self._held is not None:
            self._address.unlink(missing_ok=True)
            self._held.close()
            self._held = None

    def is_held(self) -> bool:
        """Say whether a gateway holds the folder."""
        try:
            with self._lock.open("r+") as lock:
                return not try_lock(lock)
        except FileNotFoundError:
            return False

    def open_in_mongod(self) -> int | None:
        """Return the process id of the mongod that has the database open, if one has.

        mongod locks this file while it runs, and writes its id into it. 0: it has only begun.
        """
        try:
            with (self.database / "mongod.lock").open("r+") as lock:
                return None if try_lock(lock) else int(lock.read() or 0)
        except OSError:  # absent; or Windows, where a locked file cannot be read: mongod will say
            return None

    def read_running(self) -> Running | None:
        """Read who was running last. They may have ended since."""
        try:
            return Running(**json.loads(self._record.read_text()))
        except (OSError, ValueError, TypeError):
            return None

    def write_running(self, running: Running) -> None:
        """Write down who is running, for the next start and for other commands."""
        replacement = self._record.with_suffix(".new")
        replacement.write_text(json.dumps(asdict(running)))
        replacement.replace(self._record)

    def forget_running(self) -> None:
        """Take back `write_running`."""
        self._record.unlink(missing_ok=True)

    def write_address(self, url: str) -> None:
        """Write down where the gateway answers that holds the folder, for other commands."""
        self._address.write_text(url)

    def read_address(self) -> str | None:
        """Return where the gateway answers that holds the folder, if one does and has said it."""
        if not self.is_held():
            return None
        try:
            return self._address.read_text()
        except OSError:
            return None

    def read_output(self) -> str:
        """Read what mongod wrote to its standard streams."""
        try:
            return self.output.read_text(errors="replace")
        except OSError:  # the folder has been taken away
            return ""

    def free_bytes(self) -> int | None:
        """Return how much room there is on its disk; None where that cannot be told."""
        try:
            return shutil.disk_usage(self.root).free
        except OSError:
            return None

    def rotate_log(self) -> None:
        """Put a large log aside, in place of the one that was put aside before."""
        if self.log.exists() and self.log.stat().st_size > LOG_ROTATE_BYTES:
            self.log.replace(self.log.with_suffix(".log.old"))

    def socket_path(self) -> Path:
        """Return a path on which a Unix socket can be bound.

        It is in the data folder, unless its path is too long for a socket (about 107 bytes), has
        capital letters (the driver takes it for a host, whose letters it makes small), or its file
        system holds none: then in a folder of this user's below /tmp.

        Raises:
            EmbeddedDatabaseError: Neither can be used.
        """
        name = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:16]
        short_folder = Path("/tmp") / f"log10-gateway-{os.getuid()}"  # noqa: S108  # see make_private
        for path in (self.root / "mongod.sock", short_folder / f"{name}.sock"):
            if path.parent == short_folder:
                make_private(short_folder)
            if str(path) == str(path).lower() and _can_bind(path):
                return path
        raise EmbeddedDatabaseError(f"no Unix socket can be made in {self.root} or {short_folder}")


def make_private(folder: Path) -> None:
    """Make a folder that no one else can put a socket into.

    /tmp is open to all: someone else may have made a folder of this name, to be spoken to in
    mongod's place.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if (
        not stat.S_ISDIR(found.st_mode)
        or found.st_uid != os.getuid()
        or stat.S_IMODE(found.st_mode) & 0o077
    ):
        raise EmbeddedDatabaseError(f"{folder} is not a folder of yours alone: remove it")


def _can_bind(path: Path) -> bool:
    # Called while no mongod runs on this folder: a socket that is there is a dead one's.
    try:
        path.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as probe:
            probe.bind(str(path))
        path.unlink()
    except OSError:
        return False
    return True
