"""JSON Schema: `jsonschema` is the oracle of what is decided, and nothing burns time."""

import time
from contextlib import suppress
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from referencing import Registry

from services.errors import InvalidInput
from services.json_schema import check_schema, check_values

LEAVES = st.sampled_from(
    [
        {},
        {"type": "integer"},
        {"type": "string", "minLength": 2},
        {"type": ["number", "null"], "maximum": 5},
        {"enum": [1, "a", None]},
        {"const": 1.0},
        {"type": "string", "pattern": "^a+$"},
        {"type": "string", "format": "date"},
        {"multipleOf": 0.5},
        {"type": "array", "items": {"type": "integer"}, "uniqueItems": True},
        {"not": {"type": "boolean"}},
    ]
)
SCHEMAS = st.fixed_dictionaries(
    {"type": st.just("object"), "properties": st.dictionaries(st.sampled_from("abc"), LEAVES)},
    optional={
        "required": st.lists(st.sampled_from("abc"), unique=True),
        "additionalProperties": st.booleans(),
        "anyOf": st.lists(
            st.fixed_dictionaries({"required": st.lists(st.sampled_from("abc"), unique=True)}),
            min_size=1,
            max_size=2,
        ),
    },
)
VALUES: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.sampled_from("abcd"),
    st.sampled_from(
        [
            1,
            1.0,
            6,
            0.3,
            "a",
            "ab",
            "aa",
            "2026-11-24",
            "2026-13-01",
            None,
            True,
            [1],
            [1, 1],
            [1, 1.0],
            {},
        ]
    ),
)


@given(schema=SCHEMAS, values=VALUES)
@settings(max_examples=300)
def test_values_are_judged_as_the_reference_implementation_does(schema: Any, values: Any) -> None:
    oracle = jsonschema.Draft202012Validator(
        schema,
        registry=Registry(),
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    )

    try:
        check_values(check_schema(schema), values)
        accepted = True
    except InvalidInput:
        accepted = False

    assert accepted == oracle.is_valid(values)


@given(
    st.dictionaries(
        st.sampled_from(["type", "properties", "required", "minimum", "enum", "items", "pattern"]),
        st.sampled_from(
            ["object", "nothing", {}, {"a": {}}, ["a"], ["a", "a"], 5, None, True, "("]
        ),
        max_size=3,
    )
)
@settings(max_examples=300)
def test_schemas_are_judged_as_the_reference_implementation_does(schema: Any) -> None:
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    try:
        jsonschema.Draft202012Validator.check_schema(schema, format_checker=checker)
        valid = True
    except jsonschema.SchemaError:
        valid = False

    try:
        check_schema(schema)
        accepted = True
    except InvalidInput:
        accepted = False

    assert accepted == valid


def test_an_older_dialect_is_respected() -> None:
    draft4 = {
        "$schema": "http://json-schema.org/draft-04/schema#",
        "minimum": 1,
        "exclusiveMinimum": True,
    }

    check_schema(draft4)

    with pytest.raises(InvalidInput):
        check_schema({**draft4, "$schema": "https://json-schema.org/draft/2020-12/schema"})


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "http://127.0.0.1:9/x.json"},
        {"$ref": "file:///etc/passwd"},
        {"properties": {"a": {"$ref": "other.json#/x"}}},
        {"$schema": "http://127.0.0.1:9/dialect"},
        {"$schema": 5},
        {"pattern": "(?=a)b"},
        {"pattern": "a{1,1000000}{1,1000000}"},
        {"description": "x" * 300_000},
        {"default": 2**70},
        [],
        None,
        True,
    ],
)
def test_a_schema_that_leads_out_or_burns_time_is_refused(schema: Any) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_schema(schema)

    assert refused.value.path.startswith("/json_schema")


def test_a_schema_nested_without_end_is_refused() -> None:
    schema: Any = {}
    for _ in range(100):
        schema = {"not": schema}

    with pytest.raises(InvalidInput, match="levels deep"):
        check_schema(schema)


FAN_OUT: dict[str, Any] = {
    "$ref": "#/$defs/d0",
    "$defs": {
        **{f"d{n}": {"allOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 2} for n in range(40)},
        "d40": {"type": "object"},
    },
}
DEEP: Any = {}
for _ in range(60):
    DEEP = {"a": DEEP}


@pytest.mark.parametrize(
    ("schema", "values"),
    [
        ({"properties": {"a": {"pattern": "^(a+)+$"}}}, {"a": "a" * 5000 + "!"}),
        ({"properties": {"a": {"uniqueItems": True}}}, {"a": [{"n": n} for n in range(3000)]}),
        ({"additionalProperties": {"$ref": "#"}}, DEEP),
        (FAN_OUT, {}),
        ({"properties": {"a": FAN_OUT}, **FAN_OUT}, DEEP),
    ],
)
def test_hostile_schemas_and_values_are_decided_at_once(schema: Any, values: Any) -> None:
    started = time.process_time()

    with suppress(InvalidInput):
        check_values(check_schema(schema), values)

    # An exponential checker would not come back within this test's patience at all.
    assert time.process_time() - started < 10


def test_at_most_twenty_faults_are_told() -> None:
    schema = check_schema({"additionalProperties": {"type": "string"}})

    with pytest.raises(InvalidInput) as refused:
        check_values(schema, {str(n): n for n in range(50)})

    assert len(refused.value.details) == 20
    assert "is not of type" in refused.value.details[0]
