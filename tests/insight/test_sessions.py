"""Sessions by what is said in them: the index finds which, and the database lists them."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from fastapi import FastAPI

import resolvers.sessions
from services.insight import sessions as searching
from services.insight.folder import Folder
from services.insight.reader import insight
from services.session_summaries import store_summaries
from services.storage.database import database
from tests.api import Api
from tests.commands import Commands, stages
from tests.conftest import NewApi
from tests.insight.conftest import CatchUp, organization

LIST = """query ($filter: SessionFilter!, $first: Int, $after: String, $order: [SessionOrder!]!) {
  sessions(filter: $filter, first: $first, after: $after, orderBy: $order) {
    nodes { id } totalCount totalCountIsExact asOf pageInfo { endCursor hasNextPage }
  }
}"""
BROKEN = ["refunded", "both"]
OLDEST: list[dict[str, str]] = [{"direction": "ASC"}]


async def say(api: Api, session_id: str, text: str, **fields: Any) -> str:
    messages = [{"role": "user", "content": text}]
    return await api.create_completion(
        session_id=session_id, request={"messages": messages}, **fields
    )


async def say_all(api: Api) -> None:
    """Have three conversations, and an empty one."""
    await say(api, "refunded", "I want a refund", tags=["prod"])
    await say(api, "refunded", "The kettle is broken", status="failed")
    await say(api, "both", "The kettle leaks", tags=["prod"])
    await say(api, "both", "A refund, please", status="failed")
    await say(api, "both", "Now the toaster", status="failed")
    await say(api, "thanked", "Thank you for the kettle")
    await api.query('mutation { createSession(input: {id: "empty"}) { session { id } } }')
    ids = ("refunded", "both", "thanked", "empty")
    await store_summaries([(api.organization_id, id_) for id_ in ids])


@pytest.fixture(scope="module")
async def spoken(app: FastAPI, catch_up: CatchUp) -> AsyncIterator[Api]:
    async with organization(app) as api:
        await say_all(api)
        await catch_up()
        yield api


async def found(api: Api, filter_: dict[str, Any], order: Any = OLDEST) -> list[str]:
    """Return what a filter finds, which is what it counts."""
    answer = (await api.query(LIST, filter=filter_, order=order))["sessions"]
    ids = [node["id"] for node in answer["nodes"]]
    assert (answer["totalCount"], answer["totalCountIsExact"]) == (len(ids), True)
    return ids


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        ({"completions": {"some": {"text": "refund"}}}, ["refunded", "both"]),
        ({"text": "refund"}, ["refunded", "both"]),
        ({"completions": {"none": {"text": "refund"}}}, ["thanked", "empty"]),
        ({"completions": {"some": {"text": "kettle"}, "none": {"text": "refund"}}}, ["thanked"]),
        ({"text": "kettle refund"}, []),  # in one of its completions
        ({"and": [{"text": "kettle"}, {"text": "refund"}]}, ["refunded", "both"]),
        ({"or": [{"text": "toaster"}, {"text": "thank"}]}, ["both", "thanked"]),
        ({"not": {"text": "toaster"}}, ["refunded", "thanked", "empty"]),
        ({"text": "toaster", "id": {"in": ["thanked"]}}, []),
        (
            {"completions": {"some": {"text": "refund", "status": {"eq": "FAILED"}}}},
            ["both"],
        ),
        ({"text": "kettle", "completions": {"some": {"status": {"eq": "FAILED"}}}}, BROKEN),
        ({"text": "kettle", "failedCount": {"gt": 1}}, ["both"]),
        ({"text": "nobodysaidthis"}, []),
    ],
)
async def test_sessions_are_found_by_what_is_said_in_them(
    spoken: Api, filter_: dict[str, Any], expected: list[str]
) -> None:
    assert await found(spoken, filter_) == expected


async def test_what_is_found_has_the_orders_and_pages_of_all_sessions(spoken: Api) -> None:
    order = [{"field": "FAILED_COUNT"}]
    whole = await found(spoken, {"text": "kettle"}, order)
    assert whole == ["both", "refunded", "thanked"]

    walked: list[str] = []
    after = None
    while len(walked) < 5:
        page = (
            await spoken.query(LIST, filter={"text": "kettle"}, first=1, after=after, order=order)
        )["sessions"]
        walked += [node["id"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break

    assert walked == whole
    other = {"filter": {"text": "refund"}, "order": order, "first": 1, "after": after}
    assert await spoken.error_code(LIST, **other) == "BAD_USER_INPUT"


async def test_a_page_goes_on_though_more_has_been_said_meanwhile(
    api: Api, catch_up: CatchUp
) -> None:
    await say_all(api)
    await catch_up()
    first = {"filter": {"text": "kettle"}, "first": 1, "order": OLDEST}
    page = (await api.query(LIST, **first))["sessions"]
    await say(api, "later", "Another kettle")
    await catch_up()

    rest = (await api.query(LIST, **{**first, "first": 9}, after=page["pageInfo"]["endCursor"]))[
        "sessions"
    ]

    assert [node["id"] for node in rest["nodes"]] == ["both", "thanked", "later"]
    assert rest["asOf"] > page["asOf"]


async def test_without_a_text_the_index_is_not_asked(
    spoken: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resolvers.sessions, "view_of", None)

    answer = (await spoken.query(LIST, filter={}, order=OLDEST))["sessions"]

    assert answer["totalCount"] == 4
    assert answer["asOf"] is None


async def test_an_index_leads_to_what_is_found(spoken: Api, commands: Commands) -> None:
    await found(spoken, {"text": "kettle"})

    asked = [
        one for one in commands.queries if "sessions" in (one.get("find"), one.get("aggregate"))
    ]
    assert asked
    for command in asked:
        plan = await database.client["tests"].command("explain", command)
        assert "IXSCAN" in set(stages(plan))
        assert "COLLSCAN" not in set(stages(plan))


async def test_a_search_of_sessions_is_explained(spoken: Api) -> None:
    answer = await spoken.query(
        """{ explainSessions(filter: {text: "kettle"}) {
          engine indexes isComplete segments matches milliseconds
          parts { engine indexes segments matches milliseconds }
        } }"""
    )

    whole = answer["explainSessions"]
    of_index, of_mongodb = whole["parts"]
    assert (of_index["engine"], of_index["indexes"], of_index["matches"]) == ("INDEX", [], 3)
    assert (of_mongodb["engine"], of_mongodb["segments"], of_mongodb["matches"]) == (
        "MONGODB",
        None,
        3,
    )
    assert of_index["milliseconds"] > 0
    assert whole["milliseconds"] == of_index["milliseconds"] + of_mongodb["milliseconds"]
    assert (whole["engine"], whole["isComplete"], whole["matches"]) == ("BOTH", True, 3)
    assert whole["indexes"] == of_mongodb["indexes"] != []
    assert whole["segments"] == of_index["segments"] >= 1


async def test_a_search_of_sessions_that_is_too_wide_is_explained(
    spoken: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MAX_SESSIONS", 1)

    answer = await spoken.query(
        '{ explainSessions(filter: {text: "kettle"}) { engine isComplete matches advice } }'
    )

    found = answer["explainSessions"]
    assert (found["engine"], found["isComplete"], found["matches"]) == ("INDEX", False, None)
    assert "sessions have what is searched" in found["advice"][0]


async def test_what_another_organization_says_is_not_found(
    spoken: Api, new_api: NewApi, catch_up: CatchUp
) -> None:
    stranger = await new_api()
    await say(stranger, "thanked", "A toaster of mine")
    await say(stranger, "refunded", "Hello")
    await catch_up()

    assert await found(stranger, {"text": "kettle"}) == []
    assert await found(stranger, {"text": "toaster"}) == ["thanked"]
    assert await found(spoken, {"text": "toaster"}) == ["both"]


@pytest.mark.parametrize(
    ("filter_", "code"),
    [
        ({"text": ""}, "BAD_USER_INPUT"),
        ({"text": "a", "completions": {"some": {"text": '"'}}}, "BAD_USER_INPUT"),
        ({"and": [{"text": "kettle"}] * 6}, "BAD_USER_INPUT"),
        ({"completions": {"some": {"text": "a", "ungradedForTask": "none"}}}, "NOT_FOUND"),
    ],
)
async def test_a_text_that_cannot_be_is_told_so(
    spoken: Api, filter_: dict[str, Any], code: str
) -> None:
    assert await spoken.error_code(LIST, filter=filter_, order=OLDEST) == code


@pytest.mark.parametrize("bound", ["MAX_SESSIONS", "_MAX_BYTES"])
async def test_a_text_that_very_many_sessions_have_is_too_complex(
    spoken: Api, monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    monkeypatch.setattr(searching, bound, 2)
    body = await spoken.execute(LIST, filter={"text": "kettle"}, order=OLDEST)

    [error] = body["errors"]
    assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX"
    assert "search more words" in error["message"]
    if bound == "MAX_SESSIONS":
        assert await found(spoken, {"text": "refund"}) == ["refunded", "both"]


async def test_a_search_of_sessions_is_kept_as_a_view(spoken: Api) -> None:
    create = """mutation ($text: String!) { createSavedView(input: {
      name: "Refunds", subject: SESSIONS, filter: {text: $text}
    }) { savedView { id } } }"""

    assert await spoken.query(create, text="refund")
    assert await spoken.error_code(create, text="") == "BAD_USER_INPUT"


async def test_where_the_index_is_off_a_text_is_unavailable_and_all_else_is_listed(
    spoken: Api, folder: Folder
) -> None:
    insight.configure(None)
    try:
        code = await spoken.error_code(LIST, filter={"text": "a"}, order=OLDEST)
        rest = await found(spoken, {"failedCount": {"gt": 1}})
    finally:
        insight.configure(folder.path)

    assert (code, rest) == ("UNAVAILABLE", ["both"])
