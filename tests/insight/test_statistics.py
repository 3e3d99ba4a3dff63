"""Statistics, through GraphQL."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.api import Api
from tests.conftest import NewApi
from tests.insight.conftest import CatchUp


async def create(api: Api, **fields: Any) -> str:
    """Create a completion that is finished, unless it says otherwise."""
    return await api.create_completion(**{"status": "finished", **fields})


def answer(total: int) -> dict[str, Any]:
    """Make a response that has used tokens."""
    return {"usage": {"prompt_tokens": total - 1, "completion_tokens": 1, "total_tokens": total}}


async def stats(api: Api, arguments: str, selected: str) -> Any:
    data = await api.query(f"{{ completionStats({arguments}) {{ {selected} }} }}")
    return data["completionStats"]


async def rows(api: Api, arguments: str, selected: str) -> Any:
    return (await stats(api, arguments, f"rows {{ {selected} }}"))["rows"]


async def test_without_a_group_all_completions_are_one_row(api: Api, catch_up: CatchUp) -> None:
    await catch_up()
    assert await rows(api, "first: 5", "count failedCount failureRate totalTokens cost group") == [
        {
            "count": 0,
            "failedCount": 0,
            "failureRate": None,
            "totalTokens": 0,
            "cost": "0",
            "group": [],
        }
    ]
    await create(api, duration=1.5, response=answer(7))
    await create(api, duration=2.5, status="failed")
    await catch_up()
    selected = (
        "count failedCount failureRate totalTokens cachedTokens cost durationMean durationMax"
    )
    assert await rows(api, "first: 5", selected) == [
        {
            "count": 2,
            "failedCount": 1,
            "failureRate": 0.5,
            "totalTokens": 7,
            "cachedTokens": None,
            "cost": None,
            "durationMean": 2.0,
            "durationMax": 2.5,
        }
    ]


async def test_only_the_own_organization_is_counted(
    api: Api, new_api: NewApi, catch_up: CatchUp
) -> None:
    other: Api = await new_api()
    await create(other, tags=["theirs"], session_id="s", extra={"metadata": {"k": "secret"}})
    await create(api, tags=["own"])
    await catch_up()
    for group in ("{field: TAG}", '{metadata: "k"}', "{field: SESSION}"):
        found = await stats(
            api, f"groupBy: [{group}]", "groupCount rows { group count sessionCount }"
        )
        assert [row["count"] for row in found["rows"]] == [1]
        assert found["groupCount"] == 1
        assert "theirs" not in str(found)
        assert "secret" not in str(found)


async def test_a_row_shows_its_group_and_null_where_there_is_no_value(
    api: Api, catch_up: CatchUp
) -> None:
    await create(api, tags=["a", "b"], metadata={"customer": "acme"}, kind="chat")
    await create(api, status="failed", metadata={"customer": ["acme", 5]})
    await catch_up()
    by_tag = await rows(api, "groupBy: [{field: TAG}]", "group tag count")
    assert by_tag == [
        {"group": ["a"], "tag": "a", "count": 1},
        {"group": ["b"], "tag": "b", "count": 1},
        {"group": [None], "tag": None, "count": 1},
    ]
    by_customer = await rows(
        api,
        'groupBy: [{metadata: "customer"}, {field: STATUS}]',
        'group status metadata(key: "customer") count',
    )
    assert by_customer == [
        {
            "group": ["5", "FAILED"],
            "status": "FAILED",
            "metadata": 5,
            "count": 1,
        },
        *(
            {
                "group": ["acme", status],
                "status": status,
                "metadata": "acme",
                "count": 1,
            }
            for status in ("FAILED", "FINISHED")
        ),
    ]


async def test_percentiles_of_several_aliases_stand_side_by_side(
    api: Api, catch_up: CatchUp
) -> None:
    for duration in range(1, 101):
        await create(api, duration=duration, tags=["t"])
    await catch_up()
    query = """query ($p: Float!) { completionStats(groupBy: [{field: TAG}]) { rows {
        p50: durationPercentile(p: 50) p95: durationPercentile asked: durationPercentile(p: $p)
        timeToFirstTokenPercentile(p: 50)
    } } }"""
    data = await api.query(query, p=99.5)
    [row] = data["completionStats"]["rows"]
    assert abs(row["p50"] - 50.5) <= 1
    assert abs(row["p95"] - 95) <= 1
    assert abs(row["asked"] - 99.5) <= 1.5
    assert row["timeToFirstTokenPercentile"] is None
    assert await api.error_code(query, p=101) == "BAD_USER_INPUT"


async def test_buckets_are_days_of_the_zone_and_empty_ones_are_filled(
    api: Api, catch_up: CatchUp
) -> None:
    # The night to October 25 in Berlin, when an hour is repeated.
    for time in ("2026-10-24T21:59:59Z", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59.999Z"):
        await create(api, created_at=time)
    await create(api, created_at="2026-10-27T12:00:00Z")
    await catch_up()
    bucket = 'bucket: {unit: DAY, zone: "Europe/Berlin"'
    assert await rows(api, f"{bucket}}}", "time localTime count") == [
        {
            "time": "2026-10-23T22:00:00.000Z",
            "localTime": "2026-10-24T00:00:00+02:00",
            "count": 1,
        },
        {
            "time": "2026-10-24T22:00:00.000Z",
            "localTime": "2026-10-25T00:00:00+02:00",
            "count": 2,
        },
        {
            "time": "2026-10-26T23:00:00.000Z",
            "localTime": "2026-10-27T00:00:00+01:00",
            "count": 1,
        },
    ]
    filled = await rows(api, f"{bucket}, fill: true}}", "localTime count durationMean cost")
    assert [row["count"] for row in filled] == [1, 2, 0, 1]
    assert filled[2]["durationMean"] is None
    assert filled[2]["cost"] == "0"
    within = '{createdAt: {gte: "2026-10-23T00:00:00+02:00", lt: "2026-10-25T00:00:00+02:00"}}'
    empty = await rows(api, f"filter: {within}, {bucket}, fill: true}}", "localTime count")
    assert [(row["localTime"][:10], row["count"]) for row in empty] == [
        ("2026-10-23", 0),
        ("2026-10-24", 1),
    ]


async def test_a_group_of_the_range_before_alone_has_a_row_where_both_are_compared(
    api: Api, catch_up: CatchUp
) -> None:
    for day, tag in ((1, "gone"), (2, "stays"), (3, "stays")):
        await create(api, created_at=f"2026-05-0{day}T10:00:00Z", tags=[tag])
    await catch_up()
    before = '{createdAt: {gte: "2026-05-01T00:00:00Z", lt: "2026-05-03T00:00:00Z"}}'
    now = '{createdAt: {gte: "2026-05-03T00:00:00Z", lt: "2026-05-05T00:00:00Z"}}'

    data = await api.query(
        f"""{{
          stats: completionStats(filter: {now}, groupBy: [{{field: TAG}}]) {{
            groupCount rows {{ tag count previous {{ count }} }} }}
          all: completionStats(filter: {now}, groupBy: [{{field: TAG}}, {{field: MODEL}}]) {{
            groupCount rows {{ tag previous {{ count }} }} }}
          compare(a: {before}, b: {now}, by: [{{field: TAG}}]) {{
            rows {{ tag a {{ count }} b {{ count }} }} }}
        }}"""
    )

    row = {"tag": "stays", "count": 1, "previous": {"count": 1}}
    assert data["stats"] == {"groupCount": 1, "rows": [row]}
    assert data["all"] == {"groupCount": 1, "rows": [{"tag": "stays", "previous": {"count": 1}}]}
    sides = {one["tag"]: (one["a"]["count"], one["b"]["count"]) for one in data["compare"]["rows"]}
    assert sides == {"gone": (1, 0), "stays": (1, 1)}


async def test_previous_is_the_range_before_in_the_same_row(api: Api, catch_up: CatchUp) -> None:
    for day, tag in ((1, "a"), (2, "a"), (3, "a"), (3, "b"), (4, "b")):
        await create(api, created_at=f"2026-05-0{day}T10:00:00Z", tags=[tag], duration=day)
    await catch_up()
    range_ = 'createdAt: {gte: "2026-05-03T00:00:00Z", lt: "2026-05-05T00:00:00Z"}'
    selected = "tag count previous { count durationPercentile(p: 100) durationMean }"
    expected = [
        {
            "tag": "b",
            "count": 2,
            "previous": {"count": 0, "durationPercentile": None, "durationMean": None},
        },
        {
            "tag": "a",
            "count": 1,
            "previous": {"count": 2, "durationPercentile": 2.0, "durationMean": 1.5},
        },
    ]
    by_tag = "groupBy: [{field: TAG}]"
    assert await rows(api, f"filter: {{{range_}}}, {by_tag}", selected) == expected
    assert await rows(api, f"filter: {{and: [{{{range_}}}]}}, {by_tag}", selected) == expected
    by_day = await rows(
        api, f"filter: {{{range_}}}, bucket: {{unit: DAY}}", "time count previous { count }"
    )
    assert [(row["count"], row["previous"]["count"]) for row in by_day] == [(2, 1), (1, 1)]
    open_ = 'filter: {createdAt: {gte: "2026-05-03T00:00:00Z"}}'
    assert await rows(api, open_, "count previous { count }") == [{"count": 3, "previous": None}]


async def test_rows_come_in_any_order_and_say_whether_there_are_more(
    api: Api, catch_up: CatchUp
) -> None:
    for session, tokens, failed in (("s1", 5, 1), ("s2", 9, 0), ("s3", 5, 0), ("s4", None, 1)):
        response = None if tokens is None else answer(tokens)
        await create(
            api,
            session_id=session,
            status="failed" if failed else "finished",
            **({"response": response} if response else {}),
        )
    await catch_up()

    async def sessions(order: str, first: int = 10) -> tuple[list[str], bool, int]:
        found = await stats(
            api,
            f"groupBy: [{{field: SESSION}}], orderBy: [{order}], first: {first}",
            "isComplete groupCount rows { session }",
        )
        named = [row["session"] for row in found["rows"]]
        return named, found["isComplete"], found["groupCount"]

    assert await sessions("{field: TOTAL_TOKENS}") == (["s2", "s1", "s3", "s4"], True, 4)
    assert await sessions("{field: TOTAL_TOKENS}", 2) == (["s2", "s1"], False, 4)
    ascending = "{field: TOTAL_TOKENS, direction: ASC}"
    assert await sessions(ascending, 3) == (["s1", "s3", "s2"], False, 4)
    assert await sessions(f"{ascending}, {{field: GROUP}}", 1) == (["s3"], False, 4)
    assert await sessions("{field: FAILURE_RATE}, {field: GROUP}", 3) == (
        ["s4", "s1", "s3"],
        False,
        4,
    )
    assert await sessions("{field: DURATION_PERCENTILE, p: 50}", 1) == (["s1"], False, 4)
    assert await sessions("{field: COUNT}", 0) == ([], False, 4)


async def test_what_cannot_be_asked_is_an_error_that_says_why(api: Api, catch_up: CatchUp) -> None:
    await create(api, created_at="2026-01-01T00:00:00Z")
    await create(api, created_at="2026-03-01T00:00:00Z")
    await catch_up()
    twice = "groupBy: [{field: TAG}, {field: TAG}]"
    four = "groupBy: [{field: TAG}, {field: MODEL}, {field: KIND}, {field: USER}]"
    long = f'groupBy: [{{metadata: "{"k" * 501}"}}]'
    for arguments, code, reason in [
        (twice, "BAD_USER_INPUT", "/groupBy: one of them is there twice"),
        (four, "BAD_USER_INPUT", "/groupBy: there can be up to 3"),
        (long, "BAD_USER_INPUT", "/groupBy/0/metadata: a key has up to 500 characters"),
        ("first: 10001", "BAD_USER_INPUT", "/first: it must be 0 to 10,000"),
        ("first: -1", "BAD_USER_INPUT", "/first"),
        ('bucket: {unit: DAY, zone: "Mars"}', "BAD_USER_INPUT", "'Mars' is no time zone"),
        ("orderBy: [{field: TIME}]", "BAD_USER_INPUT", "without a `bucket`"),
        ("orderBy: [{field: DURATION_PERCENTILE, p: 200}]", "BAD_USER_INPUT", "0 to 100"),
        ("orderBy: [{field: COST, p: 95}]", "BAD_USER_INPUT", "COST is no percentile"),
        ("bucket: {unit: MINUTE}", "QUERY_TOO_COMPLEX", "more than 10,080 buckets"),
        ('notBefore: "2999-01-01"', "BAD_USER_INPUT", "/notBefore"),
        ('notBefore: "yesterday"', "BAD_USER_INPUT", "/notBefore: it is neither a time (ISO 8601"),
    ]:
        body = await api.execute(f"{{ completionStats({arguments}) {{ rows {{ count }} }} }}")
        [error] = body["errors"]
        assert error["extensions"]["code"] == code, arguments
        assert reason in error["message"]


async def test_what_is_selected_and_not_grouped_by_is_an_error_that_says_what_to_add(
    api: Api, catch_up: CatchUp
) -> None:
    await create(api, tags=["a"], metadata={"plan": "pro"})
    await catch_up()
    grouped = 'groupBy: [{field: MODEL}, {metadata: "customer"}]'
    for selected, reason in [
        ("tag", "add {field: TAG} to `groupBy`"),
        ("promptVersion", "add {field: PROMPT_VERSION} to `groupBy`"),
        ('metadata(key: "plan")', 'add {metadata: "plan"} to `groupBy`'),
        ("metadata", 'add {metadata: ""} to `groupBy`'),
        ("time", "/bucket"),
        ("localTime", "/bucket"),
        ("...on StatsRow { user }", "add {field: USER} to `groupBy`"),
    ]:
        body = await api.execute(f"{{ completionStats({grouped}) {{ rows {{ {selected} }} }} }}")
        [error] = body["errors"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT", selected
        assert reason in error["message"]
    left_out = 'tag @skip(if: true) model metadata(key: "customer") group'
    assert await rows(api, grouped, left_out) == [
        {"model": None, "metadata": None, "group": [None, None]}
    ]


async def test_hostile_keys_of_metadata_are_taken_as_they_are(api: Api, catch_up: CatchUp) -> None:
    keys = [".*", "a.b", "(", "[", "\\", 'k"', "", "a b", "é日", "$", "x|y", "\n"]
    await create(api, metadata={key: f"of {key}" for key in keys})
    await create(api, metadata={"other": 1})
    await catch_up()
    for key in keys:
        data = await api.query(
            """query ($key: String!) {
                completionStats(groupBy: [{metadata: $key}]) {
                    groupCount rows { metadata(key: $key) count }
                }
            }""",
            key=key,
        )
        assert data["completionStats"] == {
            "groupCount": 2,
            "rows": [
                {"metadata": f"of {key}", "count": 1},
                {"metadata": None, "count": 1},
            ],
        }


async def test_all_of_an_operation_is_of_one_time_and_not_before_what_is_asked(
    api: Api, catch_up: CatchUp
) -> None:
    await create(api)
    await catch_up()
    data = await api.query(
        """{ a: completionStats { asOf } b: completionStats { asOf }
             c: completionStats(notBefore: "2026-01-01T00:00:00Z") { asOf } }"""
    )
    assert data["a"] == data["b"]
    assert re.match(r"\d{4}-", data["c"]["asOf"])


async def test_thousands_of_minutes_are_counted_and_filled_up_to_a_week(
    api: Api, catch_up: CatchUp
) -> None:
    begin = datetime(2026, 3, 1, tzinfo=UTC)
    minutes = (0, 999, 1000, 1000, 1999, 4319)
    for minute in minutes:
        at = begin + timedelta(minutes=minute, seconds=59, milliseconds=999)
        await create(api, created_at=at.isoformat(), tags=["a", "b"])
    for outside in (begin - timedelta(milliseconds=1), begin + timedelta(days=3)):
        await create(api, created_at=outside.isoformat(), tags=["a"])
    await catch_up()
    within = (
        f'filter: {{createdAt: {{gte: "{begin.isoformat()}",'
        f' lt: "{(begin + timedelta(days=3)).isoformat()}"}}}}'
    )
    bucket = "bucket: {unit: MINUTE, fill: true}, first: 10000"

    filled = await rows(api, f"{within}, {bucket}", "time count p50: durationPercentile(p: 50)")
    await create(api, created_at=begin.isoformat(), tags=["c"])
    await catch_up()
    by_tag = await api.execute(
        f"{{ completionStats({within}, {bucket}, groupBy: [{{field: TAG}}]) {{"
        " rows { count } } }"
    )

    assert len(filled) == 4320
    assert [n for n, row in enumerate(filled) for _ in range(row["count"])] == list(minutes)
    assert filled[4319]["time"] == "2026-03-03T23:59:00.000Z"
    [error] = by_tag["errors"]  # three tags
    assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX"
    assert "12,960" in error["message"]


async def test_ranges_that_are_empty_or_have_no_end_are_no_failure(
    api: Api, catch_up: CatchUp
) -> None:
    await create(api, created_at="2026-01-01T12:00:00Z")
    await catch_up()
    day = "bucket: {unit: DAY, fill: true}"
    selected = "count previous { count }"
    reversed_ = '{createdAt: {gte: "2026-01-02T00:00:00Z", lt: "2026-01-01T00:00:00Z"}}'
    assert await rows(api, f"filter: {reversed_}, {day}", selected) == []
    at = '{createdAt: {eq: "2026-01-01T12:00:00Z"}}'
    one = {"count": 1, "previous": {"count": 0}}
    assert await rows(api, f"filter: {at}, {day}", selected) == [one]
    always = '{createdAt: {gte: "0001-01-01T00:00:00Z", lt: "9999-12-31T00:00:00Z"}}'
    assert await rows(api, f"filter: {always}", selected) == [{"count": 1, "previous": None}]
    body = await api.execute(
        f"{{ completionStats(filter: {always}, {day}) {{ rows {{ {selected} }} }} }}"
    )
    assert body["errors"][0]["extensions"]["code"] == "QUERY_TOO_COMPLEX"
    years = await rows(api, f"filter: {always}, bucket: {{unit: YEAR}}", "localTime count")
    assert years == [{"localTime": "2026-01-01T00:00:00+00:00", "count": 1}]
