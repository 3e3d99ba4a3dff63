"""A database without order keys gets them, while it is in use."""

import asyncio
import os
import re
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import uuid4

import pytest
from pymongo import IndexModel

from models import CompletionDocument, FeedbackDocument, FeedbackTaskDocument, SessionDocument
from models.former_indexes import FORMER_INDEXES
from services.errors import Conflict
from services.ids import storage_key
from services.jobs.migrations import order_keys, versions
from services.order_keys import order_key
from services.runtime import Runtime, entered
from services.storage import index_sets, late_rows, schema_version
from services.storage.database import database
from tests.api import Api
from tests.gateway.processes import PROGRAM, command, environment
from tests.migrations.conftest import LISTS, WRITTEN, Former, Migrate
from tests.migrations.write_database import after
from tests.waiting import repeating, until

LISTED = (CompletionDocument, FeedbackDocument, FeedbackTaskDocument, SessionDocument)
COMPLETIONS = WRITTEN["collections"]["completions"]["rows"]
PAGE = """query ($first: Int, $after: String) {
  completions(first: $first, after: $after) {
    nodes { id createdAt } pageInfo { endCursor hasNextPage }
  }
}"""


async def all_completions(api: Api, size: int = 1000) -> list[dict[str, Any]]:
    """Return all completions, newest first, page by page."""
    nodes: list[dict[str, Any]] = []
    cursor, more = None, True
    while more:
        page = (await api.query(PAGE, first=size, after=cursor))["completions"]
        nodes += page["nodes"]
        cursor, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    return nodes


def of_the_version_before(organization_id: str, row_id: str, moment: datetime) -> dict[str, Any]:
    """Return a row as a gateway of the version before writes it."""
    return {
        "_id": storage_key(organization_id, row_id),
        "organization_id": organization_id,
        "tags": [],
        "created_at": moment,
        "updated_at": moment,
        "revision": 1,
        "base_rank": 0,
    }


async def test_lists_and_cursors_are_the_same_before_and_after(
    former: Former, migrate: Migrate
) -> None:
    for name, recorded in LISTS.items():
        assert (
            await after(former.http, recorded["list"], recorded["cursor"]) == recorded["after"]
        ), name

    await migrate(former)

    for name, recorded in LISTS.items():
        # Of what was created in one millisecond the order may be another.
        found = await after(former.http, recorded["list"], recorded["cursor"])
        assert sorted(found) == sorted(recorded["after"]), name


async def test_a_database_of_the_version_before_is_ready_at_once_and_after_the_migration(
    former: Former, migrate: Migrate
) -> None:
    before = (await former.http.get("/readyz")).json()

    await migrate(former)

    after_it = (await former.http.get("/readyz")).json()
    assert (before["status"], after_it["status"]) == ("ok", "ok")
    under_way = {"status": "being migrated in the background", "version": 1}
    assert before["parts"]["data"] == under_way
    assert after_it["parts"]["data"] == {"status": "ok", "version": schema_version.LATEST}


async def test_every_row_gets_the_order_key_of_its_time(former: Former, migrate: Migrate) -> None:
    await migrate(former)

    with entered(former.app.state.runtime):
        for document in LISTED:
            rows = await database.collection(document).find().to_list()
            assert rows
            for row in rows:
                assert row["seq"] == order_key(row["created_at"], row["_id"])


async def test_a_step_done_twice_comes_to_the_same_as_done_once(former: Former) -> None:
    with entered(former.app.state.runtime):
        order_keys.configure(quiet_seconds=0)
        checkpoint = None
        while await versions.pending():
            first = await versions.step(None, checkpoint)
            if first.checkpoint is not None and checkpoint is not None:
                again = await versions.step(None, checkpoint)
                assert again.checkpoint == first.checkpoint
            checkpoint = first.checkpoint
        rows = await database.collection(CompletionDocument).find().to_list()

    assert len(rows) == len(COMPLETIONS)
    assert len({row["seq"] for row in rows}) == len(rows)


