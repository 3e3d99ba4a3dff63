"""The two ids of an object, and what `node` and `nodes` find by them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ids import MAX_GLOBAL_ID_LENGTH, global_id, read_global_id
from tests.api import Api
from tests.commands import Commands
from tests.conftest import NewApi
from tests.graphql.test_completions import create_all
from tests.graphql.test_selections import fill

NODE = "query ($id: ID!) { node(id: $id) { __typename id globalId } }"
NODES = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id globalId } }"


def node(type_name: str, id_: str) -> dict[str, str]:
    return {"__typename": type_name, "id": id_, "globalId": global_id(type_name, id_)}


async def test_every_object_is_found_by_its_id_and_by_its_global_id(
    api: Api, commands: Commands
) -> None:
    ids = await fill(api)
    expected = [node(type_name, id_) for type_name, id_ in ids.items()]
    asked = [*ids.values(), *(one["globalId"] for one in expected)]
    commands.sent.clear()

    found = (await api.query(NODES, ids=[*asked, "none", global_id("Session", "none")]))["nodes"]

    assert found == [*expected, *expected, None, None]
    assert commands.names == ["find"] * 7
    for id_, one in zip(asked, expected * 2, strict=True):
        assert (await api.query(NODE, id=id_))["node"] == one


async def test_lists_and_objects_within_show_the_same_global_id(api: Api) -> None:
    ids = await fill(api)
    data = await api.query(
        """
        query ($completion: ID!) {
          completion(id: $completion) {
            globalId
            session { globalId completionCount }
            feedback { nodes { globalId task { globalId } } }
            feedbackTasks { globalId }
          }
          sessions { nodes { globalId completions { edges { node { globalId output } } } } }
          feedbacks { nodes { renamed: globalId completions { nodes { globalId } } } }
          feedbackTasks { nodes { globalId } }
        }
        """,
        completion=ids["Completion"],
    )

    of = {type_name: global_id(type_name, id_) for type_name, id_ in ids.items()}
    shown = data["completion"]
    assert shown["globalId"] == of["Completion"]
    assert shown["session"]["globalId"] == of["Session"]
    assert shown["feedback"]["nodes"] == [
        {"globalId": of["Feedback"], "task": {"globalId": of["FeedbackTask"]}}
    ]
    assert of["FeedbackTask"] in [one["globalId"] for one in shown["feedbackTasks"]]
    [session] = data["sessions"]["nodes"]
    assert session["globalId"] == of["Session"]
    edges = session["completions"]["edges"]
    assert of["Completion"] in [edge["node"]["globalId"] for edge in edges]
    assert data["feedbacks"]["nodes"] == [
        {"renamed": of["Feedback"], "completions": {"nodes": [{"globalId": of["Completion"]}]}}
    ]
    assert of["FeedbackTask"] in [one["globalId"] for one in data["feedbackTasks"]["nodes"]]


async def both_named(api: Api, name: str) -> tuple[dict[str, str], dict[str, str]]:
    """Make a completion and a session of one id."""
    await create_all(api, {"id": name, "sessionId": name})
    return node("Completion", name), node("Session", name)


async def test_an_id_that_two_types_have_is_an_error_that_names_both(api: Api) -> None:
    completion, session = await both_named(api, "shared")

    body = await api.execute(NODE, id="shared")

    [error] = body["errors"]
    assert body["data"] == {"node": None}
    assert (error["path"], error["extensions"]["code"]) == (["node"], "CONFLICT")
    for one in (completion, session):
        assert f"{one['__typename']} '{one['globalId']}'" in error["message"]
        assert (await api.query(NODE, id=one["globalId"]))["node"] == one


async def test_an_id_that_is_spelled_like_anothers_global_id_does_not_hide_that_object(
    api: Api,
) -> None:
    [completion_id] = await create_all(api, {})
    spelled = global_id("Completion", completion_id)
    await create_all(api, {"id": spelled, "sessionId": spelled})

    assert (await api.query(NODE, id=spelled))["node"] == node("Completion", completion_id)
    for again in (node("Completion", spelled), node("Session", spelled)):
        assert (await api.query(NODE, id=again["globalId"]))["node"] == again


async def test_an_id_that_is_spelled_like_the_global_id_of_nothing_is_an_id(api: Api) -> None:
    spelled = global_id("Completion", "none")
    await create_all(api, {"id": spelled})

    assert (await api.query(NODE, id=spelled))["node"] == node("Completion", spelled)


async def test_of_several_ids_one_that_is_shared_is_null_with_an_error_in_its_place(
    api: Api,
) -> None:
    completion, session = await both_named(api, "shared")

    body = await api.execute(NODES, ids=[session["globalId"], "shared", completion["globalId"]])

    assert body["data"]["nodes"] == [session, None, completion]
    [error] = body["errors"]
    assert (error["path"], error["extensions"]["code"]) == (["nodes", 1], "CONFLICT")


async def test_another_organizations_object_is_not_found_by_its_global_id(new_api: NewApi) -> None:
    ours, theirs = await new_api(), await new_api()
    [completion_id] = await create_all(theirs, {"sessionId": "s"})
    asked = [global_id("Completion", completion_id), global_id("Session", "s")]

    assert (await ours.query(NODES, ids=asked))["nodes"] == [None, None]


@pytest.mark.parametrize(
    "text",
    ["", "=", "é", "Q", "Q29tcGxldGlvbjo", "OmE", "YQ", "_w", "A" * 100_000]
    + [global_id(name, "x") for name in ("Token", "Job", "Query", "completion", "")],
)
async def test_what_is_no_global_id_is_not_found(api: Api, text: str) -> None:
    assert (await api.query(NODE, id=text))["node"] is None
    assert (await api.query(NODES, ids=[text, text]))["nodes"] == [None, None]


@given(st.sampled_from(["Completion", "FeedbackTask"]), st.text(max_size=256))
def test_a_global_id_is_read_as_what_it_was_made_of(type_name: str, id_: str) -> None:
    made = global_id(type_name, id_)

    assert read_global_id(made) == (type_name, id_)
    assert len(made) <= MAX_GLOBAL_ID_LENGTH
    assert made.isascii()


@given(st.text(max_size=40) | st.text("QWxCb2lub29_-=", max_size=40))
def test_a_global_id_has_one_spelling(text: str) -> None:
    read: Any = read_global_id(text)

    assert read is None or global_id(*read) == text
