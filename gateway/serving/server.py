"""`log10-gateway serve`: the database, the first start's work, then the server processes."""

import contextlib
import http.client
import logging
import logging.config
import os
import signal
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from types import FrameType
from typing import Final

import uvicorn
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import ChangeReload

from gateway.embedded_mongod.access import embedded_mongod, run
from gateway.embedded_mongod.data_folder import DataFolder
from gateway.errors import OperatorError
from gateway.http.protocol import ConnectionLimits, GuardedProtocol
from gateway.http.websocket_protocol import GuardedWebSocketProtocol
from gateway.observability.logs import logging_config
from gateway.price_file import load_price_file
from gateway.serving.banner import banner, base_url, shown_host
from gateway.serving.bootstrap import Access, bootstrap
from gateway.serving.listening import bound_socket, take_connections
from gateway.serving.metrics import check_metrics_port, shared_metrics
from gateway.serving.supervisor import Workers
from gateway.serving.tls import check_tls
from gateway.settings import Settings, has_insight, log_format, variable_of
from services.errors import Conflict
from services.storage import index_sets

logger = logging.getLogger("log10_gateway.server")

# A message on a WebSocket is a GraphQL operation; payloads come by POST.
MAX_WEBSOCKET_BYTES: Final = 1024 * 1024
_PACKAGES: Final = ("gateway", "schema", "rest_compat", "resolvers", "services", "models")
_STOP_SIGNALS: Final = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
_READY_POLL_SECONDS: Final = 0.05
# Longer than clients and balancers keep a connection (httpx 5, AWS 60): what they send on one that
# is just being closed is lost, and a POST is not sent again.
_KEPT_ALIVE_SECONDS: Final = 75


def serve(
    settings: Settings, *, reload: bool, announce: Callable[[str], object], to_terminal: bool
) -> None:
    """Serve until a signal comes; then end the requests, the processes and the database.

    Args:
        settings: As the worker processes read them too, from the environment.
        reload: Start the server process anew when a source file changes.
        announce: Told where everything is, once the gateway is ready.
        to_terminal: Whether what is announced is shown in a terminal.

    Raises:
        OperatorError: It cannot start.
    """
    logging.config.dictConfig(logging_config(settings.log_level, log_format(settings)))
    check_tls(settings)
    check_metrics_port(settings)
    load_price_file(settings.price_file)  # each worker would end by what is wrong, and begin anew
    for sign in _STOP_SIGNALS:
        signal.signal(sign, _end_at_once)
    with (
        shared_metrics(settings),
        bound_socket(settings.host, settings.port, fields=("host", "port")) as listener,
        _database_url(settings) as url,
    ):
        access = run(url, settings, _prepare(settings))
        # Worker processes read the settings from the environment, and so does this one.
        os.environ[variable_of("insight")] = str(has_insight(settings))
        os.environ[variable_of("mongodb_url")] = url
        port = listener.getsockname()[1]
        take_connections(listener, settings.host, port, fields=("host", "port"))
        text = banner(settings, port=port, access=access, database_url=url, to_terminal=to_terminal)
        threading.Thread(
            target=_announce, args=(settings, port, text, announce), daemon=True
        ).start()
        if not _serve_requests(settings, listener, reload=reload):
            raise OperatorError("the server could not start")
        logger.info("the gateway has ended its server processes, as it was asked to")


async def _prepare(settings: Settings) -> Access | None:
    """Do what is done once a start, not once a process."""
    await index_sets.prepare()
    if settings.mongodb_url is None:  # no other gateway has this database
        with contextlib.suppress(Conflict):  # it is not migrated yet
            await index_sets.prune()
    return await bootstrap(settings)


def _end_at_once(sign: int, _: FrameType | None) -> None:
    # Before the server runs: unwinding the stack stops the database.
    raise SystemExit(128 + sign)


@contextlib.contextmanager
def _database_url(settings: Settings) -> Iterator[str]:
    if settings.mongodb_url is not None:
        yield settings.mongodb_url.get_secret_value()
        return
    mongod = embedded_mongod(settings)
    mongod.start()
    try:
        yield mongod.url
    finally:
        # The stop is short and bounded; a second Ctrl-C would leave mongod without a parent.
        for sign in _STOP_SIGNALS:
            signal.signal(sign, signal.SIG_IGN)
        mongod.stop()