async def test_what_a_gateway_of_today_writes_meanwhile_is_in_place(
    former: Former, migrate: Migrate
) -> None:
    newest = await former.create_completion(tags=["late"])
    oldest = await former.create_completion(created_at="2020-01-01T00:00:00Z")
    before = [node["id"] for node in await all_completions(former, size=7)]

    await migrate(former)

    after_it = [node["id"] for node in await all_completions(former, size=7)]
    for ids in (before, after_it):
        assert len(ids) == len(COMPLETIONS) + 2
        assert ids[0] == newest
        assert ids[-1] == oldest
    assert set(before) == set(after_it)


async def test_a_row_of_the_version_before_is_listed_and_then_filled_in(
    former: Former, migrate: Migrate
) -> None:
    await migrate(former)
    organization_id = former.organization_id
    late = of_the_version_before(organization_id, "late", datetime.now(UTC))
    with entered(former.app.state.runtime):
        collection = database.collection(CompletionDocument)
        await collection.insert_one(late)

        assert "late" in {node["id"] for node in await all_completions(former)}
        await versions.step(None, None)

        row = await collection.find_one({"_id": late["_id"]})
    assert row is not None
    assert row["seq"] == order_key(row["created_at"], row["_id"])
    assert (await all_completions(former))[0]["id"] == "late"


async def test_an_order_of_several_fields_is_there_once_the_database_is_migrated(
    former: Former, migrate: Migrate
) -> None:
    several = """{ completions(first: 50, orderBy: [{field: DURATION}, {field: TOTAL_TOKENS}]) {
      nodes { id } } }"""
    by_name = "{ completions(first: 50, orderBy: {field: MODEL}) { nodes { id } } }"
    nested = """{ feedbacks { nodes { completions(orderBy: [{field: MODEL}]) { nodes { id } } } }
      }"""
    tasks = "{ feedbackTasks(orderBy: [{field: UPDATED_AT}]) { nodes { id } } }"

    for query in (several, by_name, nested):
        body = await former.execute(query)
        codes = {error["extensions"]["code"] for error in body["errors"]}
        assert codes == {"UNAVAILABLE"}
        assert "migrated to version 2" in body["errors"][0]["message"]
    of_before = await former.query(tasks)

    await migrate(former)

    for query in (several, by_name):
        assert len((await former.query(query))["completions"]["nodes"]) == len(COMPLETIONS)
    await former.query(nested)
    assert of_before["feedbackTasks"]["nodes"]
    assert await former.query(tasks) == of_before


WALK = """query ($after: String, $order: [CompletionOrder!]!) {
  completions(first: 5, after: $after, orderBy: $order) {
    nodes { id } pageInfo { endCursor hasNextPage }
  }
}"""


async def walk(former: Former, fields: str, direction: str, most: int) -> list[str]:
    found: list[str] = []
    after = None
    order = [{"field": field, "direction": direction} for field in fields.split()]
    for _ in range(most):
        page = await former.query(WALK, after=after, order=order)
        found += [node["id"] for node in page["completions"]["nodes"]]
        after = page["completions"]["pageInfo"]["endCursor"]
        if not page["completions"]["pageInfo"]["hasNextPage"]:
            return found
    raise AssertionError("the walk does not end")


@pytest.mark.parametrize("direction", ["ASC", "DESC"])
@pytest.mark.parametrize(
    "field",
    ["CREATED_AT", "UPDATED_AT", "DURATION", "TOTAL_TOKENS", "MODEL", "MODEL DURATION UPDATED_AT"],
)
async def test_a_walk_that_meets_rows_of_the_version_before_ends_and_repeats_none(
    migrated: Former, field: str, direction: str
) -> None:
    """They are filled in then, as if they had come meanwhile; the next walk has all of them."""
    organization_id = migrated.organization_id
    with entered(migrated.app.state.runtime):
        collection = database.collection(CompletionDocument)
        mine = {"organization_id": organization_id}
        there = {row["_id"].partition("/")[2] async for row in collection.find(mine, {"_id": 1})}
        begin = datetime.now(UTC) - timedelta(hours=1)
        late = {str(uuid4()): begin + timedelta(seconds=n) for n in range(12)}
        await collection.insert_many(
            [of_the_version_before(organization_id, id_, at) for id_, at in late.items()]
        )
    found = await walk(migrated, field, direction, len(there) + len(late))
    again = await walk(migrated, field, direction, len(there) + len(late))

    assert len(found) == len(set(found))
    assert there <= set(found)
    assert len(again) == len(set(again))
    assert set(again) == there | set(late)


