"""log10js 0.0.3 with openai 3.2.1."""

from tests.sdk.compare import assert_holds
from tests.sdk.conftest import DRIVERS, Json, Sdk


async def session(log10js: Sdk) -> tuple[Json, dict[str, Json]]:
    """Run the driver; return its result, and what was logged by what was asked."""
    # The SDK speaks to the provider by its address: there are no names to look up for it.
    base = f"http://127.0.0.1:{log10js.provider.port}/v1"
    driver = str(DRIVERS / "log10js_session.js")
    ended = await log10js.run("node", driver, log10js.marker, OPENAI_BASE_URL=base)
    logged = {}
    for row in await log10js.logged():
        asked = row["request"].get("prompt") or row["request"]["messages"][0]["content"]
        logged[asked.split()[1]] = row
    return ended.result, logged


async def test_a_chat_and_a_text_completion_are_logged_whole(log10js: Sdk) -> None:
    result, logged = await session(log10js)

    for name, kind in (("chat", None), ("text", None)):
        exchange = log10js.provider.exchange(f"{log10js.marker} {name}")
        row = logged[name]
        assert (row["status"], row["kind"]) == ("FINISHED", kind)
        assert row["output"] == result[name]
        assert_holds(row["request"], exchange.request)
        assert_holds(row["response"], exchange.response)
        assert 0 <= row["duration"] < 60
        assert {type(frame["lineno"]) for frame in row["stacktrace"]} == {int}


async def test_both_are_of_the_session_that_it_began_when_it_was_loaded(log10js: Sdk) -> None:
    _, logged = await session(log10js)

    [session_id] = {row["sessionId"] for row in logged.values()}
    data = await log10js.api.query(
        "query ($id: ID!) { session(id: $id) { id completionCount } }", id=session_id
    )
    assert data["session"] == {"id": session_id, "completionCount": 3}


async def test_a_call_that_fails_is_left_as_started(log10js: Sdk) -> None:
    """The SDK swallows the error and logs no more (sdk-wire.md, section 2g)."""
    result, logged = await session(log10js)

    assert result["failed"] is None
    assert logged["failed"]["status"] == "STARTED"
