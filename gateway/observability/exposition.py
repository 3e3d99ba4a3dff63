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
from collections.abc import Iterable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Final

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
from services.errors import ServiceError, Unauthenticated
from services.http_errors import HttpError
from services.observability.metrics import Metrics
from services.runtime import part

# prometheus-client's name for the folder that the worker processes share.
SHARED_FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"


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


def _exposed(disk: Path | None) -> CollectorRegistry:
    """Return what is served: of all processes where there are several, else of this one."""
    registry = CollectorRegistry()
    registry.register(_Processes())
    if disk is not None:
        registry.register(_Disk(disk))
    if SHARED_FOLDER in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library's
    else:
        registry.register(part(Metrics).registry)
    return registry


class MetricsEndpoint:
    """Responds with the metrics to whoever has the token.

    Args:
        settings: The gateway's.
        disk: A folder on the disk of the embedded database; None where there is none.
        is_own_port: Whether it is what listens on the metrics' own port, where no token is needed
            unless one is set.
    """

    def __init__(self, settings: Settings, disk: Path | None, *, is_own_port: bool = False) -> None:
        token = settings.metrics_token
        self._token = token.get_secret_value().encode() if token is not None else None
        self._is_elsewhere = settings.metrics_port is not None and not is_own_port
        self._is_own_port = is_own_port
        self._registry = _exposed(disk)

    async def respond(self, request: Request) -> Response:
        """Respond to a GET."""
        if (error := self._rejection(request)) is not None:
            return error_response(error)
        if not self._is_own_port:  # a thread of its own knows no runtime, whose gauges are set
            sample()
        # Reading the files of all workers takes milliseconds.
        text = await asyncio.to_thread(generate_latest, self._registry)
        return Response(text, media_type=CONTENT_TYPE_LATEST)

    def _rejection(self, request: Request) -> ServiceError | None:
        if self._is_elsewhere:
            return HttpError(404, "metrics have a port of their own here")
        if self._token is None:
            if self._is_own_port:
                return None
            return HttpError(
                404,
                f"metrics are served where {variable_of('metrics_token')} or "
                f"{variable_of('metrics_port')} is set",
            )
        scheme, _, sent = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and hmac.compare_digest(sent.strip().encode(), self._token):
            return None
        return Unauthenticated(f"send {variable_of('metrics_token')} as Authorization: Bearer")


def set_build_info(metrics: Metrics) -> None:
    """Set the series that says which version runs."""
    metrics.build.labels(version("log10-gateway"), platform.python_version()).set(1)
