"""docs/grading.md is true: each of its documents is executed, in order, over each transport."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from graphql import OperationDefinitionNode, OperationType, parse

from tests.api import Api
from tests.conftest import LiveGateway
from tests.gateway.sockets import ask, receive, socket
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import create_task

GUIDE = Path(__file__).parents[2] / "docs" / "grading.md"
Execute = Callable[..., Awaitable[Any]]


def chapters() -> dict[str, list[str]]:
    """Return the documents of each chapter, by its title."""
    parts = re.split(r"^## (.*)\n", GUIDE.read_text(), flags=re.MULTILINE)[1:]
    return {
        title: re.findall(r"```graphql\n(.*?)```", text, re.DOTALL)
        for title, text in zip(parts[::2], parts[1::2], strict=True)
    }


def operation_of(document: str) -> OperationDefinitionNode:
    [operation] = parse(document).definitions
    assert isinstance(operation, OperationDefinitionNode)
    return operation


def names_of_variables(document: str) -> set[str]:
    return {one.variable.name.value for one in operation_of(document).variable_definitions or ()}


@asynccontextmanager
async def over_http(api: Api, url: str) -> AsyncIterator[Execute]:
    yield lambda document, variables: api.execute(document, **variables)


@asynccontextmanager
async def over_websocket(api: Api, url: str) -> AsyncIterator[Execute]:
    async with socket(url, {"X-Log10-Token": api.token}) as connection:
        assert (await receive(connection))["type"] == "connection_ack"
        yield lambda document, variables: ask(connection, document, variables=variables)


@pytest.mark.parametrize("transport", [over_http, over_websocket])
@pytest.mark.parametrize("title", chapters())
async def test_the_documents_of_a_chapter_do_what_they_say(
    live_gateway: LiveGateway, api: Api, title: str, transport: Any
) -> None:
    ids = await create_all(api, {"tags": ["prod"]}, {"tags": ["prod"]})
    task_id = (await create_task(api))["id"]
    known: dict[str, Any] = {"completion": ids[0], "ids": ids, "task": task_id, "schema": {}}
    answers: dict[str, Any] = {}

    async with transport(api, live_gateway.url) as execute:
        for document in chapters()[title]:
            if operation_of(document).operation is OperationType.SUBSCRIPTION:
                continue  # these have tests of their own
            variables = {name: known[name] for name in names_of_variables(document)}
            body = await execute(document, variables)
            assert "errors" not in body, (document, body)
            answers.update(body["data"])
            if "createFeedbackTask" in body["data"]:
                known["task"] = answers["createFeedbackTask"]["feedbackTask"]["id"]
            if "uploadFeedback" in body["data"]:
                known["feedback"] = answers["uploadFeedback"]["feedback"]["id"]
            if "assignNext" in body["data"]:
                known["leases"] = [lease["id"] for lease in answers["assignNext"]["leases"]]
                known["lease"] = known["leases"][0]

    assert answers
    for name, check in SAYS.get(title, {}).items():
        assert check(answers[name]), (name, answers[name])


SAYS: dict[str, dict[str, Callable[[Any], Any]]] = {
    "Tasks": {
        "createFeedbackTask": lambda a: a["feedbackTask"]["ungradedCount"] == 2,
        "feedbackTaskCheck": lambda a: (a["rejectedCount"], a["isComplete"]) == (0, True),
        "feedbackTasks": lambda a: len(a["nodes"]) == 1,
        "restoreFeedbackTask": lambda a: a["feedbackTask"]["archivedAt"] is None,
        "deleteFeedbackTask": lambda a: a["deletedId"],
    },
    "Grades": {
        "uploadFeedback": lambda a: a["feedback"]["grader"]["name"] == "Anna",
        "updateFeedback": lambda a: a["feedback"]["history"][0]["jsonValues"] == {"score": 4},
        "feedbacks": lambda a: len(a["nodes"]) == 1,
        "completions": lambda a: len(a["nodes"]) == 1,
        "deleteFeedback": lambda a: a["deletedId"],
    },
    "Selectors": {
        "selectorPreview": lambda a: (a["matchedCount"], a["isExact"]) == (0, True),
        "feedbackTask": lambda a: a["ungradedCount"] == 0,
    },
    "The queue": {
        "assignNext": lambda a: len(a["leases"]) == 2,
        "renewLease": lambda a: (len(a["leases"]), a["lostIds"]) == (2, []),
        "releaseLease": lambda a: a["count"] == 1,
        "updateFeedbackTask": lambda a: a["feedbackTask"]["gradesPerCompletion"] == 2,
    },
    "The grade that counts": {
        "adjudicate": lambda a: a["feedback"]["adjudicates"],
        "completion": lambda a: a["adjudication"]["jsonValues"] == {"score": 4},
    },
}
