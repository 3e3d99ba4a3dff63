"""Drive log10py, the generated Python SDK: `python log10_py.py SCENARIO '{"marker": "..."}'`.

Runs inside the SDK's own environment, configured by LOG10_URL, LOG10_TOKEN and LOG10_ORG_ID. The
result of the scenario is the last line of standard output, as JSON.
"""

# The SDKs are in another environment than ours, and hand out what they like; each scenario's
# name says what it does.
# mypy: disable-error-code="import-not-found, untyped-decorator"

import dataclasses
import json
import os
import sys
from collections.abc import Callable
from enum import Enum
from typing import Any

from log10 import Log10
from log10.models import components, errors, operations

Result = dict[str, Any]
SCENARIOS: dict[str, Callable[[Log10, str], Result]] = {}
ORGANIZATION = os.environ["LOG10_ORG_ID"]

SCHEMA = {
    "type": "object",
    "properties": {"grade": {"type": "integer", "minimum": 0}},
    "required": ["grade"],
}


def scenario(function: Callable[[Log10, str], Result]) -> Callable[[Log10, str], Result]:
    SCENARIOS[function.__name__] = function
    return function


def plain(value: Any) -> Any:
    """Turn the SDK's typed answer into JSON, without what was absent."""
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value):
        pairs = ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value))
        return {name: plain(item) for name, item in pairs if item is not None}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def request(marker: str) -> components.CreateChatCompletionRequest:
    message = components.ChatCompletionRequestUserMessage(
        content=f"{marker} → Grüße 🌦", role=components.ChatCompletionRole.USER
    )
    return components.CreateChatCompletionRequest(
        messages=[message], model="gpt-4-turbo", temperature=1.0, seed=7
    )


def response(text: str) -> components.CreateChatCompletionResponse:
    message = components.ChatCompletionResponseMessage(
        content=text, role=components.ChatCompletionRole.ASSISTANT
    )
    choice = components.Choices(
        finish_reason=components.FinishReason.STOP, index=0, message=message, logprobs=None
    )
    return components.CreateChatCompletionResponse(
        id="chatcmpl-1",
        choices=[choice],
        created=1728000000,
        model="gpt-4-turbo-2024-04-09",
        object=components.Object.CHAT_COMPLETION,
        usage=components.CompletionUsage(completion_tokens=7, prompt_tokens=11, total_tokens=18),
    )


def created_id(created: operations.CreateResponse) -> str:
    """A create may be answered undecoded (200) or as a Completion (201)."""
    if created.any is not None:
        return str(created.any["id"])
    return str(created.completion.id)


@scenario
def completion(client: Log10, marker: str) -> Result:
    """A call's life: session, create, update; then the answers to each."""
    session = client.sessions.create().object.session
    created = client.completions.create(
        completion=components.Completion(
            organization_id=ORGANIZATION,
            kind=components.Kind.CHAT,
            status=components.Status.STARTED,
            tags=[marker, "first"],
            request=request(marker),
            stacktrace=[components.Stacktrace(file="a.py", line="chat()", lineno=3, name="main")],
            session_id=session.id,
        )
    )
    updated = client.completions.update(
        completion_id=created_id(created),
        completion=components.Completion(
            organization_id=ORGANIZATION,
            status=components.Status.FINISHED,
            duration=1.25,
            response=response("Guten Tag ☂"),
        ),
    )
    return {
        "session": session.id,
        "id": created_id(created),
        "created_status": created.http_meta.response.status_code,
        "created": created.http_meta.response.json(),
        "updated": plain(updated.completion),
        "sent_request": json.loads(created.http_meta.request.body)["request"],
        "sent_response": json.loads(updated.http_meta.request.body)["response"],
    }


@scenario
def minimal_completion(client: Log10, marker: str) -> Result:
    bare = components.Completion(organization_id=ORGANIZATION)
    created = client.completions.create(completion=bare)
    failed = components.Completion(
        organization_id=ORGANIZATION,
        status=components.Status.FAILED,
        tags=[marker],
        failure_kind="RateLimitError",
        failure_reason="429 → slow down",
    )
    updated = client.completions.update(completion_id=created_id(created), completion=failed)
    return {"id": created_id(created), "updated": plain(updated.completion)}


@scenario
def unknown_id(client: Log10, marker: str) -> Result:
    """An update of an id that was never created makes the completion."""
    body = components.Completion(
        organization_id=ORGANIZATION, status=components.Status.FINISHED, tags=[marker]
    )
    updated = client.completions.update(completion_id=f"own-{marker}", completion=body)
    return {"updated": plain(updated.completion)}


