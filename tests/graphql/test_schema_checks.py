"""The schema as graphql-eslint and graphql-inspector see it."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.sdk.environments import node_environment, require_node

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "schema" / "schema.graphql"
# The schema of the last release: see CONTRIBUTING.md.
RELEASED = ROOT / "schema" / "released.graphql"
CHECKS = Path(__file__).parent / "schema_checks"
# Each takes some seconds; what hangs has to end some time.
TIMEOUT_SECONDS = 120
FAULTY = '''
"""What can be read."""
type Query {
  """All of them."""
  things(first: Int): ThingConnection!

  bare: String
}

"""A page."""
type ThingConnection {
  """The edges."""
  edges: [ThingEdge!]!
}

"""An item."""
type ThingEdge {
  """The thing."""
  node: Int!

  """Where it stands."""
  cursor: String!
}

"""Nothing leads here."""
type Lost {
  """A name."""
  lost_name: String @deprecated
}

"""What can be changed."""
type Mutation {
  """Change it."""
  change(
    """Which."""
    id: ID!
  ): Int
}
'''
# A rule, and what it says of a line of the above.
FAULTS = {
    ("relay-arguments", "`after`"),
    ("relay-connection-types", "`pageInfo`"),
    ("require-description", '"bare"'),
    ("no-unreachable-types", "`Lost`"),
    ("naming-convention", '"lost_name"'),
    ("require-deprecation-reason", "lost_name"),
    ("input-name", '"id"'),
    ("no-scalar-result-type-on-mutation", "`Int`"),
}


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def checks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the scripts, and what they import."""
    require_node("the checks of the schema")
    folder = tmp_path_factory.mktemp("schema") / "checks"
    shutil.copytree(CHECKS, folder)
    (folder / "node_modules").symlink_to(node_environment("graphql-schema") / "node_modules")
    return folder


def node(folder: Path, *arguments: str) -> Any:
    """Run Node.js, without any variable of this process but the path; return what it prints."""
    ran = subprocess.run(
        ["node", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
    assert ran.stdout, ran.stderr
    return json.loads(ran.stdout)


def lint(folder: Path, schema: str) -> list[tuple[str, int, str]]:
    """Return what a schema breaks: the rule, the line, and the words."""
    (folder / "schema.graphql").write_text(schema)
    eslint = "node_modules/eslint/bin/eslint.js"
    [file] = node(folder, eslint, "--format", "json", "schema.graphql")
    return [
        (str(one["ruleId"]).removeprefix("@graphql-eslint/"), one["line"], one["message"])
        for one in file["messages"]
    ]


def breaking(folder: Path, released: str, present: str) -> list[str]:
    """Return what of one schema a client of the other cannot do without, by its path."""
    for name, schema in (("released", released), ("present", present)):
        (folder / f"{name}.graphql").write_text(schema)
    found = node(folder, "breaking.mjs", "released.graphql", "present.graphql")
    return [f"{one['path']}: {one['message']}" for one in found]


def test_the_schema_keeps_to_the_rules_of_relay_and_of_good_schemas(checks: Path) -> None:
    assert lint(checks, SCHEMA.read_text()) == []


def test_what_breaks_a_rule_is_found(checks: Path) -> None:
    found = lint(checks, FAULTY)

    for rule, words in FAULTS:
        assert any(rule == one and words in message for one, _, message in found), (rule, found)


def test_nothing_of_the_released_schema_is_broken(checks: Path) -> None:
    assert breaking(checks, RELEASED.read_text(), SCHEMA.read_text()) == [], (
        "clients of the released schema would break: keep the old form beside the new one, "
        "deprecated; or make it a major version (CONTRIBUTING.md, 'A release')"
    )


@pytest.mark.parametrize(
    ("present", "path"),
    [
        ('"""Q""" type Query { b(c: Int): Int }', "Query.a"),
        ('"""Q""" type Query { a: String b(c: Int): Int }', "Query.a"),
        ('"""Q""" type Query { a: Int b(c: Int!): Int }', "Query.b.c"),
        ('"""Q""" type Query { a: Int b: Int }', "Query.b.c"),
    ],
)
def test_what_breaks_a_client_is_found(checks: Path, present: str, path: str) -> None:
    released = '"""Q""" type Query { a: Int b(c: Int): Int }'

    [found] = breaking(checks, released, present)

    assert found.startswith(f"{path}: ")
    assert breaking(checks, released, released.replace("}", "more: Int }")) == []
