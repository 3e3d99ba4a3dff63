"""Graders who share a queue over several gateways, and what they were told."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from random import Random
from typing import Any

import httpx

ASSIGN = """mutation ($input: AssignNextInput!) {
  assignNext(input: $input) { leases { id completionId expiresAt completion { id } } }
}"""
GRADE = (
    "mutation ($input: UploadFeedbackInput!) { uploadFeedback(input: $input) { feedback { id } } }"
)
RELEASE = "mutation ($ids: [ID!]!) { releaseLease(input: {leaseIds: $ids}) { count } }"

# Whoever is handed nothing asks again after so long, twice as long each time.
_IDLE_SECONDS = 0.2
_MOST_IDLE_SECONDS = 2.0
# The database's time of an update is that of its beginning: what was given back while it ran counts
# as given before.
_UPDATE_MS = 100
# For so long whoever is handed something looks at it, and holds it: a second holder would be seen.
_THINK_SECONDS = 0.3


@dataclass(slots=True)
class Held:
    """That a completion was a grader's, in milliseconds since 1970 by the one clock of this host.

    Attributes:
        since: When the database gave it.
        until: When it ended by itself, or was given back at the earliest.
    """

    grader: str
    since: int
    until: int


@dataclass(slots=True)
class Graders:
    """Some who take from one task's queue.

    Attributes:
        urls: The gateways. One that has ended is left by its graders.
        token: Of an admin.
        task_id: Whose queue it is.
        lease_seconds: For how long they take completions.
        abandons: Which share of what they are handed they let lie, and release.
        held: What each completion's graders were told.
        graded: How often each completion was graded.
        late: What was graded, perhaps, when its lease had ended: it may have another's grade too.
        times: How long each `assignNext` took that handed out something, in seconds.
    """

    urls: list[str]
    token: str
    task_id: str
    lease_seconds: int = 2
    abandons: float = 0.2
    held: dict[str, list[Held]] = field(default_factory=lambda: defaultdict(list))
    graded: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    late: set[str] = field(default_factory=set)
    times: list[float] = field(default_factory=list)
    refused: int = 0
    random: Random = field(default_factory=lambda: Random(1))  # noqa: S311  # no secret

    async def work(self, number: int, is_over: asyncio.Event) -> None:
        """Let so many take and grade, until it is over."""
        limits = httpx.Limits(max_connections=number)
        headers = {"X-Log10-Token": self.token}
        async with (
            httpx.AsyncClient(headers=headers, timeout=20, limits=limits) as client,
            asyncio.TaskGroup() as group,
        ):
            for n in range(number):
                group.create_task(self._one(client, n, is_over))

    async def _one(self, client: httpx.AsyncClient, n: int, is_over: asyncio.Event) -> None:
        grader, idle = f"grader-{n}", _IDLE_SECONDS
        while not is_over.is_set():
            leases = await self._assign(client, grader, n)
            idle = _IDLE_SECONDS if leases else min(2 * idle, _MOST_IDLE_SECONDS)
            if not leases:  # others hold the rest
                with suppress(TimeoutError):
                    await asyncio.wait_for(is_over.wait(), self.random.uniform(idle / 2, idle))
            for lease in leases or ():
                await self._deal_with(client, grader, n, lease)

    async def _assign(
        self, client: httpx.AsyncClient, grader: str, n: int
    ) -> list[dict[str, Any]] | None:
        given = {
            "taskId": self.task_id,
            "count": self.random.randint(1, 2),
            "leaseSeconds": self.lease_seconds,
            "grader": {"id": grader, "kind": "HUMAN"},
        }
        begun = time.perf_counter()
        data = await self._ask(client, n, ASSIGN, input=given)
        if data is None:
            return None
        leases: list[dict[str, Any]] = data["assignNext"]["leases"]
        if leases:
            self.times.append(time.perf_counter() - begun)
        for lease in leases:
            until = round(datetime.fromisoformat(lease["expiresAt"]).timestamp() * 1000)
            held = Held(grader, until - self.lease_seconds * 1000, until)
            self.held[lease["completionId"]].append(held)
            lease["held"] = held
            assert lease["completion"] == {"id": lease["completionId"]}
        return leases

    async def _deal_with(
        self, client: httpx.AsyncClient, grader: str, n: int, lease: dict[str, Any]
    ) -> None:
        completion_id, held = lease["completionId"], lease["held"]
        chance = self.random.random()
        if chance < self.abandons / 2:
            return
        await asyncio.sleep(_THINK_SECONDS)
        now, end = int(time.time() * 1000), held.until
        if now > end:
            return  # it is another's by now
        held.until = min(end, now - _UPDATE_MS)
        if chance < self.abandons:
            await self._ask(client, n, RELEASE, ids=[lease["id"]])
            return
        grade = {
            "taskId": self.task_id,
            "jsonValues": {"score": 1},
            "grader": {"id": grader, "kind": "HUMAN"},
            "selection": {"completionIds": [completion_id]},
        }
        answer = await self._ask(client, n, GRADE, input=grade)
        if answer is not None:
            self.graded[completion_id] += 1
        if answer is None or time.time() * 1000 > end:
            self.late.add(completion_id)

    async def _ask(
        self, client: httpx.AsyncClient, n: int, query: str, **variables: Any
    ) -> dict[str, Any] | None:
        """Ask a gateway; None where it was not to be had, or was too busy."""
        url = self.urls[n % len(self.urls)]
        try:
            response = await client.post(
                f"{url}/graphql", json={"query": query, "variables": variables}
            )
        except httpx.TransportError:
            if url in self.urls and len(self.urls) > 1 and await self._is_gone(client, url):
                self.urls.remove(url)
            return None
        body = response.json()
        if "errors" in body:
            assert {one["extensions"]["code"] for one in body["errors"]} <= {"UNAVAILABLE"}, body
            self.refused += 1
            return None
        data: dict[str, Any] = body["data"]
        return data

    async def _is_gone(self, client: httpx.AsyncClient, url: str) -> bool:
        try:
            await client.get(f"{url}/healthz")
        except httpx.TransportError:
            return url in self.urls
        return False

    def twice(self) -> Iterator[tuple[str, Held, Held]]:
        """Yield what two held at the same time."""
        for completion_id, all_held in self.held.items():
            in_order = sorted(all_held, key=lambda one: one.since)
            for one, other in pairwise(in_order):
                if other.since < one.until:
                    yield completion_id, one, other


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share of values lies."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]
