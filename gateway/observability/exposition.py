"""`/metrics`, in the text format of Prometheus, for one process or for all workers together.

Counts are business data, so that they are served to whoever shows the operator's own token, or on
a port of their own, which only the operator's network reaches, or both.
"""

import asyncio
import hmac
import multiprocessing
import os
import platform
import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any, Final
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response

from gateway.observability.sampling import sample
from gateway.settings import Settings, variable_of
from rest_compat.errors import error_response
from services.errors import Unauthenticated
from services.http_errors import HttpError
from services.observability.metrics import Metrics
from services.runtime import part

# prometheus-client's name for the folder that the worker processes share.
SHARED_FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
_SLOW_SECONDS: Final = 5


class _Processes(Collector):
    """`process_...` of each of the gateway's processes: memory, processor time, open files."""

    def collect(self) -> Iterable[Metric]:
        families: dict[str, Metric] = {}
        for pid in _pids():
            for family in ProcessCollector(pid=partial(int, pid), registry=None).collect():
                whole = families.setdefault(
                    family.name, Metric(family.name, family.documentation, family.type)
                )
                for sample_ in family.samples:
                    whole.add_sample(sample_.name, {"pid": str(pid)}, sample_.value)
        return families.values()


def _pids() -> list[int]:
    """Return the gateway's processes: the one that supervises, and those that serve and live.

    These have files in the shared folder; the number of one that has ended may be another's now.
    """
    folder = os.environ.get(SHARED_FOLDER)
    if folder is None:
        return [os.getpid()]
    is_supervisor = multiprocessing.parent_process() is None
    supervisor = os.getpid() if is_supervisor else os.getppid()
    named = {int(file.stem.rpartition("_")[2]) for file in Path(folder).glob("*.db")}
    return sorted({supervisor, *(pid for pid in named if _parent_of(pid) == supervisor)})


def _parent_of(pid: int) -> int | None:
    try:
        # After the name, which may hold anything: the state, and the parent's number.
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, ValueError, IndexError):
        return None


class _Disk(Collector):
    """The room on the disk of the embedded database.

    Args:
        folder: The data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def collect(self) -> Iterator[Metric]:
        try:
            disk = shutil.disk_usage(self._folder)
        except OSError:
            return
        for name, text, value in (
            ("log10_embedded_disk_free_bytes", "Room on the data folder's disk.", disk.free),
            ("log10_embedded_disk_size_bytes", "Size of the data folder's disk.", disk.total),
        ):
            yield GaugeMetricFamily(name, text, value=value)


def _exposed(disk: Path | None) -> Callable[[], bytes]:
    """Return what collects: of all processes where there are several, else of this one."""
    outside = CollectorRegistry()
    outside.register(_Processes())
    if disk is not None:
        outside.register(_Disk(disk))
    if SHARED_FOLDER in os.environ:
        MultiProcessCollector(outside)  # type: ignore[no-untyped-call]
        return lambda: generate_latest(outside)
    inside = part(Metrics).registry
    return lambda: generate_latest(inside) + generate_latest(outside)


class MetricsEndpoint:
    """Serves `/metrics` beside everything else, to who has the token.

    Args:
        settings: The gateway's.
        disk: A folder on the disk of the embedded database; None where there is none.
    """

    def __init__(self, settings: Settings, disk: Path | None) -> None:
        token = settings.metrics_token
        self._token = token.get_secret_value().encode() if token is not None else None
        self._is_elsewhere = settings.metrics_port is not None
        self._collect = _exposed(disk)
        told_build(part(Metrics))

    async def respond(self, request: Request) -> Response:
        """Respond to a GET."""
        if self._is_elsewhere:
            return error_response(HttpError(404, "metrics have a port of their own here"))
        if self._token is None:
            return error_response(
                HttpError(
                    404,
                    f"metrics are served where {variable_of('metrics_token')} or "
                    f"{variable_of('metrics_port')} is set",
                )
            )
        if not _is_token(request.headers.get("authorization"), self._token):
            return error_response(
                Unauthenticated(f"send {variable_of('metrics_token')} as Authorization: Bearer")
            )
        sample()
        # Reading the files of all workers takes milliseconds.
        text = await asyncio.to_thread(self._collect)
        return Response(text, media_type=CONTENT_TYPE_LATEST)


def told_build(metrics: Metrics) -> None:
    """Set the series that says which version runs."""
    metrics.build.labels(version("log10-gateway"), platform.python_version()).set(1)


def _is_token(authorization: str | None, token: bytes) -> bool:
    scheme, _, sent = (authorization or "").partition(" ")
    return scheme.lower() == "bearer" and hmac.compare_digest(sent.strip().encode(), token)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Handler(WSGIRequestHandler):
    timeout = _SLOW_SECONDS

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the base's name
        """Say nothing: scrapes come all the time."""


def serve_metrics(settings: Settings, disk: Path | None) -> None:
    """Serve the metrics on their own port, in a thread of this process, until that ends.

    Args:
        settings: The gateway's.
        disk: See `MetricsEndpoint`.

    Raises:
        OSError: It cannot listen there.
    """
    token = settings.metrics_token
    secret = token.get_secret_value().encode() if token is not None else None
    collect = _exposed(disk)

    def app(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        plain = [("Content-Type", "text/plain; charset=utf-8")]
        if environ["PATH_INFO"] != "/metrics":
            start("404 Not Found", plain)
            return [b"metrics are at /metrics\n"]
        if secret is not None and not _is_token(environ.get("HTTP_AUTHORIZATION"), secret):
            start("401 Unauthorized", [*plain, ("WWW-Authenticate", "Bearer")])
            return [b"send the token as Authorization: Bearer\n"]
        start("200 OK", [("Content-Type", CONTENT_TYPE_LATEST)])
        return [collect()]

    server = make_server(
        settings.metrics_host,
        settings.metrics_port or 0,
        app,
        server_class=_Server,
        handler_class=_Handler,
    )
    Thread(target=server.serve_forever, name="metrics", daemon=True).start()
