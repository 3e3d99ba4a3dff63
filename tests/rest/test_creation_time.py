"""When a call was made is for its client to say, on every route."""

import itertools
import uuid
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from models import CompletionDocument
from services.clock import to_milliseconds
from services.ids import storage_key
from services.storage.database import database
from tests.api import Api

GIVEN = "2025-03-04T05:06:07.089Z"
CREATED = """query ($id: ID!) {
  completion(id: $id) { createdAt clientCreatedAt updatedAt extra }
}"""
CREATE = (
    "mutation ($input: CreateCompletionInput!) { createCompletion(input: $input) { completion "
    "{ id } } }"
)
CREATE_MANY = """
mutation ($inputs: [CreateCompletionInput!]!) {
  createCompletions(input: {completions: $inputs}) { results { id } }
}
"""
UPDATE = """mutation ($input: UpdateCompletionInput!) {
  updateCompletion(input: $input) { completion { id } }
}"""

Log = Callable[[Api, Any], Awaitable[str]]


async def created_by_v1(api: Api, moment: Any) -> str:
    return await api.create_completion(created_at=moment)


async def updated_by_v1(api: Api, moment: Any) -> str:
    completion_id = await api.create_completion()
    await posted(api, f"/api/v1/completions/{completion_id}", moment)
    return completion_id


async def created_by_legacy(api: Api, moment: Any) -> str:
    response = await posted(api, "/api/completions", moment)
    completion_id: str = response["completionID"]
    return completion_id


async def updated_by_legacy(api: Api, moment: Any) -> str:
    completion_id = str(uuid.uuid4())
    await posted(api, f"/api/completions/{completion_id}", moment)
    return completion_id


async def posted(api: Api, path: str, moment: Any) -> Any:
    response = await api.http.post(
        path,
        json={"organization_id": api.organization_id, "tags": ["t"], "created_at": moment},
        headers={"X-Log10-Organization": api.organization_id},
    )
    assert response.status_code == 200, response.text
    return response.json()


async def created_by_graphql(api: Api, moment: Any) -> str:
    data = await api.query(CREATE, input={"createdAt": moment})
    completion_id: str = data["createCompletion"]["completion"]["id"]
    return completion_id


async def created_by_graphql_with_others(api: Api, moment: Any) -> str:
    data = await api.query(CREATE_MANY, inputs=[{}, {"createdAt": moment}])
    completion_id: str = data["createCompletions"]["results"][1]["id"]
    return completion_id


async def updated_by_graphql(api: Api, moment: Any) -> str:
    completion_id = await api.create_completion()
    await api.query(UPDATE, input={"id": completion_id, "createdAt": moment})
    return completion_id


REST: list[Log] = [created_by_v1, updated_by_v1, created_by_legacy, updated_by_legacy]
GRAPHQL: list[Log] = [created_by_graphql, created_by_graphql_with_others, updated_by_graphql]


async def created(api: Api, completion_id: str) -> dict[str, Any]:
    completion: dict[str, Any] = (await api.query(CREATED, id=completion_id))["completion"]
    return completion


def now() -> datetime:
    return datetime.now(UTC)


def time_of(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize("log", [*REST, *GRAPHQL])
async def test_a_time_that_the_client_gives_is_when_the_call_was_made(api: Api, log: Log) -> None:
    completion_id = await log(api, GIVEN)

    completion = await created(api, completion_id)
    assert time_of(completion["createdAt"]) == time_of(GIVEN)
    assert completion["clientCreatedAt"] is None
    assert completion["extra"] is None
    assert now() - time_of(completion["updatedAt"]) < timedelta(minutes=1)
    page = '{ completions(filter: {createdAt: {eq: "%s"}}) { nodes { id } } }'
    nodes = (await api.query(page % GIVEN))["completions"]["nodes"]
    assert nodes == [{"id": completion_id}]


@pytest.mark.parametrize("log", [*REST, *GRAPHQL])
@pytest.mark.parametrize(
    ("given", "nearest"),
    [("1969-07-20T20:17:40Z", "1970-01-01T00:00:00Z"), ("2999-12-31T00:00:00Z", None)],
)
async def test_a_time_that_cannot_be_becomes_the_nearest_and_is_marked(
    api: Api, log: Log, given: str, nearest: str | None
) -> None:
    begun = now()

    completion = await created(api, await log(api, given))

    assert time_of(completion["clientCreatedAt"]) == time_of(given)
    if nearest is None:
        earliest = begun - timedelta(milliseconds=1)  # it is cut to milliseconds
        assert earliest <= time_of(completion["createdAt"]) <= now()
    else:
        assert time_of(completion["createdAt"]) == time_of(nearest)


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-04T05:06:07.089Z",
        "2025-03-04T05:06:07.089",
        "2025-03-04T06:06:07.089+01:00",
        "2025-03-04T05:06:07.089999+00:00",
        1741064767.089,
        1741064767089,
        1741064767089.0,
    ],
)
async def test_a_time_has_many_forms(api: Api, text: object) -> None:
    completion = await created(api, await created_by_v1(api, text))

    assert time_of(completion["createdAt"]) == time_of(GIVEN)


