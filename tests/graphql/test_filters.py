"""The filters of sessions, feedback and tasks, and text without regard to case."""

from typing import Any

import pytest

from services.storage.database import database
from tests.api import Api
from tests.commands import Commands, stages
from tests.graphql.test_completions import create_all, listed
from tests.graphql.test_feedback import UPLOAD, create_task

INSENSITIVE = {"mode": "CASE_INSENSITIVE"}


def _named(value: object) -> str:
    """Name a case the same in each process of a run: a set has an order of its own."""
    return repr(sorted(value, key=repr) if isinstance(value, set) else value)


MODELS = [
    "gpt-4o",
    "GPT-4o",
    "gpt-4o\n",
    "Ärger",
    "ärGER",
    "ΣΊΣΥΦΟΣ",
    "σίσυφος",
    "ß",
    "ẞ",
    "ı",
    "ﬁ",
    "FI",
    "e\u0301",
    "SS",
    "İ",
    "i",
]


async def matching(api: Api, **condition: Any) -> set[str | None]:
    """Return the models that a condition finds, and assert that it counts them."""
    data = await api.query(
        """query ($filter: CompletionFilter!) {
             completions(filter: $filter, first: 50) { totalCount nodes { model } } }""",
        filter={"model": condition},
    )
    found = data["completions"]["nodes"]
    assert data["completions"]["totalCount"] == len(found)
    return {node["model"] for node in found}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"eq": "GPT-4O"}, {"gpt-4o", "GPT-4o"}),
        ({"eq": "ÄRGER"}, {"Ärger", "ärGER"}),
        ({"eq": "Σίσυφοσ"}, {"ΣΊΣΥΦΟΣ", "σίσυφος"}),
        ({"eq": "gpt.4o"}, set()),
        ({"eq": "ss"}, {"SS"}),
        ({"eq": "I"}, {"i"}),
        ({"eq": "fi"}, {"FI"}),
        ({"eq": "É"}, set()),
        ({"in": ["gpt-4O", "ss", "x"]}, {"gpt-4o", "GPT-4o", "SS"}),
        ({"in": []}, set()),
        ({"ne": "GPT-4O"}, {*MODELS, None} - {"gpt-4o", "GPT-4o"}),
        ({"notIn": ["GPT-4O", "ärger"]}, {*MODELS[2:], None} - {"Ärger", "ärGER"}),
        ({"notIn": []}, {*MODELS, None}),
        ({"startsWith": "GPT"}, {"gpt-4o", "GPT-4o", "gpt-4o\n"}),
        ({"endsWith": "4O"}, {"gpt-4o", "GPT-4o"}),
        ({"endsWith": "ΟΣ"}, {"ΣΊΣΥΦΟΣ", "σίσυφος"}),
        ({"contains": "RGE"}, {"Ärger", "ärGER"}),
        ({"startsWith": "g", "endsWith": "O\n"}, {"gpt-4o\n"}),
        ({"isNull": True}, {None}),
    ],
    ids=_named,
)
async def test_text_is_found_whatever_its_case(
    api: Api, condition: dict[str, Any], expected: set[str | None]
) -> None:
    await create_all(api, *({"request": {"model": model}} for model in MODELS), {})

    assert await matching(api, **condition, **INSENSITIVE) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"eq": "gpt-4o"}, {"gpt-4o"}),
        ({"endsWith": "4o"}, {"gpt-4o", "GPT-4o"}),
        ({"endsWith": "o\n"}, {"gpt-4o\n"}),
        ({"endsWith": ""}, set(MODELS)),
        ({"startsWith": "gpt", "mode": "CASE_SENSITIVE"}, {"gpt-4o", "gpt-4o\n"}),
        ({"contains": "GER"}, {"ärGER"}),
    ],
    ids=_named,
)
async def test_case_matters_unless_it_is_said_not_to(
    api: Api, condition: dict[str, Any], expected: set[str]
) -> None:
    await create_all(api, *({"request": {"model": model}} for model in MODELS), {})

    assert await matching(api, **condition) == expected


@pytest.mark.parametrize("count", [10, pytest.param(1000, marks=pytest.mark.nightly)])
async def test_the_longest_texts_are_found_whatever_their_case(api: Api, count: int) -> None:
    # Letters that have a third form, which take MongoDB the most room.
    every = [f"{n:04}" + letter * 996 for n in range(250) for letter in ("s", "ω", "k", "å")]
    texts = every[:count]
    names = [texts[0].upper(), texts[-1].upper(), "other"]
    ids = await create_all(api, *({"request": {"model": name}} for name in names))

    found = await listed(api, {"model": {"in": texts, **INSENSITIVE}})

    assert found == [ids[1], ids[0]]
    assert await listed(api, {"model": {"notIn": texts, **INSENSITIVE}}) == [ids[2]]
    assert await listed(api, {"model": {"eq": texts[1].upper(), **INSENSITIVE}}) == []


