"""What a new version of a task would reject, before it is saved."""

from dataclasses import replace
from typing import Any

import pytest

from services.feedback import json_schema
from services.grading import task_check
from tests.api import Api
from tests.commands import Commands
from tests.conftest import NewApi
from tests.grading.tasks import upload
from tests.graphql.test_completions import create_all
from tests.graphql.test_cost import assert_served_by_indexes
from tests.graphql.test_feedback import SCHEMA, UPLOAD, create_task
from tests.security.test_hostile_schemas import FAN_OUT

CHECK = """
query ($id: ID!, $schema: JSON!) {
  feedbackTaskCheck(id: $id, jsonSchema: $schema) {
    checkedCount rejectedCount isComplete
    rejected { feedbackId faults feedback { id jsonValues taskVersion } }
  }
}
"""
AT_MOST_3 = {**SCHEMA, "properties": {"score": {"type": "integer", "maximum": 3}}}
# What is judged in a process of its own.
INVOLVED = {**AT_MOST_3, "unevaluatedProperties": False}


async def check(api: Api, task_id: str, schema: Any) -> Any:
    return (await api.query(CHECK, id=task_id, schema=schema))["feedbackTaskCheck"]


async def graded(api: Api, *scores: int) -> tuple[str, list[str]]:
    """Make a task and its grades; return their ids."""
    [completion_id] = await create_all(api, {})
    task_id = (await create_task(api))["id"]
    return task_id, [await upload(api, task_id, completion_id, score=one) for one in scores]


@pytest.mark.parametrize("schema", [AT_MOST_3, INVOLVED], ids=["at once", "in a process"])
async def test_a_check_tells_which_grades_a_schema_would_reject(
    api: Api, schema: dict[str, Any]
) -> None:
    task_id, ids = await graded(api, 5, 2, 4, 3, 1)

    found = await check(api, task_id, schema)

    assert {**found, "rejected": []} == {
        "checkedCount": 5,
        "rejectedCount": 2,
        "isComplete": True,
        "rejected": [],
    }
    assert [one["feedbackId"] for one in found["rejected"]] == [ids[2], ids[0]]
    assert found["rejected"][0]["feedback"] == {
        "id": ids[2],
        "jsonValues": {"score": 4},
        "taskVersion": 1,
    }
    for one in found["rejected"]:
        [fault] = one["faults"]
        assert fault.startswith("/score: ")
        assert "maximum of 3" in fault
    task = await api.query("query ($id: ID!) { feedbackTask(id: $id) { version } }", id=task_id)
    assert task["feedbackTask"]["version"] == 1


async def test_the_check_and_the_upload_agree(api: Api) -> None:
    task_id, _ = await graded(api, 5)
    [completion_id] = await create_all(api, {})
    schema = {"required": ["why", "score"], "properties": {"score": {"enum": [1, "x"]}}}
    stricter = (await create_task(api, jsonSchema=schema))["id"]
    uploaded = await api.execute(
        UPLOAD,
        input={
            "taskId": stricter,
            "jsonValues": {"score": 5},
            "selection": {"completionIds": [completion_id]},
        },
    )

    [rejected] = (await check(api, task_id, schema))["rejected"]

    assert len(rejected["faults"]) == 2
    assert rejected["faults"] == uploaded["errors"][0]["extensions"]["details"]


@pytest.mark.parametrize("schema", [AT_MOST_3, INVOLVED], ids=["at once", "in a process"])
async def test_all_are_counted_and_the_first_are_shown_page_by_page(
    api: Api, monkeypatch: pytest.MonkeyPatch, schema: dict[str, Any]
) -> None:
    monkeypatch.setattr(task_check, "_PAGE", 2)
    monkeypatch.setattr(task_check, "MAX_SHOWN", 3)
    task_id, ids = await graded(api, 5, 5, 1, 5, 5)

    found = await check(api, task_id, schema)

    assert (found["checkedCount"], found["rejectedCount"], found["isComplete"]) == (5, 4, True)
    assert [one["feedbackId"] for one in found["rejected"]] == [ids[4], ids[3], ids[1]]


@pytest.mark.parametrize(
    ("most", "checked", "is_complete"), [(4, 4, True), (3, 3, False), (1, 1, False)]
)
async def test_a_check_says_where_it_has_ended(
    api: Api, monkeypatch: pytest.MonkeyPatch, most: int, checked: int, *, is_complete: bool
) -> None:
    monkeypatch.setattr(task_check, "_PAGE", 2)
    monkeypatch.setattr(task_check, "MAX_CHECKED", most)
    task_id, _ = await graded(api, 5, 5, 5, 5)

    found = await check(api, task_id, AT_MOST_3)

    assert (found["checkedCount"], found["rejectedCount"]) == (checked, checked)
    assert found["isComplete"] is is_complete


async def test_a_check_reads_no_more_than_it_may(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    task_id, _ = await graded(api, 5, 5, 5)
    monkeypatch.setattr(task_check, "_PAGE", 1)
    monkeypatch.setattr(task_check, "MAX_BYTES", 800)  # two of three

    found = await check(api, task_id, AT_MOST_3)

    assert 0 < found["checkedCount"] < 3
    assert found["isComplete"] is False
    assert len(found["rejected"]) == found["checkedCount"]


async def test_a_schema_that_is_made_to_burn_time_ends_with_its_bounds(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    task_id, ids = await graded(api, 5, 5)
    # It takes nothing from a grade without a score, and all time that there is from one with it.
    schema = {"properties": {"score": {"$ref": "#/$defs/d0"}}, "$defs": FAN_OUT["$defs"]}
    schema["$defs"] = {**FAN_OUT["$defs"], "d50": {"type": "integer"}}
    await json_schema.close()  # the next one is started with these limits
    limits = json_schema.process.limits
    monkeypatch.setattr(json_schema.process, "limits", replace(limits, cpu_seconds=0.3))

    monkeypatch.setattr(task_check, "MAX_SECONDS", 60)
    slow = await check(api, task_id, schema)
    monkeypatch.setattr(task_check, "MAX_SECONDS", 0.05)
    cut = await check(api, task_id, schema)

    assert slow["isComplete"] is True
    assert [one["feedbackId"] for one in slow["rejected"]] == ids[::-1]
    for one in slow["rejected"]:
        [fault] = one["faults"]
        assert fault.startswith("/: it takes too much to check")
    assert cut == {"checkedCount": 0, "rejectedCount": 0, "isComplete": False, "rejected": []}
    await json_schema.close()


async def test_what_cannot_become_a_schema_or_is_no_task_is_told(new_api: NewApi) -> None:
    ours, theirs = await new_api(), await new_api()
    task_id = (await create_task(theirs))["id"]

    [error] = (await theirs.execute(CHECK, id=task_id, schema={"type": "numbr"}))["errors"]

    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["extensions"]["path"] == "/jsonSchema/type"
    assert await ours.error_code(CHECK, id=task_id, schema={}) == "NOT_FOUND"
    empty = {"checkedCount": 0, "rejectedCount": 0, "isComplete": True, "rejected": []}
    assert await check(theirs, task_id, {}) == empty


async def test_an_index_leads_to_the_grades(
    api: Api, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task_check, "_PAGE", 2)
    task_id, _ = await graded(api, 5, 5, 5)
    commands.sent.clear()

    await check(api, task_id, AT_MOST_3)

    of_feedback = [one for one in commands.sent if one.get("find") == "feedback"]
    assert len(of_feedback) == 3  # two pages, and what is shown
    await assert_served_by_indexes(commands)
