"""How the index finds what it is asked."""

from typing import Any

import pytest

from services import explain
from services.insight import feedback_statistics, filters
from services.insight.feedback_statistics import feedback_stats
from services.insight.statistics import StatsQuestion
from services.storage.database import database
from tests.api import Api
from tests.commands import Commands, stages
from tests.grading.test_grades import upload
from tests.graphql.test_feedback import create_task
from tests.insight.conftest import CatchUp

EXPLAIN = """
query ($filter: CompletionFilter, $groupBy: [Dimension!] = []) {
  explainCompletionStats(filter: $filter, groupBy: $groupBy) {
    engine indexes isComplete examinedKeys examinedDocuments segments matches milliseconds advice
  }
}
"""
PAYLOAD = {"payload": [{"path": "request.n", "gte": 0}]}


async def explained(api: Api, **variables: Any) -> Any:
    return (await api.query(EXPLAIN, **variables))["explainCompletionStats"]


async def test_statistics_say_how_many_match_and_in_how_many_segments(
    api: Api, catch_up: CatchUp
) -> None:
    for model in ("a", "a", "b"):
        await api.create_completion(status="started", request={"model": model})
    await catch_up()

    found = await explained(api, filter={"model": {"eq": "a"}}, groupBy=[{"field": "MODEL"}])

    assert found["segments"] >= 1
    assert found["milliseconds"] > 0
    assert (found["engine"], found["isComplete"], found["matches"]) == ("INDEX", True, 2)
    assert (found["indexes"], found["examinedDocuments"]) == ([], None)


async def test_an_index_leads_to_the_calls_that_use_tools(api: Api) -> None:
    for _ in range(20):
        await api.create_completion(status="finished", response={"choices": []})
    call = {"id": "1", "type": "function", "function": {"name": "weather", "arguments": "{}"}}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    id_ = await api.create_completion(
        status="finished", response={"choices": [{"message": message}]}
    )

    data = await api.query(
        """
        query ($filter: CompletionFilter = {toolNames: {isEmpty: false}}) {
          completions(filter: $filter) { nodes { id toolNames } }
          explainCompletions(filter: $filter) { indexes examinedDocuments matches }
        }
        """
    )

    assert data["completions"]["nodes"] == [{"id": id_, "toolNames": ["weather"]}]
    assert data["explainCompletions"] == {
        "indexes": ["with_tools"],
        "examinedDocuments": 1,
        "matches": 1,
    }


async def test_what_is_asked_of_mongodb_is_said_where_it_is_slow(
    api: Api, catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explain, "SLOW_MILLISECONDS", 0)
    await api.create_completion(status="started", request={"n": 1})
    await catch_up()

    found = await explained(api, filter={"or": [PAYLOAD]})

    assert found["matches"] == 1
    assert any("'request.n' of payloads is looked for in MongoDB" in one for one in found["advice"])


async def test_what_is_past_the_bound_says_which_condition_it_is(
    api: Api, catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filters, "MAX_ASKED", 1)
    for n in range(2):
        await api.create_completion(status="started", request={"n": n})
    await catch_up()

    found = await explained(api, filter=PAYLOAD)

    assert (found["isComplete"], found["matches"]) == (False, None)
    assert "payload 'request.n'" in found["advice"][0]


async def test_a_list_that_is_searched_is_found_by_the_index(api: Api, catch_up: CatchUp) -> None:
    message = {"role": "user", "content": "a refund, please"}
    for _ in range(2):
        await api.create_completion(status="started", request={"messages": [message]})
    await catch_up()

    data = await api.query(
        """
        { explainCompletions(filter: {text: "refund"}, orderBy: [{field: RELEVANCE}]) {
            engine segments matches
        } }
        """
    )

    found = data["explainCompletions"]
    assert (found["engine"], found["matches"]) == ("INDEX", 2)
    assert found["segments"] >= 1


