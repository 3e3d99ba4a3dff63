"""Statistics of completions: rows of measures."""

from datetime import datetime
from typing import Annotated, Any, Final

import strawberry
from strawberry import Parent

from resolvers import statistics as resolve
from schema.enums import (
    CompletionKind,
    CompletionStatus,
    FinishReason,
    Operation,
)
from schema.execution.field_metadata import costs, of_row, sized_by_its_object
from schema.scalars import JSON, Dollars, Long
from services.completions.metadata import MAX_KEY_LENGTH
from services.insight.dimensions import MAX_CELLS
from services.insight.ranks import MAX_TIES

ABOUT: Final = "Approximate, within 1 %"
NONE: Final = "null where no completion says it"
ROWS: Final = (
    "Rows, in order. Those that are equal in it are ordered by time, then by group, both "
    f"ascending; of more than {MAX_TIES:,} groups that are equal where `first` ends, it is not "
    "said which are shown."
)
_SUM: Final = f"{NONE}, 0 where there is no completion"


P = Annotated[
    float,
    strawberry.argument(
        description="Which percentile, of 100: 95, not 0.95, for what 95 of 100 calls keep to; 0 "
        "to 100."
    ),
]
Key = Annotated[
    str,
    strawberry.argument(description=f"A key of `groupBy`; up to {MAX_KEY_LENGTH:,} characters."),
]


def _duration_percentile(root: Parent[Any], p: P = resolve.DEFAULT_PERCENTILE) -> float | None:
    return resolve.duration_percentile(root, p)


def _first_token_percentile(root: Parent[Any], p: P = resolve.DEFAULT_PERCENTILE) -> float | None:
    return resolve.time_to_first_token_percentile(root, p)


def _metadata(root: Parent[Any], key: Key = "") -> Any:
    return resolve.metadata_value(root, key)


@strawberry.type
class Measured:
    """What `services.insight.measures.Measures` reads."""

    count: int = strawberry.field(description="How many completions.")
    failed_count: int = strawberry.field(description="How many of them have failed.")
    failure_rate: float | None = strawberry.field(
        description="`failedCount` by `count`, from 0 to 1; null where there is no completion."
    )
    prompt_tokens: Long | None = strawberry.field(
        description=f"The sum of `usage.promptTokens`; {_SUM}."
    )
    completion_tokens: Long | None = strawberry.field(
        description=f"The sum of `usage.completionTokens`; {_SUM}."
    )
    cached_tokens: Long | None = strawberry.field(
        description=f"The sum of `usage.cachedTokens`; {_SUM}."
    )
    reasoning_tokens: Long | None = strawberry.field(
        description=f"The sum of `usage.reasoningTokens`; {_SUM}."
    )
    total_tokens: Long | None = strawberry.field(
        description=f"The sum of `usage.totalTokens`; {_SUM}."
    )
    cost: Dollars | None = strawberry.field(
        description=f"The sum of `cost.total`, exact; {_SUM}. What has no known price is left out: "
        "`unpricedCount` completions."
    )
    unpriced_count: int = strawberry.field(
        description="How many completions have no known price, so that `cost` leaves them out."
    )
    total_tokens_mean: float | None = strawberry.field(
        description=f"The mean of `usage.totalTokens`, of the calls that say it; {NONE}."
    )
    cost_mean: float | None = strawberry.field(
        description=f"The mean of `cost.total` in dollars, of the calls whose price is known; "
        f"{NONE}."
    )
    duration_mean: float | None = strawberry.field(
        description=f"The mean duration in seconds; {NONE}."
    )
    duration_min: float | None = strawberry.field(
        description=f"The shortest duration in seconds; {NONE}."
    )
    duration_max: float | None = strawberry.field(
        description=f"The longest duration in seconds; {NONE}."
    )
    duration_percentile: float | None = strawberry.field(
        resolver=_duration_percentile,
        metadata=of_row(resolve.duration_percentile),
        description=f"How many seconds so many percent of the calls took at most; {NONE}. {ABOUT}.",
    )
    time_to_first_token_mean: float | None = strawberry.field(
        description=f"The mean time to the first token in seconds; {NONE}."
    )
    time_to_first_token_min: float | None = strawberry.field(
        description=f"The shortest time to the first token in seconds; {NONE}."
    )
    time_to_first_token_max: float | None = strawberry.field(
        description=f"The longest time to the first token in seconds; {NONE}."
    )
    time_to_first_token_percentile: float | None = strawberry.field(
        resolver=_first_token_percentile,
        metadata=of_row(resolve.time_to_first_token_percentile),
        description="After how many seconds so many percent of the calls had their first token; "
        f"{NONE}. {ABOUT}.",
    )
    session_count: int = strawberry.field(
        description=f"How many different sessions they are of. {ABOUT}; exact up to 1,000."
    )
    user_count: int = strawberry.field(
        description=f"How many different users they are of. {ABOUT}; exact up to 1,000."
    )


