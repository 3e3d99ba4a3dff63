"""Sessions, found by what their completions come to, and in each order of it."""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from gateway.demo.data import seeded
from models import CompletionDocument, SessionDocument
from services import session_lists
from services.completions.filters import CompletionFilter
from services.completions.reading import narrowed
from services.ids import public_id, storage_key
from services.order_keys import order_key
from services.runtime import part
from services.session_lists import CompletionsCondition, SessionFilter
from services.session_summaries import store_summaries
from services.storage import schema_version
from services.storage.database import database
from services.storage.paging import count
from services.storage.read_budget import ReadBudget, counting
from services.tenants.organizations import create_organization
from services.tenants.tokens import Role, create_token
from tests.api import Api
from tests.commands import Commands, stages
from tests.conftest import NewApi
from tests.examples import tries

LIST = """query ($filter: SessionFilter, $order: [SessionOrder!]! = [{field: CREATED_AT}]) {
  sessions(filter: $filter, orderBy: $order, first: 1000) {
    nodes { id } totalCount totalCountIsExact
  }
}"""
PAGE = """query (
  $filter: SessionFilter, $order: [SessionOrder!]!
  $first: Int, $after: String, $last: Int, $before: String
) {
  sessions(
    filter: $filter, orderBy: $order, first: $first, after: $after, last: $last, before: $before
  ) {
    nodes { id }
    pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
  }
}"""
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
TAGS, USERS, MODELS = ("a", "b", "c"), ("ann", "Bob", "bill"), ("m1", "m2")
Completion = Mapping[str, Any]
FIELDS = {
    "CREATED_AT": "created_at",
    "LAST_ACTIVITY_AT": "last_activity_at",
    "COMPLETION_COUNT": "completion_count",
    "FAILED_COUNT": "failed_count",
    "TOTAL_TOKENS": "total_tokens",
    "COST": "total_cost",
    "DURATION": "duration_ms",
}


