"""What is derived of a completion is the same, in whichever order its rows arrive."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import bson
import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from models import CompletionDocument, indexes
from services.completions import labels, writing
from services.completions.derivation import DERIVED_FIELDS, PARTS, derived
from services.completions.fields import check_cleared, check_fields
from services.ids import new_id, storage_key
from services.jobs import derivations as duty
from services.jobs import derived_again
from services.jobs.migrations import rows as walked
from services.jobs.steps import Checkpoint
from services.pricing import prices_of
from services.runtime import part
from services.storage.database import database
from services.tenants.organizations import every_organization, organizations_after
from tests.api import Api
from tests.commands import Commands
from tests.conftest import NewApi
from tests.graphql.test_cost import assert_served_by_indexes
from tests.shapes.corpus import CASES

pytestmark = pytest.mark.usefixtures("alone")

UPDATE = """mutation ($input: UpdateCompletionInput!) {
  updateCompletion(input: $input) { completion { id } }
}"""
SHOWN = """query ($id: ID!) { completion(id: $id) {
  model provider operation finishReason toolNames userId timeToFirstToken promptVersion
  usage { promptTokens completionTokens totalTokens cachedTokens }
  cost { total input output cached priceSource priceDate pricedModel }
  isDerivationPending isDerivedLater revision
} }"""
REQUEST = {
    "model": "gpt-4o",
    "messages": [{"role": "user", "content": "Hi"}],
    "user": "ann",
}
RESPONSE = {
    "model": "gpt-4o-2024-08-06",
    "choices": [{"message": {"role": "assistant", "content": "Hi"}, "finish_reason": "stop"}],
    "usage": {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100},
}


@contextmanager
def only(organization_id: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Look at one organization alone."""

    async def its_own(after: str, *, most: int) -> list[str]:
        return [organization_id] if after < organization_id else []

    with monkeypatch.context() as patched:
        patched.setattr(duty, "every_organization", lambda _="": {"$in": [organization_id]})
        for module in (derived_again, walked):
            patched.setattr(module, "organizations_after", its_own)
        yield


async def stored(api: Api, completion_id: str) -> dict[str, Any]:
    key = {"_id": storage_key(api.organization_id, completion_id)}
    row = await database.collection(CompletionDocument).find_one(key)
    assert row is not None
    return row


async def send(api: Api, completion_id: str, *rows: Mapping[str, Any]) -> None:
    for row in rows:
        fields = check_fields({name: row[name] for name in row if name != "cleared"})
        if "cleared" in row:
            await writing.update_completion(
                api.organization_id, completion_id, fields, cleared=check_cleared(row["cleared"])
            )
            continue
        await writing.merge_completion(api.organization_id, completion_id, fields)


