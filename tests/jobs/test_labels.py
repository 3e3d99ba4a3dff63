"""Completions are found by an index through the keys of the metadata that an operator names."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from models import CompletionDocument
from services.completions import labels, reading, writing
from services.completions.derivation import DERIVED_VERSION, current_version
from services.completions.fields import check_fields
from services.completions.filters import CompletionFilter
from services.completions.labels import LabelKeys, code_of
from services.completions.metadata import MetadataCondition, labels_of
from services.completions.reading import compiled
from services.ids import new_id, storage_key
from services.jobs import derivations as duty
from services.jobs import derived_again
from services.jobs.steps import Checkpoint
from services.runtime import part
from services.storage.conditions import Condition
from services.storage.database import database
from services.storage.indexed import as_indexed
from tests.api import Api
from tests.commands import Commands
from tests.examples import tries
from tests.graphql.test_completions import create_all, listed
from tests.graphql.test_metadata import KEYS, METADATA, SCALARS, SESSIONS, VALUES, of
from tests.jobs.test_derivations import only, send, stored

pytestmark = pytest.mark.usefixtures("alone")

NAMED = ["plan", "a.b", "$x"]


@pytest.fixture
def named() -> Iterator[None]:
    """Keys that the operator has named."""
    labels.configure(keys=NAMED)
    yield
    labels.configure(keys=[])


@pytest.fixture
def served(named: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """All completions have labels of these."""

    async def reached() -> int:
        return current_version()

    monkeypatch.setattr(reading, "reached_derivation", reached)


def labels_in(row: dict[str, Any]) -> set[str]:
    return {facet for facet in row.get("facets", ()) if facet.startswith("meta:")}


async def test_named_keys_have_labels_and_what_is_beside_wins(api: Api, named: None) -> None:
    [id_] = await create_all(
        api,
        {
            "request": {"metadata": {"plan": "pro", "a.b": 1.0, "team": "red"}},
            "extra": {"metadata": {"plan": 'fr"ee', "$x": [1]}},
        },
    )

    row = await stored(api, id_)
    assert labels_in(row) == {'meta:plan="fr\\"ee"', "meta:a.b=1", "meta:$x"}
    assert row["derived_version"] == current_version() != DERIVED_VERSION
    assert code_of(row["derived_version"]) == DERIVED_VERSION


@pytest.mark.parametrize("is_reversed", [False, True])
async def test_labels_are_the_same_in_every_order(
    api: Api, named: None, monkeypatch: pytest.MonkeyPatch, is_reversed: bool
) -> None:
    rows: list[dict[str, Any]] = [
        {"status": "started", "request": {"model": "m", "metadata": {"plan": "pro", "a.b": "c"}}},
        {"status": "finished", "extra": {"metadata": {"plan": "free"}}},
    ]
    id_ = "labelled"

    await send(api, id_, *(reversed(rows) if is_reversed else rows))
    with only(api.organization_id, monkeypatch):
        await duty.step(None, {})

    assert labels_in(await stored(api, id_)) == {'meta:plan="free"', 'meta:a.b="c"'}


async def test_a_request_without_metadata_has_no_labels_of_the_one_before(
    api: Api, named: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {"status": "started", "request": {"metadata": {"plan": "pro"}}}
    for after in ({"request": {"note": 1}}, {"request": {"note": 1}, "response": {"note": 2}}):
        id_ = new_id()
        await send(api, id_, before, {"status": "finished", **after})
        with only(api.organization_id, monkeypatch):
            await duty.step(None, {})

        assert labels_in(await stored(api, id_)) == set()


def indexes_of(plan: Any) -> set[str]:
    """Return the indexes that a plan reads."""
    if isinstance(plan, list):
        return set().union(*map(indexes_of, plan))
    if not isinstance(plan, dict):
        return set()
    own = {plan["indexName"]} if "indexName" in plan else set()
    return own.union(*map(indexes_of, plan.values()))


@pytest.mark.parametrize(
    ("filter_", "has_index"),
    [
        (of("plan", eq="pro"), True),
        (of("plan", **{"in": ["pro", "team"]}), True),
        (of("a.b", eq=7), True),
        ({"or": [of("plan", eq="pro"), of("a.b", eq=7)]}, True),
        (of("team", eq="red"), False),
        (of("plan", gte="pro"), False),
        (of("plan", eq="PRO", mode="CASE_INSENSITIVE"), False),
    ],
)
async def test_the_index_of_facets_leads_to_what_a_named_key_is_equal_to(
    api: Api, served: None, commands: Commands, filter_: dict[str, Any], has_index: bool
) -> None:
    others = [{"extra": {"metadata": {"plan": "free"}}} for _ in range(30)]
    await create_all(api, *others, {"extra": {"metadata": {"plan": "pro", "a.b": 7.0}}})

    commands.sent.clear()
    await listed(api, filter_)

    [find] = [one for one in commands.queries if one.get("find") == "completions"]
    plan = await database.client["tests"].command("explain", find)
    assert ("by_facet" in indexes_of(plan["queryPlanner"]["winningPlan"])) is has_index


async def test_sessions_are_found_through_the_index(
    api: Api, served: None, commands: Commands
) -> None:
    await create_all(api, {"sessionId": "s1", "extra": {"metadata": {"plan": "pro"}}})
    commands.sent.clear()

    data = await api.query(SESSIONS, filter=of("plan", eq="pro"))

    assert [node["id"] for node in data["sessions"]["nodes"]] == ["s1"]
    [looked_up] = [one for one in commands.queries if one.get("aggregate") == "completions"]
    assert looked_up["pipeline"][0]["$match"]["facets"] == {"$in": ["meta:plan", 'meta:plan="pro"']}


@examples(
    max_examples=tries(100),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(own=METADATA, beside=METADATA | VALUES, key=KEYS, operands=st.lists(SCALARS | VALUES))
@pytest.mark.slow
async def test_what_is_found_is_the_same_with_the_index(
    api: Api, served: None, own: Any, beside: Any, key: str, operands: list[Any]
) -> None:
    fields = check_fields({"request": {"metadata": own}, "metadata": beside})
    row = await writing.create_completion(api.organization_id, fields)
    key_of_row = {"_id": storage_key(api.organization_id, row["id"])}
    merged = {**own, **beside} if isinstance(beside, dict) else own
    wanted = [one for one in (*operands, merged.get(key)) if one is not None]

    for condition in (*(Condition(eq=one) for one in wanted), Condition(in_=wanted)):
        filter_ = CompletionFilter(metadata=[MetadataCondition(key, condition)])
        query = await compiled(api.organization_id, filter_)
        found = [
            await database.collection(CompletionDocument).count_documents(
                {"$and": [one, key_of_row]}
            )
            for one in (query, as_indexed(query))
        ]
        assert found[0] == found[1], condition


@given(one=SCALARS | VALUES, other=SCALARS | VALUES)
def test_only_what_is_equal_has_the_same_label(one: Any, other: Any) -> None:
    [first] = labels_of({"plan": one}, ["plan", "team"]).values()
    [second] = labels_of({"plan": other}, ["plan"]).values()

    is_number = {type(one), type(other)} <= {int, float}
    is_equal = one == other and (type(one) is type(other) or is_number)
    if is_equal:
        assert first == second
    else:
        assert first != second or first == "meta:plan"


async def test_what_was_derived_with_other_keys_is_found_all_the_same_and_derived_again(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    [id_] = await create_all(api, {"extra": {"metadata": {"plan": "pro"}}})
    labels.configure(keys=NAMED)
    try:
        assert await listed(api, of("plan", eq="pro")) == [id_]
        assert labels_in(await stored(api, id_)) == set()

        async def before() -> Any:
            now = datetime.now(UTC)
            return {"derived_version": DERIVED_VERSION, "deriving_since": now, "derived_at": None}

        async def alone(*_: Any, **__: Any) -> set[int]:
            return set()

        monkeypatch.setattr(derived_again, "stored_version", before)
        monkeypatch.setattr(derived_again, "other_derivers", alone)
        checkpoint: Checkpoint | None = None
        with only(api.organization_id, monkeypatch):
            while True:
                checkpoint = (await derived_again.step(None, checkpoint)).checkpoint
                if checkpoint is None:
                    break

        row = await stored(api, id_)
        assert labels_in(row) == {'meta:plan="pro"'}
        assert row["revision"] == 1
    finally:
        labels.configure(keys=[])


async def test_what_a_later_version_has_derived_is_left_as_it_is(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def later() -> Any:
        return {"derived_version": DERIVED_VERSION + 1, "derived_at": None}

    monkeypatch.setattr(derived_again, "stored_version", later)

    assert (await derived_again.step(None, None)).checkpoint is None


def test_versions_tell_keys_apart_whatever_their_order(named: None) -> None:
    seen = set()
    for keys in ([], ["a"], ["a", "b"], ["b"]):
        labels.configure(keys=keys)
        seen.add(part(LabelKeys).version(1))
    labels.configure(keys=["b", "a", "b"])

    assert len(seen) == 4
    assert part(LabelKeys).version(1) in seen
    assert all(version < 2**31 for version in seen)