class Stored:
    """An organization with sessions, and what is in them."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.rows: dict[str, dict[str, Any]] = {}
        self.completions: dict[str, Sequence[Completion]] = {}

    async def store(self, number: int) -> None:
        """Store sessions of none to four completions, and sum them up."""
        drawn = seeded("sessions")
        completions: list[dict[str, Any]] = []
        for n in range(number):
            session_id = f"s/{n}" if n % 5 == 0 else f"s{n}"
            mine = [self._completion(drawn, session_id) for _ in range(drawn.randint(0, 4))]
            self.completions[session_id] = mine
            completions += mine
            key = storage_key(self.api.organization_id, session_id)
            created_at = BEGIN + timedelta(seconds=drawn.randint(0, 9))
            row: dict[str, Any] = {
                "_id": key,
                "organization_id": self.api.organization_id,
                "created_at": created_at,
                "seq": order_key(created_at, key),
            }
            if n % 3 == 0:
                row["name"] = f"session {n % 4}"
            await database.collection(SessionDocument).insert_one(row)
        await database.collection(CompletionDocument).insert_many(completions)
        await store_summaries([(self.api.organization_id, id_) for id_ in self.completions])
        found = database.collection(SessionDocument).find(
            {"organization_id": self.api.organization_id}
        )
        self.rows = {public_id(row["_id"]): row async for row in found}

    def _completion(self, drawn: Any, session_id: str) -> dict[str, Any]:
        created_at = BEGIN + timedelta(seconds=drawn.randint(0, 30))
        key = storage_key(self.api.organization_id, str(uuid4()))
        row = {
            "_id": key,
            "organization_id": self.api.organization_id,
            "session_id": session_id,
            "tags": drawn.sample(TAGS, drawn.randint(0, 2)),
            "status": drawn.choice(("started", "finished", "failed")),
            "model": drawn.choice(MODELS),
            "duration": drawn.randint(0, 3),
            "usage": {"total_tokens": drawn.randint(0, 20)},
            "created_at": created_at,
            "updated_at": created_at,
            "revision": 1,
            "seq": order_key(created_at, key),
        }
        if drawn.random() < 0.7:
            row["cost"] = {"total": drawn.randint(0, 500) * 10**6}
        if drawn.random() < 0.6:
            row["request"] = {"n": drawn.randint(0, 3)}
            row["user_id"] = drawn.choice(USERS)
        return row

    def expected(self, holds: Callable[[str], bool]) -> set[str]:
        return {id_ for id_ in self.rows if holds(id_)}

    async def found(self, filter_: Mapping[str, Any]) -> set[str]:
        """Return what a filter finds, which is what it counts."""
        answer = (await self.api.query(LIST, filter=filter_))["sessions"]
        assert answer["totalCount"] == len(answer["nodes"])
        assert answer["totalCountIsExact"]
        return {node["id"] for node in answer["nodes"]}

    def _sorted(self, ids: Sequence[str], path: str, *, down: bool) -> list[str]:
        def place(id_: str) -> tuple[bool, Any]:
            value = self.rows[id_].get(path)
            return value is not None, value or 0

        return sorted(ids, key=place, reverse=down)

    def sorted_by(self, order: Sequence[Mapping[str, str]]) -> list[str]:
        """Return all sessions in an order, one field after the other."""
        last = order[-1].get("direction", "DESC") == "DESC"
        ids = sorted(self.rows, key=lambda id_: self.rows[id_]["seq"], reverse=last)
        for one in reversed(order):
            path, down = FIELDS[one["field"]], one.get("direction", "DESC") == "DESC"
            if path == "created_at":
                ids.sort(key=lambda id_: self.rows[id_]["seq"], reverse=down)
                continue
            ids = self._sorted(ids, path, down=down)
        return ids


@pytest.fixture(scope="module")
async def stored(app: FastAPI) -> AsyncIterator[Stored]:
    organization_id = (await create_organization("Sessions"))["id"]
    _, token = await create_token(organization_id, name="test", role=Role.READER)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app, raise_app_exceptions=False),
        base_url="http://gateway",
        headers={"X-Log10-Token": token},
        timeout=30,
    ) as client:
        made = Stored(Api(client, organization_id, token))
        await made.store(60)
        yield made


@pytest.fixture(params=["by ids", "by look-ups"])
def looked_up(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each way by which sessions are found by their completions."""
    if request.param == "by look-ups":
        monkeypatch.setattr(session_lists, "_FEW", 0)


def of_summary(name: str, holds: Callable[[Any], bool]) -> Callable[[Stored], set[str]]:
    return lambda stored: stored.expected(lambda id_: holds(stored.rows[id_][name]))


def of_completions(
    holds: Callable[[Completion], bool], *, none: bool = False
) -> Callable[[Stored], set[str]]:
    return lambda stored: stored.expected(
        lambda id_: any(map(holds, stored.completions[id_])) is not none
    )


