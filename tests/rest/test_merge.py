"""The rows of a call become the same completion, whatever order they arrive in."""

import asyncio
import uuid
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rest_compat.legacy.rows import legacy_fields_of
from services.clock import to_milliseconds
from services.completions.deriving import derive
from services.completions.reading import get_completion
from services.completions.writing import merge_completion
from services.ids import storage_key
from tests.api import Api
from tests.examples import tries
from tests.rest import recorded

Json = dict[str, Any]

OWN = "an-organization"  # replaced by the test's own before anything is sent
_UNSTACKED = {"stacktrace": None}  # log10-io's httpx hooks begin without one

# The rows of one call each, in the order in which the SDK makes them.
CALLS: dict[str, list[Json]] = {
    "log10-io, sync": [{}, recorded.started(OWN), recorded.finished(OWN)],
    "log10-io, failing": [recorded.started(OWN), recorded.failed(OWN)],
    "log10-io, httpx": [recorded.started(OWN, **_UNSTACKED), recorded.finished(OWN)],
    "log10-io, LLM classes": [
        recorded.started(OWN, **_UNSTACKED),
        {"status": "finished", "duration": 5, "response": recorded.finished(OWN)["response"]},
    ],
    "litellm, failing": [
        recorded.started(OWN),
        {"status": "failed", "failure_kind": "Timeout", "failure_reason": "too slow"},
    ],
    "log10js": [
        {"status": "started", "request": recorded.started(OWN)["request"], "session_id": "s"},
        recorded.finished_in_part(),
    ],
    "corrected by hand": [
        recorded.started(OWN),
        recorded.failed(OWN),
        recorded.finished(OWN),
        {"tags": ["by hand"], "failure_reason": "a glitch"},
    ],
}
_CHANGING = ("id", "created_at", "seq", "updated_at", "revision", "derived_later")


@st.composite
def arrivals(draw: st.DrawFn) -> tuple[list[Json], list[Json]]:
    """Draw a call's rows as they were made, and as they arrive: shuffled, some of them again."""
    rows = CALLS[draw(st.sampled_from(sorted(CALLS)))]
    again = draw(st.lists(st.sampled_from(rows), max_size=3))
    return rows, draw(st.permutations([*rows, *again]))


def of(organization_id: str, row: Json) -> Json:
    return {**row, "organization_id": organization_id} if "organization_id" in row else row


async def document(api: Api, completion_id: str) -> Json:
    row = await get_completion(api.organization_id, completion_id)
    if "underived" in row:  # which a gateway does within a second
        key = storage_key(api.organization_id, completion_id)
        light = {"_id": key, "organization_id": api.organization_id, "size": 0}
        assert await derive([light], is_told=True) == 1
        row = await get_completion(api.organization_id, completion_id)
    return {key: value for key, value in row.items() if key not in _CHANGING}


async def merge_in_turn(api: Api, rows: list[Json]) -> Json:
    completion_id = str(uuid.uuid4())
    for row in rows:
        fields = legacy_fields_of(of(api.organization_id, row))
        await merge_completion(api.organization_id, completion_id, fields)
    return await document(api, completion_id)


# The organization is the test's; every example has a completion of its own.
examples = settings(
    max_examples=tries(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@examples
@given(arrived=arrivals())
@pytest.mark.slow
async def test_rows_in_any_order_make_the_same_completion(
    api: Api, arrived: tuple[list[Json], list[Json]]
) -> None:
    made, shuffled = arrived

    assert await merge_in_turn(api, shuffled) == await merge_in_turn(api, made)


@examples
@given(arrived=arrivals())
@pytest.mark.slow
async def test_rows_at_once_over_http_make_the_same_completion(
    api: Api, arrived: tuple[list[Json], list[Json]]
) -> None:
    made, shuffled = arrived
    path = f"/api/completions/{uuid.uuid4()}"

    responses = await asyncio.gather(
        *(api.http.post(path, json=of(api.organization_id, row)) for row in shuffled)
    )

    assert {response.status_code for response in responses} == {200}
    expected = await merge_in_turn(api, made)
    assert await document(api, path.rpartition("/")[2]) == expected


@st.composite
def timed_arrivals(draw: st.DrawFn) -> tuple[list[Json], list[Json]]:
    """As `arrivals`; some of the rows say when the call was made, not all the same."""
    rows = [
        row | {"created_at": f"2025-01-01T00:00:0{draw(st.integers(0, 9))}.{draw(MICROS):06}Z"}
        if draw(st.booleans())
        else row
        for row in CALLS[draw(st.sampled_from(sorted(CALLS)))]
    ]
    again = draw(st.lists(st.sampled_from(rows), max_size=3))
    return rows, draw(st.permutations([*rows, *again]))


MICROS = st.integers(0, 999_999)


@examples
@given(arrived=timed_arrivals())
@pytest.mark.slow
async def test_rows_in_any_order_make_the_same_time_and_an_order_key_of_it(
    api: Api, arrived: tuple[list[Json], list[Json]]
) -> None:
    completions = []
    for rows in arrived:
        completion_id = str(uuid.uuid4())
        for row in rows:
            fields = legacy_fields_of(of(api.organization_id, row))
            await merge_completion(api.organization_id, completion_id, fields)
        completions.append(await get_completion(api.organization_id, completion_id))

    for completion in completions:
        assert int.from_bytes(completion["seq"][:6]) == to_milliseconds(completion["created_at"])
        assert "client_created_at" not in completion
    if any("created_at" in row for row in arrived[0]):
        assert completions[0]["created_at"] == completions[1]["created_at"]
        # The fraction of the millisecond too; the rest is of the id.
        assert completions[0]["seq"][:8] == completions[1]["seq"][:8]


@pytest.mark.parametrize("update_first", [True, False])
async def test_a_create_and_an_update_of_one_id_merge_in_both_orders(
    api: Api, update_first: bool
) -> None:
    body = {**recorded.sent_by_generated(api.organization_id), "id": "mine"}
    done = {"status": "finished", "duration": 1.25, "response": recorded.RESPONSE}
    calls = [("/api/v1/completions", body), ("/api/v1/completions/mine", done)]

    for path, sent in reversed(calls) if update_first else calls:
        assert (await api.http.post(path, json=sent)).status_code == 200

    found = await document(api, "mine")
    assert found["status"] == "finished"
    assert (found["request"], found["response"]) == (body["request"], recorded.RESPONSE)
    assert found["tags"] == ["a"]


async def test_a_repeated_create_is_answered_like_the_first(api: Api) -> None:
    body = {**recorded.sent_by_generated(api.organization_id), "id": "mine"}

    responses = await asyncio.gather(
        *(api.http.post("/api/v1/completions", json=body) for _ in range(4))
    )

    assert {response.status_code for response in responses} == {200}
    assert len({response.text for response in responses}) == 1
    assert (await api.http.get("/api/completions")).json()["data"][0]["id"] == "mine"