@strawberry.type(description="The measures of a row in the range of time before.")
class PreviousStats(Measured):
    """See `services.insight.statistics`."""


@strawberry.type
class Group:
    """The group of a row; see `services.insight.statistics`."""

    group: list[str | None] = strawberry.field(
        description="The group's values, in the order of `groupBy`, as texts: of an enum its "
        "name, of metadata that is no text its JSON. Null where the completions have no value."
    )
    model: str | None = strawberry.field(
        description="The group's model. This and what follows to `metadata` is null where the "
        "completions have no value, and an error where it is not grouped by. A name of more than "
        "500 characters is shortened, with an ellipsis."
    )
    provider: str | None = strawberry.field(description="The group's provider.")
    status: CompletionStatus | None = strawberry.field(description="The group's status.")
    kind: CompletionKind | None = strawberry.field(description="The group's kind.")
    operation: Operation | None = strawberry.field(description="The group's operation.")
    tag: str | None = strawberry.field(description="The group's tag.")
    session: str | None = strawberry.field(description="The id of the group's session.")
    user: str | None = strawberry.field(description="The group's user.")
    failure_kind: str | None = strawberry.field(description="The group's kind of failure.")
    finish_reason: FinishReason | None = strawberry.field(
        description="Why the model stopped in the group."
    )
    prompt_version: str | None = strawberry.field(description="The group's version of the prompt.")
    tool_name: str | None = strawberry.field(description="The group's tool.")
    metadata: JSON | None = strawberry.field(
        resolver=_metadata,
        metadata=of_row(resolve.metadata_value) | costs(0),
        description="What the group has in its metadata under a key of `groupBy`; another key is "
        "an error.",
    )


@strawberry.type
class Bucketed:
    """The bucket of a row; see `services.insight.statistics`."""

    time: datetime | None = strawberry.field(
        description="When the bucket begins; an error without `bucket`."
    )
    local_time: str | None = strawberry.field(
        description="The same by the clocks of the bucket's zone: `2026-11-26T00:00:00+01:00`; "
        "an error without `bucket`."
    )


@strawberry.type(description="What the completions of one group, in one bucket, come to.")
class StatsRow(Group, Bucketed, Measured):
    """See `services.insight.statistics`."""

    previous: PreviousStats | None = strawberry.field(
        metadata=costs(0),
        description="The same of the range before: as long as that of the filter's `createdAt`, "
        "and ending where it begins; of a bucket, of the time that lies so far before it. Null "
        "where the filter has no `createdAt` that is closed on both sides (beside its other "
        "conditions or in its `and`). A group that is there in the range before alone has no row: "
        "`compare` has those of either side.",
    )


@strawberry.type
class Table:
    """Rows of statistics; see `services.insight.statistics`."""

    as_of: datetime = strawberry.field(
        description="All that was answered before this time is counted."
    )
    is_complete: bool = strawberry.field(
        description="Whether these are all rows; false where there are more than `first`."
    )
    group_count: int | None = strawberry.field(
        description=f"How many rows there are in all; null for more than {MAX_CELLS:,}. To count "
        "very many takes a while: leave it out where `isComplete` will do."
    )


@strawberry.type(description="Statistics of completions, as a table.")
class CompletionStats(Table):
    """What `services.insight.statistics.completion_stats` returns."""

    rows: list[StatsRow] = strawberry.field(
        metadata=sized_by_its_object(),
        description=ROWS,
    )