async def test_the_pages_of_a_session_fill_in_rows_of_the_version_before(migrated: Former) -> None:
    nested = """{ session(id: "nested") { completions(first: 2) {
      nodes { id } pageInfo { endCursor } } } }"""
    await migrated.create_completion(session_id="nested", created_at="2020-01-01T00:00:00Z")
    moment = datetime.now(UTC)
    row = of_the_version_before(migrated.organization_id, "nested-late", moment)
    with entered(migrated.app.state.runtime):
        collection = database.collection(CompletionDocument)
        await collection.insert_one({**row, "session_id": "nested"})

        page = (await migrated.query(nested))["session"]["completions"]

        stored = await collection.find_one({"_id": row["_id"]})
    assert page["nodes"][0] == {"id": "nested-late"}
    assert stored is not None
    assert stored["seq"] == order_key(stored["created_at"], row["_id"])


JANUARY = '{"from": "2019-01-01T00:00:00Z", "to": "2019-01-31T00:00:00Z"}'


async def test_every_list_has_the_rows_of_the_version_before_in_their_places(
    migrated: Former,
) -> None:
    """Without cursors, by a range of times, counted, by offset and below a task."""
    organization_id = migrated.organization_id
    moments = [datetime(2019, 1, n, tzinfo=UTC) for n in range(1, 9)]
    await migrated.query(
        """mutation ($inputs: [CreateCompletionInput!]!) {
          createCompletions(input: {completions: $inputs}) { count }
        }""",
        inputs=[
            {"id": f"place-{n}", "createdAt": moment.isoformat(), "tags": ["place"]}
            for n, moment in enumerate(moments)
            if n % 2
        ],
    )
    with entered(migrated.app.state.runtime):
        await database.collection(CompletionDocument).insert_many(
            {**of_the_version_before(organization_id, f"place-{n}", moment), "tags": ["place"]}
            for n, moment in enumerate(moments)
            if not n % 2
        )
        migrated.app.state.runtime.pop(late_rows._Looked, None)  # as a second later
    expected = [f"place-{n}" for n in reversed(range(8))]

    data = await migrated.query(
        """query ($january: DateTimeFilter!) {
          tagged: completions(filter: {tags: {has: "place"}}) { nodes { id } }
          timed: completions(filter: {createdAt: $january}) { totalCount nodes { id } }
        }""",
        january={"gte": "2019-01-01T00:00:00Z", "lt": "2019-02-01T00:00:00Z"},
    )
    by_offset = await migrated.http.get("/api/completions", params={"createdFilter": JANUARY})

    assert [node["id"] for node in data["tagged"]["nodes"]] == expected
    assert [node["id"] for node in data["timed"]["nodes"]] == expected
    assert data["timed"]["totalCount"] == 8
    assert [row["id"] for row in by_offset.json()["data"]] == expected


async def test_a_run_fills_in_all_late_rows(migrated: Former) -> None:
    with entered(migrated.app.state.runtime):
        collection = database.collection(CompletionDocument)
        moment = datetime.now(UTC)
        late = [
            of_the_version_before(migrated.organization_id, str(uuid4()), moment)
            for _ in range(2500)
        ]
        await collection.insert_many(late)

        checkpoint, steps = None, 0
        while steps == 0 or checkpoint is not None:
            checkpoint = (await versions.step(None, checkpoint)).checkpoint
            steps += 1

        assert await collection.count_documents({"seq": None}) == 0
        await collection.delete_many({"_id": {"$in": [row["_id"] for row in late]}})


async def test_an_update_of_such_a_row_leaves_the_order_key_to_whoever_knows_the_time(
    former: Former, migrate: Migrate
) -> None:
    row = of_the_version_before(former.organization_id, "late", datetime(2025, 1, 1, tzinfo=UTC))
    update = 'mutation { updateCompletion(input: {id: "late", %s}) { completion { createdAt } } }'
    with entered(former.app.state.runtime):
        collection = database.collection(CompletionDocument)
        await collection.insert_one(row)

        await former.query(update % "duration: 1")
        assert "seq" not in (await collection.find_one({"_id": row["_id"]}) or {})

        await former.query(update % 'createdAt: "2024-06-01T00:00:00Z"')
        written = await collection.find_one({"_id": row["_id"]}) or {}
        assert written["seq"] == order_key(datetime(2024, 6, 1, tzinfo=UTC), row["_id"])

        await migrate(former)
        migrated = await collection.find_one({"_id": row["_id"]}) or {}
        assert {name: migrated[name] for name in written} == written