@scenario
def feedback(client: Log10, marker: str) -> Result:
    """Tasks and both variants of feedback.

    The SDK's models of schema and values are empty classes: who wants to send any passes dicts.
    """
    ids = []
    for _ in range(2):
        body = components.Completion(
            organization_id=ORGANIZATION,
            kind=components.Kind.CHAT,
            status=components.Status.FINISHED,
            tags=[marker],
            request=request(marker),
            response=response("fine"),
        )
        ids.append(created_id(client.completions.create(completion=body)))
    task = client.feedback_tasks.create(
        request=components.Task(
            json_schema=SCHEMA,
            name=marker,
            instruction="Grade it.",
            completion_tags_selector=[marker],
        )
    )
    task_id = task.task.id
    ungraded_before = client.completions.list_ungraded().object.completions
    by_id = client.feedback.upload(
        request_body=operations.Two(
            organization_id=ORGANIZATION,
            task_id=task_id,
            json_values={"grade": 4},
            matched_completion_ids=[],
            comment="by id",
            completion_ids=[ids[0]],
        )
    )
    ungraded_between = client.completions.list_ungraded().object.completions
    by_tags = client.feedback.upload(
        request_body=operations.One(
            organization_id=ORGANIZATION,
            task_id=task_id,
            json_values={"grade": 5},
            matched_completion_ids=[],
            comment="by tags",
            completion_tags_selector=[marker],
            allow_unmatched_feedback=False,
        )
    )
    listed = client.feedback.list(
        request_body=operations.ListRequestBody(task_id=task_id, limit=1, offset=1)
    )
    of_completion = client.feedback.list(
        request_body=operations.ListRequestBody(completion_id=ids[0])
    )
    return {
        "ids": ids,
        "task": plain(task.task),
        "task_body": task.http_meta.response.json(),
        "task_read": plain(client.feedback_tasks.get(task_id=task_id).task),
        "tasks": plain(client.feedback_tasks.list().tasks),
        "by_id": by_id.http_meta.response.json(),
        "by_id_decoded": plain(by_id.feedback),
        "by_tags": by_tags.http_meta.response.json(),
        "read": plain(client.feedback.get(feedback_id=by_id.feedback.id).feedback),
        "all": plain(client.feedback.list().object.feedback),
        "page": plain(listed.object.feedback),
        "of_completion": plain(of_completion.object.feedback),
        "ungraded_before": plain(ungraded_before),
        "ungraded_between": [row.id for row in ungraded_between],
        "ungraded_after": [row.id for row in client.completions.list_ungraded().object.completions],
    }


@scenario
def typed_task(client: Log10, marker: str) -> Result:
    """What a typed user can send: an empty schema and an empty selector, both objects."""
    task = client.feedback_tasks.create(
        request=components.Task(
            json_schema=components.JSONSchema(),
            name=marker,
            instruction="",
            completion_tags_selector=components.CompletionTagsSelector(),
        )
    )
    values = operations.RequestBodyJSONValues()
    completion_body = components.Completion(organization_id=ORGANIZATION, tags=[marker])
    completion_id = created_id(client.completions.create(completion=completion_body))
    given = client.feedback.upload(
        request_body=operations.Two(
            organization_id=ORGANIZATION,
            task_id=task.task.id,
            json_values=values,
            matched_completion_ids=[],
            comment="",
            completion_ids=[completion_id],
        )
    )
    return {"task": task.http_meta.response.json(), "feedback": given.http_meta.response.json()}


@scenario
def ungraded(client: Log10, marker: str) -> Result:
    """Decode the whole list, whatever rows other SDKs have logged into it."""
    return {"completions": plain(client.completions.list_ungraded().object.completions)}


@scenario
def refusals(client: Log10, marker: str) -> Result:
    """How an error reaches the user: status and body in an SDKError."""

    def refused(call: Callable[[], Any]) -> Result:
        try:
            call()
        except errors.SDKError as error:
            return {"status": error.status_code, "body": json.loads(error.body)}
        return {"status": None}

    stranger = Log10("no-such-token", ORGANIZATION, server_url=os.environ["LOG10_URL"])
    elsewhere = Log10(
        os.environ["LOG10_TOKEN"], "another-organization", server_url=os.environ["LOG10_URL"]
    )
    return {
        "token": refused(lambda: stranger.feedback.list()),
        "organization": refused(lambda: elsewhere.feedback.list()),
        "feedback": refused(lambda: client.feedback.get(feedback_id="absent")),
        "task": refused(lambda: client.feedback_tasks.get(task_id="absent")),
    }


if __name__ == "__main__":
    sdk = Log10(
        log10_token=os.environ["LOG10_TOKEN"],
        x_log10_organization=ORGANIZATION,
        server_url=os.environ["LOG10_URL"] + "/",
    )
    print(json.dumps(SCENARIOS[sys.argv[1]](sdk, json.loads(sys.argv[2])["marker"])))
