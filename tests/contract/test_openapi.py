"""The served document says at least what Log10's own says: `log10-openapi.yaml`, as given."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from fastapi import FastAPI
from starlette.routing import BaseRoute

from rest_compat.openapi import document
from tests.api import Api

Json = dict[str, Any]

GIVEN: Json = yaml.safe_load(Path(__file__).with_name("log10-openapi.yaml").read_text())
OPERATIONS = [(path, method) for path, item in GIVEN["paths"].items() for method in item]


@pytest.fixture
async def served(api: Api) -> Json:
    response: Json = (await api.http.get("/openapi.json")).json()
    return response


def resolved(root: Json, node: Json) -> Json:
    """Follow a reference; those out of the document (openai.yaml) stand for any object."""
    while (target := node.get("$ref")) is not None:
        if not target.startswith("#/"):
            return {"type": "object"}
        node = root
        for name in target.removeprefix("#/").split("/"):
            node = node[name]
    return node


def missing(given: Json, served: Json, root: Json, at: str) -> Iterator[str]:
    """Name what a given schema says and the served one does not."""
    given, served = resolved(GIVEN, given), resolved(root, served)
    # The one type that is another: an object with `items`, of which half of the SDKs made an
    # object and half a list (rest_compat/README.md, point 10).
    if given.get("type") == "object" and "items" in given:
        assert "anyOf" in served
        return
    if given.get("type", "object") != served.get("type", "object"):
        yield f"{at}: type"
    if given.get("enum") != served.get("enum"):
        yield f"{at}: enum"
    if given.get("default") != served.get("default"):
        yield f"{at}: default"
    if not set(given.get("required", [])) <= set(served.get("required", [])):
        yield f"{at}: required"
    for name, schema in given.get("properties", {}).items():
        if name not in served.get("properties", {}):
            yield f"{at}.{name}"
        else:
            yield from missing(schema, served["properties"][name], root, f"{at}.{name}")
    if "items" in given:
        yield from missing(given["items"], served["items"], root, f"{at}[]")
    for combinator in ("oneOf", "allOf"):
        for n, schema in enumerate(given.get(combinator, [])):
            variant = served.get(combinator, [])[n]
            yield from missing(schema, variant, root, f"{at}.{combinator}.{n}")


def json_schema_of(body: Json) -> Json:
    schema: Json = body["content"]["application/json"]["schema"]
    return schema


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
async def test_every_operation_of_log10s_document_is_served(
    served: Json, path: str, method: str
) -> None:
    given, ours = GIVEN["paths"][path][method], served["paths"][path][method]

    assert ours["operationId"] == given["operationId"]
    assert set(given["tags"]) <= set(ours["tags"])
    assert ours["summary"] == given["summary"]
    parameters = {(p["name"], p["in"], p["required"]) for p in given.get("parameters", [])}
    assert parameters <= {(p["name"], p["in"], p["required"]) for p in ours.get("parameters", [])}
    assert set(given["responses"]) <= set(ours["responses"])


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
async def test_every_body_of_log10s_document_is_served(
    served: Json, path: str, method: str
) -> None:
    given, ours = GIVEN["paths"][path][method], served["paths"][path][method]

    gaps: list[str] = []
    if "requestBody" in given:
        wanted, have = given["requestBody"], ours["requestBody"]
        assert wanted.get("required", False) == have.get("required", False)
        gaps += missing(json_schema_of(wanted), json_schema_of(have), served, "request")
    for status, response in given["responses"].items():
        have = ours["responses"][status]
        gaps += missing(json_schema_of(response), json_schema_of(have), served, status)
    assert gaps == []


@pytest.mark.parametrize("name", GIVEN["components"]["schemas"])
async def test_every_schema_of_log10s_document_is_served(served: Json, name: str) -> None:
    schemas = served["components"]["schemas"]

    gaps = missing(GIVEN["components"]["schemas"][name], schemas[name], served, name)

    assert list(gaps) == []


async def test_the_document_names_no_other_server(served: Json) -> None:
    assert served["servers"] == [{"url": "/"}]
    assert "openai.yaml" not in json.dumps(served)


def test_every_documented_operation_has_a_route_and_every_route_is_documented(
    built_app: FastAPI,
) -> None:
    documented = {
        (path, method.upper()) for path, item in document()["paths"].items() for method in item
    }

    routed = {
        (path, method)
        for path, methods in paths_and_methods(built_app.router.routes)
        if path.startswith("/api/")
        for method in methods - {"HEAD", "OPTIONS"}
    }

    assert routed == documented


def paths_and_methods(routes: list[BaseRoute]) -> Iterator[tuple[str, set[str]]]:
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from paths_and_methods(inner.routes)
        elif (methods := getattr(route, "methods", None)) is not None:
            yield route.path, methods  # type: ignore[attr-defined]  # a Route's
