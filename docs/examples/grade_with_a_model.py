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
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import httpx
from jsonschema.validators import validator_for

MODEL = os.environ["MODEL"]
GRADER = {"kind": "MODEL", "id": MODEL, "name": MODEL}
AT_ONCE = 4  # completions that are graded at the same time
PASSING = {"UNAVAILABLE", "TIMEOUT", "RATE_LIMITED", "INTERNAL_SERVER_ERROR"}
EVENTS = {"Accept": "text/event-stream"}
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


def checked_json(text: str) -> Any:
    """Return what a text says; ValueError for NaN, 1e999 and surrogates too, which Python reads."""
    try:
        value = json.loads(text)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return value


def data_of(text: str) -> Any:
    """Return the data of the gateway's response."""
    try:
        body = dict(checked_json(text))
    except (ValueError, TypeError) as error:  # of a proxy in between
        raise RefusedError("UNAVAILABLE", text[:200]) from error
    for one in body.get("errors") or ():
        raise RefusedError(one["extensions"]["code"], one["message"])
    return body["data"]


def said_in(response: httpx.Response) -> str:
    """Return what the model says."""
    if response.is_success:
        # Where it is something else, as a page of a proxy, the model is not there.
        with suppress(ValueError, LookupError, TypeError, AttributeError):
            text = response.json()["choices"][0]["message"]["content"] or ""
            return text.encode(errors="replace").decode()
    elif response.status_code != 429 and response.status_code < 500:
        raise RefusedError(str(response.status_code), response.text[:500])
    raise RefusedError("UNAVAILABLE", "the model does not answer")


async def post(client: httpx.AsyncClient, path: str, body: Any, read: Callable[..., Any]) -> Any:
    """Ask until there is an answer: nothing here does harm if it is asked twice."""
    pause = 0.1
    while True:
        after = ""
        with suppress(httpx.RequestError):
            response = await client.post(path, json=body)
            try:
                return read(response)
            except RefusedError as refused:
                if refused.code not in PASSING:
                    raise
            after = response.headers.get("retry-after", "")
        await asyncio.sleep(max(pause, int(after) if after.isdecimal() else 0))
        pause = min(pause * 2, 30)


class Judge:
    """Grades what one task wants."""

    def __init__(self, task_id: str, gateway: httpx.AsyncClient, model: httpx.AsyncClient) -> None:
        self.task_id, self.gateway, self.model = task_id, gateway, model
        self.held: set[str] = set()  # leases

    async def run(self) -> None:
        """Grade until the task is archived or deleted, or the token ends."""
        after, pause = None, 0.1
        while True:
            variables = {"task": self.task_id, "grader": GRADER, "after": after}
            body = {"query": WANTED, "variables": variables}
            try:
                async with self.gateway.stream(
                    "POST", "/graphql", json=body, headers=EVENTS
                ) as told:
                    if not told.is_success:
                        data_of((await told.aread()).decode())
                    async for line in told.aiter_lines():
                        if line.startswith("data: {"):
                            event = data_of(line.removeprefix("data: "))["feedbackWanted"]
                            await self.grade_all(event["completionIds"])
                            after, pause = event["cursor"], 0.1
            except httpx.RequestError:
                pass  # cut off: it goes on after the last cursor
            except RefusedError as refused:
                if refused.code == "RESUME_EXPIRED":
                    after = None
                elif refused.code not in PASSING:
                    raise
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30)

    async def ask(self, query: str, **variables: Any) -> Any:
        """Ask the gateway."""
        body = {"query": query, "variables": variables}
        return await post(self.gateway, "/graphql", body, lambda response: data_of(response.text))

    async def grade_all(self, ids: list[str]) -> None:
        """Grade those completions that nobody else does, a few at the same time."""
        form = (await self.ask(FORM, task=self.task_id))["feedbackTask"]
        if form is None:
            raise RefusedError("NOT_FOUND", "the task was deleted")
        async with asyncio.TaskGroup() as group:
            renewing = group.create_task(self.renew_forever())
            await asyncio.wait([group.create_task(self.work(ids, form)) for _ in range(AT_ONCE)])
            renewing.cancel()

    async def renew_forever(self) -> None:
        """Keep leases from ending while the model thinks."""
        while True:
            await asyncio.sleep(LEASE_SECONDS / 3)
            if self.held:
                await self.ask(RENEW, ids=sorted(self.held), seconds=LEASE_SECONDS)

    async def work(self, ids: list[str], form: Any) -> None:
        """Grade one completion after the other until no more can be had."""
        while True:
            leasing = asyncio.create_task(self.lease(ids))
            try:
                await asyncio.wait([leasing])
            finally:  # SIGTERM does not cut it off: what it takes is given back
                await asyncio.wait([leasing], timeout=5)
            if not (leases := leasing.result()):
                return
            for lease in leases:
                await self.grade(lease["id"], lease["completion"], form)
                self.held.discard(lease["id"])

    async def lease(self, ids: list[str]) -> Any:
        """Take one of some completions, if it is there."""
        given = {"taskId": self.task_id, "completionIds": ids, "count": 1, "grader": GRADER}
        given |= {"leaseSeconds": LEASE_SECONDS, "order": "OLDEST"}
        leases = (await self.ask(LEASE, input=given))["assignNext"]["leases"]
        self.held.update(one["id"] for one in leases)
        return leases

    async def grade(self, lease_id: str, completion: Any, form: Any) -> None:
        """Grade one completion, or skip it."""
        answer, fault = await self.answer(completion, form)
        try:
            if not fault:
                data = await self.ask(RENEW, ids=[lease_id], seconds=LEASE_SECONDS)
                if data["renewLease"]["lostIds"]:
                    return  # it is somebody else's by now
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
            body = {"model": MODEL, "messages": said}
            try:
                text = await post(self.model, "/chat/completions", body, said_in)
            except RefusedError as refused:  # as where it is too long
                if refused.code not in {"400", "413", "422"}:
                    raise
                return None, str(refused)
            try:
                answer = checked_json(text)
                fault = "; ".join(one.message for one in validator.iter_errors(answer))[:1000]
                if not fault:
                    return answer, ""
            except (ValueError, RecursionError) as error:
                fault = f"no JSON: {error}"[:1000]
            said += [{"role": "assistant", "content": text}]
            said += [{"role": "user", "content": f"That is out of form: {fault}. Answer again."}]
        return None, f"out of form: {fault}"


async def main(task_id: str) -> None:
    """Grade until SIGTERM or Ctrl-C."""
    url, token = os.environ["LOG10_URL"], {"X-Log10-Token": os.environ["LOG10_TOKEN"]}
    key = {"Authorization": f"Bearer {os.environ.get('MODEL_KEY', 'none')}"}
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
    error = None if working.cancelled() else working.exception()
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, RefusedError):
        sys.exit(f"it ends: {error}")
    if error:
        raise error


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
