"""The questions of docs/questions.md, as they are there, and the same of MongoDB and DuckDB."""

# ruff: noqa: S608  # nothing of the SQL comes from outside

import re
from datetime import datetime
from typing import Any, Final

from scripts.benchmarking.floors import ORGANIZATION
from scripts.benchmarking.insight.questions import FAILED, Question, at, group, taken
from scripts.benchmarking.servers import ROOT

_GUIDE: Final = ROOT / "docs/questions.md"
_QUESTION: Final = re.compile(
    r"^## (?P<number>\d+)\. (?P<title>.*?)\n.*?```graphql\n(?P<query>.*?)```",
    re.DOTALL | re.MULTILINE,
)
_APPROXIMATE: Final = 0.01
_DAY: Final = 86_400_000
_N: Final[dict[str, Any]] = {"$sum": 1}
_COST: Final = {"$sum": "$cost.total"}
_MEAN: Final = {"$avg": "$duration"}
_RATE: Final = {"$avg": FAILED}
_RATE_SQL: Final = "avg((status = 'failed')::INT)"
_DAYS_SQL: Final = f"created_at // {_DAY} * {_DAY}"
_MONDAY: Final = 4 * _DAY  # 1970 began on a Thursday


def documented() -> list[Question]:
    """Read the questions on completions.

    Those on grades are not measured here, since the completions have none; nor are subscriptions,
    which `scripts/bench live` measures.
    """
    counterparts = _counterparts()
    return [
        Question(
            f"{one['number']}. {one['title']}",
            one["query"],
            **counterparts[number],
        )
        for one in _QUESTION.finditer(_GUIDE.read_text(encoding="utf-8"))
        if (number := int(one["number"])) in counterparts
    ]


def _day(unit: str = "day", **named: str) -> dict[str, Any]:
    return {"$dateTrunc": {"date": "$created_at", "unit": unit, **named}}


def _since(begin: str, end: str | None = None) -> tuple[dict[str, Any], str]:
    """Return a range of time for MongoDB and for DuckDB."""
    match: dict[str, Any] = {"$gte": datetime.fromisoformat(begin)}
    sql = f"created_at >= {at(begin)}"
    if end is not None:
        match["$lt"] = datetime.fromisoformat(end)
        sql += f" AND created_at < {at(end)}"
    return {"created_at": match}, sql


def _newest(match: dict[str, Any], sql: str) -> dict[str, Any]:
    """Return how the newest three are found, and all are counted."""
    return {
        "rows": taken("completions.nodes", "id", above="totalCount"),
        "sql": f"SELECT count(*) OVER (), id FROM c WHERE {sql} ORDER BY created_at DESC LIMIT 3",
    } | _counted(match, {"created_at": -1}, {"$substrBytes": ["$_id", len(ORGANIZATION) + 1, -1]})


def _counted(match: dict[str, Any], order: dict[str, int], value: Any) -> dict[str, Any]:
    window = {"$setWindowFields": {"output": {"n": {"$sum": 1}}}}
    own = {"$match": {"organization_id": ORGANIZATION, **match}}
    shown: dict[str, Any] = {"_id": 0, "n": 1, "value": value}
    keep = {"$project": {"created_at": 1}}
    return {"pipeline": [own, keep, window, {"$sort": order}, {"$limit": 3}, {"$project": shown}]}


def _by_day(match: dict[str, Any], where: str, keys: str, sql: str, **sums: Any) -> dict[str, Any]:
    return {
        "rows": taken("completionStats.rows", f"time {keys}"),
        "sql": f"SELECT {_DAYS_SQL}, {sql} FROM c WHERE {where} GROUP BY 1",
        "pipeline": group(match, _day(), **sums),
    }


def _counterparts() -> dict[int, dict[str, Any]]:
    """Return the rows and the counterparts of each question, by its number."""
    return {**_of_statistics(), **_of_lists(), **_of_periods()}


