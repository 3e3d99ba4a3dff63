"""What the form's worker says of answers, against the gateway's own verdict, over HTTP."""

import json
import subprocess
from pathlib import Path
from typing import Any, Final

from services.feedback.schema_engine import check_and_compile
from tests.sdk.environments import require_node

ASSETS: Final = Path(__file__).parents[2] / "gateway" / "static" / "ui" / "assets"
# The worker as it is shipped, told of by what a browser gives workers.
DRIVER: Final = """
let answer;
globalThis.addEventListener = (_, listener) => { globalThis.ask = listener; };
globalThis.postMessage = (reply) => { answer = reply.result; };
await import(process.argv[2]);
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const verdicts = JSON.parse(Buffer.concat(chunks)).map((args, call) => {
  globalThis.ask({ data: { call, name: "check", args } });
  return answer;
});
console.log(JSON.stringify(verdicts));
"""


def field(schema: Any, *, required: bool = False) -> dict[str, Any]:
    """A task's schema with one field, `x`."""
    return {
        "type": "object",
        "properties": {"x": schema},
        **({"required": ["x"]} if required else {}),
    }


NODE: Final = {
    "$defs": {
        "node": {
            "type": "object",
            "properties": {
                "name": {"type": "string"},
                "children": {"type": "array", "items": {"$ref": "#/$defs/node"}},
            },
            "required": ["name"],
        }
    }
}
SHAPES: Final = {
    "oneOf": [
        {
            "properties": {"kind": {"const": "a"}, "n": {"type": "integer"}},
            "required": ["kind", "n"],
        },
        {
            "properties": {"kind": {"const": "b"}, "t": {"type": "string"}},
            "required": ["kind", "t"],
        },
    ]
}
# Each schema of the one field `x`, and values of it.
FIELDS: Final[list[tuple[Any, list[Any]]]] = [
    ({"type": "integer"}, [1, 1.0, 1.5, "1", None, 2**60, -0.0, True]),
    ({"type": "number"}, [1, 1.5, 1e300, "1", False]),
    ({"type": "integer", "minimum": 1, "maximum": 5}, [0, 1, 5, 6]),
    ({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}, [0, 0.5, 1]),
    ({"type": "integer", "multipleOf": 5}, [5, 7, 0, -10]),
    ({"type": "boolean"}, [True, False, 0, "true", None]),
    ({"type": "null"}, [None, 0, ""]),
    ({"type": "string"}, ["", "a", 1]),
    ({"type": "string", "minLength": 2, "maxLength": 3}, ["a", "ab", "abc", "abcd", "😀", "😀😀"]),
    ({"type": "string", "pattern": "^a+b?$"}, ["aab", "b", ""]),
    ({"type": "string", "pattern": "\\d"}, ["a1", "a"]),
    ({"enum": ["a", "b", 3, None, {"k": [1]}]}, ["a", "c", 3, 3.0, None, {"k": [1]}, {"k": [2]}]),
    ({"const": {"a": 1}}, [{"a": 1}, {"a": 2}, {}]),
    ({"const": 1}, [1, 1.0, True, "1"]),
    ({"type": ["string", "null"]}, ["", None, 1]),
    ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, [1, None, "a", 1.5]),
    ({"oneOf": [{"type": "integer"}, {"minimum": 2}]}, [1, 1.5, 2, "a"]),
    ({"anyOf": [{"minLength": 3}, {"maximum": 2}], "type": ["string", "number"]}, ["ab", 1, 3]),
    ({"allOf": [{"minimum": 1}, {"maximum": 3}]}, [0, 2, 4, "a"]),
    ({"not": {"type": "string"}}, ["a", 1]),
    ({"not": {"enum": [1, 2]}}, [1, 3]),
    ({"type": "array", "items": {"type": "integer"}}, [[], [1], [1, "a"], {}]),
    ({"type": "array", "minItems": 1, "maxItems": 2}, [[], [1], [1, 2, 3]]),
    ({"type": "array", "uniqueItems": True}, [[1, 2], [1, 1], [{"a": 1}, {"a": 1}], [1, True]]),
    (
        {"prefixItems": [{"type": "integer"}, {"type": "string"}], "items": False},
        [[1, "a"], [1], ["a"], [1, "a", 2]],
    ),
    ({"contains": {"const": 1}}, [[1], [2], []]),
    ({"contains": {"const": 1}, "minContains": 2, "maxContains": 3}, [[1], [1, 1], [1, 1, 1, 1]]),
    (
        {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]},
        [{"a": 1}, {}, {"a": "b"}],
    ),
    (
        {"type": "object", "additionalProperties": False, "properties": {"a": {}}},
        [{"a": 1}, {"b": 1}, {}],
    ),
    ({"additionalProperties": {"type": "integer"}}, [{"a": 1}, {"a": "b"}]),
    ({"patternProperties": {"^n_": {"type": "integer"}}}, [{"n_a": 1}, {"n_a": "b"}, {"a": "b"}]),
    ({"propertyNames": {"maxLength": 2}}, [{"ab": 1}, {"abc": 1}]),
    ({"minProperties": 1, "maxProperties": 2}, [{}, {"a": 1}, {"a": 1, "b": 1, "c": 1}]),
    ({"dependentRequired": {"a": ["b"]}}, [{"a": 1}, {"a": 1, "b": 2}, {"b": 1}]),
    ({"dependentSchemas": {"a": {"required": ["c"]}}}, [{"a": 1}, {"a": 1, "c": 1}]),
    (
        {
            "if": {"properties": {"ok": {"const": False}}, "required": ["ok"]},
            "then": {"required": ["why"]},
            "else": {"properties": {"why": False}},
        },
        [{"ok": False}, {"ok": False, "why": "a"}, {"ok": True}, {"ok": True, "why": "a"}, {}],
    ),
    (SHAPES, [{"kind": "a", "n": 1}, {"kind": "a"}, {"kind": "b", "t": "x"}, {"kind": "c"}]),
    ({"type": "object", "properties": {"__proto__": {"type": "string"}}}, [{"a": 1}]),
    (
        {"properties": {"a/b": {"type": "integer"}, "c~d": {"type": "integer"}}},
        [{"a/b": 1}, {"c~d": "x"}],
    ),
    ({"type": "string", "format": "unheard-of"}, ["a"]),
    (True, [1, "a", None]),
    ({}, [1, {"a": []}]),
    (False, [1]),
]
WHOLE: Final[list[tuple[dict[str, Any], list[dict[str, Any]]]]] = [
    (
        {**field({"$ref": "#/$defs/node"}, required=True), **NODE},
        [{"x": {"name": "a"}}, {"x": {}}, {"x": {"name": "a", "children": [{"name": 1}]}}, {}],
    ),
    (
        {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "definitions": {"n": {"type": "integer"}},
            "properties": {"x": {"$ref": "#/definitions/n"}, "l": {"items": [{"type": "string"}]}},
        },
        [{"x": 1}, {"x": "a"}, {"l": ["a", 1]}, {"l": [1]}],
    ),
    (
        {
            "$schema": "http://json-schema.org/draft-04/schema#",
            "properties": {"x": {"minimum": 1, "exclusiveMinimum": True}},
        },
        [{"x": 1}, {"x": 2}],
    ),
    (
        {
            "properties": {"x": {"$ref": "#leaf"}},
            "$defs": {"l": {"$anchor": "leaf", "type": "null"}},
        },
        [{"x": None}, {"x": 1}],
    ),
    (
        {"allOf": [{"properties": {"a": {}}}], "unevaluatedProperties": False},
        [{"a": 1}, {"b": 1}],
    ),
]


