"""Lets a model grade what a feedback task wants, as it comes: docs/grading.md, Programs that grade.

    pip install httpx jsonschema
    export LOG10_URL=http://127.0.0.1:8000 LOG10_TOKEN=...  # of role GRADER
    export MODEL_URL=https://api.openai.com/v1 MODEL_KEY=... MODEL=gpt-4.1
    python grade_with_a_model.py TASK_ID

Any number of these may run. What one had under way when it was killed is graded by another, or by
itself, when the lease has ended; on SIGTERM it is given back at once.
"""

import asyncio
import json
import os
import signal
import sys
import uuid
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, suppress
from typing import Any

import httpx
from jsonschema.validators import validator_for

MODEL = os.environ["MODEL"]
GRADER = {"kind": "MODEL", "id": MODEL, "name": MODEL}
AT_ONCE = 4  # completions that are graded at the same time
TRIES = 3  # answers out of form, before a completion is skipped
LEASE_SECONDS = int(os.environ.get("LEASE_SECONDS", "60"))

WANTED = """subscription ($task: ID!, $grader: GraderInput, $after: String) {
  feedbackWanted(taskId: $task, grader: $grader, after: $after) { cursor completionIds } }"""
FORM = "query ($task: ID!) { feedbackTask(id: $task) { instruction jsonSchema } }"
LEASE = """mutation ($input: AssignNextInput!) {
  assignNext(input: $input) { leases { id completion { id messages { role content } } } } }"""
RENEW = """mutation ($ids: [ID!]!, $seconds: Int!) {
  renewLease(input: {leaseIds: $ids, leaseSeconds: $seconds}) { lostIds } }"""
RELEASE = "mutation ($ids: [ID!]!) { releaseLease(input: {leaseIds: $ids}) { count } }"
SKIP = """mutation ($id: ID!, $reason: String!) {
  skip(input: {leaseId: $id, reason: $reason}) { skippedLeaseId } }"""
UPLOAD = """mutation ($input: UploadFeedbackInput!) {
  uploadFeedback(input: $input) { feedback { id } } }"""
ASKED = """{instruction}

Grade the conversation that the user sends. Answer with JSON alone, which keeps to this schema:
{schema}"""


