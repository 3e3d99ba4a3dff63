"""The copies of feedback on completions, where a gateway of the version before stored none.

All of it is copied, be it there already, as copies of before the first release lack some of what
today's have; so a step may be done twice. Whatever changes beside it is copied by itself, and ends
the transaction here that has read it before, as both write the completions that it grades. Feedback
of the version before lacks `revision`, and gets one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any, Final

from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.errors import PyMongoError

from models import CompletionDocument, FeedbackDocument, indexes
from services.clock import utc_now
from services.completions.grade_conditions import CUT, SHORT
from services.grading.copies import as_copied, copied_in_part, copies_of_before
from services.jobs.migrations.rows import next_rows
from services.jobs.steps import Checkpoint
from services.order_keys import first_of_millisecond
from services.storage.database import database, is_too_much
from services.storage.schema_version import may_have_late_rows
from services.tenants.organizations import organizations_after

# The completions that one transaction changes, unless a single piece of feedback grades more; and
# the pieces that it copies.
_MOST_GRADED: Final = 1000
_MOST_COPIED: Final = 200
# What was stored longer ago has been looked at by the job, which comes round every minute or so.
_LATE: Final = timedelta(hours=1)
_NEEDED: Final = {"organization_id": 1, "matched_completion_ids": 1}
_ORGANIZATIONS: Final = 1000


async def copy_some(at: Checkpoint) -> tuple[Checkpoint | None, int]:
    """Copy the next feedback, whoever stored it; return where to go on, and how much was read."""
    rows, following = await next_rows(database.collection(FeedbackDocument), at, _NEEDED)
    await _copy(rows)
    return following, len(rows)


async def copy_late() -> int:
    """Copy what gateways of the version before have stored lately; return how much."""
    if not may_have_late_rows():
        return 0
    copied, after = 0, ""
    since = first_of_millisecond(utc_now() - _LATE)
    while ids := await organizations_after(after, most=_ORGANIZATIONS):
        cursor = database.collection(FeedbackDocument).find(
            {"organization_id": {"$in": ids}, "seq": {"$gte": since}, "revision": None},
            _NEEDED,
            limit=_ORGANIZATIONS,
            hint=indexes.NEWEST,
        )
        rows = await cursor.to_list()
        await _copy(rows)
        copied, after = copied + len(rows), ids[-1]
    return copied


async def _copy(rows: Iterable[Mapping[str, Any]]) -> None:
    in_order = sorted(rows, key=lambda row: str(row["organization_id"]))
    for organization_id, of_one in groupby(in_order, lambda row: str(row["organization_id"])):
        for keys in _in_parts(of_one):
            await _copy_in_halves(organization_id, keys)


def _in_parts(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[str]]:
    """Yield the `_id`s of feedback that is copied by one transaction each."""
    keys: list[str] = []
    graded = 0
    for row in rows:
        number = len(row["matched_completion_ids"])
        if keys and (graded + number > _MOST_GRADED or len(keys) == _MOST_COPIED):
            yield keys
            keys, graded = [], 0
        keys.append(row["_id"])
        graded += number
    if keys:
        yield keys


async def _copy_in_halves(organization_id: str, keys: Sequence[str]) -> None:
    """Copy feedback by one transaction, or by smaller ones where the database takes less at once.

    What a completion has copied may be large, and all of it is written anew.
    """
    try:
        await _copy_together(organization_id, keys)
    except PyMongoError as error:
        if len(keys) == 1 or not is_too_much(error):
            raise
        half = len(keys) // 2
        await _copy_in_halves(organization_id, keys[:half])
        await _copy_in_halves(organization_id, keys[half:])


async def _copy_together(organization_id: str, keys: Sequence[str]) -> None:
    feedback = database.collection(FeedbackDocument)
    of_these = {"organization_id": organization_id, "_id": {"$in": list(keys)}}

    async def write(session: AsyncClientSession) -> None:
        # Read in the transaction: what is changed or taken back meanwhile ends it by a write
        # conflict.
        cursor = feedback.find(
            of_these, batch_size=len(keys) + 1, hint=indexes.BY_ID, session=session
        )
        rows = await cursor.to_list()
        copies = {row["_id"]: as_copied(row) for row in rows}
        if writes := copies_of_before(organization_id, rows, copies):
            await database.collection(CompletionDocument).bulk_write(
                writes, ordered=False, session=session
            )
        for mark in (CUT, SHORT, None):
            marked = [key for key, copy in copies.items() if copied_in_part(copy) == mark]
            if marked:
                await feedback.update_many(
                    {**of_these, "_id": {"$in": marked}},
                    [
                        {
                            "$set": {
                                "revision": {"$ifNull": ["$revision", 1]},
                                "updated_at": {"$ifNull": ["$updated_at", "$created_at"]},
                                "copied": mark or "$$REMOVE",
                            }
                        }
                    ],
                    hint=indexes.BY_ID,
                    session=session,
                )

    await database.transaction(write)
