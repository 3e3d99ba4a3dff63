"""docs/examples/grade_with_a_model.py, as a process, against a gateway and a model on loopback."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.api import Api
from tests.conftest import LiveGateway
from tests.grading.queues import create, items
from tests.grading.test_assigning import build
from tests.graphql.test_feedback import create_task
from tests.waiting import until

PROGRAM = Path(__file__).parents[2] / "docs" / "examples" / "grade_with_a_model.py"
FORM = {
    "type": "object",
    "properties": {"score": {"type": "integer", "minimum": 1, "maximum": 5}},
    "required": ["score"],
}
GRADES = """query ($task: ID!) {
  feedbacks(filter: {taskId: {eq: $task}}, first: 100) {
    nodes { jsonValues grader { kind id name } completions { nodes { id } } }
  }
}"""
MODEL = "judge-1"
MESSAGES = [{"role": "user", "content": "Hello?"}]


def chat(content: Any) -> str:
    return json.dumps({"choices": [{"message": {"content": content}}]})


@dataclass
class Model:
    """Chat completions, as a text asks for them.

    Attributes:
        may_answer: Cleared while it thinks.
        asked: How often it was asked about each text.
        troubles: The statuses of its first responses.
        systems: What it was told to do.
        bodies: By text the bodies of its first responses about it.
    """

    url: str = ""
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)
    asked: Counter[str] = field(default_factory=Counter)
    troubles: list[int] = field(default_factory=lambda: [429, 500])
    systems: set[str] = field(default_factory=set)
    bodies: dict[str, list[str]] = field(default_factory=dict)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            size = int(head.partition("content-length: ")[2].partition("\r\n")[0])
            asked = json.loads(await reader.readexactly(size))
            assert asked["model"] == MODEL
            system, user, *said = asked["messages"]
            self.systems.add(system["content"])
            text = json.loads(user["content"])[0]["content"]
            self.asked[text] += 1
            await self.may_answer.wait()
            status = self.troubles.pop(0) if self.troubles else 200
            tries = len(said) // 2
            content = '{"score": 4}'
            if text == "stubborn" or (text == "fumbling" and tries < 2):
                content = ("Four, I think.", '{"score": 9}')[tries % 2]
            body = chat(content)
            if self.bodies.get(text):
                body = self.bodies[text].pop(0)
            writer.write(
                f"HTTP/1.1 {status} So\r\nContent-Length: {len(body)}\r\n"
                f"Retry-After: 0\r\nConnection: close\r\n\r\n{body}".encode()
            )
            await writer.drain()
            writer.close()
            await writer.wait_closed()


@dataclass
class Line:
    """The network between the program and the gateway, which may be cut."""

    url: str
    target: str
    ends: set[asyncio.StreamWriter] = field(default_factory=set)

    def cut(self) -> None:
        for writer in self.ends:
            writer.transport.abort()

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host, _, port = self.target.removeprefix("http://").partition(":")
        there, back = await asyncio.open_connection(host, int(port))
        self.ends |= {writer, back}
        try:
            await asyncio.gather(self._carry(reader, back), self._carry(there, writer))
        finally:
            back.transport.abort()
        self.ends -= {writer, back}

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while some := await reader.read(65536):
                writer.write(some)
                await writer.drain()
        writer.close()


@asynccontextmanager
async def listening(serve: Any) -> AsyncIterator[str]:
    under_way: set[Any] = set()

    async def serve_one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        under_way.add(task := asyncio.current_task())
        with suppress(asyncio.CancelledError):  # at the end of the test
            await serve(reader, writer)
        writer.transport.abort()
        under_way.discard(task)

    server = await asyncio.start_server(serve_one, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way)


@asynccontextmanager
async def grading(
    line: Line, model: Model, api: Api, task_id: str, *, lease_seconds: int = 2
) -> AsyncIterator[Process]:
    env = {
        **os.environ,
        "LOG10_URL": line.url,
        "LOG10_TOKEN": api.token,
        "MODEL_URL": model.url,
        "MODEL": MODEL,
        "LEASE_SECONDS": str(lease_seconds),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(PROGRAM), task_id, env=env, stderr=PIPE
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        sys.stderr.write((await process.communicate())[1].decode())


async def ended(process: Process) -> tuple[int | None, str]:
    async with asyncio.timeout(60):
        _, errors = await process.communicate()
    return process.returncode, errors.decode()


@pytest.mark.slow
async def test_each_completion_is_graded_once_whatever_is_killed_or_cut(
    live_gateway: LiveGateway, api: Api
) -> None:
    task = await create_task(api, instruction="Does it help?", jsonSchema=FORM)
    task_id = task["id"]
    model = Model()
    ids: dict[str, str] = {}

    async def log(*texts: str) -> None:
        rows = [
            {"tags": ["prod"], "request": {"messages": [{"role": "user", "content": text}]}}
            for text in texts
        ]
        ids.update(zip(texts, await create(api, *rows), strict=True))
        await build(api, task)

    async def grades() -> list[Any]:
        found: list[Any] = (await api.query(GRADES, task=task_id))["feedbacks"]["nodes"]
        return found

    async def are_graded(number: int) -> bool:
        return len(await grades()) >= number

    async def is_asked(*texts: str) -> bool:
        return sum(model.asked[text] for text in texts or model.asked) > 0

    await log("fumbling", "stubborn", *"abcdef")
    async with AsyncExitStack() as stack:
        model.url = await stack.enter_async_context(listening(model.answer))
        line = Line("", live_gateway.url)
        line.url = await stack.enter_async_context(listening(line.connect))

        async with grading(line, model, api, task_id) as killed:
            await until(is_asked)
            killed.kill()  # while it holds leases, and the model thinks
        model.may_answer.set()

        async with grading(line, model, api, task_id) as process:
            await until(lambda: are_graded(1))
            line.cut()
            await until(lambda: are_graded(7))
            line.cut()
            await log(*"gh")  # while it is away
            await until(lambda: are_graded(9))
            model.may_answer.clear()
            await log("slow")
            await until(lambda: is_asked("slow"))
            first = (await items(api, task_id))[ids["slow"]]["leases"]

            async def is_renewed() -> bool:
                now = (await items(api, task_id))[ids["slow"]]["leases"]
                return bool(now[0]["until"] > first[0]["until"] and now[0]["id"] == first[0]["id"])

            await until(is_renewed)
            process.send_signal(signal.SIGTERM)
            assert await ended(process) == (0, "")

        left = (await items(api, task_id))[ids["slow"]]
        assert (left["leases"], left["graded_by"]) == ([], [])
        skipped = (await items(api, task_id))[ids["stubborn"]]["skipped"]
        assert [(one["grader"], one["reason"]) for one in skipped] == [
            (MODEL, f"{MODEL}: out of form: no JSON: Expecting value: line 1 column 1 (char 0)")
        ]
        given = await grades()
        graded = [node["id"] for one in given for node in one["completions"]["nodes"]]
        assert sorted(graded) == sorted(ids[text] for text in ["fumbling", *"abcdefgh"])
        assert all(one["jsonValues"] == {"score": 4} for one in given)
        claimed = {"kind": "MODEL", "id": MODEL, "name": MODEL}
        assert all(one["grader"] == claimed for one in given)
        [system] = model.systems
        assert system.startswith("Does it help?")
        assert json.dumps(FORM) in system


@pytest.mark.nightly
async def test_whatever_the_model_answers_it_goes_on(live_gateway: LiveGateway, api: Api) -> None:
    task = await create_task(api, jsonSchema={"properties": {"score": {"type": "number"}}})
    is_no_chat = ["<html>busy</html>", "[]", '{"choices": []}', "null", chat(["4"]), chat({})]
    out_of_form = {
        "nan": '{"score": NaN}',
        "infinite": '{"score": 1e999}',
        "half": '{"why": "\\ud800"}',
        "deep": "[" * 100_000,
        "empty": "",
        "long": '{"score": "' + "x" * 1_000_000 + '"}',
    }
    model = Model(troubles=[])
    model.bodies = {text: [chat(answer)] * 3 for text, answer in out_of_form.items()}
    model.bodies |= {f"page {n}": [body] for n, body in enumerate(is_no_chat)}
    # What is said is no text that has a form in UTF-8, and it is asked again with it.
    model.bodies["torn"] = [chat("\ud800")]
    # More values than a mutation may have.
    model.bodies["many"] = [chat(json.dumps({"all": [1] * 600_000}))]
    texts = [*model.bodies, "last"]
    rows = [
        {"tags": ["prod"], "request": {"messages": [{"role": "user", "content": text}]}}
        for text in texts
    ]
    ids = dict(zip(texts, await create(api, *rows), strict=True))
    await build(api, task)

    async def are_both_at_it() -> bool:
        return len(model.asked) >= 8

    async def is_over() -> bool:
        now = await items(api, task["id"])
        return all(one["graded_by"] or one["skipped"] for one in now.values())

    async with AsyncExitStack() as stack:
        model.url = await stack.enter_async_context(listening(model.answer))
        line = Line(live_gateway.url, live_gateway.url)
        # Two copies at once: each completion is asked about by one of them.
        # No lease ends by itself, however slow it is here.
        started = [grading(line, model, api, task["id"], lease_seconds=30) for _ in range(2)]
        first, second = [await stack.enter_async_context(one) for one in started]
        await until(are_both_at_it)
        model.may_answer.set()
        await until(is_over)
        for process in (first, second):
            process.send_signal(signal.SIGTERM)
            assert await ended(process) == (0, "")

    now = await items(api, task["id"])
    skipped = {text for text, id_ in ids.items() if now[id_]["skipped"]}
    assert skipped == {*out_of_form, "many"}
    asked_again = {*model.bodies} - {"many", *out_of_form}
    assert model.asked == {
        text: 3 if text in out_of_form else 2 if text in asked_again else 1 for text in texts
    }


class Slow(Line):
    """The same, which brings no answer after it has brought a certain question, until it may."""

    def __init__(self, target: str, question: bytes) -> None:
        super().__init__("", target)
        self.question = question
        self.has_asked = asyncio.Event()
        self.may_answer = asyncio.Event()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while some := await reader.read(65536):
                if self.question in some:
                    self.has_asked.set()
                elif self.has_asked.is_set():
                    await self.may_answer.wait()
                writer.write(some)
                await writer.drain()
        writer.close()


@pytest.mark.nightly
async def test_what_it_is_being_handed_when_it_is_stopped_is_given_back(
    live_gateway: LiveGateway, api: Api
) -> None:
    task = await create_task(api)
    [id_] = await create(api, {"tags": ["prod"]})
    await build(api, task)

    async def is_leased() -> bool:
        now = await items(api, task["id"])
        return id_ in now and bool(now[id_]["leases"])

    line = Slow(live_gateway.url, b"assignNext")
    async with listening(line.connect) as line.url:
        arguments = (line, Model(url="http://127.0.0.1:9"), api, task["id"])
        async with grading(*arguments, lease_seconds=3600) as process:
            await until(is_leased)  # which the program has not been told
            process.send_signal(signal.SIGTERM)
            line.may_answer.set()
            assert await ended(process) == (0, "")
    assert not await is_leased()


async def test_it_gives_back_what_it_has_and_says_why_where_the_model_refuses(
    live_gateway: LiveGateway, api: Api
) -> None:
    task = await create_task(api)
    ids = await create(api, *[{"tags": ["prod"], "request": {"messages": MESSAGES}}] * 5)
    await build(api, task)
    model = Model(troubles=[401] * 4)
    model.may_answer.set()
    async with listening(model.answer) as model.url:
        line = Line(live_gateway.url, live_gateway.url)
        async with grading(line, model, api, task["id"], lease_seconds=3600) as process:
            code, errors = await ended(process)
    assert (code, errors.partition(":")[0]) == (1, "it ends")
    assert " 401: " in errors
    now = await items(api, task["id"])
    assert [now[one]["leases"] for one in ids] == [[]] * 5


async def test_it_says_why_it_ends(live_gateway: LiveGateway, api: Api) -> None:
    line, model = Line(live_gateway.url, live_gateway.url), Model(url="http://127.0.0.1:9")
    async with grading(line, model, api, "no-such-task") as process:
        code, errors = await ended(process)
    assert (code, errors) == (1, "it ends: NOT_FOUND: no feedback task has the id 'no-such-task'\n")