SUMMARIES: list[tuple[dict[str, Any], Callable[[Stored], set[str]]]] = [
    ({"completionCount": {"eq": 0}}, of_summary("completion_count", lambda n: n == 0)),
    (
        {"completionCount": {"gte": 2, "lt": 4}},
        of_summary("completion_count", lambda n: 2 <= n < 4),
    ),
    ({"failedCount": {"gt": 0}}, of_summary("failed_count", bool)),
    ({"failedCount": {"in": [0, 2]}}, of_summary("failed_count", lambda n: n in (0, 2))),
    ({"totalTokens": {"in": [0, 20]}}, of_summary("total_tokens", lambda n: n in (0, 20))),
    ({"totalTokens": {"gt": 30}}, of_summary("total_tokens", lambda n: n > 30)),
    ({"cost": {"gt": "0.5"}}, of_summary("total_cost", lambda n: n is not None and n > 5 * 10**8)),
    ({"cost": {"lte": 1}}, of_summary("total_cost", lambda n: n is not None and n <= 10**9)),
    ({"cost": {"isNull": True}}, of_summary("total_cost", lambda n: n is None)),
    (
        {"lastActivityAt": {"gte": "2026-01-01T00:00:20Z"}},
        of_summary("last_activity_at", lambda at: at >= BEGIN + timedelta(seconds=20)),
    ),
    ({"tags": {"hasAll": ["a", "b"]}}, of_summary("tags", lambda tags: {"a", "b"} <= set(tags))),
    ({"tags": {"hasNone": ["a"]}}, of_summary("tags", lambda tags: "a" not in tags)),
    ({"tags": {"isEmpty": True}}, of_summary("tags", lambda tags: not tags)),
    ({"tags": {"isEmpty": False}}, of_summary("tags", bool)),
    ({"user": {"eq": "ann"}}, of_summary("users", lambda users: "ann" in users)),
    ({"user": {"ne": "ann"}}, of_summary("users", lambda users: "ann" not in users)),
    ({"user": {"startsWith": "b"}}, of_summary("users", lambda users: "bill" in users)),
    (
        {"user": {"startsWith": "b", "mode": "CASE_INSENSITIVE"}},
        of_summary("users", lambda users: "bill" in users or "Bob" in users),
    ),
    ({"user": {"isNull": True}}, of_summary("users", lambda users: not users)),
    (
        {"user": {"isNull": False, "ne": "ann"}},
        of_summary("users", lambda users: bool(users) and "ann" not in users),
    ),
    (
        {"or": [{"completionCount": {"eq": 4}}, {"not": {"user": {"isNull": False}}}]},
        lambda stored: stored.expected(
            lambda id_: len(stored.completions[id_]) == 4 or not stored.rows[id_]["users"]
        ),
    ),
    (
        {"name": {"eq": "session 3"}, "completionCount": {"gt": 0}},
        lambda stored: stored.expected(
            lambda id_: (
                stored.rows[id_].get("name") == "session 3" and bool(stored.completions[id_])
            )
        ),
    ),
]


@pytest.mark.parametrize(("filter_", "expected"), SUMMARIES)
async def test_sessions_are_found_by_what_they_come_to(
    stored: Stored, filter_: dict[str, Any], expected: Callable[[Stored], set[str]]
) -> None:
    wanted = expected(stored)

    assert await stored.found(filter_) == wanted
    assert 0 < len(wanted) < len(stored.rows)


FAILED = {"status": {"eq": "FAILED"}}
OF_M1 = {"model": {"eq": "m1"}}
COMPLETIONS: list[tuple[dict[str, Any], Callable[[Stored], set[str]]]] = [
    ({"some": FAILED}, of_completions(lambda row: row["status"] == "failed")),
    ({"none": FAILED}, of_completions(lambda row: row["status"] == "failed", none=True)),
    ({"some": {}}, of_completions(lambda _: True)),
    ({"none": {}}, of_completions(lambda _: True, none=True)),
    (
        {"some": {**FAILED, **OF_M1, "tags": {"has": "a"}}},
        of_completions(
            lambda row: row["status"] == "failed" and row["model"] == "m1" and "a" in row["tags"]
        ),
    ),
    (
        {"some": {"payload": [{"path": "request.n", "gte": 2}]}},
        of_completions(lambda row: row.get("request", {}).get("n", 0) >= 2),
    ),
    (
        {"some": {"or": [OF_M1, {"not": FAILED}], "createdAt": {"lt": "2026-01-01T00:00:09Z"}}},
        of_completions(
            lambda row: (
                (row["model"] == "m1" or row["status"] != "failed")
                and row["created_at"] < BEGIN + timedelta(seconds=9)
            )
        ),
    ),
    (
        {"some": FAILED, "none": OF_M1},
        lambda stored: (
            of_completions(lambda row: row["status"] == "failed")(stored)
            & of_completions(lambda row: row["model"] == "m1", none=True)(stored)
        ),
    ),
    (
        {"some": {"sessionId": {"in": ["s/0", "s1", "s2"]}}},
        of_completions(lambda row: row["session_id"] in ("s/0", "s1", "s2")),
    ),
]


