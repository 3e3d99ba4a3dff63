"""What each filter and order examines of 20,000 rows: few of them match, or nearly all."""

import json
from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from models import CompletionDocument, FeedbackTaskDocument
from services.ids import storage_key
from services.order_keys import order_key
from services.storage.database import database
from tests.commands import Commands
from tests.conftest import NewApi

ROWS: Final = 20_000
FEW: Final = 8
BEGIN: Final = datetime(2026, 1, 1, tzinfo=UTC)
# What an index has to step over beside what it finds: the end of each range that is scanned.
ENDS: Final = 24

# One organization has nearly all of the first and a few of the second, another the reverse.
FIRST: Final[Mapping[str, Any]] = {
    "status": "finished",
    "kind": "chat",
    "tags": ["first", "both"],
    "session_id": "first",
    "model": "first-model",
    "duration": 1.0,
    "usage": {"total_tokens": 10},
}
SECOND: Final[Mapping[str, Any]] = {
    "status": "failed",
    "tags": [],
    "failure_kind": "Timeout",
    "model": "second-model",
    "graded_task_ids": ["task"],
    "duration": 100.0,
}


def rows(organization_id: str, many: Mapping[str, Any], few: Mapping[str, Any]) -> Iterator[Any]:
    for n in range(ROWS):
        moment = BEGIN + timedelta(seconds=n)
        key = storage_key(organization_id, f"c{n:06}")
        # The few are neither the newest nor the oldest.
        is_one = ROWS // 2 <= n < ROWS // 2 + FEW
        updated = moment + timedelta(days=1000) if is_one else moment
        yield {
            "_id": key,
            "organization_id": organization_id,
            **(few if is_one else many),
            "created_at": moment,
            "seq": order_key(moment, key),
            "updated_at": updated,
            "revision": 1,
        }


def task(organization_id: str) -> dict[str, Any]:
    key = storage_key(organization_id, "task")
    return {
        "_id": key,
        "organization_id": organization_id,
        "created_at": BEGIN,
        "seq": order_key(BEGIN, key),
        "updated_at": BEGIN,
        "version": 1,
        "name": "Task",
        "instruction": "",
        "json_schema": {},
        "completion_tags_selector": [],
        "history": [],
    }


@pytest.fixture(scope="module")
async def stored(app: object) -> AsyncIterator[Mapping[str, str]]:
    """Two organizations of `ROWS` completions, by which rows are the few."""
    collection = database.collection(CompletionDocument)
    organizations = {"second": "worst-case-1", "first": "worst-case-2"}
    for few, organization_id in organizations.items():
        kinds = (FIRST, SECOND) if few == "second" else (SECOND, FIRST)
        made = list(rows(organization_id, *kinds))
        for begin in range(0, ROWS, 10_000):
            await collection.insert_many(made[begin : begin + 10_000], ordered=False)
        await database.collection(FeedbackTaskDocument).insert_one(task(organization_id))
    yield organizations
    for organization_id in organizations.values():
        await collection.delete_many({"organization_id": organization_id})
        await database.collection(FeedbackTaskDocument).delete_one(
            {"_id": storage_key(organization_id, "task")}
        )


