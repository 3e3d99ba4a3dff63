"""What mutations of several completions tell of each."""

from typing import Any

import pytest
from pymongo.errors import AutoReconnect

from services.completions import commits, writing
from services.errors import Unavailable
from services.runtime import part
from tests.api import Api
from tests.commands import Commands
from tests.graphql.test_completions import create_all, listed

CREATE = """
mutation ($completions: [CreateCompletionInput!]!, $atomic: Boolean! = false) {
  createCompletions(input: {completions: $completions, atomic: $atomic}) {
    results { id completion { id tags request } error { code message path } }
    count
  }
}
"""
RETAG = """
mutation ($ids: [ID!]!, $tags: [String!]!) {
  %s(input: {completionIds: $ids, tags: $tags}) {
    results { id completion { id tags } error { code message path } }
    count
  }
}
"""


async def create(api: Api, *completions: dict[str, Any]) -> dict[str, Any]:
    payload: dict[str, Any] = (await api.query(CREATE, completions=list(completions)))[
        "createCompletions"
    ]
    return payload


def faults(payload: dict[str, Any]) -> list[tuple[str, str | None] | None]:
    """Return of each result the code and the path of its error, None if it has none."""
    errors = [one["error"] for one in payload["results"]]
    return [error and (error["code"], error["path"]) for error in errors]


async def test_a_bad_completion_does_not_lose_the_others(api: Api) -> None:
    await create_all(api, {"id": "taken", "tags": ["first"]})
    await create_all(api, {"id": "gone"})
    await api.query('mutation { deleteCompletions(input: {ids: ["gone"]}) { count } }')

    payload = await create(
        api,
        {"tags": ["made"]},
        {"id": "taken", "tags": ["second"]},
        {"id": "named", "request": {"a": 1}},
        {"id": "a/b"},
        {"id": ""},
        {"id": "late", "request": {"session_id": 2**63}},
        {"id": "gone", "kind": "CHAT"},
        {"tags": ["last"]},
    )

    assert faults(payload) == [
        None,
        ("CONFLICT", "/completions/1"),
        None,
        ("BAD_USER_INPUT", "/completions/3/id"),
        ("BAD_USER_INPUT", "/completions/4/id"),
        None,
        ("CONFLICT", "/completions/6"),
        None,
    ]
    first, _, named, *_, last = payload["results"]
    ids = [one["id"] for one in payload["results"]]
    assert ids[1:-1] == ["taken", "named", None, None, "late", "gone"]
    assert named["completion"] == {"id": "named", "tags": [], "request": {"a": 1}}
    assert (first["completion"]["tags"], last["completion"]["tags"]) == (["made"], ["last"])
    assert payload["results"][3]["error"]["message"].startswith("/completions/3/id: ")
    assert payload["count"] == 4
    assert set(await listed(api)) == {first["id"], "taken", "named", "late", last["id"]}


