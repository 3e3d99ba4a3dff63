"""Metrics where there are several server processes: one folder, and one who serves for all."""

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Final

from gateway.errors import OperatorError
from gateway.observability.exposition import SHARED_FOLDER, serve_metrics
from gateway.settings import Settings, variable_of

_PREFIX: Final = "log10-gateway-metrics-"


def _remove_abandoned() -> None:
    """Remove the folders of gateways that were killed, and could not do so themselves."""
    for folder in Path(gettempdir()).glob(f"{_PREFIX}*-*"):
        pid = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if pid.isdecimal() and not Path("/proc", pid).exists() and Path("/proc/self").exists():
            shutil.rmtree(folder, ignore_errors=True)


def check_metrics_port(settings: Settings) -> None:
    """Return if the metrics' own port is free, where one is set.

    Raises:
        OperatorError: It is not.
    """
    if settings.metrics_port is None:
        return
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((settings.metrics_host, settings.metrics_port))
    except OSError as error:
        raise OperatorError(
            f"cannot listen on {settings.metrics_host}, port {settings.metrics_port}: "
            f"{error.strerror}; set {variable_of('metrics_host')} or "
            f"{variable_of('metrics_port')} to another"
        ) from error


@contextmanager
def shared_metrics(settings: Settings) -> Iterator[None]:
    """Let several processes share a folder for what they count; serve from it on its own port.

    One process counts in its memory, and serves what it counts itself (`gateway.serving.worker`).
    """
    if settings.workers == 1:
        yield
        return
    _remove_abandoned()
    with TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-") as folder:
        os.environ[SHARED_FOLDER] = folder
        try:
            if settings.metrics_port is not None:
                disk = settings.data_dir if settings.mongodb_url is None else None
                serve_metrics(settings, disk)
            yield
        finally:
            del os.environ[SHARED_FOLDER]
