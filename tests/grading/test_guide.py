"""docs/grading.md is true: each of its documents is executed, in order."""

import re
from pathlib import Path
from typing import Any

import pytest
from graphql import OperationDefinitionNode, parse

from tests.api import Api
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import create_task

GUIDE = Path(__file__).parents[2] / "docs" / "grading.md"


def chapter(title: str) -> list[str]:
    """Return the documents of a chapter."""
    [text] = re.findall(
        rf"^## {title}\n(.*?)(?=^## |\Z)", GUIDE.read_text(), re.MULTILINE | re.DOTALL
    )
    return re.findall(r"```graphql\n(.*?)```", text, re.DOTALL)


def names_of_variables(document: str) -> set[str]:
    [operation] = parse(document).definitions
    assert isinstance(operation, OperationDefinitionNode)
    return {one.variable.name.value for one in operation.variable_definitions or ()}


@pytest.mark.parametrize(
    "title",
    ["Tasks", "Grades", "Selectors", "The queue", "How far graders agree", "The grade that counts"],
)
async def test_the_documents_of_a_chapter_do_what_they_say(api: Api, title: str) -> None:
    ids = await create_all(api, {"tags": ["prod"]}, {"tags": ["prod"]})
    task_id = (await create_task(api))["id"]
    known: dict[str, Any] = {"completion": ids[0], "task": task_id, "schema": {"type": "object"}}
    answers = []

    for document in chapter(title):
        variables = {name: known[name] for name in names_of_variables(document)}
        data = await api.query(document, **variables)
        answers.append(data)
        if "createFeedbackTask" in data:
            known["task"] = data["createFeedbackTask"]["feedbackTask"]["id"]
        if "uploadFeedback" in data:
            known["feedback"] = data["uploadFeedback"]["feedback"]["id"]
        if "assignNext" in data:
            known["leases"] = [lease["id"] for lease in data["assignNext"]["leases"]]
            known["lease"] = known["leases"][0]

    assert answers
    assert all(value is not None for data in answers for value in data.values())
