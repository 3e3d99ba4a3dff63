"""Sessions are summed up anew when their completions change, and nothing is passed over."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from pymongo.errors import ExecutionTimeout

from gateway.settings import Settings
from models import CompletionDocument, JobDocument, SessionDocument
from services import session_summaries as summaries
from services.completions.merging import _MOST_LEFT_SESSIONS
from services.ids import new_id, public_id, storage_key
from services.jobs import session_checks
from services.jobs import session_summaries as duty
from services.jobs.kinds import KINDS
from services.jobs.runner import runners
from services.jobs.session_summaries import SessionChanges
from services.jobs.steps import Checkpoint, Kind, StepResult
from services.order_keys import order_key
from services.runtime import Runtime, entered
from services.storage.database import database
from services.tenants.organizations import every_organization, organizations_after
from tests.api import Api
from tests.commands import Commands, stages
from tests.conftest import NewApi
from tests.graphql.test_cost import assert_served_by_indexes
from tests.waiting import repeating, until

pytestmark = pytest.mark.usefixtures("alone")

CREATE = """mutation ($input: CreateCompletionInput!) {
  createCompletion(input: $input) { completion { id } }
}"""
UPDATE = """mutation ($input: UpdateCompletionInput!) {
  updateCompletion(input: $input) { completion { id } }
}"""
DELETE = "mutation ($ids: [ID!]!) { deleteCompletions(input: {ids: $ids}) { count } }"
TAG = """mutation ($ids: [ID!]!, $tags: [String!]!) {
  addTags(input: {completionIds: $ids, tags: $tags}) { count }
}"""


@pytest.fixture(autouse=True)
def only_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at this test's organizations alone, and let no session rest."""
    begun = new_id()  # ids are in the order of creation

    async def since(organization_id: str, *, most: int) -> list[str]:
        return await organizations_after(max(organization_id, begun), most=most)

    monkeypatch.setattr(duty, "organizations_after", since)
    monkeypatch.setattr(duty, "every_organization", lambda after="": {"$gt": max(after, begun)})
    monkeypatch.setattr(duty, "_RESTS", 0)


async def follow(changes: SessionChanges, checkpoint: Checkpoint | None, steps: int = 1) -> Any:
    for _ in range(steps):
        checkpoint = (await changes.follow(checkpoint)).checkpoint
    return checkpoint


async def stored(api: Api) -> dict[str, dict[str, Any]]:
    rows = database.collection(SessionDocument).find({"organization_id": api.organization_id})
    return {public_id(row["_id"]): row async for row in rows}


async def expected(api: Api) -> dict[str, dict[str, Any]]:
    """Sum up all sessions of an organization, one completion after the other."""
    mine = {"organization_id": api.organization_id}
    found: dict[str, dict[str, Any]] = {}
    for key, session in (await stored(api)).items():
        found[key] = {
            "last_activity_at": session["created_at"],
            "completion_count": 0,
            "failed_count": 0,
            "total_tokens": 0,
            "total_cost": 0,
            "duration_ms": None,
            "tags": [],
            "users": [],
        }
        times, ends, costs, tags, users = [], [], list[int](), set(), set()
        async for row in database.collection(CompletionDocument).find({**mine, "session_id": key}):
            times.append(row["created_at"])
            ends.append(row["created_at"] + timedelta(seconds=row.get("duration", 0)))
            tags.update(row["tags"])
            users |= {row["user_id"]} if "user_id" in row else set()  # what is derived by now
            found[key]["completion_count"] += 1
            found[key]["failed_count"] += row.get("status") == "failed"
            cost = row.get("cost", {}).get("total")
            costs += [] if cost is None else [cost]
            found[key]["total_tokens"] += row.get("usage", {}).get("total_tokens", 0)
        if times:
            span = max(ends) - min(times)
            found[key] |= {
                "last_activity_at": max(times),
                "total_cost": sum(costs) if costs else None,
                "duration_ms": round(span / timedelta(milliseconds=1)),
                "tags": sorted(tags),
                "users": sorted(users),
            }
    return found


