"""log10py 0.1.0: all ten operations of the generated Python SDK."""

from tests.rest import recorded
from tests.sdk.compare import assert_holds
from tests.sdk.conftest import Sdk

DRIVER = "log10_py.py"


async def test_a_call_is_created_and_updated_in_a_session(log10py: Sdk) -> None:
    result = await log10py.scenario(DRIVER, "completion")

    logged = await log10py.logged_once()
    assert result["created_status"] == 200
    assert result["created"]["request"] == result["sent_request"]
    assert (logged["id"], logged["sessionId"]) == (result["id"], result["session"])
    assert (logged["status"], logged["kind"]) == ("FINISHED", "CHAT")
    assert_holds(logged["request"], result["sent_request"])
    assert_holds(logged["response"], result["sent_response"])
    assert logged["tags"] == [log10py.marker, "first"]
    assert logged["duration"] == 1.25
    assert logged["stacktrace"] == [{"file": "a.py", "line": "chat()", "lineno": 3, "name": "main"}]


async def test_an_update_is_answered_as_a_completion_that_it_decodes(log10py: Sdk) -> None:
    result = await log10py.scenario(DRIVER, "completion")

    updated = result["updated"]
    assert (updated["id"], updated["status"]) == (result["id"], "finished")
    assert updated["tags"] == [log10py.marker, "first"]
    assert updated["duration"] == 1.25
    assert updated["response"]["choices"][0]["message"]["content"] == "Guten Tag ☂"


async def test_the_same_comes_out_of_graphql_by_tag_status_and_session(log10py: Sdk) -> None:
    result = await log10py.scenario(DRIVER, "completion")
    await log10py.scenario(DRIVER, "minimal_completion")

    wanted = {
        "tags": {"hasAll": [log10py.marker, "first"]},
        "status": {"in": ["FINISHED"]},
        "sessionId": {"eq": result["session"]},
    }
    data = await log10py.api.query(
        "query ($filter: CompletionFilter) { completions(filter: $filter) { nodes { id } } }",
        filter=wanted,
    )

    assert [node["id"] for node in data["completions"]["nodes"]] == [result["id"]]


async def test_a_failure_is_an_update_of_a_bare_completion(log10py: Sdk) -> None:
    result = await log10py.scenario(DRIVER, "minimal_completion")

    logged = await log10py.logged_once()
    assert logged["status"] == "FAILED"
    assert logged["failureKind"] == result["updated"]["failure_kind"] == "RateLimitError"
    assert logged["failureReason"] == "429 → slow down"
    assert result["updated"]["kind"] == "chat"


async def test_an_update_of_an_unknown_id_makes_the_completion(log10py: Sdk) -> None:
    result = await log10py.scenario(DRIVER, "unknown_id")

    assert result["updated"]["id"] == (await log10py.logged_once())["id"]


async def test_feedback_in_both_variants_leaves_nothing_ungraded(log10py: Sdk) -> None:
    result = await log10py.scenario(DRIVER, "feedback")

    one, two = result["ids"]
    assert result["by_id"]["matched_completion_ids"] == [one]
    assert result["by_id"]["json_values"] == {"grade": 4}
    assert sorted(result["by_tags"]["matched_completion_ids"]) == sorted([one, two])
    assert [row["id"] for row in result["ungraded_before"]] == [two, one]
    assert result["ungraded_between"] == [two]
    assert result["ungraded_after"] == []


async def test_ungraded_completions_are_decoded_with_their_payload(log10py: Sdk) -> None:
    result = await log10py.scenario(DRIVER, "feedback")

    for row in result["ungraded_before"]:
        assert row["request"]["messages"][0]["content"] == f"{log10py.marker} → Grüße 🌦"
        assert row["response"]["choices"][0]["message"]["content"] == "fine"


async def test_feedback_is_fetched_and_listed_by_what_the_body_asks(log10py: Sdk) -> None:
    result = await log10py.scenario(DRIVER, "feedback")

    by_id, by_tags = result["by_id"]["id"], result["by_tags"]["id"]
    assert result["read"] == result["by_id_decoded"]
    assert [row["id"] for row in result["all"]] == [by_tags, by_id]
    assert [row["id"] for row in result["page"]] == [by_id]
    assert [row["id"] for row in result["of_completion"]] == [by_tags, by_id]


async def test_a_task_is_created_fetched_and_listed(log10py: Sdk) -> None:
    result = await log10py.scenario(DRIVER, "feedback")

    assert result["task"]["name"] == log10py.marker
    assert result["task_body"]["json_schema"]["required"] == ["grade"]
    assert result["task_read"] == result["task"]
    assert result["tasks"] == [result["task"]]
    stored = await log10py.api.query(
        "query ($id: ID!) { feedbackTask(id: $id) { completionTagsSelector jsonSchema } }",
        id=result["task"]["id"],
    )
    assert stored["feedbackTask"]["completionTagsSelector"] == [log10py.marker]
    assert stored["feedbackTask"]["jsonSchema"] == result["task_body"]["json_schema"]


async def test_what_its_typed_models_can_say_is_accepted(log10py: Sdk) -> None:
    result = await log10py.scenario(DRIVER, "typed_task")

    assert result["task"]["json_schema"] == {}
    assert result["feedback"]["json_values"] == {}


async def test_no_odd_row_of_another_sdk_breaks_the_ungraded_list(log10py: Sdk) -> None:
    body = {"name": "all", "json_schema": {}, "completion_tags_selector": []}
    await log10py.api.http.post("/api/v1/feedback_task", json=body)
    ids = [
        await log10py.api.create_completion(**{**row, "tags": ["odd"]})
        for row in recorded.odd_rows(log10py.api.organization_id)
    ]

    result = await log10py.scenario(DRIVER, "ungraded")

    assert [row["id"] for row in result["completions"]] == ids[::-1]


async def test_a_refusal_reaches_the_user_with_status_and_body(log10py: Sdk) -> None:
    result = await log10py.scenario(DRIVER, "refusals")

    statuses = {name: rejection["status"] for name, rejection in result.items()}
    assert statuses == {"token": 401, "organization": 403, "feedback": 404, "task": 404}
    assert result["token"]["body"]["code"] == "UNAUTHENTICATED"
