"""The application: both faces over the services, and what an operator looks at."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from gateway.embedded_mongod.process import running_url
from gateway.front import Front
from gateway.http.limits import RequestLimits
from gateway.http.pages import Pages, favicon, graphiql_response, static_app
from gateway.http.routing import Routes
from gateway.http.ui import UI_DOCUMENTS, to_ui, ui_page
from gateway.observability.exposition import MetricsEndpoint
from gateway.observability.logs import logging_config, standard_error, tell_of_loop
from gateway.observability.sampling import sample_forever
from gateway.observability.tracing import Spans, tracer_of_environment
from gateway.runtime import configure
from gateway.settings import Settings, has_insight, insight_folder, load_settings, log_format
from gateway.trusted_documents import load_trusted_documents
from rest_compat.errors import install_error_handlers
from rest_compat.openapi import document
from rest_compat.router import build_routes
from schema import build_schema
from schema.execution.documents import DocumentRules
from schema.stored_filters import reader_of
from schema.transport.http import GraphQLApp
from services.cancellation import end as end_task
from services.changes import feeds as changes
from services.completions import commits as completion_writes
from services.completions import selectors
from services.errors import Reason, Unavailable
from services.feedback import json_schema
from services.http_errors import headers_of, rest_error, status_of
from services.insight.folder import Folder
from services.insight.host import Host
from services.insight.process import Told
from services.insight.reader import insight
from services.jobs.kinds import KINDS
from services.jobs.runner import JobRunner, runners
from services.observability.tracing import set_tracer
from services.observability.troubles import Troubles
from services.pricing import catalog as price_lists
from services.readiness import readiness
from services.runtime import Runtime, entered, part
from services.storage.database import database


def create_app(settings: Settings | None = None, *, runtime: Runtime | None = None) -> FastAPI:
    """Build the application.

    Args:
        settings: With a MongoDB URL: the embedded database is its parent process's. Read from
            the environment if None, as uvicorn's workers do.
        runtime: What it has one of; its own if None. It is kept as `app.state.runtime`.

    Raises:
        SettingsError: A setting is missing or wrong.
    """
    settings = settings or load_settings()
    runtime = Runtime() if runtime is None else runtime  # an empty one is false
    configure(runtime, settings)
    with entered(runtime):
        return _build(settings, runtime)


def _build(settings: Settings, runtime: Runtime) -> FastAPI:
    trusted = load_trusted_documents(settings.trusted_documents)
    rules = DocumentRules(
        depth=settings.graphql_max_depth,
        cost=settings.graphql_max_cost,
        text_bytes=settings.graphql_max_document_bytes,
        response_bytes=settings.graphql_max_response_bytes,
        # The page's own documents are executed too; by their hashes clients name the operator's.
        trusted={**trusted, **load_trusted_documents(UI_DOCUMENTS if settings.ui else None)},
        only_trusted=settings.trusted_documents_only,
    )
    schema = build_schema(
        introspection=settings.introspection,
        rules=rules,
        timeout_seconds=settings.request_timeout_seconds,
    )
    selectors.configure(read=reader_of(schema))
    graphql = GraphQLApp(
        schema,
        page=graphiql_response if settings.graphiql else None,
        trusted=trusted,
        allowed_origins=settings.cors_origins,
    )
    pages = Pages(graphiql=settings.graphiql, ui=settings.ui)
    routes = [*build_routes(), Route("/graphql", graphql)]
    disk = _disk_of_database(settings)
    others: list[BaseRoute] = [
        WebSocketRoute("/graphql", graphql),
        Route("/", pages.home),
        Route("/start", pages.start),
        *([Route("/ui", ui_page), Route("/ui/", to_ui)] if settings.ui else []),
        Route("/favicon.ico", favicon),
        Route("/app/{slug}/completions/{id}", pages.completion),
        Route("/openapi.json", _openapi),
        Route("/docs", pages.docs),
        Route("/healthz", _healthz),
        Route("/readyz", _readyz),
        Route("/version", _version),
        Route("/metrics", MetricsEndpoint(settings, disk).respond),
        Mount("/static", GZipMiddleware(static_app(), minimum_size=1024, compresslevel=6)),
    ]
    spans = None
    if settings.tracing:
        spans = tracer_of_environment()
        set_tracer(runtime, spans)
    app = _App(
        title="Log10 Gateway",
        # Ours are in `gateway.observability`.
        telemetry=TelemetryConfig(tracing=False, metrics=False, logs=False),
        # Our own pages and our own document: see `gateway.http.pages` and `rest_compat.openapi`.
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_lifespan(settings, runtime, spans),
        # Those that `Routes` dispatches to too, so that a method that a path lacks is told so.
        routes=[*routes, *others],
    )
    app.state.runtime, app.state.disk = runtime, disk
    app.state.routes = [*routes, *others]
    app.state.front = _middleware(settings, routes)
    install_error_handlers(app)
    return app


class _App(FastAPI):
    """FastAPI within its runtime, with headers for all of its responses, its own 500 included.

    It gets only what no route of `Routes` serves: its layers cost a create a twentieth of what it
    takes.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or a connection."""
        if self.middleware_stack is None:
            await super().__call__(scope, receive, send)
            return
        scope["app"] = self
        await self.middleware_stack(scope, receive, send)

    def build_middleware_stack(self) -> ASGIApp:
        """Put what is in front of FastAPI around it."""
        stack = super().build_middleware_stack()
        for layer, args, kwargs in reversed(self.state.front):
            stack = layer(stack, *args, **kwargs)
        return Front(stack, self.state.runtime, self.state.routes)


def _lifespan(
    settings: Settings, runtime: Runtime, spans: Spans | None
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    async def begin(working: Sequence[JobRunner], host: Host | None) -> None:
        asyncio.get_running_loop().set_exception_handler(tell_of_loop)
        if settings.mongodb_url is None:
            raise RuntimeError("no MongoDB URL: `log10-gateway serve` starts an embedded one")
        await database.connect(
            settings.mongodb_url.get_secret_value(),
            name=settings.mongodb_database,
            timeout_seconds=settings.database_timeout_seconds,
            is_monitored=True,
        )
        await price_lists.load()
        # What is there now stays: without this, each full collection would walk the code of all
        # libraries, and stop the loop for tens of milliseconds.
        gc.collect()
        gc.freeze()
        for runner in working:
            runner.start()
        if host is not None:
            host.start()

    async def end(working: Sequence[JobRunner], host: Host | None) -> None:
        try:
            for runner in working:
                await runner.stop()
            insight.close()
            if host is not None:
                await host.stop()
            await changes.close()
            await json_schema.close()
        finally:
            # What was accepted is written before the connection goes.
            await completion_writes.drain()
            await database.close()
            if spans is not None:
                await spans.close()
            await asyncio.to_thread(standard_error().close)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        working, host = runners(KINDS), _host(settings)
        with entered(runtime):
            await begin(working, host)
            sampling = asyncio.create_task(sample_forever())
        try:
            yield
        finally:
            await end_task(sampling)
            with entered(runtime):
                await end(working, host)

    return lifespan


def _host(settings: Settings) -> Host | None:
    """Return what sees to it that this host has an index, where it has one."""
    if settings.mongodb_url is None or not has_insight(settings):
        return None
    folder = insight_folder(settings)
    told = Told(
        url=settings.mongodb_url.get_secret_value(),
        database=settings.mongodb_database,
        timeout_seconds=settings.database_timeout_seconds,
        folder=str(folder),
        memory_mb=settings.insight_memory_mb,
        logging=logging_config(settings.log_level, log_format(settings)),
    )
    return Host(Folder(folder), told)


def _middleware(settings: Settings, routes: Sequence[Route]) -> list[Middleware]:
    limits = Middleware(
        RequestLimits,
        max_body_bytes=settings.max_body_bytes,
        max_url_bytes=settings.max_url_bytes,
        max_header_bytes=settings.max_header_bytes,
        max_bytes_in_flight=settings.max_bytes_in_flight,
    )
    inner = [limits, Middleware(Routes, routes=routes)]
    if not settings.cors_origins:
        return inner
    cors = Middleware(
        CORSMiddleware,
        allow_origins=list(settings.cors_origins),
        allow_methods=["GET", "POST"],
        allow_headers=["*"],
        expose_headers=["Retry-After", "X-Request-Id"],
    )
    # Outermost, so that a page may read a rejection too.
    return [cors, *inner]


async def _openapi(_: Request) -> Response:
    return JSONResponse(document())


async def _healthz(_: Request) -> Response:
    """Say that the process answers."""
    return JSONResponse({"status": "ok"})


async def _version(_: Request) -> Response:
    """Say what runs."""
    return JSONResponse({"name": "Log10 Gateway", "version": version("log10-gateway")})


async def _readyz(_: Request) -> Response:
    """Say whether requests can be served, and which part is not ready where they cannot."""
    conditions = await readiness()
    failing = [one for one in conditions if not one.is_ready]
    body = {
        "status": "unavailable" if failing else "ok",
        "parts": {one.name: one.shown for one in conditions},
    }
    if not failing:
        return JSONResponse(body)
    told = "; ".join(f"{one.name}: {one.state}" for one in failing)
    error = Unavailable(told, counted_as=Reason.NOT_READY)
    shown = "; ".join(f"{one.name}: {one.state} {one.details or ''}".rstrip() for one in failing)
    part(Troubles).tell("not ready", f"/readyz says that requests cannot be served: {shown}")
    # rest_error has the id of the request, and notes why it failed.
    return JSONResponse(
        {**body, **rest_error(error)}, status_code=status_of(error), headers=headers_of(error)
    )


def _disk_of_database(settings: Settings) -> Path | None:
    """Return a folder on the disk of the embedded database, where it is that which is used."""
    url = settings.mongodb_url
    if url is None or running_url(settings.data_dir) != url.get_secret_value():
        return None
    return settings.data_dir
