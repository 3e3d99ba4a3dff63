"""Names in use: counted exactly, in any order, page by page, and of one organization alone."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson
import pytest
from tantivy import Document, Index

from services.base64url import decoded, encoded
from services.completions.tagging import rename_some
from services.errors import InvalidInput, TooComplex
from services.insight import name_pages
from services.insight import names as module
from services.insight.fields import build_schema, name_term
from services.insight.filters import of_organization
from services.insight.folder import Folder, State
from services.insight.name_pages import NameOrder, list_names
from services.insight.names import TIMES, NameField, Names, most_used, names_of, suggest
from services.insight.questions import Questions
from services.insight.reader import View, insight
from services.storage.paging import PageRequest
from tests.api import Api
from tests.conftest import NewApi
from tests.insight.conftest import CatchUp

CREATE = """
mutation ($all: [CreateCompletionInput!]!) {
  createCompletions(input: {completions: $all}) { count results { error { message } } }
}
"""
NODES = "totalCount totalCountIsExact pageInfo { hasNextPage endCursor } nodes"
USAGE = "{ name count firstSeenAt lastSeenAt }"


async def create(api: Api, *rows: Mapping[str, Any]) -> None:
    made = (await api.query(CREATE, all=rows))["createCompletions"]
    assert made["count"] == len(rows), made


def time(second: int) -> str:
    return f"2026-03-01T00:{second // 60:02}:{second % 60:02}Z"


def used(rows: Sequence[Mapping[str, Any]], field: str) -> list[dict[str, Any]]:
    """Count names by brute force, in order of the name."""
    found: dict[str, list[str]] = {}
    for row in rows:
        value = row.get(field, [])
        for name in value if isinstance(value, list) else [value]:
            found.setdefault(name, []).append(row["createdAt"])
    return [
        {
            "name": name,
            "count": len(times),
            "firstSeenAt": min(times),
            "lastSeenAt": max(times),
        }
        for name, times in sorted(found.items())
    ]


def in_seconds(nodes: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return nodes with their times as they were sent."""
    return [
        {
            name: value[:19] + "Z" if name.endswith("SeenAt") else value
            for name, value in node.items()
        }
        for node in nodes
    ]


async def pages(
    api: Api, root: str, order: Mapping[str, str], size: int, *, backward: bool = False
) -> list[list[dict[str, Any]]]:
    """Walk through a list."""
    number, place = ("last", "before") if backward else ("first", "after")
    more, end = ("Previous", "start") if backward else ("Next", "end")
    query = f"query ($order: NamesOrder!, $size: Int, $place: String) {{ {root}"
    query += f"(orderBy: $order, {number}: $size, {place}: $place) {{ nodes {USAGE} "
    query += f"pageInfo {{ has{more}Page {end}Cursor }} }} }}"
    found, at = [], None
    while True:
        page = (await api.query(query, order=order, size=size, place=at))[root]
        found.append(in_seconds(page["nodes"]))
        if not page["pageInfo"][f"has{more}Page"]:
            return found
        at = page["pageInfo"][f"{end}Cursor"]


@pytest.mark.parametrize(("root", "field"), [("tags", "tags"), ("users", "userId")])
async def test_names_are_counted_as_by_brute_force_in_every_order_page_by_page(
    new_api: NewApi, catch_up: CatchUp, root: str, field: str
) -> None:
    api, other = await new_api(), await new_api()
    rolls = random.Random(root)  # noqa: S311  # data for a test
    named = ["a", "A", "b", "ba", "é", "😀", "x.y", "x y", "long" * 100, "z\nz"]
    rows: list[dict[str, Any]] = [
        {
            "createdAt": time(rolls.randrange(40)),  # some at the same time
            "tags": rolls.sample(named, rolls.randrange(4)),
            "extra": {"metadata": {"user_id": rolls.choice(named)}},
        }
        for _ in range(60)
    ]
    for row in rows:
        row["userId"] = row["extra"]["metadata"]["user_id"]
    await create(api, *({k: v for k, v in row.items() if k != "userId"} for row in rows))
    await create(other, {"tags": ["foreign"], "extra": {"metadata": {"user_id": "foreign"}}})
    await catch_up()
    expected = used(rows, field)

    for order, key in (
        ("COUNT", lambda one: one["count"]),
        ("NAME", lambda one: one["name"]),
        ("FIRST_SEEN_AT", lambda one: one["firstSeenAt"]),
        ("LAST_SEEN_AT", lambda one: one["lastSeenAt"]),
    ):
        for direction in ("ASC", "DESC"):
            by = {"field": order, "direction": direction}
            found = await pages(api, root, by, 3)
            assert [len(page) for page in found[:-1]] == [3] * (len(found) - 1)
            ordered = sorted(expected, key=key, reverse=direction == "DESC")
            assert [one for page in found for one in page] == ordered, (order, direction)
            backward = await pages(api, root, by, 4, backward=True)
            assert [one for page in backward[::-1] for one in page] == ordered, (order, direction)
    whole = (await api.query(f"{{ {root} {{ {NODES} {USAGE} asOf }} }}"))[root]
    assert (whole["totalCount"], whole["totalCountIsExact"]) == (len(expected), True)
    assert whole["asOf"]