def corpus() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each schema with each answer."""
    cases = [(field(schema), {"x": value}) for schema, values in FIELDS for value in values]
    cases += [(field(schema, required=True), {}) for schema, _ in FIELDS if schema is not False]
    return cases + [(schema, value) for schema, values in WHOLE for value in values]


def test_where_the_form_calls_an_answer_valid_the_gateway_agrees_and_the_other_way_round(
    tmp_path: Path,
) -> None:
    require_node("the form's worker")
    driver = tmp_path / "driver.mjs"
    driver.write_text(DRIVER)
    [worker] = ASSETS.glob("check.worker-*.js")
    module = tmp_path / "worker.mjs"
    module.write_text(worker.read_text())
    cases = corpus()
    asked = json.dumps([[json.dumps(schema), json.dumps(value)] for schema, value in cases])
    run = subprocess.run(
        ["node", str(driver), str(module)], input=asked, capture_output=True, text=True, check=True
    )
    verdicts = json.loads(run.stdout)

    gateway = [check_and_compile(schema).is_valid(value) for schema, value in cases]

    differ = [
        (case, verdict, is_valid)
        for case, verdict, is_valid in zip(cases, verdicts, gateway, strict=True)
        if verdict["isValid"] is not is_valid
    ]
    assert differ == []
    assert len(FIELDS) + len(WHOLE) > 40
    assert all(v["faults"] for v in verdicts if v["isValid"] is False)