@pytest.mark.parametrize(
    "value",
    [
        "yesterday",
        "2025-13-01T00:00:00Z",
        "",
        True,
        [],
        {},
        1e300,
        -1e300,
        "9" * 400,
        "1" * 100_000,
        "2020-01-01T00:00:00Z\0",
        "2020-01-01T00:00:00Z\0junk",
    ],
)
async def test_what_is_no_time_is_left_out_and_marked(api: Api, value: object) -> None:
    for path in ("/api/v1/completions", "/api/completions", "/api/completions/some-id"):
        response = await api.http.post(
            path,
            json={"organization_id": api.organization_id, "created_at": value},
            headers={"X-Log10-Organization": api.organization_id},
        )
        assert response.status_code == 200, response.text
    data = await api.query("{ completions { nodes { createdAt alterations { path kind } } } }")
    rows = data["completions"]["nodes"]
    assert len(rows) == 3
    for row in rows:
        assert now() - time_of(row["createdAt"]) < timedelta(minutes=1)
        assert row["alterations"] == [{"path": "/created_at", "kind": "LEFT_OUT"}]


async def test_a_time_of_null_is_none(api: Api) -> None:
    completion = await created(api, await created_by_v1(api, None))

    assert now() - time_of(completion["createdAt"]) < timedelta(minutes=1)
    completion_id = await created_by_v1(api, GIVEN)
    code = await api.error_code(UPDATE, id=completion_id, input={"createdAt": None})
    assert code == "BAD_USER_INPUT"


async def test_when_it_last_changed_is_for_the_gateway_to_say(api: Api) -> None:
    response = await api.http.post(
        "/api/completions", json={"organization_id": api.organization_id, "updated_at": GIVEN}
    )

    completion = await created(api, response.json()["completionID"])
    assert now() - time_of(completion["updatedAt"]) < timedelta(minutes=1)
    assert completion["extra"] == {"updated_at": GIVEN}


async def test_an_import_is_listed_where_its_times_belong(api: Api) -> None:
    latest = await api.create_completion()
    moments = [f"2025-01-0{day}T00:00:00Z" for day in (3, 1, 2)]
    ids = [await created_by_v1(api, moment) for moment in moments]

    for direction, expected in (
        ("DESC", [latest, ids[0], ids[2], ids[1]]),
        ("ASC", [ids[1], ids[2], ids[0], latest]),
    ):
        found = []
        after = None
        for _ in range(4):
            page = (
                await api.query(
                    """query ($after: String, $direction: OrderDirection!) {
                      completions(first: 1, after: $after, orderBy: {direction: $direction}) {
                        nodes { id } pageInfo { endCursor } } }""",
                    after=after,
                    direction=direction,
                )
            )["completions"]
            found += [node["id"] for node in page["nodes"]]
            after = page["pageInfo"]["endCursor"]
        assert found == expected


async def test_ids_with_equal_ends_and_one_time_are_all_listed_once(api: Api) -> None:
    ids = [f"{n:08x}-0000-7000-8000-000000000001" for n in range(30)]
    await api.query(CREATE_MANY, inputs=[{"id": id_, "createdAt": GIVEN} for id_ in ids])

    found: list[str] = []
    after = None
    while True:
        page = (
            await api.query(
                """query ($after: String) { completions(first: 7, after: $after) {
                     nodes { id } pageInfo { endCursor hasNextPage } } }""",
                after=after,
            )
        )["completions"]
        found += [node["id"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert sorted(found) == ids


ROWS: list[dict[str, Any]] = [
    {"status": "started", "tags": ["a"]},
    {"status": "finished", "created_at": GIVEN},
    {"duration": 1},
]


@pytest.mark.parametrize("order", list(itertools.permutations(range(len(ROWS)))), ids=str)
async def test_a_later_row_that_brings_the_time_makes_the_order_key_anew(
    api: Api, order: tuple[int, ...]
) -> None:
    completion_id = str(uuid.uuid4())
    for n in order:
        response = await api.http.post(
            f"/api/completions/{completion_id}",
            json={"organization_id": api.organization_id, **ROWS[n]},
        )
        assert response.status_code == 200

    row: Any = await database.collection(CompletionDocument).find_one(
        {"_id": storage_key(api.organization_id, completion_id)}
    )
    assert row["created_at"] == time_of(GIVEN)
    assert int.from_bytes(row["seq"][:6]) == to_milliseconds(row["created_at"])


@pytest.mark.parametrize("create_first", [True, False])
async def test_a_create_and_an_update_with_a_time_merge_in_both_orders(
    api: Api, create_first: bool
) -> None:
    completion_id = str(uuid.uuid4())

    async def create() -> None:
        await api.query(CREATE, input={"id": completion_id, "status": "FINISHED"})

    async def update() -> None:
        body = {"organization_id": api.organization_id, "status": "started", "created_at": GIVEN}
        response = await api.http.post(f"/api/completions/{completion_id}", json=body)
        assert response.status_code == 200

    for act in (create, update) if create_first else (update, create):
        await act()

    completion = await created(api, completion_id)
    assert time_of(completion["createdAt"]) == time_of(GIVEN)


async def test_a_time_that_can_be_takes_the_mark_away(api: Api) -> None:
    completion_id = await created_by_v1(api, "2999-12-31T00:00:00Z")

    await api.query(UPDATE, input={"id": completion_id, "createdAt": GIVEN})

    completion = await created(api, completion_id)
    assert completion["clientCreatedAt"] is None
    assert time_of(completion["createdAt"]) == time_of(GIVEN)


async def test_a_repeated_create_of_one_time_is_the_first_and_of_another_a_conflict(
    api: Api,
) -> None:
    same = {"id": "mine", "createdAt": GIVEN}
    await api.query(CREATE, input=same)
    await api.query(CREATE, input={**same, "createdAt": "2025-03-04T06:06:07.089+01:00"})

    code = await api.error_code(CREATE, input={**same, "createdAt": "2025-03-04T00:00:00Z"})

    assert code == "CONFLICT"
