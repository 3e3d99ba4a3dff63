"""Who gives feedback, how it is corrected and taken back, and that it is stored once."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from models import CompletionDocument, DeletedFeedbackDocument, FeedbackDocument
from services.feedback.json_schema import check_values
from services.grading import copies, uploading
from services.ids import public_id, storage_key
from services.storage import deleted_ids
from services.storage.database import database
from services.tenants.tokens import Role
from tests.api import Api
from tests.commands import Commands
from tests.conftest import NewApi
from tests.grading.tasks import DELETE as DELETE_TASK
from tests.grading.tasks import done, feedback_ids
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import create_task

SHOWN = """
  id taskVersion jsonValues comment revision createdAt updatedAt viewerCanChange
  author { tokenId name } grader { id name kind }
  history { revision at tokenId taskVersion jsonValues comment grader { id kind } }
"""
UPLOAD = f"""
mutation ($input: UploadFeedbackInput!) {{
  uploadFeedback(input: $input) {{ feedback {{ {SHOWN} }} }}
}}
"""
UPDATE = f"""
mutation ($input: UpdateFeedbackInput!) {{
  updateFeedback(input: $input) {{ feedback {{ {SHOWN} }} }}
}}
"""
DELETE = """
mutation ($id: ID!) { deleteFeedback(input: {id: $id}) { deletedId deletedGlobalId } }
"""
READ = f"query ($id: ID!) {{ feedback(id: $id) {{ {SHOWN} }} }}"
ADJUDICATE = """
mutation ($input: AdjudicateInput!) { adjudicate(input: $input) { feedback { id } } }
"""
LISTED = """
query ($filter: CompletionFilter!) { completions(filter: $filter, first: 9) { nodes { id } } }
"""
QUEUE = """
query ($id: ID!) { feedbackTask(id: $id) {
  ungradedCount feedbackCount ungradedCompletions(first: 9) { nodes { id } }
} }
"""


def upload_of(task: dict[str, Any], *ids: str, score: int = 4, **fields: Any) -> dict[str, Any]:
    selection = {"completionIds": list(ids)}
    return {"taskId": task["id"], "jsonValues": {"score": score}, "selection": selection, **fields}


async def upload(api: Api, task: dict[str, Any], *ids: str, **fields: Any) -> dict[str, Any]:
    data = await api.query(UPLOAD, input=upload_of(task, *ids, **fields))
    feedback: dict[str, Any] = data["uploadFeedback"]["feedback"]
    return feedback


def given_by(feedback: dict[str, Any]) -> dict[str, Any]:
    return {"tokenId": feedback["author"]["tokenId"]}


async def stored(api: Api, completion_id: str) -> dict[str, Any]:
    row = await database.collection(CompletionDocument).find_one(
        {"_id": storage_key(api.organization_id, completion_id)}
    )
    assert row is not None
    return dict(row)


async def queue_of(api: Api, task: dict[str, Any]) -> tuple[int, int, list[str]]:
    found = (await api.query(QUEUE, id=task["id"]))["feedbackTask"]
    ids = [one["id"] for one in found["ungradedCompletions"]["nodes"]]
    assert found["ungradedCount"] == len(ids)
    return found["ungradedCount"], found["feedbackCount"], ids


async def test_feedback_shows_its_author_and_the_grader_that_is_claimed(api: Api) -> None:
    completion_id = await api.create_completion(tags=["prod"])
    task = await create_task(api)
    [token] = (await api.query("{ tokens { nodes { id name } } }"))["tokens"]["nodes"]
    grader = {"id": "anna", "name": "Anna", "kind": "HUMAN"}

    given = await upload(api, task, completion_id, grader=grader)

    assert given["author"] == {"tokenId": token["id"], "name": token["name"]}
    assert given["grader"] == grader
    assert (given["revision"], given["history"], given["viewerCanChange"]) == (1, [], True)
    assert given["updatedAt"] == given["createdAt"]
    assert (await api.query(READ, id=given["id"]))["feedback"] == given
    [copy] = (await stored(api, completion_id))["grades"]
    assert {name: copy[name] for name in ("id", "task_id", "grader_key", "values", "revision")} == {
        "id": given["id"],
        "task_id": task["id"],
        "grader_key": "anna",
        "values": {"score": 4},
        "revision": 1,
    }


async def test_who_claims_no_grader_is_known_by_the_token(api: Api) -> None:
    completion_id = await api.create_completion()

    given = await upload(api, await create_task(api), completion_id)

    assert given["grader"] is None
    [copy] = (await stored(api, completion_id))["grades"]
    assert copy["grader_key"] == f"token:{given['author']['tokenId']}"


@pytest.mark.parametrize(
    "grader",
    [
        {"kind": "HUMAN", "id": ""},
        {"kind": "HUMAN", "id": "x" * 201},
        {"kind": "HUMAN", "id": "token:x"},
        {"kind": "MODEL", "name": "a\u0000b"},
        {"kind": "ROBOT"},
        {"id": "x"},
    ],
)
async def test_a_grader_that_cannot_be_is_rejected(api: Api, grader: dict[str, Any]) -> None:
    completion_id = await api.create_completion()
    task = await create_task(api)
    rest = {
        "task_id": task["id"],
        "json_values": {"score": 1},
        "completion_ids": [completion_id],
        "grader": grader,
    }

    code = await api.error_code(UPLOAD, input=upload_of(task, completion_id, grader=grader))
    answer = await api.http.post("/api/v1/feedback", json=rest)

    assert code == "BAD_USER_INPUT"
    assert answer.status_code == 400
    assert "grades" not in await stored(api, completion_id)


async def test_rest_takes_and_shows_the_grader(api: Api) -> None:
    body = {
        "task_id": (await create_task(api))["id"],
        "json_values": {"score": 1},
        "completion_ids": [await api.create_completion()],
        "grader": {"kind": "MODEL", "id": "judge", "name": None},
    }

    given = (await api.http.post("/api/v1/feedback", json=body)).json()

    assert given["grader"] == {"kind": "model", "id": "judge"}
    shown = (await api.query(READ, id=given["id"]))["feedback"]
    assert shown["grader"] == {"kind": "MODEL", "id": "judge", "name": None}


async def test_a_correction_that_is_sent_again_returns_what_it_has_made(api: Api) -> None:
    task = await create_task(api)
    given = await upload(api, task, await api.create_completion())
    correction = {"id": given["id"], "jsonValues": {"score": 2}, "expectedRevision": 1}

    first, again = [await api.query(UPDATE, input=correction) for _ in range(2)]
    await api.query(UPDATE, input={**correction, "comment": "x", "expectedRevision": 2})

    assert first == again
    assert await api.error_code(UPDATE, input=correction) == "CONFLICT"


async def test_who_gave_the_revision_of_now_is_told_beside_the_author(
    api: Api, new_api: NewApi
) -> None:
    given = await upload(api, await create_task(api), await api.create_completion())
    other = await new_api(organization_id=api.organization_id)
    read = "query ($id: ID!) { feedback(id: $id) { author { tokenId } revisedBy { tokenId } } }"

    before = (await api.query(read, id=given["id"]))["feedback"]
    await other.query(UPDATE, input={"id": given["id"], "comment": "x"})
    after = (await api.query(read, id=given["id"]))["feedback"]

    assert before["revisedBy"] == before["author"] == after["author"] == given_by(given)
    assert after["revisedBy"] not in ({}, None, after["author"])


async def test_a_correction_is_a_revision_whose_history_is_readable(api: Api) -> None:
    ids = [await api.create_completion(tags=["prod"]) for _ in range(2)]
    task = await create_task(api)
    first = await upload(api, task, *ids, comment="first", grader={"kind": "HUMAN", "id": "a"})

    second = (
        await api.query(
            UPDATE,
            input={"id": first["id"], "jsonValues": {"score": 2}, "expectedRevision": 1},
        )
    )["updateFeedback"]["feedback"]
    third = (await api.query(UPDATE, input={"id": first["id"], "comment": "third"}))[
        "updateFeedback"
    ]["feedback"]

    assert [(one["revision"], one["jsonValues"], one["comment"]) for one in (second, third)] == [
        (2, {"score": 2}, "first"),
        (3, {"score": 2}, "third"),
    ]
    assert third["createdAt"] == first["createdAt"]
    assert [(one["revision"], one["jsonValues"], one["comment"]) for one in third["history"]] == [
        (1, {"score": 4}, "first"),
        (2, {"score": 2}, "first"),
    ]
    assert third["history"][0]["at"] == first["updatedAt"]
    assert {one["tokenId"] for one in third["history"]} == {first["author"]["tokenId"]}
    assert third["history"][0]["grader"] == {"id": "a", "kind": "HUMAN"}
    assert (await api.query(READ, id=first["id"]))["feedback"] == third
    for id_ in ids:
        [copy] = (await stored(api, id_))["grades"]
        assert (copy["values"], copy["revision"]) == ({"score": 2}, 3)
    assert await queue_of(api, task) == (0, 1, [])


async def test_what_changes_nothing_makes_no_revision(api: Api) -> None:
    given = await upload(api, await create_task(api), await api.create_completion())

    same = await api.query(UPDATE, input={"id": given["id"], "jsonValues": {"score": 4}})

    assert same["updateFeedback"]["feedback"] == given


async def test_corrections_are_checked_as_uploads_are(api: Api) -> None:
    completion_id = await api.create_completion()
    given = await upload(api, await create_task(api), completion_id)
    before = await stored(api, completion_id)

    codes = [
        await api.error_code(UPDATE, input={"id": given["id"], **change})
        for change in (
            {"jsonValues": {"score": 9}},
            {"comment": "x" * 100_001},
            {"grader": {"kind": "HUMAN", "id": "\n"}},
            {"comment": "y", "expectedRevision": 2},
        )
    ]
    missing = await api.error_code(UPDATE, input={"id": "none", "comment": "x"})

    assert codes == ["BAD_USER_INPUT"] * 3 + ["CONFLICT"]
    assert missing == "NOT_FOUND"
    assert await stored(api, completion_id) == before


async def test_of_corrections_at_the_same_time_each_is_stored_or_a_conflict(api: Api) -> None:
    completion_id = await api.create_completion()
    given = await upload(api, await create_task(api), completion_id)

    answers = await asyncio.gather(
        *(
            api.execute(UPDATE, input={"id": given["id"], "comment": f"{n}", "expectedRevision": 1})
            for n in range(8)
        )
    )

    won = [one["data"]["updateFeedback"] for one in answers if "errors" not in one]
    codes = [one["errors"][0]["extensions"]["code"] for one in answers if "errors" in one]
    assert (len(won), codes) == (1, ["CONFLICT"] * 7)
    read = (await api.query(READ, id=given["id"]))["feedback"]
    assert (read["revision"], read["comment"]) == (2, won[0]["feedback"]["comment"])
    [copy] = (await stored(api, completion_id))["grades"]
    assert copy["revision"] == 2


async def test_of_corrections_that_name_no_revision_each_is_made_to_the_one_before(
    api: Api,
) -> None:
    completion_id = await api.create_completion()
    given = await upload(api, await create_task(api), completion_id)

    answers = await asyncio.gather(
        *(api.query(UPDATE, input={"id": given["id"], "comment": f"{n}"}) for n in range(8))
    )

    made = {
        one["updateFeedback"]["feedback"]["revision"]: one["updateFeedback"]["feedback"]["comment"]
        for one in answers
    }
    read = (await api.query(READ, id=given["id"]))["feedback"]
    comments = {one["revision"]: one["comment"] for one in read["history"]}
    assert comments | {read["revision"]: read["comment"]} == {1: ""} | made
    assert sorted(made) == list(range(2, 10))


async def test_what_is_taken_back_is_in_the_queue_again(api: Api) -> None:
    ids = [await api.create_completion(tags=["prod"]) for _ in range(2)]
    task = await create_task(api)
    both, one = await upload(api, task, *ids), await upload(api, task, ids[0], score=1)
    assert await queue_of(api, task) == (0, 2, [])

    gone = (await api.query(DELETE, id=both["id"]))["deleteFeedback"]

    assert gone["deletedId"] == both["id"]
    assert await queue_of(api, task) == (1, 1, [ids[1]])
    assert [grade["id"] for grade in (await stored(api, ids[0]))["grades"]] == [one["id"]]
    assert (await stored(api, ids[1]))["grades"] == []
    assert (await api.query(READ, id=both["id"]))["feedback"] is None
    assert await api.error_code(DELETE, id=both["id"]) == "NOT_FOUND"
    await api.query(DELETE, id=one["id"])
    assert (await queue_of(api, task))[:2] == (2, 0)


@pytest.mark.parametrize("name", ["$foo", "$$x", "$$NOW", "$matched_completion_ids"])
async def test_ids_that_read_like_expressions_are_ids(api: Api, name: str) -> None:
    ids = [f"{name}{n}" for n in range(2)]
    rows = [{"id": id_, "tags": [name]} for id_ in ids]
    await api.query(
        "mutation ($rows: [CreateCompletionInput!]!) {"
        " createCompletions(input: {completions: $rows}) { results { id } } }",
        rows=rows,
    )
    task = await create_task(api, completionTagsSelector=[name], gradesPerCompletion=2)
    some = {"feedback": {"some": {"taskId": {"eq": task["id"]}}}}

    async def found() -> set[str]:
        nodes = (await api.query(LISTED, filter=some))["completions"]["nodes"]
        return {one["id"] for one in nodes}

    grader = {"id": name, "name": name, "kind": "HUMAN"}
    both = await upload(api, task, *ids, id=f"{name}-both", grader=grader, comment=name)
    one = await upload(api, task, ids[0], id=f"{name}-one", grader={**grader, "id": f"{name}-2"})
    corrected = {"id": both["id"], "jsonValues": {"score": 3}, "comment": f"{name} again"}
    await api.query(UPDATE, input=corrected)
    assert await found() == set(ids)

    await api.query(DELETE, id=both["id"])

    assert await found() == {ids[0]}
    first, second = [await stored(api, id_) for id_ in ids]
    assert [grade["id"] for grade in first["grades"]] == [one["id"]]
    assert (first["graded_task_ids"], second["graded_task_ids"]) == ([task["id"]], [])
    assert second["grades"] == []
    await upload(api, task, *ids, id=f"{name}-more", grader=grader)
    deleted = (await api.query(DELETE_TASK, id=task["id"], cascade=True))["deleteFeedbackTask"]
    await done(api, deleted["job"]["id"])
    for id_ in ids:
        row = await stored(api, id_)
        assert (row["grades"], row["graded_task_ids"]) == ([], [])


async def test_other_grades_are_looked_for_in_few_queries_however_many_they_are(
    api: Api, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is on one completion alone."""
    monkeypatch.setattr(copies, "_ASKED_AT_ONCE", 150)
    task = await create_task(api)
    rows = [{"tags": ["prod"]} for _ in range(250)]
    ids = await create_all(api, *rows)
    whole, other = [await upload(api, task, *ids) for _ in range(2)]
    feedback = database.collection(FeedbackDocument)
    key = storage_key(api.organization_id, other["id"])
    row = await feedback.find_one({"_id": key})
    assert row is not None
    await feedback.delete_one({"_id": key})
    singly = [
        {**row, "_id": f"{key}-{n}", "matched_completion_ids": [id_]}
        for n, id_ in enumerate(ids[:-1])
    ]
    await feedback.insert_many(singly)
    commands.sent.clear()

    await api.query(DELETE, id=whole["id"])

    looks = [
        one["filter"]
        for one in commands.sent
        if one.get("find") == "feedback" and "matched_completion_ids" in one["filter"]
    ]
    assert 0 < len(looks) < 9
    assert sum(len(one["matched_completion_ids"]["$in"]) for one in looks) < 5 * len(ids)
    marked = {id_ async for id_ in _marked(api, task)}
    assert marked == set(ids[:-1])


