"""How far graders agree, over GraphQL."""

from typing import Any

import pytest

from services.grading import comparing
from services.tenants.tokens import Role
from tests.api import Api
from tests.commands import Commands
from tests.conftest import NewApi
from tests.graphql.test_completions import create_all
from tests.graphql.test_cost import assert_served_by_indexes
from tests.graphql.test_feedback import UPLOAD, create_task

SCHEMA = {
    "type": "object",
    "properties": {
        "score": {"type": "integer", "minimum": 1, "maximum": 5},
        "label": {"enum": ["good", "bad", "unsure"]},
        "seconds": {"type": "number"},
        "style": {"type": "object", "properties": {"is_polite": {"type": "boolean"}}},
        "why": {"type": "string"},
    },
}
COEFFICIENTS = """
  path level completionCount gradeCount graderCount pairCount leftOutCount
  percent { value reason } cohenKappa { value reason pairs } fleissKappa { value reason }
  krippendorffAlpha { value reason }
  confusion { values rows { value counts } graders reason }
"""
AGREEMENT = f"""
query ($id: ID!, $path: String, $level: MeasurementLevel, $filter: FeedbackFilter,
       $graders: [String!]) {{
  feedbackAgreement(taskId: $id, path: $path, level: $level, filter: $filter, graders: $graders) {{
    taskId completionCount gradeCount graders {{ key gradeCount }} fields {{ {COEFFICIENTS} }}
  }}
}}
"""
DISAGREEMENTS = """
query ($id: ID!, $path: String, $first: Int, $after: String, $last: Int, $before: String) {
  feedbackAgreement(taskId: $id, path: $path) {
    disagreements(first: $first, after: $after, last: $last, before: $before) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { cursor node {
        completionId distance completion { id tags } grades { jsonValues taskId }
      } }
    }
  }
}
"""


async def grade(api: Api, task_id: str, *completion_ids: str, **values: Any) -> str:
    data = await api.query(
        UPLOAD,
        input={
            "taskId": task_id,
            "jsonValues": values,
            "selection": {"completionIds": list(completion_ids)},
        },
    )
    id_: str = data["uploadFeedback"]["feedback"]["id"]
    return id_


async def agreement(api: Api, task_id: str, **variables: Any) -> Any:
    return (await api.query(AGREEMENT, id=task_id, **variables))["feedbackAgreement"]


async def team(new_api: NewApi, number: int) -> list[Api]:
    """Make graders of one organization, the first an admin, in the order of their keys."""
    first = await new_api()
    others = [await new_api(Role.GRADER, first.organization_id) for _ in range(number - 1)]
    return [first, *others]


async def test_two_graders_are_compared_by_each_field_of_the_schema(new_api: NewApi) -> None:
    one, other = await team(new_api, 2)
    task = await create_task(one, jsonSchema=SCHEMA)
    ids = await create_all(one, *({"tags": [str(n)]} for n in range(4)))
    polite, rude = {"is_polite": True}, {"is_polite": False}
    for completion_id, first, second in zip(ids, (1, 2, 3, 4), (1, 2, 3, 5), strict=True):
        await grade(one, task["id"], completion_id, score=first, label="good", style=polite)
        await grade(
            other,
            task["id"],
            completion_id,
            score=second,
            label="good" if second < 3 else "bad",
            style=polite if second < 5 else rude,
            why="because",
        )

    found = await agreement(one, task["id"])

    by_path = {field["path"]: field for field in found["fields"]}
    assert {path: field["level"] for path, field in by_path.items()} == {
        "score": "ORDINAL",
        "label": "NOMINAL",
        "seconds": "INTERVAL",
        "style.is_polite": "NOMINAL",
    }
    assert found["completionCount"] == 4
    assert found["gradeCount"] == 8
    assert [grader["gradeCount"] for grader in found["graders"]] == [4, 4]
    score = by_path["score"]
    assert score["percent"] == {"value": 75, "reason": None}
    assert (score["completionCount"], score["gradeCount"], score["pairCount"]) == (4, 8, 4)
    # 3 of 4 equal, 3/16 by chance.
    assert score["cohenKappa"] == {
        "value": pytest.approx((3 / 4 - 3 / 16) / (13 / 16)),
        "reason": None,
        "pairs": 1,
    }
    assert score["krippendorffAlpha"]["value"] == pytest.approx(1 - 8 * 7 / 2592)
    assert by_path["label"]["confusion"]["values"] == ["good", "bad"]
    assert sorted(
        count for row in by_path["label"]["confusion"]["rows"] for count in row["counts"]
    ) == [0, 0, 2, 2]
    assert by_path["label"]["confusion"]["graders"] == [g["key"] for g in found["graders"]]
    assert by_path["seconds"]["percent"] == {
        "value": None,
        "reason": "no completion has two grades of this field",
    }
    assert by_path["style.is_polite"]["percent"]["value"] == 75