async def are_right(api: Api) -> bool:
    wanted = await expected(api)
    rows = await stored(api)
    return all(
        {name: rows[key].get(name) for name in summary} == summary and "stale" not in rows[key]
        for key, summary in wanted.items()
    )


async def create(api: Api, **fields: Any) -> str:
    return str((await api.query(CREATE, input=fields))["createCompletion"]["completion"]["id"])


async def test_a_new_session_is_empty_and_then_what_its_completions_come_to(api: Api) -> None:
    changes = SessionChanges()
    checkpoint = await follow(changes, None)
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    for n in range(3):
        await create(
            api,
            sessionId="s",
            createdAt=(begun + timedelta(seconds=n)).isoformat(),
            duration=2.5,
            tags=[f"t{n}"],
            request={"user": f"u{n % 2}"},
            response={"usage": {"total_tokens": 10}},
        )
    before = (await stored(api))["s"]

    await follow(changes, checkpoint)

    after = (await stored(api))["s"]
    assert (before["completion_count"], before["tags"]) == (0, [])
    assert before["last_activity_at"] == before["created_at"]
    assert after == before | {
        "completion_count": 3,
        "total_tokens": 30,
        "total_cost": None,
        "duration_ms": 4500,
        "last_activity_at": begun + timedelta(seconds=2),
        "tags": ["t0", "t1", "t2"],
        "users": ["u0", "u1"],
        "summary_revision": 1,
        "summed_revision": 1,
    }


@pytest.mark.parametrize(
    ("fields", "users"),
    [
        ({"request": {"user": "a", "metadata": {"user_id": "b"}}, "extra": {"user": "c"}}, ["a"]),
        ({"request": {"user": 1, "metadata": {"user_id": "b"}}}, ["1"]),
        ({"request": {"user": ""}, "extra": {"user_id": "c", "user": "d"}}, ["c"]),
        ({"request": {"user": {"user": "x"}}, "extra": {"user_id": None, "user": "d"}}, ["d"]),
        ({"request": {"metadata": [{"user_id": "b"}]}, "extra": {"user": "x" * 501}}, []),
        ({"request": {"user": "$tags"}}, ["$tags"]),
        ({}, []),
    ],
)
async def test_the_user_of_a_completion_is_the_first_text_that_names_one(
    api: Api, fields: Mapping[str, Any], users: list[str]
) -> None:
    await create(api, sessionId="s", **fields)

    await follow(SessionChanges(), None)

    shown = await api.query('{ session(id: "s") { users lastActivityAt durationMs } }')
    assert (await stored(api))["s"]["users"] == users
    assert shown["session"]["users"] == users
    assert shown["session"]["durationMs"] == 0


async def test_of_very_many_tags_some_are_stored_and_all_are_shown(api: Api) -> None:
    tags = [[f"{part}-{n:03}" for n in range(600)] for part in "ab"]
    for some in tags:
        await create(api, sessionId="s", tags=some)

    await follow(SessionChanges(), None)

    row = (await stored(api))["s"]
    shown = (await api.query('{ session(id: "s") { tags } }'))["session"]["tags"]
    assert shown == sorted(tags[0] + tags[1])
    assert row["tags"] == shown[: summaries.MOST_STORED]


