"""log10-io 0.16.1 with openai: what it logs is what the provider was asked and answered."""

import json

import httpx
import pytest

from tests.sdk.compare import assert_holds
from tests.sdk.conftest import Json, Sdk

DRIVER = "log10_io.py"


def answered_text(response: Json) -> str:
    text: str = response["choices"][0]["message"]["content"]
    return text


@pytest.mark.parametrize("scenario", ["sync_chat", "sync_chat_inline", "sync_chat_debug"])
async def test_a_sync_chat_is_logged_whole(log10_io: Sdk, scenario: str) -> None:
    result = await log10_io.scenario(DRIVER, scenario)

    exchange, logged = log10_io.provider.exchange(log10_io.marker), await log10_io.logged_once()
    assert result["text"] == answered_text(exchange.response)
    assert logged["id"] == result["id"]
    assert result["url"].endswith(f"/app/tests/completions/{logged['id']}")
    async with httpx.AsyncClient() as browser:
        seen = await browser.get(result["url"], headers={"Accept": "text/html"})
    assert (seen.status_code, logged["id"] in seen.headers["location"]) == (302, True)
    assert (logged["status"], logged["kind"]) == ("FINISHED", "CHAT")
    assert_holds(logged["request"], exchange.request)
    assert_holds(logged["response"], exchange.response)
    assert logged["tags"] == [log10_io.marker]
    assert 0 < logged["duration"] < 60
    assert logged["usage"] == {"promptTokens": 11, "completionTokens": 7, "totalTokens": 18}
    assert scenario in [frame["name"] for frame in logged["stacktrace"]]


async def test_a_sync_stream_is_logged_as_it_was_put_together(log10_io: Sdk) -> None:
    result = await log10_io.scenario(DRIVER, "sync_stream")

    exchange, logged = log10_io.provider.exchange(log10_io.marker), await log10_io.logged_once()
    assert result["text"] == answered_text(exchange.response) == logged["output"]
    assert logged["status"] == "FINISHED"
    assert_holds(logged["request"], exchange.request)
    assert logged["response"]["model"] == exchange.response["model"]


@pytest.mark.parametrize("scenario", ["sync_tools", "async_tools"])
async def test_tools_and_their_calls_are_logged(log10_io: Sdk, scenario: str) -> None:
    result = await log10_io.scenario(DRIVER, scenario)

    exchange, logged = log10_io.provider.exchange(log10_io.marker), await log10_io.logged_once()
    assert_holds(logged["request"], exchange.request)
    assert_holds(logged["response"], exchange.response)
    [call] = logged["response"]["choices"][0]["message"]["tool_calls"]
    assert call["function"]["arguments"] == result["arguments"]


async def test_streamed_tool_calls_are_logged(log10_io: Sdk) -> None:
    result = await log10_io.scenario(DRIVER, "sync_stream_tools")

    logged = await log10_io.logged_once()
    [call] = logged["response"]["choices"][0]["message"]["tool_calls"]
    assert json.loads(call["function"]["arguments"]) == json.loads(result["arguments"])


async def test_a_text_completion_is_a_prompt(log10_io: Sdk) -> None:
    await log10_io.scenario(DRIVER, "sync_text")

    exchange, logged = log10_io.provider.exchange(log10_io.marker), await log10_io.logged_once()
    assert (logged["status"], logged["kind"]) == ("FINISHED", "PROMPT")
    assert_holds(logged["request"], exchange.request)
    assert_holds(logged["response"], exchange.response)


async def test_a_providers_error_reaches_the_user_and_is_logged(log10_io: Sdk) -> None:
    result = await log10_io.scenario(DRIVER, "sync_failing_provider")

    exchange, logged = log10_io.provider.exchange(log10_io.marker), await log10_io.logged_once()
    assert exchange.status == 400
    assert result["raised"] == "BadRequestError"
    assert (logged["status"], logged["failureKind"]) == ("FAILED", "BadRequestError")
    assert logged["failureReason"] == result["reason"]
    assert logged["response"] is None
    assert_holds(logged["request"], exchange.request)