async def test_of_each_grader_the_newest_answer_counts(new_api: NewApi) -> None:
    one, other = await team(new_api, 2)
    task = await create_task(one, jsonSchema=SCHEMA)
    [completion_id] = await create_all(one, {})
    await grade(one, task["id"], completion_id, score=1)
    await grade(other, task["id"], completion_id, score=5)

    apart = await agreement(one, task["id"], path="score")
    await grade(one, task["id"], completion_id, score=5)
    together = await agreement(one, task["id"], path="score")

    assert apart["fields"][0]["percent"]["value"] == 0
    assert together["fields"][0]["percent"]["value"] == 100
    assert together["gradeCount"] == 2
    assert together["fields"][0]["krippendorffAlpha"] == {
        "value": None,
        "reason": "all grades are the same value, as they would be by chance",
    }


async def test_graders_are_who_they_claim_to_be_whatever_their_tokens(api: Api) -> None:
    task = await create_task(api, jsonSchema=SCHEMA)
    [completion_id] = await create_all(api, {})
    for id_, kind, score in (("ann", "HUMAN", 1), ("judge", "MODEL", 2), ("judge", "MODEL", 1)):
        given = {
            "taskId": task["id"],
            "jsonValues": {"score": score},
            "grader": {"id": id_, "name": id_.title(), "kind": kind},
            "selection": {"completionIds": [completion_id]},
        }
        await api.query(UPLOAD, input=given)
    query = """
    query ($id: ID!, $filter: FeedbackFilter) { feedbackAgreement(taskId: $id, filter: $filter) {
      graders { key name kind gradeCount } fields { path percent { value } }
    } }
    """

    found = (await api.query(query, id=task["id"]))["feedbackAgreement"]
    of_models = await api.query(query, id=task["id"], filter={"grader": {"kind": {"eq": "MODEL"}}})

    assert found["graders"] == [
        {"key": "ann", "name": "Ann", "kind": "HUMAN", "gradeCount": 1},
        {"key": "judge", "name": "Judge", "kind": "MODEL", "gradeCount": 1},
    ]
    assert found["fields"][0] == {"path": "score", "percent": {"value": 100}}
    assert of_models["feedbackAgreement"]["graders"] == []


async def test_a_filter_of_completions_narrows_what_is_compared(new_api: NewApi) -> None:
    one, other = await team(new_api, 2)
    task = await create_task(one, jsonSchema=SCHEMA)
    ids = await create_all(one, {"tags": ["a"]}, {"tags": ["b"]})
    for completion_id, score in zip(ids, (1, 5), strict=True):
        await grade(one, task["id"], completion_id, score=1)
        await grade(other, task["id"], completion_id, score=score)

    tagged = {"completion": {"tags": {"has": "b"}}}
    found = await agreement(one, task["id"], path="score", filter=tagged)

    assert found["completionCount"] == 1
    assert found["fields"][0]["percent"]["value"] == 0


async def test_one_grader_alone_says_nothing(api: Api) -> None:
    task = await create_task(api, jsonSchema=SCHEMA)
    ids = await create_all(api, {}, {})
    for completion_id in (*ids, ids[0]):
        await grade(api, task["id"], completion_id, score=1)

    found = await agreement(api, task["id"], path="score")

    assert (found["completionCount"], found["graders"]) == (0, [])
    assert found["fields"][0]["percent"]["value"] is None


async def test_the_filter_and_the_graders_narrow_what_is_compared(new_api: NewApi) -> None:
    graders = await team(new_api, 3)
    task = await create_task(graders[0], jsonSchema=SCHEMA)
    [completion_id] = await create_all(graders[0], {})
    feedback_ids = [
        await grade(grader, task["id"], completion_id, score=score)
        for grader, score in zip(graders, (2, 2, 4), strict=True)
    ]

    whole = await agreement(graders[0], task["id"], path="score")
    filtered = await agreement(
        graders[0], task["id"], path="score", filter={"id": {"in": feedback_ids[:2]}}
    )
    keys = [grader["key"] for grader in filtered["graders"]]
    named = await agreement(graders[0], task["id"], path="score", graders=keys)

    assert whole["fields"][0]["percent"]["value"] == pytest.approx(100 / 3)
    assert len(whole["graders"]) == 3
    assert len(keys) == 2
    assert filtered["fields"][0]["percent"]["value"] == 100
    assert named == filtered


@pytest.mark.parametrize(
    ("path", "level", "code"),
    [
        ("why", "ORDINAL", "BAD_USER_INPUT"),
        ("why", "INTERVAL", "BAD_USER_INPUT"),
        ("label", "INTERVAL", "BAD_USER_INPUT"),
        ("", None, "BAD_USER_INPUT"),
        ("a..b", None, "BAD_USER_INPUT"),
        (None, "NOMINAL", "BAD_USER_INPUT"),
    ],
)
async def test_what_cannot_be_asked_is_refused(
    api: Api, path: str | None, level: str | None, code: str
) -> None:
    task = await create_task(api, jsonSchema=SCHEMA)

    assert await api.error_code(AGREEMENT, id=task["id"], path=path, level=level) == code