def as_set(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is derived, with facets in whatever order."""
    values = {name: row[name] for name in (*DERIVED_FIELDS, "hints") if name in row}
    return {**values, "facets": sorted(values.get("facets", ()))}


async def expected(api: Api, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a create with the content of a stored row would come to."""
    prices = await prices_of(api.organization_id)
    payloads = {name: row[name] for name in ("request", "response", "extra") if name in row}
    return as_set(derived(payloads, row["created_at"], prices))


MODELS = ["gpt-4o", "gpt-4o-2024-08-06", "claude-3-5-sonnet-20241022", "mine", None]
USERS = st.sampled_from(["ann", "bob", 7, "", None])


def _without_none(value: Mapping[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in value.items() if one is not None}


# Of the two keys one is named.
METADATA = st.fixed_dictionaries(
    {},
    optional={
        "user_id": USERS,
        "plan": st.sampled_from(["pro", "free", 2, 2.0, None, ["pro"]]),
        "team": st.just("a"),
    },
)
BODIES = {part: [case[part] for case in CASES if case[part]] for part in ("request", "response")}
UNKNOWN = {"user": USERS, "metadata": METADATA, "model": st.sampled_from(MODELS)}
REQUESTS = st.one_of(
    st.fixed_dictionaries(
        {"messages": st.just([{"role": "user", "content": "Hi"}])},
        optional={**UNKNOWN, "prompt_version": st.sampled_from(["1", "2"])},
    ).map(_without_none),
    # Of no shape: nobody knows what it asks for.
    st.fixed_dictionaries({}, optional={**UNKNOWN, "question": st.just("Hi")}).map(_without_none),
    st.sampled_from(BODIES["request"]),
)
USAGES = st.fixed_dictionaries(
    {"prompt_tokens": st.integers(0, 99), "completion_tokens": st.integers(0, 99)}
)
OPENAI = st.fixed_dictionaries(
    {
        "choices": st.sampled_from(["stop", "length", None]).map(
            lambda reason: [
                {"message": {"role": "assistant", "content": "Hi"}, "finish_reason": reason}
            ]
        )
    },
    optional={
        "model": st.sampled_from(MODELS),
        "usage": USAGES,
        "ttft_ms": st.sampled_from([100, 200]),
    },
).map(_without_none)
TOOLS = st.just(
    {
        "model": "gpt-4o",
        "choices": [
            {
                "message": {
                    "role": "assistant",
                    "tool_calls": [
                        {
                            "id": "c",
                            "type": "function",
                            "function": {"name": "weather", "arguments": "{}"},
                        }
                    ],
                },
                "finish_reason": "tool_calls",
            }
        ],
        "usage": {"prompt_tokens": 5, "completion_tokens": 6},
    }
)
ANTHROPIC = st.fixed_dictionaries(
    {
        "type": st.just("message"),
        "role": st.just("assistant"),
        "model": st.sampled_from(["claude-3-5-sonnet-20241022", "claude-x"]),
        "content": st.just([{"type": "text", "text": "Hi"}]),
        "stop_reason": st.sampled_from(["end_turn", "max_tokens"]),
        "usage": st.just(
            {"input_tokens": 4, "cache_read_input_tokens": 1165, "output_tokens": 224}
        ),
    }
)
UNKNOWN_RESPONSES = st.fixed_dictionaries(
    {"note": st.just("unknown")},
    optional={"model": st.sampled_from(MODELS), "usage": USAGES, "answer": st.just("Hi")},
).map(_without_none)
RESPONSES = st.one_of(
    OPENAI, TOOLS, ANTHROPIC, UNKNOWN_RESPONSES, st.sampled_from(BODIES["response"])
)
EXTRAS = st.fixed_dictionaries(
    {"orig_module": st.just("openai")},
    optional={
        "provider": st.sampled_from(["Azure OpenAI", "openai", 3, ""]),
        "user_id": USERS,
        "user": USERS,
        "prompt_version": st.sampled_from(["1", "3"]),
        "ttft": st.sampled_from([0.5, -1]),
        "metadata": METADATA,
        "model": st.sampled_from(MODELS),
    },
)
TIMES = st.sampled_from(
    ["2020-01-01T00:00:00Z", "2024-09-30T23:59:59Z", "2025-08-01T00:00:00Z", "2099-01-01T00:00:00Z"]
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {"status": st.sampled_from(["started", "finished", "finished", "failed", None])},
        optional={
            "request": REQUESTS,
            "response": RESPONSES,
            "extra": EXTRAS,
            "created_at": TIMES,
            "tags": st.just(["a"]),
        },
    ).map(_without_none),
    min_size=1,
    max_size=4,
)


CLEARED = st.lists(st.sampled_from(PARTS), min_size=1, max_size=2, unique=True)


@st.composite
def arrivals(draw: st.DrawFn) -> list[Mapping[str, Any]]:
    """Draw rows in any order, some of them twice, and corrections that clear payloads."""
    rows = draw(ROWS)
    again = draw(st.lists(st.sampled_from(rows), max_size=3))
    clear = [{"cleared": names} for names in draw(st.lists(CLEARED, max_size=2))]
    first, *rest = draw(st.permutations([*rows, *again]))
    return [first, *draw(st.permutations([*rest, *clear]))]


# What is drawn too seldom: a label beside the answer in place of the request's own, and hints that
# come again after they were cleared.
BOTH_LABELLED: list[Mapping[str, Any]] = [
    {"status": "started", "request": {**REQUEST, "metadata": {"plan": "free"}}},
    {
        "status": "finished",
        "response": RESPONSE,
        "extra": {"user_id": "ann", "metadata": {"plan": "pro"}},
    },
]
HINTS_CLEARED: list[Mapping[str, Any]] = [
    {"status": "started", "tags": ["a"]},
    {"cleared": ["extra"]},
    {
        "status": "finished",
        "request": {**REQUEST, "user": None},
        "response": RESPONSE,
        "extra": {"user_id": "bob"},
    },
]


@contextmanager
def named(*keys: str) -> Iterator[None]:
    """Have labels of some keys of the metadata."""
    labels.configure(keys=keys)
    try:
        yield
    finally:
        labels.configure(keys=())


@examples(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(order=BOTH_LABELLED, is_created=False, keys=("plan",))
@example(order=HINTS_CLEARED, is_created=True, keys=())
@given(order=arrivals(), is_created=st.booleans(), keys=st.sampled_from([(), ("plan",)]))
async def test_every_order_of_rows_comes_to_what_a_whole_create_would(
    api: Api,
    monkeypatch: pytest.MonkeyPatch,
    order: Sequence[Mapping[str, Any]],
    is_created: bool,
    keys: Sequence[str],
) -> None:
    with named(*keys):
        await check_order(api, monkeypatch, order, is_created=is_created)


async def check_order(
    api: Api,
    monkeypatch: pytest.MonkeyPatch,
    order: Sequence[Mapping[str, Any]],
    *,
    is_created: bool,
) -> None:
    completion_id = new_id()
    first, *rest = order
    if is_created:
        await writing.create_completion(
            api.organization_id, check_fields(first), completion_id=completion_id
        )
    else:
        rest = [first, *rest]
    await send(api, completion_id, *rest)
    before = await stored(api, completion_id)
    if "underived" not in before:
        assert as_set(before) == await expected(api, before)

    with only(api.organization_id, monkeypatch):
        await duty.step(None, {})

    row = await stored(api, completion_id)
    assert "underived" not in row
    assert as_set(row) == await expected(api, row)
    assert row["derived_version"] == before.get("derived_version", row["derived_version"])


async def test_what_two_usual_rows_bring_is_derived_within_the_write(api: Api) -> None:
    started = {"status": "started", "request": REQUEST, "extra": {"orig_module": "openai"}}
    finished = {"status": "finished", "response": RESPONSE}
    whole = {**started, **finished}
    for rows in ([started, finished], [started, whole], [whole, started], [whole, whole]):
        completion_id = new_id()
        await send(api, completion_id, *rows)

        row = await stored(api, completion_id)

        assert "underived" not in row
        assert row["cost"]["total"] == 3_500_000
        assert as_set(row) == await expected(api, row)


async def test_what_needs_both_rows_is_derived_by_the_duty_and_marked(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = {"status": "started", "request": REQUEST}
    response = {"status": "finished", "response": {**RESPONSE, "model": None}}
    for rows in permutations([request, response]):
        completion_id = new_id()
        await send(api, completion_id, *rows)
        pending = (await api.query(SHOWN, id=completion_id))["completion"]
        with only(api.organization_id, monkeypatch):
            result = await duty.step(None, {})
        shown = (await api.query(SHOWN, id=completion_id))["completion"]

        assert result.done == 1
        assert (pending["isDerivationPending"], shown["isDerivationPending"]) == (True, False)
        assert (pending["isDerivedLater"], shown["isDerivedLater"]) == (False, True)
        assert shown["revision"] == pending["revision"] + 1
        assert shown["cost"]["total"] == "0.0035"
        assert shown["model"] == "gpt-4o"
        assert shown["userId"] == "ann"


async def test_a_result_that_is_older_than_a_write_is_not_stored(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    completion_id = new_id()
    no_model = {**RESPONSE, "model": None}
    await send(api, completion_id, {"status": "finished", "response": no_model})
    await send(api, completion_id, {"status": "started", "request": REQUEST})
    real = prices_of
    late = {"status": "finished", "response": {**RESPONSE, "usage": None}}

    async def meanwhile(organization_id: str) -> Any:
        monkeypatch.setattr("services.completions.deriving.prices_of", real)
        await send(api, completion_id, late)
        return await real(organization_id)

    monkeypatch.setattr("services.completions.deriving.prices_of", meanwhile)
    with only(api.organization_id, monkeypatch):
        await duty.step(None, {})
        await duty.step(None, {})

    row = await stored(api, completion_id)
    assert "usage" not in row
    assert as_set(row) == await expected(api, row)


async def test_a_completion_without_room_keeps_no_other_waiting(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [await api.create_completion(request=REQUEST, response=RESPONSE) for _ in range(2)]
    collection = database.collection(CompletionDocument)
    for completion_id in ids:
        key = {"_id": storage_key(api.organization_id, completion_id)}
        gone = dict.fromkeys(("cost", "facets", "usage"), "")
        await collection.update_one(key, {"$set": {"underived": True}, "$unset": gone})
    full = await stored(api, ids[0])
    padding = "x" * (16 * 2**20 - len(bson.encode({**full, "padding": ""})))
    await collection.update_one({"_id": full["_id"]}, {"$set": {"padding": padding}})

    with only(api.organization_id, monkeypatch):
        await duty.step(None, {})

    rows = [await stored(api, one) for one in ids]
    assert ["underived" in row for row in rows] == [False, False]
    assert ["cost" in row for row in rows] == [False, True]


async def test_a_cleared_payload_says_nothing(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    completion_id = await api.create_completion(request=REQUEST, response=RESPONSE)
    await api.query(UPDATE, input={"id": completion_id, "response": None})
    with only(api.organization_id, monkeypatch):
        await duty.step(None, {})

    row = await stored(api, completion_id)

    assert row["model"] == "gpt-4o"
    assert not {"usage", "cost", "finish_reason"} & row.keys()
    assert as_set(row) == await expected(api, row)


async def test_what_an_older_version_has_derived_is_derived_again(
    new_api: NewApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = await new_api()
    ids = [await api.create_completion(request=REQUEST, response=RESPONSE) for _ in range(3)]
    collection = database.collection(CompletionDocument)
    keys = [storage_key(api.organization_id, one) for one in ids]
    is_old = {"derived_version": 0, "provider": "nobody", "prompt_version": "none"}
    await collection.update_many({"_id": {"$in": keys[:2]}}, {"$set": is_old})
    await collection.update_one({"_id": keys[2]}, {"$set": {"provider": "kept"}})

    async def stored_before() -> Any:
        return {"derived_version": 0, "deriving_since": datetime.now(UTC), "derived_at": None}

    monkeypatch.setattr(derived_again, "stored_version", stored_before)
    monkeypatch.setattr("services.jobs.migrations.rows.BATCH", 100)
    checkpoint: Checkpoint | None = None
    with only(api.organization_id, monkeypatch):  # others' tests store rows of odd forms
        while True:
            checkpoint = (await derived_again.step(None, checkpoint)).checkpoint
            if checkpoint is None:
                break

    for completion_id in ids[:2]:
        row = await stored(api, completion_id)
        assert as_set(row) == await expected(api, row)
        assert row["revision"] == 1
        assert "derived_later" not in row
    assert (await stored(api, ids[2]))["provider"] == "kept"
    assert await organizations_after("", most=1)


async def test_a_look_is_one_read_of_the_index_of_what_is_marked(
    api: Api, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many organizations there are: it is done three times a second."""
    await send(api, new_id(), {"status": "started"})
    with only(api.organization_id, monkeypatch):
        await duty.step(None, {})
        commands.sent.clear()

        await duty.step(None, {})

    [find] = [one for one in commands.sent if "find" in one]
    assert find["find"] == "completions"
    assert find["hint"] == indexes.COMPLETIONS_UNDERIVED
    find["filter"]["organization_id"] = every_organization()  # as it is outside of this test
    await assert_served_by_indexes(commands)


async def test_what_one_organization_has_to_derive_keeps_no_other_waiting(
    new_api: NewApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, last = sorted([await new_api(), await new_api()], key=lambda api: api.organization_id)
    both = [first.organization_id, last.organization_id]
    monkeypatch.setattr(
        duty, "every_organization", lambda after="": {"$in": [id_ for id_ in both if id_ > after]}
    )
    monkeypatch.setattr(duty, "_BATCH", 2)
    part(duty.PendingDerivations).after = ""
    rows = [{"status": "started", "request": REQUEST}, {"status": "finished", "response": RESPONSE}]
    ids = [(api, new_id()) for api in (first, first, first, last)]
    for api, completion_id in ids:
        await send(api, completion_id, *rows)
        key = {"_id": storage_key(api.organization_id, completion_id)}
        mark = {"$set": {"underived": True}}
        await database.collection(CompletionDocument).update_one(key, mark)

    results = [await duty.step(None, {}) for _ in range(3)]

    assert [result.done for result in results] == [2, 1, 1]
    assert [result.pause > 0 for result in results] == [False, False, True]
    for api, completion_id in ids:
        assert "underived" not in await stored(api, completion_id)
