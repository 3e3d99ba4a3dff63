"""Orders of several fields: each page is part of the whole, and no list is sorted as a whole."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import CompletionDocument
from services.grading import feedback
from services.ids import public_id, storage_key
from services.order_keys import order_key
from services.storage.database import database
from tests.api import Api
from tests.commands import Commands, stages
from tests.examples import tries
from tests.graphql.test_completions import LIST, create_all
from tests.graphql.test_feedback import UPLOAD, create_task

BEGIN: Final = datetime(2026, 1, 1, tzinfo=UTC)
# By the names of GraphQL: the stored path, and the values that tie again and again.
FIELDS: Final[Mapping[str, tuple[str, list[Any]]]] = {
    "CREATED_AT": ("seq", []),
    "UPDATED_AT": ("updated_at", [BEGIN, BEGIN + timedelta(milliseconds=1)]),
    "DURATION": ("duration", [None, 0, 1.0, 1, 2.5]),
    "TOTAL_TOKENS": ("total_tokens", [None, 0, 7]),
    "COST": ("cost.total", [None, 0, 7]),
    "MODEL": ("model", [None, "", "a", "b", "é", "😀", "\uffee"]),
}
NAMES = sorted(FIELDS.keys() - {"CREATED_AT"})
Order = list[tuple[str, bool]]
ORDERS: st.SearchStrategy[Order] = st.lists(
    st.tuples(st.sampled_from(sorted(FIELDS)), st.booleans()),
    min_size=1,
    max_size=5,
    unique_by=lambda one: one[0],
)
VALUES = st.tuples(*(st.sampled_from(FIELDS[name][1]) for name in NAMES))


def stored_rows(organization_id: str, values: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    rows = []
    for n, given_ in enumerate(values):
        moment = BEGIN + timedelta(seconds=n // 2)
        key = storage_key(organization_id, f"c{n:04}")
        row = {
            "_id": key,
            "organization_id": organization_id,
            "tags": [f"t{n % 2}"],
            "session_id": "s",
            "created_at": moment,
            "seq": order_key(moment, key),
            "updated_at": BEGIN,
            "revision": 1,
            **{path: value for path, value in given_.items() if value is not None},
        }
        if "total_tokens" in row:
            row["usage"] = {"total_tokens": row.pop("total_tokens")}
        if "cost.total" in row:
            row["cost"] = {"total": row.pop("cost.total")}
        rows.append(row)
    return rows


def value_of(row: Mapping[str, Any], path: str) -> tuple[bool, Any]:
    value = row.get("usage", {}).get(path) if path == "total_tokens" else row.get(path)
    if path == "cost.total":
        value = row.get("cost", {}).get("total")
    return (value is not None, 0 if value is None else value)


def sorted_ids(rows: Iterable[Mapping[str, Any]], order: Order) -> list[str]:
    """Sort rows as the guide says, all at once."""
    ordered = sorted(rows, key=lambda row: row["seq"], reverse=order[-1][1])
    for name, descending in reversed(order):
        ordered.sort(key=lambda row: value_of(row, FIELDS[name][0]), reverse=descending)
    return [public_id(row["_id"]) for row in ordered]


def as_input(order: Order) -> list[dict[str, str]]:
    return [{"field": name, "direction": "DESC" if down else "ASC"} for name, down in order]


async def walk(api: Api, size: int, *, backward: bool, **arguments: Any) -> list[str]:
    """Read a whole list page by page."""
    found: list[str] = []
    cursor = None
    for _ in range(200):
        bounds = {"last": size, "before": cursor} if backward else {"first": size, "after": cursor}
        page = (await api.query(LIST, **arguments, **bounds))["completions"]
        ids = [node["id"] for node in page["nodes"]]
        assert ids == [edge["node"]["id"] for edge in page["edges"]]
        found = ids + found if backward else found + ids
        info = page["pageInfo"]
        more = info["hasPreviousPage" if backward else "hasNextPage"]
        assert info["hasNextPage" if backward else "hasPreviousPage"] == (cursor is not None)
        if not more:
            return found
        cursor = info["startCursor" if backward else "endCursor"]
    raise AssertionError("the list has no end")


@settings(
    max_examples=tries(100),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    values=st.lists(VALUES, max_size=25),
    order=ORDERS,
    size=st.integers(1, 9),
    backward=st.booleans(),
    is_filtered=st.booleans(),
)
async def test_the_pages_of_any_order_are_the_whole_list(
    api: Api, values: list[Any], order: Order, size: int, backward: bool, is_filtered: bool
) -> None:
    collection = database.collection(CompletionDocument)
    paths = [FIELDS[name][0] for name in NAMES]
    rows = stored_rows(api.organization_id, [dict(zip(paths, one, strict=True)) for one in values])
    await collection.delete_many({"organization_id": api.organization_id})
    if rows:
        await collection.insert_many(rows)
    filter_ = {"tags": {"has": "t0"}} if is_filtered else {}
    expected = sorted_ids([row for row in rows if not is_filtered or row["tags"] == ["t0"]], order)

    found = await walk(api, size, backward=backward, orderBy=as_input(order), filter=filter_)

    assert found == expected


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    values=st.lists(VALUES, min_size=1, max_size=12),
    order=ORDERS,
    after=st.integers(0, 11),
    before=st.integers(0, 11),
    size=st.integers(0, 5),
    backward=st.booleans(),
)
async def test_a_page_between_two_cursors_is_what_stands_between_them(
    api: Api,
    values: list[Any],
    order: Order,
    after: int,
    before: int,
    size: int,
    backward: bool,
) -> None:
    collection = database.collection(CompletionDocument)
    paths = [FIELDS[name][0] for name in NAMES]
    rows = stored_rows(api.organization_id, [dict(zip(paths, one, strict=True)) for one in values])
    await collection.delete_many({"organization_id": api.organization_id})
    await collection.insert_many(rows)
    after, before = after % len(rows), before % len(rows)
    whole = (await api.query(LIST, orderBy=as_input(order), first=50))["completions"]["edges"]

    page = (
        await api.query(
            LIST,
            orderBy=as_input(order),
            after=whole[after]["cursor"],
            before=whole[before]["cursor"],
            **{"last" if backward else "first": size},
        )
    )["completions"]

    between = sorted_ids(rows, order)[after + 1 : before]
    expected = between[max(len(between) - size, 0) :] if backward else between[:size]
    assert [node["id"] for node in page["nodes"]] == expected
    more = page["pageInfo"]["hasPreviousPage" if backward else "hasNextPage"]
    assert more == (len(between) > size)


@pytest.mark.parametrize("path", ["orderBy", "alone"])
async def test_one_field_may_stand_without_its_list(api: Api, path: str) -> None:
    ids = await create_all(api, {"duration": 2}, {"duration": 1}, {})
    order = "{field: DURATION}" if path == "alone" else "[{field: DURATION}]"

    data = await api.query(f"{{ completions(orderBy: {order}) {{ nodes {{ id }} }} }}")

    assert [node["id"] for node in data["completions"]["nodes"]] == ids


async def test_an_empty_order_is_the_default(api: Api) -> None:
    ids = await create_all(api, {}, {}, {})

    data = await api.query(
        """{ completions(orderBy: []) { nodes { id } pageInfo { endCursor } }
             default: completions { nodes { id } pageInfo { endCursor } } }"""
    )

    assert data["completions"] == data["default"]
    assert [node["id"] for node in data["default"]["nodes"]] == ids[::-1]


@pytest.mark.parametrize(
    "root",
    ["completions", "sessions", "feedbacks", "feedbackTasks"],
)
async def test_an_order_names_no_field_twice_and_not_too_many(api: Api, root: str) -> None:
    twice = "[{field: CREATED_AT}, {field: CREATED_AT, direction: ASC}]"
    many = f"[{', '.join(['{field: CREATED_AT}'] * 6)}]"

    for order, says in ((twice, "names a field twice"), (many, "at most 5 fields")):
        body = await api.execute(f"{{ {root}(orderBy: {order}) {{ nodes {{ id }} }} }}")
        [error] = body["errors"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert says in error["message"]


async def test_two_ways_to_say_an_order_are_one_list(api: Api) -> None:
    await create_all(api, {"duration": 1}, {"duration": 1}, {"duration": 2})
    short = [{"field": "DURATION"}]
    cursor = (await api.query(LIST, orderBy=short, first=1))["completions"]["pageInfo"]["endCursor"]

    for longer in (
        [{"field": "DURATION"}, {"field": "CREATED_AT"}],
        [{"field": "DURATION"}, {"field": "CREATED_AT"}, {"field": "MODEL", "direction": "ASC"}],
    ):
        body = await api.execute(LIST, orderBy=longer, first=1, after=cursor)
        assert "errors" not in body


async def test_a_name_that_is_too_long_for_a_cursor_is_told(api: Api) -> None:
    await create_all(api, *({"response": {"model": letter * 20_000}} for letter in "ab"))
    order = [{"field": "MODEL", "direction": "ASC"}]

    data = await api.query(
        """query ($order: [CompletionOrder!]) {
             completions(orderBy: $order) { nodes { responsePath(path: "model") } } }""",
        order=order,
    )
    body = await api.execute(LIST, orderBy=order)

    names = [node["responsePath"][0] for node in data["completions"]["nodes"]]
    assert names == ["a", "b"]
    assert body["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert "too long for a cursor" in body["errors"][0]["message"]


MANY: Final = 3000
SEVERAL: Final[list[Order]] = [
    [("DURATION", True), ("MODEL", False)],
    [("MODEL", False)],
    [("MODEL", True), ("DURATION", True), ("TOTAL_TOKENS", False)],
    [("UPDATED_AT", True), ("TOTAL_TOKENS", True)],
    [("TOTAL_TOKENS", False), ("CREATED_AT", True)],
    [("CREATED_AT", True), ("MODEL", True)],
]


@pytest.fixture
async def many(api: Api) -> list[dict[str, Any]]:
    """Rows of which all but a few have a duration and a model of their own."""
    rows = stored_rows(
        api.organization_id,
        (
            {
                "duration": float(n // 3),
                "model": f"m{n // 10:04}",
                "total_tokens": n % 200,
                "updated_at": BEGIN + timedelta(seconds=n // 5),
            }
            for n in range(MANY)
        ),
    )
    await database.collection(CompletionDocument).insert_many(rows)
    return rows


@pytest.mark.parametrize("order", SEVERAL, ids=str)
async def test_no_list_is_sorted_by_the_database_but_a_group_of_it(
    api: Api, commands: Commands, many: list[dict[str, Any]], order: Order
) -> None:
    expected = sorted_ids(many, order)
    cursor = None
    found: list[str] = []
    commands.sent.clear()
    for _ in range(3):
        data = await api.query(
            """query ($order: [CompletionOrder!], $after: String) {
                 completions(orderBy: $order, first: 10, after: $after) {
                   nodes { id } pageInfo { endCursor } } }""",
            order=as_input(order),
            after=cursor,
        )
        found += [node["id"] for node in data["completions"]["nodes"]]
        cursor = data["completions"]["pageInfo"]["endCursor"]

    assert found == expected[:30]
    examined = 0
    for command in commands.queries:
        explained = await database.client["tests"].command(
            {"explain": command, "verbosity": "executionStats"}
        )
        planned = set(stages(explained["queryPlanner"]))
        assert "COLLSCAN" not in planned
        if "SORT" in planned:
            path = order[0][0]
            group = "usage.total_tokens" if path == "TOTAL_TOKENS" else FIELDS[path][0]
            values = [one[group] for one in command["filter"]["$and"] if group in one]
            assert any(not isinstance(value, dict) for value in values), command
        examined += explained["executionStats"]["totalDocsExamined"]
    assert examined < MANY / 2


async def test_a_list_of_several_fields_reads_payloads_once_and_of_its_page_alone(
    api: Api, commands: Commands, many: list[dict[str, Any]]
) -> None:
    commands.sent.clear()

    await api.query(
        """{ completions(first: 5, orderBy: [{field: DURATION}, {field: MODEL}]) {
               nodes { id request } } }"""
    )

    with_payloads = [one for one in commands.sent if "request" in one.get("projection", {})]
    assert len(with_payloads) == 1
    assert len(with_payloads[0]["filter"]["_id"]["$in"]) == 5


NESTED: Final = """
query ($id: ID!, $order: [CompletionOrder!], $first: Int, $after: String, $last: Int,
       $before: String) {
  session(id: $id) {
    completions(orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
      nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
}
"""
OF_TASK: Final = NESTED.replace(
    "session(id: $id) {\n    completions(", "feedbackTask(id: $id) {\n    ungradedCompletions("
)
OF_FEEDBACK: Final = NESTED.replace("session(id: $id)", "feedback(id: $id)")


async def walk_nested(
    api: Api, query: str, size: int, *, backward: bool, **arguments: Any
) -> list[str]:
    found: list[str] = []
    cursor = None
    for _ in range(50):
        bounds = {"last": size, "before": cursor} if backward else {"first": size, "after": cursor}
        [parent] = (await api.query(query, **arguments, **bounds)).values()
        [page] = parent.values()
        ids = [node["id"] for node in page["nodes"]]
        found = ids + found if backward else found + ids
        info = page["pageInfo"]
        assert info["hasNextPage" if backward else "hasPreviousPage"] == (cursor is not None)
        if not info["hasPreviousPage" if backward else "hasNextPage"]:
            return found
        cursor = info["startCursor" if backward else "endCursor"]
    raise AssertionError("the list has no end")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    values=st.lists(VALUES, min_size=1, max_size=12),
    order=ORDERS,
    size=st.integers(1, 5),
    backward=st.booleans(),
)
async def test_nested_lists_page_in_any_order_in_both_directions(
    api: Api, values: list[Any], order: Order, size: int, backward: bool
) -> None:
    collection = database.collection(CompletionDocument)
    paths = [FIELDS[name][0] for name in NAMES]
    rows = stored_rows(api.organization_id, [dict(zip(paths, one, strict=True)) for one in values])
    await collection.delete_many({"organization_id": api.organization_id})
    await collection.insert_many(rows)
    await api.query('mutation { createSession(input: {id: "s"}) { session { id } } }')
    ids = [public_id(row["_id"]) for row in rows]
    task = await create_task(api, completionTagsSelector=[])
    other = await create_task(api)
    grade = {
        "taskId": other["id"],
        "jsonValues": {"score": 1},
        "selection": {"completionIds": ids},
    }
    graded = (await api.query(UPLOAD, input=grade))["uploadFeedback"]["feedback"]["id"]
    # Grading has changed when each of them changed last.
    stored = [row async for row in collection.find({"organization_id": api.organization_id})]
    expected = sorted_ids(stored, order)

    for query, parent in ((NESTED, "s"), (OF_TASK, task["id"]), (OF_FEEDBACK, graded)):
        found = await walk_nested(
            api, query, size, backward=backward, id=parent, order=as_input(order)
        )
        assert found == expected
    of_ids = await walk_nested(api, OF_FEEDBACK, size, backward=backward, id=graded, order=[])
    assert of_ids == ids
    for task_id in (task["id"], other["id"]):  # there may be 1,000 of them
        await database.client["tests"]["feedback_tasks"].delete_one(
            {"_id": storage_key(api.organization_id, task_id)}
        )


FEEDBACK_OF: Final = {
    "completion": "completion(id: $id) { feedback",
    "feedbackTask": "feedbackTask(id: $id) { feedback",
}


@pytest.mark.parametrize("parent", FEEDBACK_OF)
@pytest.mark.parametrize("backward", [False, True])
@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize(
    ("order", "is_newest_first", "by_task"),
    [
        ([], True, False),
        ([{"field": "CREATED_AT", "direction": "ASC"}], False, False),
        ([{"field": "TASK_ID"}, {"field": "CREATED_AT", "direction": "ASC"}], False, True),
        ([{"field": "TASK_ID"}], True, True),
    ],
    ids=str,
)
async def test_the_feedback_of_a_completion_or_a_task_pages_in_both_directions(
    api: Api,
    monkeypatch: pytest.MonkeyPatch,
    parent: str,
    backward: bool,
    at_once: bool,
    order: list[dict[str, str]],
    is_newest_first: bool,
    by_task: bool,
) -> None:
    if not at_once:
        monkeypatch.setattr(feedback, "MAX_SCANNED", 0)
    [completion] = await create_all(api, {"tags": ["prod"]})
    tasks = [(await create_task(api))["id"] for _ in range(2)]
    given_: list[tuple[str, str]] = []
    for task in [tasks[0], tasks[1], tasks[0], tasks[0], tasks[1]]:
        grade = {
            "taskId": task,
            "jsonValues": {"score": 1},
            "selection": {"completionIds": [completion]},
        }
        uploaded = await api.query(UPLOAD, input=grade)
        given_.append((task, uploaded["uploadFeedback"]["feedback"]["id"]))
    if parent == "feedbackTask":
        given_ = [one for one in given_ if one[0] == tasks[0]]
    if is_newest_first:
        given_.reverse()
    if by_task:
        given_.sort(key=lambda one: one[0], reverse=True)
    query = f"""
    query ($id: ID!, $order: [FeedbackOrder!], $first: Int, $after: String, $last: Int,
           $before: String) {{
      {FEEDBACK_OF[parent]}(orderBy: $order, first: $first, after: $after, last: $last,
                            before: $before) {{
        nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }} }}
    """

    found = await walk_nested(
        api,
        query,
        2,
        backward=backward,
        id=completion if parent == "completion" else tasks[0],
        order=order,
    )

    assert found == [id_ for _, id_ in given_]


@pytest.mark.parametrize("backward", [False, True])
@pytest.mark.parametrize("size", [1, 2, 10])
@pytest.mark.parametrize(
    ("order", "names"),
    [
        ([{"field": "NAME", "direction": "ASC"}], "aabbb"),
        ([{"field": "NAME"}, {"field": "UPDATED_AT", "direction": "ASC"}], "bbbaa"),
        ([{"field": "UPDATED_AT"}, {"field": "NAME"}], None),
        ([{"field": "CREATED_AT", "direction": "ASC"}], "babba"),
    ],
    ids=str,
)
async def test_feedback_tasks_page_in_any_order(
    api: Api, backward: bool, size: int, order: list[dict[str, str]], names: str | None
) -> None:
    made = [await create_task(api, name=name) for name in "babba"]
    update = """mutation ($id: ID!) { updateFeedbackTask(input: {id: $id, instruction: "x"}) {
      feedbackTask { id } } }"""
    await api.query(update, id=made[0]["id"])
    query = """
    query ($order: [FeedbackTaskOrder!], $first: Int, $after: String, $last: Int,
           $before: String) {
      feedbackTasks(orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
        nodes { id name updatedAt }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
    """
    whole = (await api.query(query, order=order, first=10))["feedbackTasks"]["nodes"]
    assert sorted(node["id"] for node in whole) == sorted(task["id"] for task in made)
    if names is None:
        assert whole[0]["id"] == made[0]["id"]
    else:
        assert "".join(node["name"] for node in whole) == names
    if order[-1]["field"] == "UPDATED_AT":
        assert whole[2]["id"] == made[0]["id"]

    found: list[str] = []
    cursor = None
    for _ in range(6):
        bounds = {"last": size, "before": cursor} if backward else {"first": size, "after": cursor}
        page = (await api.query(query, order=order, **bounds))["feedbackTasks"]
        ids = [node["id"] for node in page["nodes"]]
        found = ids + found if backward else found + ids
        cursor = page["pageInfo"]["startCursor" if backward else "endCursor"]
        if not page["pageInfo"]["hasPreviousPage" if backward else "hasNextPage"]:
            break

    assert found == [node["id"] for node in whole]


async def test_feedback_is_listed_by_task_without_a_sort_of_it_all(
    api: Api, commands: Commands
) -> None:
    [completion] = await create_all(api, {"tags": ["prod"]})
    tasks = sorted([(await create_task(api))["id"] for _ in range(3)])
    for n in range(9):
        grade = {
            "taskId": tasks[n % 3],
            "jsonValues": {"score": 1},
            "selection": {"completionIds": [completion]},
        }
        await api.query(UPLOAD, input=grade)
    query = """query ($after: String) { feedbacks(first: 2, after: $after,
      orderBy: [{field: TASK_ID, direction: ASC}]) {
        nodes { taskId createdAt } pageInfo { endCursor hasNextPage } } }"""
    commands.sent.clear()

    nodes: list[dict[str, Any]] = []
    cursor, more = None, True
    while more:
        page = (await api.query(query, after=cursor))["feedbacks"]
        nodes += page["nodes"]
        cursor, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]

    assert len(nodes) == 9
    assert nodes == sorted(nodes, key=lambda node: (node["taskId"], node["createdAt"]))
    for command in commands.queries:
        explained = await database.client["tests"].command(
            {"explain": command, "verbosity": "queryPlanner"}
        )
        assert not {"SORT", "COLLSCAN"} & set(stages(explained)), command