async def test_the_version_is_reached_when_no_gateway_of_the_one_before_writes(
    former: Former,
) -> None:
    with entered(former.app.state.runtime):
        order_keys.configure(quiet_seconds=3600)
        checkpoint = None
        while (result := await versions.step(None, checkpoint)).checkpoint is not None:
            checkpoint = result.checkpoint
        begun = (await schema_version.stored_version())["quiet_since"]
        assert begun is not None

        # It writes: the wait begins anew.
        collection = database.collection(CompletionDocument)
        organization_id = former.organization_id
        await collection.insert_one(
            of_the_version_before(organization_id, "late", datetime.now(UTC))
        )
        assert (await versions.step(None, None)).done == 1
        again = (await schema_version.stored_version())["quiet_since"]
        assert again is not None
        assert again >= begun
        assert schema_version.ORDER_KEYS in await versions.pending()

        order_keys.configure(quiet_seconds=0)
        await versions.step(None, None)
        assert schema_version.ORDER_KEYS not in await versions.pending()


async def test_a_gateway_that_has_not_heard_of_the_end_takes_a_cursor_of_one_that_has(
    former: Former, migrate: Migrate
) -> None:
    with entered(former.app.state.runtime):
        seen: Any = former.app.state.runtime[schema_version._Seen]
        await migrate(former)
        page = (await former.query(PAGE, first=5))["completions"]
        seen.has_order_keys, seen.is_former_until = False, float("inf")

        rest = await former.query(PAGE, first=100, after=page["pageInfo"]["endCursor"])

    assert len(rest["completions"]["nodes"]) == len(COMPLETIONS) - 5


async def test_the_former_indexes_go_when_nobody_needs_them(
    former: Former, migrate: Migrate
) -> None:
    with entered(former.app.state.runtime):
        assert await index_sets.superfluous() == []
        with pytest.raises(Conflict, match="log10-gateway migrate"):
            await index_sets.prune()

        await migrate(former)
        assert await index_sets.missing() == []
        assert "completions.newest" in await index_sets.superfluous()
        # Another gateway has just looked, and reads by the former indexes for a moment yet.
        seen: Any = former.app.state.runtime[schema_version._Seen]
        seen.has_order_keys, seen.is_former_until = False, monotonic() + schema_version._SECONDS
        async with repeating(lambda: former.query("{ completions(first: 1) { nodes { id } } }")):
            # Twice at once, as by two operators.
            removed, _ = await asyncio.gather(index_sets.prune(), index_sets.prune())

        assert sorted(removed) == sorted(
            f"{collection}.{index.document['name']}"
            for collection, indexes in FORMER_INDEXES.items()
            for index in indexes
        )
        assert await index_sets.superfluous() == []
    for name in LISTS:
        assert set(await after(former.http, LISTS[name]["list"], LISTS[name]["cursor"])) == set(
            LISTS[name]["after"]
        )


async def test_an_index_of_another_program_is_left_alone(former: Former, migrate: Migrate) -> None:
    with entered(former.app.state.runtime):
        await migrate(former)
        collection = database.collection(CompletionDocument)
        await collection.drop_index("newest")
        await collection.create_indexes([IndexModel([("duration", 1)], name="newest")])

        assert "completions.newest" not in await index_sets.prune()

        await collection.drop_index("newest")


async def test_an_empty_database_is_of_the_latest_version_from_the_beginning(
    mongodb_url: str,
) -> None:
    with entered(Runtime()):
        await database.connect(mongodb_url, name="never-used", timeout_seconds=10)
        try:
            assert await versions.pending() == {}
            await index_sets.prepare()
            assert await versions.pending() == {}
            stored = await database.collection(CompletionDocument).index_information()
            assert "by_seq" in stored
            assert "newest" not in stored
        finally:
            await database.client.drop_database("never-used")
            await database.close()


