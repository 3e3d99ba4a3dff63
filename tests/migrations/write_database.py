"""Writes what a migration is tested with: a database of a version, by that version's own routes.

Before `LATEST` is raised, with a gateway of today on an empty database:

    python -m tests.migrations.write_database URL TOKEN MONGODB_URL > version_N.json
"""

import asyncio
import re
import sys
from collections.abc import Mapping
from typing import Any, Final

import httpx
from bson import json_util
from pymongo import AsyncMongoClient

# Lists, of which a cursor in the middle is written down, with the ids of what stands after it.
LISTS: Final[Mapping[str, str]] = {
    "completions": "completions(first:10)",
    "completions by status": "completions(first:4,filter:{status:{eq:FINISHED}})",
    "completions by duration": ("completions(first:10,orderBy:{field:DURATION,direction:ASC})"),
    "completions of a time": (
        'completions(first:3,filter:{createdAt:{gte:"2026-01-01T00:00:00Z"}})'
    ),
    "sessions": "sessions(first:1)",
    "feedbackTasks": "feedbackTasks(first:1)",
    "feedbacks": "feedbacks(first:2)",
}
# Secrets, and what every gateway makes by itself.
_LEFT_OUT: Final = ("tokens", "jobs")
_OPTIONS: Final = ("partialFilterExpression",)
_TASK: Final = """mutation ($input: CreateFeedbackTaskInput!) {
  createFeedbackTask(input: $input) { feedbackTask { id } }
}"""
_GRADE: Final = (
    "mutation ($input: UploadFeedbackInput!) { uploadFeedback(input: $input) { feedback { id } } }"
)
_DELETE: Final = "mutation ($ids: [ID!]!) { deleteCompletions(input: {ids: $ids}) { count } }"


async def query(client: httpx.AsyncClient, document: str, **variables: Any) -> Any:
    response = await client.post("/graphql", json={"query": document, "variables": variables})
    body = response.json()
    assert "errors" not in body, body
    return body["data"]


def completion(n: int) -> dict[str, Any]:
    """Return the n-th call: every third has no kind, has failed, or has only been announced."""
    body: dict[str, Any] = {
        "tags": ["a", "b"] if n % 3 == 0 else ["a"],
        "status": ("started", "finished", "failed")[n % 3],
        "session_id": f"session-{n // 10}",
        "duration": n / 10,
        "request": {
            "model": "gpt-4o",
            "messages": [{"role": "user", "content": f"question {n}"}],
            "user": f"user-{n % 4}",
        },
    }
    if n % 3 < 2:
        body["kind"] = ("chat", "prompt")[n % 3]
    if n % 3 == 1:
        message = {"role": "assistant", "content": f"answer {n}"}
        usage = {"prompt_tokens": n, "completion_tokens": 1}
        body["response"] = {
            "model": "gpt-4o-2024-08-06",
            "choices": [{"message": message}],
            "usage": usage,
        }
    if n % 3 == 2:
        body["failure_kind"] = "Timeout"
    return body


async def write(client: httpx.AsyncClient) -> str:
    """Log calls by both families of SDKs, grade some, delete one; return the organization."""
    viewer = await query(client, "{ viewer { organization { id } } }")
    organization: str = viewer["viewer"]["organization"]["id"]
    ids = []
    for n in range(30):
        body = {"organization_id": organization, **completion(n)}
        response = await client.post("/api/v1/completions", json=body)
        ids.append(response.raise_for_status().json()["id"])
    for n in range(4):
        for row in ({"status": "started", "tags": ["own"]}, {"status": "finished"}):
            body = {"organization_id": organization, **row}
            response = await client.post(f"/api/completions/own-{n}", json=body)
            response.raise_for_status()
    tasks = []
    for n in range(3):
        task = {
            "name": f"Task {n}",
            "instruction": "",
            "jsonSchema": {"type": "object"},
            "completionTagsSelector": ["a"],
        }
        tasks.append(
            (await query(client, _TASK, input=task))["createFeedbackTask"]["feedbackTask"]["id"]
        )
    for n in range(5):
        grade = {
            "taskId": tasks[n % 2],
            "jsonValues": {"score": n},
            "comment": "",
            "selection": {"completionIds": [ids[n]]},
        }
        await query(client, _GRADE, input=grade)
    await query(client, _DELETE, ids=[ids[29]])
    return organization


async def record(client: httpx.AsyncClient) -> dict[str, Any]:
    """Return a cursor of each list, and the ids of what stands after it."""
    recorded = {}
    for name, field in LISTS.items():
        page = await query(client, f"{{ list: {field} {{ pageInfo {{ endCursor }} }} }}")
        cursor = page["list"]["pageInfo"]["endCursor"]
        found = await after(client, field, cursor)
        recorded[name] = {"list": field, "cursor": cursor, "after": found}
    return recorded


async def after(client: httpx.AsyncClient, field: str, cursor: str) -> list[str]:
    """Return the ids of what stands after a cursor of a list."""
    whole = re.sub(r"first:\d+", f'first:100,after:"{cursor}"', field)
    data = await query(client, f"{{ list: {whole} {{ nodes {{ id }} }} }}")
    return [node["id"] for node in data["list"]["nodes"]]


async def stored(database: Any) -> dict[str, Any]:
    """Return the rows of each collection, and the keys of its indexes."""
    collections = {}
    for name in sorted(await database.list_collection_names()):
        indexes = await database[name].index_information()
        rows = [] if name in _LEFT_OUT else await database[name].find(sort=[("_id", 1)]).to_list()
        keys = [
            {
                "name": index,
                "key": content["key"],
                "options": {name: content[name] for name in _OPTIONS if name in content},
            }
            for index, content in indexes.items()
            if index != "_id_"
        ]
        collections[name] = {"indexes": keys, "rows": rows}
    return collections


async def main(url: str, token: str, mongodb_url: str) -> None:
    async with (
        httpx.AsyncClient(base_url=url, headers={"X-Log10-Token": token}) as client,
        AsyncMongoClient[dict[str, Any]](mongodb_url, tz_aware=True) as mongo,
    ):
        organization = await write(client)
        content = {
            "organization": organization,
            "lists": await record(client),
            "collections": await stored(mongo["log10_gateway"]),
        }
        print(json_util.dumps(content, indent=1))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