class RefusedError(Exception):
    """A server has answered that it will not, or not now."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.may_pass = code in {"UNAVAILABLE", "TIMEOUT", "RATE_LIMITED", "INTERNAL_SERVER_ERROR"}


def data_of(text: str) -> Any:
    """Return the data of a response of GraphQL."""
    try:
        body = json.loads(text)
    except ValueError as error:  # of a proxy in between
        raise RefusedError("UNAVAILABLE", text[:200]) from error
    for one in body.get("errors") or ():
        raise RefusedError(one["extensions"]["code"], one["message"])
    return body["data"]


def pauses() -> Iterator[float]:
    """Yield how many seconds to wait before the next try, without end."""
    pause = 0.1
    while True:
        yield pause
        pause = min(pause * 2, 30)


class Judge:
    """Grades what one task wants."""

    def __init__(self, task_id: str, gateway: httpx.AsyncClient, model: httpx.AsyncClient) -> None:
        self.task_id, self.gateway, self.model = task_id, gateway, model
        self.held: set[str] = set()

    async def run(self) -> None:
        """Grade until the task is archived or deleted, or the token ends."""
        after, waits = None, pauses()
        while True:
            try:
                async with aclosing(self.wanted(after)) as events:
                    async for event in events:
                        await self.grade_all(event["completionIds"])
                        after, waits = event["cursor"], pauses()
            except httpx.TransportError:
                pass  # cut off: it goes on after the last cursor
            except RefusedError as refused:
                if refused.code == "RESUME_EXPIRED":
                    after = None
                elif not refused.may_pass:
                    raise
            await asyncio.sleep(next(waits))

    async def wanted(self, after: str | None) -> AsyncGenerator[Any, None]:
        """Yield which completions want a grade, by Server-Sent Events."""
        variables = {"task": self.task_id, "grader": GRADER, "after": after}
        body = {"query": WANTED, "variables": variables}
        accept = {"Accept": "text/event-stream"}
        async with self.gateway.stream("POST", "/graphql", json=body, headers=accept) as response:
            if not response.is_success:
                data_of((await response.aread()).decode())
            async for line in response.aiter_lines():
                if line.startswith("data: {"):
                    yield data_of(line.removeprefix("data: "))["feedbackWanted"]

    async def ask(self, query: str, **variables: Any) -> Any:
        """Ask the gateway until it answers: nothing here does harm if it is asked twice."""
        waits = pauses()
        while True:
            try:
                body = {"query": query, "variables": variables}
                return data_of((await self.gateway.post("/graphql", json=body)).text)
            except httpx.TransportError:
                pass
            except RefusedError as refused:
                if not refused.may_pass:
                    raise
            await asyncio.sleep(next(waits))

    async def grade_all(self, completion_ids: list[str]) -> None:
        """Grade those that nobody else does, a few at a time."""
        given = {"taskId": self.task_id, "completionIds": completion_ids, "count": AT_ONCE}
        given |= {"leaseSeconds": LEASE_SECONDS, "grader": GRADER, "order": "OLDEST"}
        while leases := (await self.ask(LEASE, input=given))["assignNext"]["leases"]:
            form = (await self.ask(FORM, task=self.task_id))["feedbackTask"]
            if form is None:
                raise RefusedError("NOT_FOUND", "the task was deleted")
            async with asyncio.TaskGroup() as group:
                for lease in leases:
                    group.create_task(self.grade(lease["id"], lease["completion"], form))

    async def grade(self, lease_id: str, completion: Any, form: Any) -> None:
        """Grade one completion, or skip it; its lease is renewed while the model thinks."""
        self.held.add(lease_id)
        renewing = asyncio.create_task(self.renew_forever(lease_id))
        try:
            answer, fault = await self.answer(completion, form)
            if not fault and await self.renew(lease_id):  # else it is somebody else's by now
                upload = {"taskId": self.task_id, "grader": GRADER, "jsonValues": answer}
                upload |= {"selection": {"completionIds": [completion["id"]]}}
                # Of one lease it is the same feedback, however often it is sent.
                upload |= {"id": str(uuid.uuid5(uuid.NAMESPACE_URL, lease_id))}
                try:
                    await self.ask(UPLOAD, input=upload)
                except RefusedError as refused:
                    if refused.code not in {"BAD_USER_INPUT", "QUERY_TOO_COMPLEX"}:
                        raise
                    fault = str(refused)
            if fault:
                await self.ask(SKIP, id=lease_id, reason=f"{MODEL}: {fault}"[:1000])
        except RefusedError as refused:
            if refused.code not in {"CONFLICT", "NOT_FOUND"}:  # it was put away or deleted
                raise
        finally:
            renewing.cancel()
        self.held.discard(lease_id)

    async def renew(self, lease_id: str) -> bool:
        """Let a lease end later; say whether it was still there."""
        data = await self.ask(RENEW, ids=[lease_id], seconds=LEASE_SECONDS)
        return not data["renewLease"]["lostIds"]

    async def renew_forever(self, lease_id: str) -> None:
        """Keep a lease from ending."""
        while True:
            await asyncio.sleep(LEASE_SECONDS / 3)
            await self.renew(lease_id)

    async def answer(self, completion: Any, form: Any) -> tuple[Any, str]:
        """Return the model's answer, and what is wrong with it; empty if nothing is."""
        if completion is None:
            return None, "the completion was deleted"
        validator = validator_for(form["jsonSchema"])(form["jsonSchema"])
        asked = ASKED.format(instruction=form["instruction"], schema=json.dumps(form["jsonSchema"]))
        said = [{"role": "system", "content": asked}]
        said += [{"role": "user", "content": json.dumps(completion["messages"])}]
        fault = ""
        for _ in range(TRIES):
            try:
                text = await self.say(said)
            except RefusedError as refused:  # as where it is too long
                if refused.code not in {"400", "413", "422"}:
                    raise
                return None, str(refused)
            try:
                answer = json.loads(text)
                # Python reads what is no JSON: NaN, 1e999, half of a pair of surrogates.
                json.dumps(answer, ensure_ascii=False, allow_nan=False).encode()
                fault = "; ".join(one.message for one in validator.iter_errors(answer))[:1000]
                if not fault:
                    return answer, ""
            except (ValueError, RecursionError) as error:
                fault = f"no JSON: {error}"[:1000]
            said += [{"role": "assistant", "content": text}]
            said += [{"role": "user", "content": f"That is out of form: {fault}. Answer again."}]
        return None, f"out of form: {fault}"

    async def say(self, messages: list[dict[str, str]]) -> str:
        """Return what the model says, once it can be had."""
        waits = pauses()
        while True:
            seconds = ""
            with suppress(httpx.RequestError):
                body = {"model": MODEL, "messages": messages}
                response = await self.model.post("/chat/completions", json=body)
                if response.is_success:
                    # Where it is something else, as a page of a proxy, the model is not there.
                    with suppress(ValueError, LookupError, TypeError, AttributeError):
                        text = response.json()["choices"][0]["message"]["content"] or ""
                        return text.encode(errors="replace").decode()
                elif response.status_code != 429 and response.status_code < 500:
                    raise RefusedError(str(response.status_code), response.text[:500])
                seconds = response.headers.get("retry-after", "")
            await asyncio.sleep(max(next(waits), int(seconds) if seconds.isdecimal() else 0))


async def main(task_id: str) -> None:
    """Grade until SIGTERM or Ctrl-C."""
    url, token = os.environ["LOG10_URL"], {"X-Log10-Token": os.environ["LOG10_TOKEN"]}
    key = (
        {"Authorization": f"Bearer {os.environ['MODEL_KEY']}"} if "MODEL_KEY" in os.environ else {}
    )
    async with (
        httpx.AsyncClient(base_url=url, headers=token, timeout=30) as gateway,
        httpx.AsyncClient(base_url=os.environ["MODEL_URL"], headers=key, timeout=120) as model,
    ):
        judge = Judge(task_id, gateway, model)
        working = asyncio.create_task(judge.run())
        for sign in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(sign, working.cancel)
        await asyncio.wait([working])
        if judge.held:
            with suppress(TimeoutError, RefusedError):
                async with asyncio.timeout(10):
                    await judge.ask(RELEASE, ids=sorted(judge.held))
    try:
        if not working.cancelled():
            working.result()
    except* RefusedError as refused:
        sys.exit(f"it ends: {refused.exceptions[0]}")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