async def test_a_refused_token_does_not_keep_the_user_from_the_answer(log10_io: Sdk) -> None:
    result = await log10_io.scenario(DRIVER, "sync_refused_token")

    exchange = log10_io.provider.exchange(log10_io.marker)
    assert result["text"] == answered_text(exchange.response)
    assert await log10_io.logged() == []


async def test_sessions_and_tags_group_what_is_logged(log10_io: Sdk) -> None:
    result = await log10_io.scenario(DRIVER, "sessions_and_tags")

    marker = log10_io.marker
    third, second, first = await log10_io.logged(marker)
    one, other = result["sessions"]
    assert [row["sessionId"] for row in (first, second, third)] == [one, one, other]
    assert first["tags"] == [marker, f"{marker}-decorated"]
    assert second["tags"] == [marker, f"{marker}-inner", f"{marker}-decorated"]
    assert second["id"] == result["second"]
    in_session = await log10_io.api.query(
        "query ($id: ID!) { session(id: $id) { completions(first: 9) { nodes { id } } } }", id=one
    )
    nodes = in_session["session"]["completions"]["nodes"]
    assert [node["id"] for node in nodes] == [second["id"], first["id"]]


async def test_an_async_chat_is_logged_under_the_id_that_the_sdk_made(log10_io: Sdk) -> None:
    result = await log10_io.scenario(DRIVER, "async_chat")

    exchange, logged = log10_io.provider.exchange(log10_io.marker), await log10_io.logged_once()
    assert logged["id"] == result["id"]
    assert logged["status"] == "FINISHED"
    assert_holds(logged["request"], exchange.request)
    assert_holds(logged["response"], exchange.response)


async def test_an_async_stream_is_logged(log10_io: Sdk) -> None:
    result = await log10_io.scenario(DRIVER, "async_stream")

    exchange, logged = log10_io.provider.exchange(log10_io.marker), await log10_io.logged_once()
    assert result["text"] == answered_text(exchange.response) == logged["output"]
    assert_holds(logged["request"], exchange.request)


async def test_of_many_calls_at_once_each_is_logged_with_its_own_answer(log10_io: Sdk) -> None:
    result = await log10_io.scenario(DRIVER, "async_many")

    logged = await log10_io.logged(log10_io.marker)
    assert sorted(row["output"] for row in logged) == sorted(result["texts"])
    for row in logged:
        assert row["status"] == "FINISHED"
        asked = row["request"]["messages"][-1]["content"]
        assert row["output"] == f"echo: {asked}"


async def test_an_async_call_that_fails_is_left_as_started(log10_io: Sdk) -> None:
    """The SDK itself never says more (sdk-wire.md, section 2b)."""
    result = await log10_io.scenario(DRIVER, "async_failing_provider")

    exchange, logged = log10_io.provider.exchange(log10_io.marker), await log10_io.logged_once()
    assert result["raised"] == "APIConnectionError"
    assert logged["status"] == "STARTED"
    assert_holds(logged["request"], exchange.request)


async def test_a_mocked_chat_is_logged(log10_io: Sdk) -> None:
    result = await log10_io.scenario(DRIVER, "mock_chat")

    logged = await log10_io.logged_once()
    assert logged["id"] == result["id"]
    assert logged["tags"] == ["MOCK_CHAT_COMPLETIONS", log10_io.marker]
    message = result["response"]["choices"][0]["message"]
    sent = {key: value for key, value in message.items() if value is not None}
    assert logged["response"]["choices"][0]["message"] == sent


async def test_the_llm_classes_log_where_the_name_log10_io_leads_to_the_gateway(
    log10_io: Sdk,
) -> None:
    port = log10_io.variables["LOG10_URL"].rpartition(":")[2]

    result = await log10_io.scenario(
        DRIVER, "llm_class", LOG10_URL="http://log10.io", GATEWAY_PORT=port
    )

    logged = await log10_io.logged_once()
    assert logged["output"] == result["text"]
    assert (logged["status"], logged["tags"]) == ("FINISHED", [log10_io.marker])
    assert logged["request"]["messages"][0]["content"].startswith(log10_io.marker)
