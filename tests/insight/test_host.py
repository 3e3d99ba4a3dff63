"""The writer of a host: a process of its own that outlives no gateway, and that none is without."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest

from services.insight.folder import Folder
from services.insight.host import _START, Host
from services.insight.process import Told
from tests.gateway.processes import Serving, environment, serving
from tests.waiting import until

pytestmark = pytest.mark.slow
STATUS = "{ insightStatus { isOn asOf lagSeconds indexed building progress why } }"
QUIET: dict[str, Any] = {"version": 1, "disable_existing_loggers": False}


def writers(folder: Path) -> list[int]:
    """Return the processes that have the folder's lock open: the writer, and who has started it."""
    lock, found = Folder(folder).lock_path, []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                opened = [os.readlink(one) for one in (process / "fd").iterdir()]
                command = (process / "cmdline").read_bytes()
            except OSError:
                continue
            if str(lock) in opened and b"services.insight.process" in command:
                found.append(int(process.name))
    return found


def is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


async def so(is_so: Callable[[], Any]) -> None:
    async def ask() -> bool:
        return bool(await asyncio.to_thread(is_so))

    await until(ask)


def status(gateway: Serving) -> dict[str, Any]:
    headers = {"X-Log10-Token": gateway.token}
    answer = httpx.post(f"{gateway.url}/graphql", json={"query": STATUS}, headers=headers)
    found: dict[str, Any] = answer.json()["data"]["insightStatus"]
    return found


def create(gateway: Serving) -> None:
    headers = {"X-Log10-Token": gateway.token}
    row = {"kind": "chat", "status": "started", "request": {"messages": []}}
    answer = httpx.post(f"{gateway.url}/api/v1/completions", json=row, headers=headers)
    assert answer.status_code == 200, answer.text


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks at processes by /proc")
async def test_kills_of_the_writer_and_of_the_gateway_leave_a_true_index_and_no_orphan(
    tmp_path: Path,
) -> None:
    env = environment(tmp_path, insight="on")
    folder = tmp_path / "insight" / "log10_gateway"
    with serving(env=env) as gateway:
        create(gateway)
        await so(lambda: status(gateway)["indexed"] == 1)
        [first] = writers(folder)
        os.kill(first, signal.SIGKILL)
        create(gateway)
        await so(lambda: status(gateway)["indexed"] == 2)
        [second] = writers(folder)
        assert second != first
        assert folder.stat().st_mode & 0o077 == 0
        told = gateway.get("/readyz").json()["parts"]["insight"]
        assert told["building"] is False
        gateway.process.kill()
        await so(lambda: is_gone(second))
    with serving(env=env) as gateway:
        create(gateway)
        await so(lambda: status(gateway)["indexed"] == 3)
        [third] = writers(folder)
        shown = status(gateway)
        assert shown["isOn"] is True
        assert shown["building"] is False
        assert shown["progress"] == 1
        assert shown["why"] is None
        gateway.stop()
        assert is_gone(third)
        assert gateway.failures() == []
    assert len(list(Folder(folder).generations())) == 1


async def test_a_gateway_without_an_index_says_so_and_is_ready(api: Any) -> None:
    data = await api.query(STATUS)
    assert data["insightStatus"]["isOn"] is False
    assert "LOG10_GATEWAY_INSIGHT" in data["insightStatus"]["why"]
    response = await api.http.get("/readyz")
    assert response.json()["parts"]["insight"] == {"status": "off"}


async def test_one_of_two_gateways_on_a_host_has_the_writer_and_the_other_takes_over(
    mongodb_url: str, tmp_path: Path
) -> None:
    told = Told(mongodb_url, "insight_hosts", 60, str(tmp_path), 200, QUIET)
    hosts = [Host(Folder(tmp_path), told) for _ in range(2)]
    for host in hosts:
        host.start()
    await so(lambda: any(host.writer_pid for host in hosts))
    [having] = [host for host in hosts if host.writer_pid]
    [waiting] = [host for host in hosts if host is not having]
    pid = having.writer_pid
    assert waiting.writer_pid is None
    await having.stop()
    assert pid is not None
    assert is_gone(pid)
    await so(lambda: waiting.writer_pid)
    await waiting.stop()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks at processes by /proc")
@pytest.mark.nightly
async def test_a_folder_that_is_removed_is_made_again_and_has_one_writer(
    mongodb_url: str, tmp_path: Path
) -> None:
    path = tmp_path / "index"
    told = Told(mongodb_url, "insight_hosts", 60, str(path), 200, QUIET)
    hosts = [Host(Folder(path), told) for _ in range(2)]
    for host in hosts:
        host.start()
    try:
        await so(lambda: Folder(path).current())
        removed = [host.writer_pid for host in hosts if host.writer_pid]
        await asyncio.to_thread(shutil.rmtree, path, ignore_errors=True)
        await so(lambda: Folder(path).current())
        await so(lambda: all(is_gone(pid) for pid in removed))
        await so(lambda: len(writers(path)) == 1)
        assert path.stat().st_mode & 0o077 == 0
    finally:
        for host in hosts:
            await host.stop()


def test_a_writer_that_cannot_go_on_ends_with_code_1(tmp_path: Path) -> None:
    told = Told("mongodb://127.0.0.1:1", "not a.name", 1, str(tmp_path), 200, QUIET)
    command = [sys.executable, "-P", "-c", _START, *sys.path]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(orjson.dumps(told) + b"\n")
        process.stdin.flush()
        assert process.wait(60) == 1


async def test_a_writer_that_has_begun_at_the_moment_of_the_end_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[subprocess.Popen[bytes]] = []

    def start(lock: object) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-c", "import sys; sys.stdin.read()"]
        begun.append(subprocess.Popen(command, stdin=subprocess.PIPE))
        return begun[0]

    folder = Folder(tmp_path / "insight")
    host = Host(folder, Told("mongodb://127.0.0.1:1", "", 1, str(tmp_path), 200, QUIET))
    monkeypatch.setattr(host, "_start", start)
    host.start()
    while host._starting is None:  # noqa: ASYNC110  # it sets no event
        await asyncio.sleep(0)
    task = host._task
    assert task is not None
    # After the shield has heard of it, and before who waits for that goes on.
    host._starting.add_done_callback(lambda _: task.cancel())
    await asyncio.wait([task])

    await host.stop()

    [process] = begun
    assert process.returncode == 0
