"""Every route shows what was logged and GraphQL what the corpus says, however a call came."""

import json
from decimal import Decimal
from typing import Any

import pytest

from rest_compat.v1.decodable import decodable_request, decodable_response
from services.completions.deriving import derive
from services.ids import storage_key
from services.pricing import provider_of_model
from tests.api import Api
from tests.shapes.corpus import CASES, EXPECTED
from tests.shapes.costs import COSTS, Lines, dollars
from tests.shapes.shown_by_rest import PAYLOADS, check_legacy, check_rest, kind_of

SHOWN = """
query ($id: ID!) { completion(id: $id) {
  messages { role content parts { kind text } } prompt output isRefusal reasoning
  toolCalls { id name arguments } providerFinishReason
  finishReason toolNames provider operation model userId timeToFirstToken promptVersion
  usage {
    promptTokens completionTokens totalTokens cachedTokens cacheWriteTokens reasoningTokens
    audioTokens
  }
  cost { total input output cached }
  request response
} }
"""
CREATE = """
mutation ($input: CreateCompletionInput!) {
  createCompletion(input: $input) { completion { id } }
}
"""
COUNTS = {
    "promptTokens": "prompt_tokens",
    "completionTokens": "completion_tokens",
    "totalTokens": "total_tokens",
    "cachedTokens": "cached_tokens",
    "cacheWriteTokens": "cache_write_tokens",
    "reasoningTokens": "reasoning_tokens",
    "audioTokens": "audio_tokens",
}
FACTS = {
    "model": "model",
    "userId": "user_id",
    "timeToFirstToken": "time_to_first_token",
    "promptVersion": "prompt_version",
}
WORDS = {"finishReason": "finish_reason", "operation": "operation"}


def body_of(case: dict[str, Any]) -> dict[str, Any]:
    return {
        name: case[name] for name in ("request", "response", "extra") if case.get(name) is not None
    }


async def log_by_rest(api: Api, case: dict[str, Any]) -> str:
    body = {"organization_id": api.organization_id, "status": "finished", **body_of(case)}
    answer = (await api.http.post("/api/v1/completions", json=body)).json()
    # Nobody decodes this one, so that it is as it was sent.
    assert {name: answer.get(name) for name in PAYLOADS} == payloads_of(case)
    assert answer["kind"] == kind_of(case, prompt="prompt")
    completion_id: str = answer["id"]
    return completion_id


def payloads_of(case: dict[str, Any]) -> dict[str, Any]:
    return {name: case[name] for name in PAYLOADS}


async def log_by_graphql(api: Api, case: dict[str, Any]) -> str:
    data = await api.query(CREATE, input={"status": "FINISHED", **body_of(case)})
    completion_id: str = data["createCompletion"]["completion"]["id"]
    return completion_id


async def log_as_old_sdks_do(api: Api, case: dict[str, Any]) -> str:
    """Begin a completion, then send its rows, payloads as JSON text."""
    begun = await api.http.post("/api/completions", json={})
    completion_id: str = begun.json()["completionID"]
    rows = [{"status": "started", "request": json.dumps(case["request"] or {})}]
    if case["response"] is not None:
        rows.append({"status": "finished", "response": json.dumps(case["response"])})
    for row in rows:
        row |= case.get("extra") or {}
        answer = await api.http.post(f"/api/completions/{completion_id}", json=row)
        assert answer.status_code == 200, answer.text
    # What a duty does within a second, where two rows are needed.
    key = storage_key(api.organization_id, completion_id)
    marked: dict[str, Any] = {"_id": key, "organization_id": api.organization_id, "size": 0}
    await derive([marked], is_told=True)
    return completion_id


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
async def test_a_call_is_shown_alike_by_whichever_route_it_came(
    api: Api, case: dict[str, Any]
) -> None:
    expected = {**EXPECTED, **case["expect"]}
    shown = []
    logged = {}
    for log in (log_by_rest, log_by_graphql, log_as_old_sdks_do):
        completion_id = await log(api, case)
        shown.append((await api.query(SHOWN, id=completion_id))["completion"])
        payloads = payloads_of(case)
        if log is log_as_old_sdks_do:  # which send a request with all of their rows
            payloads["request"] = payloads["request"] or {}
        assert {name: shown[-1].pop(name) for name in PAYLOADS} == payloads
        logged[completion_id] = payloads
    await check_legacy(api, logged)
    await check_rest(api, logged)

    first = shown[0]
    assert shown == [first] * 3
    assert [(turn["role"], turn["content"]) for turn in first["messages"]] == expected["messages"]
    assert all(
        part["kind"] == part["kind"].upper() for turn in first["messages"] for part in turn["parts"]
    )
    calls = [(call["id"], call["name"], call["arguments"]) for call in first["toolCalls"]]
    assert calls == expected["tool_calls"]
    assert {
        "prompt": first["prompt"],
        "output": first["output"],
        "is_refusal": first["isRefusal"],
        "reasoning": first["reasoning"],
        "provider_finish_reason": first["providerFinishReason"],
    } == {
        name: expected[name]
        for name in ("prompt", "output", "is_refusal", "reasoning", "provider_finish_reason")
    }
    usage = expected["usage"] or {}
    assert first["usage"] == (
        {name: usage.get(count) for name, count in COUNTS.items()} if usage else None
    )
    assert {name: first[name] for name in FACTS} == {
        name: expected[fact] for name, fact in FACTS.items()
    }
    for name, fact in WORDS.items():
        assert first[name] == (expected[fact] and expected[fact].upper())
    assert first["toolNames"] == (expected["tool_names"] or [])
    # Where no body tells, the model's name may.
    known = expected["provider"] or (expected["model"] and provider_of_model(expected["model"]))
    assert first["provider"] == known
    if case["name"] in COSTS:
        check_cost(first["cost"], *COSTS[case["name"]])


def check_cost(cost: Any, fresh: Lines, cached: Lines, answered: Lines) -> None:
    if not (fresh or cached or answered):
        assert cost is None
        return
    asked = dollars(fresh) + dollars(cached)
    expected = {
        "total": asked + dollars(answered),
        "input": asked,
        "output": dollars(answered),
        "cached": dollars(cached),
    }
    assert {name: Decimal(str(amount)) for name, amount in cost.items()} == expected


def test_each_cost_is_of_a_body_of_the_corpus() -> None:
    assert {case["name"] for case in CASES} >= set(COSTS)
    assert len(COSTS) >= 20


def test_many_bodies_of_the_corpus_are_such_as_generated_sdks_decode() -> None:
    decodable = {
        "request": [case for case in CASES if decodable_request(case["request"])],
        "response": [case for case in CASES if decodable_response(case["response"])],
    }

    assert len(decodable["request"]) >= 20
    assert len(decodable["response"]) >= 4
