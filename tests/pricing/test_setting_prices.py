"""Prices that organizations and operators set."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from gateway.errors import SettingsError
from gateway.price_file import load_price_file
from models import SessionDocument
from services.jobs import repricing
from services.jobs.steps import Checkpoint
from services.pricing import organizations, price_of, prices_of, window_of
from services.pricing.entries import KEYS, MAX_ENTRIES
from services.storage.database import database
from services.tenants.tokens import Role
from tests.api import Api
from tests.commands import Commands
from tests.conftest import NewApi

GUIDE = Path(__file__).parents[2] / "docs" / "prices.md"
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
USAGE = {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100}
PRICES = """
{ prices { revision updatedAt updatedBy entries {
  provider model from inputPerMillion outputPerMillion cachedInputPerMillion cacheWritePerMillion
  discountPercent
} } }
"""
SET = """
mutation ($input: SetPricesInput!) {
  setPrices(input: $input) { prices { revision updatedBy entries { model } } job { id kind state } }
}
"""
OWN = {"model": "my-model", "inputPerMillion": "1.5", "outputPerMillion": 6}
REBATE = {"inputPerMillion": None, "outputPerMillion": None}


async def total(api: Api, model: str, provider: str | None = None) -> int | None:
    cost = price_of(provider, model, USAGE, AT, await prices_of(api.organization_id))
    return None if cost is None else cost["total"]


async def set_prices(api: Api, *prices: dict[str, Any], **others: Any) -> dict[str, Any]:
    data = await api.query(SET, input={"prices": list(prices), **others})
    payload: dict[str, Any] = data["setPrices"]
    return payload


async def test_an_organization_sets_prices_and_reads_what_it_has_set(api: Api) -> None:
    before = (await api.query(PRICES))["prices"]
    local = {"provider": "ollama", "from": "2026-01-01", "cachedInputPerMillion": "0.000000001"}
    payload = await set_prices(api, OWN | local, {"model": "gpt-4o*", "discountPercent": 12.5})
    after = (await api.query(PRICES))["prices"]

    assert before == {"revision": 0, "updatedAt": None, "updatedBy": None, "entries": []}
    assert payload["prices"]["revision"] == after["revision"] == 1
    assert payload["job"] is None
    assert (after["updatedBy"], after["updatedAt"] is not None) == ("test", True)
    unset = dict.fromkeys(after["entries"][0])
    assert after["entries"] == [
        {**unset, **OWN, **local, "outputPerMillion": "6"},
        {**unset, "model": "gpt-4o*", "discountPercent": 12.5},
    ]


async def test_prices_hold_for_their_organization_alone(new_api: NewApi) -> None:
    ours, theirs = await new_api(), await new_api()

    await set_prices(ours, OWN)

    assert await total(ours, "my-model") == 1000 * 1_500 + 100 * 6_000
    assert await total(theirs, "my-model") is None
    assert (await theirs.query(PRICES))["prices"]["entries"] == []


async def test_a_list_replaces_the_one_before(api: Api) -> None:
    await set_prices(api, OWN)
    await set_prices(api, OWN | {"inputPerMillion": 0})
    changed = await total(api, "my-model")
    payload = await set_prices(api)

    assert changed == 100 * 6_000
    assert await total(api, "my-model") is None
    assert payload["prices"]["revision"] == 3


async def test_a_list_of_another_revision_is_not_replaced(api: Api) -> None:
    async def code(revision: int) -> str:
        return await api.error_code(SET, input={"prices": [], "expectedRevision": revision})

    absent = await code(1)
    await set_prices(api, OWN, expectedRevision=0)
    codes = [await code(0), await code(2)]
    await set_prices(api, OWN, OWN | {"model": "other"}, expectedRevision=1)

    assert [absent, *codes] == ["CONFLICT"] * 3
    assert (await api.query(PRICES))["prices"]["revision"] == 2


@pytest.mark.parametrize(
    ("entry", "path"),
    [
        ({"model": ""}, "model"),
        ({"model": "x" * 257}, "model"),
        ({"model": "a*b"}, "model"),
        ({"model": "a\u0000b"}, "model"),
        ({"provider": " "}, "provider"),
        ({"from": "yesterday"}, "from"),
        ({"from": "2026-02-30"}, "from"),
        ({"inputPerMillion": "1000000.1"}, "inputPerMillion"),
        ({"inputPerMillion": None}, "inputPerMillion"),
        ({"outputPerMillion": None}, "outputPerMillion"),
        ({"discountPercent": 5}, "discountPercent"),
        (REBATE | {"discountPercent": 100.01}, "discountPercent"),
        (REBATE | {"discountPercent": -1}, "discountPercent"),
        (REBATE | {"discountPercent": 0.001}, "discountPercent"),
    ],
)
async def test_a_malformed_price_is_rejected_with_its_place(
    api: Api, entry: dict[str, Any], path: str
) -> None:
    body = await api.execute(SET, input={"prices": [OWN | entry]})

    [error] = body["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["extensions"]["path"] == f"/prices/0/{path}"
    assert (await api.query(PRICES))["prices"]["revision"] == 0


@pytest.mark.parametrize("amount", ["-1", -1, "NaN", "1e400", 1e300, "Infinity", "", "1" * 500, []])
async def test_what_is_no_amount_is_rejected(api: Api, amount: object) -> None:
    code = await api.error_code(SET, input={"prices": [OWN | {"inputPerMillion": amount}]})

    assert code == "BAD_USER_INPUT"


async def test_a_price_of_the_same_twice_and_a_huge_list_are_rejected(api: Api) -> None:
    twice = await api.execute(SET, input={"prices": [OWN, OWN | {"model": "MY-model"}]})
    many = [OWN | {"model": f"model-{n}"} for n in range(MAX_ENTRIES + 1)]
    code = await api.error_code(SET, input={"prices": many})
    await set_prices(api, *many[1:])

    assert twice["errors"][0]["extensions"]["path"] == "/prices/1"
    assert code == "BAD_USER_INPUT"
    assert await total(api, f"model-{MAX_ENTRIES}") == 1000 * 1_500 + 100 * 6_000


async def test_a_writer_sets_no_prices(new_api: NewApi) -> None:
    writer = await new_api(Role.WRITER)

    assert await writer.error_code(SET, input={"prices": []}) == "FORBIDDEN"


async def test_prices_are_read_once_in_some_seconds(api: Api, commands: Commands) -> None:
    for _ in range(5):
        await prices_of(api.organization_id)

    assert len([one for one in commands.sent if "price_lists" in str(one)]) == 1


async def test_another_process_sees_new_prices_and_keeps_unchanged_ones(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(organizations, "CACHE_SECONDS", 0)
    first = await prices_of(api.organization_id)
    again = await prices_of(api.organization_id)
    await set_prices(api, OWN)
    changed = await prices_of(api.organization_id)

    assert again is first
    assert price_of(None, "my-model", USAGE, AT, changed) is not None


COST = """
query ($id: ID!) { completion(id: $id) { cost { total priceSource priceDate pricedModel } } }
"""


async def cost_of(api: Api, id_: str) -> Any:
    return (await api.query(COST, id=id_))["completion"]["cost"]


async def test_what_is_logged_costs_what_the_organization_has_set(new_api: NewApi) -> None:
    ours, theirs = await new_api(), await new_api()
    await set_prices(ours, OWN)
    body = {"response": {"model": "my-model", "usage": USAGE}}

    of_ours = await cost_of(ours, await ours.create_completion(**body))
    of_theirs = await cost_of(theirs, await theirs.create_completion(**body))

    assert of_ours["total"] == "0.0021"
    assert (of_ours["priceSource"], of_ours["pricedModel"]) == ("organization", "my-model")
    assert of_theirs is None


async def test_repricing_prices_an_organizations_completions_of_the_time(new_api: NewApi) -> None:
    ours, theirs = await new_api(), await new_api()
    body = {"response": {"model": "my-model", "usage": USAGE}}
    session = {"session_id": "01a21893-50f4-77bd-bb35-5c4d818a11c9"}
    old = await ours.create_completion(**body, created_at="2026-01-01T00:00:00Z")
    new = await ours.create_completion(**body, **session)
    await ours.create_completion(request={"model": "my-model"})
    other = await theirs.create_completion(**body)

    payload = await set_prices(ours, OWN, reprice=True, repriceSince="2026-06-01T00:00:00Z")
    before = await cost_of(ours, new)
    done = await run(ours, repricing.beginning(datetime(2026, 6, 1, tzinfo=UTC)))
    then = [await cost_of(ours, id_) for id_ in (old, new)]
    all_ = await run(ours, repricing.beginning(None))

    assert (payload["job"]["kind"], payload["job"]["state"]) == ("repricing", "QUEUED")
    assert (done, all_) == (2, 3)
    assert (before, then[0], then[1]["total"]) == (None, None, "0.0021")
    assert (await cost_of(ours, old))["total"] == "0.0021"
    assert await cost_of(theirs, other) is None
    [stored] = (
        await database.collection(SessionDocument)
        .find({"organization_id": ours.organization_id})
        .to_list()
    )
    assert stored["stale"] is True


async def test_repricing_since_a_time_reads_what_is_later_alone_and_no_payload(
    api: Api, commands: Commands
) -> None:
    body = {"response": {"model": "my-model", "usage": USAGE}}
    for month in range(1, 10):
        await api.create_completion(**body, created_at=f"2026-0{month}-01T00:00:00Z")
    await set_prices(api, OWN)
    commands.sent.clear()

    assert await run(api, repricing.beginning(datetime(2026, 8, 1, tzinfo=UTC))) == 2

    [find] = [one for one in commands.queries if one.get("find") == "completions"]
    assert not {"request", "response"} & find["projection"].keys()
    plan = await database.client["tests"].command("explain", find, verbosity="executionStats")
    assert plan["executionStats"]["totalDocsExamined"] == 2


async def test_repricing_goes_on_where_a_step_has_ended_and_writes_what_differs(
    api: Api, monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    monkeypatch.setattr(repricing, "_BATCH", 2)
    body = {"response": {"model": "my-model", "usage": USAGE}}
    ids = [await api.create_completion(**body) for _ in range(5)]
    await set_prices(api, OWN)
    await run(api, repricing.beginning(None))
    costs = [await cost_of(api, id_) for id_ in ids]
    commands.sent.clear()
    await run(api, repricing.beginning(None))
    written = [one for one in commands.sent if one.get("update") == "completions"]
    await set_prices(api)
    await run(api, repricing.beginning(None))

    assert [cost["total"] for cost in costs] == ["0.0021"] * 5
    assert written == []
    assert [await cost_of(api, id_) for id_ in ids] == [None] * 5


async def test_of_very_many_completions_it_is_not_said_how_many_are_repriced(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        await api.create_completion(response={"model": "my-model"})
    monkeypatch.setattr(repricing, "_MOST_COUNTED", 2)

    begun = await repricing.step(api.organization_id, repricing.beginning(None))

    assert begun.total is None


async def run(api: Api, checkpoint: Checkpoint) -> int:
    """Do a whole job of repricing, and return how many completions it has looked at."""
    done, at = 0, checkpoint
    total = None
    while True:
        result = await repricing.step(api.organization_id, at)
        done += result.done
        total = result.total if total is None else total
        assert total is not None
        assert done <= total
        if result.checkpoint is None:
            assert done == total
            return done
        at = result.checkpoint


@pytest.fixture
def price_file(tmp_path: Path) -> Path:
    return tmp_path / "prices.json"


@pytest.fixture
def operators(price_file: Path) -> Iterator[None]:
    """Prices that the operator has set."""
    entries = [
        {"model": "gpt-4o", "input_per_million": 1, "output_per_million": "2.0"},
        {"model": "my-model", "input_per_million": 7, "output_per_million": 7},
        {"provider": "OpenAI", "model": "gpt-4.1*", "discount_percent": 20},
    ]
    price_file.write_bytes(orjson.dumps(entries))
    organizations.configure(load_price_file(price_file))
    yield
    organizations.configure(None)


async def test_a_file_comes_after_the_organization_and_before_price_lists(
    api: Api, operators: None
) -> None:
    await set_prices(api, OWN)
    prices = await prices_of(api.organization_id)

    told = {}
    for model in ("gpt-4o", "my-model", "gpt-4.1-mini", "o3"):
        cost = price_of("openai", model, USAGE, AT, prices)
        assert cost is not None
        told[model] = (cost["total"], cost["source"], cost["model"])
    assert told == {
        "gpt-4o": (1000 * 1_000 + 100 * 2_000, "settings", "gpt-4o"),
        "my-model": (1000 * 1_500 + 100 * 6_000, "organization", "my-model"),
        # 0.40 and 1.60 dollars per million, less a fifth.
        "gpt-4.1-mini": (1000 * 320 + 100 * 1_280, "settings", "gpt-4.1-mini"),
        "o3": (1000 * 2_000 + 100 * 8_000, "genai-prices 0.2.3", "o3"),
    }


async def test_a_price_is_of_its_model_by_the_name_in_price_lists_too(api: Api) -> None:
    own = [
        {"model": name, "inputPerMillion": price, "outputPerMillion": 0}
        for name, price in [("gpt-4o*", 1), ("gpt-4o", 2), ("gpt-4o-2024-08-06", 3)]
    ]
    told = []
    for entries in (own[:1], own[:2], own):
        await set_prices(api, *entries)
        told.append(
            [
                await total(api, model, "openai")
                for model in ("gpt-4o-2024-08-06", "gpt-4o-2024-11-20", "gpt-4o", "GPT-4o-mini")
            ]
        )

    assert told == [
        [1_000_000, 1_000_000, 1_000_000, 1_000_000],
        [2_000_000, 2_000_000, 2_000_000, 1_000_000],
        [3_000_000, 2_000_000, 2_000_000, 1_000_000],
    ]
    # The list has it as another model, at another price.
    await set_prices(api, own[1])
    assert await total(api, "gpt-4o-2024-05-13", "openai") == 1000 * 5_000 + 100 * 15_000


async def test_a_price_by_the_name_in_price_lists_begins_on_its_day(api: Api) -> None:
    await set_prices(api, OWN | {"model": "gpt-4o", "from": "2026-11-25"})
    prices = await prices_of(api.organization_id)

    assert await total(api, "gpt-4o-2024-08-06", "openai") == 1000 * 2_500 + 100 * 10_000
    assert window_of("openai", "gpt-4o-2024-08-06", prices, AT) == (
        None,
        datetime(2026, 11, 25, tzinfo=UTC),
    )


def one(amount: bytes) -> bytes:
    return b'[{"model": "x", "input_per_million": %s, "output_per_million": 1}]' % amount


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot read"),
        (b"", "cannot read"),
        (b"{", "cannot read"),
        pytest.param(b"[" * 100_000, "cannot read", id="nested"),
        pytest.param(b'"' + b"x" * 5_000_000 + b'"', "4,194,304 bytes", id="huge"),
        (b"{}", "list of entries"),
        (b"[1]", "/0"),
        (one(b"-1"), "/0/input_per_million"),
        (one(b"true"), "/0/input_per_million"),
        (one(b"NaN"), "cannot read"),
        (one(b"1e400"), "cannot read"),
        (one(b'"1e400"'), "/0/input_per_million"),
        (b'[{"model": "x", "price": 1}]', "has no 'price'"),
        (b'[{"model": ["x"], "input_per_million": 1, "output_per_million": 1}]', "/0/model"),
    ],
)
def test_a_wrong_file_is_said_in_one_line(
    price_file: Path, content: bytes | None, said: str
) -> None:
    if content is not None:
        price_file.write_bytes(content)

    with pytest.raises(SettingsError) as raised:
        load_price_file(price_file)

    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def examples(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE.read_text(), re.DOTALL)


async def test_the_guides_examples_do_what_it_says(api: Api) -> None:
    [dearest, mutation, query] = examples("graphql")

    assert (await api.query(dearest))["dear"]["totalCount"] == 0

    set_ = (await api.query(mutation))["setPrices"]
    read = (await api.query(query))["prices"]

    assert (set_["prices"]["revision"], set_["job"]["state"]) == (1, "QUEUED")
    assert [entry["model"] for entry in read["entries"]] == ["acme-7b", "*"]
    # 2.50 and 10 dollars, less an eighth.
    assert await total(api, "gpt-4o", "openai") == 1000 * 2_187.5 + 100 * 8_750


def test_the_guides_file_is_one(price_file: Path) -> None:
    [content] = examples("json")
    price_file.write_text(content)

    price_list = load_price_file(price_file)

    assert price_list is not None
    assert [entry.pattern() for entry in price_list.entries] == ["acme-7b", "gpt-4o", "claude-*"]
    table = GUIDE.read_text().partition("## Entries")[2]
    assert set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE)) == KEYS
