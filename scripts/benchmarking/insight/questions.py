"""What is asked: of the index through GraphQL, of MongoDB, and of DuckDB as the limit.

DuckDB has the columns alone, in one table `c`, and no words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from scripts.benchmarking.floors import ORGANIZATION
from scripts.benchmarking.insight.data import Filled, word

_USAGE: Final = "usage.total_tokens"


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        name: In words.
        document: In GraphQL.
        goal: Milliseconds, at the median; None if there is none.
        variables: Of the document.
        collection: That the pipeline is of.
        pipeline: For MongoDB; None where it cannot answer.
        sql: For DuckDB; None where it cannot answer. `$week` is where the last seven days begin.
    """

    name: str
    document: str
    goal: float | None = None
    variables: Mapping[str, Any] = field(default_factory=dict)
    collection: str = "completions"
    pipeline: Sequence[Mapping[str, Any]] | None = None
    sql: str | None = None


def questions(filled: Filled) -> list[Question]:
    """Return all questions of what has been stored."""
    week = filled.week
    own: dict[str, Any] = {"organization_id": ORGANIZATION}
    sums = {"n": {"$sum": 1}, "tokens": {"$sum": f"${_USAGE}"}, "cost": {"$sum": "$cost.total"}}
    day = {"$dateTrunc": {"date": "$created_at", "unit": "day"}}
    measures = "count failedCount totalTokens cost durationMean"
    recent = {"tags": {"has": "tag-3"}, "createdAt": {"gte": week.isoformat()}}
    return [
        Question(
            "day x model: count, failures, tokens, cost, mean duration, of all",
            "{ completionStats(groupBy: [{field: MODEL}], bucket: {unit: DAY}, first: 1000)"
            f" {{ rows {{ time model {measures} }} }} }}",
            80,
            pipeline=[
                {"$match": own},
                {
                    "$group": {
                        "_id": {"day": day, "model": "$model"},
                        **sums,
                        "duration": {"$avg": "$duration"},
                    }
                },
            ],
            sql="SELECT day, model, count(*), count(*) FILTER "
            "(status = 'failed'), sum(total_tokens), sum(cost), avg(duration) FROM c GROUP BY 1, 2",
        ),
        Question(
            "day x model, of one tag and week",
            "query ($filter: CompletionFilter) { completionStats(filter: $filter,"
            " groupBy: [{field: MODEL}], bucket: {unit: DAY}, first: 1000)"
            f" {{ rows {{ time model {measures} }} }} }}",
            30,
            {"filter": recent},
            pipeline=[
                {"$match": {**own, "tags": "tag-3", "created_at": {"$gte": week}}},
                {
                    "$group": {
                        "_id": {"day": day, "model": "$model"},
                        **sums,
                        "duration": {"$avg": "$duration"},
                    }
                },
            ],
            sql="SELECT day, model, count(*), count(*) FILTER "
            "(status = 'failed'), sum(total_tokens), sum(cost), avg(duration) FROM c WHERE "
            "created_at >= $week AND list_contains(tags, 'tag-3') "
            "GROUP BY 1, 2",
        ),
        Question(
            "p50 and p95 of the duration by model",
            "{ completionStats(groupBy: [{field: MODEL}]) { rows { model"
            " p50: durationPercentile(p: 50) p95: durationPercentile(p: 95) } } }",
            100,
            sql="SELECT model, quantile_cont(duration, [0.5, 0.95]) FROM c GROUP BY 1",
        ),
        Question(
            "p95 by tag",
            "{ completionStats(groupBy: [{field: TAG}]) { rows { group"
            " p95: durationPercentile(p: 95) } } }",
            100,
            sql="SELECT t, quantile_cont(duration, 0.95) FROM (SELECT unnest(tags) AS t, duration "
            "FROM c) GROUP BY 1",
        ),
        Question(
            "the 20 sessions that cost most",
            "{ completionStats(groupBy: [{field: SESSION}], orderBy: [{field: COST}], first: 20)"
            " { rows { group count cost } } }",
            250,
            pipeline=[
                {"$match": own},
                {"$group": {"_id": "$session_id", **sums}},
                {"$sort": {"cost": -1}},
                {"$limit": 20},
            ],
            sql="SELECT session_id, count(*), sum(cost) FROM c GROUP BY 1 ORDER BY 3 DESC LIMIT 20",
        ),
        Question(
            "the 20 users with the most tokens",
            "{ completionStats(groupBy: [{field: USER}], orderBy: [{field: TOTAL_TOKENS}],"
            " first: 20) { rows { group count totalTokens } } }",
            250,
            sql="SELECT user_id, count(*), sum(total_tokens) FROM c GROUP BY 1 ORDER BY 3 DESC "
            "LIMIT 20",
        ),
        Question(
            "cost by customer this week",
            "query ($filter: CompletionFilter) { completionStats(filter: $filter,"
            ' groupBy: [{metadata: "customer"}], orderBy: [{field: COST}], first: 20)'
            " { rows { group cost } } }",
            80,
            {"filter": {"createdAt": recent["createdAt"]}},
            sql="SELECT customer, sum(cost) FROM c WHERE "
            "created_at >= $week GROUP BY 1 ORDER BY 2 DESC LIMIT 20",
        ),
        Question(
            "distinct users and sessions by day",
            "{ completionStats(bucket: {unit: DAY}) { rows { time userCount sessionCount } } }",
            100,
            sql="SELECT day, approx_count_distinct(user_id), "
            "approx_count_distinct(session_id) FROM c GROUP BY 1",
        ),
        Question(
            "a word, newest 50",
            _found(word(900)),
            10,
        ),
        Question(
            "a phrase of two frequent words, newest 50, with the count",
            _found(f'\\"{word(2)} {word(3)}\\"', "totalCount"),
            150,
        ),
        Question(
            "all tags",
            "{ tags(first: 50) { nodes { name count firstSeenAt lastSeenAt } } }",
            20,
            pipeline=[
                {"$match": own},
                {"$unwind": "$tags"},
                {"$group": {"_id": "$tags", "n": {"$sum": 1}}},
            ],
            sql="SELECT t, count(*), min(created_at), max(created_at) FROM (SELECT unnest(tags) AS "
            "t, created_at FROM c) GROUP BY 1",
        ),
        Question(
            "all models",
            "{ models(first: 50) { nodes { name count firstSeenAt lastSeenAt } } }",
            20,
            sql="SELECT model, count(*), min(created_at), max(created_at) FROM c GROUP BY 1",
        ),
        Question(
            "the 20 most frequent users",
            "{ users(first: 20) { nodes { name count firstSeenAt lastSeenAt } } }",
            20,
            sql="SELECT user_id, count(*) FROM c GROUP BY 1 ORDER BY 2 DESC LIMIT 20",
        ),
        Question(
            "suggest while typing",
            '{ suggest(field: USER, prefix: "user-12", first: 10) { names { name count } } }',
            20,
        ),
        Question(
            "two models compared by tag",
            '{ compare(a: {model: {eq: "gpt-4.1"}}, b: {model: {eq: "o3-mini"}},'
            " by: [{field: TAG}]) { rows { group a { share failureRate } b { share failureRate } }"
            " } }",
            100,
        ),
        Question(
            "sessions with failures, most first",
            "{ sessions(filter: {failedCount: {gt: 0}}, orderBy: [{field: FAILED_COUNT}],"
            " first: 20) { nodes { id failedCount } } }",
        ),
    ]


def _found(text: str, besides: str = "") -> str:
    return (
        f'{{ completions(filter: {{text: "{text}"}}, first: 50)'
        f" {{ {besides} nodes {{ id createdAt model highlights(max: 2) {{ snippet }} }} }} }}"
    )
