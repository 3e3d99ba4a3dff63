"""The items of materialised queues, and what they know of grades."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import CompletionDocument, QueueItemDocument
from services.feedback.tasks import create_feedback_task
from services.grading.items import (
    MAX_COMPARED_LENGTH,
    NEEDED,
    disagreement,
    drop_items,
    drop_queue,
    item_key,
    note_grades,
    put_items,
)
from services.ids import storage_key
from services.rows import FeedbackTaskRow
from services.storage.database import database
from tests.api import Api
from tests.examples import tries


@pytest.fixture
async def task(api: Api) -> FeedbackTaskRow:
    """A task whose queue is materialised, and wants two grades of each completion."""
    made = await create_feedback_task(
        api.organization_id,
        name="Quality",
        instruction="",
        json_schema={"type": "object"},
        completion_tags_selector=[],
    )
    queue: Any = {"queue": {"state": "ready", "since": made["created_at"]}}
    return {**made, **queue, "grades_per_completion": 2}


def grade(task: FeedbackTaskRow, grader: str, score: int, **fields: Any) -> dict[str, Any]:
    return {
        "id": f"of {grader}",
        "task_id": task["id"],
        "grader_key": grader,
        "values": {"score": score},
        **fields,
    }


async def store_grades(api: Api, completion_id: str, *grades: Mapping[str, Any]) -> None:
    """Store grades as whoever grades does."""
    await database.collection(CompletionDocument).update_one(
        {"_id": storage_key(api.organization_id, completion_id)},
        {"$set": {"grades": list(grades)}, "$inc": {"revision": 1}},
    )


async def stored(api: Api, *completion_ids: str) -> list[dict[str, Any]]:
    keys = [storage_key(api.organization_id, one) for one in completion_ids]
    cursor = database.collection(CompletionDocument).find({"_id": {"$in": keys}}, NEEDED)
    return await cursor.to_list()


async def item(api: Api, task: FeedbackTaskRow, completion_id: str) -> dict[str, Any]:
    key = item_key(api.organization_id, task["id"], completion_id)
    row = await database.collection(QueueItemDocument).find_one({"_id": key})
    assert row is not None
    return row


async def test_an_item_has_the_fields_of_its_document(api: Api, task: FeedbackTaskRow) -> None:
    completion_id = await api.create_completion(tags=["a"])
    await put_items(task, await stored(api, completion_id))

    row = await item(api, task, completion_id)

    fields = set(QueueItemDocument.model_fields) - {"id", "revision_id"}
    assert set(row) - {"_id"} == fields
    assert (row["wanted"], row["graded_by"], row["is_open"]) == (2, [], True)
    assert row["rnd"] < 2**48


async def test_doing_it_again_keeps_leases_and_skips(api: Api, task: FeedbackTaskRow) -> None:
    completion_id = await api.create_completion()
    rows = await stored(api, completion_id)
    await put_items(task, rows)
    lease = {"id": "l", "grader": "g", "token_id": "t", "until": datetime(2100, 1, 1, tzinfo=UTC)}
    skip = {"grader": "h", "reason": "", "at": datetime(2020, 1, 1, tzinfo=UTC)}
    await database.collection(QueueItemDocument).update_one(
        {"task_id": task["id"]}, {"$set": {"leases": [lease], "skipped": [skip]}}
    )
    before = await item(api, task, completion_id)

    await put_items(task, rows)
    assert await item(api, task, completion_id) == before
    await put_items({**task, "grades_per_completion": 3}, rows)
    assert await item(api, task, completion_id) == {**before, "wanted": 3}


async def test_a_grade_ends_its_graders_lease_and_the_last_that_is_wanted_closes_the_item(
    api: Api, task: FeedbackTaskRow
) -> None:
    completion_id = await api.create_completion()
    await put_items(task, await stored(api, completion_id))
    leases = [
        {"id": name, "grader": name, "token_id": "t", "until": datetime(2100, 1, 1, tzinfo=UTC)}
        for name in ("ann", "bob")
    ]
    await database.collection(QueueItemDocument).update_one(
        {"task_id": task["id"]}, {"$set": {"leases": leases}}
    )
    seen = []
    for grades in (
        [grade(task, "ann", 1)],
        [grade(task, "ann", 1), grade(task, "bob", 2)],
        [grade(task, "bob", 2)],
        [],
    ):
        await store_grades(api, completion_id, *grades)
        await note_grades(None, task, [completion_id])
        row = await item(api, task, completion_id)
        holders = [lease["grader"] for lease in row["leases"]]
        seen.append((row["graded_by"], row["is_open"], row["disagreement"], holders))

    assert seen == [
        (["ann"], True, 0, ["bob"]),
        (["ann", "bob"], False, 1, []),
        (["bob"], True, 0, []),
        ([], True, 0, []),
    ]


async def test_an_adjudicated_item_is_closed_and_nothing_to_disagree_about(
    api: Api, task: FeedbackTaskRow
) -> None:
    completion_id = await api.create_completion()
    await put_items(task, await stored(api, completion_id))
    grades = grade(task, "ann", 1), grade(task, "bob", 2), grade(task, "eve", 2, adjudicates=True)
    await store_grades(api, completion_id, *grades)
    await note_grades(None, {**task, "grades_per_completion": 9}, [completion_id])

    row = await item(api, task, completion_id)
    assert (row["is_open"], row["is_adjudicated"], row["disagreement"]) == (False, True, 0)


async def test_of_a_scale_the_item_knows_how_far_its_grades_are_apart(
    api: Api, task: FeedbackTaskRow
) -> None:
    score = {"type": "integer", "minimum": 1, "maximum": 5}
    scale = {"properties": {"score": score, "why": {"type": "string"}}}
    scaled: Any = {**task, "json_schema": scale}
    completion_id = await api.create_completion()
    await put_items(scaled, await stored(api, completion_id))
    seen = []
    for one, other in ((1, 2), (1, 5), (3, 3)):
        grades = grade(task, "ann", one), grade(task, "bob", other)
        await store_grades(api, completion_id, *grades)
        await note_grades(None, scaled, [completion_id])
        seen.append((await item(api, task, completion_id))["disagreement"])

    assert seen == [0.25, 1, 0]


async def test_a_later_grade_of_who_has_adjudicated_leaves_it_adjudicated(
    api: Api, task: FeedbackTaskRow
) -> None:
    completion_id = await api.create_completion()
    await put_items(task, await stored(api, completion_id))
    eve = grade(task, "eve", 2, adjudicates=True), grade(task, "eve", 1)
    await store_grades(api, completion_id, *eve, grade(task, "bob", 3))
    await note_grades(None, task, [completion_id])

    row = await item(api, task, completion_id)
    assert (row["is_adjudicated"], row["disagreement"]) == (True, 0)


async def test_what_was_read_before_a_grade_does_not_undo_it(
    api: Api, task: FeedbackTaskRow
) -> None:
    completion_id = await api.create_completion()
    old = await stored(api, completion_id)
    await put_items(task, old)
    await store_grades(api, completion_id, grade(task, "ann", 1), grade(task, "bob", 1))
    await note_grades(None, task, [completion_id])
    noted = await item(api, task, completion_id)

    await put_items(task, old)

    assert noted["is_open"] is False
    assert await item(api, task, completion_id) == noted


async def test_a_grade_by_nobody_who_is_known_counts_as_one(
    api: Api, task: FeedbackTaskRow
) -> None:
    completion_id = await api.create_completion()
    [row] = await stored(api, completion_id)
    await put_items(task, [{**row, "graded_task_ids": ["other", task["id"]]}])

    assert (await item(api, task, completion_id))["graded_by"] == [""]


async def test_items_are_dropped_with_their_completions_or_all_of_them(
    api: Api, task: FeedbackTaskRow
) -> None:
    ids = [await api.create_completion() for _ in range(4)]
    await put_items(task, await stored(api, *ids))
    gone = [*ids, "never there"]
    await database.collection(CompletionDocument).delete_one(
        {"_id": storage_key(api.organization_id, ids[0])}
    )

    await note_grades(None, task, gone)
    await drop_items(api.organization_id, task["id"], [ids[1], "never there"])

    left = {"organization_id": api.organization_id}
    assert await database.collection(QueueItemDocument).count_documents(left) == 2
    dropped = [await drop_queue(api.organization_id, task["id"], most=1) for _ in range(3)]
    assert dropped == [1, 1, 0]


async def test_of_a_task_without_items_nothing_is_read(api: Api, task: FeedbackTaskRow) -> None:
    plain: Any = {key: value for key, value in task.items() if key != "queue"}
    completion_id = await api.create_completion()
    await note_grades(None, plain, [completion_id])
    await put_items(task, [])

    found = await database.collection(QueueItemDocument).count_documents({"task_id": task["id"]})
    assert found == 0


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], 0),
        ([{"score": 1}], 0),
        ([{"score": 1}, {"score": 1}], 0),
        ([{"score": 1}, {"score": 2}], 1),
        ([{"score": 1}, {"score": 1.0}], 0),
        ([{"good": True}, {"good": 1}], 1),
        ([{"score": 1, "good": True}, {"score": 2, "good": True}], 0.5),
        ([{"score": 1}, {"score": 1}, {"score": 2}], 2 / 3),
        ([{"score": 1}, {}], 1),
        ([{"a": {"b": ["x", "y"]}}, {"a": {"b": ["x", "z"]}}], 0.5),
        ([{"why": "x" * (MAX_COMPARED_LENGTH + 1)}, {"why": "y" * (MAX_COMPARED_LENGTH + 1)}], 0),
        ([None, None], 0),
    ],
)
def test_disagreement_is_the_share_of_pairs_that_differ(
    answers: list[Any], expected: float
) -> None:
    assert disagreement(answers) == pytest.approx(expected)


_SCALARS = st.none() | st.booleans() | st.integers(0, 2) | st.sampled_from(["a", "b"])
_ANSWERS = st.dictionaries(st.sampled_from("xyz"), _SCALARS | st.lists(_SCALARS, max_size=2))


@given(st.lists(_ANSWERS, max_size=5))
@settings(max_examples=tries(200), deadline=None)
def test_disagreement_is_the_same_in_any_order_and_0_only_where_all_say_the_same(
    answers: list[Any],
) -> None:
    value = disagreement(answers)

    assert 0 <= value <= 1
    assert value == pytest.approx(disagreement(answers[::-1]))
    assert disagreement(answers[:1] * 3) == 0