@pytest.mark.parametrize("condition", [{"eq": "RARE"}, {"in": ["Rare", "x"]}, {"endsWith": "ARE"}])
async def test_an_index_leads_to_a_name_whatever_its_case(
    api: Api, commands: Commands, condition: dict[str, Any]
) -> None:
    await create_all(api, {"request": {"model": "rare"}})
    await create_all(api, *({"request": {"model": "often"}} for _ in range(300)))
    commands.sent.clear()

    assert len(await listed(api, {"model": {**condition, **INSENSITIVE}})) == 1

    for command in commands.queries:
        if command.get("find") == "completions":
            plan = await database.client["tests"].command(
                {"explain": command, "verbosity": "executionStats"}
            )
            assert "SORT" not in set(stages(plan["queryPlanner"]))
            assert plan["executionStats"]["totalDocsExamined"] == 1
            break
    else:
        raise AssertionError("no page was read")


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        ({"id": {"in": ["a", "b"]}}, {"a", "b"}),
        ({"name": {"eq": "FIRST run", **INSENSITIVE}}, {"a"}),
        ({"name": {"endsWith": "run"}}, {"a", "b"}),
        ({"name": {"isNull": True}}, {"c"}),
        ({"not": {"id": {"eq": "a"}}}, {"b", "c"}),
        ({"or": [{"id": {"eq": "c"}}, {"name": {"startsWith": "Second"}}]}, {"b", "c"}),
        ({"and": [{"name": {"contains": "run"}}, {"id": {"ne": "a"}}]}, {"b"}),
        ({"or": []}, set()),
    ],
    ids=_named,
)
async def test_sessions_are_filtered(api: Api, filter_: dict[str, Any], expected: set[str]) -> None:
    create = """mutation ($id: ID!, $name: String) {
      createSession(input: {id: $id, name: $name}) { session { id } } }"""
    for id_, name in (("a", "First run"), ("b", "Second run"), ("c", None)):
        await api.query(create, id=id_, name=name)

    data = await api.query(
        """query ($f: SessionFilter) { sessions(filter: $f) { totalCount nodes { id } } }""",
        f=filter_,
    )

    assert {node["id"] for node in data["sessions"]["nodes"]} == expected
    assert data["sessions"]["totalCount"] == len(expected)


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        ({"taskId": {"eq": "TASK0"}}, {0, 1}),
        ({"taskId": {"notIn": ["TASK0"]}}, {2}),
        ({"completionId": {"eq": "c1"}}, {0, 2}),
        ({"completionId": {"in": ["c0", "c2"]}}, {0, 1}),
        ({"completionId": {"ne": "c1"}}, {1}),
        ({"completionId": {"notIn": ["c0", "c2"]}}, {2}),
        ({"taskVersion": {"gte": 2}}, {1}),
        ({"comment": {"contains": "GOOD", **INSENSITIVE}}, {0, 2}),
        ({"comment": {"eq": ""}}, {1}),
        ({"not": {"comment": {"startsWith": "good"}}}, {1, 2}),
        ({"or": [{"taskId": {"eq": "TASK1"}}, {"completionId": {"eq": "c0"}}]}, {0, 2}),
        ({"and": [{"completionId": {"eq": "c1"}}, {"not": {"taskId": {"eq": "TASK1"}}}]}, {0}),
        ({"taskId": {"eq": "TASK0"}, "completionId": {"eq": "c1"}}, {0}),
        ({"createdAt": {"lt": "2020-01-01T00:00:00Z"}}, set()),
        ({}, {0, 1, 2}),
    ],
    ids=_named,
)
async def test_feedback_is_filtered_by_indexes(
    api: Api, commands: Commands, filter_: dict[str, Any], expected: set[int]
) -> None:
    await create_all(api, *({"id": f"c{n}", "tags": ["prod"]} for n in range(3)))
    tasks = [(await create_task(api))["id"] for _ in range(2)]
    update = """mutation ($id: ID!) { updateFeedbackTask(input: {id: $id, name: "New"}) {
      feedbackTask { id } } }"""
    ids = []
    for task, comment, graded in ((0, "good", ["c0", "c1"]), (0, "", ["c2"]), (1, "Good", ["c1"])):
        if comment == "":
            await api.query(update, id=tasks[0])
        grade = {
            "taskId": tasks[task],
            "jsonValues": {"score": 1},
            "comment": comment,
            "selection": {"completionIds": graded},
        }
        ids.append((await api.query(UPLOAD, input=grade))["uploadFeedback"]["feedback"]["id"])
    commands.sent.clear()

    data = await api.query(
        """query ($f: FeedbackFilter) { feedbacks(filter: $f) { totalCount nodes { id } } }""",
        f=_with_tasks(filter_, tasks),
    )

    assert {ids.index(node["id"]) for node in data["feedbacks"]["nodes"]} == expected
    assert data["feedbacks"]["totalCount"] == len(expected)
    for command in commands.queries:
        plan = await database.client["tests"].command(
            {"explain": command, "verbosity": "queryPlanner"}
        )
        assert "COLLSCAN" not in set(stages(plan)), command


