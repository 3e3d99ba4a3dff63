"""What a task's JSON Schema says of how its answers may be measured."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import InvalidInput
from services.grading.agreement import Level
from services.grading.fields import MAX_FIELDS, field_at, fields_of, how_far_apart

NOMINAL, ORDINAL, INTERVAL = Level
PYDANTIC = {
    "$defs": {
        "Tone": {"enum": ["warm", "cold"], "title": "Tone", "type": "string"},
        "Style": {"properties": {"tone": {"$ref": "#/$defs/Tone"}}, "type": "object"},
    },
    "properties": {
        "style": {"$ref": "#/$defs/Style"},
        "stars": {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 5}, {"type": "null"}]},
        "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
    },
    "type": "object",
}


@pytest.mark.parametrize(
    ("schema", "level"),
    [
        ({"enum": ["a", "b"]}, NOMINAL),
        ({"enum": [1, 2, 3]}, ORDINAL),
        ({"enum": [1, 2, None]}, ORDINAL),
        ({"enum": [1, "x"]}, NOMINAL),
        ({"enum": [True, False]}, NOMINAL),
        ({"const": 1}, NOMINAL),
        ({"type": "boolean"}, NOMINAL),
        ({"oneOf": [{"const": "a"}, {"const": "b"}]}, NOMINAL),
        ({"oneOf": [{"const": 1, "title": "bad"}, {"const": 2, "title": "good"}]}, ORDINAL),
        ({"type": "integer", "minimum": 1, "maximum": 20}, ORDINAL),
        ({"type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 6}, ORDINAL),
        ({"type": ["integer", "null"], "minimum": 1, "maximum": 5}, ORDINAL),
        ({"type": "integer", "minimum": 0, "maximum": 100}, INTERVAL),
        ({"type": "integer"}, INTERVAL),
        ({"type": "number", "minimum": 0, "maximum": 1}, INTERVAL),
        ({"type": "string"}, None),
        ({"type": "array", "items": {"type": "integer"}}, None),
        ({}, None),
        (True, None),
        ({"$ref": "#/properties/x"}, None),
        ({"$ref": "https://elsewhere.example/schema"}, None),
    ],
)
def test_the_level_of_a_field_follows_from_its_schema(schema: Any, level: Level | None) -> None:
    whole = {"type": "object", "properties": {"x": schema}}

    assert field_at(whole, "x").level == level
    assert [(one.text, one.level) for one in fields_of(whole)] == [("x", level)] * bool(level)


def test_references_and_null_of_pydantics_schemas_are_seen_through() -> None:
    found = [(one.text, one.level) for one in fields_of(PYDANTIC)]

    assert found == [("style.tone", NOMINAL), ("stars", ORDINAL)]


def test_a_schema_that_goes_round_in_circles_has_an_end() -> None:
    names = {f"n{n}": {"$ref": "#"} for n in range(1000)}
    schema = {"properties": {**names, "last": {"type": "number"}}}
    twisted = {"oneOf": [{"$ref": "#"}, {"$ref": "#"}], "$defs": {"a": {"$ref": "#/$defs/a"}}}

    assert len(fields_of(schema)) <= MAX_FIELDS + 1
    assert fields_of(twisted) == []
    assert field_at(twisted, "x").level is None


def test_of_many_fields_one_more_than_are_compared_is_found() -> None:
    schema = {"properties": {f"n{n}": {"type": "number"} for n in range(500)}}

    assert len(fields_of(schema)) == MAX_FIELDS + 1


@pytest.mark.parametrize(
    ("schema", "values", "distance"),
    [
        ({"enum": ["a", "b"]}, ["a", "b"], 1),
        ({"enum": ["a", "b"]}, ["a", "a", "b"], 2 / 3),
        ({"enum": ["a", "b"]}, ["a", "a"], 0),
        ({"enum": [1, 10, 100]}, [1, 10], 0.5),
        ({"type": "integer", "minimum": 1, "maximum": 5}, [1, 5, 3], 1),
        ({"type": "integer", "minimum": 1, "maximum": 5}, [2, 3], 0.25),
        ({"type": "number"}, [1, 3], 0.5),
        ({"type": "number"}, [-1, 1], 1),
        ({"type": "number"}, [0, 0.0], 0),
        ({"type": "number", "minimum": -1.7e308, "maximum": 1.7e308}, [-1.7e308, 1.7e308], 1),
        ({"type": "boolean"}, [True, False], 1),
        ({"type": "number"}, [1, "x"], 0),
    ],
)
def test_how_far_values_are_apart(schema: Any, values: list[Any], distance: float) -> None:
    field = field_at({"properties": {"x": schema}}, "x")

    assert field.apart(values) == pytest.approx(distance)
    assert how_far_apart([field], [{"x": value} for value in values]) == pytest.approx(distance)


def test_answers_are_apart_by_the_mean_of_the_fields_that_two_of_them_have() -> None:
    fields = fields_of({"properties": {"a": {"type": "boolean"}, "b": {"type": "boolean"}}})

    assert how_far_apart(fields, [{"a": True, "b": True}, {"a": False, "b": True}]) == 0.5
    assert how_far_apart(fields, [{"a": True, "b": True}, {"a": False}]) == 1
    assert how_far_apart(fields, [{"a": True}]) == 0


@given(st.lists(st.integers(-(2**63), 2**63) | st.floats(allow_nan=False, allow_infinity=False)))
def test_a_distance_is_always_from_0_to_1(values: list[float]) -> None:
    schema = {"properties": {"x": {"type": "number"}, "y": {"type": "number", "minimum": 0}}}

    for path in "xy":
        assert 0 <= field_at(schema, path).apart(values) <= 1


def test_one_and_true_are_not_the_same_and_one_and_1_0_are() -> None:
    field = field_at({"properties": {"x": {"enum": [1, True, "1"]}}}, "x")

    assert field.apart([1, 1.0]) == 0
    assert field.apart([1, True]) == 1
    assert field.apart([1, "1"]) == 1


def test_an_enum_of_texts_is_ordinal_in_the_schemas_order() -> None:
    schema = {"properties": {"x": {"enum": ["low", "mid", "high"]}, "y": {"type": "string"}}}
    field = field_at(schema, "x", ORDINAL)

    assert [field.code(value) for value in ("low", "mid", "high")] == [0, 1, 2]
    assert field.apart(["low", "mid"]) == 0.5
    for path, level in (("x", INTERVAL), ("y", ORDINAL), ("y", INTERVAL)):
        with pytest.raises(InvalidInput):
            field_at(schema, path, level)