async def test_what_is_asked_of_mongodb_is_served_by_an_index(
    api: Api, catch_up: CatchUp, commands: Commands
) -> None:
    await api.create_completion(status="started", request={"n": 1}, tags=["a"])
    await catch_up()
    began = {"createdAt": {"gte": "2026-01-01T00:00:00Z"}}
    # Where tags may lead to it, MongoDB tries their index.
    for beside, hint in (({}, "by_seq"), (began, "by_seq"), ({"tags": {"has": "a"}}, None)):
        commands.sent.clear()

        found = await explained(api, filter={**PAYLOAD, **beside})

        assert found["matches"] == 1
        asked = [one for one in commands.queries if one.get("find") == "completions"]
        for command in asked:
            plan = await database.client["tests"].command(
                {"explain": command, "verbosity": "queryPlanner"}
            )
            assert set(stages(plan)) >= {"IXSCAN"}
            assert "COLLSCAN" not in set(stages(plan))
        assert [one.get("hint") for one in asked] == [hint] * len(asked) != []


async def test_what_mongodb_and_the_index_do_for_a_search_is_told_apart(
    api: Api, catch_up: CatchUp
) -> None:
    message = {"role": "user", "content": "a refund, please"}
    for n in range(3):
        await api.create_completion(status="started", request={"messages": [message], "n": n})
    await api.create_completion(status="started", request={"n": 2})
    await catch_up()

    data = await api.query(
        """
        { explainCompletions(filter: {text: "refund", payload: [{path: "request.n", gte: 1}]}) {
            engine indexes examinedDocuments segments matches milliseconds
            parts { engine indexes isComplete examinedDocuments segments matches milliseconds }
        } }
        """
    )

    whole = data["explainCompletions"]
    of_mongodb, of_index = whole["parts"]
    assert (of_mongodb["engine"], of_mongodb["isComplete"]) == ("MONGODB", True)
    assert (of_mongodb["indexes"], of_mongodb["matches"]) == (["by_seq"], 3)
    assert (of_index["engine"], of_index["indexes"], of_index["matches"]) == ("INDEX", [], 2)
    assert of_index["milliseconds"] > 0
    assert (whole["engine"], whole["matches"]) == ("BOTH", 2)
    assert whole["examinedDocuments"] == of_mongodb["examinedDocuments"] == 4
    assert whole["milliseconds"] == of_index["milliseconds"] + of_mongodb["milliseconds"]


