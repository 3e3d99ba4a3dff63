"""Which dialects are known, and which schemas allow an object: told from the schema alone."""

import tracemalloc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from referencing import Registry

from services.errors import InvalidInput
from services.feedback.reference import jsonschema
from services.feedback.schema_rules import check_dialects, check_open_to_objects
from tests.examples import tries

DRAFT_4 = "http://json-schema.org/draft-04/schema#"
DRAFT_7 = "http://json-schema.org/draft-07/schema#"
EVIL = "http://127.0.0.1:9/dialect"


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ({"$schema": EVIL}, "/json_schema/$schema"),
        ({"$schema": "file:///etc/passwd"}, "/json_schema/$schema"),
        ({"$schema": "urn:x"}, "/json_schema/$schema"),
        ({"$schema": DRAFT_7 + "#"}, "/json_schema/$schema"),
        ({"properties": {"a": {"$schema": EVIL}}}, "/json_schema/properties/a/$schema"),
        ({"properties": {"default": {"$schema": EVIL}}}, "/json_schema/properties/default/$schema"),
        (
            {"$defs": {"a/b": {"$id": "x", "$schema": EVIL}}},
            "/json_schema/$defs/a~1b/$schema",
        ),
        ({"allOf": [{"not": {"$schema": EVIL}}]}, "/json_schema/allOf/0/not/$schema"),
        ({"unknown": {"$schema": EVIL}, "$ref": "#/unknown"}, "/json_schema/unknown/$schema"),
    ],
)
def test_an_unknown_dialect_is_refused_in_one_wording(schema: Any, path: str) -> None:
    with pytest.raises(InvalidInput, match="is not known, and none is fetched") as rejected:
        check_dialects(schema)

    assert rejected.value.path == path


@pytest.mark.parametrize(
    "schema",
    [
        {},
        {"$schema": DRAFT_4},
        {"$schema": DRAFT_7.removesuffix("#")},
        {"properties": {"$schema": {"type": "string"}}},
        {"properties": {"a": {"default": {"$schema": EVIL}, "enum": [{"$schema": EVIL}]}}},
        {"const": {"$schema": EVIL}},
        {"$id": EVIL},
    ],
)
def test_names_and_data_are_no_dialects(schema: Any) -> None:
    check_dialects(schema)


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ({"type": "array"}, "/type"),
        ({"type": "integer"}, "/type"),
        ({"type": ["array", "null"]}, "/type"),
        ({"enum": [1, 2]}, "/enum"),
        ({"const": "x"}, "/const"),
        ({"not": {}}, "/not"),
        ({"not": True}, "/not"),
        ({"not": {"type": "object", "title": "t"}}, "/not"),
        ({"allOf": [{}, False]}, "/allOf/1"),
        ({"allOf": [{"allOf": [{"type": "string"}]}]}, "/allOf/0/allOf/0/type"),
        ({"anyOf": [{"type": "string"}, {"enum": [1]}]}, "/anyOf"),
        ({"oneOf": [{"type": "string"}, False]}, "/oneOf"),
        ({"$ref": "#/$defs/a", "$defs": {"a": {"type": "integer"}}}, "/$defs/a/type"),
        ({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": False}}, "/$defs/b"),
        (
            {"anyOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/a"}], "$defs": {"a": False}},
            "/anyOf",
        ),
        (
            {"$schema": DRAFT_7, "$ref": "#/definitions/a", "definitions": {"a": {"type": "null"}}},
            "/definitions/a/type",
        ),
    ],
)
def test_a_schema_that_allows_no_object_is_refused_and_says_why(schema: Any, path: str) -> None:
    with pytest.raises(InvalidInput, match="no grade could keep to it") as rejected:
        check_open_to_objects(schema)

    assert rejected.value.path == "/json_schema" + path


@pytest.mark.parametrize(
    "schema",
    [
        {},
        {"type": ["object", "null"]},
        {"enum": [1, {}]},
        {"const": {"a": 1}},
        {"not": {"type": "array"}},
        {"not": {"required": ["a"]}},
        {"not": False},
        {"anyOf": [{"type": "string"}, {}]},
        {"allOf": [{"$ref": "#"}]},
        # In older dialects what is beside a reference does not count, nor do later keywords.
        {"$schema": DRAFT_7, "$ref": "#/definitions/a", "type": "null", "definitions": {"a": {}}},
        {"$schema": DRAFT_4, "const": 5},
        # Addresses of their own, anchors and names of another dialect may lead anywhere.
        {"allOf": [{"$id": "http://x/y", "$ref": "#/$defs/a", "$defs": {"a": {}}}], "$defs": {}},
        {"$ref": "#a", "$defs": {"b": {"$anchor": "a", "type": "null"}}},
    ],
)
def test_a_schema_that_may_allow_an_object_is_not_refused(schema: Any) -> None:
    check_open_to_objects(schema)


NODES: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(
        [
            True,
            False,
            {},
            {"type": "object"},
            {"type": "array"},
            {"type": ["integer", "object"]},
            {"enum": [1, {"a": 1}]},
            {"enum": [[], "a"]},
            {"const": {}},
            {"const": 1},
            {"$ref": "#/$defs/d"},
            {"$ref": "#/$defs/e"},
            {"required": ["a"]},
            {"not": {"type": "object"}},
        ]
    ),
    lambda inner: st.one_of(
        st.fixed_dictionaries({"not": inner}),
        st.fixed_dictionaries(
            {},
            optional={
                key: st.lists(inner, min_size=1, max_size=3) for key in ("allOf", "anyOf", "oneOf")
            },
        ),
    ),
    max_leaves=6,
)


@given(
    root=NODES.filter(lambda node: isinstance(node, dict)),
    d=NODES,
    e=st.sampled_from([True, False, {"type": "string"}, {"minProperties": 1}]),
    dialect=st.sampled_from([DRAFT_7, "https://json-schema.org/draft/2020-12/schema"]),
)
@settings(max_examples=tries(400))
def test_no_schema_is_refused_that_an_object_satisfies(
    root: Any, d: Any, e: Any, dialect: str
) -> None:
    schema = {**root, "$schema": dialect, "$defs": {"d": d, "e": e}}
    try:
        check_open_to_objects(schema)
    except InvalidInput:
        validator = jsonschema.validators.validator_for(schema)(schema, registry=Registry())
        objects: list[Any] = [{}, {"a": 1}, {"b": []}, {"a": {}, "b": None}]
        for values in objects:
            try:
                assert not validator.is_valid(values)
            except RecursionError:
                return  # a reference to itself, which has no meaning


def test_an_unknown_dialect_below_a_long_key_is_found_in_little_memory() -> None:
    schema = {"k" * 20_000: {"allOf": [{}] * 20_000, "$schema": EVIL}}

    tracemalloc.start()
    try:
        with pytest.raises(InvalidInput):
            check_dialects(schema)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    # A path for each part would be 400 MB.
    assert peak < 20_000_000
