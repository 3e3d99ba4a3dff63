"""The questions that have a goal in milliseconds, at 1,000,000 completions."""

# ruff: noqa: S608  # nothing of the SQL comes from outside

from datetime import timedelta
from typing import Any, Final

from scripts.benchmarking.insight.data import UNTIL, word
from scripts.benchmarking.insight.questions import FAILED, Question, group, taken

_WEEK: Final = UNTIL - timedelta(days=7)
_SINCE_SQL: Final = f"created_at >= {round(_WEEK.timestamp() * 1000)}"
_DAYS_SQL: Final = "created_at // 86400000 * 86400000"
_STATS: Final = "count failedCount totalTokens cost durationMean"
_STATS_SQL: Final = (
    "count(*), count(*) FILTER (status = 'failed'), sum(total_tokens), sum(cost), avg(duration)"
)
_SEEN: Final = "count(*) n, min(created_at), max(created_at)"
_SEEN_KEYS: Final = "name count firstSeenAt lastSeenAt"


def goals() -> list[Question]:
    """Return the questions."""
    return [*_statistics(), *_searches(), *_names()]


def _by_day_and_model(name: str, goal: float, filter_: str, match: Any, where: str) -> Question:
    day = {"$dateTrunc": {"date": "$created_at", "unit": "day"}}
    return Question(
        name,
        f"{{ completionStats({filter_} groupBy: [{{field: MODEL}}], bucket: {{unit: DAY}},"
        f" first: 1000) {{ rows {{ time model {_STATS} }} }} }}",
        taken("completionStats.rows", f"time model {_STATS}"),
        goal,
        group(
            match,
            {"day": day, "model": "$model"},
            n={"$sum": 1},
            failed={"$sum": FAILED},
            tokens={"$sum": "$usage.total_tokens"},
            cost={"$sum": "$cost.total"},
            mean={"$avg": "$duration"},
        ),
        f"SELECT {_DAYS_SQL}, model, {_STATS_SQL} FROM c WHERE {where} GROUP BY 1, 2",
    )


def _statistics() -> list[Question]:
    recent = f'tags: {{has: "tag-3"}}, createdAt: {{gte: "{_WEEK.isoformat()}"}}'
    match = {"tags": "tag-3", "created_at": {"$gte": _WEEK}}
    return [
        _by_day_and_model("statistics by day and model, of all", 80, "", {}, "true"),
        _by_day_and_model(
            "statistics by day and model, of a tag and week",
            30,
            f"filter: {{{recent}}},",
            match,
            f"{_SINCE_SQL} AND list_contains(tags, 'tag-3')",
        ),
        Question(
            "p50 and p95 of the duration by model",
            "{ completionStats(groupBy: [{field: MODEL}]) { rows { model"
            " p50: durationPercentile(p: 50) p95: durationPercentile(p: 95) } } }",
            taken("completionStats.rows", "model p50 p95"),
            100,
            sql="SELECT model, percentile(duration, 0.5), percentile(duration, 0.95) FROM c "
            "GROUP BY 1",
            within=0.01,
        ),
        Question(
            "the 20 sessions that cost most, of 100,000",
            "{ completionStats(groupBy: [{field: SESSION}], orderBy: [{field: COST}], first: 20)"
            " { rows { group count cost } } }",
            taken("completionStats.rows", "group count cost"),
            250,
            group(
                {},
                "$session_id",
                {"cost": -1},
                20,
                n={"$sum": 1},
                cost={"$sum": "$cost.total"},
            ),
            "SELECT session_id, count(*), sum(cost) s FROM c GROUP BY 1 "
            "ORDER BY s DESC NULLS LAST LIMIT 20",
        ),
    ]


def _searches() -> list[Question]:
    highlights = "highlights(max: 2) { snippet }"

    def found(
        name: str, text: str, said: str, count: str = "", shown: str = "", goal: float | None = None
    ) -> Question:
        match = {"$regex": rf"\b{said}\b"}
        paths = ("request.messages.content", "response.choices.message.content")
        filter_ = {"$or": [{path: match} for path in paths]}
        one: Any = group(filter_, None, n={"$sum": 1})
        if not count:  # the page alone, newest first
            newest = [{"$sort": {"created_at": -1}}, {"$limit": 50}]
            one = [one[0], *newest, {"$project": {"_id": 0, "created_at": 1}}]
        return Question(
            name,
            f'{{ completions(filter: {{text: "{text}"}}, first: 50) {{'
            f" {count} nodes {{ id createdAt model {shown} }} }} }}",
            (lambda data: [(data["completions"]["totalCount"],)])
            if count
            else taken("completions.nodes", "createdAt"),
            goal,
            one,
        )

    phrase = f"{word(2)} {word(3)}"
    return [
        found("a word, newest 50", word(900), word(900), goal=10),
        found("a word, newest 50, with highlights", word(900), word(900), shown=highlights),
        found(
            "a phrase of two frequent words, newest 50, with the count and highlights",
            f'\\"{phrase}\\"',
            phrase,
            "totalCount",
            highlights,
            150,
        ),
    ]


def _names() -> list[Question]:
    prefix = "user-12"
    seen: dict[str, Any] = {
        "n": {"$sum": 1},
        "first": {"$min": "$created_at"},
        "last": {"$max": "$created_at"},
    }
    match, by_tag = group({}, "$tags", **seen)
    suggested = group({"user_id": {"$regex": f"^{prefix}"}}, "$user_id", {"n": -1}, 10, **seen)
    return [
        Question(
            "all tags",
            f"{{ tags(first: 50) {{ nodes {{ {_SEEN_KEYS} }} }} }}",
            taken("tags.nodes", _SEEN_KEYS),
            20,
            [match, {"$unwind": "$tags"}, by_tag],
            f"SELECT t, {_SEEN} FROM (SELECT unnest(tags) t, created_at FROM c) GROUP BY 1",
        ),
        Question(
            "the 20 most frequent users",
            f"{{ users(first: 20) {{ nodes {{ {_SEEN_KEYS} }} }} }}",
            taken("users.nodes", "count"),  # alone, as others may be as frequent as the last
            20,
            [*group({}, "$user_id", {"n": -1}, 20, n={"$sum": 1}), {"$unset": "_id"}],
            "SELECT count(*) n FROM c GROUP BY user_id ORDER BY n DESC LIMIT 20",
        ),
        Question(
            "suggest while typing",
            f'{{ suggest(field: USER, prefix: "{prefix}", first: 10)'
            " { names { name count } } }",
            taken("suggest.names", "count"),
            20,
            [*suggested, {"$project": {"_id": 0, "n": 1}}],
            f"SELECT count(*) n FROM c WHERE user_id LIKE '{prefix}%' GROUP BY user_id "
            "ORDER BY n DESC LIMIT 10",
        ),
    ]
