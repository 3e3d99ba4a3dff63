"""Every field of every list, in every order: what is projected is what is shown."""

from collections.abc import Iterator
from typing import Any

import pytest
import strawberry
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    build_schema,
    get_named_type,
    is_leaf_type,
    is_required_argument,
    parse,
)

from resolvers.projection import NEEDS, PROJECTED, Needs, Selection, completion_projection
from schema import build_schema as build_gateway_schema
from schema.execution.field_metadata import collect_needs
from services.jobs import jobs
from tests.api import Api
from tests.commands import Commands
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import UPLOAD, create_task

SCHEMA: GraphQLSchema = build_schema(build_gateway_schema().as_str())
ROOT_LISTS = {
    "Completion": "completions",
    "Session": "sessions",
    "Feedback": "feedbacks",
    "FeedbackTask": "feedbackTasks",
}
# A kind of jobs that no gateway does.
OURS = "nobody-does-it"
# What the rows of these tests leave empty on purpose.
EMPTY = {
    "FeedbackTask.archivedAt",
    "Feedback.history",
    "Completion.adjudication",
    "Completion.highlights",
}


def object_type(name: str) -> GraphQLObjectType:
    type_ = SCHEMA.type_map[name]
    assert isinstance(type_, GraphQLObjectType)
    return type_


REQUIRED = {"taskId": '"x"', "path": '"model"', "paths": '["request.model"]'}


def selected(name: str, field: GraphQLField) -> str:
    """Select a field, and of an object below it the plain fields."""
    given = [
        f"{argument}: {REQUIRED[argument]}"
        for argument, definition in field.args.items()
        if is_required_argument(definition)
    ]
    call = f"{name}({', '.join(given)})" if given else name
    below = get_named_type(field.type)
    if is_leaf_type(below):
        return call
    assert isinstance(below, GraphQLObjectType)
    plain = [
        inner
        for inner, one in below.fields.items()
        if is_leaf_type(get_named_type(one.type)) and not one.args
    ]
    return f"{call} {{ {' '.join(plain)} }}"


def selections(node: str) -> dict[str, str]:
    return {name: selected(name, field) for name, field in object_type(node).fields.items()}


def node_of(field: GraphQLField) -> str | None:
    """Return the type of a connection's nodes; None if the field is none."""
    below = get_named_type(field.type)
    if not below.name.endswith("Connection"):
        return None
    name: str = get_named_type(object_type(below.name).fields["nodes"].type).name
    return name


def orders_of(field: GraphQLField) -> list[str]:
    order = field.args.get("orderBy")
    if order is None:
        return [""]
    # The gateway's own jobs go on meanwhile.
    only = f'filter: {{kind: {{eq: "{OURS}"}}}}, ' if node_of(field) == "Job" else ""
    enums: Any = get_named_type(order.type)
    by, directions = (get_named_type(enums.fields[one].type) for one in ("field", "direction"))
    assert isinstance(by, GraphQLEnumType)
    assert isinstance(directions, GraphQLEnumType)
    return [
        f"({only}orderBy: {{field: {one}, direction: {direction}}})"
        for one in by.values
        if one != "RELEVANCE"  # which only a search has
        for direction in directions.values
    ]


def connections() -> Iterator[tuple[str, str, str]]:
    """Yield each connection of rows as what stands before it, itself, and its nodes' type."""
    for name, field in object_type("Query").fields.items():
        node = node_of(field)
        if node and object_type(node).interfaces:  # names in use are no rows
            yield from (("", name + order, node) for order in orders_of(field))
    for parent, root in ROOT_LISTS.items():
        for name, field in object_type(parent).fields.items():
            if node := node_of(field):
                yield from ((root, name + order, node) for order in orders_of(field))


CONNECTIONS = sorted(connections())
# Of the orders of one connection the first has all fields alone, each other one a tenth of them.
_SHARES = 10
# An operation may have 100.
_MOST_ALIASES = 90


def fields_alone(before: str, connection: str, node: str) -> list[str]:
    """Return the names of the fields that are asked for alone, of one connection in one order."""
    names = list(object_type(node).fields)
    listed = connection.partition("(")[0]
    orders = [one for one in CONNECTIONS if one[0] == before and one[1].partition("(")[0] == listed]
    turn = orders.index((before, connection, node))
    return names if turn == 0 else names[turn % _SHARES :: _SHARES]


def query_of(before: str, connection: str, below: str) -> str:
    inner = f"{connection} {{ {below} }}"
    return f"{{ {before}(first: 5) {{ nodes {{ {inner} }} }} }}" if before else f"{{ {inner} }}"


