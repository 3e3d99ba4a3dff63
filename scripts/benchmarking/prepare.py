"""Before the clock starts: the data, and the commands that the gateway answers each query with.

The commands are recorded from the real application, so floor (c) has the same filter, sort, limit
and projection, whatever the gateway comes to send.
"""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import bson
import orjson
from fastapi import FastAPI
from pydantic import SecretStr
from pymongo import monitoring

from gateway.app import create_app
from gateway.serving.bootstrap import bootstrap
from gateway.settings import Settings
from models import CompletionDocument
from scripts.benchmarking.cases import MAKERS, QUERIES, Request
from scripts.benchmarking.data import Stored, fill, remove_written
from scripts.benchmarking.floors import ORGANIZATION
from scripts.benchmarking.servers import TOKEN
from services.completions.filters import CompletionFilter
from services.completions.reading import NEWEST, compiled
from services.runtime import Runtime, entered
from services.storage import index_sets
from services.storage.conditions import Condition, TagsCondition
from services.storage.cursors import Listing
from services.storage.database import database
from services.storage.order import BY_SEQ
from services.storage.paging import find_sorted

_DATA: Final = ("completions", "sessions", "feedback", "feedback_tasks")
# What the driver adds to a command, of this connection and this moment alone.
_OF_THE_MOMENT: Final = {"lsid", "$clusterTime", "$db", "$readPreference", "maxTimeMS"}


class Recorder(monitoring.CommandListener):
    """Keeps the commands that read data."""

    def __init__(self) -> None:
        self.commands: list[dict[str, Any]] = []

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        """Keep it."""
        if event.command_name == "getMore":
            raise RuntimeError("a floor cannot replay a query of two commands")
        if event.command.get(event.command_name) in _DATA:
            kept = {key: value for key, value in event.command.items() if key not in _OF_THE_MOMENT}
            self.commands.append(bson.decode(bson.encode(kept)))

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None:
        """Nothing: what was sent is enough."""

    def failed(self, event: monitoring.CommandFailedEvent) -> None:
        """Nothing: the answer shows it."""


_recorder = Recorder()
# Clients take the listeners that are registered when they are made.
monitoring.register(_recorder)


def _settings(url: str, name: str, folder: Path) -> Settings:
    return Settings(
        mongodb_url=SecretStr(url),
        mongodb_database=name,
        data_dir=folder,
        bootstrap_organization=ORGANIZATION,
        bootstrap_token=SecretStr(TOKEN),
    )


def replay_path(folder: Path, name: str) -> Path:
    """Say where the commands of a database's queries lie."""
    return folder / f"{name}.bson"


def prepare(url: str, name: str, number: int, folder: Path, cases: Sequence[str]) -> Stored:
    """Fill a database, and write the commands of all queries to `replay_path`."""
    settings = _settings(url, name, folder)
    app = create_app(settings)

    async def work() -> Stored:
        with entered(app.state.runtime):
            return await in_runtime()

    async def in_runtime() -> Stored:
        async with app.router.lifespan_context(app):
            await index_sets.prepare()
            await bootstrap(settings)
            stored = await fill(number)
            stored.cursor = await _middle(stored)
            replay = {
                case: await _record(app, MAKERS[case](stored).calls[0][0])
                for case in QUERIES
                if case in cases
            }
            replay_path(folder, name).write_bytes(bson.encode(replay))
            return stored

    return asyncio.run(work())


def clean(url: str, name: str, stored: Stored) -> None:
    """Delete what a case has written."""

    async def work() -> None:
        with entered(Runtime()):
            await database.connect(url, name=name, timeout_seconds=600)
            await remove_written(stored)
            await database.close()

    asyncio.run(work())


async def _middle(stored: Stored) -> str:
    """Return the cursor of the middle of the list that the pages show."""
    filter_ = CompletionFilter(
        {"status": Condition(eq="finished")}, tags=TagsCondition(has_all=["app/0"])
    )
    query = await compiled(ORGANIZATION, filter_)
    [row] = await find_sorted(
        database.collection(CompletionDocument),
        query,
        NEWEST,
        projection=dict.fromkeys(BY_SEQ.fields(NEWEST), 1),
        skip=stored.number // 25,
        most=1,
    )
    position = BY_SEQ.position(NEWEST, row, ORGANIZATION)
    return Listing("completions", query, NEWEST).cursor_at(position)


async def _record(app: FastAPI, request: Request) -> list[dict[str, Any]]:
    """Send a request to the application, and return the commands that it sent.

    Raises:
        RuntimeError: The answer is an error.
    """
    _recorder.commands.clear()
    answer = await _call(app, request)
    if answer.startswith(b'{"errors"') or b'"errors":[{"message"' in answer[-2000:]:
        raise RuntimeError(f"{request.path} failed: {answer[:1000].decode()}")
    orjson.loads(answer)
    return list(_recorder.commands)


async def _call(app: FastAPI, request: Request) -> bytes:
    headers = [(b"content-type", b"application/json"), (b"x-log10-token", TOKEN.encode())]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "path": request.path,
        "raw_path": request.path.encode(),
        "query_string": b"",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": request.body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return b"".join(message.get("body", b"") for message in sent)
