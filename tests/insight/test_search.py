"""Lists of completions that have words: what is found, in pages, counted, highlighted."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from services.changes.moments import Moment
from services.insight import found_rows
from services.insight.questions import Questions
from tests.api import Api
from tests.commands import Commands
from tests.conftest import NewApi
from tests.insight.conftest import CatchUp

FIND = """
query ($text: String!, $first: Int, $after: String, $last: Int, $before: String,
       $order: [CompletionOrder!] = [{field: CREATED_AT}], $not: String) {
  completions(filter: {text: $text}, orderBy: $order, first: $first, after: $after, last: $last,
              before: $before, notBefore: $not) {
    totalCount totalCountIsExact asOf
    nodes { id }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}
"""
OLDEST = [{"field": "CREATED_AT", "direction": "ASC"}]
COUNT = """query ($text: String!, $order: [CompletionOrder!]!) {
  completions(filter: {text: $text}, orderBy: $order) { totalCount }
}"""
RELEVANCE = [{"field": "RELEVANCE"}]


def chat(said: Any, answered: Any = "Hello.", **fields: Any) -> dict[str, Any]:
    """A chat of one question and one answer, as REST takes it."""
    return {
        "status": "finished",
        "kind": "chat",
        "request": {"model": "gpt-4o", "messages": [{"role": "user", "content": said}]},
        "response": {"choices": [{"message": {"role": "assistant", "content": answered}}]},
        **fields,
    }


async def found(api: Api, text: str, **variables: Any) -> list[str]:
    data = await api.query(FIND, text=text, **variables)
    return [node["id"] for node in data["completions"]["nodes"]]


async def pages(api: Api, text: str, *, backward: bool = False, **variables: Any) -> list[str]:
    """Read a whole list page by page, two at a time, to either end."""
    size, cursor, place = (
        ("last", "before", "startCursor")
        if backward
        else (
            "first",
            "after",
            "endCursor",
        )
    )
    ids: list[str] = []
    at = None
    for _ in range(100):
        data = await api.query(FIND, text=text, **{size: 2, cursor: at}, **variables)
        nodes = [node["id"] for node in data["completions"]["nodes"]]
        info = data["completions"]["pageInfo"]
        ids = [*nodes, *ids] if backward else [*ids, *nodes]
        assert info["hasPreviousPage" if not backward else "hasNextPage"] is (at is not None)
        at = info[place]
        if not info["hasNextPage" if not backward else "hasPreviousPage"]:
            return ids
        assert nodes
    raise AssertionError("the pages have no end")


async def test_words_are_found_in_all_that_was_said(api: Api, catch_up: CatchUp) -> None:
    call: dict[str, Any] = {"id": "call_zzz", "type": "function"}
    call["function"] = {"name": "get_weather", "arguments": '{"city": "M\\u00fcnchen", "days": 3}'}
    image = "data:image/png;base64," + "iVBORw0KGgo" * 20
    asked = [
        {"role": "system", "content": "Be terse."},
        {
            "role": "user",
            "content": [
                {"type": "text", "text": "Straße and picture"},
                {"type": "image_url", "image_url": {"url": image}},
            ],
        },
        {"role": "assistant", "content": None, "tool_calls": [call]},
        {"role": "tool", "tool_call_id": "call_zzz", "content": "sunny intervals"},
    ]
    answers = [{"message": {"role": "assistant", "content": text}} for text in ("first", "second")]
    one = await api.create_completion(
        status="finished",
        kind="chat",
        request={"model": "gpt-4o", "messages": asked},
        response={"id": "chatcmpl-qqq", "choices": answers},
    )
    unknown = await api.create_completion(
        status="finished",
        request={
            "weird": [{"deep": "treasure 東京都庁", "thing_id": "hidden", "data": "QUJD" * 100}]
        },
        response={"odd": {"said": "riddle"}},
    )
    failed = await api.create_completion(
        status="failed", failure_kind="timeout", failure_reason="The upstream gave up."
    )
    await catch_up()

    for text in (
        "terse",
        "STRASSE",
        "picture",
        '"get_weather city munchen"',
        "days 3",
        "sunny",
        "first",
        "second",
        "terse second",
    ):
        assert await found(api, text) == [one], text
    for text in ("treasure", "京都", "riddle", "treasure riddle"):
        assert await found(api, text) == [unknown], text
    assert await found(api, "upstream gave") == [failed]
    for text in (
        "ivborw0kggo",
        "call_zzz",
        "chatcmpl",
        "hidden",
        "qujd*",
        "assistant",
        '"terse straße"',
        '"picture sunny"',
    ):
        assert await found(api, text) == [], text


async def test_pages_go_both_ways_and_the_count_is_exact(api: Api, catch_up: CatchUp) -> None:
    times = ["2026-01-01T00:00:00Z"] * 5 + ["2026-01-02T00:00:00Z"] * 2 + ["2026-01-01T00:00:00Z"]
    for n, time in enumerate(times):
        await api.create_completion(**chat(f"needle {n}", created_at=time))
        await api.create_completion(**chat("straw", created_at=time))
    await catch_up()
    data = await api.query("{ completions(first: 100) { nodes { id prompt } } }")
    newest = [
        node["id"] for node in data["completions"]["nodes"] if node["prompt"].startswith("needle")
    ]

    assert len(newest) == 8
    assert await found(api, "needle", first=50) == newest
    assert await found(api, "needle", first=50, order=OLDEST) == newest[::-1]
    assert await pages(api, "needle") == newest
    assert await pages(api, "needle", order=OLDEST) == newest[::-1]
    assert await pages(api, "needle", backward=True) == newest
    assert await pages(api, "needle", order=OLDEST, backward=True) == newest[::-1]
    counted = (await api.query(FIND, text="needle", first=0))["completions"]
    assert (counted["totalCount"], counted["totalCountIsExact"]) == (8, True)
    assert counted["pageInfo"]["hasNextPage"] is True
    assert counted["asOf"] is not None


async def test_what_is_deleted_meanwhile_is_passed_over(
    api: Api, catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found_rows, "_MANY", 3)
    ids = [await api.create_completion(**chat("vanishing")) for _ in range(12)]
    await catch_up()
    gone = [*ids[2:9], ids[11]]
    await api.query(
        "mutation ($ids: [ID!]!) { deleteCompletions(input: {ids: $ids}) { count } }", ids=gone
    )

    kept = [one for one in reversed(ids) if one not in gone]
    assert await pages(api, "vanishing") == kept
    assert await pages(api, "vanishing", backward=True) == kept
    assert await pages(api, "vanish*", order=RELEVANCE) == kept


async def test_the_most_relevant_come_first_and_ties_newest_first(
    api: Api, catch_up: CatchUp
) -> None:
    filler = "and much else that is said beside it " * 5
    weak = [await api.create_completion(**chat(f"apple {filler}")) for _ in range(3)]
    strong = [await api.create_completion(**chat("apple apple apple")) for _ in range(2)]
    await catch_up()
    expected = [*strong[::-1], *weak[::-1]]

    assert await found(api, "apple", order=RELEVANCE) == expected
    assert await pages(api, "apple", order=RELEVANCE) == expected
    assert await pages(api, "apple", order=RELEVANCE, backward=True) == expected


async def test_what_another_organization_says_shows_in_no_relevance(
    new_api: NewApi, catch_up: CatchUp
) -> None:
    api, other = await new_api(), await new_api()
    of_pear = await api.create_completion(**chat("pear is said"))
    await api.create_completion(**chat("plum is said"))
    await api.create_completion(**chat("plum is said, too"))
    ask = "(pear or plum) said"
    seen = []
    for said in ("pear", "plum"):
        for _ in range(10):
            await other.create_completion(**chat(f"{said} is said"))
        await catch_up()
        first, *_ = await found(api, ask, order=RELEVANCE)
        cursors = await api.query(
            "query ($text: String!) { completions(filter: {text: $text}, orderBy: "
            "{field: RELEVANCE}) { edges { cursor node { id } } } }",
            text=ask,
        )
        seen.append((first, [edge["cursor"] for edge in cursors["completions"]["edges"]]))
    assert seen[0] == seen[1]
    assert seen[0][0] == of_pear  # which is rarer here, however often others say it


@pytest.mark.parametrize(
    ("order", "text"),
    [
        ([{"field": "DURATION"}], "apple"),
        ([{"field": "RELEVANCE", "direction": "ASC"}], "apple"),
        ([{"field": "RELEVANCE"}, {"field": "CREATED_AT"}], "apple"),
        ([{"field": "CREATED_AT"}], "-apple"),
        ([{"field": "CREATED_AT"}], "!?"),
        ([{"field": "CREATED_AT"}], " or ".join(f"word{n}*" for n in range(21))),
    ],
)
async def test_what_cannot_be_searched_is_told(
    api: Api, catch_up: CatchUp, order: Any, text: str
) -> None:
    await catch_up()
    assert await api.error_code(FIND, text=text, order=order) == "BAD_USER_INPUT"
    assert await api.error_code(COUNT, text=text, order=order) == "BAD_USER_INPUT"


@pytest.mark.parametrize(
    "document",
    [
        "{ completions(orderBy: {field: RELEVANCE}) { nodes { id } } }",
        'mutation { tagCompletions(input: {filter: {text: "a"}, add: ["b"]}) { count } }',
        '{ completions(filter: {not: {text: "a"}}, orderBy: {field: RELEVANCE}) { nodes { id } } }',
        '{ completions(filter: {not: {text: "a"}}, orderBy: {field: RELEVANCE}) { totalCount } }',
        "{ completions(orderBy: {field: RELEVANCE}) { totalCount } }",
    ],
)
async def test_where_no_text_is_searched_it_is_told(
    api: Api, catch_up: CatchUp, document: str
) -> None:
    await catch_up()
    assert await api.error_code(document) == "BAD_USER_INPUT"


async def test_what_follows_changes_searches_no_text(api: Api) -> None:
    response = await api.http.post(
        "/graphql",
        json={"query": 'subscription { completionChanged(filter: {text: "apple"}) { cursor } }'},
        headers={"Accept": "text/event-stream"},
    )

    assert "BAD_USER_INPUT" in response.text


async def test_a_cursor_is_good_for_its_text_alone(api: Api, catch_up: CatchUp) -> None:
    for _ in range(2):
        await api.create_completion(**chat("apple pear"))
    await catch_up()
    page = (await api.query(FIND, text="apple", first=1))["completions"]
    cursor = page["pageInfo"]["endCursor"]

    assert await api.error_code(FIND, text="pear", after=cursor) == "BAD_USER_INPUT"
    assert await api.error_code(FIND, text="apple", after="AAAA") == "BAD_USER_INPUT"


async def test_a_text_stands_anywhere_in_a_filter(api: Api, catch_up: CatchUp) -> None:
    apple = await api.create_completion(**chat("apple"))
    pear = await api.create_completion(**chat("pear"))
    plum = await api.create_completion(**chat("plum"))
    await catch_up()
    document = """
    query ($filter: CompletionFilter!) { completions(filter: $filter) { nodes { id } totalCount } }
    """

    async def listed(filter_: dict[str, Any]) -> list[str]:
        data = await api.query(document, filter=filter_)
        return [node["id"] for node in data["completions"]["nodes"]]

    assert await listed({"or": [{"text": "apple"}, {"text": "pear"}]}) == [pear, apple]
    assert await listed({"not": {"text": "apple"}}) == [plum, pear]
    assert await listed({"and": [{"text": "pe* or pl*"}, {"not": {"text": "pear"}}]}) == [plum]


async def test_another_organizations_words_are_not_found(new_api: Any, catch_up: CatchUp) -> None:
    one, other = await new_api(), await new_api()
    await one.create_completion(**chat("confidential"))
    await catch_up()

    assert len(await found(one, "confidential")) == 1
    assert await found(other, "confidential") == []
    assert await found(other, "confidential", order=RELEVANCE) == []


@pytest.fixture
async def too_many_ways(new_api: NewApi, catch_up: CatchUp) -> tuple[Api, Api]:
    """Two organizations, one of which says 17,000 words after `the`, and the other one."""
    one, other = await new_api(), await new_api()
    await one.create_completion(**chat(" ".join(f"the key{n}" for n in range(17_000))))
    await other.create_completion(**chat("the keysecret"))
    await catch_up()
    return one, other


@pytest.mark.parametrize(
    "asked",
    [
        "completions(filter: $filter) { nodes { id } }",
        "completions(filter: $filter) { totalCount }",
        "completions(filter: $filter, orderBy: {field: RELEVANCE}) { nodes { id } }",
        "completionStats(filter: $filter) { rows { count } }",
        "completionStats(filter: $filter, groupBy: [{field: TAG}]) { rows { count } }",
        "compare(a: $filter, b: {}, by: [{field: MODEL}]) { rows { group } }",
        "models(filter: $filter) { nodes { name } }",
        "users(filter: $filter) { nodes { name } }",
        "sessions(filter: {completions: {some: $filter}}) { nodes { id } }",
    ],
)
async def test_a_phrase_that_goes_on_in_too_many_ways_is_told_to_whom_has_them_alone(
    too_many_ways: tuple[Api, Api], asked: str
) -> None:
    one, other = too_many_ways
    query = f"query ($filter: CompletionFilter!) {{ {asked} }}"
    filter_ = {"text": '"the key*"'}

    [error] = (await one.execute(query, filter=filter_))["errors"]
    assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX"
    assert "goes on in too many ways" in error["message"]
    assert await other.query(query, filter=filter_)
    assert len(await found(other, '"the key*"')) == 1


async def test_a_sessions_completions_are_searched(api: Api, catch_up: CatchUp) -> None:
    for session, said in (("one", "apple"), ("one", "pear"), ("two", "apple"), ("two", "apple")):
        await api.create_completion(**chat(said, session_id=session))
    await catch_up()
    data = await api.query(
        """{ sessions { nodes { id completions(filter: {text: "apple"}, first: 1) {
            totalCount nodes { prompt } pageInfo { hasNextPage } } } } }"""
    )

    listed = {node["id"]: node["completions"] for node in data["sessions"]["nodes"]}
    assert listed["one"]["totalCount"] == 1
    assert listed["two"]["totalCount"] == 2
    assert listed["two"]["pageInfo"]["hasNextPage"] is True
    assert listed["one"]["nodes"] == [{"prompt": "apple"}]


async def test_many_sessions_are_searched_by_few_questions(
    api: Api, catch_up: CatchUp, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [chat("apple", session_id=f"session {n}") for n in range(80)]
    document = """mutation ($input: CreateCompletionsInput!) {
        createCompletions(input: $input) { results { error { message } } } }"""
    rows = [
        {"sessionId": one["session_id"], "status": "FINISHED", "request": one["request"]}
        for one in made
    ]
    await api.query(document, input={"completions": rows})
    await catch_up()
    asked = 0
    ask = Questions.ask

    async def counted(self: Questions, question: Callable[[], Any]) -> Any:
        nonlocal asked
        asked += 1
        return await ask(self, question)

    monkeypatch.setattr(Questions, "ask", counted)
    commands.sent.clear()

    data = await api.query(
        """{ sessions(first: 80) { nodes {
            completions(filter: {text: "apple"}, first: 1) { totalCount nodes { id } } } } }"""
    )

    shown = [node["completions"] for node in data["sessions"]["nodes"]]
    assert [(one["totalCount"], len(one["nodes"])) for one in shown] == [(1, 1)] * 80
    assert asked == 3  # to compile the filter, where they stand, how many they are
    assert len([one for one in commands.sent if one.get("find") == "completions"]) == 1


@pytest.mark.parametrize("order", ["CREATED_AT", "RELEVANCE"])
async def test_pages_of_sessions_go_on_past_what_is_gone_each_by_itself(
    api: Api, catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    monkeypatch.setattr(found_rows, "_MANY", 2)
    said: dict[str, list[str]] = {"one": [], "two": [], "three": []}
    for number, session in enumerate(("one", "two", "one", "two", "one", "two", "one", "three")):
        text = "apple " * (number + 1) + "and much beside " * 3
        said[session].append(await api.create_completion(**chat(text, session_id=session)))
    await catch_up()
    gone = said["one"][1:4]
    await api.query(
        "mutation ($ids: [ID!]!) { deleteCompletions(input: {ids: $ids}) { count } }", ids=gone
    )
    document = """query ($order: [CompletionOrder!]!) { sessions { nodes {
        id completions(filter: {text: "apple"}, first: 2, orderBy: $order) {
          nodes { id } pageInfo { hasNextPage hasPreviousPage } } } } }"""

    data = await api.query(document, order=[{"field": order}])

    shown = {node["id"]: node["completions"] for node in data["sessions"]["nodes"]}
    assert [node["id"] for node in shown["one"]["nodes"]] == said["one"][:1]
    assert shown["one"]["pageInfo"] == {"hasNextPage": False, "hasPreviousPage": False}
    assert [node["id"] for node in shown["two"]["nodes"]] == said["two"][:0:-1]
    assert shown["two"]["pageInfo"]["hasNextPage"] is True
    assert [node["id"] for node in shown["three"]["nodes"]] == said["three"]


HIGHLIGHTS = """
query ($text: String!, $max: Int!) {
  completions(filter: {text: $text}) {
    nodes { highlights(max: $max) { place messageIndex snippet matches { start end } } }
  }
}
"""


async def highlighted(api: Api, text: str, most: int = 5) -> list[tuple[str, Any, list[str]]]:
    data = await api.query(HIGHLIGHTS, text=text, max=most)
    [node] = data["completions"]["nodes"]
    shown = []
    for one in node["highlights"]:
        units = one["snippet"].encode("utf-16-le")
        words = [units[2 * m["start"] : 2 * m["end"]].decode("utf-16-le") for m in one["matches"]]
        shown.append((one["place"], one["messageIndex"], words))
    return shown


async def test_highlights_say_where_the_words_stand(api: Api, catch_up: CatchUp) -> None:
    await api.create_completion(
        **chat(
            "😀 The Naïve cafe\u0301 of 東京都庁 in Straße, rate_limit",
            "Yes 😀😀, a naive one. " + "filler " * 100 + "And the naïve end.",
            failure_reason="naive rate limit",
        )
    )
    await catch_up()

    assert await highlighted(api, "naive CAFÉ or nothing") == [
        ("REQUEST", 0, ["Naïve", "cafe\u0301"]),
        ("RESPONSE", 1, ["naive"]),
        ("RESPONSE", 1, ["naïve"]),
        ("FAILURE_REASON", None, ["naive"]),
    ]
    assert await highlighted(api, "京都 stra*", 1) == [("REQUEST", 0, ["京都", "Straße"])]
    assert await highlighted(api, '都 -missing "rate limit"', 1) == [
        ("REQUEST", 0, ["都", "rate", "limit"])
    ]


async def test_without_a_text_there_are_no_highlights(api: Api) -> None:
    await api.create_completion(**chat("apple"))
    data = await api.query("{ completions { nodes { highlights { snippet } } } }")
    assert data["completions"]["nodes"] == [{"highlights": None}]
    document = "{ completions { nodes { highlights(max: 0) { snippet } } } }"
    assert await api.error_code(document) == "BAD_USER_INPUT"


async def test_not_before_waits_for_the_index(api: Api, catch_up: CatchUp) -> None:
    await catch_up()
    before = (await api.query(FIND, text="apple"))["completions"]["asOf"]

    assert await found(api, "apple", **{"not": before}) == []
    assert await api.error_code(FIND, text="apple", **{"not": "no cursor"}) == "BAD_USER_INPUT"
    assert await api.error_code(FIND, text="apple", **{"not": "2026-99-99"}) == "BAD_USER_INPUT"


@pytest.mark.parametrize("root", ["completions", "sessions"])
async def test_not_before_is_checked_where_nothing_waits_for_it(api: Api, root: str) -> None:
    document = f"query ($not: String) {{ {root}(notBefore: $not) {{ totalCount }} }}"
    to_come = Moment(2**32 - 1, 1)
    cursors = (to_come.cursor, to_come.present_cursor)
    for wrong in ("nonsense", "2026-11-27T00:00:00", "2999-01-01T00:00:00Z", *cursors):
        assert await api.error_code(document, **{"not": wrong}) == "BAD_USER_INPUT"
    assert await api.query(document, **{"not": "2026-01-01T00:00:00Z"})


async def test_what_was_written_before_a_change_cursor_is_found_not_before_it(
    api: Api, catch_up: CatchUp
) -> None:
    await catch_up()
    apple = await api.create_completion(**chat("apple"))
    cursor = (await api.query("{ changeCursor }"))["changeCursor"]

    finding = asyncio.create_task(found(api, "apple", **{"not": cursor}))
    await api.query("{ changeCursor }")
    await catch_up()

    assert await finding == [apple]


async def test_a_saved_view_may_search(api: Api) -> None:
    document = """
    mutation ($filter: JSON!) {
      createSavedView(input: {name: "v", subject: COMPLETIONS, filter: $filter}) {
        savedView { id }
      }
    }
    """
    assert await api.query(document, filter={"text": "apple"})
    assert await api.error_code(document, filter={"text": '"apple'}) == "BAD_USER_INPUT"
