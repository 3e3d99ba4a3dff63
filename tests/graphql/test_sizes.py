"""What sizes come to: the cost is counted with the values that execution uses."""

from typing import Any

import pytest

from tests.api import Api

NESTED = "{ nodes { completions(first: $n) { nodes { id } } } } }"
BY_N = "sessions(first: $n) " + NESTED
IDS = "nodes(ids: $ids) { id }"
DEFAULT = 20
PATH = "request.a"
VALUES = "query ($p: [String!]!) { completions(first: 4) { nodes { values(paths: $p)"


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
        ("query ($n: Int! = 3) { completions(first: $n) { nodes { id } } }", {}, 1 + 3),
        (VALUES + " } } }", {"p": [PATH, PATH, PATH]}, 1 + 4 * (1 + 3)),
        (VALUES + " more: values(paths: []) } } }", {"p": PATH}, 1 + 4 * (1 + 1)),
        ("{ feedbackTasks(first: 3) { nodes { viewerLeases { id } } } }", {}, 1 + 3 * 106),
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


BATCH = "createCompletions(input: {completions: $many}) { results { completion { request } } }"
TAGGED = "{ addTags(input: $input) { count results { completion { id } error { code } } } }"


@pytest.mark.parametrize(
    ("mutation", "variables", "cost"),
    [
        # A result, its completion, and the payload of that.
        (
            "mutation ($many: [CreateCompletionInput!]!) { " + BATCH + " }",
            {"many": [{}] * 4},
            1 + 4 * 3,
        ),
        ("mutation ($many: [CreateCompletionInput!]!) { " + BATCH + " }", {"many": {}}, 1 + 3),
        (
            "mutation ($many: [CreateCompletionInput!]! = [{}, {}]) { " + BATCH + " }",
            {},
            1 + 2 * 3,
        ),
        (
            """mutation {
              createCompletions(input: {atomic: true, completions: [{}, {}, {}]}) {
                results { id completion { id } }
              }
            }""",
            {},
            1 + 3 * 2,
        ),
        (
            "mutation { createCompletions(input: {completions: {}}) { results { id } } }",
            {},
            1 + 1,
        ),
        (
            "mutation ($input: AddTagsInput!) " + TAGGED,
            {"input": {"completionIds": ["a", "b"], "tags": ["t"]}},
            1 + 2 * 3,
        ),
        (
            'mutation ($input: AddTagsInput! = {completionIds: ["a", "b", "c"], tags: []}) '
            + TAGGED,
            {},
            1 + 3 * 3,
        ),
        (
            """mutation ($ids: [ID!]!) {
              removeTags(input: {completionIds: $ids, tags: []}) { ...F }
            }
            fragment F on RemoveTagsPayload { results { ...G } more: results { ...G } }
            fragment G on CompletionResult { completion { id } }""",
            {"ids": ["a", "b"]},
            1 + 2 * (1 + 2),
        ),
        (
            """mutation ($a: AddTagsInput!, $b: [ID!]!) {
              a: addTags(input: $a) { ...F }
              b: addTags(input: {completionIds: $b, tags: []}) { ...F }
            }
            fragment F on AddTagsPayload { results { completion { id } } }""",
            {"a": {"completionIds": ["a"], "tags": []}, "b": ["a", "b", "c"]},
            (1 + 1 * 2) + (1 + 3 * 2),
        ),
    ],
)
async def test_a_payload_costs_as_much_as_there_is_in_the_input(
    api: Api, mutation: str, variables: dict[str, Any], cost: int
) -> None:
    body = await api.execute(mutation, **variables)

    assert "errors" not in body
    assert body["extensions"]["cost"]["requested"] == cost


@pytest.mark.parametrize("input_", [{}, None, {"completions": None}, {"completions": 5}, 5, []])
async def test_an_input_that_cannot_be_is_rejected_whatever_its_size(api: Api, input_: Any) -> None:
    query = "mutation ($input: CreateCompletionsInput!) { createCompletions(input: $input) "

    code = await api.error_code(query + "{ results { completion { request } } } }", input=input_)

    assert code == "BAD_USER_INPUT"


async def test_the_same_text_of_a_mutation_is_measured_anew_with_other_inputs(api: Api) -> None:
    query = "mutation ($input: AddTagsInput!) " + TAGGED
    told = [
        (await api.execute(query, input={"completionIds": ["a"] * n, "tags": []}))["extensions"][
            "cost"
        ]["requested"]
        for n in (1, 7, 0, 7)
    ]

    assert told == [1 + 3 * n for n in (1, 7, 0, 7)]
