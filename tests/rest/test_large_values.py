"""Completions past what a MongoDB document holds: stored in parts, read back whole."""

import json
from typing import Any

import bson
import orjson
import pytest

from models import CompletionDocument, LargeValueDocument
from services.completions import commits, large_values, outlining
from services.storage.database import database
from services.storage.read_budget import ReadBudget
from tests.api import Api
from tests.commands import Commands
from tests.conftest import NewApi

WHOLE = "query ($id: ID!) { completion(id: $id) { request response extra output failureReason } }"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousandth of all sizes."""
    monkeypatch.setattr(commits, "MOST_WHOLE", 8 * 1024)
    monkeypatch.setattr(commits, "_LIGHT", 4 * 1024)
    monkeypatch.setattr(commits, "MOST_INLINE", 4 * 1024)
    monkeypatch.setattr(outlining, "_LEAST", 1024)
    monkeypatch.setattr(outlining, "_BEGINNING", 20)
    monkeypatch.setattr(outlining, "_FIRST_BYTES", 100)
    monkeypatch.setattr(large_values, "PART_BYTES", 8 * 1024)


def picture(size: int) -> dict[str, Any]:
    """A request with a picture."""
    return {
        "model": "gpt-4o",
        "messages": [
            {
                "role": "user",
                "content": [
                    {"type": "text", "text": "What is it?"},
                    {
                        "type": "image_url",
                        "image_url": {"url": "data:image/png;base64," + "A" * size},
                    },
                ],
            }
        ],
    }


def answer(text: str) -> dict[str, Any]:
    return {"model": "gpt-4o", "choices": [{"message": {"role": "assistant", "content": text}}]}


async def parts_of(api: Api) -> int:
    return await database.collection(LargeValueDocument).count_documents(
        {"organization_id": api.organization_id}
    )


async def stored(api: Api, completion_id: str) -> dict[str, Any]:
    row = await database.collection(CompletionDocument).find_one(
        {"_id": f"{api.organization_id}/{completion_id}"}
    )
    assert row is not None
    return row


async def whole(api: Api, completion_id: str) -> dict[str, Any]:
    row: dict[str, Any] = (await api.query(WHOLE, id=completion_id))["completion"]
    return row


@pytest.mark.usefixtures("small")
async def test_a_large_text_is_read_back_whole_by_every_way(api: Api) -> None:
    request, response = picture(20_000), answer("ü" * 10_000)
    id_ = await api.create_completion(request=request, response=response, kind="chat")

    row = await whole(api, id_)
    legacy = (await api.http.get(f"/api/completions/{id_}")).json()["data"]
    [listed] = (await api.query("{ completions { nodes { request response } } }"))["completions"][
        "nodes"
    ]

    assert await parts_of(api) == 2 * 3 - 0
    assert (row["request"], row["response"]) == (request, response)
    assert row["output"] == "ü" * 10_000
    assert (legacy["request"], legacy["response"]) == (request, response)
    assert listed == {"request": request, "response": response}
    assert len(orjson.dumps((await stored(api, id_))["request"])) < 1000


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    "request_",
    [
        {"model": "m", "input": [{"text": "x" * 50, "n": n} for n in range(1000)], "n": 1},
        {"model": "m", "vectors": [[n / 7 for n in range(100)] for _ in range(100)]},
        {f"key {n}": "x" * 10 for n in range(2000)},
        {"a": {f"key {n}": {"b": [1, 2.0, None, -0.0]} for n in range(2000)}, "model": "m"},
        {"k" * 1500: ["x" * 3000] * 20, "model": "m"},
        {"a": {"k" * 1500: {"b": ["x" * 3000] * 20}}, "model": "m"},
    ],
)
async def test_what_is_large_by_many_small_values_is_read_back_whole(
    api: Api, request_: dict[str, Any]
) -> None:
    id_ = await api.create_completion(request=request_)

    row = await whole(api, id_)

    assert orjson.dumps(row["request"]) == orjson.dumps(request_)
    assert len(bson.encode(await stored(api, id_))) < 16 * 1024
    assert await parts_of(api) >= 1


UPDATE = """mutation ($input: UpdateCompletionInput!) {
  updateCompletion(input: $input) { completion { request response extra } }
}"""


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("route", ["/api/v1/completions/{}", "/api/completions/{}", "graphql"])
async def test_an_update_of_any_route_is_read_back_whole(api: Api, route: str) -> None:
    request, response, extra = picture(20_000), answer("é" * 9_000), {"note": "n" * 9_000, "n": 1}
    id_ = await api.create_completion(request=request)

    if route == "graphql":
        updated = (
            await api.query(UPDATE, input={"id": id_, "response": response, "extra": extra})
        )["updateCompletion"]["completion"]
    else:
        answered = await api.http.post(
            route.format(id_), json={"status": "finished", "response": response, **extra}
        )
        assert answered.status_code == 200
        updated = {"request": request, "response": response, "extra": extra} | answered.json()

    assert updated["request"]["messages"] == request["messages"]
    assert updated["response"]["choices"][0]["message"]["content"] == "é" * 9_000
    row = await whole(api, id_)
    assert (row["request"], row["response"], row["extra"]) == (request, response, extra)
    assert len(orjson.dumps((await stored(api, id_))["response"])) < 1000


@pytest.mark.usefixtures("small")
async def test_rows_of_every_rank_merge_as_small_ones_do(api: Api) -> None:
    id_ = "merged"
    for status, size in (
        ("finished", 20_000),
        ("started", 30_000),
        ("finished", 10),
        ("started", 9_000),
    ):
        await api.http.post(
            f"/api/v1/completions/{id_}",
            json={"status": status, "request": picture(size), f"{status}-{size}": "x" * size},
        )

    row = await whole(api, id_)

    assert row["request"] == picture(10)
    assert {name: len(text) for name, text in row["extra"].items()} == {
        "finished-20000": 20_000,
        "started-30000": 30_000,
        "finished-10": 10,
        "started-9000": 9_000,
    }


@pytest.mark.usefixtures("small")
async def test_a_repeated_create_is_known_by_all_that_it_says(api: Api) -> None:
    first = {"id": "one", "request": picture(20_000), "organization_id": api.organization_id}
    other = picture(20_000)
    other["messages"][0]["content"][1]["image_url"]["url"] += "B"

    statuses = [
        (await api.http.post("/api/v1/completions", json=body)).status_code
        for body in (first, first, {**first, "request": other})
    ]

    assert statuses == [200, 200, 409]
    assert (await whole(api, "one"))["request"] == picture(20_000)


@pytest.mark.usefixtures("small")
async def test_a_create_merges_into_what_a_large_update_has_begun(api: Api) -> None:
    await api.http.post("/api/v1/completions/late", json={"response": answer("b" * 20_000)})
    await api.create_completion(id="late", request=picture(20_000))

    row = await whole(api, "late")

    assert (row["request"], row["response"]) == (picture(20_000), answer("b" * 20_000))


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("atomic", [True, False])
async def test_batches_take_large_rows_too(api: Api, atomic: bool) -> None:
    mutation = """mutation ($input: CreateCompletionsInput!) {
      createCompletions(input: $input) { results { id completion { request } } }
    }"""
    rows = [{"request": picture(size)} for size in (10, 20_000, 30_000)]

    data = await api.query(mutation, input={"atomic": atomic, "completions": rows})

    for one, row in zip(data["createCompletions"]["results"], rows, strict=True):
        assert one["completion"] == row
        assert (await whole(api, one["id"]))["request"] == row["request"]


@pytest.mark.usefixtures("small")
async def test_a_path_fetches_what_it_leads_to_and_nothing_else(
    api: Api, commands: Commands
) -> None:
    id_ = await api.create_completion(request=picture(20_000))
    short = (
        'prompt: requestPath(path: "messages.0.content.0.text") values(paths: ["request.model"])'
    )
    by_position = 'requestPath(path: "messages.0.content.1.image_url.url")'
    by_name = 'requestPath(path: "messages.content.image_url.url")'

    commands.sent.clear()
    row = (await api.query(f'{{ completion(id: "{id_}") {{ {short} }} }}'))["completion"]
    assert row == {"prompt": "What is it?", "values": ["gpt-4o"]}
    assert len(finds(commands)) == 0
    url = picture(20_000)["messages"][0]["content"][1]["image_url"]["url"]
    for field, expected in ((by_position, url), (by_name, [url])):
        row = (await api.query(f'{{ completion(id: "{id_}") {{ {field} }} }}'))["completion"]
        assert row == {"requestPath": expected}
    both = f"{{ completion(id: $id) {{ {short} }} more: completion(id: $id) {{ {by_position} }} }}"
    two = await api.query(f"query ($id: ID!) {both}", id=id_)
    assert two["more"] == {"requestPath": url}


@pytest.mark.usefixtures("small")
async def test_a_prompt_is_read_without_the_pictures_beside_it(
    api: Api, commands: Commands
) -> None:
    picture_alone = await api.create_completion(request=picture(20_000))
    long = picture(20_000)
    long["messages"].append({"role": "user", "content": "w" * 9_000})
    both = await api.create_completion(request=long)
    query = "query ($id: ID!) { completion(id: $id) { prompt %s } }"

    for id_, expected, read in ((picture_alone, "What is it?", 0), (both, "w" * 9_000, 1)):
        commands.sent.clear()
        data = await api.query(query.replace("%s", ""), id=id_)
        assert data["completion"] == {"prompt": expected}
        assert len(finds(commands)) == read
    data = await api.query(query.replace("%s", "request messages { content }"), id=both)
    assert data["completion"]["request"] == long


def finds(commands: Commands) -> list[Any]:
    """Return the queries for what is out of line."""
    return [one for one in commands.sent if one.get("find") == "large_values"]


@pytest.mark.usefixtures("small")
async def test_a_page_reads_all_that_is_out_of_line_in_one_query(
    api: Api, commands: Commands
) -> None:
    for size in (20_000, 10, 30_000):
        await api.create_completion(request=picture(size), tags=["a"])
    commands.sent.clear()

    page = await api.query("{ completions { nodes { request } } }")

    assert [row["request"] for row in page["completions"]["nodes"]] == [
        picture(size) for size in (30_000, 10, 20_000)
    ]
    assert len(finds(commands)) == 1


@pytest.mark.usefixtures("small")
async def test_the_rest_stays_queryable_and_so_does_the_beginning(api: Api) -> None:
    id_ = await api.create_completion(request=picture(20_000), extra={"user": "u"})
    query = """query ($where: [PathFilter!]) {
      completions(filter: {payload: $where}) { nodes { id } }
    }"""
    url = "request.messages.content.image_url.url"

    found = [
        (await api.query(query, where=[where]))["completions"]["nodes"]
        for where in (
            {"path": "request.model", "eq": "gpt-4o"},
            {"path": "request.messages.content.text", "eq": "What is it?"},
            {"path": url, "startsWith": "data:image/png"},
            {"path": url, "exists": True},
            {"path": "request.model", "eq": "other"},
        )
    ]

    assert found == [[{"id": id_}]] * 4 + [[]]


@pytest.mark.usefixtures("small")
async def test_deleting_a_completion_removes_its_values(api: Api, new_api: NewApi) -> None:
    other = await new_api()
    for one in (api, other):
        await one.create_completion(id="same", request=picture(20_000))

    await api.query('mutation { deleteCompletions(input: {ids: ["same"]}) { deletedIds } }')

    assert (await parts_of(api), await parts_of(other)) == (0, 3)
    assert (await whole(other, "same"))["request"] == picture(20_000)
    assert (await api.execute(WHOLE, id="same"))["data"]["completion"] is None


@pytest.mark.usefixtures("small")
async def test_an_organization_restores_nothing_of_anothers(api: Api, new_api: NewApi) -> None:
    other = await new_api()
    await other.create_completion(id="theirs", request=picture(20_000))
    [theirs] = (await stored(other, "theirs"))["large"]["request"]
    own = (await stored(other, "theirs"))["request"]

    id_ = await api.create_completion(request=own, extra={"large": {"request": [theirs]}})

    assert (await whole(api, id_))["request"] == own
    assert (await api.execute(WHOLE, id="theirs"))["data"]["completion"] is None


@pytest.mark.usefixtures("small")
async def test_what_would_pass_the_budget_is_not_fetched(
    api: Api, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = await api.create_completion(request=picture(20_000))
    monkeypatch.setattr(ReadBudget, "__init__", _tiny_budget)
    commands.sent.clear()

    body = await api.execute("query ($id: ID!) { completion(id: $id) { request } }", id=id_)

    assert body["errors"][0]["extensions"]["code"] == "QUERY_TOO_COMPLEX"
    assert len(finds(commands)) == 0


def _tiny_budget(self: ReadBudget, _: int, name: str) -> None:
    self.most, self.name, self.read, self.values, self.width = 10_000, name, 0, 0, 1


async def test_a_completion_that_is_full_takes_a_further_row_out_of_line(api: Api) -> None:
    rows = {
        "request": picture(7_900_000),
        "response": answer("b" * 7_900_000),
        "note": "n" * 3_900_000,
    }
    for name, value in rows.items():
        answered = await api.http.post("/api/v1/completions/full", json={name: value})
        assert answered.status_code == 200
    await api.query(UPDATE, input={"id": "full", "extra": {"more": "m" * 3_900_000}})

    row = await whole(api, "full")

    assert row["request"] == rows["request"]
    assert row["response"] == rows["response"]
    assert row["extra"] == {"note": rows["note"], "more": "m" * 3_900_000}
    assert await parts_of(api) == 2


@pytest.mark.parametrize("size", [20, pytest.param(60, marks=pytest.mark.nightly)])
async def test_the_largest_bodies_are_kept_by_each_route(api: Api, size: int) -> None:
    request = picture(size * 2**20)
    update = {"status": "finished", "request": request}
    created = await api.create_completion(request=request)
    for id_ in ("new", created):
        v1 = await api.http.post(f"/api/v1/completions/{id_}", json=update)
        assert v1.json()["request"]["messages"] == request["messages"]
    legacy = await api.http.post("/api/completions/old", json={"request": json.dumps(request)})
    assert legacy.status_code == 200
    row = await api.query(UPDATE, input={"id": "old", "request": request})
    assert row["updateCompletion"]["completion"]["request"] == request

    for id_ in ("new", "old", created):
        assert (await whole(api, id_))["request"] == request
        assert (await api.http.get(f"/api/completions/{id_}")).json()["data"]["request"] == request
    listed = await api.http.get("/api/completions?limit=1")
    assert listed.json()["data"][0]["request"]["messages"][0]["content"] == "What is it?"
