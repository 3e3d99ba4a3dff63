"""Shortcuts that several files of these tests need."""

from typing import Any

from tests.api import Api

Json = dict[str, Any]

SCHEMA: Json = {
    "type": "object",
    "properties": {"grade": {"type": "integer", "minimum": 0}},
    "required": ["grade"],
}

COMPLETION = """
query ($id: ID!) { completion(id: $id) {
  id kind status tags request response sessionId duration failureKind failureReason
  stacktrace { file line lineno name }
} }
"""


async def stored(api: Api, completion_id: str) -> Json | None:
    """Read a completion as it is stored, through GraphQL; None where there is none."""
    data = await api.query(COMPLETION, id=completion_id)
    found: Json | None = data["completion"]
    return found


async def create_task(api: Api, *, tags: Any = (), **fields: Any) -> str:
    """Create a feedback task, and return its id."""
    task = {
        "name": "task",
        "instruction": "Grade it.",
        "json_schema": SCHEMA,
        "completion_tags_selector": list(tags),
        **fields,
    }
    answer = await api.http.post("/api/v1/feedback_task", json=task)
    assert answer.status_code == 200, answer.text
    task_id: str = answer.json()["id"]
    return task_id


async def upload(api: Api, task_id: str, **fields: Any) -> Json:
    """Upload feedback, and return it."""
    body = {"task_id": task_id, "json_values": {"grade": 1}, "comment": "", **fields}
    answer = await api.http.post("/api/v1/feedback", json=body)
    assert answer.status_code == 200, answer.text
    feedback: Json = answer.json()
    return feedback


async def ungraded_ids(api: Api) -> list[str]:
    """Return the ids in the list of ungraded completions."""
    answer = await api.http.get("/api/v1/completions/ungraded")
    assert answer.status_code == 200, answer.text
    return [row["id"] for row in answer.json()["completions"]]
