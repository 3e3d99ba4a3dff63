"""What tasks select: it is kept and shown as it was sent, and means the same everywhere."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from models import FeedbackTaskDocument
from services.completions.selectors import Selector
from services.jobs import tag_changes
from services.jobs.steps import Checkpoint
from services.storage.database import database
from tests.api import Api
from tests.grading.queues import (
    CREATE_TASK,
    UPDATE_TASK,
    create,
    create_task,
    grade,
    update_task,
)

PREVIEW = """
query ($selector: FeedbackTaskSelectorInput, $tags: [String!], $task: ID) {
  selectorPreview(selector: $selector, tags: $tags, taskId: $task) {
    matchedCount gradedCount isExact sample { id }
  }
}
"""
# Each way to write a value, somewhere.
FILTER: dict[str, Any] = {
    "or": [
        {"status": {"in": ["FINISHED", "FAILED"]}, "kind": {"ne": "PROMPT"}},
        {"model": {"startsWith": "GPT", "mode": "CASE_INSENSITIVE"}},
        {"cost": {"gte": "0.000000001", "notIn": ["1"], "isNull": False}},
        {"createdAt": {"lt": "2026-11-24T14:00:00.123Z"}, "duration": {"gt": 0.5}},
    ],
    "and": [{"totalTokens": {"lte": 9007199254740993}}, {"graded": False}],
    "not": {
        "payload": [{"path": "request.temperature", "eq": {"a": [1, 1.0, None, "x"]}}],
        "metadata": [{"key": "k", "exists": True, "in": [True, "a"]}],
        "tags": {"hasAny": ["a"], "isEmpty": False},
        "sessionId": {"notIn": ["s"]},
        "feedback": {
            "some": {"grader": {"kind": {"in": ["MODEL"]}}, "values": [{"path": "s", "lte": 2}]},
            "none": {
                "or": [{"taskId": {"eq": "t"}}, {"createdAt": {"gt": "2026-11-24T14:00:00.000Z"}}]
            },
        },
    },
}


async def test_a_selector_is_shown_as_it_was_sent(api: Api) -> None:
    selector = {
        "tags": {"all": ["a", "a"], "any": ["b"], "none": ["c", "d"]},
        "filter": FILTER,
        "sampleRate": 0.25,
        "from": "2026-11-24T14:00:00+02:00",
        "to": "2026-11-25T00:00:00.500999Z",
    }
    made = (await api.query(CREATE_TASK, selector=selector))["createFeedbackTask"]["feedbackTask"]
    rest = (await api.http.get(f"/api/v1/feedback_task/{made['id']}")).json()

    assert made["selector"] == {
        "tags": {"all": ["a"], "any": ["b"], "none": ["c", "d"]},
        "filter": FILTER,
        "sampleRate": 0.25,
        "from": "2026-11-24T12:00:00.000Z",
        "to": "2026-11-25T00:00:00.500Z",
    }
    assert made["completionTagsSelector"] == rest["completion_tags_selector"] == ["a"]
    # What is shown can be sent again, and is the same.
    again = await update_task(api, made["id"], selector=made["selector"])
    assert again == made


async def test_tags_alone_change_as_rest_has_them_and_a_selector_changes_all(api: Api) -> None:
    task = await create_task(api, tags={"all": ["a"], "none": ["b"]}, sampleRate=0.5)
    second = await update_task(api, task, tags=["c"])
    third = await update_task(api, task, selector={"tags": {"all": ["d"]}})
    seen = await api.query(
        "query ($id: ID!) { feedbackTask(id: $id) { history { nodes "
        "{ version completionTagsSelector selector { tags { all none } sampleRate } } } } }",
        id=task,
    )

    assert (second["version"], third["version"]) == (2, 3)
    assert second["completionTagsSelector"] == second["selector"]["tags"]["all"] == ["c"]
    assert (second["selector"]["tags"]["none"], second["selector"]["sampleRate"]) == (["b"], 0.5)
    assert third["selector"] == {
        "tags": {"all": ["d"], "any": [], "none": []},
        "filter": None,
        "sampleRate": 1,
        "from": None,
        "to": None,
    }
    assert seen["feedbackTask"]["history"]["nodes"] == [
        {
            "version": n + 1,
            "completionTagsSelector": [tag],
            "selector": {"tags": {"all": [tag], "none": ["b"]}, "sampleRate": 0.5},
        }
        for n, tag in [(1, "c"), (0, "a")]
    ]


async def test_a_selector_of_no_more_than_tags_materialises_nothing(api: Api) -> None:
    await create_task(api, tags={"all": ["a"]}, sampleRate=1)
    await create_task(api)

    rows = database.collection(FeedbackTaskDocument).find({"organization_id": api.organization_id})
    assert not [row for row in await rows.to_list() if row.keys() & {"selector", "queue"}]


LONG = {"model": {"in": ["m" * 900 + str(n) for n in range(20)]}}


@pytest.mark.parametrize(
    ("selector", "path"),
    [
        ({"filter": {"text": "refund"}}, "/selector/filter"),
        ({"filter": {"not": {"or": [{"text": "x"}]}}}, "/selector/filter"),
        ({"filter": {"and": [{"ungradedForTask": "t"}]}}, "/selector/filter"),
        ({"filter": {"payload": [{"path": "nowhere.x", "eq": 1}]}}, "/selector/filter"),
        ({"filter": LONG}, "/selector/filter"),
        ({"sampleRate": 1.001}, "/selector/sampleRate"),
        ({"sampleRate": -0.1}, "/selector/sampleRate"),
        ({"from": "2026-01-02T00:00:00Z", "to": "2026-01-02T00:00:00Z"}, "/selector/to"),
        ({"tags": {"any": ["a", ""]}}, "/selector/tags/any/1"),
        ({"tags": {"none": ["x" * 501]}}, "/selector/tags/none/0"),
        ({"tags": {"all": [str(n) for n in range(1001)]}}, "/selector/tags/all"),
    ],
)
async def test_what_cannot_be_selected_is_told_by_its_place(
    api: Api, selector: dict[str, Any], path: str
) -> None:
    task = await create_task(api)
    bodies = [
        await api.execute(CREATE_TASK, selector=selector),
        await api.execute(UPDATE_TASK, id=task, selector=selector),
        await api.execute(PREVIEW, selector=selector),
    ]

    errors = [body["errors"][0]["extensions"] for body in bodies]
    assert [(one["code"], one["path"]) for one in errors] == [("BAD_USER_INPUT", path)] * 3
    tasks = await api.query("{ feedbackTasks { nodes { version } } }")
    assert tasks["feedbackTasks"]["nodes"] == [{"version": 1}]


async def test_tags_stand_in_the_selector_or_beside_it(api: Api) -> None:
    task = await create_task(api)
    both = 'completionTagsSelector: ["a"], selector: $selector'
    create_both = CREATE_TASK.replace("selector: $selector", both)

    assert await api.error_code(create_both, selector={}) == "BAD_USER_INPUT"
    assert await api.error_code(UPDATE_TASK, id=task, selector={}, tags=["a"]) == "BAD_USER_INPUT"
    assert await api.error_code(PREVIEW, selector={}, tags=["a"]) == "BAD_USER_INPUT"


async def test_a_preview_counts_what_is_selected(api: Api) -> None:
    day = datetime(2026, 1, 1, tzinfo=UTC)
    rows = [
        {
            "tags": [tag for n, tag in enumerate("abc") if number >> n & 1],
            "status": "FINISHED" if number % 5 else "FAILED",
            "createdAt": (day + timedelta(hours=number)).isoformat(),
        }
        for number in range(64)
    ]
    ids = await create(api, *rows)
    task = await create_task(api, tags={"any": ["a", "b"]}, sampleRate=0.5)
    await grade(api, task, *ids[::4])

    def numbers(**selector: Any) -> list[int]:
        wanted = {"all": [], "any": [], "none": [], **selector.get("tags", {})}
        begin, end = (selector.get(one, "") for one in ("from", "to"))
        return [
            n
            for n, row in enumerate(rows)
            if set(wanted["all"]) <= set(row["tags"])
            and (not wanted["any"] or set(wanted["any"]) & set(row["tags"]))
            and not set(wanted["none"]) & set(row["tags"])
            and (row["status"] == "FAILED" or "filter" not in selector)
            and begin <= row["createdAt"]
            and (not end or row["createdAt"] < end)
        ]

    for selector in (
        {},
        {"tags": {"all": ["a"], "none": ["c"]}},
        {"tags": {"any": ["a", "b"]}, "filter": {"status": {"eq": "FAILED"}}},
        {"from": "0001-01-01T00:00:00+00:00", "to": "9999-12-31T23:59:59+00:00"},
        {"from": "2026-01-01T05:00:00+00:00", "to": "2026-01-02T00:00:00+00:00"},
    ):
        expected = numbers(**selector)
        for rate in (1, 0.5, 0):
            known = Selector(sample_rate=rate)
            sampled = [n for n in expected if known.samples(task, ids[n])]
            seen = await api.query(PREVIEW, selector={**selector, "sampleRate": rate}, task=task)
            assert seen["selectorPreview"] == {
                "matchedCount": len(sampled),
                "gradedCount": sum(n % 4 == 0 for n in sampled),
                "isExact": True,
                "sample": [{"id": ids[n]} for n in reversed(sampled)][:10],
            }
    by_tags = (await api.query(PREVIEW, tags=["a"]))["selectorPreview"]
    assert (by_tags["matchedCount"], by_tags["gradedCount"]) == (32, 0)
    assert await api.error_code(PREVIEW, task="none-such") == "NOT_FOUND"


def test_a_sample_of_a_higher_rate_has_all_of_a_lower_one() -> None:
    ids = [f"c{n}" for n in range(500)]
    before: set[str] = set()
    for rate in (0, 1e-9, 0.1, 0.25, 0.5, 0.9, 1 - 1e-9, 1):
        taken = {id_ for id_ in ids if Selector(sample_rate=rate).samples("t", id_)}
        assert before <= taken
        before = taken
        if rate == 0:
            assert not taken
    assert before == set(ids)
    of_other = {id_ for id_ in ids if Selector(sample_rate=0.5).samples("other", id_)}
    assert of_other != {id_ for id_ in ids if Selector(sample_rate=0.5).samples("t", id_)}


def test_a_sample_has_its_share() -> None:
    selector = Selector(sample_rate=0.3)
    taken = sum(selector.samples("t", str(n)) for n in range(10_000))

    assert 2_800 < taken < 3_200


async def test_a_tag_is_renamed_wherever_a_selector_names_it(api: Api) -> None:
    await create(api, {"tags": ["old", "x"]})
    task = await create_task(
        api,
        tags={"all": ["x"], "any": ["y", "old"], "none": ["z"]},
        filter={"or": [{"tags": {"hasAny": ["old", "z"]}}], "model": {"ne": "old"}},
    )
    other = await create_task(api, tags={"none": ["old", "new"]})
    at: Checkpoint | None = {"old": ["old"], "new": "new", "named": [], "phase": "begin"}
    log: list[str] = []
    while at is not None:
        result = await tag_changes.step(api.organization_id, at)
        at, log = result.checkpoint, [*log, *result.log]

    seen = await api.query(
        "{ feedbackTasks { nodes { version selector { tags { all any none } filter } } } }"
    )
    assert seen["feedbackTasks"]["nodes"] == [
        {
            "version": 2,
            "selector": {"tags": {"all": [], "any": [], "none": ["new"]}, "filter": None},
        },
        {
            "version": 2,
            "selector": {
                "tags": {"all": ["x"], "any": ["y", "new"], "none": ["z"]},
                "filter": {"or": [{"tags": {"hasAny": ["new", "z"]}}], "model": {"ne": "old"}},
            },
        },
    ]
    assert sorted(log) == sorted(
        f"the feedback task {one} selects by the new tag" for one in (task, other)
    )
    delete = "mutation ($tag: String!) { deleteTag(input: {tag: $tag}) { job { id } } }"
    codes = [await api.error_code(delete, tag=tag) for tag in ("new", "y", "z")]
    assert codes == ["CONFLICT"] * 3
    await api.query(delete, tag="old")