def _serve_requests(settings: Settings, listener: socket.socket, *, reload: bool) -> bool:
    """Serve until a signal comes; say whether it came to that."""
    config = uvicorn.Config(
        "gateway.serving.worker:create_app",
        factory=True,
        lifespan="on",
        workers=settings.workers,
        reload=reload,
        reload_dirs=_source_folders() if reload else None,
        ws=GuardedWebSocketProtocol,
        ws_max_size=MAX_WEBSOCKET_BYTES,
        # Many get the same events: each would have its own compression of them, and memory for it.
        ws_per_message_deflate=False,
        timeout_keep_alive=_KEPT_ALIVE_SECONDS,
        timeout_graceful_shutdown=settings.graceful_shutdown_seconds,
        forwarded_allow_ips=list(settings.trusted_proxies),
        server_header=False,
        http=partial(GuardedProtocol, limits=_connection_limits(settings)),  # type: ignore[arg-type]  # uvicorn takes any factory of protocols
        ssl_certfile=settings.ssl_certfile,
        ssl_keyfile=settings.ssl_keyfile,
        ssl_ca_certs=settings.ssl_ca_certs,
        ssl_cert_reqs=ssl.CERT_REQUIRED if settings.ssl_ca_certs else ssl.CERT_NONE,
        log_config=logging_config(settings.log_level, log_format(settings)),  # of each process
        access_log=False,  # ours has more
    )
    server = uvicorn.Server(config)

    def ask_to_end(_: int, __: FrameType | None) -> None:
        # Also for uvicorn itself, which raises the signal once more after it has ended.
        server.should_exit = True

    for sign in _STOP_SIGNALS:
        signal.signal(sign, ask_to_end)
    if reload:
        ChangeReload(config, target=server.run, sockets=[listener]).run()
        return True
    if settings.workers > 1:
        supervisor = Workers(config, sockets=[listener])
        supervisor.run()
        return all(process.exitcode != STARTUP_FAILURE for process in supervisor.processes)
    server.run(sockets=[listener])
    return server.started


def _connection_limits(settings: Settings) -> ConnectionLimits:
    return ConnectionLimits(
        max_url_bytes=settings.max_url_bytes,
        max_header_bytes=settings.max_header_bytes,
        max_connections=settings.max_connections,
        header_timeout=settings.header_timeout_seconds,
        body_timeout=settings.body_timeout_seconds,
        answer_timeout=settings.answer_timeout_seconds,
    )


def _source_folders() -> list[str]:
    return [str(Path(__file__).parents[2] / package) for package in _PACKAGES]


def _announce(settings: Settings, port: int, text: str, announce: Callable[[str], object]) -> None:
    """Say a text as soon as the gateway says that it is ready."""
    while not _is_ready(settings, port):
        time.sleep(_READY_POLL_SECONDS)  # workers of their own processes tell nobody
    logger.info(
        "Log10 Gateway %s serves on %s, in %d process(es)",
        version("log10-gateway"),
        base_url(settings, port),
        settings.workers,
    )
    if settings.mongodb_url is None:
        with contextlib.suppress(OSError):  # a full disk: only `demo` wants to know
            DataFolder(settings.data_dir).write_address(base_url(settings, port))
    announce(text)


def _is_ready(settings: Settings, port: int) -> bool:
    host = shown_host(settings.host)
    connection: http.client.HTTPConnection
    if settings.ssl_certfile is None:
        connection = http.client.HTTPConnection(host, port, timeout=5)
    else:
        # It asks itself: nothing to verify, and no secret to send.
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection(host, port, timeout=5, context=context)
    try:
        connection.connect()
        if settings.ssl_ca_certs is not None:
            return True  # it has shown its certificate, and would not answer without one of ours
        connection.request("GET", "/readyz")
        return connection.getresponse().status == http.client.OK
    except ssl.SSLError:
        return settings.ssl_ca_certs is not None
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