async def test_names_are_those_of_the_completions_that_a_filter_finds(
    api: Api, catch_up: CatchUp
) -> None:
    rolls = random.Random(2)  # noqa: S311  # data for a test
    rows: list[dict[str, Any]] = [
        {
            "createdAt": time(second),
            "tags": rolls.sample(["a", "b", "c", "team/x", "team/y"], 2),
            "status": rolls.choice(["FINISHED", "FAILED"]),
        }
        for second in range(40)
    ]
    await create(api, *rows)
    await catch_up()
    query = "query ($f: CompletionFilter, $p: String!) { tags(filter: $f, prefix: $p, "
    query += f"orderBy: {{field: NAME, direction: ASC}}) {{ totalCount nodes {USAGE} }} }}"

    for filter_, is_meant in (
        ({"status": {"eq": "FAILED"}}, lambda one: one["status"] == "FAILED"),
        ({"tags": {"has": "a"}}, lambda one: "a" in one["tags"]),
        (
            {"not": {"tags": {"has": "b"}}, "createdAt": {"gte": time(10), "lt": time(30)}},
            lambda one: "b" not in one["tags"] and time(10) <= one["createdAt"] < time(30),
        ),
        ({"model": {"eq": "none"}}, lambda _: False),
    ):
        for prefix in ("", "team/"):
            page = (await api.query(query, f=filter_, p=prefix))["tags"]
            expected = used([row for row in rows if is_meant(row)], "tags")
            expected = [one for one in expected if one["name"].startswith(prefix)]
            assert in_seconds(page["nodes"]) == expected, filter_
            assert page["totalCount"] == len(expected)


async def test_a_page_goes_on_from_its_place_whatever_the_counts_are_by_then(
    api: Api, catch_up: CatchUp
) -> None:
    await create(api, *({"tags": [tag]} for tag in "aaaabbbccd"))
    await catch_up()
    query = "query ($after: String) { tags(first: 2, after: $after) { nodes { name count } "
    query += "pageInfo { endCursor hasPreviousPage } } }"
    first = (await api.query(query))["tags"]
    await create(api, *({"tags": [tag]} for tag in "eeeeeffffffb"))
    await catch_up()

    second = (await api.query(query, after=first["pageInfo"]["endCursor"]))["tags"]

    assert [one["name"] for one in first["nodes"]] == ["a", "b"]
    assert [one["name"] for one in second["nodes"]] == ["c", "d"]
    assert (first["pageInfo"]["hasPreviousPage"], second["pageInfo"]["hasPreviousPage"]) == (
        False,
        True,
    )


async def test_a_renamed_tag_is_listed_by_its_new_name(api: Api, catch_up: CatchUp) -> None:
    await create(api, {"tags": ["old", "x"]}, {"tags": ["new", "old"]}, {"tags": ["x"]})
    await catch_up()

    await rename_some(api.organization_id, ["old"], "new", most=10)
    await catch_up()

    data = await api.query("{ tags { nodes { name count } } }")
    assert [tuple(one.values()) for one in data["tags"]["nodes"]] == [("new", 2), ("x", 2)]


ODD = ["a.*", "a+", "a(b", "a[b]", "a\\b", "a|b", "^a", "a$", "a b", "a#", "a😀", "Ab", "ab"]