async def test_one_that_is_too_large_does_not_lose_the_others(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("_LIGHT", "MOST_WHOLE"):
        monkeypatch.setattr(commits, limit, 5_000)
    # Less than what is left of the row once its text is out of line.
    monkeypatch.setattr(commits, "MAX_DOCUMENT_BYTES", 100)

    payload = await create(api, {}, {"id": "large", "request": {"a": "x" * 10_000}}, {})

    assert faults(payload) == [None, ("BAD_USER_INPUT", "/completions/1"), None]
    assert payload["results"][1]["id"] == "large"
    assert len(await listed(api)) == 2


async def test_an_id_that_is_repeated_in_a_batch_is_written_once(
    api: Api, commands: Commands
) -> None:
    await create_all(api, {"id": "taken", "tags": ["first"]})
    await create_all(api, {"id": "gone"})
    await api.query('mutation { deleteCompletions(input: {ids: ["gone"]}) { count } }')
    commands.sent.clear()
    await create(api, {"id": "new", "tags": ["a"]}, {"id": "taken", "tags": ["b"]}, {"id": "gone"})
    number = len(commands.sent)
    commands.sent.clear()

    payload = await create(
        api,
        *({"id": "named", "request": {"n": 1}} for _ in range(100)),
        *({"id": "named", "request": {"n": n}} for n in range(2, 100)),
        *({"id": "taken", "tags": [f"{n}"]} for n in range(100)),
        {"id": "taken", "tags": ["first"]},
        *({"id": "gone", "tags": [f"{n}"]} for n in range(10)),
    )

    stored = {*range(100), 298}
    assert faults(payload) == [
        None if n in stored else ("CONFLICT", f"/completions/{n}") for n in range(309)
    ]
    assert payload["count"] == 101
    shown = [one["completion"] for one in payload["results"]]
    assert shown[:100] == [{"id": "named", "tags": [], "request": {"n": 1}}] * 100
    assert shown[298] == {"id": "taken", "tags": ["first"], "request": None}
    assert payload["results"][-1]["error"]["message"].startswith(
        "the completion 'gone' was deleted"
    )
    assert len(commands.sent) <= number + 2


async def test_a_repeated_batch_is_answered_as_at_first(api: Api) -> None:
    batch: list[dict[str, Any]] = [
        {"id": "x", "tags": ["a"]},
        {"id": "y"},
        {"id": "x", "tags": ["a"]},
    ]

    first = await create(api, *batch)
    again = await create(api, *batch)
    contradicting = await create(api, {"id": "z"}, {"id": "z", "tags": ["other"]})

    assert [one["completion"]["tags"] for one in first["results"]] == [["a"], [], ["a"]]
    assert again == first
    assert faults(contradicting) == [None, ("CONFLICT", "/completions/1")]
    assert sorted(await listed(api)) == ["x", "y", "z"]


async def test_with_atomic_all_are_stored_or_none(api: Api) -> None:
    await create_all(api, {"id": "taken", "tags": ["first"]})
    good, bad, taken = {"id": "good"}, {"id": "a/b"}, {"id": "taken", "tags": ["second"]}

    for one, code, path in (
        (bad, "BAD_USER_INPUT", "/completions/1/id"),
        (taken, "CONFLICT", None),
    ):
        body = await api.execute(CREATE, completions=[good, one], atomic=True)
        [error] = body["errors"]
        assert body["data"] == {"createCompletions": None}
        assert (error["extensions"]["code"], error["extensions"].get("path")) == (code, path)
    assert await listed(api) == ["taken"]

    stored = await api.query(CREATE, completions=[good, {"id": "too"}], atomic=True)
    assert [one["id"] for one in stored["createCompletions"]["results"]] == ["good", "too"]
    assert stored["createCompletions"]["count"] == 2


async def test_a_batch_is_written_in_one_command_of_each_kind(api: Api, commands: Commands) -> None:
    await create(api)  # the token is known from now on
    batch = [{"tags": [str(n)]} for n in range(100)] + [{"id": f"named-{n}"} for n in range(100)]
    commands.sent.clear()

    payload = await create(api, *batch)

    assert payload["count"] == 200
    assert commands.names.count("insert") == 2
    assert set(commands.names) <= {"insert", "find", "commitTransaction"}


async def test_an_empty_batch_and_one_of_too_many(api: Api) -> None:
    assert await create(api) == {"results": [], "count": 0}
    query = "mutation ($v: CreateCompletionsInput!) { createCompletions(input: $v) { count } }"
    too_many: dict[str, Any] = {"completions": [{}] * (writing.MAX_BATCH + 1)}
    assert await api.error_code(query, v=too_many) == "BAD_USER_INPUT"
    assert await listed(api) == []


async def test_a_database_out_of_reach_is_an_error_of_the_whole(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_: object) -> None:
        raise AutoReconnect("connection closed")

    monkeypatch.setattr(part(commits.Creates), "_commit", fail)
    query = [{"tags": [""]}, {}, {}]

    body = await api.execute(CREATE, completions=query)

    [error] = body["errors"]
    assert error["extensions"]["code"] == "UNAVAILABLE"
    assert body["data"] == {"createCompletions": None}


async def test_what_one_queue_could_not_store_is_told_beside_what_the_other_did(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_: object) -> None:
        raise Unavailable("the database could not make the write durable in time")

    monkeypatch.setattr(part(commits.NamedCreates), "_commit", fail)

    payload = await create(api, {"id": "named"}, {})

    assert faults(payload) == [("UNAVAILABLE", None), None]
    assert await listed(api) == [payload["results"][1]["id"]]


async def test_a_full_queue_lets_in_nothing_of_a_batch(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part(commits.NamedCreates), "max_waiting", 0)

    body = await api.execute(CREATE, completions=[{}, {"id": "named"}])

    [error] = body["errors"]
    assert error["extensions"]["code"] == "UNAVAILABLE"
    assert await listed(api) == []


@pytest.mark.parametrize(
    ("name", "tags"), [("addTags", ["a", "x"]), ("removeTags", [])], ids=["add", "remove"]
)
async def test_tags_are_changed_where_a_completion_is_there(
    api: Api, commands: Commands, name: str, tags: list[str]
) -> None:
    first, second = await create_all(api, {"tags": ["a"]}, {"tags": ["x"]})
    changed = ["x"] if name == "addTags" else ["a", "x"]
    commands.sent.clear()

    data = await api.query(RETAG % name, ids=[second, "unknown", first, first, "a/b"], tags=changed)

    payload = data[name]
    assert [one["id"] for one in payload["results"]] == [second, "unknown", first, first, None]
    assert faults(payload) == [
        None,
        ("NOT_FOUND", "/completionIds/1"),
        None,
        None,
        ("NOT_FOUND", "/completionIds/4"),
    ]
    assert "unknown" in payload["results"][1]["error"]["message"]
    assert payload["results"][2]["completion"] == {"id": first, "tags": tags}
    assert payload["count"] == 3
    assert commands.names == ["update", "find"]
    [read] = [one for one in commands.sent if "find" in one]
    assert read["projection"] == {"_id": 1, "tags": 1}


async def test_an_error_of_tags_that_cannot_be_changes_nothing(api: Api) -> None:
    [known] = await create_all(api, {"tags": ["a"]})

    for tags, path in ((["b", ""], "/tags/1"), (["b"] * 1001, "/tags")):
        body = await api.execute(RETAG % "addTags", ids=[known], tags=tags)
        assert body["errors"][0]["extensions"]["path"] == path
    body = await api.execute(RETAG % "addTags", ids=["x"] * 1001, tags=["b"])
    assert body["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert "path" not in body["errors"][0]["extensions"]

    assert await listed(api, {"tags": {"has": "b"}}) == []
