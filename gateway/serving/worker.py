"""What uvicorn calls in each process that serves requests."""

import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import wait

from fastapi import FastAPI

from gateway.app import create_app as create_gateway
from gateway.serving.metrics import serve_metrics
from gateway.settings import load_settings
from services.runtime import enter


def create_app() -> FastAPI:
    """Build the application, in a process that ends when the one that started it does."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        # A worker whose parent was killed would go on holding the port, with no database.
        threading.Thread(
            target=_end_after, args=(parent.sentinel,), name="parent-watcher", daemon=True
        ).start()
    settings = load_settings()
    app = create_gateway(settings)
    enter(app.state.runtime)
    if settings.metrics_port is not None and settings.workers == 1:
        serve_metrics(settings, app.state.disk)
    return app


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os.kill(os.getpid(), signal.SIGTERM)
