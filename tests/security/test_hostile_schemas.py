"""Feedback tasks and grades made to burn time and memory, or to make the gateway fetch."""

import asyncio
import contextlib
import json
import os
import signal
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from services.feedback import json_schema
from tests.api import Api
from tests.conftest import LiveGateway, NewApi
from tests.gateway.processes import environment, serving
from tests.rest.calls import create_task
from tests.waiting import until

BRANCHES = [{"type": "integer"}] * 4000
PATTERNS = [f"\\p{{L}}{{100}}{n}" for n in range(300)]
FAN_OUT: dict[str, Any] = {
    "$ref": "#/$defs/d0",
    "$defs": {
        **{f"d{n}": {"allOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 2} for n in range(50)},
        "d50": {"type": "object"},
    },
}
LONG = "a" * 900_000


@contextlib.asynccontextmanager
async def others_are_served(api: Api) -> AsyncIterator[None]:
    """Ask for something else all the while, and hold that the event loop is never busy for long.

    In time of this thread, which the loop runs in: a busy machine is no fault of ours.
    """
    waits: list[float] = []

    async def ask() -> None:
        while True:
            began = time.thread_time()
            assert (await api.http.get("/healthz")).status_code == 200
            waits.append(time.thread_time() - began)
            await asyncio.sleep(0.01)

    asking = asyncio.create_task(ask())
    try:
        yield
        await asyncio.sleep(0.02)
    finally:
        asking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asking
    # Some milliseconds; what is told apart here is a loop that stands still for seconds.
    assert waits
    assert max(waits) < 1.5


async def grade(api: Api, task_id: str, values: Any) -> httpx.Response:
    completion_id = await api.create_completion()
    body = {"task_id": task_id, "json_values": values, "completion_ids": [completion_id]}
    return await api.http.post("/api/v1/feedback", json=body)


@pytest.mark.parametrize(
    ("schema", "values"),
    [
        ({"properties": {"a": {"items": {"oneOf": BRANCHES}}}}, {"a": ["x"] * 2000}),
        ({"properties": {"a": {"items": {"anyOf": BRANCHES}}}}, {"a": ["x"] * 2000}),
        ({"properties": {"a": {"items": {"oneOf": BRANCHES[:600]}}}}, {"a": ["x"] * 600}),
        ({"properties": {"a": {"anyOf": BRANCHES}}}, {"a": LONG}),
        (
            {"properties": {"a": {"allOf": [{"pattern": f"a.*{n}$"} for n in range(100)]}}},
            {"a": LONG},
        ),
        ({"properties": {"a": {"anyOf": [{"$ref": "#"}] * 2}, "b": False}}, {"a": {"b": 1}}),
    ],
)
async def test_a_grade_that_would_take_long_is_refused_while_others_are_served(
    api: Api, schema: Any, values: Any
) -> None:
    task_id = await create_task(api, json_schema=schema)

    async with others_are_served(api):
        response = await grade(api, task_id, values)

    assert response.status_code == 400, response.text
    assert response.json()["code"] == "BAD_USER_INPUT"
    assert "/json_values: it breaks the task's schema" in response.text
    assert len(response.content) < 20_000
    assert (await api.http.get("/api/v1/feedback")).json()["total"] == 0


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"properties": {str(n): {"pattern": p} for n, p in enumerate(PATTERNS)}}, "MiB"),
        ({"patternProperties": {pattern: {} for pattern in PATTERNS}}, "MiB"),
        ({"properties": {"a": {"pattern": "\\s" * 10_000}}}, "takes too much"),
        (FAN_OUT, "takes too much"),
    ],
)
async def test_a_task_that_would_take_long_is_refused_while_others_are_served(
    api: Api, schema: Any, said: str
) -> None:
    async with others_are_served(api):
        response = await api.http.post(
            "/api/v1/feedback_task", json={"name": "n", "json_schema": schema}
        )

    assert response.status_code == 400, response.text
    assert said in response.text


async def is_any_done(tasks: list[asyncio.Task[httpx.Response]]) -> bool:
    return any(task.done() for task in tasks)