@pytest.mark.parametrize(("condition", "expected"), COMPLETIONS)
async def test_sessions_are_found_by_their_completions(
    stored: Stored,
    looked_up: None,
    condition: dict[str, Any],
    expected: Callable[[Stored], set[str]],
) -> None:
    wanted = expected(stored)

    assert await stored.found({"completions": condition}) == wanted
    assert await stored.found({"not": {"completions": condition}}) == set(stored.rows) - wanted
    either = {"or": [{"completions": condition}, {"completionCount": {"eq": 4}}]}
    assert await stored.found(either) == wanted | stored.expected(
        lambda id_: len(stored.completions[id_]) == 4
    )
    assert 0 < len(wanted) < len(stored.rows)


LEAVES = st.sampled_from([*SUMMARIES, *(({"completions": one}, of) for one, of in COMPLETIONS)])
TREES: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["and", "or"]), st.lists(inner, min_size=1, max_size=3)),
        st.tuples(st.just("not"), inner),
    ),
    max_leaves=5,
)


def evaluated(tree: Any, stored: Stored) -> tuple[dict[str, Any], set[str]]:
    """Return the filter of a tree, and what it has to find."""
    first, second = tree
    if isinstance(first, dict):
        return first, second(stored)
    if first == "not":
        filter_, found = evaluated(second, stored)
        return {"not": filter_}, set(stored.rows) - found
    parts = [evaluated(one, stored) for one in second]
    sets = [found for _, found in parts]
    together = set.intersection(*sets) if first == "and" else set.union(*sets)
    return {first: [filter_ for filter_, _ in parts]}, together


