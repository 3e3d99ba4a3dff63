"""The embedded MongoDB: a real mongod, started, watched and stopped by the gateway.

It is a replica set of one member, since transactions and change streams need a replica set. It
listens on a Unix socket that its owner alone can open, and on no TCP port: `--nounixsocket`
takes away the second socket, /tmp/mongodb-27017.sock, which every mongod would make and over
which two gateways would quarrel. Wire compression is off: the extra's 6.0.5 has CVE-2025-14847
(zlib). Measured here with 6.0.5: ready to write after 0.25 s, clean stop in 1.0 s.
"""

import contextlib
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from pymongo import MongoClient
from pymongo.errors import OperationFailure, PyMongoError

from gateway.embedded_mongod.binary import explain_exit, find_mongod
from gateway.embedded_mongod.data_folder import DataFolder, Running
from gateway.errors import EmbeddedDatabaseError

log = logging.getLogger("log10_gateway.mongod")

REPLICA_SET = "rs0"
# How far a change stream can look back. mongod's own default is 5 % of the free disk.
OPLOG_MB = 2048
NEVER_SLOW_MS = 2**31 - 1
# With less on its disk mongod ends at its next checkpoint, or the one after.
FULL_DISK_BYTES = 64 * 2**20
# The gateway's transactions write what one request holds, and take milliseconds.
TRANSACTION_SECONDS = 15
# Recovery after a crash reads the journal first; with much data that takes its time.
START_TIMEOUT_SECONDS = 120.0
STOP_TIMEOUT_SECONDS = 30.0
FIRST_RESTART_DELAY_SECONDS = 0.1
LAST_RESTART_DELAY_SECONDS = 30.0
# One that has run this long was healthy: the next restart is a quick one again.
HEALTHY_SECONDS = 60.0
_POLL_SECONDS = 0.01
# From holding the data folder to having started mongod.
_RECORD_SECONDS = 5.0

# MongoDB's error codes: no replica set yet; not in the set that its data speak of.
_NOT_YET_INITIALIZED = 94
_INVALID_REPLICA_SET_CONFIG = 93


