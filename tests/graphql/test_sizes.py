"""What sizes come to: the cost is counted with the values that execution uses."""

from typing import Any

import pytest

from tests.api import Api

NESTED = "{ nodes { completions(first: $n) { nodes { id } } } } }"
BY_N = "sessions(first: $n) " + NESTED
IDS = "nodes(ids: $ids) { id }"
DEFAULT = 20


def of(n: int) -> int:
    return 1 + n * (1 + 1 + n)


@pytest.mark.parametrize(
    ("query", "variables", "cost"),
    [
        ("query ($n: Int = 7) { " + BY_N, {}, of(7)),
        ("query ($n: Int = 7) { " + BY_N, {"n": 3}, of(3)),
        ("query ($n: Int = 7) { " + BY_N, {"n": None}, of(DEFAULT)),
        ("query ($n: Int = null) { " + BY_N, {}, of(DEFAULT)),
        ("query ($n: Int) { " + BY_N, {}, of(DEFAULT)),
        ("query ($n: Int) { " + BY_N, {"n": 9.0}, of(9)),
        ("query ($n: Int) { " + BY_N, {"n": 1e1}, of(10)),
        ("{ completions(first: null, last: 6) { nodes { id } } }", {}, 1 + 6),
        (
            "query ($f: Int, $l: Int = 6) { completions(first: $f, last: $l) { nodes { id } } }",
            {"f": None},
            1 + 6,
        ),
        ('query ($ids: [ID!]! = ["a", "b", "c"]) { ' + IDS + " }", {}, 1 + 3),
        ('query ($ids: [ID!]! = "a") { ' + IDS + " }", {}, 1 + 1),
        ("query ($ids: [ID!]!) { " + IDS + " }", {"ids": "a"}, 1 + 1),
        ("query ($ids: [ID!]!) { " + IDS + " }", {"ids": 12}, 1 + 1),
        ("{ nodes(ids: 12) { id } }", {}, 1 + 1),
        ('query ($a: ID!) { nodes(ids: [$a, "b"]) { id } }', {"a": "a"}, 1 + 2),
        ("{ tags { name } }", {}, 1 + 100),
        ("query ($n: Int! = 3) { tags(first: $n) { name } }", {}, 1 + 3),
        (
            "query ($n: Int) { a: viewer { role } ...F } fragment F on Query { " + BY_N,
            {"n": 2},
            None,
        ),
    ],
)
async def test_the_cost_is_of_the_values_that_execution_uses(
    api: Api, query: str, variables: dict[str, Any], cost: int | None
) -> None:
    body = await api.execute(query, **variables)

    assert "errors" not in body
    expected = 1 + of(2) if cost is None else cost
    assert body["extensions"]["cost"]["requested"] == expected


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        ("query ($n: Int = 1000) { " + BY_N, {}),
        ("query ($n: Int) { " + BY_N, {"n": 1000.0}),
        ("query ($n: Int!) { " + BY_N, {"n": 1e3}),
        ("query ($n: Int = 1000) { ...F } fragment F on Query { " + BY_N, {}),
    ],
)
async def test_no_way_to_write_a_size_passes_the_limit(
    api: Api, query: str, variables: dict[str, Any]
) -> None:
    body = await api.execute(query, **variables)

    [error] = body["errors"]
    assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX"
    assert f"costs {of(1000)}" in error["message"]


async def test_a_default_list_of_ids_is_counted(api: Api) -> None:
    ids = " ".join(f'"{n}"' for n in range(600))
    fields = " ".join(f"a{n}: request" for n in range(90))
    query = (
        f"query ($ids: [ID!]! = [{ids}]) {{"
        f" nodes(ids: $ids) {{ ... on Completion {{ {fields} }} }} }}"
    )

    body = await api.execute(query)

    assert f"costs {1 + 600 * 91}" in body["errors"][0]["message"]


async def test_the_same_text_is_measured_anew_with_other_values(api: Api) -> None:
    query = "query ($n: Int = 4) { " + BY_N

    told = [
        (await api.execute(query, **variables))["extensions"]["cost"]["requested"]
        for variables in (
            {},
            {"n": 5},
            {"n": 5.0},
            {"n": None},
            {},
            {"n": 4},
            {"n": 1000},
            {"n": 5},
        )
    ]

    sizes = (4, 5, 5, DEFAULT, 4, 4, 1000, 5)
    assert told == [of(size) for size in sizes]


async def test_plain_values_are_bounded_too(api: Api) -> None:
    fields = " ".join(f"a{n}: id" for n in range(99))
    completions = f"completions(first: 100) {{ nodes {{ {fields} }} }}"
    nested = f"sessions(first: 100) {{ nodes {{ {completions} }} }}"

    body = await api.execute("{ " + nested + " }")

    [error] = body["errors"]
    assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX"
    assert "more than 500000 values" in error["message"]