async def test_one_organization_does_not_keep_the_others_waiting(
    new_api: NewApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = replace(json_schema.process.limits, per_organization=3)
    monkeypatch.setattr(json_schema.process, "limits", limits)
    hostile, other = await new_api(), await new_api()
    task_id = await create_task(
        hostile,
        json_schema={"properties": {"a": {"allOf": [{"pattern": f"a.*{n}$"} for n in range(200)]}}},
    )
    recursive = {"properties": {"a": {"$ref": "#"}, "b": {"type": "integer"}}}
    others_task = await create_task(other, json_schema=recursive)

    attacks = [asyncio.create_task(grade(hostile, task_id, {"a": LONG})) for _ in range(5)]
    await until(partial(is_any_done, attacks))  # turned away, since the others wait
    response = await grade(other, others_task, {"a": {"b": 1}})
    waiting = sum(not attack.done() for attack in attacks)
    responses = await asyncio.gather(*attacks)

    assert response.status_code == 200
    assert waiting > 0
    assert {attack.status_code for attack in responses} == {400, 503}
    assert all(
        int(attack.headers["Retry-After"]) >= 1 for attack in responses if attack.status_code == 503
    )


@pytest.fixture
async def listener() -> AsyncIterator[tuple[str, list[bytes]]]:
    """A server on loopback: its address, and what was asked of it. It never answers."""
    asked: list[bytes] = []

    async def note(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(b"")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(5):
                asked[-1] = await reader.readline()
                await asyncio.sleep(5)
        writer.close()

    server = await asyncio.start_server(note, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", asked


@pytest.fixture
def fifo(tmp_path: Path) -> Iterator[str]:
    """A file that whoever opens it waits at."""
    path = tmp_path / "schema.json"
    os.mkfifo(path)
    yield f"file://{path}"
    # Nobody waits there: there is no reader.
    with pytest.raises(OSError, match="No such device"):
        os.open(path, os.O_WRONLY | os.O_NONBLOCK)


def leading_out(url: str) -> list[tuple[dict[str, Any], bool]]:
    """Return schemas that name an address in all places, and whether they may be accepted."""
    named = {"$id": f"{url}/named", "$schema": f"{url}/dialect", "type": "null"}
    return [
        ({"$schema": url}, False),
        ({"$schema": f"{url}/x#"}, False),
        ({"properties": {"a": {"$schema": url}}}, False),
        ({"$defs": {"a": named}}, False),
        ({"unknown": named, "$ref": "#/unknown"}, False),
        ({"$ref": url}, False),
        ({"$ref": f"{url}#/a"}, False),
        ({"properties": {"a": {"$ref": url}}}, False),
        ({"$dynamicRef": f"{url}#a"}, False),
        ({"$id": f"{url}/base/", "$ref": "x.json"}, False),
        ({"$id": f"{url}/base/", "properties": {"a": {"$ref": "x.json"}}}, False),
        ({"$schema": DRAFT_4, "id": f"{url}/base/", "$ref": "x.json"}, False),
        ({"$schema": DRAFT_7, "$id": f"{url}/base/", "$ref": "x.json"}, False),
        ({"$schema": DRAFT_2019, "$recursiveRef": url}, True),  # it can only be `#`
        ({"$vocabulary": {url: True}}, True),
        ({"$id": url}, True),
        ({"const": named}, True),
        ({"default": named, "$ref": "#/default"}, True),
        ({"examples": [named], "properties": {"a": {"$ref": "#/examples/0"}}}, True),
    ]


DRAFT_4 = "http://json-schema.org/draft-04/schema#"
DRAFT_7 = "http://json-schema.org/draft-07/schema#"
DRAFT_2019 = "https://json-schema.org/draft/2019-09/schema"


async def test_nothing_is_ever_fetched_or_opened(
    api: Api, listener: tuple[str, list[bytes]], fifo: str
) -> None:
    url, asked = listener

    for schema, may_be_accepted in [*leading_out(url), *leading_out(fifo)]:
        async with asyncio.timeout(10):
            response = await api.http.post(
                "/api/v1/feedback_task", json={"name": "n", "json_schema": schema}
            )
            assert response.status_code in ((200, 400) if may_be_accepted else (400,)), schema
            if response.status_code == 200:
                for values in ({}, {"a": 1}, {"$schema": url}):
                    graded = await grade(api, response.json()["id"], values)
                    assert graded.status_code in (200, 400)

    assert asked == []


UPDATE = """
mutation ($input: UpdateFeedbackTaskInput!) {
  updateFeedbackTask(input: $input) { feedbackTask { version name jsonSchema } }
}
"""


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ({"type": "array", "items": {"type": "integer"}}, "/json_schema/type"),
        ({"type": "integer"}, "/json_schema/type"),
        ({"enum": [1, 2]}, "/json_schema/enum"),
        ({"const": "x"}, "/json_schema/const"),
        ({"not": {}}, "/json_schema/not"),
        ({"allOf": [{"$ref": "#/$defs/a"}], "$defs": {"a": False}}, "/json_schema/$defs/a"),
    ],
)
async def test_a_task_that_no_grade_can_satisfy_is_refused_at_once(
    api: Api, schema: Any, path: str
) -> None:
    created = await api.http.post(
        "/api/v1/feedback_task", json={"name": "n", "json_schema": schema}
    )
    task_id = await create_task(api, json_schema={})
    updated = await api.execute(UPDATE, input={"id": task_id, "jsonSchema": schema})

    assert created.status_code == 400
    assert created.json()["error"].startswith(f"{path}: no grade could keep to it")
    in_graphqls_names = path.replace("/json_schema", "/jsonSchema", 1)
    assert updated["errors"][0]["extensions"]["path"] == in_graphqls_names


async def test_a_schema_that_only_python_takes_for_the_same_is_a_new_version(api: Api) -> None:
    task_id = await create_task(api, json_schema={"properties": {"a": {"const": 1}}})
    other = {"properties": {"a": {"const": True}}}

    data = await api.query(UPDATE, input={"id": task_id, "jsonSchema": other})

    assert data["updateFeedbackTask"]["feedbackTask"]["version"] == 2
    assert (await grade(api, task_id, {"a": True})).status_code == 200
    assert (await grade(api, task_id, {"a": 1})).status_code == 400


@pytest.mark.parametrize("more", [{}, {"$defs": {"never": {"$ref": "#"}}}])
async def test_large_numbers_in_a_schema_work_after_they_were_stored(
    api: Api, live_gateway: LiveGateway, more: Any
) -> None:
    limit = 4_102_444_800_000
    schema = {"properties": {"at": {"type": "integer", "maximum": limit}}, **more}
    task_id = await create_task(api, json_schema=schema)
    json_schema._schemas.clear()  # as after a restart

    assert (await grade(api, task_id, {"at": limit})).status_code == 200
    assert (await grade(api, task_id, {"at": limit + 1})).status_code == 400

    async with httpx.AsyncClient(
        base_url=live_gateway.url, headers={"X-Log10-Token": api.token}
    ) as client:
        second_process = Api(client, api.organization_id, api.token)
        assert (await grade(second_process, task_id, {"at": limit})).status_code == 200
        assert (await grade(second_process, task_id, {"at": limit + 1})).status_code == 400

    renamed = await api.query(UPDATE, input={"id": task_id, "name": "other"})
    assert renamed["updateFeedbackTask"]["feedbackTask"] == {
        "version": 2,
        "name": "other",
        "jsonSchema": schema,
    }


@pytest.mark.parametrize(
    "sign", [pytest.param(signal.SIGTERM, marks=pytest.mark.nightly), signal.SIGKILL]
)
def test_no_process_is_left_when_the_gateway_ends(
    mongodb_url: str, tmp_path: Path, sign: signal.Signals
) -> None:
    env = environment(tmp_path, mongodb_url=mongodb_url, mongodb_database=f"schemas_{uuid4().hex}")
    with serving(env=env) as gateway:
        headers = {"X-Log10-Token": gateway.token}
        body = {"name": "n", "json_schema": {"properties": {"a": {"$ref": "#"}}}}
        with httpx.Client(base_url=gateway.url, headers=headers, timeout=20) as client:
            assert client.post("/api/v1/feedback_task", json=body).status_code == 200
            [child] = children(gateway.process.pid)
            with contextlib.suppress(httpx.ReadTimeout):
                attack = {"name": "n", "json_schema": FAN_OUT}
                client.post("/api/v1/feedback_task", content=json.dumps(attack), timeout=0.3)
        gateway.stop(sign)  # which waits for so long, and then fails

        for _ in range(100):
            if not Path(f"/proc/{child}").exists():
                break
            time.sleep(0.1)
        assert not Path(f"/proc/{child}").exists()


def children(parent: int) -> list[int]:
    """Return the ids of the processes that a gateway has started to judge schemas."""
    found = []
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            stat = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(stat[1]) == parent and b"schema_worker" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found
