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


class Disk(Protocol):
    """Where the data directory lies."""

    kind: str

    def fill(self, mongod_pid: int) -> None:
        """Leave no space."""

    def free(self, mongod_pid: int) -> None:
        """Give the space back."""


class SmallDisk:
    """A file system of its own, filled by a file beside the data.

    Args:
        folder: Where it is mounted.
    """

    kind = "a full file system"

    def __init__(self, folder: Path) -> None:
        self._ballast = folder / "ballast"

    def fill(self, mongod_pid: int) -> None:  # noqa: ARG002  # the other kind needs it
        """Write until nothing more fits."""
        with contextlib.suppress(OSError), self._ballast.open("ab", buffering=0) as ballast:
            while ballast.write(_CHUNK):
                pass

    def free(self, mongod_pid: int) -> None:  # noqa: ARG002
        """Remove what was written."""
        self._ballast.unlink(missing_ok=True)


class LimitedFiles:
    """A limit on the size of the files that mongod writes, where nothing can be mounted.

    A new mongod inherits no limit, so that the restart is what ends the scarcity.
    """

    kind = "a limit on the size of files"

    def fill(self, mongod_pid: int) -> None:
        """Let no file of the database grow."""
        resource.prlimit(mongod_pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))

    def free(self, mongod_pid: int) -> None:
        """Let them grow again, if that process still lives."""
        unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        with contextlib.suppress(ProcessLookupError):
            resource.prlimit(mongod_pid, resource.RLIMIT_FSIZE, unlimited)


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
