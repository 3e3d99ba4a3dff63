"""What schemathesis is told of the GraphQL schema: its scalars, and what a response must be.

Loaded by its command line (`SCHEMATHESIS_HOOKS`). Its own checks count each expected failure, such
as an id that is not there, as a fault of the server, so one of ours stands in their place.
"""

from typing import Any

import schemathesis
from hypothesis import strategies as st
from schemathesis.graphql import nodes

from services.errors import ErrorCode

schemathesis.graphql.scalar("Long", st.integers(-(2**70), 2**70).map(nodes.Int))
schemathesis.graphql.scalar(
    "Dollars",
    st.one_of(st.decimals().map(str).map(nodes.String), st.integers(-1, 2**70).map(nodes.Int)),
)
schemathesis.graphql.scalar("DateTime", st.datetimes().map(lambda at: nodes.String(f"{at}Z")))
schemathesis.graphql.scalar(
    "JSON",
    st.sampled_from(
        [nodes.Object([]), nodes.List([]), nodes.Int(2**70), nodes.String("\0"), nodes.Null]
    ),
)


@schemathesis.check
def documented_errors_alone(ctx: Any, response: Any, case: Any) -> None:
    """A response is 200, with errors of documented codes, and none is a fault of ours."""
    assert response.status_code in (200, 401), f"status {response.status_code}"
    for error in response.json().get("errors", []):
        code = ErrorCode(error["extensions"]["code"])
        assert code is not ErrorCode.INTERNAL_SERVER_ERROR, "a fault of ours"