async def test_a_prefix_is_a_text_and_no_expression(api: Api, catch_up: CatchUp) -> None:
    await create(api, {"tags": [*ODD, "é", "𐐀", "line\nbreak", "%"]})
    await catch_up()
    query = "query ($p: String!) { tags(prefix: $p) { nodes { name } } "
    query += "suggest(field: TAG, prefix: $p, first: 100) { names { name } } }"

    for prefix in (*ODD, "a", "A", ".", "a.", "é", "É", "𐐨", "line\nb", "LINE", "(", "", "%", "\\"):
        data = await api.query(query, p=prefix)
        every = [*ODD, "é", "𐐀", "line\nbreak", "%"]
        shown = [one["name"] for one in data["tags"]["nodes"]]
        assert sorted(shown) == sorted(one for one in every if one.startswith(prefix)), prefix
        suggested = [one["name"] for one in data["suggest"]["names"]]
        likely = [one for one in every if one.lower().startswith(prefix.lower())]
        assert sorted(suggested) == sorted(likely), prefix


async def test_keys_and_values_of_the_metadata_are_listed_as_they_are(
    new_api: NewApi, catch_up: CatchUp
) -> None:
    api, other = await new_api(), await new_api()
    values: list[Any] = ["acme", "Acme", 'say "hi"', 12, 12.5, True, None, ["acme", 3], {"a": 1}]
    long = "k" * 200
    await create(
        api,
        *({"extra": {"metadata": {"team": value}}} for value in values),
        {"extra": {"metadata": {"team": "acme", "teams": "x", long: 1, long + "k" * 400: "acme"}}},
        {"extra": {"metadata": {"team": "v" * 600}}},
    )
    await create(other, {"extra": {"metadata": {"team": "foreign", "secret": "x"}}})
    await catch_up()
    query = "query ($key: String!, $p: String!) { metadataValues(key: $key, prefix: $p) "
    query += "{ totalCount nodes { value name isShortened count } } }"

    async def listed(key: str, prefix: str = "") -> list[tuple[str, Any, int]]:
        page = (await api.query(query, key=key, p=prefix))["metadataValues"]
        assert page["totalCount"] == len(page["nodes"])
        return [(one["name"], one["value"], one["count"]) for one in page["nodes"]]

    found = await listed("team")
    assert found[0] == ("acme", "acme", 3)
    assert {orjson.dumps(value) for _, value, _ in found} == {
        orjson.dumps(value) for value in (*values, 3, None)
    }
    assert ("v" * 199 + "…", None, 1) in found
    assert await listed("team", "ac") == [("acme", "acme", 3)]
    assert await listed("team", 'say "') == [('say "hi"', 'say "hi"', 1)]
    assert sorted(await listed("team", "12")) == [("12", 12, 1), ("12.5", 12.5, 1)]
    assert await listed("team", "tru") == [("true", True, 1)]
    assert await listed(long) == [("1", 1, 1)]
    assert await listed(long + "k" * 400) == [("acme", "acme", 1)]
    assert await listed("secret") == []
    keys = await api.query("{ metadataKeys { nodes { name isShortened count } } }")
    assert [tuple(one.values()) for one in keys["metadataKeys"]["nodes"]] == [
        ("team", False, 11),
        (long, False, 1),
        (long + "…", True, 1),
        ("teams", False, 1),
    ]
    suggested = await api.query(
        '{ suggest(field: METADATA_VALUE, key: "team", prefix: "AC") '
        "{ names { name value count } } }"
    )
    assert [tuple(one.values()) for one in suggested["suggest"]["names"]] == [
        ("acme", "acme", 3),
        ("Acme", "Acme", 1),
    ]


