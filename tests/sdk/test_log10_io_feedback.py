"""log10-io 0.16.1: feedback tasks and feedback, through its classes."""

from pathlib import Path

from tests.gateway.processes import environment, serving
from tests.sdk.conftest import Sdk

DRIVER = "log10_io.py"
CREATE_ALL = """
mutation ($inputs: [CreateCompletionInput!]!) {
  createCompletions(input: {completions: $inputs, atomic: true}) { count }
}
"""

FEEDBACK = """
query ($id: ID!) { feedbackTask(id: $id) {
  name completionTagsSelector jsonSchema
  feedback(first: 10) { nodes { id jsonValues comment matchedCompletionIds } }
} }
"""


async def test_tasks_and_feedback_go_round(log10_io: Sdk) -> None:
    result = await log10_io.scenario(DRIVER, "feedback")

    task_id = result["task"]["id"]
    stored = (await log10_io.api.query(FEEDBACK, id=task_id))["feedbackTask"]
    completion = await log10_io.logged_once()
    assert (stored["name"], stored["completionTagsSelector"]) == (log10_io.marker, [])
    assert stored["jsonSchema"]["required"] == ["grade"]
    grades = [feedback["jsonValues"] for feedback in stored["feedback"]["nodes"]]
    assert grades == [{"grade": 2}, {"grade": 1}, {"grade": 0}]
    for feedback in stored["feedback"]["nodes"]:
        assert feedback["matchedCompletionIds"] == [completion["id"]]
        assert feedback["comment"] == ""
    assert result["task_read"] == result["task"]
    assert [task["id"] for task in result["tasks"]["data"]] == [task_id]
    assert result["feedback_read"] == result["feedback"]


async def test_the_paging_loop_ends_wherever_it_begins(log10_io: Sdk) -> None:
    result = await log10_io.scenario(DRIVER, "feedback")

    grades = [
        [row["json_values"]["grade"] for row in result[name]]
        for name in ("all", "from_offset", "past_the_end")
    ]
    assert grades == [[2, 1, 0], [1, 0], []]
    assert [row["json_values"]["grade"] for row in result["page"]["data"]] == [2, 1]


async def test_a_refusal_reaches_the_user_as_an_http_error(log10_io: Sdk) -> None:
    result = await log10_io.scenario(DRIVER, "refused_feedback")

    # A KeyError, were there no `error` in the body.
    assert result["raised"] == "HTTPStatusError"


async def test_more_matches_than_log10_io_can_ask_for_are_the_operators_to_allow(
    log10_io: Sdk, mongodb_url: str, tmp_path: Path
) -> None:
    inputs = [{"tags": [log10_io.marker]} for _ in range(120)]
    await log10_io.api.query(CREATE_ALL, inputs=inputs)

    rejected = await log10_io.scenario(DRIVER, "many_matches")
    variables = environment(
        tmp_path,
        mongodb_url=mongodb_url,
        mongodb_database="tests",
        max_matched_completions="500",
    )
    with serving(env=variables) as gateway:
        url = gateway.shown(r"GraphiQL +(\S+)/graphql")
        allowed = await log10_io.scenario(DRIVER, "many_matches", LOG10_URL=url)

    assert "400" in rejected["raised"]
    assert allowed == {"raised": None, "matched": 120}