def _of_statistics() -> dict[int, dict[str, Any]]:
    berlin, since = _since("2026-11-17T00:00:00+01:00")
    local_day = f"(created_at + 3600000) // {_DAY} * {_DAY} - 3600000"
    failed = {"status": "failed"}
    month, this_month = _since("2026-11-01T00:00:00+00:00")
    failed_sum = {"$sum": FAILED}
    week = f"(created_at - {_MONDAY}) // {7 * _DAY} * {7 * _DAY} + {_MONDAY}"
    return {
        1: {
            "rows": taken("completionStats.rows", "localTime model cost count"),
            "sql": f"SELECT {local_day}, model, sum(cost), count(*) FROM c WHERE {since} "
            "GROUP BY 1, 2 ORDER BY 1 DESC, 3 DESC LIMIT 4",
            "pipeline": group(
                berlin,
                {"day": _day(timezone="Europe/Berlin"), "model": "$model"},
                {"_id.day": -1, "cost": -1},
                4,
                cost=_COST,
                n=_N,
            ),
        },
        2: {
            "rows": taken("completionStats.rows", "tag durationPercentile durationMean count"),
            "sql": "SELECT t, percentile(duration, 0.95), avg(duration), count(*) FROM "
            "(SELECT unnest(tags) t, duration FROM c) GROUP BY t",
            "is_part": True,  # which are the slowest is as near as their percentiles
            "within": _APPROXIMATE,
        },
        3: {
            "rows": taken("completionStats.rows", "time failureRate failedCount count"),
            "sql": f"SELECT {week}, {_RATE_SQL}, count(*) FILTER (status = 'failed'), count(*) "
            "FROM c GROUP BY 1",
            "pipeline": group(
                {}, _day("week", startOfWeek="monday"), rate=_RATE, failed=failed_sum, n=_N
            ),
        },
        11: {
            "rows": taken("completionStats.rows", "failureKind count sessionCount"),
            "sql": "SELECT failure_kind, count(*) n, count(DISTINCT session_id) FROM c "
            "WHERE status = 'failed' GROUP BY 1 ORDER BY n DESC LIMIT 4",
            "pipeline": [
                *group(failed, "$failure_kind", n=_N, sessions={"$addToSet": "$session_id"}),
                {"$set": {"sessions": {"$size": "$sessions"}}},
                {"$sort": {"n": -1}},
                {"$limit": 4},
            ],
            "within": _APPROXIMATE,
        },
        16: {
            "rows": taken("completionStats.rows", "count"),
            "sql": "SELECT count(*) n FROM c GROUP BY user_id ORDER BY n DESC LIMIT 4",
            "pipeline": [*group({}, "$user_id", {"n": -1}, 4, n=_N), {"$unset": "_id"}],
        },
        17: {
            "rows": taken("completionStats.rows", "metadata cost count userCount"),
            "sql": "SELECT plan, sum(cost), count(*), count(DISTINCT user_id) FROM c "
            f"WHERE {this_month} GROUP BY 1",
            "pipeline": [
                *group(
                    month,
                    "$request.metadata.plan",
                    cost=_COST,
                    n=_N,
                    users={"$addToSet": "$user_id"},
                ),
                {"$set": {"users": {"$size": "$users"}}},
            ],
            "within": _APPROXIMATE,
        },
        27: {
            "rows": taken(
                "completionStats.rows",
                "provider promptTokens cachedTokens completionTokens reasoningTokens",
            ),
            "sql": "SELECT provider, sum(prompt_tokens), sum(cached_tokens) n, "
            "sum(completion_tokens), sum(reasoning_tokens) FROM c GROUP BY 1 "
            "ORDER BY n DESC NULLS LAST LIMIT 4",
            "pipeline": group(
                {},
                "$provider",
                {"cached": -1},
                4,
                prompt={"$sum": "$usage.prompt_tokens"},
                cached={"$sum": "$usage.cached_tokens"},
                completion={"$sum": "$usage.completion_tokens"},
                reasoning={"$sum": "$usage.reasoning_tokens"},
            ),
        },
    }


