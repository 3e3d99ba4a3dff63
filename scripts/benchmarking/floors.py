"""The floors: what the same work takes with nothing around it, behind the same uvicorn.

    /parse              (a) decode the body, and answer
    /create, /update/ID,
    /create_many, /feedback
                        (b) decode the body, and write it with group commit: majority, journaled
    /replay/CASE        (c) send the commands that the gateway sent, and encode what comes back

Floor (b) writes into the gateway's own collections, so it keeps the same indexes. Nothing is
checked: no token, no field, no limit. A duplicate, a conflict or an error is a bug here.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import bson
import orjson
import uuid_utils
from bson.codec_options import CodecOptions
from pymongo import AsyncMongoClient, UpdateOne, WriteConcern

from models import indexes

ORGANIZATION: Final = "bench"
URL_VARIABLE: Final = "BENCH_MONGODB_URL"
DATABASE_VARIABLE: Final = "BENCH_DATABASE"
REPLAY_VARIABLE: Final = "BENCH_REPLAY"
_MAX_BATCH: Final = 1000
_CODEC: Final[CodecOptions[dict[str, Any]]] = CodecOptions(tz_aware=True)

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class Group:
    """Group commit: what arrives while a batch is under way is the next batch."""

    def __init__(self, write: Callable[[list[Any]], Awaitable[object]]) -> None:
        self._write = write
        self._waiting: list[tuple[Any, asyncio.Future[None]]] = []
        self._runner: asyncio.Task[None] | None = None

    async def submit(self, operation: object) -> None:
        """Return when it is durable."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((operation, future))
        if self._runner is None:
            self._runner = asyncio.create_task(self._run())
        await future

    async def _run(self) -> None:
        while self._waiting:
            batch = self._waiting[:_MAX_BATCH]
            del self._waiting[:_MAX_BATCH]
            try:
                await self._write([operation for operation, _ in batch])
            except Exception as error:  # noqa: BLE001  # the load process sees a 500
                for _, future in batch:
                    future.set_exception(error)
                continue
            for _, future in batch:
                if not future.done():
                    future.set_result(None)
        self._runner = None


class Floors:
    """The application."""

    def __init__(self) -> None:
        self._client: AsyncMongoClient[dict[str, Any]] = AsyncMongoClient(
            os.environ[URL_VARIABLE], tz_aware=True
        )
        durable = WriteConcern(w="majority", j=True)
        self._database = self._client.get_database(
            os.environ[DATABASE_VARIABLE], codec_options=_CODEC, write_concern=durable
        )
        self._completions = self._database["completions"]
        self._inserts = Group(lambda rows: self._completions.insert_many(rows, ordered=False))
        self._updates = Group(lambda many: self._completions.bulk_write(many, ordered=False))
        raw = bson.decode(Path(os.environ[REPLAY_VARIABLE]).read_bytes(), codec_options=_CODEC)
        self._replays: dict[str, Sequence[dict[str, Any]]] = raw
        self._handlers: dict[str, Callable[[str, bytes], Awaitable[Any]]] = {
            "parse": self._parse,
            "create": self._create,
            "update": self._update,
            "create_many": self._create_many,
            "feedback": self._feedback,
            "replay": self._replay,
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
            return
        message = await receive()
        body: bytes = message.get("body", b"")
        while message.get("more_body"):
            message = await receive()
            body += message.get("body", b"")
        _, name, rest = f"{scope['path']}/".split("/", 2)
        answer = await self._handlers[name](rest.rstrip("/"), body) if name in self._handlers else 0
        content = answer if type(answer) is bytes else orjson.dumps(answer)
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(content)).encode()),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": content})

    async def _parse(self, _: str, body: bytes) -> object:
        orjson.loads(body or b"{}")
        return {"completionID": str(uuid_utils.uuid7())}

    async def _create(self, _: str, body: bytes) -> object:
        row = _row(orjson.loads(body or b"{}"))
        await self._inserts.submit(row)
        return {"completionID": row["_id"].partition("/")[2]}

    async def _update(self, completion_id: str, body: bytes) -> object:
        sent = _payload(orjson.loads(body))
        key = {"_id": f"{ORGANIZATION}/{completion_id}", "organization_id": ORGANIZATION}
        change = {"$set": {**sent, "updated_at": datetime.now(UTC)}, "$inc": {"revision": 1}}
        await self._updates.submit(UpdateOne(key, change, hint=indexes.BY_ID))
        return {"completionID": completion_id}

    async def _create_many(self, _: str, body: bytes) -> object:
        rows = [_row(sent) for sent in orjson.loads(body)["variables"]["inputs"]]
        await self._completions.insert_many(rows, ordered=False)
        return {"ids": [row["_id"] for row in rows]}

    async def _feedback(self, _: str, body: bytes) -> object:
        sent = orjson.loads(body)
        tags = {"organization_id": ORGANIZATION, "tags": {"$all": sent["completion_tags_selector"]}}
        newest = [("created_at", -1), ("_id", -1)]
        found = self._completions.find(tags, {"_id": 1}, sort=newest, limit=101, batch_size=102)
        keys = [row["_id"] for row in await found.to_list()]
        now = datetime.now(UTC)
        row = {
            "_id": f"{ORGANIZATION}/{uuid_utils.uuid7()}",
            "organization_id": ORGANIZATION,
            "created_at": now,
            **sent,
            "matched_completion_ids": [key.partition("/")[2] for key in keys],
        }
        change = {
            "$addToSet": {"graded_task_ids": sent["task_id"]},
            "$set": {"updated_at": now},
            "$inc": {"revision": 1},
        }

        async def write(session: Any) -> None:  # the driver's session
            await self._database["feedback"].insert_one(row, session=session)
            await self._completions.update_many(
                {"_id": {"$in": keys}}, change, session=session, hint=indexes.BY_ID
            )

        async with self._client.start_session() as session:
            await session.with_transaction(write)
        return row

    async def _replay(self, case: str, _: bytes) -> object:
        answers = []
        for command in self._replays[case]:
            reply = await self._database.command(dict(command), codec_options=_CODEC)
            answers.append(reply["cursor"]["firstBatch"])
        return orjson.dumps(answers, default=bytes.hex)


def _payload(sent: dict[str, Any]) -> dict[str, Any]:
    """Decode what the old SDKs send as text."""
    for name in ("request", "response", "stacktrace"):
        if isinstance(sent.get(name), str):
            sent[name] = orjson.loads(sent[name])
    return sent


def _row(sent: dict[str, Any]) -> dict[str, Any]:
    """Make what the indexes need."""
    now = datetime.now(UTC)
    row = {
        "tags": [],
        **_payload(sent),
        "_id": f"{ORGANIZATION}/{uuid_utils.uuid7()}",
        "organization_id": ORGANIZATION,
        "created_at": now,
        "updated_at": now,
        "revision": 1,
    }
    if (response := row.get("response")) is not None:
        row["model"], row["usage"] = response["model"], response["usage"]
    return row


async def _lifespan(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await send({"type": "lifespan.shutdown.complete"})


def create_app() -> Floors:
    """Build it, in the process that serves it: the driver's client belongs to its loop."""
    return Floors()