async def test_values_of_other_programs_stop_nobody(api: Api) -> None:
    """What no client of ours can have stored."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    await create(api, sessionId="s")
    collection = database.collection(CompletionDocument)
    for n, duration in enumerate((float("nan"), float("inf"), -1, "long", None, 1e300, 2)):
        key = storage_key(api.organization_id, f"odd-{n}")
        await collection.insert_one(
            {
                "_id": key,
                "organization_id": api.organization_id,
                "session_id": "s",
                "duration": duration,
                "created_at": now,
                "updated_at": now,
                "seq": order_key(now, key),
            }
        )

    await follow(SessionChanges(), None)

    assert (await stored(api))["s"]["completion_count"] == 8
    shown = await api.query(
        '{ session(id: "s") { durationTotal statusCounts { started finished failed unknown } } }'
    )
    counts = {"started": 0, "finished": 0, "failed": 0, "unknown": 8}
    assert shown["session"] == {"durationTotal": 2.0, "statusCounts": counts}


async def test_times_and_texts_of_other_programs_count_as_none(api: Api) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    await create(api, sessionId="s", tags=["a"], createdAt=now.isoformat())
    odd: list[dict[str, Any]] = [
        *({"created_at": "yesterday"}, {"created_at": 5}, {"created_at": [now]}, {}),
        *({"tags": "b"}, {"tags": [1, "c", None, {"d": 1}]}, {"tags": {"e": 1}}),
        *({"user_id": 5}, {"usage": [1], "cost": "x"}, {"duration": [5]}),
    ]
    for n, one in enumerate(odd):
        key = storage_key(api.organization_id, f"odd-{n}")
        mine = {"_id": key, "organization_id": api.organization_id, "session_id": "s"}
        await database.collection(CompletionDocument).insert_one({**mine, **one})

    await follow(SessionChanges(), None)

    row = (await stored(api))["s"]
    assert row["completion_count"] == 1 + len(odd)
    assert (row["last_activity_at"], row["duration_ms"]) == (now, 0)
    assert (row["tags"], row["users"]) == (["a", "c"], [])
    shown = await api.query('{ session(id: "s") { tags users completionCount } }')
    assert shown["session"] == {"tags": ["a", "c"], "users": [], "completionCount": 1 + len(odd)}


TEXTS = st.sampled_from(["a", "b", "c"])
SESSIONS = st.sampled_from(["s0", "s1", "s2"])
IDS = st.sampled_from([f"c{n}" for n in range(6)])
CONTENT = st.fixed_dictionaries(
    {},
    optional={
        "session_id": SESSIONS,
        "tags": st.lists(TEXTS, max_size=2, unique=True),
        "duration": st.floats(0, 100).map(lambda n: round(n, 3)),
        "request": st.fixed_dictionaries({"user": TEXTS}),
        "response": st.fixed_dictionaries(
            {"usage": st.fixed_dictionaries({"total_tokens": st.integers(0, 99)})}
        ),
        "created_at": st.integers(0, 10**6).map(lambda n: 1_700_000_000 + n),
        "status": st.sampled_from(["started", "finished", "failed"]),
    },
)
ACTIONS = st.one_of(
    st.tuples(st.just("write"), IDS, CONTENT),
    st.tuples(st.just("correct"), IDS, st.none() | SESSIONS),
    st.tuples(st.just("delete"), st.lists(IDS, min_size=1, max_size=3), st.none()),
    st.tuples(st.just("tag"), IDS, st.lists(TEXTS, min_size=1, max_size=2, unique=True)),
    st.tuples(st.just("look"), st.none(), st.none()),
    st.tuples(st.just("take over"), st.none(), st.none()),
)


async def act(api: Api, kind: str, of: Any, content: Any) -> None:
    """Do what a client does; what is not there, or was deleted, is told so."""
    answer: dict[str, Any] = {}
    match kind:
        case "write":
            body = {"organization_id": api.organization_id, **content}
            response = await api.http.post(f"/api/v1/completions/{of}", json=body)
            assert response.status_code in (200, 404, 409), response.text
        case "correct":
            answer = await api.execute(UPDATE, input={"id": of, "sessionId": content})
        case "delete":
            answer = await api.execute(DELETE, ids=of)
        case "tag":
            answer = await api.execute(TAG, ids=[of], tags=content)
    codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
    assert codes <= {"NOT_FOUND"}, answer


@examples(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(actions=st.lists(ACTIONS, max_size=25))
async def test_whatever_is_done_in_whatever_order_the_summaries_become_right(
    new_api: NewApi, actions: list[tuple[str, Any, Any]]
) -> None:
    api = await new_api()
    changes, checkpoint = SessionChanges(), await follow(SessionChanges(), None)

    for kind, of, content in actions:
        if kind == "look":
            checkpoint = await follow(changes, checkpoint)
        elif kind == "take over":  # by a gateway that knows the checkpoint alone
            changes = SessionChanges()
        else:
            await act(api, kind, of, content)
    await follow(changes, checkpoint)

    assert await are_right(api)
    assert changes.lag_seconds == 0


async def test_a_completion_that_moves_leaves_its_session(api: Api) -> None:
    completion_id = await create(api, sessionId="from")
    changes = SessionChanges()
    checkpoint = await follow(changes, None)

    for to in ("over", "to"):
        await api.query(UPDATE, input={"id": completion_id, "sessionId": to})
    checkpoint = await follow(changes, checkpoint)
    moved = {key: row["completion_count"] for key, row in (await stored(api)).items()}
    await api.query(UPDATE, input={"id": completion_id, "sessionId": None})
    await follow(changes, checkpoint)

    taken_out = {key: row["completion_count"] for key, row in (await stored(api)).items()}
    assert moved == {"from": 0, "over": 0, "to": 1}
    assert taken_out == {"from": 0, "over": 0, "to": 0}


async def test_a_row_that_names_the_same_session_again_leaves_none(api: Api) -> None:
    completion_id = await create(api, sessionId="s")
    key = storage_key(api.organization_id, completion_id)

    await api.query(UPDATE, input={"id": completion_id, "sessionId": "s", "duration": 1})
    same = await database.collection(CompletionDocument).find_one({"_id": key})
    for n in range(_MOST_LEFT_SESSIONS + 5):
        await api.query(UPDATE, input={"id": completion_id, "sessionId": f"s{n}"})
    moved = await database.collection(CompletionDocument).find_one({"_id": key})

    assert same is not None
    assert moved is not None
    assert "left_session_ids" not in same
    assert moved["left_session_ids"] == [f"s{n}" for n in range(4, _MOST_LEFT_SESSIONS + 4)]


async def test_a_deletion_marks_its_sessions_in_its_own_transaction(api: Api) -> None:
    ids = [await create(api, sessionId=f"s{n % 2}") for n in range(4)]
    changes = SessionChanges()
    checkpoint = await follow(changes, None)

    await api.query(DELETE, ids=[ids[0]])
    marked = {key: row.get("stale", False) for key, row in (await stored(api)).items()}
    await follow(changes, checkpoint)

    assert marked == {"s0": True, "s1": False}
    assert await are_right(api)


async def insert_late(api: Api, completion_id: str, updated_at: datetime) -> None:
    """Store a completion as a batch does that waited for the database."""
    key = storage_key(api.organization_id, completion_id)
    await database.collection(CompletionDocument).insert_one(
        {
            "_id": key,
            "organization_id": api.organization_id,
            "session_id": "s",
            "tags": [],
            "created_at": updated_at,
            "updated_at": updated_at,
            "seq": order_key(updated_at, key),
            "revision": 1,
        }
    )


@pytest.mark.parametrize("late_seconds", [1, 25])
async def test_a_change_that_is_stored_late_is_not_passed_over(
    api: Api, late_seconds: float
) -> None:
    changes = SessionChanges()
    await create(api, sessionId="s")
    checkpoint = await follow(changes, None)

    await insert_late(api, "late", datetime.now(UTC) - timedelta(seconds=late_seconds))
    await follow(changes, checkpoint, steps=1 + duty._LOOKS_UNTIL_FAR_BACK)

    assert await are_right(api)


async def test_two_changes_within_a_millisecond_are_two(api: Api) -> None:
    changes = SessionChanges()
    completion_id = await create(api, sessionId="s")
    checkpoint = await follow(changes, None)

    # It was prepared in the millisecond of the first, and its batch came later.
    await database.collection(CompletionDocument).update_one(
        {"_id": storage_key(api.organization_id, completion_id)},
        {"$set": {"tags": ["x"]}, "$inc": {"revision": 1}},
    )
    await follow(changes, checkpoint)

    assert (await stored(api))["s"]["tags"] == ["x"]


async def test_what_was_seen_is_summed_up_once(api: Api, commands: Commands) -> None:
    changes = SessionChanges()
    checkpoint = await follow(changes, None)
    for n in range(5):
        await create(api, sessionId=f"s{n}")
    commands.sent.clear()

    await follow(changes, checkpoint, steps=2 * duty._LOOKS_UNTIL_FAR_BACK)

    assert commands.names.count("aggregate") == 1
    assert {row["summary_revision"] for row in (await stored(api)).values()} == {1}


async def test_a_result_that_is_older_than_a_mark_is_not_stored(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [await create(api, sessionId="s") for _ in range(2)]
    summarize = summaries._summarize

    async def overtaken(keys: Any) -> Any:
        summed_up = await summarize(keys)
        await api.query(DELETE, ids=[ids[0]])
        return summed_up

    with monkeypatch.context() as patched:
        patched.setattr(summaries, "_summarize", overtaken)
        outcome = await summaries.store_summaries([(api.organization_id, "s")])

    assert outcome.left == {(api.organization_id, "s")}
    assert (await stored(api))["s"]["completion_count"] == 0
    await follow(SessionChanges(), None)
    assert await are_right(api)


async def test_of_two_who_sum_up_at_once_the_later_one_wins(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The slower of the two has read the completions before the other, and is told to try again."""
    await create(api, sessionId="s")
    key = (api.organization_id, "s")
    summarize = summaries._summarize
    has_read, may_write = asyncio.Event(), asyncio.Event()

    async def slow(keys: Any) -> Any:
        summed_up = await summarize(keys)
        has_read.set()
        await may_write.wait()
        return summed_up

    with monkeypatch.context() as patched:
        patched.setattr(summaries, "_summarize", slow)
        slower = asyncio.create_task(summaries.store_summaries([key]))
        await has_read.wait()
    await create(api, sessionId="s")
    faster = await summaries.store_summaries([key])
    may_write.set()

    assert (await slower).left == {key}
    assert faster.left == frozenset()
    assert (await stored(api))["s"]["completion_count"] == 2