async def test_models_failures_tools_and_sessions_are_listed_and_suggested(
    new_api: NewApi, catch_up: CatchUp
) -> None:
    api, other = await new_api(), await new_api()
    call = {"type": "function", "id": "1", "function": {"name": "look_up", "arguments": "{}"}}
    answer = {"choices": [{"message": {"role": "assistant", "tool_calls": [call]}}]}
    await create(
        api,
        {"request": {"model": "gpt"}, "response": {"model": "gpt", **answer}, "sessionId": "s1"},
        {
            "request": {"model": "gpt"},
            "extra": {"provider": "openai"},
            "status": "FAILED",
            "failureKind": "timeout",
        },
    )
    await create(other, {"request": {"model": "foreign"}, "failureKind": "foreign"})
    await catch_up()

    data = await api.query(
        """
        { models { nodes { name count } } providers { nodes { name count } }
          failureKinds { nodes { name count } } toolNames { nodes { name count } }
          model: suggest(field: MODEL, prefix: "G") { names { name count } asOf }
          session: suggest(field: SESSION) { names { name } }
          failure: suggest(field: FAILURE_KIND, prefix: "t") { names { name } }
          tool: suggest(field: TOOL_NAME, prefix: "look_") { names { name } }
          foreign: suggest(field: MODEL, prefix: "f") { names { name } }
          none: suggest(field: MODEL, first: 0) { names { name } } }
        """
    )

    assert data["models"]["nodes"] == [{"name": "gpt", "count": 2}]
    assert data["providers"]["nodes"] == [{"name": "openai", "count": 1}]
    assert data["failureKinds"]["nodes"] == [{"name": "timeout", "count": 1}]
    assert data["toolNames"]["nodes"] == [{"name": "look_up", "count": 1}]
    assert data["model"]["names"] == [{"name": "gpt", "count": 2}]
    assert data["session"]["names"] == [{"name": "s1"}]
    assert data["failure"]["names"] == [{"name": "timeout"}]
    assert data["tool"]["names"] == [{"name": "look_up"}]
    assert data["foreign"]["names"] == data["none"]["names"] == []


CANNOT_BE_ASKED: list[tuple[str, str, str | None]] = [
    ('tags(prefix: "a\\u0000")', "asOf", "none of them NUL"),
    (f'tags(prefix: "{"a" * 101}")', "asOf", "at most 100 characters"),
    ("tags(first: -1)", "asOf", "0 to 1000"),
    ('tags(after: "x")', "nodes { name }", "malformed"),
    ('metadataValues(key: "")', "asOf", None),
    ("suggest(field: METADATA_VALUE)", "asOf", "have a key"),
    ('suggest(field: TAG, key: "a")', "asOf", "nothing else has"),
    ("suggest(field: TAG, first: 101)", "asOf", "0 to 100"),
]


