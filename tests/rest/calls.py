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
    response = await api.http.post("/api/v1/feedback_task", json=task)
    assert response.status_code == 200, response.text
    task_id: str = response.json()["id"]
    return task_id


async def upload(api: Api, task_id: str, **fields: Any) -> Json:
    """Upload feedback, and return it."""
    body = {"task_id": task_id, "json_values": {"grade": 1}, "comment": "", **fields}
    response = await api.http.post("/api/v1/feedback", json=body)
    assert response.status_code == 200, response.text
    feedback: Json = response.json()
    return feedback


async def ungraded_ids(api: Api) -> list[str]:
    """Return the ids in the list of ungraded completions."""
    response = await api.http.get("/api/v1/completions/ungraded")
    assert response.status_code == 200, response.text
    return [row["id"] for row in response.json()["completions"]]