async def _marked(api: Api, task: dict[str, Any]) -> AsyncIterator[str]:
    query = {"organization_id": api.organization_id, "graded_task_ids": task["id"]}
    async for row in database.collection(CompletionDocument).find(query, {"_id": 1}):
        yield public_id(row["_id"])


async def test_a_task_stays_on_a_completion_whose_other_grade_is_not_copied(api: Api) -> None:
    """Completions of before have marks without copies."""
    completion_id = await api.create_completion(tags=["prod"])
    task = await create_task(api)
    kept, gone = await upload(api, task, completion_id), await upload(api, task, completion_id)
    key = {"_id": storage_key(api.organization_id, completion_id)}
    await database.collection(CompletionDocument).update_one(
        key, {"$pull": {"grades": {"id": kept["id"]}}}
    )

    await api.query(DELETE, id=gone["id"])

    assert (await queue_of(api, task))[:2] == (0, 1)


async def test_a_grader_changes_what_its_token_has_given_alone(api: Api, new_api: NewApi) -> None:
    completion_id = await api.create_completion()
    task = await create_task(api)
    own, other = [await new_api(Role.GRADER, api.organization_id) for _ in range(2)]
    writer = await new_api(Role.WRITER, api.organization_id)
    given = await upload(own, task, completion_id)
    change = {"id": given["id"], "comment": "changed"}

    assert await other.error_code(UPDATE, input=change) == "FORBIDDEN"
    assert await other.error_code(DELETE, id=given["id"]) == "FORBIDDEN"
    shown = (await other.query(READ, id=given["id"]))["feedback"]
    assert (shown["comment"], shown["viewerCanChange"]) == ("", False)
    await own.query(UPDATE, input=change)
    corrected = (await writer.query(UPDATE, input={**change, "comment": "by another"}))[
        "updateFeedback"
    ]["feedback"]
    assert corrected["author"] == given["author"]
    assert {one["tokenId"] for one in corrected["history"]} == {given["author"]["tokenId"]}
    [copy] = (await stored(api, completion_id))["grades"]
    assert copy["token_id"] == given["author"]["tokenId"]
    await writer.query(DELETE, id=given["id"])