async def test_what_cannot_be_asked_is_told(api: Api, catch_up: CatchUp) -> None:
    await catch_up()

    for field, shown, part_of_message in CANNOT_BE_ASKED:
        body = await api.execute(f"{{ {field} {{ __typename {shown} }} }}")
        if part_of_message is None:
            assert "errors" not in body, field
            continue
        [error] = body["errors"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT", field
        assert part_of_message in error["message"], field


async def test_a_cursor_is_good_for_its_list_alone_and_may_say_anything(
    api: Api, catch_up: CatchUp
) -> None:
    await create(api, *({"tags": [tag]} for tag in "aab"))
    await catch_up()
    page = (await api.query("{ tags(first: 1) { pageInfo { endCursor } } }"))["tags"]
    cursor = page["pageInfo"]["endCursor"]
    version, digest, [count, name, _], tie = orjson.loads(decoded(cursor))

    for field in ('models(after: "%s")', 'tags(prefix: "a", after: "%s")'):
        query = f"{{ {field % cursor} {{ nodes {{ name }} }} }}"
        assert await api.error_code(query) == "BAD_USER_INPUT"
    for values in (
        [count, name, [10**18, False]],
        [count, name, [-5, False]],
        [["x", False], name, [1, False]],
        [count, [None, False], [1, False]],
        [count, name, [True, False]],
        [count, name],
    ):
        made = encoded(orjson.dumps([version, digest, values, tie]))
        body = await api.execute(f'{{ tags(after: "{made}") {{ nodes {{ name }} }} }}')
        if "errors" in body:
            assert body["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT", values
        else:
            assert body["data"]["tags"]["nodes"] == [{"name": "b"}], values


async def test_without_an_index_names_are_unavailable_and_it_says_why(
    api: Api, catch_up: CatchUp, folder: Folder
) -> None:
    insight.configure(None)
    try:
        body = await api.execute("{ tags { totalCount } }")
    finally:
        insight.configure(folder.path)

    assert body["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
    assert "sets LOG10_GATEWAY_INSIGHT=on" in body["errors"][0]["message"]
    assert "retryAfter" not in body["errors"][0]["extensions"]  # it would never end


def in_segments(segments: Sequence[Sequence[str]]) -> Names:
    """Index completions of these users, each list of them in a segment of its own."""
    schema = build_schema()
    index = Index(schema)
    writer = index.writer(15_000_000, 1)
    for second, users in enumerate(segments):
        for user in users:
            document = Document()
            document.add_text("organization_id", "a")
            document.add_text("user_id", name_term(user))
            document.add_integer("created_at", 1000 * second)
            writer.add_document(document)
        writer.commit()
    index.reload()
    view = View(index.searcher(), schema, State("", "", 0), Questions())
    return Names(view, of_organization(schema, "a"), NameField.USER, "", None, {})


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> Iterator[Names]:
    """Thirty users of two completions each, in segments of their own, and a bound of twenty."""
    monkeypatch.setattr(name_pages, "MOST", 20)
    users = [f"u{number * 7 % 30:02}" for number in range(60)]
    yield in_segments([users[:20], users[20:40], users[40:]])
    insight.close()


@pytest.mark.parametrize("order", NameOrder)
async def test_past_the_bound_a_prefix_or_a_filter_is_asked_for(
    many: Names, order: NameOrder
) -> None:
    with pytest.raises(TooComplex, match="give a prefix"):
        await list_names(many, PageRequest(first=25), order)


async def test_equal_counts_stand_in_order_of_the_name_though_tantivy_cuts_them(
    many: Names,
) -> None:
    page = await list_names(many, PageRequest(first=5))

    assert [row["name"] for row in page.rows] == ["u00", "u01", "u02", "u03", "u04"]
    assert [row["name"] for row in await suggest(many, 3)] == ["u00", "u01", "u02"]


@pytest.mark.parametrize("is_skewed", [True, False])
async def test_the_users_with_most_are_found_among_few_or_else_among_all(
    monkeypatch: pytest.MonkeyPatch, *, is_skewed: bool
) -> None:
    monkeypatch.setattr(module, "_FEW", 40)
    monkeypatch.setattr(module, "_MAX_CANDIDATES", 100)
    drawn = random.Random(3)  # noqa: S311  # no secret

    def user() -> str:
        number = int(drawn.paretovariate(0.8)) if is_skewed else drawn.randrange(400)
        return f"u{number % 400:03}"

    segments = [[user() for _ in range(900)] for _ in range(4)]
    names = in_segments(segments)
    searcher = await names.view.ask(lambda one: one)
    of_all = Counter(user for users in segments for user in users)
    in_order = sorted(of_all.items(), key=lambda one: (-one[1], one[0]))

    page = await list_names(names, PageRequest(first=5))
    few = most_used(names, searcher, 7, TIMES)
    insight.close()

    assert searcher.num_segments == 4
    assert (few is not None) is is_skewed
    assert [(row["name"], row["count"]) for row in page.rows] == in_order[:5]
    for row in page.rows:
        seconds = [n for n, users in enumerate(segments) if row["name"] in users]
        assert row["first_seen_at"].timestamp() == seconds[0]
        assert row["last_seen_at"].timestamp() == seconds[-1]


async def test_a_few_users_are_counted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    names = in_segments([["a", "b", "a"], ["b", "c", "a"]])
    searcher = await names.view.ask(lambda one: one)
    asked = []

    class Counting:
        def aggregate(self, *question: Any) -> Any:
            asked.append(question)
            return searcher.aggregate(*question)

    few: Any = Counting()
    counts = [(one["key"], one["doc_count"]) for one in most_used(names, few, 20, {}) or ()]
    with_times = most_used(names, few, 2, TIMES)
    insight.close()

    assert counts == [("a", 3), ("b", 2), ("c", 1)]
    assert [one["last_seen_at"]["value"] for one in with_times or ()] == [1000, 1000]
    assert len(asked) == 3


async def test_half_of_a_surrogate_pair_is_no_prefix(many: Names) -> None:
    with pytest.raises(InvalidInput, match="surrogate"):
        await names_of("a", NameField.TAG, many.view, prefix="\ud800")
    with pytest.raises(InvalidInput, match="surrogate"):
        await names_of("a", NameField.METADATA_VALUE, many.view, key="\ud800")
