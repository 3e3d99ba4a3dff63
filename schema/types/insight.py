"""How the index of completions does."""

from datetime import datetime

import strawberry


@strawberry.type(
    description="How the index does from which statistics and searches are answered: a copy of the "
    "completions beside the database, which each host of gateways brings up to date by itself."
)
class InsightStatus:
    """A view over `resolvers.insight_status.InsightStatusRow`."""

    is_on: bool = strawberry.field(
        description="Whether this gateway has one; else what needs it is an error of code "
        "UNAVAILABLE."
    )
    as_of: datetime | None = strawberry.field(
        description="All that was answered before this time is in it. Null while it cannot be "
        "asked."
    )
    lag_seconds: float | None = strawberry.field(
        description="How long ago that was, in seconds; mostly less than one."
    )
    indexed: int | None = strawberry.field(
        description="How many completions of the organization are in it."
    )
    building: bool = strawberry.field(
        description="Whether it is being built; what was there before is asked meanwhile."
    )
    progress: float | None = strawberry.field(
        description="How much of it is built, from 0 to 1, over all organizations."
    )
    why: str | None = strawberry.field(
        description="Why it cannot be asked, or is behind; null where all is well."
    )
