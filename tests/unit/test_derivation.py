"""What is derived of a completion that is created whole."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.completions.derivation import derived
from services.completions.shapes import EXTRA_KEYS, extra_facts
from services.pricing import NO_PRICES

AT = datetime(2026, 3, 1, tzinfo=UTC)
CHAT: Mapping[str, Any] = {
    "request": {
        "model": "gpt-4o",
        "messages": [{"role": "user", "content": "Hi"}],
        "user": "u-1",
    },
    "response": {
        "model": "gpt-4o-2024-08-06",
        "choices": [{"message": {"role": "assistant", "content": "Hi"}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100},
    },
}


def test_a_chat_is_derived_whole() -> None:
    row = derived(CHAT, AT, NO_PRICES)

    assert row["model"] == "gpt-4o-2024-08-06"
    assert row["usage"]["total_tokens"] == 1100
    # 2.50 and 10 dollars per million.
    assert (row["cost"]["input"], row["cost"]["output"]) == (2_500_000, 1_000_000)
    assert row["cost"]["total"] == 3_500_000
    assert row["facets"] == ["provider:openai", "operation:chat", "finish:stop", "user:u-1"]
    assert "hints" not in row


def test_a_client_says_who_has_served_it_better_than_the_model_does() -> None:
    row = derived({**CHAT, "extra": {"provider": "Azure OpenAI"}}, AT, NO_PRICES)

    assert row["provider"] == "azure"
    assert row["hints"]["keys"] == ["provider"]


@pytest.mark.parametrize(
    ("model", "provider"), [("gpt-5", "openai"), ("grok-4", "x-ai"), ("gpt-oss-20b", None)]
)
def test_of_who_serves_the_responses_api_the_model_tells(model: str, provider: str | None) -> None:
    response = {"object": "response", "model": model, "status": "completed", "output": []}

    assert derived({"response": response}, AT, NO_PRICES).get("provider") == provider


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"request": CHAT["request"]},
        {"response": {**CHAT["response"], "model": "nobody-knows-it"}},
        {"response": {"usage": CHAT["response"]["usage"]}},
    ],
)
def test_what_is_not_known_costs_nothing_that_is_known(fields: Mapping[str, Any]) -> None:
    assert "cost" not in derived(fields, AT, NO_PRICES)


class Watched(dict[str, Any]):
    """An object that knows which of its keys somebody has looked at."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__(values)
        self.looked_at: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.looked_at.add(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> Any:
        self.looked_at.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.looked_at.add(str(key))
        return super().__contains__(key)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 9) | st.sampled_from(["a", "", "chat", "stop"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)


@given(data=st.data())
def test_what_extra_says_is_read_from_the_keys_that_are_said_to_hold_it(
    data: st.DataObject,
) -> None:
    extra = Watched(data.draw(st.dictionaries(st.sampled_from([*EXTRA_KEYS, "other"]), VALUES)))

    facts = extra_facts(extra)

    assert extra.looked_at <= {*EXTRA_KEYS}
    assert extra_facts({key: one for key, one in extra.items() if key != "other"}) == facts
