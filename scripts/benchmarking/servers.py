"""The processes under measurement: starting them, and what the kernel says of them.

Reads /proc, so it needs Linux.
"""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from scripts.benchmarking import floors
from scripts.benchmarking.load import LoadResult, LoadSpec

ROOT: Final = Path(__file__).parents[2]
TOKEN: Final = "log10_bench_token_of_no_use_elsewhere"  # noqa: S105  # its database is as short-lived
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_START_SECONDS: Final = 60
_POLL_SECONDS: Final = 0.002


@dataclass(frozen=True, slots=True)
class Server:
    """A server and the processes that it has started."""

    process: "subprocess.Popen[bytes]"
    port: int
    start_seconds: float

    def pids(self) -> list[int]:
        """Return the process and all below it."""
        return list(_tree(self.process.pid))

    def cpu_seconds(self) -> float:
        """Return the CPU time that they have taken since they began."""
        return sum(map(cpu_seconds, self.pids()))

    def memory_mb(self) -> tuple[float, float]:
        """Return the resident set of the largest process, now and at its highest."""
        return (
            max(_status_mb(pid, "VmRSS") for pid in self.pids()),
            max(_status_mb(pid, "VmHWM") for pid in self.pids()),
        )


def _tree(pid: int) -> Iterator[int]:
    yield pid
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _tree(int(child))


def cpu_seconds(pid: int) -> float:
    """Return the CPU time of one process; 0 if it is gone."""
    try:
        values = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(values[11]) + int(values[12])) / _TICKS


def _status_mb(pid: int, key: str) -> float:
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith(key):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


@contextlib.contextmanager
def gateway(url: str, database: str, folder: Path, **settings: object) -> Iterator[Server]:
    """Run the gateway on a database that is there, as an operator does."""
    port = _free_port()
    named = {
        "mongodb_url": url,
        "mongodb_database": database,
        "data_dir": folder,
        "port": port,
        "bootstrap_organization": floors.ORGANIZATION,
        "bootstrap_token": TOKEN,
        "log_level": "warning",
        **settings,
    }
    command = [sys.executable, "-m", "gateway", "serve"]
    variables = {f"LOG10_GATEWAY_{key.upper()}": str(value) for key, value in named.items()}
    with _running(command, variables, folder / "gateway.log", port, b"/healthz") as server:
        yield server


@contextlib.contextmanager
def floor(
    url: str, database: str, replay: Path, folder: Path, *, workers: int = 1
) -> Iterator[Server]:
    """Run the floors behind the same uvicorn."""
    port = _free_port()
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        "scripts.benchmarking.floors:create_app",
        "--factory",
    ]
    command += ["--port", str(port), "--workers", str(workers), "--log-level", "warning"]
    command += ["--loop", "uvloop", "--http", "httptools", "--no-access-log", "--no-server-header"]
    variables = {
        floors.URL_VARIABLE: url,
        floors.DATABASE_VARIABLE: database,
        floors.REPLAY_VARIABLE: str(replay),
    }
    with _running(command, variables, folder / "floor.log", port, b"/parse") as server:
        yield server


@contextlib.contextmanager
def bare(answer_bytes: int, folder: Path) -> Iterator[Server]:
    """Run the barest server."""
    port = _free_port()
    command = [sys.executable, "-m", "scripts.benchmarking.bare", str(port), str(answer_bytes)]
    with _running(command, {}, folder / "bare.log", port, b"/") as server:
        yield server


@contextlib.contextmanager
def _running(
    command: list[str], variables: dict[str, str], log: Path, port: int, path: bytes
) -> Iterator[Server]:
    others = {key: value for key, value in os.environ.items() if not key.startswith("LOG10_")}
    with log.open("ab") as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, env={**others, **variables}, stdout=output, stderr=output
        )
        try:
            _wait_until_answering(port, path, process, log)
            yield Server(process, port, time.perf_counter() - began)
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_answering(
    port: int, path: bytes, process: "subprocess.Popen[bytes]", log: Path
) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)) as probe:
            probe.sendall(b"GET %b HTTP/1.1\r\nHost: localhost\r\n\r\n" % path)
            if probe.recv(64).startswith(b"HTTP/1.1 200"):
                return
        time.sleep(_POLL_SECONDS)
    raise RuntimeError(f"a server did not start:\n{log.read_text()[-4000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def load(spec: LoadSpec) -> LoadResult:
    """Run the load process to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "scripts.benchmarking.load"],
        cwd=ROOT,
        input=msgspec.msgpack.encode(spec),
        stdout=subprocess.PIPE,
        check=True,
        timeout=60 + spec.warmup + spec.seconds,
    )
    return msgspec.json.decode(done.stdout, type=LoadResult)