async def test_the_very_question_is_explained(
    api: Api, catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    await api.create_completion(status="started")
    await catch_up()
    asked: list[StatsQuestion] = []
    check = StatsQuestion.check

    def noted(question: StatsQuestion) -> None:
        asked.append(question)
        check(question)

    monkeypatch.setattr(StatsQuestion, "check", noted)
    given = """
      groupBy: [{field: MODEL}, {metadata: "team"}], bucket: {unit: DAY, zone: "Europe/Berlin"},
      orderBy: [{field: DURATION_PERCENTILE, p: 90, direction: ASC}, {field: COST}], first: 7
    """
    await api.query(
        f"""{{ completionStats({given}) {{ groupCount rows {{
            count cost sessionCount p99: durationPercentile(p: 99) previous {{ totalTokens }} }} }}
        }}"""
    )
    [wanted] = asked

    data = await api.query(
        f"""{{ explainCompletionStats({given}, groupCount: true,
            measures: [{{field: COUNT}}, {{field: COST}}, {{field: SESSION_COUNT}},
                       {{field: DURATION_PERCENTILE, p: 99}}],
            previous: [{{field: TOTAL_TOKENS}}]) {{ engine matches }} }}"""
    )

    assert data["explainCompletionStats"] == {"engine": "INDEX", "matches": 1}
    assert asked[-1] == wanted


@pytest.mark.parametrize(
    "given",
    [
        "measures: [{field: TIME}]",
        "previous: [{field: GROUP}]",
        "measures: [{field: DURATION_PERCENTILE, p: 101}]",
        "orderBy: [{field: TIME}]",
        "orderBy: [{field: DURATION_PERCENTILE, p: -1}]",
        "first: 10001",
        f"measures: [{', '.join(['{field: COST}'] * 101)}]",
    ],
)
async def test_what_statistics_would_reject_is_not_explained(
    api: Api, catch_up: CatchUp, given: str
) -> None:
    document = f"{{ explainCompletionStats({given}) {{ engine }} }}"

    assert await api.error_code(document) == "BAD_USER_INPUT"


GRADES = """
query ($task: ID!, $filter: CompletionFilter) {
  explainFeedbackStats(taskId: $task, path: "score", filter: $filter, grades: GRADERS) {
    engine segments isComplete matches milliseconds advice parts { engine }
  }
}
"""


async def test_statistics_of_grades_say_how_many_match_and_what_is_asked_of_mongodb(
    api: Api, catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = await create_task(api)
    id_ = await api.create_completion(status="started", request={"n": 1})
    for score in (1, 2):
        await upload(api, task, id_, score=score)
    await catch_up()

    async def asked(filter_: Any = None) -> Any:
        return (await api.query(GRADES, task=task["id"], filter=filter_))["explainFeedbackStats"]

    found = await asked()
    assert (found["engine"], found["isComplete"], found["matches"]) == ("INDEX", True, 2)
    assert found["milliseconds"] > 0
    assert found["advice"] == []
    monkeypatch.setattr(explain, "SLOW_MILLISECONDS", 0)
    found = await asked(PAYLOAD)
    assert (found["engine"], found["matches"]) == ("BOTH", 2)
    assert [one["engine"] for one in found["parts"]] == ["MONGODB", "INDEX"]
    assert any("'request.n' of payloads is looked for in MongoDB" in one for one in found["advice"])


async def test_the_very_question_about_grades_is_explained(
    api: Api, catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = await create_task(api)
    await catch_up()
    asked: list[Any] = []

    async def noted(_organization: str, *question: Any, **_: Any) -> Any:
        asked.append(question[:2])
        return await feedback_stats(_organization, *question)

    monkeypatch.setattr(feedback_statistics, "feedback_stats", noted)
    monkeypatch.setattr(explain, "feedback_stats", noted)
    given = """
      taskId: $task, path: "score", grades: ALL, gradedAt: {gte: "2026-01-01T00:00:00Z"},
      filter: {tags: {has: "x"}}, groupBy: [{grade: GRADER}], first: 7,
      bucket: {unit: WEEK, by: CREATED_AT}, orderBy: [{field: PERCENTILE, p: 90}]
    """
    await api.query(
        f"""query ($task: ID!) {{ feedbackStats({given}) {{ groupCount rows {{
            count mean p99: percentile(p: 99) distribution(first: 5) {{ value }} }} }} }}""",
        task=task["id"],
    )
    await api.query(
        f"""query ($task: ID!) {{ explainFeedbackStats({given}, groupCount: true, distribution: 5,
            measures: [{{field: COUNT}}, {{field: MEAN}}, {{field: PERCENTILE, p: 99}}]
        ) {{ matches }} }}""",
        task=task["id"],
    )

    assert len(asked) == 2
    assert asked[0] == asked[1]


@pytest.mark.parametrize(
    "given",
    [
        "measures: [{field: TIME}]",
        "measures: [{field: PERCENTILE, p: 101}]",
        "measures: [{field: MEAN, p: 5}]",
        "distribution: 101",
        "orderBy: [{field: TIME}]",
        'path: "a..b"',
    ],
)
async def test_what_statistics_of_grades_would_reject_is_not_explained(
    api: Api, catch_up: CatchUp, given: str
) -> None:
    task = await create_task(api)
    await catch_up()
    document = f'{{ explainFeedbackStats(taskId: "{task["id"]}", {given}) {{ engine }} }}'

    assert await api.error_code(document) == "BAD_USER_INPUT"
