"""A disk that fills up: a small one in memory, or a limit on the size of the database's files."""

import contextlib
import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

# Room for the journal's files, the data and the oplog of a scenario.
DISK_MIB: Final = 1024
_CHUNK: Final = bytes(1024 * 1024)
_LOG_BYTES: Final = 4 * 1024 * 1024


class Disk(Protocol):
    """Where the data directory lies."""

    kind: str

    def fill(self, *pids: int) -> None:
        """Leave no space to these processes: mongod, and the gateway that starts it again."""

    def free(self) -> None:
        """Give the space back."""


class SmallDisk:
    """A file system of its own, filled by a file beside the data.

    Args:
        folder: Where it is mounted.
    """

    kind = "a full file system"

    def __init__(self, folder: Path) -> None:
        self._ballast = folder / "ballast"

    def fill(self, *pids: int) -> None:  # noqa: ARG002  # nobody has space
        """Write until nothing more fits."""
        with contextlib.suppress(OSError), self._ballast.open("ab", buffering=0) as ballast:
            while ballast.write(_CHUNK):
                pass

    def free(self) -> None:
        """Remove what was written."""
        self._ballast.unlink(missing_ok=True)


class LimitedFiles:
    """A limit on the size of the files that processes write, where nothing can be mounted.

    A mongod that the gateway starts inherits the gateway's limit.
    """

    kind = "a limit on the size of files"

    def __init__(self) -> None:
        self._pids: tuple[int, ...] = ()

    def fill(self, *pids: int) -> None:
        """Let no file grow past what a log takes; the database's journal is larger."""
        self._pids = pids
        self._limit(_LOG_BYTES)

    def free(self) -> None:
        """Let files grow again."""
        self._limit(resource.RLIM_INFINITY)

    def _limit(self, size: int) -> None:
        for pid in self._pids:
            with contextlib.suppress(ProcessLookupError):
                # The soft limit alone: raising it again takes no privilege.
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


@contextmanager
def scarce_disk(folder: Path) -> Iterator[Disk]:
    """Yield a disk at `folder` that can be filled."""
    folder.mkdir(parents=True, exist_ok=True)
    options = f"size={DISK_MIB}m,mode=0700"
    mount = ["mount", "-t", "tmpfs", "-o", options, "chaos", str(folder)]
    try:
        mounted = os.geteuid() == 0 and not subprocess.run(mount, check=False).returncode
    except FileNotFoundError:  # no such command here
        mounted = False
    if not mounted:
        yield LimitedFiles()
        return
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", str(folder)], check=True)
