"""Metrics where there are several server processes: one folder, and one who serves for all."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from gateway.errors import OperatorError
from gateway.observability.exposition import SHARED_FOLDER, serve_metrics
from gateway.settings import Settings, variable_of


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
    with TemporaryDirectory(prefix="log10-gateway-metrics-") as folder:
        os.environ[SHARED_FOLDER] = folder
        try:
            if settings.metrics_port is not None:
                disk = settings.data_dir if settings.mongodb_url is None else None
                serve_metrics(settings, disk)
            yield
        finally:
            del os.environ[SHARED_FOLDER]
