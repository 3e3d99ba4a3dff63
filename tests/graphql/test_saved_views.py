"""Saved views over GraphQL: what is kept, who sees it, and who may change it."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from httpx import ASGITransport, AsyncClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import SavedViewDocument
from schema.enums import SavedViewSubject
from schema.types.saved_view import SUBJECTS
from services import saved_views
from services.ids import global_id
from services.storage.database import database
from services.tenants.tokens import Role
from tests.api import Api
from tests.commands import Commands
from tests.conftest import NewApi
from tests.examples import tries
from tests.graphql.test_cost import assert_served_by_indexes

GUIDE = Path(__file__).parents[2] / "docs" / "saved-views.md"
CREATE = """
mutation ($input: CreateSavedViewInput!) {
  createSavedView(input: $input) { savedView {
    id name subject filter orderBy isValid columns visibility ownerName revision
    viewerIsOwner viewerCanUpdate createdAt updatedAt
  } }
}
"""
UPDATE = """
mutation ($input: UpdateSavedViewInput!) {
  updateSavedView(input: $input) { savedView {
    id name filter orderBy isValid columns visibility revision
  } }
}
"""
DELETE = "mutation ($id: ID!) { deleteSavedView(input: {id: $id}) { deletedId deletedGlobalId } }"
GET = "query ($id: ID!) { savedView(id: $id) { id name filter orderBy isValid } }"
LIST = """
query ($filter: SavedViewFilter, $orderBy: [SavedViewOrder!], $first: Int, $after: String,
       $last: Int, $before: String) {
  savedViews(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last,
             before: $before) {
    totalCount nodes { id name isValid visibility viewerIsOwner viewerCanUpdate }
    pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
  }
}
"""
# Of each subject filters that are valid, with every kind of value that one may hold.
FILTERS: dict[str, list[Any]] = {
    "COMPLETIONS": [
        {},
        {"status": {"eq": "FINISHED"}, "kind": {"in": ["CHAT", "PROMPT"]}},
        {"tags": {"hasAll": ["a", "ü"], "isEmpty": False}, "model": {"contains": "gpt"}},
        {"createdAt": {"gte": "2026-11-24T14:00:00+01:00"}, "duration": {"lt": 1.0}},
        {"totalTokens": {"gt": 5}, "sessionId": {"isNull": True}, "graded": True},
        {"ungradedForTask": "a-task-that-is-gone", "id": {"notIn": ["x"]}},
        {
            "or": [
                {"payload": [{"path": "request.temperature", "eq": {"$b": [1, 1.0, None, 2**62]}}]},
                {"not": {"and": [{"failureKind": {"startsWith": "Time"}}]}},
            ]
        },
    ],
    "SESSIONS": [{"name": {"contains": "a"}}, {"createdAt": {"lt": "2026-01-01T00:00:00Z"}}],
    "FEEDBACK": [{"taskId": {"eq": "t"}, "completionId": {"in": ["c"]}}],
    "FEEDBACK_TASKS": [None, {"tags": {"has": "a"}, "version": {"gte": 2**53 + 1}}],
}
INVALID: list[tuple[Any, str]] = [
    ({"unknown": 1}, "/filter"),
    ({"status": {"eq": "DONE"}}, "/filter/status/eq"),
    ({"status": None}, "/filter"),
    ({"createdAt": {"gte": "yesterday"}}, "/filter/createdAt/gte"),
    ({"or": [{}, {"duration": {"gt": "1"}}]}, "/filter/or/1/duration/gt"),
    ({"payload": [{"path": "nowhere"}]}, "/filter"),
    ({"payload": [{"path": "request.a", "eq": {"b": [2**63]}}]}, "/filter"),
    ({"model": {"contains": "a" * 1001}}, "/filter"),
    ({"id": {"in": ["x"] * 1001}}, "/filter"),
    ("text", "/filter"),
    (5, "/filter"),
]


def view(name: str = "A view", subject: str = "COMPLETIONS", **rest: Any) -> dict[str, Any]:
    return {"name": name, "subject": subject, **rest}


async def create(api: Api, **content: Any) -> Any:
    return (await api.query(CREATE, input=view(**content)))["createSavedView"]["savedView"]


async def update(api: Api, id_: str, **changes: Any) -> Any:
    data = await api.query(UPDATE, input={"id": id_, **changes})
    return data["updateSavedView"]["savedView"]


async def names(api: Api, **variables: Any) -> list[str]:
    return [node["name"] for node in (await api.query(LIST, **variables))["savedViews"]["nodes"]]


@pytest.mark.parametrize(
    ("subject", "filter_"), [(name, one) for name, many in FILTERS.items() for one in many], ids=str
)
async def test_a_filter_comes_back_as_it_was_sent_and_its_list_takes_it(
    api: Api, subject: str, filter_: Any
) -> None:
    made = await create(api, subject=subject, filter=filter_)

    read = (await api.query(GET, id=made["id"]))["savedView"]
    assert json.dumps(read["filter"]) == json.dumps(filter_)
    assert read["isValid"] is True
    if filter_ is not None and "ungradedForTask" not in filter_:
        name = {one.name: listed.name for one, listed in SUBJECTS.items()}
        type_ = {
            "COMPLETIONS": "Completion",
            "SESSIONS": "Session",
            "FEEDBACK": "Feedback",
            "FEEDBACK_TASKS": "FeedbackTask",
        }
        query = (
            f"query ($f: {type_[subject]}Filter) {{ {name[subject]}(filter: $f) {{ totalCount }} }}"
        )
        await api.query(query, f=read["filter"])


def test_what_views_may_list_is_the_same_stored_and_shown() -> None:
    stored = get_args(SavedViewDocument.model_fields["subject"].annotation)

    assert set(SUBJECTS) == set(SavedViewSubject)
    assert {subject.value for subject in SUBJECTS} == set(stored)


async def test_a_view_is_all_that_it_was_made_of(api: Api) -> None:
    order = {"field": "DURATION", "direction": "ASC"}
    columns = ["model", "request.temperature", "metadata.user\\.id"]

    made = await create(api, name="Slow ones", orderBy=order, columns=columns)

    assert made["createdAt"] == made["updatedAt"]
    assert {**made, "id": 0, "createdAt": 0, "updatedAt": 0} == {
        "id": 0,
        "createdAt": 0,
        "updatedAt": 0,
        "name": "Slow ones",
        "subject": "COMPLETIONS",
        "filter": None,
        "orderBy": order,
        "isValid": True,
        "columns": columns,
        "visibility": "PRIVATE",
        "ownerName": "test",
        "revision": 1,
        "viewerIsOwner": True,
        "viewerCanUpdate": True,
    }


@pytest.mark.parametrize(("filter_", "path"), INVALID, ids=lambda value: str(value)[:40])
async def test_a_filter_that_its_list_would_reject_is_not_stored(
    api: Api, filter_: Any, path: str
) -> None:
    made = await create(api, filter={"graded": True})
    inputs = [(CREATE, view(filter=filter_)), (UPDATE, {"id": made["id"], "filter": filter_})]

    for document, content in inputs:
        [error] = (await api.execute(document, input=content))["errors"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert error["message"].startswith(f"{path}:"), error["message"]

    assert (await api.query(LIST))["savedViews"]["totalCount"] == 1
    assert (await api.query(GET, id=made["id"]))["savedView"]["filter"] == {"graded": True}


@pytest.mark.parametrize(
    ("content", "path"),
    [
        ({"name": ""}, "/name"),
        ({"name": "a" * 201}, "/name"),
        ({"columns": ["a"] * 101}, "/columns"),
        ({"columns": ["a", ""]}, "/columns/1"),
        ({"columns": ["a" * 501]}, "/columns/0"),
        ({"orderBy": {"field": "NAME"}}, "/orderBy"),
        ({"orderBy": {"direction": "UP"}}, "/orderBy/direction"),
        ({"orderBy": [{"field": "DURATION"}, {"field": "DURATION"}]}, "/orderBy"),
        ({"filter": {"payload": [{"path": "extra.a", "eq": "b" * 16_400}]}}, "/filter"),
        ({"subject": "FEEDBACK_TASKS", "filter": {"created": 1}}, "/filter"),
        (
            {
                "subject": "SESSIONS",
                "filter": {"completions": {"none": {"payload": [{"path": "request..a"}]}}},
            },
            "/filter",
        ),
        (
            {
                "subject": "SESSIONS",
                "filter": {"or": [{"completions": {"some": {"graded": True}}}] * 11},
            },
            "/filter",
        ),
    ],
    ids=lambda value: str(value)[:40],
)
async def test_what_is_out_of_bounds_is_rejected_where_it_stands(
    api: Api, content: Any, path: str
) -> None:
    [error] = (await api.execute(CREATE, input=view(**content)))["errors"]

    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["message"].startswith(path), error["message"]
    assert (await api.query(LIST))["savedViews"]["totalCount"] == 0


async def test_a_filter_too_large_or_too_deep_to_read_is_rejected(api: Api) -> None:
    deep: dict[str, Any] = {}
    for _ in range(70):
        deep = {"not": deep}
    filters: list[dict[str, Any]] = [deep, {"or": [{}] * 2100}]
    for filter_ in filters:
        assert await api.error_code(CREATE, input=view(filter=filter_)) == "QUERY_TOO_COMPLEX"


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["status", "eq", "or", "not", "payload", "path", "createdAt", "$x", ""]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@settings(
    max_examples=tries(150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(filter_=JSON, order=JSON, subject=st.sampled_from(list(FILTERS)))
async def test_any_json_is_stored_as_a_valid_view_or_rejected(
    api: Api, filter_: Any, order: Any, subject: str
) -> None:
    body = await api.execute(CREATE, input=view(subject=subject, filter=filter_, orderBy=order))

    if "errors" in body:
        assert [e["extensions"]["code"] for e in body["errors"]] == ["BAD_USER_INPUT"], body
        return
    made = body["data"]["createSavedView"]["savedView"]
    assert made["isValid"] is True
    assert (made["filter"], made["orderBy"]) == (filter_, order)
    await api.query(DELETE, id=made["id"])


async def test_a_filter_that_a_later_schema_does_not_take_is_returned_and_says_so(api: Api) -> None:
    made = await create(api, filter={"graded": True})
    former = '{"gradedBy":{"eq":"somebody"}}'
    await database.collection(SavedViewDocument).update_one(
        {"organization_id": api.organization_id},
        {"$set": {"filter_json": former, "revision": 2}},
    )

    read = (await api.query(GET, id=made["id"]))["savedView"]
    [listed] = (await api.query(LIST))["savedViews"]["nodes"]

    assert read["filter"] == json.loads(former)
    assert read["isValid"] is listed["isValid"] is False
    renamed = await update(api, made["id"], name="Another name")
    assert (renamed["name"], renamed["isValid"]) == ("Another name", False)
    mended = await update(api, made["id"], filter=None)
    assert (mended["filter"], mended["isValid"]) == (None, True)


async def test_an_update_changes_what_is_given_and_the_last_wins(api: Api) -> None:
    made = await create(api, filter={"graded": True}, columns=["a"])
    same_time = [update(api, made["id"], name=name) for name in ("one", "two", "three")]
    revisions = sorted(one["revision"] for one in await asyncio.gather(*same_time))

    changed = await update(api, made["id"], columns=[], orderBy={})

    assert revisions == [2, 3, 4]
    assert changed["revision"] == 5
    assert changed["filter"] == {"graded": True}
    assert changed["columns"] == []
    assert changed["name"] in ("one", "two", "three")


async def test_of_those_who_expect_the_same_revision_one_wins(api: Api) -> None:
    made = await create(api)

    async def rename(name: str) -> Any:
        change = {"id": made["id"], "name": name, "expectedRevision": 1}
        return await api.execute(UPDATE, input=change)

    bodies = await asyncio.gather(*(rename(name) for name in "abcde"))

    won = [body for body in bodies if "errors" not in body]
    codes = [body["errors"][0]["extensions"]["code"] for body in bodies if "errors" in body]
    assert len(won) == 1
    assert codes == ["CONFLICT"] * 4
    assert await names(api) == [won[0]["data"]["updateSavedView"]["savedView"]["name"]]


@pytest.mark.parametrize("role", [Role.READER, Role.ADMIN])
async def test_a_private_view_is_its_tokens_alone(new_api: NewApi, role: Role) -> None:
    owner = await new_api(Role.READER)
    other = await new_api(role, owner.organization_id)
    made = await create(owner, name="Mine")
    node = "query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }"

    assert (await other.query(GET, id=made["id"]))["savedView"] is None
    assert (await other.query(node, ids=[made["id"]]))["nodes"] == [None]
    assert (await other.query(LIST))["savedViews"]["totalCount"] == 0
    assert await names(other, filter={"visibility": {"ne": "ORGANIZATION"}}) == []
    assert await other.error_code(UPDATE, input={"id": made["id"], "name": "x"}) == "NOT_FOUND"
    assert await other.error_code(DELETE, id=made["id"]) == "NOT_FOUND"
    assert await names(owner) == ["Mine"]
    assert (await owner.query(node, ids=[made["id"]]))["nodes"] == [
        {"id": made["id"], "__typename": "SavedView"}
    ]


async def test_a_view_of_the_organizations_is_seen_by_all_and_changed_by_writers(
    new_api: NewApi,
) -> None:
    writer = await new_api(Role.WRITER)
    grader, other = [
        await new_api(role, writer.organization_id) for role in (Role.GRADER, Role.WRITER)
    ]
    assert await grader.error_code(CREATE, input=view(visibility="ORGANIZATION")) == "FORBIDDEN"
    made = await create(writer, visibility="ORGANIZATION")
    id_ = made["id"]

    assert [
        (node["visibility"], node["viewerIsOwner"], node["viewerCanUpdate"])
        for api in (writer, grader, other)
        for node in (await api.query(LIST))["savedViews"]["nodes"]
    ] == [
        ("ORGANIZATION", True, True),
        ("ORGANIZATION", False, False),
        ("ORGANIZATION", False, True),
    ]
    assert await grader.error_code(UPDATE, input={"id": id_, "name": "x"}) == "FORBIDDEN"
    assert await grader.error_code(DELETE, id=id_) == "FORBIDDEN"
    assert (await update(other, id_, name="Ours"))["name"] == "Ours"
    hide = {"id": id_, "visibility": "PRIVATE"}
    assert await other.error_code(UPDATE, input=hide) == "FORBIDDEN"
    assert (await update(writer, id_, visibility="PRIVATE"))["visibility"] == "PRIVATE"
    assert await names(other) == []
    await update(writer, id_, visibility="ORGANIZATION")
    assert (await other.query(DELETE, id=id_))["deleteSavedView"] == {
        "deletedId": id_,
        "deletedGlobalId": global_id("SavedView", id_),
    }
    assert await writer.error_code(DELETE, id=id_) == "NOT_FOUND"


async def test_a_readers_own_view_does_not_become_the_organizations(new_api: NewApi) -> None:
    reader = await new_api(Role.READER)
    made = await create(reader)

    change = {"id": made["id"], "visibility": "ORGANIZATION"}

    assert await reader.error_code(UPDATE, input=change) == "FORBIDDEN"
    assert await names(reader, filter={"visibility": {"eq": "PRIVATE"}}) == ["A view"]


async def test_views_are_filtered_ordered_and_paged_in_both_directions(
    new_api: NewApi, commands: Commands
) -> None:
    api = await new_api()
    other = await new_api(Role.READER, api.organization_id)
    for number, subject in enumerate(("COMPLETIONS", "SESSIONS", "COMPLETIONS", "FEEDBACK")):
        visibility = "ORGANIZATION" if number % 2 else "PRIVATE"
        made = await create(api, name=f"v{number}", subject=subject, visibility=visibility)
        await create(other, name="theirs")
        if number == 1:
            first = made
    await update(api, first["id"], columns=["x"])
    commands.sent.clear()

    assert await names(api) == ["v3", "v2", "v1", "v0"]
    assert await names(api, orderBy={"direction": "ASC"}) == ["v0", "v1", "v2", "v3"]
    assert await names(api, orderBy={"field": "UPDATED_AT"}) == ["v1", "v3", "v2", "v0"]
    assert await names(api, orderBy={"field": "NAME", "direction": "ASC"}) == [
        "v0",
        "v1",
        "v2",
        "v3",
    ]
    by = {
        "subject": {"in": ["SESSIONS", "FEEDBACK"]},
        "name": {"notIn": ["v3"]},
    }
    assert await names(api, filter=by) == ["v1"]
    assert await names(api, filter={"not": by}) == ["v3", "v2", "v0"]
    assert await names(api, filter={"or": [{"name": {"eq": "v0"}}, by]}) == ["v1", "v0"]
    assert await names(api, filter={"and": [{"visibility": {"eq": "PRIVATE"}}]}) == ["v2", "v0"]
    assert await names(api, filter={"id": {"eq": first["id"]}}) == ["v1"]
    assert await names(api, filter={"createdAt": {"lt": "2000-01-01T00:00:00Z"}}) == []
    for order in ({"field": "CREATED_AT"}, [{"field": "UPDATED_AT", "direction": "ASC"}, {}]):
        whole = await names(api, orderBy=order)
        page = (await api.query(LIST, first=2, orderBy=order))["savedViews"]
        end = page["pageInfo"]["endCursor"]
        rest = (await api.query(LIST, first=9, after=end, orderBy=order))["savedViews"]
        start = rest["pageInfo"]["startCursor"]
        back = await names(api, last=1, before=start, orderBy=order)
        assert [node["name"] for node in page["nodes"] + rest["nodes"]] == whole
        assert back == [page["nodes"][-1]["name"]]
    await assert_served_by_indexes(commands)


async def test_there_are_at_most_so_many_views_of_each_token_and_of_the_organization(
    new_api: NewApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved_views, "MAX_VIEWS", 2)
    api = await new_api()
    other = await new_api(Role.READER, api.organization_id)
    for visibility in ("PRIVATE", "ORGANIZATION"):
        for _ in range(2):
            made = await create(api, visibility=visibility)

        assert await api.error_code(CREATE, input=view(visibility=visibility)) == "CONFLICT"

    assert await api.error_code(UPDATE, input={"id": made["id"], "visibility": "PRIVATE"}) == (
        "CONFLICT"
    )
    await create(other)
    await api.query(DELETE, id=made["id"])
    await create(api, visibility="ORGANIZATION")


async def test_private_views_end_with_their_token_and_the_organizations_stay(
    new_api: NewApi,
) -> None:
    admin = await new_api()
    made = await admin.query(
        """
        mutation {
          createToken(input: {name: "leaving", role: WRITER}) { secret token { id } }
        }
        """
    )
    token = made["createToken"]
    transport = admin.http._transport
    assert isinstance(transport, ASGITransport)
    headers = {"X-Log10-Token": token["secret"]}
    async with AsyncClient(
        transport=transport, base_url="http://gateway", headers=headers
    ) as client:
        leaving = Api(client, admin.organization_id, token["secret"])
        await create(leaving, name="private")
        await create(leaving, name="shared", visibility="ORGANIZATION")
    await create(admin, name="another's")

    await admin.query(
        "mutation ($id: ID!) { revokeToken(input: {id: $id}) { token { id } } }",
        id=token["token"]["id"],
    )

    rows = database.collection(SavedViewDocument).find({"organization_id": admin.organization_id})
    assert {(row["name"], row["owner_name"]) async for row in rows} == {
        ("shared", "leaving"),
        ("another's", "test"),
    }


async def test_the_examples_of_the_guide_work(api: Api) -> None:
    create, list_ = re.findall(r"```graphql\n(.*?)```", GUIDE.read_text(), re.DOTALL)

    made = await api.query(create)
    [listed] = (await api.query(list_))["savedViews"]["nodes"]

    assert listed["id"] == made["createSavedView"]["savedView"]["id"]
    assert listed["filter"] == {"status": {"eq": "FAILED"}, "model": {"contains": "gpt"}}
    assert listed["isValid"] is True