async def test_a_level_that_is_named_stands_in_place_of_the_schemas(new_api: NewApi) -> None:
    one, other = await team(new_api, 2)
    task = await create_task(one, jsonSchema=SCHEMA)
    ids = await create_all(one, {}, {})
    for completion_id, first, second in zip(ids, ("good", "bad"), ("good", "unsure"), strict=True):
        await grade(one, task["id"], completion_id, label=first, why=first)
        await grade(other, task["id"], completion_id, label=second, why=second)

    ordinal = await agreement(one, task["id"], path="label", level="ORDINAL")
    text = await agreement(one, task["id"], path="why")
    nominal = await agreement(one, task["id"], path="why", level="NOMINAL")

    assert ordinal["fields"][0]["level"] == "ORDINAL"
    assert ordinal["fields"][0]["confusion"]["values"] == ["good", "bad", "unsure"]
    assert text["fields"][0]["level"] is None
    assert text["fields"][0]["percent"]["value"] is None
    assert "level of measurement" in text["fields"][0]["percent"]["reason"]
    assert nominal["fields"][0]["percent"]["value"] == 50


async def test_disagreements_are_paged_from_the_furthest_apart_on(new_api: NewApi) -> None:
    one, other = await team(new_api, 2)
    task = await create_task(one, jsonSchema=SCHEMA)
    ids = await create_all(one, *({"tags": [str(n)]} for n in range(5)))
    for completion_id, score in zip(ids, (1, 2, 3, 4, 5), strict=True):
        await grade(one, task["id"], completion_id, score=1)
        await grade(other, task["id"], completion_id, score=score)

    async def page(**variables: Any) -> Any:
        data = await one.query(DISAGREEMENTS, id=task["id"], path="score", **variables)
        return data["feedbackAgreement"]["disagreements"]

    first = await page(first=2)
    second = await page(first=9, after=first["pageInfo"]["endCursor"])
    last = await page(last=1)
    before = await page(last=1, before=last["pageInfo"]["startCursor"])

    assert first["totalCount"] == 4
    assert first["pageInfo"]["hasNextPage"]
    assert [edge["node"]["completionId"] for edge in first["edges"]] == [ids[4], ids[3]]
    assert [edge["node"]["distance"] for edge in first["edges"]] == [1, 0.75]
    assert first["edges"][0]["node"]["completion"] == {"id": ids[4], "tags": ["4"]}
    assert sorted(g["jsonValues"]["score"] for g in first["edges"][0]["node"]["grades"]) == [1, 5]
    assert [edge["node"]["completionId"] for edge in second["edges"]] == [ids[2], ids[1]]
    assert not second["pageInfo"]["hasNextPage"]
    assert [edge["node"]["completionId"] for edge in last["edges"]] == [ids[1]]
    assert [edge["node"]["completionId"] for edge in before["edges"]] == [ids[2]]


async def test_a_cursor_is_good_for_its_own_list_alone(new_api: NewApi) -> None:
    one, other = await team(new_api, 2)
    task = await create_task(one, jsonSchema=SCHEMA)
    [completion_id] = await create_all(one, {})
    await grade(one, task["id"], completion_id, score=1, label="good")
    await grade(other, task["id"], completion_id, score=2, label="bad")
    data = await one.query(DISAGREEMENTS, id=task["id"], path="score")
    cursor = data["feedbackAgreement"]["disagreements"]["pageInfo"]["endCursor"]

    for variables in ({"path": "label", "after": cursor}, {"path": "score", "after": "nonsense"}):
        code = await one.error_code(DISAGREEMENTS, id=task["id"], **variables)
        assert code == "BAD_USER_INPUT"


async def test_all_is_read_by_one_query_and_by_the_index_of_tasks(
    new_api: NewApi, commands: Commands
) -> None:
    one, other = await team(new_api, 2)
    task = await create_task(one, jsonSchema=SCHEMA)
    ids = await create_all(one, {}, {}, {})
    for completion_id in ids:
        await grade(one, task["id"], completion_id, score=1)
        await grade(other, task["id"], completion_id, score=2)
    commands.sent.clear()

    await agreement(one, task["id"])

    assert [command["find"] for command in commands.sent] == ["feedback_tasks", "feedback"]
    assert commands.sent[1]["hint"] == "by_task"
    await assert_served_by_indexes(commands)


@pytest.mark.parametrize("bound", ["MAX_FEEDBACK", "MAX_GRADES", "MAX_GRADERS", "MAX_PAIRS"])
async def test_past_its_bounds_it_is_too_complex(
    new_api: NewApi, monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    one, other = await team(new_api, 2)
    task = await create_task(one, jsonSchema=SCHEMA)
    ids = await create_all(one, {}, {})
    for completion_id in ids:
        await grade(one, task["id"], completion_id, score=1)
        await grade(other, task["id"], completion_id, score=2)

    monkeypatch.setattr(comparing, bound, 1)

    assert await one.error_code(AGREEMENT, id=task["id"]) == "QUERY_TOO_COMPLEX"


async def test_a_task_that_is_not_there_is_not_found(api: Api) -> None:
    assert await api.error_code(AGREEMENT, id="unknown") == "NOT_FOUND"
