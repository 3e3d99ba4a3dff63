"""Nothing that is logged is turned away for its content: it is kept, marked and readable."""

import json
import math
from itertools import permutations
from typing import Any

import pytest

from models import CompletionDocument
from models.indexes import COMPLETIONS_ALTERED
from services import json_cuts
from services.storage.database import database
from services.storage.keeping import MAX_ALTERATIONS, AlterationKind, Alterations, kept
from services.storage.storable import MAX_DEPTH
from tests.api import Api
from tests.rest.calls import Json

SEEN = """
query ($id: ID!) { completion(id: $id) {
  id kind status tags request response extra sessionId duration failureKind failureReason createdAt
  stacktrace { line } alterations { path kind original }
} }
"""


async def create(api: Api, body: bytes | Json, path: str = "/api/v1/completions") -> Json:
    """Log a completion, and return it as GraphQL shows it."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    response = await api.http.post(path, content=content)
    assert response.status_code == 200, response.text
    answer = response.json()
    return await seen(api, answer.get("id") or answer["completionID"])


async def seen(api: Api, completion_id: str) -> Json:
    found: Json = (await api.query(SEEN, id=completion_id))["completion"]
    return found


def places(row: Json) -> list[tuple[str, str]]:
    return [(one["path"], one["kind"]) for one in row["alterations"]]


VALUES: list[tuple[str, bytes, Any, str]] = [
    ("half of an emoji", b'"cut \\ud83d"', "cut \ufffd", "UNICODE"),
    ("bytes that are no UTF-8", b'"a\xffb"', "a\ufffdb", "UNICODE"),
    ("NaN", b"NaN", "NaN", "NUMBER"),
    ("minus infinity", b"-Infinity", "-Infinity", "NUMBER"),
    ("an integer past 64 bits", b"9223372036854775808", "9223372036854775808", "NUMBER"),
    ("more digits than Python reads", b"1" * 5000, "1" * 5000, "NUMBER"),
    ("a number past the largest float", b"-1e400", "-1e400", "NUMBER"),
    ("a reference without a database", b'{"$ref":"a","$id":1,"$db":null}', None, "CONVERTED"),
]


@pytest.mark.parametrize("route", ["/api/v1/completions", "/api/completions"])
@pytest.mark.parametrize(
    ("sent", "kept", "kind"), [one[1:] for one in VALUES], ids=[one[0] for one in VALUES]
)
async def test_a_value_that_cannot_be_stored_is_kept_in_another_form(
    api: Api, route: str, sent: bytes, kept: Any, kind: str
) -> None:
    row = await create(api, b'{"request": {"a/b": [0, %b]}, "response": {"c": 1}}' % sent, route)

    expected = {"$ref": "a", "$id": 1, "$db": "null"} if kept is None else kept
    assert row["request"] == {"a/b": [0, expected]}
    assert row["response"] == {"c": 1}
    place = "/request/a~1b/1" + ("/$db" if kept is None else "")
    assert places(row) == [(place, kind)]


async def test_keys_that_cannot_be_stored_get_names_of_their_own(api: Api) -> None:
    row = await create(api, rb'{"request": {"k\u0000": 1, "k\ud800": 2, "k\ud801": 3, "k": 4}}')

    assert row["request"] == {"k\u2400": 1, "k\ufffd": 2, "k\ufffd~2": 3, "k": 4}
    assert [one["original"] for one in row["alterations"]] == [
        r'"k\u0000"',
        r'"k\ud800"',
        r'"k\ud801"',
    ]


@pytest.mark.parametrize("levels", [MAX_DEPTH, 300, 990, 5000, 100_000])
async def test_what_is_nested_too_deep_stays_json_text(api: Api, levels: int) -> None:
    deep = b"[" * levels + b"1" + b"]" * levels
    row = await create(api, b'{"request": {"a": %b}}' % deep)

    value, depth = row["request"]["a"], 1
    while isinstance(value, list):
        [value] = value
        depth += 1
    assert places(row) == [("/request/a" + "/0" * (depth - 1), "DEPTH")]
    assert value == "[" * (levels - depth + 1) + "1" + "]" * (levels - depth + 1)


async def test_the_deepest_that_can_be_stored_is_left_alone(api: Api) -> None:
    deep: Any = []
    for _ in range(MAX_DEPTH - 2):
        deep = [deep]
    row = await create(api, {"request": {"a": deep}})

    assert (row["request"], row["alterations"]) == ({"a": deep}, [])


async def test_of_too_many_values_the_largest_lists_stay_json_text(api: Api) -> None:
    vectors = [{"index": n, "embedding": [0.5] * 1536} for n in range(400)]
    row = await create(api, {"response": {"data": vectors}, "request": {"model": "e"}})

    texts = [one["embedding"] for one in row["response"]["data"] if type(one["embedding"]) is str]
    assert texts
    assert all(json.loads(text) == [0.5] * 1536 for text in texts)
    assert [one["index"] for one in row["response"]["data"]] == list(range(400))
    assert row["request"] == {"model": "e"}
    assert {one["kind"] for one in row["alterations"]} <= {"SIZE", "MORE"}


def test_places_below_a_key_as_long_as_a_body_cost_no_more_than_others() -> None:
    lengths: list[int] = []

    class Seen(Alterations):
        def add(self, path: str, kind: AlterationKind, original: object = ...) -> None:
            lengths.append(len(path))
            super().add(path, kind, original)

    alterations = Seen("/request")
    kept({"k" * 100_000: [math.nan, {"~" * 100_000: [math.inf]}]}, "/request", alterations)

    assert len(lengths) == 2
    assert max(lengths) < 5000
    assert [one["path"][-2:] for one in alterations.listed()] == ["k…", "k…"]


@pytest.mark.parametrize("between", ["1" * 1000, " ", ", 1.5, null", ""])
@pytest.mark.parametrize("token", ['"a"', "[[", "[1,2]", "}", ""])
def test_what_is_between_tokens_is_passed_in_one_match(between: str, token: str) -> None:
    found = json_cuts.TOKEN.match(between + token)

    assert found is not None
    assert found.end() == len(between + token)


async def test_a_hundred_alterations_are_listed_and_how_many_more_there_are(api: Api) -> None:
    row = await create(api, b'{"request": {"a": [%b]}}' % b",".join([b"NaN"] * 250))

    assert len(row["alterations"]) == MAX_ALTERATIONS + 1
    assert row["alterations"][-1] == {"path": "/request", "kind": "MORE", "original": "150"}


def converted(path: str) -> Json:
    return {"path": path, "kind": "CONVERTED", "original": None}


def left_out(path: str, original: object) -> Json:
    return {"path": path, "kind": "LEFT_OUT", "original": json.dumps(original)}


def cut(path: str, original: object) -> Json:
    return {"path": path, "kind": "CUT", "original": json.dumps(original)}


LONG = "x" * 501
FIELDS: list[tuple[Json, Json, list[Json]]] = [
    ({"kind": "chats"}, {"kind": None}, [left_out("/kind", "chats")]),
    ({"status": ["x"]}, {"status": None}, [left_out("/status", ["x"])]),
    ({"tags": "one"}, {"tags": ["one"]}, [converted("/tags")]),
    ({"tags": [{}]}, {"tags": []}, [left_out("/tags/0", {})]),
    ({"tags": {}}, {"tags": []}, [left_out("/tags", {})]),
    (
        {"tags": ["a", 1, True, "", "a"]},
        {"tags": ["a", "1", "true"]},
        [converted("/tags/1"), converted("/tags/2")],
    ),
    (
        {"tags": [LONG, None]},
        {"tags": [LONG[:500]]},
        [cut("/tags/0", LONG), left_out("/tags/1", None)],
    ),
    ({"request": "hi"}, {"request": {"value": "hi"}}, [converted("/request")]),
    ({"response": [1]}, {"response": {"value": [1]}}, [converted("/response")]),
    (
        {"stacktrace": ["a.py", {"line": "x"}]},
        {"stacktrace": [{"line": "a.py"}, {"line": "x"}]},
        [converted("/stacktrace/0")],
    ),
    ({"session_id": 7}, {"sessionId": "7"}, [converted("/session_id")]),
    ({"duration": -1}, {"duration": None}, [left_out("/duration", -1)]),
    ({"duration": True}, {"duration": None}, [left_out("/duration", sent) for sent in (True,)]),
    ({"failure_kind": {"a": 1}}, {"failureKind": '{"a":1}'}, [converted("/failure_kind")]),
    ({"failure_reason": 5}, {"failureReason": "5"}, [converted("/failure_reason")]),
    ({"extra": [1], "b": 2}, {"extra": {"value": [1], "b": 2}}, [converted("/extra")]),
    ({"created_at": "tomorrow"}, {}, [left_out("/created_at", "tomorrow")]),
    ({"id": "a b"}, {}, [left_out("/id", "a b")]),
]


@pytest.mark.parametrize("route", ["/api/v1/completions", "/api/completions"])
@pytest.mark.parametrize(
    ("body", "expected", "alterations"), FIELDS, ids=[str(one[0])[:40] for one in FIELDS]
)
async def test_a_field_that_cannot_have_its_value_keeps_what_it_can(
    api: Api, route: str, body: Json, expected: Json, alterations: list[Json]
) -> None:
    row = await create(api, body, route)

    assert {name: row[name] for name in expected} == expected
    assert row["alterations"] == alterations


@pytest.mark.parametrize(
    ("route", "seconds"), [("/api/v1/completions", 1500), ("/api/completions", 1.5)]
)
async def test_a_duration_as_text_is_read(api: Api, route: str, seconds: float) -> None:
    row = await create(api, {"duration": "1500"}, route)

    assert row["duration"] == seconds
    assert row["alterations"] == [{"path": "/duration", "kind": "CONVERTED", "original": '"1500"'}]


async def test_sessions_with_names_that_cannot_be_stay_different(api: Api) -> None:
    names = ["a\nb", "a\tb", "x" * 300, "x" * 301]
    rows = [await create(api, {"session_id": name}) for name in names]

    ids = {row["sessionId"] for row in rows}
    assert len(ids) == len(names)
    assert all(len(id_) <= 256 and id_.isprintable() for id_ in ids)


async def test_the_path_counts_where_a_body_names_another_id(api: Api) -> None:
    response = await api.http.post("/api/v1/completions/mine", json={"id": "other", "status": "x"})

    assert response.status_code == 200, response.text
    row = await seen(api, "mine")
    assert places(row) == [("/status", "LEFT_OUT"), ("/id", "LEFT_OUT")]


@pytest.mark.parametrize("body", [b"no", b"[1]", b'"text"', b"NaN", b"", b"{", b'{"a":1}x'])
async def test_what_is_no_json_object_is_rejected(api: Api, body: bytes) -> None:
    for path in ("/api/v1/completions", "/api/v1/completions/x"):
        response = await api.http.post(path, content=body)
        assert response.status_code == 400


async def test_a_create_with_other_content_is_a_conflict_though_it_is_kept_alike(api: Api) -> None:
    await create(api, b'{"id": "c1", "request": {"a": NaN}}')
    await create(api, b'{"id": "c1", "request": {"a": NaN}}')

    response = await api.http.post(
        "/api/v1/completions", json={"id": "c1", "request": {"a": "NaN"}}
    )
    assert response.status_code == 409


ROWS: list[list[bytes]] = [
    [
        b'{"status":"started","request":{"a":NaN},"duration":"no"}',
        b'{"status":"failed","request":{"a":1},"duration":-5}',
        b'{"status":"finished","response":{"a":NaN},"duration":2}',
    ],
    [
        b'{"status":"started","duration":2,"tags":"t"}',
        b'{"status":"odd","duration":"no"}',
        b'{"tags":["u"],"response":{"b":1e400}}',
    ],
    [
        b'{"status":"started","extra":{"a.b":NaN,"$c":1}}',
        b'{"status":"finished","extra":{"a.b":1,"d":NaN}}',
    ],
    [
        b'{"status":"started","extra":{"a":1,"d":NaN}}',
        b'{"status":"finished","extra":{"a":NaN}}',
    ],
]


@pytest.mark.parametrize("first", ["update", "create"])
@pytest.mark.parametrize("rows", ROWS)
async def test_alterations_are_the_same_in_every_order_of_rows(
    api: Api, rows: list[bytes], first: str
) -> None:
    outcomes = []
    for n, order in enumerate(permutations(rows)):
        id_ = f"{first}-{n}"
        for m, row in enumerate(order):
            is_create = first == "create" and m == 0 and b'"status"' in row
            path = "/api/v1/completions" if is_create else f"/api/v1/completions/{id_}"
            content = b'{"id":"%b",%b' % (id_.encode(), row[1:]) if is_create else row
            response = await api.http.post(path, content=content)
            assert response.status_code == 200, response.text
        found = await seen(api, id_)
        del found["id"], found["createdAt"]
        found["alterations"].sort(key=json.dumps)
        outcomes.append(found)

    assert all(outcome == outcomes[0] for outcome in outcomes)


async def test_alterations_go_with_what_they_are_about(api: Api) -> None:
    row = await create(api, b'{"request":{"a":NaN},"extra":{"b":NaN,"c":1},"duration":"no"}')
    path = f"/api/v1/completions/{row['id']}"
    await api.http.post(path, json={"request": {"a": 1}})
    assert places(await seen(api, row["id"])) == [("/extra/b", "NUMBER"), ("/duration", "LEFT_OUT")]
    await api.http.post(path, json={"extra": {"c": 2}})
    assert places(await seen(api, row["id"])) == [("/extra/b", "NUMBER"), ("/duration", "LEFT_OUT")]
    await api.http.post(path, json={"extra": {"b": 2}, "duration": 1})
    assert places(await seen(api, row["id"])) == []


async def test_a_field_that_is_cleared_has_no_alterations(api: Api) -> None:
    row = await create(api, b'{"request":{"a":NaN},"extra":{"b":NaN}}')
    await api.query(
        "mutation ($id: ID!) { updateCompletion(input: {id: $id, request: null, extra: null}) "
        "{ completion { id } } }",
        id=row["id"],
    )
    found = await seen(api, row["id"])
    assert (found["request"], found["alterations"]) == (None, [])


async def test_a_filter_finds_what_was_altered(api: Api) -> None:
    altered = await create(api, b'{"tags":["x"],"request":{"a":NaN}}')
    plain = await create(api, b'{"tags":["x"],"request":{"a":1}}')

    for is_altered, expected in ((True, altered), (False, plain)):
        data = await api.query(
            'query ($is: Boolean!) { completions(filter: {tags: {has: "x"}, isAltered: $is}) '
            "{ nodes { id } } }",
            **{"is": is_altered},
        )
        assert data["completions"]["nodes"] == [{"id": expected["id"]}]


async def test_what_is_altered_may_go_out_of_line(api: Api) -> None:
    text = "x" * 17_000_000
    row = await create(
        api, b'{"request":{"a":"%b","b":NaN,"c":"\\ud83d%b"}}' % ((text.encode(),) * 2)
    )

    assert row["request"] == {"a": text, "b": "NaN", "c": f"\ufffd{text}"}
    assert places(row) == [("/request/b", "NUMBER"), ("/request/c", "UNICODE")]
    path = f"/api/v1/completions/{row['id']}"
    await api.http.post(path, content=b'{"response":{"a":"%b","b":NaN}}' % text.encode())
    assert places(await seen(api, row["id"])) == [
        ("/request/b", "NUMBER"),
        ("/request/c", "UNICODE"),
        ("/response/b", "NUMBER"),
    ]


async def test_an_index_leads_to_what_was_altered(api: Api) -> None:
    await create(api, b'{"request":{"a":NaN}}')
    find = {
        "find": "completions",
        "filter": {"organization_id": api.organization_id, "altered": {"$exists": True}},
        "sort": {"seq": -1},
        "hint": COMPLETIONS_ALTERED,
    }
    plan = await database.client[database.collection(CompletionDocument).database.name].command(
        "explain", find
    )
    assert plan["executionStats"]["totalDocsExamined"] == 1