async def test_an_upload_with_an_id_is_stored_once(api: Api) -> None:
    completion_id = await api.create_completion()
    task = await create_task(api)
    asked = upload_of(task, completion_id, id="grade-1", comment="c")

    first = await api.query(UPLOAD, input=asked)
    again = await api.query(UPLOAD, input={**asked, "jsonValues": {"score": 4.0}})
    other = [
        await api.error_code(UPLOAD, input={**asked, **change})
        for change in (
            {"jsonValues": {"score": 3}},
            {"comment": "d"},
            {"grader": {"kind": "HUMAN"}},
            {"selection": {"completionIds": [await api.create_completion()]}},
        )
    ]

    assert first["uploadFeedback"]["feedback"]["id"] == "grade-1"
    assert again == first
    assert other == ["CONFLICT"] * 4
    assert len((await stored(api, completion_id))["grades"]) == 1
    bad = await api.error_code(UPLOAD, input={**asked, "id": "a/b"})
    assert bad == "BAD_USER_INPUT"


async def test_one_id_is_stored_once_however_many_send_it_at_once(api: Api) -> None:
    completion_id = await api.create_completion()
    body = {
        "id": "grade",
        "task_id": (await create_task(api))["id"],
        "json_values": {"score": 1},
        "completion_ids": [completion_id],
    }

    answers = await asyncio.gather(
        *(
            api.http.post("/api/v1/feedback", json={**body, "json_values": {"score": 1 + n % 2}})
            for n in range(10)
        )
    )

    by_score = [[one.status_code for one in answers[n::2]] for n in range(2)]
    assert sorted(by_score) == [[200] * 5, [409] * 5]
    assert len({one.text for one in answers if one.status_code == 200}) == 1
    assert len((await stored(api, completion_id))["grades"]) == 1


