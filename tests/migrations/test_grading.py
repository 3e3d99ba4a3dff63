"""What graders share, on a database of the version before."""

import asyncio
from typing import Any

import pytest

from models import (
    CompletionDocument,
    FeedbackDocument,
    FeedbackTaskDocument,
    QueueItemDocument,
    indexes,
)
from models.feedback_task import BUILDING, READY
from models.former_indexes import SUPERSEDED_INDEXES
from services.grading import copies
from services.jobs.migrations import rows
from services.storage import index_sets, schema_version
from services.storage.database import database
from tests.grading.queues import Duty, items, settled
from tests.grading.test_assigning import assign
from tests.grading.test_grades import UPDATE, stored, upload
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import create_task
from tests.migrations.conftest import WRITTEN_BY_5, Former, Migrate
from tests.migrations.test_grade_copies import BY_GRADE
from tests.migrations.write_database import after

LONG = "long " * 100


async def test_queues_can_be_shared_once_their_indexes_are_built(
    of_version_5: Former, migrate: Migrate
) -> None:
    assert await index_sets.missing() == []
    assert not await schema_version.has_grading()

    await migrate(of_version_5)

    of_version_5.app.state.runtime.pop(schema_version._Seen, None)  # as some seconds later
    assert await schema_version.has_grading()
    assert await index_sets.missing() == []
    names = await database.collection(QueueItemDocument).index_information()
    assert {indexes.QUEUE_IN_ORDER, indexes.QUEUE_BY_LEASE} <= set(names)
    for name, recorded in WRITTEN_BY_5["lists"].items():
        found = await after(of_version_5.http, recorded["list"], recorded["cursor"])
        assert found == recorded["after"], name


async def of_the_morning(former: Former, task: dict[str, Any]) -> None:
    """Let a database be as main of the morning of Nov 27, 2026 wrote it, which called it 6."""
    await asyncio.gather(
        database.collection(QueueItemDocument).update_many({}, {"$unset": {"is_taken": ""}}),
        database.collection(FeedbackDocument).update_many({}, {"$unset": {"copied": ""}}),
        database.collection(CompletionDocument).update_many(
            {"grades": {"$exists": True}},
            {"$unset": {"grades.$[].short": "", "grades_cut": ""}},
        ),
    )
    for document, names in (
        (
            QueueItemDocument,
            (indexes.QUEUE_FREE, indexes.QUEUE_SHUFFLED, indexes.QUEUE_DISAGREED),
        ),
        (FeedbackDocument, (indexes.FEEDBACK_COPIED_IN_PART,)),
        (CompletionDocument, (indexes.COMPLETIONS_WITH_MORE_GRADES,)),
    ):
        for name in names:
            await database.collection(document).drop_index(name)
    superseded = list(SUPERSEDED_INDEXES["queue_items"])
    await database.collection(QueueItemDocument).create_indexes(superseded)
    # By another measure.
    await database.collection(QueueItemDocument).update_many(
        {"task_id": task["id"]}, {"$set": {"disagreement": 0.25}}
    )
    database_ = database.client[former.name]
    await database_["schema_version"].update_one({}, {"$set": {"version": 6}})
    former.app.state.runtime.pop(schema_version._Seen, None)


async def test_a_database_of_before_the_release_that_said_6_is_made_right(
    of_version_5: Former, migrate: Migrate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "BATCH", 2)
    monkeypatch.setattr(copies, "MOST", 2)
    api = of_version_5
    await migrate(api)
    api.app.state.runtime.pop(schema_version._Seen, None)
    ids = await create_all(api, *[{"tags": ["shared"]}] * 4)
    text: Any = {"type": "object"}
    task = await create_task(
        api, jsonSchema=text, completionTagsSelector=["shared"], gradesPerCompletion=2
    )
    short = [await upload(api, task, *ids[:2], jsonValues={"text": f"{LONG}{n}"}) for n in range(2)]
    plain = await upload(api, task, ids[0], jsonValues={"text": "plain"})
    duty = Duty()
    await settled(api, duty)
    [lease] = await assign(api, task, "ann", completionIds=[ids[3]])
    tasks = database.collection(FeedbackTaskDocument)
    right = (await items(api, task["id"]), [await stored(api, id_) for id_ in ids])
    feedback = database.collection(FeedbackDocument)
    marks = await feedback.find({}, {"copied": 1, "revision": 1}).sort("_id").to_list()
    assert {row.get("copied") for row in marks} == {None, "short"}
    assert right[1][0]["grades_cut"]
    queue = (await tasks.find_one({"_id": f"{api.organization_id}/{task['id']}"}) or {})["queue"]
    assert queue["state"] == READY
    await of_the_morning(api, task)

    assert {"queue_items.free_in_order", "feedback.copied_in_part"} <= set(
        await index_sets.prepare()
    )
    some: dict[str, Any] = {"feedback": {"some": {}}}
    assert await api.error_code(BY_GRADE, filter=some) == "UNAVAILABLE"
    # What is corrected meanwhile stays so.
    corrected = {"id": plain["id"], "jsonValues": {"text": "corrected"}}
    _, steps = await asyncio.gather(api.query(UPDATE, input=corrected), migrate(api))

    assert steps > 4
    assert (await schema_version.stored_version())["version"] == schema_version.LATEST
    api.app.state.runtime.pop(schema_version._Seen, None)
    assert "queue_items.shuffled" in await index_sets.prune()
    names = set(await database.collection(QueueItemDocument).index_information())
    assert not names & {"shuffled", "disagreed"}
    assert await index_sets.missing() == []
    found = await feedback.find({}, {"copied": 1, "revision": 1}).sort("_id").to_list()
    for row in (one for one in marks if one["_id"].endswith(plain["id"])):
        row["revision"] = 2
    assert found == marks
    first, second, *_ = [await stored(api, id_) for id_ in ids]
    assert first["grades_cut"]
    assert [one["id"] for one in first["grades"]] == [short[1]["id"], plain["id"]]
    assert first["grades"][1]["values"] == {"text": "corrected"}
    assert [one.get("short") for one in first["grades"]] == [True, None]
    assert second["grades"] == right[1][1]["grades"]
    queue = (await tasks.find_one({"_id": f"{api.organization_id}/{task['id']}"}) or {})["queue"]
    assert queue["state"] == BUILDING
    # Handed out at once, and what is held to no more than are wanted.
    assert {one["completionId"] for one in await assign(api, task, "bob", count=9)} == set(ids)
    assert [one["completionId"] for one in await assign(api, task, "eve", count=9)] == [ids[2]]
    assert lease["completionId"] == ids[3]
    await settled(api, duty)
    queue = (await tasks.find_one({"_id": f"{api.organization_id}/{task['id']}"}) or {})["queue"]
    assert queue["state"] == READY
    now = await items(api, task["id"])
    assert now.keys() == right[0].keys()
    assert {item["is_taken"] for item in now.values()} == {True}
    assert {item["disagreement"] for item in now.values()} == {0.0}