async def read(api: Api, before: str, connection: str, below: str) -> list[dict[str, Any]]:
    """Return what is selected of a connection, of each parent."""
    data = await api.query(query_of(before, connection, below))
    name = connection.partition("(")[0]
    return [row[name] for row in data[before]["nodes"]] if before else [data[name]]


async def fill(api: Api) -> dict[str, str]:
    """Store something for every field; return an id of each type."""
    messages = [{"role": "user", "content": "ping"}]
    request = {"model": "gpt-4o", "user": "ann", "messages": messages}
    call = {"id": "c", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    message = {"role": "assistant", "content": "pong", "reasoning": "hm", "tool_calls": [call]}
    response = {
        "model": "gpt-4o-2024-08-06",
        "choices": [{"finish_reason": "tool_calls", "message": message}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3},
    }
    await api.query('mutation { createSession(input: {id: "s", name: "S"}) { session { id } } }')
    whole = {
        "kind": "CHAT",
        "status": "FAILED",
        "tags": ["t"],
        "request": request,
        "response": response,
        "stacktrace": [{"file": "a.py", "line": "f()", "lineno": 3, "name": "f"}],
        "sessionId": "s",
        "duration": 1.5,
        "failureKind": "Timeout",
        "failureReason": "slow",
        "extra": {
            "model": "m",
            "ttft": 0.5,
            "prompt_version": "2",
            "metadata": {"plan": "pro"},
            "altered": 2**63,
        },
        "createdAt": "1969-07-20T20:17:40Z",
    }
    more = {**whole, "duration": 0.5, "response": {**response, "usage": {"total_tokens": 9}}}
    ids = await create_all(api, whole, more, {"sessionId": "s", "tags": ["t"]})
    task = await create_task(api, completionTagsSelector=["t"], instruction="Grade it.")
    grade = {
        "taskId": task["id"],
        "jsonValues": {"score": 1},
        "comment": "good",
        "selection": {"completionIds": [ids[0]]},
        "completionsSummary": "one",
        "grader": {"id": "g", "name": "G", "kind": "HUMAN"},
    }
    feedback = (await api.query(UPLOAD, input=grade))["uploadFeedback"]["feedback"]["id"]
    other = await create_task(api, completionTagsSelector=["t"])
    await api.query(
        """
        mutation ($id: ID!) {
          updateFeedbackTask(input: {id: $id, name: "Better"}) { feedbackTask { id } }
        }
        """,
        id=other["id"],
    )
    await api.query(
        "mutation ($id: ID!) { assignNext(input: {taskId: $id}) { leases { id } } }",
        id=task["id"],
    )
    await api.query(
        """
        mutation { createSavedView(input: {
          name: "V", subject: SESSIONS, filter: {}, orderBy: [], columns: ["name"]
        }) { savedView { id } } }
        """
    )
    await jobs.enqueue(api.organization_id, OURS)
    return {"Completion": ids[0], "Session": "s", "Feedback": feedback, "FeedbackTask": task["id"]}


@pytest.mark.parametrize(("before", "connection", "node"), CONNECTIONS)
async def test_each_field_alone_is_what_it_is_among_all(
    api: Api, before: str, connection: str, node: str
) -> None:
    await fill(api)
    fields = selections(node)
    wholes = await read(api, before, connection, f"nodes {{ {' '.join(fields.values())} }}")
    assert any(whole["nodes"] for whole in wholes)

    for name in fields_alone(before, connection, node):
        selection = fields[name]
        values = [[row[name] for row in whole["nodes"]] for whole in wholes]
        below = f"nodes {{ {selection} }}"
        alone = await read(api, before, connection, below)
        assert [[row[name] for row in one["nodes"]] for one in alone] == values, name
        cursors = "pageInfo { startCursor endCursor hasNextPage } edges { cursor node { %s } }"
        paged = await read(api, before, connection, cursors % selection)
        for one, expected in zip(paged, values, strict=True):
            assert [edge["node"][name] for edge in one["edges"]] == expected, name
            ends = [edge["cursor"] for edge in one["edges"]] or [None]
            assert one["pageInfo"]["startCursor"] == ends[0]
            assert one["pageInfo"]["endCursor"] == ends[-1]


@pytest.mark.parametrize("node", sorted(ROOT_LISTS))
async def test_each_field_of_a_filled_row_has_a_value_in_a_list_and_by_its_id(
    api: Api, node: str
) -> None:
    ids = await fill(api)
    fields = selections(node)
    for name, selection in fields.items():
        query = f"{{ {ROOT_LISTS[node]} {{ nodes {{ {selection} }} }} }}"
        rows = (await api.query(query))[ROOT_LISTS[node]]["nodes"]
        if f"{node}.{name}" not in EMPTY:
            assert any(row[name] not in (None, [], "") for row in rows), name

    # As one of the types below an interface.
    spreads = [
        f"... on {type_} {{ {type_}_{inner}: {selection} }}"
        for type_ in ROOT_LISTS
        for inner, selection in selections(type_).items()
    ]
    found: dict[str, Any] = {}
    for begin in range(0, len(spreads), _MOST_ALIASES):
        some = " ".join(spreads[begin : begin + _MOST_ALIASES])
        query = f"query ($id: ID!) {{ node(id: $id) {{ __typename {some} }} }}"
        found |= (await api.query(query, id=ids[node]))["node"]
    assert found["__typename"] == node
    assert set(found) == {"__typename", *(f"{node}_{name}" for name in fields)}
    assert all(
        found[f"{node}_{name}"] not in (None, [], "")
        for name in fields
        if f"{node}.{name}" not in EMPTY
    )


@pytest.mark.parametrize("node", PROJECTED)
def test_every_field_that_is_read_through_a_projection_says_what_it_needs(node: str) -> None:
    needs = build_gateway_schema()._schema.extensions[NEEDS][node]

    assert set(needs) == set(object_type(node).fields)
    of_nothing = {name for name, one in needs.items() if one == Needs()}
    assert (
        of_nothing
        == {
            "Completion": {"id", "globalId", "feedback", "adjudication"},
            "Feedback": {"id", "globalId"},
        }[node]
    )


def test_a_field_with_a_resolver_that_says_not_what_it_needs_makes_no_schema() -> None:
    @strawberry.type
    class Completion:
        loud: str = strawberry.field(resolver=lambda: "LOUD")

    @strawberry.type
    class Feedback:
        id: str

    @strawberry.type
    class Query:
        completion: Completion
        feedback: Feedback

    with pytest.raises(LookupError, match=r"Completion\.loud"):
        collect_needs(strawberry.Schema(Query)._schema)


def test_a_field_that_the_schema_has_not_is_never_read_as_null() -> None:
    [operation] = parse("{ id unheard }").definitions
    assert isinstance(operation, OperationDefinitionNode)
    needs = build_gateway_schema()._schema.extensions[NEEDS]

    with pytest.raises(LookupError, match=r"Completion\.unheard"):
        completion_projection(Selection((operation.selection_set,), {}, {}, needs))


@pytest.mark.parametrize("root", ["completions", "sessions", "feedbacks", "feedbackTasks"])
@pytest.mark.parametrize("size", ["first: 0", "last: 0"])
async def test_a_page_of_no_items_has_its_counts_and_says_whether_there_is_more(
    api: Api, root: str, size: str
) -> None:
    query = f"""{{ {root}({size}) {{ totalCount nodes {{ id }} edges {{ cursor }}
        pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}"""
    of_none = (await api.query(query))[root]
    await fill(api)
    of_some = (await api.query(query))[root]

    forward = size.startswith("first")
    nothing: dict[str, Any] = {"nodes": [], "edges": []}
    cursors = {"startCursor": None, "endCursor": None}
    assert of_none == {
        "totalCount": 0,
        **nothing,
        "pageInfo": {"hasNextPage": False, "hasPreviousPage": False, **cursors},
    }
    assert of_some.pop("totalCount") > 0
    assert of_some == {
        **nothing,
        "pageInfo": {"hasNextPage": forward, "hasPreviousPage": not forward, **cursors},
    }


async def test_a_nested_page_of_no_items_is_empty(api: Api) -> None:
    await fill(api)
    page = "{ totalCount nodes { id } pageInfo { hasNextPage endCursor } }"

    data = await api.query(
        f"""{{ sessions {{ nodes {{ completions(first: 0) {page} }} }}
              feedbacks {{ nodes {{ completions(first: 0) {page} }} }}
              feedbackTasks {{ nodes {{ feedback(first: 0) {page}
                                        ungradedCompletions(first: 0) {page} }} }} }}"""
    )

    pages = [
        one
        for root in ("sessions", "feedbacks", "feedbackTasks")
        for row in data[root]["nodes"]
        for one in row.values()
    ]
    for one in pages:
        assert one["nodes"] == []
        more = one["totalCount"] > 0
        assert one["pageInfo"] == {"hasNextPage": more, "endCursor": None}
    assert any(one["totalCount"] for one in pages)


@pytest.mark.parametrize("before", ["", "sessions"])
async def test_a_page_of_no_items_reads_no_payload(
    api: Api, commands: Commands, before: str
) -> None:
    await fill(api)
    below = "nodes { request } pageInfo { hasNextPage }"
    commands.sent.clear()

    [page] = await read(api, before, "completions(first: 0)", below)

    assert page == {"nodes": [], "pageInfo": {"hasNextPage": True}}
    assert "request" not in str(commands.sent)
