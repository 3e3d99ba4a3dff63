"""Deriving some completions holds up nobody: neither the other completions nor the requests."""

import asyncio
import threading
from collections.abc import Mapping
from typing import Any

import pytest
from pymongo.errors import AutoReconnect

from models import CompletionDocument
from services.completions.derivation import derived
from services.ids import storage_key
from services.jobs import derivations as duty
from services.storage.database import database
from tests.api import Api
from tests.jobs.test_derivations import REQUEST, RESPONSE, only, stored

pytestmark = pytest.mark.usefixtures("alone")


@pytest.mark.parametrize("what", ["fails", "is not for BSON", "is not restored"])
async def test_a_completion_that_cannot_be_derived_keeps_no_other_waiting(
    api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, what: str
) -> None:
    ids = [await api.create_completion(request=REQUEST, response=RESPONSE) for _ in range(3)]
    collection = database.collection(CompletionDocument)
    for n, completion_id in enumerate(ids):
        key = {"_id": storage_key(api.organization_id, completion_id)}
        change: dict[str, Any] = {"underived": True, "provider": "old"}
        if n == 1:
            change["request"] = {"model": "bad"}
            if what == "is not restored":
                change["large"] = {"request": [{"no": "entry"}]}
        await collection.update_one(key, {"$set": change, "$unset": {"cost": ""}})

    def badly(fields: Mapping[str, Any], *others: Any) -> dict[str, Any]:
        if fields["request"] == {"model": "bad"}:
            if what == "fails":
                raise RuntimeError("bug")
            return {"usage": {"total_tokens": 2**64}}
        return derived(fields, *others)

    monkeypatch.setattr("services.completions.deriving.derived", badly)
    with only(api.organization_id, monkeypatch):
        result = await duty.step(None, {})
        again = await duty.step(None, {})

    rows = [await stored(api, one) for one in ids]
    assert (result.done, again.done) == (3, 0)
    assert ["underived" in row for row in rows] == [False] * 3
    assert [row["provider"] for row in rows] == ["openai", "old", "openai"]
    assert ["cost" in row for row in rows] == [True, False, True]
    assert "1 completions cannot be derived" in caplog.text


async def test_without_the_database_marks_stay(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    completion_id = await api.create_completion(request=REQUEST, response=RESPONSE)
    key = {"_id": storage_key(api.organization_id, completion_id)}
    await database.collection(CompletionDocument).update_one(key, {"$set": {"underived": True}})

    async def lost(_: str) -> Any:
        raise AutoReconnect("gone")

    monkeypatch.setattr("services.completions.deriving.prices_of", lost)
    with only(api.organization_id, monkeypatch), pytest.raises(AutoReconnect):
        await duty.step(None, {})

    assert (await stored(api, completion_id))["underived"] is True


async def test_others_are_served_between_the_completions_that_are_derived(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [await api.create_completion(request=REQUEST, response=RESPONSE) for _ in range(5)]
    keys = [storage_key(api.organization_id, one) for one in ids]
    await database.collection(CompletionDocument).update_many(
        {"_id": {"$in": keys}}, {"$set": {"underived": True}}
    )
    events: list[str] = []

    def noted(*given: Any) -> dict[str, Any]:
        events.append("derived")
        asyncio.get_running_loop().call_soon(events.append, "served")
        return derived(*given)

    monkeypatch.setattr("services.completions.deriving.derived", noted)
    with only(api.organization_id, monkeypatch):
        await duty.step(None, {})

    assert events == ["derived", "served"] * 5


async def test_a_long_completion_is_derived_beside_the_event_loop(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = {**REQUEST, "messages": [{"role": "user", "content": "x" * 300_000}]}
    ids = [await api.create_completion(request=one, response=RESPONSE) for one in (long, REQUEST)]
    keys = [storage_key(api.organization_id, one) for one in ids]
    await database.collection(CompletionDocument).update_many(
        {"_id": {"$in": keys}}, {"$set": {"underived": True}}
    )
    threads = {}

    def noted(fields: Mapping[str, Any], *others: Any) -> dict[str, Any]:
        threads[fields["request"] == long] = threading.current_thread()
        return derived(fields, *others)

    monkeypatch.setattr("services.completions.deriving.derived", noted)
    with only(api.organization_id, monkeypatch):
        await duty.step(None, {})

    assert threads[False] is threading.current_thread()
    assert threads[True] is not threading.current_thread()