@pytest.mark.parametrize("way", ["taken back", "with its task", "with its completion"])
async def test_a_retry_does_not_bring_back_what_was_deleted(api: Api, way: str) -> None:
    first, other = [await api.create_completion(tags=["a"]) for _ in range(2)]
    task = await create_task(api)
    body = {"id": "late", "task_id": task["id"], "json_values": {"score": 1}}
    by_ids = {**body, "completion_ids": [first]}
    assert (await api.http.post("/api/v1/feedback", json=by_ids)).status_code == 200

    if way == "taken back":
        await api.query(DELETE, id="late")
    elif way == "with its task":
        deleting = await api.query(DELETE_TASK, id=task["id"], cascade=True)
        await done(api, deleting["deleteFeedbackTask"]["job"]["id"])
    else:
        await api.query(
            "mutation ($id: ID!) { deleteCompletions(input: {ids: [$id]}) { count } }", id=first
        )

    by_tags = {**body, "completion_tags_selector": ["a"]}
    answers = [await api.http.post("/api/v1/feedback", json=one) for one in (by_ids, by_tags)]
    asked = upload_of(task, first, score=1, id="late")
    body_ = await api.execute(UPLOAD, input=asked)

    assert [one.status_code for one in answers] == [409, 409]
    for said in (*(one.text for one in answers), body_["errors"][0]["message"]):
        assert "the feedback 'late' was deleted" in said
    assert body_["errors"][0]["extensions"]["code"] == "CONFLICT"
    assert not (await stored(api, other)).get("grades")


