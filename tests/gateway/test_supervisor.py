"""What is ours of the supervision of several server processes; `test_serve.py` has it whole."""

import signal
import threading

import pytest
import uvicorn
from uvicorn.supervisors import multiprocess

from gateway.serving.supervisor import START_SECONDS, Workers


class Successor:
    """A server process that is waited for, without a process."""

    waited: float

    def __init__(self, *_: object) -> None:
        self.pid = 1

    def start(self) -> None:
        pass

    def wait_until_ready(self, timeout: float, _: threading.Event) -> bool:
        self.waited = timeout
        return True

    def terminate(self) -> None:
        pass

    def join(self) -> None:
        pass


def test_a_restart_gives_each_successor_the_time_that_a_start_takes_on_a_busy_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(multiprocess, "Process", Successor)
    config = uvicorn.Config("no:app", workers=2)
    supervisor = Workers(config, sockets=[])
    supervisor.init_processes()
    answering = config.timeout_worker_healthcheck
    former = list(supervisor.processes)

    supervisor.restart_all()

    assert not set(former) & set(supervisor.processes)
    waited = [vars(one)["waited"] for one in supervisor.processes]
    assert waited == [START_SECONDS, START_SECONDS]
    assert config.timeout_worker_healthcheck == answering < START_SECONDS
