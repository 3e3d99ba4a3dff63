"""How a list is found: by the same command, and what would help."""

from typing import Any

import pytest

from models import CompletionDocument
from services import explain
from services.completions.labels import LabelKeys
from services.runtime import part
from services.storage import deadlines
from services.storage.database import database
from tests.api import Api
from tests.commands import Commands

EXPLAIN = """
query ($filter: CompletionFilter, $orderBy: [CompletionOrder!] = []) {
  explainCompletions(filter: $filter, orderBy: $orderBy) {
    engine indexes isComplete examinedKeys examinedDocuments segments matches milliseconds advice
  }
}
"""
EXPLAIN_SESSIONS = """
query ($filter: SessionFilter, $orderBy: [SessionOrder!] = []) {
  explainSessions(filter: $filter, orderBy: $orderBy) {
    engine indexes isComplete examinedKeys examinedDocuments matches milliseconds advice
  }
}
"""


async def explained(api: Api, filter_: Any = None, order: Any = ()) -> Any:
    data = await api.query(EXPLAIN, filter=filter_, orderBy=list(order))
    return data["explainCompletions"]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take all for slow."""
    monkeypatch.setattr(explain, "SLOW_MILLISECONDS", 0)


async def test_a_list_says_by_which_index_and_how_many_it_finds(api: Api) -> None:
    for model in ("a", "a", "b"):
        await api.create_completion(status="started", request={"model": model})

    found = await explained(api, {"model": {"eq": "a"}})

    assert found["milliseconds"] >= 0
    assert {**found, "milliseconds": 0} == {
        "engine": "MONGODB",
        "indexes": ["by_model"],
        "isComplete": True,
        "examinedKeys": 2,
        "examinedDocuments": 2,
        "segments": None,
        "matches": 2,
        "milliseconds": 0,
        "advice": [],
    }


@pytest.mark.parametrize(
    ("filter_", "order"),
    [
        (None, []),
        ({"model": {"eq": "a"}, "tags": {"has": "x"}}, [{"field": "DURATION"}]),
        ({"payload": [{"path": "request.n", "gt": 1}]}, [{"field": "MODEL", "direction": "ASC"}]),
        ({"status": {"eq": "STARTED"}}, [{"field": "MODEL"}, {"field": "TOTAL_TOKENS"}]),
    ],
)
async def test_the_command_that_is_explained_is_that_of_the_list(
    api: Api, commands: Commands, filter_: Any, order: Any
) -> None:
    await api.create_completion(status="started", request={"model": "a"})
    of_list = (
        "query ($filter: CompletionFilter, $orderBy: [CompletionOrder!] = []) "
        "{ completions(filter: $filter, orderBy: $orderBy) { nodes { updatedAt } } }"
    )
    commands.sent.clear()
    await api.query(of_list, filter=filter_, orderBy=order)
    sent = next(one for one in commands.queries if one.get("find") == "completions")
    commands.sent.clear()

    await explained(api, filter_, order)

    [asked] = [one["explain"] for one in commands.sent if "explain" in one]
    parts = ("find", "filter", "sort", "hint", "limit")
    assert {name: asked.get(name) for name in parts} == {name: sent.get(name) for name in parts}
    assert "find" not in commands.names


async def test_a_list_of_sessions_is_explained_with_what_it_looks_up(api: Api, slow: None) -> None:
    await api.create_completion(status="started", session_id="s", request={"n": 2})
    some = {"payload": [{"path": "request.n", "gt": 1}]}

    data = await api.query(
        EXPLAIN_SESSIONS,
        filter={"completions": {"some": some}},
        orderBy=[{"field": "LAST_ACTIVITY_AT"}],
    )

    found = data["explainSessions"]
    assert (found["engine"], found["isComplete"]) == ("MONGODB", True)
    # That of the completions is MongoDB's choice.
    assert len(found["indexes"]) == 2
    assert "by_last_activity" in found["indexes"]
    assert found["examinedDocuments"] >= 1
    assert any("looked up in each session" in one for one in found["advice"])
    assert any("'request.n' of payloads" in one for one in found["advice"])


@pytest.mark.parametrize(
    ("filter_", "advice"),
    [
        ({"payload": [{"path": "request.n", "eq": 1}]}, "the path 'request.n' of payloads"),
        ({"metadata": [{"key": "plan", "eq": "pro"}]}, "LOG10_GATEWAY_METADATA_KEYS"),
        ({"metadata": [{"key": "plan", "gt": 1}]}, "eq and in alone"),
        ({"userId": {"contains": "x"}}, "of userId look at each name"),
        ({"not": {"model": {"eq": "a", "mode": "CASE_INSENSITIVE"}}}, "of model look at each"),
        ({"promptTokens": {"gt": 1}}, "no index serves promptTokens"),
        ({"or": [{"status": {"ne": "FAILED"}}]}, "nearly everything, so no index leads to it: sta"),
        (None, "give a range of createdAt"),
    ],
)
async def test_a_slow_list_is_told_what_would_help(
    api: Api, slow: None, filter_: Any, advice: str
) -> None:
    found = await explained(api, filter_)

    assert any(advice in one for one in found["advice"]), found


async def test_a_key_that_has_an_index_is_not_advised(
    api: Api, slow: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part(LabelKeys), "served", frozenset({"plan"}))

    found = await explained(api, {"metadata": [{"key": "plan", "eq": "pro"}]})

    assert not any("METADATA_KEYS" in one for one in found["advice"])


@pytest.mark.parametrize("who", ["MongoDB", "the gateway"])
async def test_what_takes_too_long_is_given_up_and_says_what_would_help(
    api: Api, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    if who == "MongoDB":
        monkeypatch.setattr(explain, "MAX_SECONDS", 1e-9)  # a millisecond
    else:
        monkeypatch.setattr(deadlines, "_GRACE_SECONDS", -explain.MAX_SECONDS)
    # MongoDB needs a tenth of a millisecond for each.
    value = {"0": [{"b": "x" * 50}] * 50}
    await database.collection(CompletionDocument).insert_many(
        [
            {
                "_id": f"{api.organization_id}/{n}",
                "organization_id": api.organization_id,
                "seq": n.to_bytes(16),
                "request": {"a": value},
            }
            for n in range(500)
        ]
    )
    condition = {"path": "request.a.0.b", "in": ["a", "b", "c"]}

    found = await explained(api, {"payload": [condition]})

    assert found["isComplete"] is False
    assert found["indexes"] == ["by_seq"]
    assert (found["matches"], found["examinedDocuments"]) == (None, None)
    assert any("of payloads" in one for one in found["advice"])


async def test_what_cannot_be_listed_cannot_be_explained(api: Api) -> None:
    body = await api.execute(EXPLAIN, filter={"payload": [{"path": "messages", "eq": 1}]})

    [error] = body["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
