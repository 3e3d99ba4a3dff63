"""Feedback of the version before is copied to what it grades, while all goes on."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from pymongo import UpdateMany
from pymongo.errors import WriteError

from models import CompletionDocument, FeedbackDocument
from services.grading import copies
from services.jobs.migrations import grades, versions
from services.runtime import entered
from services.storage import schema_version
from services.storage.database import database
from tests.graphql.test_feedback import UPLOAD, create_task
from tests.migrations.conftest import Former, Migrate

BY_GRADE = """query ($filter: CompletionFilter!) {
  completions(filter: $filter, first: 100) { nodes { id } }
}"""
DELETE = "mutation ($id: ID!) { deleteFeedback(input: {id: $id}) { deletedId } }"


async def copies_and_marks(organization_id: str) -> tuple[set[Any], set[Any], set[Any]]:
    """Return what feedback grades, what completions have copies of, and which tasks they name."""
    in_it = {"organization_id": organization_id}
    graded = {
        (id_, row["_id"].partition("/")[2], row["task_id"])
        async for row in database.collection(FeedbackDocument).find(in_it)
        for id_ in row["matched_completion_ids"]
    }
    copied, marked = set(), set()
    async for row in database.collection(CompletionDocument).find(in_it):
        id_ = row["_id"].partition("/")[2]
        copied |= {(id_, one["id"], one["task_id"]) for one in row.get("grades", ())}
        marked |= {(id_, task_id) for task_id in row.get("graded_task_ids", ())}
    return graded, copied, marked


async def first_feedback(organization_id: str) -> list[dict[str, Any]]:
    rows = database.collection(FeedbackDocument).find({"organization_id": organization_id})
    return await rows.sort("_id").to_list()


async def test_completions_have_copies_of_what_was_given_before(
    of_version_5: Former,
    migrate: Migrate,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(grades, "_MOST_COPIED", 1)
    organization_id = of_version_5.organization_id
    graded, copied, marked = await copies_and_marks(organization_id)
    assert graded
    assert not copied
    some: dict[str, Any] = {"feedback": {"some": {}}}
    assert await of_version_5.error_code(BY_GRADE, filter=some) == "UNAVAILABLE"
    rows = await database.collection(CompletionDocument).find({}, {"revision": 1}).to_list()

    await migrate(of_version_5)

    of_version_5.app.state.runtime.pop(schema_version._Seen, None)  # as some seconds later
    assert await copies_and_marks(organization_id) == (graded, graded, marked)
    found = await of_version_5.query(BY_GRADE, filter=some)
    assert {one["id"] for one in found["completions"]["nodes"]} == {id_ for id_, _ in marked}
    for row in await first_feedback(organization_id):
        assert (row["revision"], row["updated_at"]) == (1, row["created_at"])
    # It is no change of the completions.
    after = await database.collection(CompletionDocument).find({}, {"revision": 1}).to_list()
    assert after == rows
    # Once more comes to the same.
    assert await grades.copy_late() == 0


async def test_what_is_given_and_taken_back_beside_it_is_right(
    of_version_5: Former,
    migrate: Migrate,
) -> None:
    organization_id = of_version_5.organization_id
    rows = await first_feedback(organization_id)
    task = await create_task(of_version_5, completionTagsSelector=[])

    async def change() -> None:
        for row in rows[::2]:
            await of_version_5.query(DELETE, id=row["_id"].partition("/")[2])
            ids = row["matched_completion_ids"][:1]
            if ids:
                asked = {
                    "taskId": task["id"],
                    "jsonValues": {"score": 1},
                    "selection": {"completionIds": ids},
                }
                await of_version_5.query(UPLOAD, input=asked)

    await asyncio.gather(change(), migrate(of_version_5))

    graded, copied, marked = await copies_and_marks(organization_id)
    assert copied == graded
    assert marked == {(id_, task_id) for id_, _, task_id in graded}


async def test_what_the_version_before_gives_afterwards_is_copied(
    of_version_5: Former,
    migrate: Migrate,
) -> None:
    await migrate(of_version_5)
    completion_id = await of_version_5.create_completion()
    task = await create_task(of_version_5, completionTagsSelector=[])
    asked = {
        "taskId": task["id"],
        "jsonValues": {"score": 1},
        "selection": {"completionIds": [completion_id]},
    }
    await of_version_5.query(UPLOAD, input=asked)
    # As a gateway of the version before stores it.
    in_it = {"organization_id": of_version_5.organization_id}
    await database.collection(FeedbackDocument).update_one(
        {**in_it, "task_id": task["id"]}, {"$unset": {"revision": "", "updated_at": ""}}
    )
    await database.collection(CompletionDocument).update_one(
        {**in_it, "_id": f"{of_version_5.organization_id}/{completion_id}"},
        {"$unset": {"grades": ""}},
    )

    with entered(of_version_5.app.state.runtime):
        await schema_version.look_again()
        result = await versions.step(None, None)

    assert any("copied 1" in line for line in result.log)
    graded, copied, _ = await copies_and_marks(of_version_5.organization_id)
    assert copied == graded


async def test_where_a_transaction_holds_less_it_is_copied_by_smaller_ones(
    of_version_5: Former,
    migrate: Migrate,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy_together = grades._copy_together
    copied_at_once: list[int] = []

    async def of_a_small_cache(organization_id: str, keys: Sequence[str]) -> None:
        if len(keys) > 1:
            raise WriteError("past the cache", 388, {"code": 388})
        copied_at_once.append(len(keys))
        await copy_together(organization_id, keys)

    monkeypatch.setattr(grades, "_copy_together", of_a_small_cache)
    before = await first_feedback(of_version_5.organization_id)

    await migrate(of_version_5)

    assert copied_at_once == [1] * len(before)
    graded, copied, marked = await copies_and_marks(of_version_5.organization_id)
    assert copied == graded
    assert marked == {(id_, task_id) for id_, _, task_id in graded}


async def test_a_completion_with_much_feedback_is_written_once_for_all_of_it(
    of_version_5: Former,
    migrate: Migrate,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    organization_id = of_version_5.organization_id
    rows = await first_feedback(organization_id)
    row = next(row for row in rows if row["matched_completion_ids"])
    row["matched_completion_ids"] = row["matched_completion_ids"][:1]
    more = [{**row, "_id": f"{organization_id}/more-{n:03d}"} for n in range(250)]
    await database.collection(FeedbackDocument).insert_many(more)
    written: list[int] = []

    def counted(*given: Any) -> list[UpdateMany]:
        writes = copies.copies_of_before(*given)
        written.append(len(writes))
        return writes

    monkeypatch.setattr(grades, "copies_of_before", counted)

    await migrate(of_version_5)

    graded, copied, _ = await copies_and_marks(organization_id)
    [id_] = row["matched_completion_ids"]
    assert copied < graded
    assert len([one for one in copied if one[0] == id_]) == copies.MOST
    assert {one for one in copied if one[0] != id_} == {one for one in graded if one[0] != id_}
    assert 0 < sum(written) <= len(written) + len(graded) - len(more)
