"""The index, as an operation asks it."""

import asyncio
from datetime import datetime

from resolvers.context import RequestContext
from services.clock import read_time
from services.errors import InvalidInput
from services.insight.reader import NO_MOMENT, View, insight, reaches

MAX_NOT_BEFORE_LENGTH = 500


async def view_of(context: RequestContext, not_before: str | None) -> View:
    """Return the view that all fields of an operation ask which wait for the same.

    Args:
        context: Of the operation.
        not_before: A time, or the cursor of an event; see `Insight.view`.

    Raises:
        InvalidInput: It is neither.
        Unavailable: See `Insight.view`.
    """
    views = context.views
    known = views.get(not_before)
    if known is None:
        wanted = _wanted(not_before)
        known = views[not_before] = asyncio.ensure_future(insight.view(not_before=wanted))
    # Another field that waits for it is not to be cancelled with this one.
    return await asyncio.shield(known)


def check_not_before(not_before: str | None) -> None:
    """Return if it could be waited for, where nobody waits.

    Raises:
        InvalidInput: It is neither a time that has come, nor a cursor.
    """
    reaches(_wanted(not_before))


def _wanted(not_before: str | None) -> datetime | str | None:
    if not_before is None:
        return None
    if len(not_before) > MAX_NOT_BEFORE_LENGTH:
        raise InvalidInput(NO_MOMENT, path="/notBefore")
    try:
        moment = read_time(not_before)
    except ValueError:
        return not_before
    if moment.tzinfo is None:
        raise InvalidInput("the time lacks its offset from UTC, such as Z", path="/notBefore")
    return moment
