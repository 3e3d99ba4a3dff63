"""What fails, alone: the fields beside it have their data."""

from typing import Any

import pytest
from graphql import GraphQLNonNull, GraphQLObjectType, get_named_type, is_leaf_type

from schema import build_schema
from schema.execution.batch_fields import batch_field_of
from schema.execution.readers import strawberry_field
from tests.api import Api
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import UPLOAD, create_task

WRONG = '{payload: [{path: "nowhere"}]}'


def places(body: dict[str, Any]) -> list[list[Any]]:
    """Return the paths of a response's errors."""
    return [error["path"] for error in body["errors"]]


async def test_a_wrong_filter_leaves_the_list_beside_it(api: Api) -> None:
    [known] = await create_all(api, {})

    body = await api.execute(
        f"{{ wrong: completions(filter: {WRONG}) {{ nodes {{ id }} }} "
        "completions { nodes { id } } viewer { role } }"
    )

    assert places(body) == [["wrong"]]
    assert body["data"] == {
        "wrong": None,
        "completions": {"nodes": [{"id": known}]},
        "viewer": {"role": "ADMIN"},
    }


async def test_a_mutation_that_fails_leaves_what_those_before_it_tell(api: Api) -> None:
    body = await api.execute(
        """
        mutation {
          first: createCompletion(input: {id: "a", tags: ["t"]}) { completion { id tags } }
          second: createCompletion(input: {id: "a/b"}) { completion { id } }
          third: createCompletion(input: {id: "b"}) {
            completion { id values(paths: ["nowhere"]) }
          }
        }
        """
    )

    assert places(body) == [["second"], ["third", "completion", "values"]]
    assert body["data"] == {
        "first": {"completion": {"id": "a", "tags": ["t"]}},
        "second": None,
        "third": {"completion": {"id": "b", "values": None}},
    }


@pytest.mark.parametrize("below", ["nodes { id }", "totalCount nodes { id session { id } }"])
async def test_a_nested_connection_that_fails_leaves_the_rows_and_what_is_beside_it(
    api: Api, below: str
) -> None:
    await create_all(api, {"sessionId": "a"})
    await create_all(api, {"sessionId": "b"})
    query = f"""{{ sessions(orderBy: {{direction: ASC}}) {{ nodes {{
        id good: completions {{ totalCount }} wrong: completions(after: "nonsense") {{ {below} }}
    }} }} }}"""

    body = await api.execute(query)

    assert sorted(places(body)) == [["sessions", "nodes", n, "wrong"] for n in (0, 1)]
    assert {error["extensions"]["code"] for error in body["errors"]} == {"BAD_USER_INPUT"}
    assert body["data"]["sessions"]["nodes"] == [
        {"id": one, "good": {"totalCount": 1}, "wrong": None} for one in ("a", "b")
    ]


async def test_each_nested_connection_fails_alone(api: Api) -> None:
    task, [completion] = await create_task(api), await create_all(api, {})
    await api.query(
        UPLOAD,
        input={
            "taskId": task["id"],
            "jsonValues": {"score": 1},
            "selection": {"completionIds": [completion]},
        },
    )

    body = await api.execute(
        """
        {
          completions { nodes { id feedback(first: -1) { totalCount } } }
          feedbacks { nodes { taskId completions(first: -1) { nodes { id } } } }
          feedbackTasks {
            nodes { id ungradedCompletions(first: -1) { nodes { id } }
                    feedback(first: -1) { nodes { id } } }
          }
        }
        """
    )

    lists = ("completions", "feedbacks", "feedbackTasks")
    assert [body["data"][name]["nodes"] for name in lists] == [
        [{"id": completion, "feedback": None}],
        [{"taskId": task["id"], "completions": None}],
        [{"id": task["id"], "ungradedCompletions": None, "feedback": None}],
    ]
    assert len(body["errors"]) == 4


def test_what_can_fail_by_itself_may_be_null() -> None:
    types = build_schema()._schema.type_map
    required = {
        f"{type_.name}.{name}"
        for type_ in types.values()
        if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__")
        for name, field in type_.fields.items()
        if isinstance(field.type, GraphQLNonNull)
        if type_.name in ("Query", "Mutation")
        or get_named_type(field.type).name.endswith("Connection")
        or field.args
        or (
            not is_leaf_type(get_named_type(field.type))
            and batch_field_of(strawberry_field(field)) is not None
        )
    }

    assert required == {
        "Query.viewer",
        "Subscription.completionChanged",
        "Subscription.feedbackAdded",
        "Subscription.feedbackWanted",
        # Their rows are nothing without them, or they have been so for long.
        "Completion.feedbackTasks",
        "Disagreement.grades",
        "Session.statusCounts",
    }