def _of_lists() -> dict[int, dict[str, Any]]:
    today, is_today = _since("2026-11-18T00:00:00+00:00")
    before = "2026-11-18T17:00:00+00:00"
    started = {"status": "started", "created_at": {"$lt": datetime.fromisoformat(before)}}
    phrase = {"$regex": r"\bpickup point\b"}
    said = {
        "$or": [
            {"request.messages.content": phrase},
            {"response.choices.message.content": phrase},
        ]
    }
    no_id = {"$unset": "_id"}

    def first_seen(path: str) -> list[dict[str, Any]]:
        unwound = [{"$unwind": f"${path}"}] if path == "tags" else []
        match, *rest = group({}, f"${path}", {"first": -1}, 2, first={"$min": "$created_at"}, n=_N)
        return [match, *unwound, *rest]

    def first_of(names: str) -> str:
        return (
            f"(SELECT {names} name, min(created_at) f, count(*) FROM c GROUP BY 1 "
            "ORDER BY f DESC LIMIT 2)"
        )

    models, tags = (taken(f"{name}.nodes", "name firstSeenAt count") for name in ("models", "tags"))
    return {
        4: {
            "rows": taken("sessions.nodes", "totalTokens"),
            "sql": "SELECT sum(total_tokens) n FROM c GROUP BY session_id "
            "ORDER BY n DESC NULLS LAST LIMIT 3",
            "pipeline": [
                *group({}, "$session_id", {"n": -1}, 3, n={"$sum": "$usage.total_tokens"}),
                no_id,
            ],
        },
        5: {
            "rows": lambda data: [(data["completions"]["totalCount"],)],
            "pipeline": group(said, None, n=_N),
        },
        7: {
            "rows": taken("sessions.nodes", "failedCount", above="totalCount"),
            "sql": "SELECT count(*) OVER (), count(*) n FROM c WHERE status = 'failed' "
            "GROUP BY session_id ORDER BY n DESC LIMIT 3",
            "pipeline": [
                *group({"status": "failed"}, "$session_id", failed=_N),
                {"$setWindowFields": {"output": {"n": {"$sum": 1}}}},
                {"$sort": {"failed": -1}},
                {"$limit": 3},
                {"$project": {"_id": 0, "n": 1, "value": "$failed"}},
            ],
        },
        8: {
            "rows": taken("completions.nodes", "duration"),
            "sql": f"SELECT duration FROM c WHERE {is_today} ORDER BY 1 DESC LIMIT 3",
            "pipeline": _most(today, "duration"),
        },
        9: {
            "rows": taken("completions.nodes", "usage.totalTokens"),
            "sql": "SELECT total_tokens FROM c ORDER BY 1 DESC NULLS LAST LIMIT 3",
            "pipeline": _most({}, "usage.total_tokens"),
        },
        10: {
            "rows": taken("completions.nodes", "createdAt", above="totalCount"),
            "sql": "SELECT count(*) OVER (), created_at FROM c WHERE status = 'started' AND "
            f"created_at < {at(before)} ORDER BY 2 LIMIT 3",
        }
        | _counted(started, {"created_at": 1}, "$created_at"),
        12: _newest({"finish_reason": "length"}, "finish_reason = 'length'"),
        13: _newest({"tool_names.0": {"$exists": True}}, "has_tools"),
        15: {
            "rows": lambda data: models(data) + tags(data),
            "sql": f"{first_of('model')} UNION ALL {first_of('unnest(tags)')}",
            "pipeline": [
                *first_seen("model"),
                {"$unionWith": {"coll": "completions", "pipeline": first_seen("tags")}},
            ],
        },
    }


def _most(match: dict[str, Any], path: str) -> list[dict[str, Any]]:
    return [
        {"$match": {"organization_id": ORGANIZATION, **match}},
        {"$sort": {path: -1}},
        {"$limit": 3},
        {"$project": {"_id": 0, "value": f"${path}"}},
    ]


