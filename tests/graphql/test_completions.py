"""Completions over GraphQL."""

from typing import Any

import pytest

from models import CompletionDocument
from services.clock import STORED_UTC
from services.ids import global_id
from services.storage.database import database
from tests.api import Api
from tests.conftest import NewApi

LIST = """
query ($filter: CompletionFilter, $orderBy: [CompletionOrder!], $first: Int, $after: String,
       $last: Int, $before: String) {
  completions(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last,
              before: $before) {
    totalCount
    totalCountIsExact
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { id } }
    nodes { id }
  }
}
"""
CREATE_ALL = """
mutation ($inputs: [CreateCompletionInput!]!) {
  createCompletions(input: {completions: $inputs, atomic: true}) { results { id } }
}
"""
REQUEST = {"model": "gpt-4o", "messages": [{"role": "user", "content": "ping"}], "temperature": 0.5}
RESPONSE = {
    "model": "gpt-4o-2024-08-06",
    "choices": [{"index": 0, "message": {"role": "assistant", "content": "pong"}}],
    "usage": {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7},
}


async def create_all(api: Api, *inputs: dict[str, Any]) -> list[str]:
    data = await api.query(CREATE_ALL, inputs=list(inputs))
    return [row["id"] for row in data["createCompletions"]["results"]]


async def listed(api: Api, filter_: dict[str, Any] | None = None, **arguments: Any) -> list[str]:
    data = await api.query(LIST, filter=filter_, **arguments)
    return [row["id"] for row in data["completions"]["nodes"]]


async def test_a_created_completion_is_read_back_as_it_was_sent(api: Api) -> None:
    created = await api.query(
        """
        mutation ($input: CreateCompletionInput!) {
          createCompletion(input: $input) { completion { id revision status organizationId } }
        }
        """,
        input={
            "kind": "CHAT",
            "status": "FINISHED",
            "tags": ["b", "a", "b"],
            "request": REQUEST,
            "response": RESPONSE,
            "stacktrace": [{"file": "a.py", "line": "f()", "lineno": 3, "name": "f"}],
            "sessionId": "s-1",
            "duration": 1.2504,
            "extra": {"orig_module": "openai"},
        },
    )
    completion = created["createCompletion"]["completion"]

    data = await api.query(
        """
        query ($id: ID!) {
          completion(id: $id) {
            id kind status tags request response model prompt output duration durationMs
            sessionId extra
            usage { promptTokens completionTokens totalTokens }
            messages { role content name toolCalls }
            stacktrace { file line lineno name }
            requestPath(path: "messages.0.content")
            responsePath(path: "usage.total_tokens")
            absent: requestPath(path: "messages.7.content")
            failureKind failureReason revision
            session { id completionCount }
          }
        }
        """,
        id=completion["id"],
    )

    assert completion["organizationId"] == api.organization_id
    assert data["completion"] == {
        "id": completion["id"],
        "kind": "CHAT",
        "status": "FINISHED",
        "tags": ["b", "a"],
        "request": REQUEST,
        "response": RESPONSE,
        "model": "gpt-4o-2024-08-06",
        "prompt": "ping",
        "output": "pong",
        "duration": 1.2504,
        "durationMs": 1250,
        "sessionId": "s-1",
        "extra": {"orig_module": "openai"},
        "usage": {"promptTokens": 3, "completionTokens": 4, "totalTokens": 7},
        "messages": [
            {"role": "user", "content": "ping", "name": None, "toolCalls": None},
            {"role": "assistant", "content": "pong", "name": None, "toolCalls": None},
        ],
        "stacktrace": [{"file": "a.py", "line": "f()", "lineno": 3, "name": "f"}],
        "requestPath": "ping",
        "responsePath": 7,
        "absent": None,
        "failureKind": None,
        "failureReason": None,
        "revision": 1,
        "session": {"id": "s-1", "completionCount": 1},
    }


