"""A replica set of three real mongods on loopback, to be killed and frozen."""

import asyncio
import os
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pymongo import MongoClient, WriteConcern
from pymongo.errors import PyMongoError

from gateway.embedded_mongod.binary import find_mongod
from scripts.fault_injection.gateway import free_port

_NAME: Final = "chaos"
_WAIT_SECONDS: Final = 60.0
_POLL_SECONDS: Final = 0.1


@dataclass(slots=True)
class Member:
    """One mongod."""

    folder: Path
    port: int
    election_seconds: int
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start it, on the data that it had."""
        self.folder.mkdir(parents=True, exist_ok=True)
        command = [
            str(find_mongod()),
            *("--dbpath", str(self.folder), "--logpath", f"{self.folder}.log", "--logappend"),
            *("--bind_ip", "127.0.0.1", "--port", str(self.port), "--nounixsocket"),
            *("--replSet", _NAME, "--oplogSize", "512", "--wiredTigerCacheSizeGB", "0.25"),
            *("--setParameter", "diagnosticDataCollectionEnabled=false"),
            # How long a member waits for a frozen one that it replicates from; 5 by default.
            *("--setParameter", f"oplogNetworkTimeoutBufferSeconds={self.election_seconds / 2:g}"),
        ]
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
        )

    def signal(self, sign: signal.Signals) -> None:
        """Send it a signal; after a SIGKILL, wait for its end."""
        assert self.process is not None  # noqa: S101  # for mypy
        os.kill(self.process.pid, sign)
        if sign is signal.SIGKILL:
            self.process.wait()

    def hello(self) -> dict[str, Any]:
        """Return what it says of itself; nothing if it does not answer in a second."""
        try:
            with self.connect() as client:
                return client.admin.command("hello")
        except PyMongoError:
            return {}

    def answers(self) -> bool:
        """Say whether it answers at all."""
        return bool(self.hello())

    def takes_writes(self) -> bool:
        """Say whether it can make a write durable: its secondary has to have found it, too."""
        durable = WriteConcern(w="majority", j=True)
        try:
            with self.connect() as client:
                client.get_database("chaos", write_concern=durable).probes.insert_one({})
        except PyMongoError:
            return False
        return True

    def connect(self) -> "MongoClient[dict[str, Any]]":
        """Return a client of this member alone."""
        url = f"mongodb://127.0.0.1:{self.port}/?directConnection=true"
        return MongoClient(url, timeoutMS=1000)


class ReplicaSet:
    """Three members.

    Args:
        folder: For their data.
        election_seconds: How long they wait for a silent primary. MongoDB's default is 10.
    """

    def __init__(self, folder: Path, *, election_seconds: int) -> None:
        self.members = [
            Member(folder / f"member{n}", free_port(), election_seconds) for n in range(3)
        ]
        self._election_seconds = election_seconds

    @property
    def url(self) -> str:
        """The connection string for drivers."""
        hosts = ",".join(f"127.0.0.1:{member.port}" for member in self.members)
        return f"mongodb://{hosts}/?replicaSet={_NAME}"

    async def start(self) -> None:
        """Start the members, make them a set, and wait for a primary."""
        for member in self.members:
            member.start()
        for member in self.members:
            await self.until(member.answers)
        config = {
            "_id": _NAME,
            "members": [
                {"_id": n, "host": f"127.0.0.1:{member.port}"}
                for n, member in enumerate(self.members)
            ],
            "settings": {
                "electionTimeoutMillis": self._election_seconds * 1000,
                # Or a member that sees its primary alive for longer votes for nobody else.
                "heartbeatTimeoutSecs": self._election_seconds,
            },
        }
        with self.members[0].connect() as client:
            client.admin.command("replSetInitiate", config)
        await self.primary()
        await self.all_well()

    async def primary(self) -> Member:
        """Wait for a primary, and return it."""
        found: list[Member] = []

        def is_there() -> bool:
            found[:] = [one for one in self.members if one.hello().get("isWritablePrimary")]
            return bool(found)

        await self.until(is_there)
        return found[0]

    async def takes_writes(self, *, other_than: Member) -> None:
        """Wait until one of the others takes writes; a first winner may lose again at once."""
        others = [member for member in self.members if member is not other_than]
        await self.until(lambda: any(member.takes_writes() for member in others))

    async def all_well(self) -> None:
        """Wait until each member is a primary or a secondary, and there is one primary."""

        def is_well() -> bool:
            states = [member.hello() for member in self.members]
            primaries = [state for state in states if state.get("isWritablePrimary")]
            secondaries = [state for state in states if state.get("secondary")]
            return len(primaries) == 1 and len(secondaries) == len(self.members) - 1

        await self.until(is_well)

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so, asked in a thread."""
        deadline = time.monotonic() + _WAIT_SECONDS
        while not await asyncio.to_thread(is_so):
            if time.monotonic() > deadline:
                raise TimeoutError("the replica set is not as it should be")
            await asyncio.sleep(_POLL_SECONDS)

    def stop(self) -> None:
        """End the members; the data are for nobody."""
        for member in self.members:
            if member.process is not None and member.process.poll() is None:
                member.signal(signal.SIGKILL)  # ends a frozen one too


@asynccontextmanager
async def replica_set(folder: Path, *, election_seconds: int) -> AsyncIterator[ReplicaSet]:
    """Run a replica set."""
    members = ReplicaSet(folder, election_seconds=election_seconds)
    try:
        await members.start()
        yield members
    finally:
        members.stop()