def _of_periods() -> dict[int, dict[str, Any]]:
    monday = "2026-11-16T00:00:00+00:00"
    was_last = _since("2026-11-09T00:00:00+00:00", monday)[1]
    is_this = _since(monday)[1]
    both, _ = _since("2026-11-09T00:00:00+00:00")
    is_new = {"$gte": ["$created_at", datetime.fromisoformat(monday)]}
    counts = "count failureRate durationMean"
    days, in_days = _since("2026-11-14T00:00:00+00:00", "2026-11-19T00:00:00+00:00")
    recent, is_recent = _since("2026-11-15T00:00:00+00:00")
    since_17 = _since("2026-11-17T00:00:00+00:00")[1]
    of_a, of_b = (
        taken("compare.rows", " ".join(f"{side}.{name}" for name in counts.split()))
        for side in "ab"
    )
    prompts = {"prompt_version": {"$in": ["support@12", "support@13"]}}
    return {
        6: {
            "rows": lambda data: of_a(data) + of_b(data),
            "sql": f"SELECT count(*), {_RATE_SQL}, avg(duration) FROM c WHERE prompt_version IN "
            "('support@12', 'support@13') GROUP BY prompt_version",
            "pipeline": [
                *group(prompts, "$prompt_version", n=_N, rate=_RATE, mean=_MEAN),
                {"$unset": "_id"},
            ],
        },
        14: {
            "rows": taken("byModel.rows", "model count previous.count"),
            "sql": f"SELECT model, count(*) FILTER ({is_this}) n, count(*) FILTER ({was_last}) "
            "FROM c GROUP BY 1 ORDER BY n DESC LIMIT 4",
            "pipeline": group(
                both,
                "$model",
                {"n": -1},
                4,
                n={"$sum": {"$cond": [is_new, 1, 0]}},
                before={"$sum": {"$cond": [is_new, 0, 1]}},
            ),
        },
        18: _before_and_since("2026-10-14T06:00:00+00:00", "2026-11-01T00:00:00+00:00"),
        19: {
            "rows": _with_previous("failureRate durationPercentile durationPercentile95"),
            "sql": f"SELECT {_RATE_SQL}, percentile(duration, 0.5), "
            f"percentile(duration, 0.95) FROM c WHERE created_at >= "
            f"{at('2026-10-31T18:00:00+00:00')} AND created_at < {at('2026-11-18T18:00:00+00:00')} "
            f"GROUP BY created_at >= {at('2026-11-09T18:00:00+00:00')}",
            "within": _APPROXIMATE,
        },
        28: {
            **_by_day(days, in_days, "count userCount", "count(*), count(DISTINCT user_id)"),
            "pipeline": [
                *group(days, _day(), n=_N, users={"$addToSet": "$user_id"}),
                {"$set": {"users": {"$size": "$users"}}},
            ],
            "within": _APPROXIMATE,
        },
        29: {
            "rows": taken("completionStats.rows", "time model p50 p95 count"),
            "sql": f"SELECT {_DAYS_SQL} d, model, percentile(duration, 0.5), "
            f"percentile(duration, 0.95), count(*) n FROM c WHERE {since_17} "
            "GROUP BY 1, 2 ORDER BY d, n DESC LIMIT 4",
            "within": _APPROXIMATE,
        },
        30: _by_day(
            recent,
            is_recent,
            "promptTokens completionTokens totalTokens",
            "sum(prompt_tokens), sum(completion_tokens), sum(total_tokens)",
            prompt={"$sum": "$usage.prompt_tokens"},
            completion={"$sum": "$usage.completion_tokens"},
            total={"$sum": "$usage.total_tokens"},
        ),
    }


def _with_previous(keys: str) -> Any:
    now = taken("completionStats.rows", keys)
    before = taken("completionStats.rows", " ".join(f"previous.{key}" for key in keys.split()))
    return lambda data: now(data) + before(data)


def _before_and_since(before: str, since: str) -> dict[str, Any]:
    match, where = _since(before, "2026-11-18T18:00:00+00:00")
    is_now = {"$gte": ["$created_at", datetime.fromisoformat(since)]}
    return {
        "rows": _with_previous("count cost failureRate durationMean"),
        "sql": f"SELECT count(*), sum(cost), {_RATE_SQL}, avg(duration) FROM c WHERE {where} "
        f"GROUP BY created_at >= {at(since)}",
        "pipeline": [
            *group(match, is_now, n=_N, cost=_COST, rate=_RATE, mean=_MEAN),
            {"$unset": "_id"},
        ],
    }