async def test_pages_walk_the_whole_list_in_both_directions(api: Api) -> None:
    ids = await create_all(api, *({"tags": [str(n)]} for n in range(7)))
    newest_first = ids[::-1]

    forward: list[str] = []
    after = None
    while True:
        page = (await api.query(LIST, first=3, after=after))["completions"]
        assert [edge["node"]["id"] for edge in page["edges"]] == [n["id"] for n in page["nodes"]]
        forward += [node["id"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    backward: list[str] = []
    before = None
    while True:
        page = (await api.query(LIST, last=3, before=before))["completions"]
        backward = [node["id"] for node in page["nodes"]] + backward
        before = page["pageInfo"]["startCursor"]
        if not page["pageInfo"]["hasPreviousPage"]:
            break

    assert forward == newest_first
    assert backward == newest_first
    assert page["totalCount"] == 7
    assert page["totalCountIsExact"] is True


async def test_an_empty_page_has_no_cursors(api: Api) -> None:
    page = (await api.query(LIST, first=3))["completions"]

    assert page["nodes"] == []
    assert page["pageInfo"] == {
        "hasNextPage": False,
        "hasPreviousPage": False,
        "startCursor": None,
        "endCursor": None,
    }


@pytest.mark.parametrize("direction", ["ASC", "DESC"])
@pytest.mark.parametrize("field", ["CREATED_AT", "UPDATED_AT", "DURATION", "TOTAL_TOKENS", "MODEL"])
async def test_every_order_pages_through_all_rows_also_those_without_a_value(
    api: Api, field: str, direction: str
) -> None:
    rows: list[dict[str, Any]] = [{"duration": d} for d in (2.5, 1, 1, 3)] + [{}, {}]
    rows += [
        {"response": {"model": m, "usage": {"total_tokens": n}}} for m, n in (("b", 5), ("a", 9))
    ]
    ids = await create_all(api, *rows)
    order = {"field": field, "direction": direction}

    whole = await listed(api, orderBy=order, first=100)
    walked: list[str] = []
    after = None
    for _ in range(len(ids)):
        page = (await api.query(LIST, orderBy=order, first=1, after=after))["completions"]
        walked += [node["id"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]

    assert sorted(walked) == sorted(ids)
    assert walked == whole
    if field == "DURATION":
        shortest_first = [ids[1], ids[2], ids[0], ids[3]]
        known = [one for one in whole if one in shortest_first]
        largest = known if direction == "DESC" else known[::-1]
        assert largest[0] == ids[3]
        assert largest[1] == ids[0]


@pytest.mark.parametrize(
    ("filter_", "matching"),
    [
        ({"status": {"eq": "FINISHED"}}, {0, 1}),
        ({"status": {"in": ["FAILED", "STARTED"]}}, {2, 3}),
        ({"status": {"ne": "FINISHED"}}, {2, 3, 4}),
        ({"status": {"isNull": True}}, {4}),
        ({"kind": {"eq": "PROMPT"}}, {1}),
        ({"tags": {"has": "prod"}}, {0, 1, 2}),
        ({"tags": {"hasAll": ["prod", "x"]}}, {1}),
        ({"tags": {"hasAny": ["x", "y"]}}, {1, 3}),
        ({"tags": {"hasNone": ["prod"]}}, {3, 4}),
        ({"tags": {"isEmpty": True}}, {4}),
        ({"tags": {"isEmpty": False, "hasNone": ["x"]}}, {0, 2, 3}),
        ({"sessionId": {"eq": "s1"}}, {0, 1}),
        ({"sessionId": {"isNull": True}}, {3, 4}),
        ({"model": {"startsWith": "gpt"}}, {0, 1}),
        ({"model": {"contains": "4."}}, {1}),
        ({"model": {"notIn": ["gpt-4o"]}}, {1, 2, 3, 4}),
        ({"duration": {"gte": 1, "lt": 2}}, {1}),
        ({"totalTokens": {"gt": 5}}, {0}),
        ({"failureKind": {"eq": "Timeout"}}, {2}),
        ({"payload": [{"path": "request.temperature", "gt": 0.5}]}, {1}),
        ({"payload": [{"path": "request.temperature", "exists": True}]}, {0, 1}),
        ({"payload": [{"path": "request.messages.0.content", "contains": "(p"}]}, {0}),
        ({"payload": [{"path": "request.temperature", "in": [0.5, "0.9"]}]}, {0}),
        ({"payload": [{"path": "request.meta", "eq": {"$gt": 1}}]}, {1}),
        ({"graded": False}, {0, 1, 2, 3, 4}),
        ({"graded": True}, set()),
        ({"or": [{"tags": {"has": "x"}}, {"status": {"eq": "STARTED"}}]}, {1, 3}),
        ({"or": []}, set()),
        ({"not": {"tags": {"has": "prod"}}}, {3, 4}),
        ({"and": [{"tags": {"has": "prod"}}, {"not": {"kind": {"eq": "PROMPT"}}}]}, {0, 2}),
        ({"createdAt": {"gte": "2020-01-01T00:00:00+02:00"}}, {0, 1, 2, 3, 4}),
        ({"updatedAt": {"lt": "2020-01-01T00:00:00Z"}}, set()),
        ({}, {0, 1, 2, 3, 4}),
    ],
)
async def test_a_filter_selects_what_it_says(
    api: Api, filter_: dict[str, Any], matching: set[int]
) -> None:
    ids = await create_all(
        api,
        {
            "status": "FINISHED",
            "kind": "CHAT",
            "tags": ["prod"],
            "sessionId": "s1",
            "request": {
                "model": "gpt-4o",
                "temperature": 0.5,
                "messages": [{"role": "user", "content": "a (ping) b"}],
            },
            "response": {"usage": {"total_tokens": 9}},
            "duration": 0.5,
        },
        {
            "status": "FINISHED",
            "kind": "PROMPT",
            "tags": ["prod", "x"],
            "sessionId": "s1",
            "request": {"model": "gpt-4.1", "temperature": 0.9, "meta": {"$gt": 1}},
            "response": {"usage": {"total_tokens": 5}},
            "duration": 1,
        },
        {"status": "FAILED", "tags": ["prod"], "failureKind": "Timeout", "sessionId": "s2"},
        {"status": "STARTED", "tags": ["y"]},
        {},
    )

    found = await listed(api, filter_, first=100)
    counted = (
        await api.query(
            "query ($f: CompletionFilter) { completions(filter: $f) { totalCount } }", f=filter_
        )
    )["completions"]["totalCount"]

    assert {ids.index(one) for one in found} == matching
    assert counted == len(matching)


async def test_the_ids_filter_takes_public_ids(api: Api) -> None:
    ids = await create_all(api, {}, {}, {})

    assert await listed(api, {"id": {"eq": ids[1]}}) == [ids[1]]
    assert await listed(api, {"id": {"in": [ids[0], ids[2], "none"]}}) == [ids[2], ids[0]]
    assert await listed(api, {"id": {"notIn": [ids[0]]}}) == [ids[2], ids[1]]
    assert await listed(api, {"id": {"ne": ids[2]}}) == [ids[1], ids[0]]


async def test_an_update_changes_what_it_names_and_derives_anew(api: Api) -> None:
    [completion_id] = await create_all(
        api, {"status": "STARTED", "tags": ["a"], "request": REQUEST}
    )

    data = await api.query(
        """
        mutation ($input: UpdateCompletionInput!) {
          updateCompletion(input: $input) { completion {
            status tags model request output revision usage { totalTokens }
          } }
        }
        """,
        input={"id": completion_id, "status": "FINISHED", "response": RESPONSE},
    )

    assert data["updateCompletion"]["completion"] == {
        "status": "FINISHED",
        "tags": ["a"],
        "model": "gpt-4o-2024-08-06",
        "request": REQUEST,
        "output": "pong",
        "revision": 2,
        "usage": {"totalTokens": 7},
    }


async def test_a_late_start_does_not_undo_a_finish(api: Api) -> None:
    [completion_id] = await create_all(api, {"status": "FINISHED", "duration": 2})

    data = await api.query(
        'mutation ($id: ID!) { updateCompletion(input: {id: $id, status: STARTED, tags: ["t"]}) '
        "{ completion { status duration tags } } }",
        id=completion_id,
    )

    assert data["updateCompletion"]["completion"] == {
        "status": "FINISHED",
        "duration": 2,
        "tags": ["t"],
    }


async def test_tags_are_added_and_removed_without_doubling(api: Api) -> None:
    first, second = await create_all(api, {"tags": ["a"]}, {"tags": ["b"]})

    data = await api.query(
        """
        mutation ($ids: [ID!]!) {
          addTags(input: {completionIds: $ids, tags: ["b", "$c"]}) {
            results { completion { id tags revision } }
          }
          removeTags(input: {completionIds: $ids, tags: ["b"]}) {
            results { completion { id tags } }
          }
        }
        """,
        ids=[first, second],
    )

    assert [one["completion"] for one in data["addTags"]["results"]] == [
        {"id": first, "tags": ["a", "b", "$c"], "revision": 2},
        {"id": second, "tags": ["b", "$c"], "revision": 2},
    ]
    assert [one["completion"] for one in data["removeTags"]["results"]] == [
        {"id": first, "tags": ["a", "$c"]},
        {"id": second, "tags": ["$c"]},
    ]


async def test_bulk_tagging_changes_what_matches_and_says_how_many(api: Api) -> None:
    ids = await create_all(api, {"tags": ["a"]}, {"tags": ["a", "new"]}, {"tags": ["b"]})
    tag = """
    mutation {
      tagCompletions(input: {filter: {tags: {has: "a"}}, add: ["new"], remove: ["old"]}) { count }
    }
    """

    first, again = await api.query(tag), await api.query(tag)

    assert (first["tagCompletions"], again["tagCompletions"]) == ({"count": 1}, {"count": 0})
    assert await listed(api, {"tags": {"has": "new"}}) == [ids[1], ids[0]]


async def test_deleting_tells_what_was_there(api: Api) -> None:
    ids = await create_all(api, {}, {}, {})
    delete = """
    mutation ($ids: [ID!]!) {
      deleteCompletions(input: {ids: $ids}) { deletedIds deletedGlobalIds count }
    }
    """

    deleted = await api.query(delete, ids=[ids[2], "unknown", ids[0], ids[2]])
    again = await api.query(delete, ids=ids[2:])

    assert deleted["deleteCompletions"] == {
        "deletedIds": [ids[2], ids[0]],
        "deletedGlobalIds": [global_id("Completion", one) for one in (ids[2], ids[0])],
        "count": 2,
    }
    assert again["deleteCompletions"] == {"deletedIds": [], "deletedGlobalIds": [], "count": 0}
    assert await listed(api) == [ids[1]]


async def test_a_batch_is_stored_wholly_or_not_at_all(api: Api) -> None:
    await create_all(api, {"id": "taken", "tags": ["first"]})

    conflict = await api.error_code(
        CREATE_ALL, inputs=[{"id": "fresh"}, {"id": "taken", "tags": ["second"]}]
    )
    invalid = await api.error_code(CREATE_ALL, inputs=[{"id": "fresh"}, {"id": "a/b"}])
    twice = await api.error_code(CREATE_ALL, inputs=[{"id": "x"}, {"id": "x"}])

    assert (conflict, invalid, twice) == ("CONFLICT", "BAD_USER_INPUT", "CONFLICT")
    assert await listed(api) == ["taken"]


async def test_a_batch_merges_into_what_an_update_brought_into_being(api: Api) -> None:
    late = {"id": "late", "tags": ["created"], "request": {"model": "m"}, "status": "STARTED"}
    row = {"kind": "chat", "status": "finished", "duration": 2.5}
    response = await api.http.post("/api/v1/completions/late", json=row)
    assert response.status_code == 200

    await create_all(api, {"id": "fresh"}, late)
    await create_all(api, {"id": "fresh"}, late)  # repeated, as after a lost answer
    conflict = await api.error_code(CREATE_ALL, inputs=[{**late, "tags": ["other"]}])

    assert conflict == "CONFLICT"
    data = await api.query('{ completion(id: "late") { status tags model duration revision } }')
    assert data["completion"] == {
        "status": "FINISHED",
        "tags": ["created"],
        "model": "m",
        "duration": 2.5,
        "revision": 2,
    }


async def test_a_repeated_batch_is_answered_like_the_first(api: Api) -> None:
    batch: list[dict[str, Any]] = [{"id": "one", "tags": ["t"]}, {"id": "two", "duration": 1}]

    assert await create_all(api, *batch) == ["one", "two"]
    assert await create_all(api, *batch, {"id": "three"}) == ["one", "two", "three"]
    assert sorted(await listed(api)) == ["one", "three", "two"]


async def test_ids_of_two_organizations_do_not_meet(new_api: NewApi) -> None:
    ours, theirs = await new_api(), await new_api()
    await create_all(ours, {"id": "same", "tags": ["ours"]})

    await create_all(theirs, {"id": "same", "tags": ["theirs"]})

    query = '{ completion(id: "same") { tags } }'
    assert (await ours.query(query))["completion"]["tags"] == ["ours"]
    assert (await theirs.query(query))["completion"]["tags"] == ["theirs"]


async def test_times_are_read_in_the_zone_that_compiled_fields_know_by_identity(api: Api) -> None:
    await api.create_completion(kind="chat")
    row = await database.collection(CompletionDocument).find_one(
        {"organization_id": api.organization_id}
    )

    assert row is not None
    assert row["created_at"].tzinfo is STORED_UTC
