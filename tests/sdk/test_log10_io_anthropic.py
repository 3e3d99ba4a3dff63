"""log10-io 0.16.1 with anthropic: logged in OpenAI's form, as the SDK puts it."""

import ast

import pytest

from tests.sdk.compare import assert_holds
from tests.sdk.conftest import Sdk

DRIVER = "log10_io.py"
# The client that does not wait sends what the one that waits does.
SCENARIOS = [
    *("anthropic_sync", "anthropic_stream"),
    pytest.param("anthropic_async", marks=pytest.mark.nightly),
    pytest.param("anthropic_async_stream", marks=pytest.mark.nightly),
]


@pytest.mark.parametrize("scenario", SCENARIOS)
async def test_a_message_is_logged_in_openais_form(log10_io: Sdk, scenario: str) -> None:
    result = await log10_io.scenario(DRIVER, scenario)

    exchange, logged = log10_io.provider.exchange(log10_io.marker), await log10_io.logged_once()
    asked, answered = exchange.request, exchange.response
    assert (logged["status"], logged["kind"]) == ("FINISHED", "CHAT")
    system = {"role": "system", "content": asked["system"]}
    assert_holds(logged["request"], {**asked, "messages": [system, *asked["messages"]]})
    assert logged["output"] == result["text"] == answered["content"][0]["text"]
    assert logged["response"]["model"] == answered["model"]
    assert logged["usage"] == {"promptTokens": 9, "completionTokens": 4, "totalTokens": 13}
    assert logged["tags"] == [log10_io.marker]


async def test_a_message_is_logged_under_the_id_that_the_sdk_made(log10_io: Sdk) -> None:
    result = await log10_io.scenario(DRIVER, "anthropic_sync")

    assert (await log10_io.logged_once())["id"] == result["id"]


async def test_tools_and_their_use_are_logged(log10_io: Sdk) -> None:
    result = await log10_io.scenario(DRIVER, "anthropic_tools")

    exchange, logged = log10_io.provider.exchange(log10_io.marker), await log10_io.logged_once()
    [asked], [tool] = exchange.request["tools"], logged["request"]["tools"]
    assert tool["function"]["parameters"] == asked["input_schema"]
    [call] = logged["response"]["choices"][0]["message"]["tool_calls"]
    # The SDK writes a tool's input as Python does, not as JSON.
    assert ast.literal_eval(call["function"]["arguments"]) == result["arguments"]


async def test_a_call_that_fails_is_left_as_started(log10_io: Sdk) -> None:
    """The SDK itself never says more (sdk-wire.md, section 2b)."""
    result = await log10_io.scenario(DRIVER, "anthropic_failing_provider")

    assert result["raised"] == "APIConnectionError"
    assert (await log10_io.logged_once())["status"] == "STARTED"
