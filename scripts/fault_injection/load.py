"""Clients that log calls as the SDKs do, and remember what they were told.

Each completion has an id of the client's own, and everything in it follows from that id, so that
what was acknowledged can be held against what is stored.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import uuid4

import httpx

from scripts.fault_injection.tally import Tally

ORGANIZATION: Final = "chaos"
# The gateway's own bounds on one database call and on one GraphQL request; a REST request makes
# two or three such calls. What is not answered after all of that never will be.
DATABASE_TIMEOUT_SECONDS: Final = 5
REQUEST_TIMEOUT_SECONDS: Final = 10
ANSWER_SECONDS: Final = 25.0
GIVE_UP_SECONDS: Final = 90.0
_PAUSE_SECONDS: Final = (0.05, 0.25)
_BATCH: Final = 5
REFUSED: Final = {"UNAVAILABLE", "TIMEOUT"}
_CREATE_BATCH: Final = """
mutation ($inputs: [CreateCompletionInput!]!) {
  createCompletions(input: {completions: $inputs, atomic: true}) { count }
}
"""
_DELETE: Final = "mutation ($ids: [ID!]!) { deleteCompletions(input: {ids: $ids}) { count } }"


@dataclass(slots=True)
class Ledger:
    """What was acknowledged, and what was sent and may be there."""

    created: set[str] = field(default_factory=set)
    updated: set[str] = field(default_factory=set)
    # The comment, which tells one piece of feedback from another, and the completion it grades.
    graded: dict[str, str] = field(default_factory=dict)
    # What was deleted before its last row was sent.
    deleted: set[str] = field(default_factory=set)
    # Requests that got no answer at all.
    unanswered: set[str] = field(default_factory=set)
    last_ack: float = 0.0


def session_of(completion_id: str) -> str:
    """Return the session of a completion: 256 of them, so that new ones keep coming at first."""
    return f"session-{completion_id[:2]}"


def request_of(completion_id: str) -> dict[str, Any]:
    """Return the payload that a completion is created with."""
    text = f"What of {completion_id}? " * 5
    messages = [{"role": "user", "content": text}]
    return {"nonce": completion_id, "model": "gpt-4o", "messages": messages, "temperature": 0.5}


def response_of(completion_id: str) -> dict[str, Any]:
    """Return the payload that a completion is updated with."""
    message = {"role": "assistant", "content": f"It is {completion_id[::-1]}. " * 10}
    usage = {"prompt_tokens": 30, "completion_tokens": 40, "total_tokens": 70}
    return {"model": "gpt-4o-2024-08-06", "choices": [{"message": message}], "usage": usage}


def duration_of(completion_id: str) -> float:
    """Return how long the call took."""
    return int(completion_id[:4], 16) / 1000


def _finished(completion_id: str) -> dict[str, Any]:
    return {
        "status": "finished",
        "response": response_of(completion_id),
        "duration": duration_of(completion_id),
    }


class Load:
    """Clients at work.

    Args:
        url: The gateway's.
        token: A writer's at least.
        name: The scenario's, and the tag of its completions.
        clients: How many at once.
        retries: Whether a request that failed is sent again, with the same id.
    """

    def __init__(
        self, url: str, token: str, name: str, *, clients: int = 24, retries: bool = True
    ) -> None:
        self.url, self.token, self.name = url, token, name
        self.clients, self.retries = clients, retries
        self.tally = Tally(name)
        self.ledger = Ledger()
        self.task_id = ""
        self._stopping = False

    @asynccontextmanager
    async def running(self, *, until_answered: int) -> AsyncIterator[None]:
        """Keep the clients at work; at the end of the context, until enough is answered."""
        await self._make_task()
        self._stopping = False
        async with asyncio.TaskGroup() as group:
            for _ in range(self.clients):
                group.create_task(self._work())
            try:
                yield
                await self._answered(until_answered)
            finally:
                self._stopping = True

    async def _answered(self, number: int) -> None:
        """Wait until so many writes are acknowledged, or none has been for long."""
        while self.tally.answered < number:
            if not self._stopping:
                await self.seconds_to_next_answer(within=GIVE_UP_SECONDS)
            if self.tally.faults or self._stopping:
                return

    def stop(self) -> None:
        """Let the clients end after what they are at."""
        self._stopping = True

    async def seconds_to_next_answer(self, *, within: float) -> float:
        """Wait until a write is acknowledged that comes after now; a fault if none does in time."""
        began = time.monotonic()
        while self.ledger.last_ack <= began:
            if time.monotonic() - began > within:
                self.tally.fault(f"no write was answered in {within:g} s after the fault ended")
                break
            await asyncio.sleep(0.02)  # until the next look at the ledger
        return time.monotonic() - began

    def client(self) -> httpx.AsyncClient:
        """Return a client of the gateway."""
        return httpx.AsyncClient(
            base_url=self.url, headers={"X-Log10-Token": self.token}, timeout=ANSWER_SECONDS
        )

    async def _make_task(self) -> None:
        if self.task_id:
            return
        body = {"name": "chaos", "instruction": "", "json_schema": {"type": "object"}}
        async with self.client() as client:
            answer = await client.post("/api/v1/feedback_task", json=body)
            answer.raise_for_status()
            self.task_id = answer.json()["id"]

    async def _work(self) -> None:
        async with self.client() as client:
            n = random.randrange(20)  # noqa: S311  # not every client grades at once
            while not self._stopping:
                n += 1
                completion_id = str(uuid4())
                if n % 20 == 10:
                    await self._batch(client)
                elif n % 20 == 5:
                    await self._delete(client, completion_id)
                elif await self._create(client, completion_id):
                    updated = await self._update(client, completion_id)
                    if updated and n % 20 == 0:
                        await self._grade(client, completion_id)

    async def _create(self, client: httpx.AsyncClient, completion_id: str) -> bool:
        body = self._started(completion_id)
        answer = await self._send(client, "/api/v1/completions", body, [completion_id])
        if answer is None:
            return False
        if answer.get("id") != completion_id:
            self.tally.fault(f"a create was answered with {str(answer)[:200]}")
        self._acknowledged(self.ledger.created, [completion_id])
        return True

    def _started(self, completion_id: str) -> dict[str, Any]:
        return {
            "id": completion_id,
            "kind": "chat",
            "status": "started",
            "tags": ["chaos", self.name],
            "session_id": session_of(completion_id),
            "request": request_of(completion_id),
        }

    async def _delete(self, client: httpx.AsyncClient, completion_id: str) -> None:
        """Create and delete a completion, and send its last row then, as an SDK may."""
        create = "/api/v1/completions"
        if await self._send(client, create, self._started(completion_id), []) is None:
            return
        body = {"query": _DELETE, "variables": {"ids": [completion_id]}}
        if await self._send(client, "/graphql", body, []) is None:
            return
        self._acknowledged(self.ledger.deleted, [completion_id])
        await self._send(client, f"{create}/{completion_id}", _finished(completion_id), [])

    async def _update(self, client: httpx.AsyncClient, completion_id: str) -> bool:
        path = f"/api/v1/completions/{completion_id}"
        if await self._send(client, path, _finished(completion_id), []) is None:
            return False
        self._acknowledged(self.ledger.updated, [completion_id])
        return True

    async def _batch(self, client: httpx.AsyncClient) -> None:
        ids = [str(uuid4()) for _ in range(_BATCH)]
        inputs = [
            {
                "id": completion_id,
                "kind": "CHAT",
                "status": "STARTED",
                "tags": ["chaos", self.name],
                "sessionId": session_of(completion_id),
                "request": request_of(completion_id),
            }
            for completion_id in ids
        ]
        body = {"query": _CREATE_BATCH, "variables": {"inputs": inputs}}
        if await self._send(client, "/graphql", body, ids) is not None:
            self._acknowledged(self.ledger.created, ids)

    async def _grade(self, client: httpx.AsyncClient, completion_id: str) -> None:
        # Feedback has no id of the client's, so that a retry could double it: it is sent once.
        comment = str(uuid4())
        body = {
            "task_id": self.task_id,
            "json_values": {"score": 1},
            "comment": comment,
            "matched_completion_ids": [completion_id],
        }
        if await self._send(client, "/api/v1/feedback", body, [], once=True) is not None:
            self.ledger.graded[comment] = completion_id
            self._count_answers(1)

    def _acknowledged(self, ids: set[str], new: list[str]) -> None:
        ids.update(new)
        self._count_answers(len(new))

    def _count_answers(self, number: int) -> None:
        self.tally.answered += number
        self.ledger.last_ack = time.monotonic()

    async def _send(
        self,
        client: httpx.AsyncClient,
        path: str,
        body: Mapping[str, Any],
        ids: list[str],
        *,
        once: bool = False,
    ) -> dict[str, Any] | None:
        """Send until it is answered.

        Returns:
            The answer; None where it was refused, or the connection broke, and is not sent again.
        """
        deadline = time.monotonic() + GIVE_UP_SECONDS
        while True:
            answer = await self._attempt(client, path, body, ids)
            if answer is not None:
                return answer
            if once or not self.retries:
                return None
            if time.monotonic() > deadline:
                self.tally.fault(f"{path} was not taken in {GIVE_UP_SECONDS:g} s")
                return None
            await asyncio.sleep(random.uniform(*_PAUSE_SECONDS))  # noqa: S311  # no secret

    async def _attempt(
        self, client: httpx.AsyncClient, path: str, body: Mapping[str, Any], ids: list[str]
    ) -> dict[str, Any] | None:
        self.tally.requests += 1
        began = time.monotonic()
        try:
            response = await client.post(path, json=body)
        except httpx.ReadTimeout:
            self.tally.fault(f"a request was not answered in {ANSWER_SECONDS:g} s")
            return None
        except httpx.ConnectError:
            return None  # nobody listens: it was not accepted
        except httpx.TransportError:
            self.tally.unanswered += 1
            self.ledger.unanswered.update(ids)
            return None
        self.tally.slowest = max(self.tally.slowest, time.monotonic() - began)
        return self._judge(path, response)

    def _judge(self, path: str, response: httpx.Response) -> dict[str, Any] | None:
        if response.status_code in (503, 504):
            self.tally.refused += 1
            if response.status_code == 503 and "retry-after" not in response.headers:
                self.tally.fault(f"{path} answered 503 without Retry-After")
            return None
        if response.status_code != 200:
            self.tally.fault(f"{path} answered {response.status_code}: {response.text[:200]}")
            return None
        answer: dict[str, Any] = response.json()
        if "errors" not in answer:
            return answer
        for error in answer["errors"]:
            if error["extensions"]["code"] not in REFUSED:
                self.tally.fault(f"{path} answered {error}")
        self.tally.refused += 1
        return None
