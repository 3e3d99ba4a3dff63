"""JSON Schema: `jsonschema` is the oracle of what is decided, and nothing burns time."""

import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import pytest
from bson import Int64
from hypothesis import given, settings
from hypothesis import strategies as st
from referencing import Registry

from services.errors import InvalidInput
from services.feedback import json_schema
from services.feedback.reference import jsonschema
from tests.examples import tries


@pytest.fixture(autouse=True, scope="module")
async def _process_ends() -> AsyncIterator[None]:
    yield
    await json_schema.close()


async def check_schema(schema: Any) -> dict[str, Any]:
    return await json_schema.check_schema("tests", schema)


async def check_values(schema: Any, values: Any) -> dict[str, Any]:
    return await json_schema.check_values("tests", schema, values)


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
@settings(max_examples=tries(300))
async def test_values_are_judged_as_the_reference_implementation_does(
    schema: Any, values: Any
) -> None:
    oracle = jsonschema.Draft202012Validator(
        schema,
        registry=Registry(),
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    )

    try:
        await check_values(await check_schema(schema), values)
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
@settings(max_examples=tries(300))
async def test_schemas_are_judged_as_the_reference_implementation_does(schema: Any) -> None:
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    try:
        jsonschema.Draft202012Validator.check_schema(schema, format_checker=checker)
        valid = True
    except jsonschema.SchemaError:
        valid = False

    try:
        # As a part, since not all of them allow an object.
        await check_schema({"properties": {"a": schema}})
        accepted = True
    except InvalidInput:
        accepted = False

    assert accepted == valid


async def test_an_older_dialect_is_respected() -> None:
    draft4 = {
        "$schema": "http://json-schema.org/draft-04/schema#",
        "minimum": 1,
        "exclusiveMinimum": True,
    }

    await check_schema(draft4)

    with pytest.raises(InvalidInput):
        await check_schema({**draft4, "$schema": "https://json-schema.org/draft/2020-12/schema"})


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "http://127.0.0.1:9/x.json"},
        {"$ref": "file:///etc/passwd"},
        {"properties": {"a": {"$ref": "other.json#/x"}}},
        {"$schema": "http://127.0.0.1:9/dialect"},
        {"$schema": "http://json-schema.org/draft-03/schema#"},
        {"$schema": "https://json-schema.org/draft/2020-12/schema#a"},
        {"$schema": ""},
        {"$schema": 5},
        {"$dynamicRef": "http://127.0.0.1:9/x.json#a"},
        {"$id": "http://127.0.0.1:9/base/", "properties": {"a": {"$ref": "x.json"}}},
        {"pattern": "(?=a)b"},
        {"pattern": "a{1,1000000}{1,1000000}"},
        {"properties": {str(n): {"pattern": f"\\p{{L}}{{100}}{n}"} for n in range(300)}},
        {"patternProperties": {f"\\p{{L}}{{100}}{n}": {} for n in range(300)}},
        {
            "$defs": {f"d{n}": {"$ref": f"#/$defs/d{n + 1}"} for n in range(5000)},
            "$ref": "#/$defs/d0",
        },
        {"description": "x" * 300_000},
        {"default": 2**70},
        [],
        None,
        True,
    ],
)
async def test_a_schema_that_leads_out_or_burns_time_is_refused(schema: Any) -> None:
    with pytest.raises(InvalidInput) as rejected:
        await check_schema(schema)

    assert rejected.value.path.startswith("/json_schema")


async def test_a_schema_nested_without_end_is_refused() -> None:
    schema: Any = {}
    for _ in range(100):
        schema = {"not": schema}

    with pytest.raises(InvalidInput, match="levels deep"):
        await check_schema(schema)


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


MANY = {"a": ["x"] * 2000}
LONG = {"a": "a" * 1_000_000}


@pytest.mark.parametrize(
    ("schema", "values"),
    [
        ({"properties": {"a": {"pattern": "^(a+)+$"}}}, {"a": "a" * 5000 + "!"}),
        ({"properties": {"a": {"uniqueItems": True}}}, {"a": [{"n": n} for n in range(3000)]}),
        ({"additionalProperties": {"$ref": "#"}}, DEEP),
        (FAN_OUT, {}),
        ({"properties": {"a": FAN_OUT}, **FAN_OUT}, DEEP),
        ({"properties": {"a": {"items": {"oneOf": [{"type": "integer"}] * 4000}}}}, MANY),
        ({"properties": {"a": {"items": {"anyOf": [{"type": "integer"}] * 4000}}}}, MANY),
        ({"properties": {"a": {"items": {"not": {"allOf": [{}] * 4000}}}}}, MANY),
        ({"properties": {"a": {"anyOf": [{"type": "integer"}] * 4000}}}, LONG),
        ({"properties": {"a": {"allOf": [{"pattern": f"a.*{n}x$"} for n in range(100)]}}}, LONG),
        ({"properties": {"a": {"pattern": "\\s" * 1400}}}, {"a": "a"}),
        ({"properties": {"a": {"pattern": "^(a+)+$", "enum": list(range(9000))}}}, {"a": "a" * 50}),
        ({"properties": {"a": {"anyOf": [{"$ref": "#"}] * 2}}, "maxProperties": 0}, DEEP),
        ({"allOf": [{"unevaluatedProperties": False}] * 500}, {str(n): n for n in range(5000)}),
    ],
)
@pytest.mark.slow
async def test_hostile_schemas_and_values_are_decided_at_once(schema: Any, values: Any) -> None:
    started = time.process_time()

    with suppress(InvalidInput):
        await check_values(await check_schema(schema), values)

    # Of this process, which serves the other requests. An exponential checker would not come back
    # within this test's patience at all.
    assert time.process_time() - started < 5


