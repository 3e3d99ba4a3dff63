"""Sessions over GraphQL."""

from typing import Any

from models import SessionDocument
from services.storage.database import database
from tests.api import Api
from tests.graphql.test_completions import create_all


async def test_a_completion_brings_its_session_into_being(api: Api) -> None:
    await create_all(
        api,
        {"sessionId": "s1", "tags": ["b"], "response": {"usage": {"total_tokens": 5}}},
        {"sessionId": "s1", "tags": ["a"], "response": {"usage": {"total_tokens": 7}}},
        {"sessionId": "s2"},
    )

    data = await api.query(
        """
        { sessions(orderBy: {direction: ASC}) {
            totalCount
            nodes { id name completionCount totalTokens tags firstCompletionAt lastCompletionAt }
        } }
        """
    )

    sessions = {row["id"]: row for row in data["sessions"]["nodes"]}
    assert data["sessions"]["totalCount"] == 2
    assert sessions["s1"]["completionCount"] == 2
    assert sessions["s1"]["totalTokens"] == 12
    assert sessions["s1"]["tags"] == ["a", "b"]
    assert sessions["s1"]["firstCompletionAt"] <= sessions["s1"]["lastCompletionAt"]
    assert sessions["s2"]["totalTokens"] == 0


async def test_a_session_tells_what_became_of_its_completions(api: Api) -> None:
    await create_all(
        api,
        {"sessionId": "s", "status": "FAILED", "duration": 0.5},
        {"sessionId": "s", "status": "FAILED", "duration": 2},
        {"sessionId": "s", "status": "FINISHED"},
        {"sessionId": "s", "status": "STARTED"},
        {"sessionId": "s"},
        {"sessionId": "unmeasured", "status": "STARTED"},
    )
    await api.query('mutation { createSession(input: {id: "empty"}) { session { id } } }')

    nodes = (
        await api.query(
            "{ sessions { nodes { id failedCount durationTotal "
            "statusCounts { started finished failed unknown } } } }"
        )
    )["sessions"]["nodes"]

    sessions = {node.pop("id"): node for node in nodes}
    no = {"started": 0, "finished": 0, "failed": 0, "unknown": 0}
    outcomes = {"started": 1, "finished": 1, "failed": 2, "unknown": 1}
    assert sessions == {
        "s": {"failedCount": 2, "durationTotal": 2.5, "statusCounts": outcomes},
        "unmeasured": {
            "failedCount": 0,
            "durationTotal": None,
            "statusCounts": {**no, "started": 1},
        },
        "empty": {"failedCount": 0, "durationTotal": None, "statusCounts": no},
    }


async def test_a_session_tells_what_it_cost_and_how_many_calls_that_leaves_out(api: Api) -> None:
    def call(session: str, model: str) -> dict[str, Any]:
        usage = {"prompt_tokens": 1000, "completion_tokens": 0, "total_tokens": 1000}
        response = {"object": "chat.completion", "model": model, "choices": [], "usage": usage}
        request = {"model": model, "messages": []}
        return {"sessionId": session, "request": request, "response": response}

    local = "llama3.2:3b"
    await create_all(
        api,
        call("priced", "gpt-4o"),
        call("some", "gpt-4o"),
        call("some", local),
        call("no", local),
    )
    await api.query('mutation { createSession(input: {id: "empty"}) { session { id } } }')

    nodes = (await api.query("{ sessions { nodes { id cost unpricedCount } } }"))["sessions"][
        "nodes"
    ]

    assert {node["id"]: (node["cost"], node["unpricedCount"]) for node in nodes} == {
        "priced": ("0.0025", 0),
        "some": ("0.0025", 1),
        "no": (None, 1),
        "empty": ("0", 0),
    }


async def test_the_sum_of_durations_has_no_digits_of_floating_point(api: Api) -> None:
    await create_all(api, *({"sessionId": "s", "duration": one} for one in (0.1, 0.2, 0.0000014)))

    data = await api.query('{ session(id: "s") { durationTotal } }')

    assert data["session"]["durationTotal"] == 0.300001