async def test_of_a_retry_and_a_deletion_at_once_the_deletion_wins(api: Api) -> None:
    completion_id = await api.create_completion()
    task = await create_task(api)
    asked = [upload_of(task, completion_id, id=f"late-{n}") for n in range(8)]
    for one in asked:
        await api.query(UPLOAD, input=one)

    await asyncio.gather(
        *(api.query(DELETE, id=one["id"]) for one in asked),
        *(api.execute(UPLOAD, input=one) for one in asked * 3),
    )

    assert (await stored(api, completion_id))["grades"] == []
    assert await feedback_ids(api) == set()


async def test_a_deletion_between_the_look_and_the_insert_is_seen(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    completion_id = await api.create_completion()
    asked = upload_of(await create_task(api), completion_id, id="late")
    looks = 0

    async def look_then_wait(document: Any, keys: Any, session: Any) -> set[str]:
        nonlocal looks
        found = await deleted_ids.deleted_among(document, keys, session)
        if session is not None:
            looks += 1
            if looks == 1:
                await api.query(UPLOAD, input=asked)
                await api.query(DELETE, id="late")
        return found

    monkeypatch.setattr("services.grading.uploading.deleted_among", look_then_wait)

    assert await api.error_code(UPLOAD, input=asked) == "CONFLICT"
    assert looks > 2  # its own, that of the other, and its own again
    assert (await stored(api, completion_id))["grades"] == []


async def test_ids_are_remembered_for_the_days_that_the_operator_sets(api: Api) -> None:
    completion_id = await api.create_completion()
    task = await create_task(api)
    named = upload_of(task, completion_id, id="late")
    for asked in (named, upload_of(task, completion_id)):
        given = (await api.query(UPLOAD, input=asked))["uploadFeedback"]["feedback"]
        await api.query(DELETE, id=given["id"])
    records = database.collection(DeletedFeedbackDocument)
    of_this = {"organization_id": api.organization_id}

    [record] = await records.find(of_this).to_list()
    assert record["_id"] == storage_key(api.organization_id, "late")
    assert record["expires_at"] - record["deleted_at"] == timedelta(days=7)
    expired = (await records.index_information())["expired"]
    assert (expired["key"], expired["expireAfterSeconds"]) == ([("expires_at", 1)], 0)
    await records.update_one(of_this, {"$set": {"expires_at": record["deleted_at"]}})
    again = await api.query(UPLOAD, input=named)
    assert again["uploadFeedback"]["feedback"]["id"] == "late"


async def test_an_id_is_not_taken_for_the_gateways_where_the_same_upload_comes_in_between(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    completion_id = await api.create_completion()
    task = await create_task(api)
    body = {"id": "grade", "task_id": task["id"], "json_values": {"score": 1}}
    body["completion_ids"] = [completion_id]
    answers = []

    async def checked(organization_id: str, schema: Any, values: Any) -> Any:
        monkeypatch.undo()
        answers.append(await api.http.post("/api/v1/feedback", json=body))
        return await check_values(organization_id, schema, values)

    monkeypatch.setattr(uploading, "check_values", checked)
    answers.append(await api.http.post("/api/v1/feedback", json=body))

    assert [one.json()["id"] for one in answers] == ["grade"] * 2
    assert len((await stored(api, completion_id))["grades"]) == 1


async def test_rest_sends_an_answer_again(api: Api) -> None:
    """What tags have selected is sent again by the ids that were answered."""
    completion_id = await api.create_completion(tags=["a"])
    body = {"task_id": (await create_task(api))["id"], "json_values": {"score": 1}}
    by_tags = {**body, "id": "mine", "completion_tags_selector": ["a"]}

    first = await api.http.post("/api/v1/feedback", json=by_tags)
    again = await api.http.post("/api/v1/feedback", json=first.json())

    assert again.json() == first.json()
    assert again.json()["matched_completion_ids"] == [completion_id]


async def test_large_answers_are_copied_in_part(api: Api) -> None:
    completion_id = await api.create_completion()
    task = await create_task(api, jsonSchema={"type": "object"})
    values = {f"reason{n}": "é" * 300 for n in range(200)}
    asked = {**upload_of(task, completion_id), "jsonValues": {"score": 1, **values}}

    given = await api.query(UPLOAD, input=asked)

    assert given["uploadFeedback"]["feedback"]["jsonValues"] == asked["jsonValues"]
    [copy] = (await stored(api, completion_id))["grades"]
    assert copy["cut"] is True
    assert copy["values"]["score"] == 1
    assert 1 < len(copy["values"]) < 200
    for name in copy["values"].keys() - {"score"}:
        assert values[name].startswith(copy["values"][name])


async def test_a_completion_has_copies_of_its_last_grades(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.grading.copies.MOST", 2)
    completion_id = await api.create_completion(tags=["prod"])
    task = await create_task(api)

    given = [await upload(api, task, completion_id, score=1 + n) for n in range(3)]
    row = await stored(api, completion_id)
    assert ([one["id"] for one in row["grades"]], row["grades_cut"]) == (
        [one["id"] for one in given[1:]],
        True,
    )
    for one in given[1:]:
        await api.query(DELETE, id=one["id"])

    row = await stored(api, completion_id)
    assert ([one["id"] for one in row["grades"]], "grades_cut" in row) == ([given[0]["id"]], False)
    assert await queue_of(api, task) == (0, 1, [])
    await api.query(DELETE, id=given[0]["id"])
    assert (await queue_of(api, task))[:2] == (1, 0)


async def test_the_grade_that_counts_keeps_its_copy(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.grading.copies.MOST", 2)
    completion_id = await api.create_completion(tags=["prod"])
    task = await create_task(api)
    counts = (
        await api.query(
            ADJUDICATE,
            input={
                "taskId": task["id"],
                "completionId": completion_id,
                "jsonValues": {"score": 5},
            },
        )
    )["adjudicate"]["feedback"]

    given = [await upload(api, task, completion_id, score=1 + n) for n in range(3)]

    async def copied() -> tuple[list[str], bool]:
        row = await stored(api, completion_id)
        return [one["id"] for one in row["grades"]], row.get("grades_cut", False)

    assert await copied() == ([counts["id"], given[2]["id"]], True)
    await api.query(DELETE, id=given[2]["id"])
    assert await copied() == ([counts["id"], given[1]["id"]], True)
    await api.query(DELETE, id=given[0]["id"])
    assert await copied() == ([counts["id"], given[1]["id"]], False)
    await api.query(DELETE, id=counts["id"])
    assert await copied() == ([given[1]["id"]], False)


async def test_a_deleted_completion_takes_its_grades_along(api: Api) -> None:
    ids = [await api.create_completion(tags=["prod"]) for _ in range(2)]
    task = await create_task(api)
    both = await upload(api, task, *ids)

    await api.query(
        "mutation ($id: ID!) { deleteCompletions(input: {ids: [$id]}) { count } }", id=ids[0]
    )
    corrected = await api.query(UPDATE, input={"id": both["id"], "comment": "still"})

    assert corrected["updateFeedback"]["feedback"]["revision"] == 2
    [copy] = (await stored(api, ids[1]))["grades"]
    assert copy["revision"] == 2