@settings(
    max_examples=tries(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(tree=TREES)
async def test_conditions_combine_as_sets_do(stored: Stored, looked_up: None, tree: Any) -> None:
    filter_, wanted = evaluated(tree, stored)
    conditions = str(filter_)
    number = conditions.count("'some'") + conditions.count("'none'")
    assume(number <= session_lists.MAX_COMPLETIONS_CONDITIONS)

    assert await stored.found(filter_) == wanted


def orders() -> list[list[dict[str, str]]]:
    single = [
        [{"field": field, "direction": direction}]
        for field in FIELDS
        for direction in ("ASC", "DESC")
    ]
    several = [
        [
            {"field": "COMPLETION_COUNT", "direction": "DESC"},
            {"field": "TOTAL_TOKENS", "direction": "ASC"},
        ],
        [
            {"field": "DURATION", "direction": "ASC"},
            {"field": "LAST_ACTIVITY_AT", "direction": "DESC"},
        ],
    ]
    return single + several


async def walk(
    api: Api, order: Sequence[Mapping[str, str]], filter_: Any, *, backward: bool
) -> list[str]:
    """Return a list page by page, from its beginning or from its end."""
    found: list[str] = []
    cursor = None
    while True:
        bounds: dict[str, Any] = (
            {"last": 7, "before": cursor} if backward else {"first": 7, "after": cursor}
        )
        page = (await api.query(PAGE, filter=filter_, order=order, **bounds))["sessions"]
        ids = [node["id"] for node in page["nodes"]]
        found = ids + found if backward else found + ids
        info = page["pageInfo"]
        if not info["hasPreviousPage" if backward else "hasNextPage"]:
            return found
        cursor = info["startCursor" if backward else "endCursor"]


@pytest.mark.parametrize("order", orders())
async def test_each_order_is_paged_in_both_directions(
    stored: Stored, order: list[dict[str, str]]
) -> None:
    expected = stored.sorted_by(order)

    assert await walk(stored.api, order, None, backward=False) == expected
    assert await walk(stored.api, order, None, backward=True) == expected


@pytest.mark.parametrize("order", orders()[2:])
async def test_pages_of_what_is_found_by_completions_are_in_order(
    stored: Stored, looked_up: None, order: list[dict[str, str]]
) -> None:
    wanted = of_completions(lambda row: row["status"] == "failed")(stored)
    expected = [id_ for id_ in stored.sorted_by(order) if id_ in wanted]
    filter_ = {"completions": {"some": FAILED}}

    assert await walk(stored.api, order, filter_, backward=False) == expected
    assert await walk(stored.api, order, filter_, backward=True) == expected


async def test_a_cursor_is_good_whichever_way_the_sessions_are_found(
    stored: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few completions may become many between two pages."""
    order, filter_ = [{"field": "TOTAL_TOKENS"}], {"completions": {"some": FAILED}}
    first = (await stored.api.query(PAGE, filter=filter_, order=order, first=5))["sessions"]
    cursor = first["pageInfo"]["endCursor"]

    monkeypatch.setattr(session_lists, "_FEW", 0)
    rest = await stored.api.query(PAGE, filter=filter_, order=order, first=100, after=cursor)
    other = {"completions": {"some": OF_M1}}
    code = await stored.api.error_code(PAGE, filter=other, order=order, first=5, after=cursor)

    ids = [node["id"] for node in first["nodes"] + rest["sessions"]["nodes"]]
    wanted = of_completions(lambda row: row["status"] == "failed")(stored)
    assert ids == [id_ for id_ in stored.sorted_by(order) if id_ in wanted]
    assert code == "BAD_USER_INPUT"


async def test_what_takes_long_to_find_is_looked_up_session_by_session(
    stored: Stored,
    commands: Commands,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """MongoDB itself gives up, so that the database is not taken for away."""
    many = {"$range": [0, {"$cond": [{"$eq": ["$_id", ""]}, 0, 500_000]}]}  # no constant
    slow = {"$expr": {"$gte": [{"$sum": many}, 0]}}

    def slowly(query: Any, narrower: Any) -> Any:
        return narrowed(query, [*narrower, slow])

    monkeypatch.setattr(session_lists, "_FEW_SECONDS", 0.05)
    monkeypatch.setattr(session_lists, "narrowed", slowly)

    found = await stored.found({"completions": {"some": FAILED}})

    assert found == of_completions(lambda row: row["status"] == "failed")(stored)
    looked_up = [one for one in commands.sent if one.get("aggregate") == "completions"]
    assert {one["maxTimeMS"] for one in looked_up} == {50}
    assert set(commands.failures) == {"MaxTimeMSExpired"}
    assert "did not answer" not in caplog.text


@pytest.mark.parametrize("bound", [0, 1_000])
async def test_what_has_long_ids_is_looked_up_session_by_session(
    stored: Stored, commands: Commands, monkeypatch: pytest.MonkeyPatch, bound: int
) -> None:
    """The ids of all conditions together are bounded: they are in one query."""
    filter_ = {"and": [{"completions": {"some": FAILED}}] * 3}
    wanted = of_completions(lambda row: row["status"] == "failed")(stored)
    keys = [storage_key(stored.api.organization_id, id_) for id_ in wanted]
    monkeypatch.setattr(session_lists, "_FEW_BYTES", bound and sum(map(len, keys)) * 2)

    assert await stored.found(filter_) == wanted

    of_sessions = [one for one in commands.sent if one.get("aggregate") == "sessions"]
    lookups = {sum("$lookup" in stage for stage in one["pipeline"]) for one in of_sessions}
    assert max(lookups) == (1 if bound else 3)


async def test_what_is_looked_up_for_a_filter_is_no_part_of_the_response(
    stored: Stored,
) -> None:
    filter_ = SessionFilter(completions=CompletionsCondition(some=CompletionFilter(graded=False)))

    with counting(budget := ReadBudget(10**6, "a limit")):
        await session_lists.count_sessions(stored.api.organization_id, filter_)

    assert budget.read < 100


async def test_a_count_looks_into_some_sessions_and_says_whether_these_are_all(
    stored: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_lists, "_FEW", 0)
    organization_id = stored.api.organization_id
    some = CompletionsCondition(some=CompletionFilter())
    filter_ = SessionFilter(completions=some)
    all_of_them = await session_lists.count_sessions(organization_id, filter_)
    monkeypatch.setattr(session_lists, "count", partial(count, cap=10))

    first = await session_lists.count_sessions(organization_id, filter_)

    assert all_of_them == (len(of_completions(lambda _: True)(stored)), True)
    assert 0 < first[0] <= 10
    assert not first[1]


async def test_completions_of_another_organization_count_for_nothing(
    new_api: NewApi, looked_up: None
) -> None:
    one, other = await new_api(), await new_api()
    for api, tags in ((one, ["mine"]), (other, ["theirs"])):
        await api.create_completion(session_id="same", tags=tags)

    query = """query ($filter: SessionFilter) { sessions(filter: $filter) { nodes { id } } }"""
    theirs = {"completions": {"some": {"tags": {"has": "theirs"}}}}
    mine = {"completions": {"some": {"tags": {"has": "mine"}}}}

    assert (await one.query(query, filter=theirs))["sessions"]["nodes"] == []
    assert (await one.query(query, filter=mine))["sessions"]["nodes"] == [{"id": "same"}]


@pytest.mark.parametrize(
    ("filter_", "code"),
    [
        ({"and": [{"completions": {"some": {}}}] * 6}, "BAD_USER_INPUT"),
        ({"completions": {"some": None}}, "BAD_USER_INPUT"),
        ({"completions": None}, "BAD_USER_INPUT"),
        ({"completions": {"some": {"ungradedForTask": "none"}}}, "NOT_FOUND"),
        ({"completions": {"some": {"id": {"in": ["x"] * 1001}}}}, "BAD_USER_INPUT"),
        ({"completionCount": {"eq": 1.5}}, "BAD_USER_INPUT"),
        ({"user": {"contains": "x" * 1001}}, "BAD_USER_INPUT"),
    ],
)
async def test_a_filter_that_cannot_be_is_told_so(
    stored: Stored, filter_: dict[str, Any], code: str
) -> None:
    assert await stored.api.error_code(LIST, filter=filter_) == code


async def test_an_empty_condition_on_completions_holds_of_all(stored: Stored) -> None:
    assert await stored.found({"completions": {}}) == set(stored.rows)


async def test_what_is_summed_up_cannot_be_asked_for_before_the_migration_is_through(
    stored: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part(schema_version._Seen), "has_session_summaries", False)
    monkeypatch.setattr(part(schema_version._Seen), "is_former_until", float("inf"))
    query = stored.api

    for filter_ in ({"completionCount": {"eq": 0}}, {"not": {"tags": {"has": "a"}}}):
        assert (
            await query.error_code(
                "query ($f: SessionFilter) { sessions(filter: $f) { totalCount } }", f=filter_
            )
            == "UNAVAILABLE"
        )
    order = [{"field": "DURATION"}]
    assert await query.error_code(PAGE, order=order, first=1) == "UNAVAILABLE"
    by_completions = await stored.found({"completions": {"some": FAILED}})
    assert by_completions == of_completions(lambda row: row["status"] == "failed")(stored)


async def test_sessions_with_failures_most_first_are_one_query(
    stored: Stored, commands: Commands
) -> None:
    answer = await stored.api.query(
        """{ sessions(filter: {failedCount: {gt: 0}}, orderBy: {field: FAILED_COUNT}, first: 5) {
          nodes { id failedCount } } }"""
    )

    nodes = answer["sessions"]["nodes"]
    first = stored.sorted_by([{"field": "FAILED_COUNT"}])[:5]
    assert [node["id"] for node in nodes] == first
    assert [node["failedCount"] for node in nodes] == [
        sum(row["status"] == "failed" for row in stored.completions[id_]) for id_ in first
    ]
    [(_, plan)] = await plans(commands)
    assert not {"COLLSCAN", "SORT"} & set(stages(plan))
    assert plan["executionStats"]["totalKeysExamined"] <= 10


async def test_failures_cannot_be_asked_for_before_they_are_summed_up(
    stored: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part(schema_version._Seen), "has_session_outcomes", False)
    monkeypatch.setattr(part(schema_version._Seen), "is_former_until", float("inf"))

    order = [{"field": "FAILED_COUNT"}]
    assert await stored.api.error_code(PAGE, order=order, first=1) == "UNAVAILABLE"
    failed = {"failedCount": {"gt": 0}}
    assert await stored.api.error_code(LIST, filter=failed) == "UNAVAILABLE"
    priced = of_summary("total_cost", lambda n: n is not None)(stored)
    assert await stored.found({"cost": {"gte": 0}}) == priced


async def plans(commands: Commands) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Explain what was asked of the sessions, as it is done."""
    found = []
    for command in commands.queries:
        if "sessions" in (command.get("find"), command.get("aggregate"), command.get("count")):
            plan: dict[str, Any] = await database.client["tests"].command(
                {"explain": command, "verbosity": "executionStats"}
            )
            found.append((command, plan))
    assert found
    return found


@pytest.mark.parametrize("order", orders()[: 2 * len(FIELDS)])
async def test_an_index_gives_each_order(
    stored: Stored, commands: Commands, order: list[dict[str, str]]
) -> None:
    page = (await stored.api.query(PAGE, order=order, first=5))["sessions"]
    cursor = page["pageInfo"]["endCursor"]
    await stored.api.query(PAGE, order=order, first=5, after=cursor)
    await stored.api.query(PAGE, order=order, last=5, before=cursor)

    # A page begins with the value of its cursor, and passes over those that have the same.
    values = Counter(row.get(FIELDS[order[0]["field"]]) for row in stored.rows.values())
    ties = max(values.values())
    for _, plan in await plans(commands):
        assert {"IXSCAN", "FETCH"} <= set(stages(plan))
        assert not {"COLLSCAN", "SORT"} & set(stages(plan))
        assert plan["executionStats"]["totalKeysExamined"] <= ties + 10


@pytest.mark.parametrize("filter_", [filter_ for filter_, _ in SUMMARIES])
async def test_an_index_serves_each_filter(
    stored: Stored, commands: Commands, filter_: dict[str, Any]
) -> None:
    await stored.api.query(LIST, filter=filter_)

    for _, plan in await plans(commands):
        assert "IXSCAN" in set(stages(plan))
        assert "COLLSCAN" not in set(stages(plan))


async def test_a_page_found_by_look_ups_ends_when_it_is_full(
    stored: Stored, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the list's order, by the index of the completions' sessions."""
    monkeypatch.setattr(session_lists, "_FEW", 0)
    order, filter_ = [{"field": "LAST_ACTIVITY_AT"}], {"completions": {"some": FAILED}}

    await stored.api.query(PAGE, order=order, filter=filter_, first=3)

    [(_, plan)] = await plans(commands)
    [cursor, *others] = plan["stages"]
    assert "SORT" not in set(stages(cursor))
    [lookup] = [one for one in others if "$lookup" in one]
    assert lookup["nReturned"] < len(stored.rows)
    assert lookup["indexesUsed"] == ["by_session"]
    assert lookup["collectionScans"] == 0


async def test_sessions_of_few_completions_are_found_by_their_ids(
    stored: Stored, commands: Commands
) -> None:
    await stored.found({"completions": {"some": {"id": {"in": ["x"]}}}})

    for command, plan in await plans(commands):
        assert "COLLSCAN" not in set(stages(plan))
        if "find" in command:
            assert plan["executionStats"]["totalDocsExamined"] == 0
