"""A task that two graders disagree about, for the UI to show."""

from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from tests.conftest import LiveGateway
from tests.ui.calls import ask, log_chat

SCHEMA: Final = {
    "type": "object",
    "properties": {
        "score": {"type": "integer", "minimum": 1, "maximum": 5, "title": "How good"},
        "tone": {"enum": ["warm", "cold"]},
    },
    "required": ["score", "tone"],
}
UPLOAD: Final = """mutation($input: UploadFeedbackInput!) {
  uploadFeedback(input: $input) { feedback { id revision } }
}"""
# Ann's answer and Bob's, of one call each.
ANSWERS: Final = (
    ({"score": 5, "tone": "warm"}, {"score": 5, "tone": "warm"}),
    ({"score": 4, "tone": "warm"}, {"score": 2, "tone": "warm"}),
    ({"score": 1, "tone": "cold"}, {"score": 4, "tone": "warm"}),
)


@dataclass
class Disputed:
    """The task, its calls in the order of `ANSWERS`, and the grades of each."""

    task: str
    calls: list[str] = field(default_factory=list)
    grades: list[tuple[str, str]] = field(default_factory=list)


def make_task(
    gateway: LiveGateway, name: str, *, tag: str, grades: int = 2, schema: Any = SCHEMA
) -> str:
    query = """mutation($input: CreateFeedbackTaskInput!) {
      createFeedbackTask(input: $input) { feedbackTask { id } }
    }"""
    made = ask(
        gateway,
        query,
        {
            "input": {
                "name": name,
                "instruction": "Does it help?",
                "jsonSchema": schema,
                "completionTagsSelector": [tag],
                "gradesPerCompletion": grades,
            }
        },
    )
    task: str = made["createFeedbackTask"]["feedbackTask"]["id"]
    return task


def grade(
    gateway: LiveGateway, task: str, call: str, grader: str, values: Any, comment: str = ""
) -> str:
    answer = ask(
        gateway,
        UPLOAD,
        {
            "input": {
                "taskId": task,
                "jsonValues": values,
                "comment": comment,
                "selection": {"completionIds": [call]},
                "grader": {"kind": "HUMAN", "id": grader.lower(), "name": grader},
            }
        },
    )
    made: str = answer["uploadFeedback"]["feedback"]["id"]
    return made


def dispute(gateway: LiveGateway, name: str) -> Disputed:
    """Two graders have graded three calls, and agree on the first alone."""
    of = Disputed(make_task(gateway, name, tag=name))
    for number, (ann, bob) in enumerate(ANSWERS):
        call = log_chat(gateway, f"Question {number}?", f"Answer {number}.", tags=[name])
        of.calls.append(call)
        of.grades.append(
            (
                grade(gateway, of.task, call, "Ann", ann, f"Ann on {number}"),
                grade(gateway, of.task, call, "Bob", bob),
            )
        )
    return of


def raw_answer(gateway: LiveGateway, query: str, variables: str) -> str:
    """The text of an answer, for what is about digits."""
    return httpx.post(
        f"{gateway.url}/graphql",
        content=f'{{"query": "{query}", "variables": {variables}}}'.encode(),
        headers={"X-Log10-Token": gateway.token, "Content-Type": "application/json"},
        timeout=60,
    ).text
