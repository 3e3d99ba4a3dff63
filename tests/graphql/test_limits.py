"""What a document may come to."""

import pytest
from graphql import get_introspection_query

from tests.api import Api

QUERY = """
query ($n: Int) { sessions(first: $n) { nodes { completions(first: 10) { nodes { id } } } } }
"""


def doubled_fragments(levels: int) -> str:
    """Write a document of some hundred bytes that unfolds to 2^levels fields."""
    fragments = "".join(
        f" fragment F{n} on Viewer {{ ...F{n + 1} ...F{n + 1} }}" for n in range(levels)
    )
    return f"{{ viewer {{ ...F0 }} }}{fragments} fragment F{levels} on Viewer {{ role }}"


def nested(levels: int) -> str:
    inner = "id"
    for _ in range(levels):
        inner = f"session {{ completions {{ nodes {{ {inner} }} }} }}"
    return f"{{ completions {{ nodes {{ {inner} }} }} }}"


@pytest.mark.parametrize(
    ("query", "says"),
    [
        (doubled_fragments(30), "2000 fields"),
        (doubled_fragments(150), "2000 fields"),
        (nested(10), "16 levels"),
        ("{" + " ".join(f"a{n}: viewer {{ role }}" for n in range(101)) + "}", "100 aliases"),
        (
            "{ viewer { " + "...F " * 21 + "} } fragment F on Viewer { " + "role " * 100 + "}",
            "2000 fields",
        ),
        ("{ viewer { role " + "@include(if: true) " * 51 + "} }", "50 directives"),
        ("{" + "viewer { role } " * 51 + "}", "50 root fields"),
        (
            "{ completions(first: 1000) { nodes { feedback(first: 100) { nodes { id } } } } }",
            "costs 102001",
        ),
    ],
)
async def test_a_document_past_a_limit_is_not_executed(api: Api, query: str, says: str) -> None:
    body = await api.execute(query)

    [error] = body["errors"]
    assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX"
    assert says in error["message"]


async def test_too_many_tokens_are_not_parsed(api: Api) -> None:
    body = await api.execute("{ viewer { " + "role " * 2000 + "} }")

    [error] = body["errors"]
    assert error["extensions"]["code"] == "GRAPHQL_PARSE_FAILED"


@pytest.mark.parametrize(
    ("query", "variables", "cost"),
    [
        ("{ viewer { role } }", {}, 1),
        ("{ completions { nodes { id } } }", {}, 1 + 20 * 1),
        ("{ completions(first: 100) { nodes { id request response } } }", {}, 1 + 100 * 3),
        ("{ completions(last: 5) { edges { node { id } } nodes { id } } }", {}, 1 + 5),
        (QUERY, {"n": 10}, 1 + 10 * (1 + 1 + 10 * 1)),
        (QUERY, {"n": 3}, 1 + 3 * (1 + 1 + 10 * 1)),
        (
            "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Completion { request } } }",
            {"ids": ["a", "b", "c"]},
            1 + 3 * (1 + 1),
        ),
        ('{ nodes(ids: ["a", "b"]) { id } }', {}, 1 + 2),
        # What takes a query, or is made out of a payload, counts though it is a leaf.
        ("{ completions(first: 100) { totalCount nodes { id output } } }", {}, 1 + 1 + 100 * 2),
        ("{ completions(first: 50) { totalCount totalCountIsExact } }", {}, 1 + 2 + 50 * 1),
        (
            "{ feedbackTasks(first: 30) { nodes { name ungradedCount feedbackCount } } }",
            {},
            1 + 30 * (1 + 1 + 1),
        ),
        (
            "{ sessions(first: 5) { nodes { completions(first: 3) { totalCount } tags } } }",
            {},
            1 + 5 * (1 + (1 + 1 + 3 * 1) + 1),
        ),
        (
            "{ sessions(first: 5) { edges { cursor node { completionCount totalTokens } } } }",
            {},
            1 + 5 * (1 + 2),
        ),
        (
            "{ selectorPreview(tags: []) { matchedCount gradedCount sample { id } } }",
            {},
            1 + 2 + (1 + 10 * 1),
        ),
    ],
)
async def test_the_cost_is_counted_by_the_formula_and_told(
    api: Api, query: str, variables: dict[str, object], cost: int
) -> None:
    body = await api.execute(query, **variables)

    assert body["extensions"]["cost"] == {"requested": cost, "limit": 50_000}


async def test_a_costly_document_is_refused_with_its_cost(api: Api) -> None:
    query = """
    query ($n: Int) { completions(first: $n) { nodes { feedback(first: $n) { nodes { id } } } } }
    """

    cheap, dear = await api.execute(query, n=10), await api.execute(query, n=1000)

    assert "errors" not in cheap
    [error] = dear["errors"]
    assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX"
    assert str(1 + 1000 * (1 + 1 + 1000)) in error["message"]
    assert dear["extensions"]["cost"]["requested"] == 1_002_001


async def test_the_introspection_of_tools_is_within_the_limits(api: Api) -> None:
    data = await api.query(
        get_introspection_query(
            specified_by_url=True, input_value_deprecation=True, schema_description=True
        )
    )

    assert data["__schema"]["queryType"]["name"] == "Query"
