"""Requests made from the contracts themselves, by schemathesis: `/openapi.json`, and the schema.

Seeded and bounded, so that CI runs the same few each time, and more at night. A longer search is
`st run URL/openapi.json -H 'X-Log10-Token: ...' --checks all --max-time 600`, by hand.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from graphql import build_schema

from tests.examples import IS_NIGHT
from tests.gateway.processes import Serving, environment, serving

# All checks of schemathesis but these. Each of the three holds the server to rejecting what the
# document does not say, or to taking all that it says, and the SDKs in the field forbid both.
LEFT_OUT = {
    # log10-io and log10js send what the document does not allow, and are served.
    "negative_data_rejection",
    # Most SDKs leave X-Log10-Organization out: the token implies it.
    "missing_required_header",
    # The document's words do not say all: 500 characters of a tag, an id in a body that has to be
    # the path's, a task that has to be there, a NUL in a key.
    "positive_data_acceptance",
}


@pytest.fixture(scope="module")
def target(mongodb_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    env = environment(
        tmp_path_factory.mktemp("fuzz"), mongodb_url=mongodb_url, mongodb_database="fuzz"
    )
    with serving(env=env) as gateway:
        yield gateway
        assert gateway.get("/readyz").status_code == 200
        assert gateway.failures() == []


SCHEMA = Path(__file__).parents[2] / "schema" / "schema.graphql"
# Requests of each kind that are made up for an operation.
EXAMPLES = pytest.mark.parametrize("examples", [1, pytest.param(25, marks=pytest.mark.nightly)])


def run(
    target: Serving, folder: Path, path: str, examples: int, *options: str, **variables: str
) -> str:
    """Run schemathesis against a contract that the gateway serves."""
    root = str(Path(__file__).parents[2])
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "run", f"{target.url}{path}"),
            *("--header", f"X-Log10-Token: {target.token}"),
            *(
                "--max-examples",
                str(examples),
                "--seed",
                "1",
                "--no-shrink",
                "--continue-on-failure",
            ),
            *options,
        ],
        cwd=folder,  # where it keeps what it found
        env={**os.environ, "PYTHONPATH": root, **variables},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-20_000:] + ran.stderr
    return ran.stdout


@EXAMPLES
def test_rest_keeps_its_contract(target: Serving, tmp_path: Path, examples: int) -> None:
    """Statuses, media types, headers and bodies are those of the document; never a 5xx."""
    checks = ["--checks", "all", "--exclude-checks", ",".join(sorted(LEFT_OUT))]
    if not IS_NIGHT:  # neither each edge of each parameter, nor operations after each other
        checks += ["--phases", "examples,fuzzing"]

    assert "Tested: 17" in run(target, tmp_path, "/openapi.json", examples, *checks)


@EXAMPLES
def test_graphql_answers_every_field_or_says_what_is_wrong(
    target: Serving, tmp_path: Path, examples: int
) -> None:
    """Whatever the schema lets a client ask: errors of documented codes, and no fault of ours."""
    # A token that revokes itself would end the search.
    options = ("--checks", "documented_errors_alone", "--exclude-name", "Mutation.revokeToken")
    hooks = "tests.security.fuzz_graphql"

    told = run(target, tmp_path, "/graphql", examples, *options, SCHEMATHESIS_HOOKS=hooks)

    schema = build_schema(SCHEMA.read_text())
    roots = (schema.query_type, schema.mutation_type)
    fields = sum(len(root.fields) for root in roots if root is not None)
    assert f"Tested: {fields - 1}" in told
