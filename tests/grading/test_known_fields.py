"""Paths that a task's schema does not know, in what is asked of its grades."""

from typing import Any

import pytest

from services.completions.payload_path import PayloadPath
from services.grading.known_fields import unknown_field
from tests.api import Api
from tests.grading.test_feedback_agreement import AGREEMENT, grade
from tests.grading.test_feedback_stats import graded, rows
from tests.graphql.test_feedback import create_task
from tests.insight.conftest import CatchUp

UPDATE_TASK = """mutation ($input: UpdateFeedbackTaskInput!) {
  updateFeedbackTask(input: $input) { feedbackTask { version } }
}"""
SCHEMA: dict[str, Any] = {
    "type": "object",
    "$defs": {"why": {"properties": {"text": {}, "tags": {"type": "array"}}}},
    "properties": {
        "score": {"type": "integer"},
        "verdict": {"enum": ["good", "bad"]},
        "any": {},
        "a.b": {"type": "string"},
        "answer": {"anyOf": [{"type": "null"}, {"properties": {"quality": {"type": "number"}}}]},
        "reasons": {"type": "array", "items": {"$ref": "#/$defs/why"}},
        "open": {"properties": {"x": {}}, "additionalProperties": {"type": "number"}},
        "named": {"patternProperties": {"^x": {}}},
        "far": {"$ref": "https://elsewhere.example/schema"},
        "self": {"$ref": "#"},
    },
    "allOf": [{"if": {"required": ["score"]}, "then": {"properties": {"late": {"type": "null"}}}}],
}
ALL = [
    *("score", "verdict", "any", r"a\.b", "answer", "reasons", "open", "named", "far", "self"),
    "late",
]


def told(schema: Any, path: str) -> str | None:
    error = unknown_field(schema, PayloadPath(PayloadPath.below("values", path).parts[1:]))
    return None if error is None else str(error)


@pytest.mark.parametrize(
    "path",
    [
        *("score", "verdict", "late", r"a\.b", "answer", "answer.quality", "any.thing.at.all"),
        *("reasons", "reasons.text", "reasons.0.text", "reasons.text.below", "reasons.tags.0"),
        *("open.x", "open.y", "named.z", "far.away", "self.self.score"),
    ],
)
def test_what_a_schema_names_or_leaves_open_is_known(path: str) -> None:
    assert told(SCHEMA, path) is None


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("scor", ALL),
        ("a.b", ALL),
        ("score.x", ALL),
        ("verdict.x", ALL),
        ("answer.qualty", ["answer.quality"]),
        ("reasons.txt", ["reasons.text", "reasons.tags"]),
        ("reasons.0.txt", ["reasons.0.text", "reasons.0.tags"]),
        ("self.nope", [f"self.{one}" for one in ALL]),
    ],
)
def test_what_it_does_not_name_is_told_with_what_stands_there(path: str, names: list[str]) -> None:
    found = told(SCHEMA, path)

    assert found is not None
    assert f"has no field {path!r}" in found
    shown = found.partition("it has: ")[2].split(", ")
    assert sorted(shown) == sorted(map(repr, names))


@pytest.mark.parametrize(
    "schema", [{}, {"type": "object"}, {"additionalProperties": True, "properties": {"a": {}}}]
)
def test_a_schema_that_says_nothing_knows_all(schema: Any) -> None:
    assert told(schema, "scor") is None


def test_of_many_names_some_are_shown_and_a_huge_schema_is_passed_over() -> None:
    many: dict[str, Any] = {"properties": {f"n{n}": {} for n in range(25)}}
    assert str(told(many, "x")).endswith("'n19', and 5 more")
    assert told({"allOf": [{"properties": {f"n{n}": {}}} for n in range(600)]}, "x") is None


async def test_a_path_in_error_is_refused_unless_a_grade_has_it(
    api: Api, catch_up: CatchUp
) -> None:
    schema = {"type": "object", "properties": {"score": {"type": "integer"}, "old": {}}}
    task_id = (await create_task(api, jsonSchema=schema))["id"]
    query = 'query ($id: ID!) {{ feedbackStats(taskId: $id, path: "{}") {{ rows {{ count }} }} }}'
    await graded(api, task_id, {"score": 1})
    await catch_up()

    refused = [
        await api.execute(query.format("scor"), id=task_id),
        await api.execute(AGREEMENT, id=task_id, path="scor"),
        await api.execute(AGREEMENT, id=task_id, path="scor", level="NOMINAL"),
    ]
    no_values = await rows(
        api, task_id, 'path: "score", gradedAt: {lt: "2000-01-01T00:00:00Z"}', "count"
    )
    await api.query(UPDATE_TASK, input={"id": task_id, "jsonSchema": {**schema, "properties": {}}})
    of_before = await rows(api, task_id, 'path: "old"', "count")
    unheard_of = await api.error_code(query.format("older"), id=task_id)
    other = await graded(api, task_id, {"scor": 2})
    await catch_up()
    found = await rows(api, task_id, 'path: "scor"', "count sum")
    await grade(api, task_id, other, scor=2)
    agreement = await api.query(AGREEMENT, id=task_id, path="scor")

    for answer in refused:
        [error] = answer["errors"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert "the task's schema has no field 'scor'" in error["message"]
        assert error["message"].endswith("it has: 'score', 'old'")
    assert no_values == of_before == [{"count": 0}]
    assert unheard_of == "BAD_USER_INPUT"
    assert found == [{"count": 1, "sum": 2.0}]
    assert agreement["feedbackAgreement"]["fields"][0]["path"] == "scor"