# What finds the few of the second kind, and of the first. `hasNone` is not here: no index knows
# which completions lack a tag, if nearly all have it (docs/filters.md).
FILTERS: Final[dict[str, list[dict[str, Any]]]] = {
    "second": [
        {"status": {"eq": "FAILED"}},
        {"status": {"ne": "FINISHED"}},
        {"status": {"notIn": ["FINISHED", "STARTED"]}},
        {"kind": {"isNull": True}},
        {"kind": {"ne": "CHAT"}},
        {"tags": {"isEmpty": True}},
        {"sessionId": {"isNull": True}},
        {"sessionId": {"ne": "first"}},
        {"model": {"contains": "nd-mod"}},
        {"model": {"endsWith": "nd-model"}},
        {"model": {"eq": "SECOND-model", "mode": "CASE_INSENSITIVE"}},
        {"failureKind": {"in": ["TIMEOUT", "x"], "mode": "CASE_INSENSITIVE"}},
        {"model": {"ne": "first-model"}},
        {"failureKind": {"eq": "Timeout"}},
        {"failureKind": {"in": ["Timeout", "Other"]}},
        {"failureKind": {"startsWith": "Time"}},
        {"failureKind": {"isNull": False}},
        {"graded": True},
        {"duration": {"gt": 50}},
        {"duration": {"eq": 100}},
        {"totalTokens": {"isNull": True}},
        {"updatedAt": {"gte": "2028-01-01T00:00:00Z"}},
        {"createdAt": {"gte": "2026-01-01T02:46:40Z", "lt": "2026-01-01T02:46:48Z"}},
        {"status": {"eq": "FAILED"}, "kind": {"isNull": True}},
        {"not": {"status": {"eq": "FINISHED"}}},
        {"or": [{"status": {"eq": "FAILED"}}, {"failureKind": {"eq": "Timeout"}}]},
        {"and": [{"or": [{"status": {"eq": "FAILED"}}, {"duration": {"gt": 50}}]}]},
        {"status": {"eq": "FAILED"}, "model": {"startsWith": "s"}, "duration": {"gt": 5}},
    ],
    "first": [
        {"status": {"eq": "FINISHED"}},
        {"status": {"isNull": False, "ne": "FAILED"}},
        {"kind": {"eq": "CHAT"}},
        {"kind": {"isNull": False}},
        {"kind": {"in": ["CHAT", "PROMPT"]}},
        {"tags": {"has": "first"}},
        {"tags": {"hasAll": ["first", "both"]}},
        {"tags": {"hasAny": ["first", "nobody"]}},
        {"tags": {"isEmpty": False}},
        {"sessionId": {"eq": "first"}},
        {"sessionId": {"isNull": False}},
        {"model": {"eq": "first-model"}},
        {"model": {"startsWith": "first"}},
        {"model": {"contains": "st-mod"}},
        {"model": {"startsWith": "FIRST", "mode": "CASE_INSENSITIVE"}},
        {"failureKind": {"isNull": True}},
        {"failureKind": {"ne": "Timeout"}},
        {"graded": False},
        {"ungradedForTask": "task"},
        {"duration": {"lt": 50}},
        {"totalTokens": {"eq": 10}},
        {"totalTokens": {"gte": 5}},
        {"totalTokens": {"isNull": False}},
    ],
}
ORDERS: Final = ("CREATED_AT", "UPDATED_AT", "DURATION", "TOTAL_TOKENS")
PAGE: Final = """
query ($filter: CompletionFilter, $order: [CompletionOrder!]) {
  completions(filter: $filter, first: 20, orderBy: $order) { nodes { id } }
}
"""
CASES: Final = [
    pytest.param(few, filter_, id=json.dumps(filter_))
    for few, filters in FILTERS.items()
    for filter_ in filters
]


async def examined(commands: Commands) -> tuple[int, int]:
    """Return how many index keys the page has taken, and how many rows it has."""
    [command] = [one for one in commands.queries if one.get("find") == "completions"]
    plan = await database.client["tests"].command(
        {"explain": command, "verbosity": "executionStats"}
    )
    stats = plan["executionStats"]
    return stats["totalKeysExamined"], stats["nReturned"]


@pytest.mark.slow
@pytest.mark.parametrize("direction", ["ASC", "DESC"])
@pytest.mark.parametrize("field", ORDERS)
@pytest.mark.parametrize(("kind", "filter_"), CASES)
async def test_few_keys_lead_to_a_page_in_every_order_whether_few_rows_match_or_nearly_all(
    new_api: NewApi,
    stored: Mapping[str, str],
    commands: Commands,
    kind: str,
    filter_: dict[str, Any],
    field: str,
    direction: str,
) -> None:
    for few, organization_id in stored.items():
        api = await new_api(organization_id=organization_id)
        commands.sent.clear()

        data = await api.query(PAGE, filter=filter_, order={"field": field, "direction": direction})

        matching = FEW if few == kind else ROWS - FEW
        if not any("0Z" in str(condition) for condition in filter_.values()):  # times are all's
            assert len(data["completions"]["nodes"]) == min(matching, 20)
        keys, found = await examined(commands)
        assert keys <= 3 * found + ENDS
