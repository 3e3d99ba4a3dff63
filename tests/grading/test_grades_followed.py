"""Streams follow completions by what their feedback says, and feedback by its own."""

import json
from typing import Any

import pytest

from tests.api import Api
from tests.conftest import LiveGateway
from tests.gateway.sockets import receive, socket
from tests.gateway.test_subscriptions import next_event, subscribe
from tests.grading.test_grades import DELETE, UPDATE, upload
from tests.graphql.test_feedback import create_task
from tests.waiting import repeating

CHANGED = """
subscription ($filter: CompletionFilter) {
  completionChanged(filter: $filter) { type completionId completion { tags } }
}
"""
GIVEN = """
subscription ($filter: FeedbackFilter) {
  feedbackAdded(filter: $filter) { feedback { comment grader { id } author { name } } }
}
"""
LOW = {"values": [{"path": "score", "lte": 2}], "grader": {"kind": {"eq": "HUMAN"}}}
HUMAN = {"kind": "HUMAN", "id": "anna"}


async def test_a_completion_enters_and_leaves_as_its_grades_change(
    live_gateway: LiveGateway, api: Api
) -> None:
    task = await create_task(api)
    filter_ = {"or": [{"tags": {"has": "a"}}, {"feedback": {"some": LOW}}]}
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        await subscribe(connection, api, CHANGED, ["a"], filter=filter_)

        seen: set[tuple[str, str]] = set()

        async def told(kind: str, id_: str) -> None:
            """Wait for an event; those before may come again, where a row had changed twice."""
            while (kind, id_) not in seen:
                event = (await next_event(connection))["completionChanged"]
                one = (event["type"], event["completionId"])
                assert one in seen | {(kind, id_)}
                seen.add(one)

        one, two = [await api.create_completion(tags=["b"]) for _ in range(2)]
        last = await api.create_completion(tags=["a"])
        await told("CREATED", last)  # so that those before it are known, too
        high = await upload(api, task, one, score=5, grader=HUMAN)
        await upload(api, task, two, score=1, grader={"kind": "MODEL"})
        low = await upload(api, task, two, score=2, grader=HUMAN)
        await told("UPDATED", two)
        await api.query(UPDATE, input={"id": high["id"], "jsonValues": {"score": 1}})
        await told("UPDATED", one)
        await api.query(DELETE, id=low["id"])
        await told("LEFT", two)
        await api.query(UPDATE, input={"id": high["id"], "grader": None})
        await told("LEFT", one)


async def test_feedback_is_followed_by_what_it_says(live_gateway: LiveGateway, api: Api) -> None:
    task = await create_task(api)
    completion_id = await api.create_completion()
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        payload: dict[str, Any] = {"query": GIVEN, "variables": {"filter": LOW}}
        await connection.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))

        async def give() -> None:
            await upload(api, task, completion_id, score=4, comment="high", grader=HUMAN)
            await upload(api, task, completion_id, score=1, comment="of a token")
            await upload(api, task, completion_id, score=1, comment="low", grader=HUMAN)

        async with repeating(give, every=0.3):  # the stream opens some time
            events = [(await next_event(connection))["feedbackAdded"] for _ in range(2)]

    for event in events:
        assert event["feedback"]["comment"] == "low"
        assert event["feedback"]["grader"] == {"id": "anna"}
        assert event["feedback"]["author"] == {"name": "test"}


async def test_feedback_is_not_followed_by_its_completions(
    live_gateway: LiveGateway, api: Api
) -> None:
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        payload = {"query": GIVEN, "variables": {"filter": {"completion": {}}}}
        await connection.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))

        message = await receive(connection)

    errors = message["payload"].get("errors") if message["type"] == "next" else message["payload"]
    assert errors[0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert "completionChanged" in errors[0]["message"]


@pytest.mark.parametrize(
    "filter_",
    [
        {"feedback": {"some": {"values": [{"path": "why", "endsWith": "end"}]}}},
        {"not": {"feedback": {"none": {"or": [{"values": [{"path": "why", "contains": "x"}]}]}}}},
        {"feedback": {"every": {"values": [{"path": "why", "startsWith": "x" * 256}]}}},
    ],
)
async def test_what_the_beginning_of_a_text_cannot_decide_is_not_followed(
    live_gateway: LiveGateway, api: Api, filter_: dict[str, Any]
) -> None:
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        payload = {"query": CHANGED, "variables": {"filter": filter_}}
        await connection.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))

        message = await receive(connection)

    errors = message["payload"].get("errors") if message["type"] == "next" else message["payload"]
    assert errors[0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert "first 256 characters" in errors[0]["message"]
