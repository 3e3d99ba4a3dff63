"""Metrics where there are several server processes: one folder, and one who serves for all."""

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from threading import Thread
from typing import Final

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gateway.http.protocol import ConnectionLimits, GuardedProtocol
from gateway.observability.exposition import SHARED_FOLDER, MetricsEndpoint
from gateway.serving.listening import bound_socket
from gateway.settings import Settings
from rest_compat.errors import error_response
from services.http_errors import HttpError

# Who scrapes asks for one thing, at once, now and then.
_LIMITS: Final = ConnectionLimits(
    max_url_bytes=1024,
    max_header_bytes=16 * 1024,
    max_connections=64,
    header_timeout=5,
    body_timeout=5,
    answer_timeout=20,
)
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
    if settings.metrics_port is not None:
        _listener(settings).close()


def _listener(settings: Settings) -> socket.socket:
    fields = ("metrics_host", "metrics_port")
    return bound_socket(settings.metrics_host, settings.metrics_port or 0, fields=fields)


def serve_metrics(settings: Settings, disk: Path | None) -> None:
    """Serve the metrics on their own port, in a thread of this process, until that ends.

    Args:
        settings: The gateway's.
        disk: See `MetricsEndpoint`.

    Raises:
        OperatorError: It cannot listen there.
    """
    endpoint = MetricsEndpoint(settings, disk, is_own_port=True)
    app = Starlette(
        routes=[Route("/metrics", endpoint.respond)],
        exception_handlers={HTTPException: _not_here},
    )
    config = uvicorn.Config(
        app,
        lifespan="off",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        http=partial(GuardedProtocol, limits=_LIMITS),  # type: ignore[arg-type]  # uvicorn takes any factory of protocols
    )
    server = uvicorn.Server(config)
    listener = _listener(settings)
    Thread(target=server.run, args=([listener],), name="metrics", daemon=True).start()


async def _not_here(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return error_response(HttpError(status, "metrics are at /metrics, for a GET"))


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
