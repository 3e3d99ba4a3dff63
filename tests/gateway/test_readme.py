"""The README says what is so."""

import re
import struct
from pathlib import Path

import orjson
import pytest
from fastapi import FastAPI
from graphql import GraphQLSchema, parse, validate
from graphql import build_schema as parse_schema

from gateway.demo.load import load_demo
from gateway.settings import Settings, variable_of
from schema import build_schema
from scripts.benchmarking.report import short
from scripts.pictures import FOLDER, HEIGHT, MOST_BYTES, PICTURES, THEMES, WIDTH
from tests.api import Api
from tests.insight.conftest import CatchUp

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()


def settings_table() -> str:
    """Write the table as it has to stand in the README."""
    lines = ["| Variable | Default | What it is |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True)
        if name == "data_dir" or default is None or default == ():
            shown = "unset"
        elif isinstance(default, tuple):
            shown = f"`{','.join(default)}`"
        else:
            shown = f"`{str(default).lower() if isinstance(default, bool) else default}`"
        lines.append(f"| `{variable_of(name)}` | {shown} | {field.description} |")
    return "\n".join(lines)


def test_the_settings_table_is_that_of_the_settings() -> None:
    table = README.partition("<!-- settings:")[2].partition("-->\n")[2]

    assert table.partition("<!-- end")[0].strip() == settings_table()


@pytest.fixture(scope="module")
def schema(built_app: FastAPI) -> GraphQLSchema:
    return parse_schema(build_schema().as_str())


def test_every_graphql_example_is_valid(schema: GraphQLSchema) -> None:
    examples = re.findall(r"```graphql\n(.*?)```", README, re.DOTALL)

    assert len(examples) == 8
    for example in examples:
        assert validate(schema, parse(example)) == []
        # A count without it would be taken for the whole one.
        assert example.count("totalCount") == 2 * example.count("totalCountIsExact")


@pytest.mark.parametrize("guide", sorted(path.name for path in (ROOT / "docs").glob("*.md")))
def test_every_graphql_example_of_the_guides_is_valid(schema: GraphQLSchema, guide: str) -> None:
    text = (ROOT / "docs" / guide).read_text()

    for example in re.findall(r"```graphql\n(.*?)```", text, re.DOTALL):
        assert validate(schema, parse(example)) == [], example


async def test_the_queries_of_the_readme_answer_from_the_demo(api: Api, catch_up: CatchUp) -> None:
    await load_demo(api.organization_id, completions=1500, seed=10)
    await catch_up()
    examples = re.findall(r"```graphql\n(.*?)```", README, re.DOTALL)
    queries = [text for text in examples if not text.startswith(("mutation", "subscription"))]

    assert len(queries) == 5
    for query in queries:
        for shown in (await api.query(query)).values():
            rows = shown["nodes"] if isinstance(shown, dict) else shown
            assert rows, query


def test_what_the_readme_points_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)

    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_readme_opens_with_pictures_of_the_size_that_the_script_makes() -> None:
    opening = README.partition("\n## ")[0]
    shown = re.findall(
        r'<picture>\n +<source media="\(prefers-color-scheme: dark\)" srcset="([^"]+)">\n'
        r' +<img src="([^"]+)" width="[^"]+" alt="([^"]{40,})">\n</picture>',
        opening,
    )

    assert opening.count("<img") == len(shown) == len(PICTURES) == 3
    names = sorted(path.name for path in FOLDER.iterdir())
    assert names == sorted(f"{name}-{theme}.png" for name in PICTURES for theme in THEMES)
    for dark, light, _ in shown:
        assert dark == light.replace("-light", "-dark") != light
        for file in (ROOT / dark, ROOT / light):
            data = file.read_bytes()
            assert data.startswith(b"\x89PNG\r\n\x1a\n"), file
            assert struct.unpack(">II", data[16:24]) == (WIDTH, HEIGHT)
            assert len(data) <= MOST_BYTES


def test_the_readme_shows_the_last_benchmark() -> None:
    shown = README.partition("<!-- benchmark -->")[2].partition("<!-- end of benchmark -->")[0]

    assert shown.strip() == short(orjson.loads((ROOT / "benchmarks/latest.json").read_bytes()))
