"""Requests made from the contracts themselves, by schemathesis: `/openapi.json`, and the schema.

Seeded and bounded, so that CI runs the same ones each time. A longer search is
`st run URL/openapi.json -H 'X-Log10-Token: ...' --checks all --max-time 600`, by hand.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from graphql import build_schema as parse_schema
from graphql import introspection_from_schema, parse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.core.result import Ok
from schemathesis.graphql import nodes

from schema import build_schema
from services.errors import ErrorCode
from tests.gateway.processes import Serving, environment, serving

# All checks of schemathesis but these. Each of the three holds the server to refusing what the
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
        assert "Traceback" not in gateway.log.read_text()


def test_rest_keeps_its_contract(target: Serving, tmp_path: Path) -> None:
    """Statuses, media types, headers and bodies are those of the document; never a 5xx."""
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "run", f"{target.url}/openapi.json"),
            *("--header", f"X-Log10-Token: {target.token}"),
            *("--checks", "all", "--exclude-checks", ",".join(sorted(LEFT_OUT))),
            *("--max-examples", "25", "--seed", "1", "--no-shrink", "--continue-on-failure"),
        ],
        cwd=tmp_path,  # where it keeps what it found
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout[-20_000:] + ran.stderr
    assert "Tested: 17" in ran.stdout


schemathesis.graphql.scalar("Long", st.integers(-(2**70), 2**70).map(nodes.Int))
schemathesis.graphql.scalar("DateTime", st.datetimes().map(lambda at: nodes.String(f"{at}Z")))
schemathesis.graphql.scalar(
    "JSON",
    st.sampled_from(
        [
            nodes.Object([]),
            nodes.List([]),
            nodes.Int(2**70),
            nodes.String("\0"),
            nodes.Null,
        ]
    ),
)
SCHEMA = schemathesis.graphql.from_dict(
    dict(introspection_from_schema(parse_schema(build_schema().as_str())))
)
OPERATIONS = {
    found.ok().label: found.ok() for found in SCHEMA.get_all_operations() if isinstance(found, Ok)
}


@pytest.mark.parametrize("label", OPERATIONS)
def test_graphql_answers_every_field_or_says_what_is_wrong(target: Serving, label: str) -> None:
    """Whatever the schema lets a client ask: a documented code, and never one of our own faults.

    Not by schemathesis' own checks, which count each expected failure (an id that is not there) as
    a fault of the server.
    """

    @settings(
        max_examples=50,
        derandomize=True,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=OPERATIONS[label].as_strategy())
    def ask(case: Any) -> None:
        parse(case.body)
        answer = case.call(
            base_url=f"{target.url}/graphql", headers={"X-Log10-Token": target.token}
        )
        assert answer.status_code == 200, case.body
        for error in answer.json().get("errors", []):
            code = ErrorCode(error["extensions"]["code"])
            assert code is not ErrorCode.INTERNAL_SERVER_ERROR, case.body

    ask()