async def test_a_session_that_is_not_stored_yet_is_waited_for(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    await create(api, sessionId="s")
    await create(api, sessionId="never")
    mine = {"organization_id": api.organization_id}
    collection = database.collection(SessionDocument)
    [row] = await collection.find({**mine, "_id": storage_key(api.organization_id, "s")}).to_list()
    await collection.delete_many(mine)
    changes = SessionChanges()
    monkeypatch.setattr(duty, "_PAUSE_SECONDS", 0.0)
    checkpoint = await follow(changes, None)
    assert changes.lag_seconds > 0

    await collection.insert_one(row)
    checkpoint = await follow(changes, checkpoint)
    assert await are_right(api)
    monkeypatch.setattr(duty, "_LATE_MS", 0)
    checkpoint = await follow(changes, checkpoint, steps=2)

    assert changes.lag_seconds == 0


async def test_the_place_is_stored_only_as_far_as_all_is_summed_up(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A session that rests keeps it back, so that another gateway begins before its change."""
    changes = SessionChanges()
    completion_id = await create(api, sessionId="s")
    monkeypatch.setattr(duty, "_RESTS", 10**6)
    checkpoint = await follow(changes, None)
    begun = datetime.now(UTC)
    await api.query(UPDATE, input={"id": completion_id, "tags": ["new"]})
    await create(api, sessionId="other")

    checkpoint = await follow(changes, checkpoint)

    rows = await stored(api)
    assert (rows["s"]["tags"], rows["other"]["completion_count"]) == ([], 1)
    assert checkpoint["at"] <= begun.timestamp() * 1000 + 1000
    assert changes.lag_seconds > 0
    await follow(SessionChanges(), checkpoint)
    assert await are_right(api)


async def test_a_session_that_takes_too_long_holds_up_no_other(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(2):
        await create(api, sessionId=f"s{n}")
    store = summaries._store

    async def of_one_too_large(rows: Any) -> Any:
        if (api.organization_id, "s0") in rows:
            raise ExecutionTimeout("it took too long")
        return await store(rows)

    changes = SessionChanges()
    with monkeypatch.context() as patched:
        patched.setattr(summaries, "_SESSIONS", 1)
        patched.setattr(summaries, "_store", of_one_too_large)
        checkpoint = await follow(changes, None)

    assert (await stored(api))["s1"]["completion_count"] == 1
    await follow(changes, checkpoint)
    assert await are_right(api)


async def test_many_changes_are_taken_piece_by_piece(
    new_api: NewApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duty, "_BATCH", 7)
    monkeypatch.setattr(duty, "_LOOK_SECONDS", 0.0)
    monkeypatch.setattr(duty, "MAX_MERGED_SCANS", 2)
    monkeypatch.setattr(summaries, "_SESSIONS", 2)
    changes = SessionChanges()
    checkpoint = await follow(changes, None, steps=50)
    apis = [await new_api() for _ in range(5)]
    for n in range(60):
        await create(apis[n % 5], sessionId=f"s{n % 7}")

    for _ in range(60):
        checkpoint = await follow(changes, checkpoint)
        if not changes.lag_seconds:
            break

    for api in apis:
        assert await are_right(api)


async def test_what_is_known_of_changes_is_bounded(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duty, "_MOST_KNOWN", 3)
    changes = SessionChanges()
    for n in range(8):
        await create(api, sessionId=f"s{n}")

    await follow(changes, None)

    assert len(changes._known) <= 3
    assert await are_right(api)


async def test_a_daily_check_finds_what_nothing_has_told_of(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a gateway of the version before deletes and moves."""
    marked: set[str] = set()
    mark = summaries.mark_stale

    async def recorded(organization_id: str, ids: Sequence[str]) -> None:
        if organization_id == api.organization_id:
            marked.update(ids)
        await mark(organization_id, ids)

    monkeypatch.setattr(session_checks, "mark_stale", recorded)
    ids = [await create(api, sessionId=f"s{n % 3}") for n in range(9)]
    changes = SessionChanges()
    checkpoint = await follow(changes, None)
    collection = database.collection(CompletionDocument)
    await collection.delete_one({"_id": storage_key(api.organization_id, ids[0])})
    moved = {"_id": storage_key(api.organization_id, ids[1])}
    await collection.update_one(moved, {"$set": {"session_id": "s2"}})
    assert not await are_right(api)

    at: Checkpoint | None = None
    while (at := (await session_checks.step(None, at)).checkpoint) is not None:
        pass
    await follow(changes, checkpoint)

    assert marked == {"s0", "s1", "s2"}
    assert await are_right(api)


async def test_a_daily_check_finds_what_a_gateway_of_the_version_before_has_summed_up(
    api: Api,
) -> None:
    """It stores no failures, and of which revision they are."""
    await create(api, sessionId="s", status="FAILED")
    changes = SessionChanges()
    checkpoint = await follow(changes, None)
    mine = {"_id": storage_key(api.organization_id, "s")}
    of_before = {"$set": {"failed_count": 0}, "$inc": {"summary_revision": 1}}
    await database.collection(SessionDocument).update_one(mine, of_before)
    assert not await are_right(api)

    at: Checkpoint | None = {"organization": api.organization_id, "after": ""}
    await session_checks.step(None, at)
    await follow(changes, checkpoint)

    assert await are_right(api)
    await session_checks.step(None, at)
    assert "stale" not in (await stored(api))["s"]


async def test_the_daily_check_reads_no_completion(api: Api, commands: Commands) -> None:
    await create(api, sessionId="s")
    commands.sent.clear()

    await session_checks.step(None, {"organization": api.organization_id, "after": ""})

    [counting] = [one for one in commands.queries if "aggregate" in one]
    plan = await explained(counting)
    assert "IXSCAN" in set(stages(plan))
    assert "FETCH" not in set(stages(plan))


async def explained(command: Mapping[str, Any]) -> dict[str, Any]:
    plan: dict[str, Any] = await database.client["tests"].command("explain", command)
    return plan


async def test_every_look_is_served_by_indexes(new_api: NewApi, commands: Commands) -> None:
    """And what was seen before is told by the index alone."""
    apis = [await new_api() for _ in range(3)]
    ids = [await create(api, sessionId=f"s{n}") for n in range(3) for api in apis]
    await apis[0].query(DELETE, ids=[ids[0]])
    commands.sent.clear()

    await follow(SessionChanges(), None)

    looked = [
        (command, await explained(command))
        for command in commands.queries
        if command.get("find") in ("completions", "sessions") or "aggregate" in command
    ]
    names = [set(stages(plan)) for _, plan in looked]
    assert all("IXSCAN" in one and not one & {"COLLSCAN", "SORT"} for one in names)
    for command, plan in looked:
        if command.get("find") == "completions" and "sort" in command:
            assert "FETCH" not in set(stages(plan))
    assert sum("sort" in command for command, _ in looked) > 0
    assert sum("aggregate" in command for command, _ in looked) > 0


async def is_right(api: Api) -> bool:
    return all(row["completion_count"] for row in (await stored(api)).values()) and await are_right(
        api
    )


@asynccontextmanager
async def working(settings: Settings, name: str) -> AsyncIterator[Runtime]:
    """Be another gateway on the same database, with nothing but its duties.

    Args:
        settings: Of the database.
        name: Of the job, as other tests' gateways may hold the lease of the real one.
    """
    runtime = Runtime()
    with entered(runtime):
        await database.connect(
            str(settings.mongodb_url and settings.mongodb_url.get_secret_value()),
            name=settings.mongodb_database,
            timeout_seconds=10,
        )
        [_, runner] = runners({name: KINDS["session_summaries"]})
        runner.start()
    try:
        yield runtime
    finally:
        with entered(runtime):
            await runner.stop()
            await database.close()


async def test_a_gateway_goes_on_where_another_has_ended(api: Api, settings: Settings) -> None:
    name = f"duty-{api.organization_id}"
    for n in range(2):
        async with working(settings, name) as runtime:
            await create(api, sessionId=f"s{n}")
            await until(lambda: is_right(api))
            assert runtime[SessionChanges].checkpoint is not None
    job = await database.collection(JobDocument).find_one({"_id": name})
    assert job is not None
    assert job["checkpoint"]["at"] > 0
    assert job["tries"] == 0


async def test_of_two_gateways_one_does_it_and_the_other_when_its_lease_ends(
    api: Api, settings: Settings
) -> None:
    name = f"duty-{api.organization_id}"
    async with working(settings, name) as one, working(settings, name) as other:
        await create(api, sessionId="s0")
        await until(lambda: is_right(api))
        holders = [runtime for runtime in (one, other) if SessionChanges in runtime]
        assert len(holders) == 1

        # As if the holder had been killed, a lease's time ago.
        expired = {"$set": {"due_at": datetime.now(UTC) - timedelta(seconds=1)}}
        async with repeating(
            lambda: database.collection(JobDocument).update_one({"_id": name}, expired)
        ):
            await until(lambda: _both(one, other))
        await create(api, sessionId="s1")
        await until(lambda: is_right(api))


async def _both(one: Runtime, other: Runtime) -> bool:
    return SessionChanges in one and SessionChanges in other


async def test_a_duty_that_failed_goes_on_where_it_was(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Checkpoint | None] = []

    async def failing(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
        begun.append(checkpoint)
        if len(begun) == 2:
            raise ValueError("a bug")
        return StepResult({"at": len(begun)}, pause=0.01)

    kind = f"duty-{api.organization_id}"
    [_, runner] = runners({kind: Kind(failing, every=timedelta(0), is_duty=True)})
    runner._poll_seconds = 0.02
    runner.start()

    async def has_gone_on() -> bool:
        return len(begun) > 3

    await until(has_gone_on)
    await runner.stop()

    assert begun[:4] == [None, {"at": 1}, {"at": 1}, {"at": 3}]


async def test_marks_of_one_organization_keep_no_other_waiting(
    new_api: NewApi, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duty, "_BATCH", 5)
    first, last = [await new_api() for _ in range(2)]
    keys = [storage_key(first.organization_id, f"s{number}") for number in range(12)]
    keys.append(storage_key(last.organization_id, "s"))
    await database.collection(SessionDocument).insert_many(
        {"_id": key, "organization_id": key.partition("/")[0], "stale": True} for key in keys
    )
    changes = SessionChanges()
    commands.sent.clear()

    for _ in range(2):
        await changes._look_for_marks()

    assert (last.organization_id, "s") in changes._waiting
    assert len([key for key in changes._waiting if key[0] == first.organization_id]) == 5
    for find in commands.sent:
        find["filter"]["organization_id"] = every_organization()  # as it is outside of this test
    await assert_served_by_indexes(commands)
    await database.collection(SessionDocument).delete_many({"_id": {"$in": keys}})
