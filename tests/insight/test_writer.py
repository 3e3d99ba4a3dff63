"""The index holds what the database holds."""

from itertools import count as numbers
from typing import Any

import pytest
from tantivy import Query

from models import CompletionDocument, LargeValueDocument
from services.clock import to_milliseconds, utc_now
from services.ids import storage_key
from services.insight import share
from services.insight.fields import ORGANIZATION
from services.insight.folder import Folder
from services.insight.keeping import Keeping
from services.insight.reader import insight
from services.insight.share import Share
from services.order_keys import order_key
from services.storage.database import database
from tests.api import Api
from tests.insight.conftest import CatchUp


async def count(api: Api) -> int:
    view = await insight.view()
    query = Query.term_query(view.schema, ORGANIZATION, api.organization_id)
    found: Any = await view.ask(lambda searcher: searcher.search(query, 1))
    return int(found.count)


async def test_what_is_created_and_deleted_is_in_the_index_and_gone(
    api: Api, catch_up: CatchUp
) -> None:
    first = await api.create_completion(status="started", tags=["a"])
    await api.create_completion(status="started", tags=["b"])
    await catch_up()
    assert await count(api) == 2
    await api.query(
        "mutation ($id: ID!) { deleteCompletions(input: {ids: [$id]}) { count } }", id=first
    )
    await catch_up()
    assert await count(api) == 1


async def test_rows_of_another_program_are_indexed_as_far_as_they_can_be(
    api: Api, catch_up: CatchUp
) -> None:
    await api.create_completion(status="started", tags=["a"])
    collection = database.collection(CompletionDocument)
    odd: list[dict[str, Any]] = [
        {},
        {"created_at": "yesterday", "updated_at": 5, "tags": "a", "usage": [1], "cost": 3},
        {"tags": [1, None, "a"], "tool_names": {"a": 1}, "status": 5, "duration": "long"},
        {"request": "text", "response": [{"a": 1}], "extra": 1, "failure_reason": {}},
        {"large": {"request": []}, "altered": 5, "usage": {"total_tokens": True}},
    ]
    rows = [
        {
            "_id": storage_key(api.organization_id, f"odd-{n}"),
            "organization_id": api.organization_id,
            "seq": order_key(utc_now(), f"odd-{n}"),
            **one,
        }
        for n, one in enumerate(odd)
    ]
    await collection.insert_many(rows)
    try:
        await catch_up()
        assert await count(api) == 1 + len(odd)
        tags = await api.query("{ tags { nodes { name count } } }")
        assert tags["tags"]["nodes"] == [{"name": "a", "count": 2}]
    finally:
        await collection.delete_many({"_id": {"$in": [row["_id"] for row in rows]}})


async def test_a_value_out_of_line_that_is_damaged_keeps_no_other_out(
    api: Api, catch_up: CatchUp
) -> None:
    request = {"messages": [{"role": "user", "content": "x" * 9 * 2**20}]}
    completion_id = await api.create_completion(status="started", request=request)
    values = database.collection(LargeValueDocument)
    [part] = await values.find({"completion_id": completion_id}).sort("_id").to_list(1)
    await values.update_one({"_id": part["_id"]}, {"$set": {"data": b"\xff"}})
    await api.create_completion(status="started")
    await catch_up()
    assert await count(api) == 2


async def test_conditions_see_the_beginning_alone_of_what_is_out_of_line_in_both_engines(
    api: Api, catch_up: CatchUp
) -> None:
    # The list is the largest; of it the first ten items stay in line.
    values = [*(f"n{n}" for n in range(30)), *(f"{n}" + "x" * 62_000 for n in range(70))]
    request = {"metadata": {"a": values}, "prompt": "y" * 4_100_000}
    await api.create_completion(status="started", request=request)
    await catch_up()
    both = """query ($filter: CompletionFilter) {
      completions(filter: $filter) { totalCount }
      completionStats(filter: $filter) { rows { count } }
    }"""

    for text, count in (("n2", 1), ("n20", 0)):
        data = await api.query(both, filter={"metadata": [{"key": "a", "eq": text}]})
        assert data["completions"]["totalCount"] == count
        assert data["completionStats"]["rows"] == [{"count": count}]


@pytest.mark.parametrize(("gives_way", "idle"), [(True, 0), (True, 1), (False, 0)])
async def test_a_follower_rests_where_the_host_has_nothing_to_spare_and_goes_on(
    api: Api,
    catch_up: CatchUp,
    folder: Folder,
    monkeypatch: pytest.MonkeyPatch,
    gives_way: bool,
    idle: int,
) -> None:
    await catch_up()
    seconds = numbers().__next__
    monkeypatch.setattr(share, "_host_seconds", lambda: ((n := seconds()) * idle, n))
    monkeypatch.setattr(share, "_SHARE", 1e-9)
    monkeypatch.setattr(share, "_LEAST_SECONDS", 0)
    monkeypatch.setattr(share, "_KEPT_UP_WITH", -1)
    monkeypatch.setattr(share, "_LONGEST_REST_SECONDS", 0.2)
    rests: list[float] = []
    rest = Share.rest

    def remember(self: Share, came: int, *, is_full: bool) -> float:
        rests.append(rest(self, came, is_full=is_full))
        return rests[-1]

    monkeypatch.setattr(Share, "rest", remember)
    now = to_milliseconds(utc_now())
    current = folder.current()
    assert current is not None
    follower = Keeping(current, 15_000_000, gives_way=gives_way)
    for status in ("started", "finished"):
        await api.create_completion(status=status)
        now = to_milliseconds(utc_now())
        await follower.run(lambda state: state.as_of > now)  # noqa: B023  # called before it changes

    assert await count(api) == 2
    assert set(rests) == ({0.2} if idle == 0 else {0}) if gives_way else not rests
