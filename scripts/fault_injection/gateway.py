"""The gateway in a process of its own, as an operator runs it."""

import asyncio
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx

from scripts.fault_injection.load import (
    DATABASE_TIMEOUT_SECONDS,
    ORGANIZATION,
    REQUEST_TIMEOUT_SECONDS,
)

ROOT: Final = Path(__file__).parents[2]
_START_SECONDS: Final = 60
_STOP_SECONDS: Final = 60
_POLL_SECONDS: Final = 0.05


def free_port() -> int:
    """Return a loopback port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass(slots=True)
class Gateway:
    """A gateway that can be started, broken and stopped."""

    folder: Path
    port: int
    token: str
    workers: int
    mongodb_url: str | None
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """What it said."""
        return (self.folder / "gateway.log").read_text(errors="replace")

    @property
    def pid(self) -> int:
        """The process id of the process that was started."""
        assert self.process is not None  # noqa: S101  # for mypy
        return self.process.pid

    def database_url(self) -> str:
        """The address of its database."""
        if self.mongodb_url is not None:
            return self.mongodb_url
        url: str = self._record()["url"]
        return url

    def mongod_pid(self) -> int:
        """The process id of its embedded database, which may have ended."""
        pid: int = self._record()["mongod_pid"]
        return pid

    def _record(self) -> dict[str, Any]:
        record: dict[str, Any] = json.loads((self.folder / "data" / "mongod.json").read_text())
        return record

    def worker_pids(self) -> list[int]:
        """The process ids of the workers, where there is more than one."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/children")
        pids = [int(pid) for file in tasks for pid in file.read_text().split()]
        return [pid for pid in pids if b"spawn_main" in _command_line(pid)]

    async def start(self) -> None:
        """Start it, and wait until it is ready."""
        settings = {
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "WORKERS": str(self.workers),
            "DATA_DIR": str(self.folder / "data"),
            "DATABASE_TIMEOUT_SECONDS": str(DATABASE_TIMEOUT_SECONDS),
            "REQUEST_TIMEOUT_SECONDS": str(REQUEST_TIMEOUT_SECONDS),
            "BOOTSTRAP_ORGANIZATION": ORGANIZATION,
            "BOOTSTRAP_TOKEN": self.token,
            "MONGODB_URL": self.mongodb_url or "",
        }
        env = {name: value for name, value in os.environ.items() if not name.startswith("LOG10_")}
        env |= {f"LOG10_GATEWAY_{name}": value for name, value in settings.items()}
        process = self.process = self._spawn({**env, "PYTHONPATH": str(ROOT)})
        deadline = time.monotonic() + _START_SECONDS
        async with httpx.AsyncClient() as client:
            while not await self._is_ready(client):
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError("the gateway did not start")
                await asyncio.sleep(_POLL_SECONDS)

    def _spawn(self, env: dict[str, str]) -> "subprocess.Popen[bytes]":
        with (self.folder / "gateway.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "gateway", "serve"],
                env=env,
                cwd=self.folder,  # where no .env is
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    async def _is_ready(self, client: httpx.AsyncClient) -> bool:
        try:
            return (await client.get(f"{self.url}/readyz")).status_code == 200
        except httpx.TransportError:
            return False

    async def stop(self) -> int:
        """Ask it to end; return its exit code."""
        if self.process is None:
            return 0
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        process, self.process = self.process, None
        try:
            return await asyncio.to_thread(process.wait, _STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            return await asyncio.to_thread(process.wait)


def _command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:  # it has ended
        return b""


@asynccontextmanager
async def gateway_on(
    folder: Path, *, workers: int = 1, mongodb_url: str | None = None
) -> AsyncIterator[Gateway]:
    """Run a gateway; with no URL, on a database of its own in `folder / "data"`."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    gateway = Gateway(folder, free_port(), secrets.token_urlsafe(24), workers, mongodb_url)
    try:
        await gateway.start()
        yield gateway
    finally:
        await gateway.stop()