def _with_tasks(filter_: Any, tasks: list[str]) -> Any:
    if isinstance(filter_, dict):
        return {name: _with_tasks(value, tasks) for name, value in filter_.items()}
    if isinstance(filter_, list):
        return [_with_tasks(value, tasks) for value in filter_]
    is_task = isinstance(filter_, str) and filter_.startswith("TASK")
    return tasks[int(filter_[-1])] if is_task else filter_


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        ({"name": {"eq": "quality", **INSENSITIVE}}, {0}),
        ({"name": {"notIn": ["Quality"]}}, {1, 2}),
        ({"version": {"eq": 2}}, {1}),
        ({"tags": {"has": "prod"}}, {0, 1}),
        ({"tags": {"hasAll": ["prod", "x"]}}, {1}),
        ({"tags": {"isEmpty": True}}, {2}),
        ({"tags": {"hasNone": ["x"]}}, {0, 2}),
        ({"or": [{"version": {"gt": 1}}, {"name": {"startsWith": "T"}}]}, {1, 2}),
        ({"not": {"tags": {"has": "prod"}}}, {2}),
        (
            {"and": [{"createdAt": {"gte": "2020-01-01T00:00:00Z"}}, {"id": {"notIn": []}}]},
            {0, 1, 2},
        ),
        ({"updatedAt": {"lt": "2020-01-01T00:00:00Z"}}, set()),
    ],
    ids=_named,
)
@pytest.mark.parametrize("order", ["CREATED_AT", "NAME"])
async def test_tasks_are_filtered(
    api: Api, filter_: dict[str, Any], expected: set[int], order: str
) -> None:
    made = [
        (await create_task(api, name=name, completionTagsSelector=tags))["id"]
        for name, tags in (("Quality", ["prod"]), ("Tone", ["prod", "x"]), ("Taste", []))
    ]
    await api.query(
        """mutation ($id: ID!) { updateFeedbackTask(input: {id: $id, name: "Style"}) {
             feedbackTask { id } } }""",
        id=made[1],
    )

    data = await api.query(
        """query ($f: FeedbackTaskFilter, $order: FeedbackTaskOrderField!) {
             feedbackTasks(filter: $f, orderBy: {field: $order}) { totalCount nodes { id } } }""",
        f=filter_,
        order=order,
    )

    assert {made.index(node["id"]) for node in data["feedbackTasks"]["nodes"]} == expected
    assert data["feedbackTasks"]["totalCount"] == len(expected)


@pytest.mark.parametrize(
    ("root", "filter_"),
    [
        ("feedbacks", "{comment: null}"),
        ("feedbacks", "{completionId: {eq: null}}"),
        ("feedbacks", "{not: null}"),
        ("feedbackTasks", "{or: null}"),
        ("sessions", "{and: null}"),
        ("feedbackTasks", "{name: {endsWith: null}}"),
    ],
)
async def test_a_null_in_any_filter_is_an_error(api: Api, root: str, filter_: str) -> None:
    code = await api.error_code(f"{{ {root}(filter: {filter_}) {{ totalCount }} }}")

    assert code == "BAD_USER_INPUT"


@pytest.mark.parametrize("root", ["completions", "sessions", "feedbacks", "feedbackTasks"])
async def test_every_filter_is_bounded(api: Api, root: str) -> None:
    filter_: dict[str, Any] = {"id": {"eq": "x"}}
    type_ = {
        "completions": "CompletionFilter",
        "sessions": "SessionFilter",
        "feedbacks": "FeedbackFilter",
        "feedbackTasks": "FeedbackTaskFilter",
    }[root]
    query = f"query ($f: {type_}) {{ {root}(filter: $f) {{ totalCount }} }}"

    many = await api.error_code(query, f={"or": [filter_] * 300})
    for _ in range(11):
        filter_ = {"not": filter_}
    deep = await api.error_code(query, f=filter_)

    assert (many, deep) == ("BAD_USER_INPUT", "BAD_USER_INPUT")


async def test_a_long_takes_a_whole_number_however_json_has_it(api: Api) -> None:
    query = "query ($n: Long) { completions(filter: {totalTokens: {eq: $n}}) { nodes { id } } }"
    usage = {"usage": {"total_tokens": 3}}
    [completion_id] = await create_all(api, {"response": usage})

    for number in (3, 3.0):
        data = await api.query(query, n=number)
        assert data["completions"]["nodes"] == [{"id": completion_id}]
    for rejected in (3.5, 2**63, "3", True):
        assert await api.error_code(query, n=rejected) == "BAD_USER_INPUT"