class EmbeddedMongod:
    """A mongod on a data folder, for as long as the context lasts.

    Several processes may connect to its `url`. If it dies, it is started again on the same
    address, and drivers find it by themselves. If this process is killed, mongod lives on; the
    next start stops it cleanly before it begins (stopping costs a second more than adopting it,
    and leaves one that is a child of ours, to be waited for, with the options of today).

    Args:
        data_dir: Where the data, the log and the socket lie; made if absent.
        cache_mb: Bound on its cache, in MiB; 256 at least.
        block_compressor: Of the collections that it makes, as mongod names it: `snappy`, `zstd`,
            `zlib` or `none`. Those that are there keep theirs.
        unix_socket: A socket in the file system, else a loopback TCP port (Windows).
    """

    def __init__(
        self,
        data_dir: Path,
        *,
        cache_mb: int = 256,
        block_compressor: str = "snappy",
        unix_socket: bool = sys.platform != "win32",
    ) -> None:
        self._folder = DataFolder(data_dir)
        self._cache_mb = cache_mb
        self._block_compressor = block_compressor
        self._unix_socket = unix_socket
        self._binary = Path()
        self._address = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._stopping = threading.Event()
        # Guards the change of `_process` against a stop at the same time.
        self._guard = threading.Lock()
        self._watcher: threading.Thread | None = None

    @property
    def url(self) -> str:
        """The connection string for drivers. It stays the same over restarts of mongod."""
        return f"mongodb://{quote(self._address, safe=':')}/?replicaSet={REPLICA_SET}"

    @property
    def pid(self) -> int | None:
        """The process id of mongod; None while there is none."""
        return self._process.pid if self._process else None

    @property
    def log_path(self) -> Path:
        """Where mongod logs."""
        return self._folder.log

    def __enter__(self) -> Self:
        """Start it."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop it."""
        self.stop()

    def start(self) -> None:
        """Start mongod, and return when it takes writes.

        Raises:
            EmbeddedDatabaseError: There is no mongod, it does not run here, or another gateway
                uses the data folder.
        """
        self._binary = find_mongod()
        self._folder.hold()
        try:
            self._stop_orphan()
            self._folder.rotate_log()
            self._address = self._choose_address()
            self._stopping.clear()
            self._process = self._spawn()
            self._wait_until_writable(self._process)
        except BaseException:  # Ctrl-C too: what was begun is ended
            self.stop()
            raise
        self._watcher = threading.Thread(target=self._watch, name="mongod-watcher", daemon=True)
        self._watcher.start()

    def stop(self) -> None:
        """Stop mongod cleanly; kill it if it takes too long. Harmless if it does not run."""
        self._stopping.set()
        with self._guard:
            process = self._process
        if process is not None:
            process.terminate()
            try:
                process.wait(STOP_TIMEOUT_SECONDS)
            except subprocess.TimeoutExpired:
                log.warning("mongod did not stop in %d s and is killed", STOP_TIMEOUT_SECONDS)
                process.kill()
                process.wait()
            self._folder.forget_running()
        if self._watcher is not None:
            self._watcher.join()
            self._watcher = None
        self._process = None
        self._folder.release()

    def _choose_address(self) -> str:
        if self._unix_socket:
            return str(self._folder.socket_path())
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return f"127.0.0.1:{probe.getsockname()[1]}"

    def _spawn(self) -> "subprocess.Popen[bytes]":
        """Start the process.

        Raises:
            EmbeddedDatabaseError: The system cannot run the file.
        """
        command = [
            str(self._binary),
            *("--dbpath", str(self._folder.database)),
            *("--logpath", str(self._folder.log), "--logappend"),
            *("--replSet", REPLICA_SET, "--oplogSize", str(OPLOG_MB)),
            *("--wiredTigerCacheSizeGB", str(self._cache_mb / 1024)),
            *("--wiredTigerCollectionBlockCompressor", self._block_compressor),
            *("--networkMessageCompressors", "disabled"),
            # Its metrics for MongoDB's support: 200 MB of disk, and work each second.
            *("--setParameter", "diagnosticDataCollectionEnabled=false"),
            # It would log slow operations with what they wrote: payloads. The gateway's own log
            # says which requests are slow, and how long the database took.
            *("--slowms", str(NEVER_SLOW_MS)),
            # A worker that is killed leaves its transaction open, and whoever wants to write the
            # same completions waits for its end: a minute, if left at the default.
            *("--setParameter", f"transactionLifetimeLimitSeconds={TRANSACTION_SECONDS}"),
        ]
        if sys.platform != "win32":
            command += ["--nounixsocket", "--filePermissions", "0600"]
        if self._unix_socket:
            command += ["--bind_ip", self._address]
        else:
            host, port = self._address.split(":")
            command += ["--bind_ip", host, "--port", port]
        with self._folder.output.open("wb") as output:
            try:
                process = subprocess.Popen(  # noqa: S603  # built above, without a shell
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    cwd=self._folder.root,
                    # Ctrl-C in the terminal is for the gateway, which stops mongod last.
                    start_new_session=True,
                    creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
                )
            except OSError as error:
                raise EmbeddedDatabaseError(
                    f"cannot run {self._binary}: {error.strerror}"
                ) from error
        try:
            self._folder.write_running(Running(os.getpid(), process.pid, self.url))
        except OSError:  # a full disk: one that no record tells of would hold the data for ever
            process.kill()
            process.wait()
            raise
        return process

    def _wait_until_writable(self, process: "subprocess.Popen[bytes]") -> None:
        """Return when it is a primary; make the replica set if there is none.

        Raises:
            EmbeddedDatabaseError: It ended, or is not writable in time.
        """
        deadline = time.monotonic() + START_TIMEOUT_SECONDS
        while not self._listens():
            self._check_start(process, deadline)
        # Its own client, closed at once: one that has seen the member before it was in a set
        # goes on believing that it has no sessions.
        client: MongoClient[dict[str, Any]] = MongoClient(
            f"mongodb://{quote(self._address, safe=':')}/",
            directConnection=True,
            serverSelectionTimeoutMS=1000,
        )
        with client:
            while not self._is_writable(client):
                self._check_start(process, deadline)

    def _check_start(self, process: "subprocess.Popen[bytes]", deadline: float) -> None:
        code = process.poll()
        if code is not None:
            raise EmbeddedDatabaseError(self._explain(code))
        if time.monotonic() > deadline:
            raise EmbeddedDatabaseError(
                f"mongod is not ready after {START_TIMEOUT_SECONDS:.0f} s: see {self._folder.log}"
            )
        time.sleep(_POLL_SECONDS)  # it is asked again after

    def _explain(self, code: int) -> str:
        """Say in one line why mongod ended, in words that lead to its mending."""
        free = self._folder.free_bytes()
        if free is not None and free < FULL_DISK_BYTES:
            return (
                f"mongod stopped with code {code}: the disk of {self._folder.root} is full "
                f"({free // 2**20} MiB are left). Make room on it; what was acknowledged is safe"
            )
        return explain_exit(
            self._binary, code, output=self._folder.read_output(), log=self._folder.log
        )

    def _listens(self) -> bool:
        try:
            if self._unix_socket:
                with socket.socket(socket.AF_UNIX) as probe:
                    probe.connect(self._address)
            else:
                host, port = self._address.split(":")
                with socket.create_connection((host, int(port)), timeout=1):
                    pass
        except OSError:
            return False
        return True

    def _is_writable(self, client: "MongoClient[dict[str, Any]]") -> bool:
        try:
            self._ensure_replica_set(client)
            return bool(client.admin.command("hello").get("isWritablePrimary"))
        except PyMongoError as error:
            log.debug("mongod is not ready: %s", error)
            return False

    def _ensure_replica_set(self, client: "MongoClient[dict[str, Any]]") -> None:
        """Make the set, or put it right: its configuration holds an address that may be old.

        That is so when the data folder was moved, or on a loopback port.
        """
        config = {"_id": REPLICA_SET, "members": [{"_id": 0, "host": self._address}]}
        try:
            client.admin.command("replSetGetStatus")
        except OperationFailure as error:
            if error.code == _NOT_YET_INITIALIZED:
                client.admin.command("replSetInitiate", config)
            elif error.code == _INVALID_REPLICA_SET_CONFIG:
                found = client.local.get_collection("system.replset").find_one() or {}
                config = {**found, **config, "version": found.get("version", 0) + 1}
                client.admin.command("replSetReconfig", config, force=True)
            else:
                raise

    def _watch(self) -> None:
        """Start mongod again whenever it ends without having been asked to."""
        delay = FIRST_RESTART_DELAY_SECONDS
        while process := self._process:
            started = time.monotonic()
            code = process.wait()
            if self._stopping.is_set():
                return
            if time.monotonic() - started > HEALTHY_SECONDS:
                delay = FIRST_RESTART_DELAY_SECONDS
            reason = self._explain(code)
            log.error("%s; it is started again in %.1f s", reason, delay)
            if self._stopping.wait(delay):
                return
            delay = min(2 * delay, LAST_RESTART_DELAY_SECONDS)
            with self._guard:
                if self._stopping.is_set():
                    return
                try:
                    self._folder.rotate_log()  # each crash adds a stack trace to it
                    self._process = self._spawn()
                except (EmbeddedDatabaseError, OSError) as error:
                    log.warning("mongod cannot be started: %s", error)

    def _stop_orphan(self) -> None:
        """Stop the mongod of a gateway that was killed before it could do so.

        Raises:
            EmbeddedDatabaseError: The mongod on this folder is not of our making.
        """
        orphan = self._folder.open_in_mongod()
        if orphan is None:
            return
        running = self._folder.read_running()
        if running is None or running.mongod_pid != orphan:
            raise EmbeddedDatabaseError(
                f"a mongod (process {orphan}) that no gateway has started uses "
                f"{self._folder.database}: stop it"
            )
        log.warning("stopping the mongod (process %d) of a gateway that was killed", orphan)
        for sign in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.kill(orphan, sign)
            deadline = time.monotonic() + STOP_TIMEOUT_SECONDS
            while time.monotonic() < deadline:
                if self._folder.open_in_mongod() is None:
                    return
                time.sleep(_POLL_SECONDS)  # no child of ours, so its end can only be looked for
        raise EmbeddedDatabaseError(f"the mongod with process id {orphan} does not end")


def running_url(data_dir: Path) -> str | None:
    """Return the address of the mongod of a gateway that runs on `data_dir`, if one does."""
    folder = DataFolder(data_dir)
    for _ in range(int(_RECORD_SECONDS / _POLL_SECONDS)):
        if not folder.is_held():
            return None
        running = folder.read_running()
        if running is not None:
            return running.url
        time.sleep(_POLL_SECONDS)  # that gateway is about to start its mongod
    return None


def shell_url(url: str, database: str) -> str:
    """Return the address of an embedded mongod for a person's mongosh."""
    return url.replace(f"/?replicaSet={REPLICA_SET}", f"/{database}?directConnection=true")