async def test_at_most_twenty_faults_are_told() -> None:
    schema = await check_schema({"additionalProperties": {"type": "string"}})

    with pytest.raises(InvalidInput) as rejected:
        await check_values(schema, {str(n): n for n in range(50)})

    assert len(rejected.value.details) == 20
    assert "is not of type" in rejected.value.details[0]


@pytest.mark.parametrize(
    "dialect",
    [
        "http://json-schema.org/draft-04/schema#",
        "http://json-schema.org/draft-06/schema",
        "http://json-schema.org/draft-07/schema#",
        "https://json-schema.org/draft/2019-09/schema",
        "https://json-schema.org/draft/2020-12/schema#",
    ],
)
# The second is judged in the other process.
@pytest.mark.parametrize("more", [{}, {"enum": [{}, {"a": "x"}, *range(20_000)]}])
async def test_known_dialects_are_names_with_or_without_a_fragment(dialect: str, more: Any) -> None:
    schema = await check_schema({"$schema": dialect, "properties": {"a": {"type": "null"}}, **more})

    await check_values(schema, {})
    with pytest.raises(InvalidInput, match=r"/a: .x. is not of type .null."):
        await check_values(schema, {"a": "x"})


async def test_both_ways_of_judging_find_the_same_faults() -> None:
    form: dict[str, Any] = {
        "properties": {
            "n": {"type": "integer", "maximum": 5},
            "when": {"type": "string", "format": "date"},
            "iri": {"format": "iri"},
            "letters": {"pattern": "^\\p{L}+$"},
        },
        "required": ["n", "m"],
    }
    values = {"n": 7.5, "when": "2026-13-01", "letters": "1", "iri": "no iri"}
    involved = {**form, "$defs": {"never": {"$ref": "#"}}}

    faults = []
    for schema in (form, involved):
        with pytest.raises(InvalidInput) as rejected:
            await check_values(await check_schema(schema), values)
        assert rejected.value.path == "/json_values"
        faults.append({fault.partition(":")[0] for fault in rejected.value.details})

    assert faults[0] == {"/", "/n", "/when", "/iri", "/letters"}
    # `jsonschema` stops where it does not know a pattern; what it has found by then is told.
    assert faults[1]
    assert faults[1] <= faults[0]


async def test_what_only_one_library_takes_for_a_fault_is_still_told() -> None:
    # Python's `\\d` knows the digits of all scripts, ECMA's ten.
    schema = {"properties": {"a": {"pattern": "^\\d$"}}, "$defs": {"never": {"$ref": "#"}}}

    with pytest.raises(InvalidInput, match=r"/a: .* does not match"):
        await check_values(await check_schema(schema), {"a": "\u0665"})


async def test_a_fault_is_told_in_few_words_however_long_the_value_is() -> None:
    schema = await check_schema({"properties": {"a": {"type": "integer"}}})

    with pytest.raises(InvalidInput) as rejected:
        await check_values(schema, {"a": "x" * 500_000})

    assert len(str(rejected.value)) < 1000


@pytest.mark.slow
async def test_what_takes_too_much_says_the_limits() -> None:
    with pytest.raises(InvalidInput, match=r"2 seconds of processor time, or 512 MiB") as rejected:
        await check_schema(FAN_OUT)

    assert rejected.value.path == "/json_schema"


@pytest.mark.parametrize("number", [4_102_444_800_000, -(2**63), 2**63 - 1])
async def test_numbers_as_the_driver_reads_them_can_be_compiled(number: int) -> None:
    schema = {"properties": {"a": {"enum": [Int64(number)]}, "b": {"maximum": Int64(number)}}}
    involved = {**schema, "$defs": {"never": {"$ref": "#"}}}

    for each in (schema, involved):
        assert await check_values(each, {"a": number, "b": number}) == {"a": number, "b": number}
        with pytest.raises(InvalidInput):
            await check_values(each, {"a": number + (1 if number < 0 else -1)})


@pytest.mark.parametrize(
    "schema",
    [
        {"allOf": [{}], "$ref": "#/allOf/" + "9" * 5000},
        {"allOf": [{}], "$ref": "#/allOf/\u0661"},
        {"properties": {"a": {"pattern": "a{" + "9" * 5000 + "}"}}},
        {"patternProperties": {"a{1," + "9" * 5000 + "}": {}}},
    ],
    ids=["reference", "arabic", "pattern", "patternProperties"],
)
async def test_numbers_of_thousands_of_digits_are_the_clients_fault(schema: Any) -> None:
    with pytest.raises(InvalidInput):
        await check_schema(schema)


def test_what_takes_seconds_to_import_waits_until_a_schema_names_it() -> None:
    program = (
        "import sys\n"
        "from services.feedback.schema_engine import faults_one_by_one as faults\n"
        "print(*faults({'properties': {'n': {'type': 'string'}}}, {'n': 1}))\n"
        "print('lark' in sys.modules)\n"
        "print(*faults({'properties': {'n': {'format': 'iri'}}}, {'n': 'no iri'}))\n"
        "print('lark' in sys.modules)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    no_string, at_first, no_iri, then = run.stdout.splitlines()
    assert (at_first, then) == ("False", "True")
    assert no_string == "/n: 1 is not of type 'string'"
    assert no_iri == "/n: 'no iri' is not a 'iri'"