# A migration goes through them in seconds: time enough to be killed in.
MANY = 15_000


@pytest.mark.slow
@pytest.mark.nightly
async def test_a_migration_under_load_that_is_killed_goes_on_where_it_was(
    former: Former, mongodb_url: str, tmp_path: Path
) -> None:
    """Beside it a gateway of today and one of the version before read and write."""
    organization_id = former.organization_id
    env = environment(tmp_path, mongodb_url=mongodb_url, mongodb_database=former.name)
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    with entered(former.app.state.runtime):
        collection = database.collection(CompletionDocument)
        for start in range(0, MANY, 5_000):
            await collection.insert_many(
                [
                    of_the_version_before(
                        organization_id, f"many-{n:06}", begin + timedelta(seconds=n)
                    )
                    for n in range(start, start + 5_000)
                ],
                ordered=False,
            )
        assert command("migrate", "--check", env=env).returncode == 1
        written = await _killed_in_the_middle(former, env)

        job = await database.client[former.name]["jobs"].find_one({"_id": "migrations"})
        finished = await asyncio.to_thread(command, "migrate", "--quiet-seconds", "0", env=env)

        assert finished.returncode == 0, finished.stderr
        assert "the database has the form of this version" in finished.stdout
        # It goes on where the other was: what had been done is not done again.
        shown = [int(n.replace(",", "")) for n in re.findall(r"([\d,]+) of ", finished.stderr)]
        assert job is not None
        assert shown
        assert shown[0] >= job["done"]
        assert max(shown) < MANY + job["done"]
        assert command("migrate", "--check", env=env).returncode == 0
        assert await collection.count_documents({"seq": None}) == 0
    expected = {row["_id"].partition("/")[2] for row in COMPLETIONS} | written
    expected |= {f"many-{n:06}" for n in range(MANY)}
    former.app.state.runtime.pop(schema_version._Seen, None)
    nodes = await all_completions(former)
    assert len(nodes) == len(expected)
    assert {node["id"] for node in nodes} == expected
    times = [node["createdAt"] for node in nodes]
    assert times == sorted(times, reverse=True)


async def _killed_in_the_middle(former: Former, env: dict[str, str]) -> set[str]:
    """Begin a migration, write and read beside it, and kill it; return what was written."""
    jobs = database.client[former.name]["jobs"]
    collection = database.collection(CompletionDocument)
    written: set[str] = set()
    migration = await asyncio.create_subprocess_exec(
        *PROGRAM, "migrate", env=env, cwd="/", start_new_session=True
    )

    async def is_in_the_middle() -> bool:
        written.add(await former.create_completion(tags=["of today"]))
        name = f"before-{len(written)}"
        await collection.insert_one(
            of_the_version_before(former.organization_id, name, datetime.now(UTC))
        )
        written.add(name)
        page = await former.query(PAGE, first=5)
        listed = [node["id"] for node in page["completions"]["nodes"]]
        assert name in listed
        job = await jobs.find_one({"_id": "migrations"})
        return job is not None and job["done"] > MANY // 10

    try:
        await until(is_in_the_middle)
    finally:
        os.killpg(migration.pid, signal.SIGKILL)
        await migration.wait()
    assert await collection.count_documents({"seq": None}, limit=1)
    return written


async def test_views_are_saved_and_listed_before_and_after(
    former: Former, migrate: Migrate
) -> None:
    """The version before knows none, so that they have order keys from the beginning."""
    create = """mutation ($name: String!) {
      createSavedView(input: {name: $name, subject: SESSIONS}) { savedView { id } }
    }"""
    page = """query ($after: String) {
      savedViews(first: 1, after: $after) { totalCount nodes { name } pageInfo { endCursor } }
    }"""
    for name in ("first", "second"):
        await former.query(create, name=name)
    newest = (await former.query(page))["savedViews"]

    await migrate(former)
    await former.query(create, name="third")
    rest = await former.query(page, after=newest["pageInfo"]["endCursor"])

    assert (newest["nodes"], newest["totalCount"]) == ([{"name": "second"}], 2)
    assert rest["savedViews"]["nodes"] == [{"name": "first"}]
    assert rest["savedViews"]["totalCount"] == 3