async def test_an_announced_session_is_empty_at_first(api: Api) -> None:
    data = await api.query(
        """
        mutation { createSession(input: {id: "mine", name: "A test"}) { session {
          id name completionCount firstCompletionAt tags completions { totalCount nodes { id } }
        } } }
        """
    )

    assert data["createSession"]["session"] == {
        "id": "mine",
        "name": "A test",
        "completionCount": 0,
        "firstCompletionAt": None,
        "tags": [],
        "completions": {"totalCount": 0, "nodes": []},
    }
    other = 'mutation { createSession(input: {id: "mine", name: "Another"}) { session { id } } }'
    assert await api.error_code(other) == "CONFLICT"


async def test_a_session_may_be_created_again_and_one_that_a_completion_brought_gets_its_name(
    api: Api,
) -> None:
    create = (
        "mutation ($input: CreateSessionInput!) { createSession(input: $input) { session "
        "{ id name } } }"
    )
    await create_all(api, {"sessionId": "brought"})

    answers = [
        await api.query(create, input={"id": id_, "name": "A test"})
        for id_ in ("mine", "mine", "brought", "brought")
    ]
    unnamed = await api.query(create, input={"id": "mine"})

    assert [answer["createSession"]["session"]["name"] for answer in answers] == ["A test"] * 4
    assert unnamed["createSession"]["session"] == {"id": "mine", "name": "A test"}
    assert await api.error_code(create, input={"id": "brought", "name": "x"}) == "CONFLICT"


async def test_sessions_are_found_by_id_name_and_time(api: Api) -> None:
    for name in ("alpha", "beta"):
        await api.query(
            "mutation ($id: ID!, $n: String!) { createSession(input: {id: $id, name: $n}) "
            "{ session { id } } }",
            id=name,
            n=name,
        )

    data = await api.query(
        """
        { byId: sessions(filter: {id: {in: ["alpha", "gamma"]}}) { nodes { id } }
          byName: sessions(filter: {name: {startsWith: "be"}}) { nodes { id } }
          byTime: sessions(filter: {createdAt: {lt: "2020-01-01T00:00:00Z"}}) { totalCount }
          session(id: "beta") { name }
          none: session(id: "gamma") { name } }
        """
    )

    assert data["byId"]["nodes"] == [{"id": "alpha"}]
    assert data["byName"]["nodes"] == [{"id": "beta"}]
    assert data["byTime"]["totalCount"] == 0
    assert data["session"] == {"name": "beta"}
    assert data["none"] is None


async def test_the_completions_of_many_sessions_are_filtered_and_paged_each(api: Api) -> None:
    ids = await create_all(
        api,
        *({"sessionId": "s1", "tags": ["a"]} for _ in range(3)),
        {"sessionId": "s1", "tags": ["b"]},
        {"sessionId": "s2", "tags": ["a"]},
    )
    query = """
    query ($after: String) { sessions(orderBy: {direction: ASC}) { nodes {
      id
      completions(filter: {tags: {has: "a"}}, first: 2, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } nodes { id }
      }
    } } }
    """

    data = await api.query(query)
    sessions = {row["id"]: row["completions"] for row in data["sessions"]["nodes"]}

    assert [row["id"] for row in sessions["s1"]["nodes"]] == [ids[2], ids[1]]
    assert sessions["s1"]["totalCount"] == 3
    assert sessions["s1"]["pageInfo"]["hasNextPage"] is True
    assert [row["id"] for row in sessions["s2"]["nodes"]] == [ids[4]]
    rest = await api.query(
        """
        query ($after: String) { session(id: "s1") {
          completions(filter: {tags: {has: "a"}}, first: 2, after: $after) { nodes { id } }
          last: completions(last: 1) { nodes { id } }
        } }
        """,
        after=sessions["s1"]["pageInfo"]["endCursor"],
    )
    assert rest["session"]["completions"]["nodes"] == [{"id": ids[0]}]
    assert rest["session"]["last"]["nodes"] == [{"id": ids[0]}]


async def test_a_completion_whose_session_is_not_stored_yet_shows_it_as_it_will_be(
    api: Api,
) -> None:
    [id_] = await create_all(api, {"sessionId": "s1"})
    # As a live update sees it, which may come between the two writes.
    key = {"organization_id": api.organization_id, "_id": f"{api.organization_id}/s1"}
    await database.collection(SessionDocument).delete_one(key)

    data = await api.query(
        """query ($id: ID!) {
          completion(id: $id) { createdAt session { id name createdAt completionCount } }
        }""",
        id=id_,
    )

    assert data["completion"]["session"] == {
        "id": "s1",
        "name": None,
        "createdAt": data["completion"]["createdAt"],
        "completionCount": 1,
    }
