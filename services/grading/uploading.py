"""Feedback as it is given: checked, stored, and copied to the completions that it grades."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.errors import DuplicateKeyError

from models import CompletionDocument, DeletedFeedbackDocument, FeedbackDocument, indexes
from services.clock import utc_now
from services.completions.content_digest import DIGEST_BYTES, json_digest
from services.errors import Conflict, InvalidInput, NotFound, Reason, Unavailable
from services.feedback.graders import check_grader
from services.feedback.json_schema import check_values
from services.feedback.task_archive import check_still_takes_grades, check_takes_grades
from services.feedback.tasks import get_feedback_task
from services.grading.copies import as_copied, copied_in_part, put_grade
from services.ids import (
    ADJUDICATION_PREFIX,
    check_client_id,
    new_id,
    public_id,
    storage_key,
    with_public_id,
)
from services.observability.tracing import traced
from services.order_keys import order_key
from services.rows import FeedbackRow, FeedbackTaskRow
from services.runtime import part
from services.storage.database import database, find_rows
from services.storage.deleted_ids import deleted_among, was_deleted
from services.storage.order import CREATED_AT, Sort
from services.storage.paging import count, find_sorted
from services.storage.storable import check_storable
from services.tags import check_tags

_NEWEST: Final = Sort(CREATED_AT, descending=True)
MAX_MATCHED: Final = 10_000
# How many ids an error shows of the completions that are too many.
_SHOWN: Final = 5
# A completion that is deleted while it is being graded makes the selection begin anew.
_STORE_TRIES: Final = 5
MAX_COMMENT_LENGTH: Final = 100_000


class _Matched:
    """How many completions a selection by tags may match where it does not say."""

    most = 100


def configure(*, max_matched: int) -> None:
    """Say how many completions a selection by tags may match where it does not say itself."""
    part(_Matched).most = max_matched


def max_matched() -> int:
    """Return how many completions a selection by tags may match where it does not say."""
    return part(_Matched).most


@dataclass(frozen=True, slots=True)
class ByIds:
    """The completions of these ids, all of which must be there.

    Attributes:
        completion_ids: The ids.
        path: JSON Pointer to them in the caller's input, for errors.
    """

    completion_ids: Sequence[str]
    path: str = "/completion_ids"


@dataclass(frozen=True, slots=True)
class ByTags:
    """The completions that have every one of these tags; an empty list selects none.

    Attributes:
        tags: The tags.
        allow_unmatched: Whether it may be none at all.
        max_matched: How many it may be at most; as `configure` says if None.
        path: JSON Pointer to the tags in the caller's input, for errors.
        max_matched_path: The same to `max_matched`.
    """

    tags: Sequence[str]
    allow_unmatched: bool = False
    max_matched: int | None = None
    path: str = "/completion_tags_selector"
    max_matched_path: str = "/max_matched_completions"


@dataclass(frozen=True, slots=True)
class Given:
    """Who gives feedback, when, and under which id.

    Attributes:
        token_id: The token behind it; None of what the gateway makes itself.
        grader: Who has graded, as the client claims it: see `services.feedback.graders`.
        id: The client's; the gateway makes one where it is None.
        ignores_our_ids: Whether an id that the gateway has made before is as none: what REST has
            answered may be sent again, and is new feedback.
        at: When it was given; the present if None.
    """

    token_id: str | None = None
    grader: object = None
    id: str | None = None
    ignores_our_ids: bool = False
    at: datetime | None = None


NOBODY: Final = Given()


@traced
async def upload_feedback(
    organization_id: str,
    *,
    task_id: str,
    json_values: object,
    comment: str,
    selection: ByIds | ByTags,
    completions_summary: str | None = None,
    given: Given = NOBODY,
) -> FeedbackRow:
    """Store feedback, and copy it to the completions that it grades, in one transaction.

    The same upload again, under the id that the client gave it, stores nothing.

    Args:
        organization_id: From the token.
        task_id: The task that it answers.
        json_values: The values; must keep to the task's schema.
        comment: May be empty.
        selection: The completions that it grades.
        completions_summary: A text for people about them.
        given: By whom.

    Returns:
        The feedback; of one that was uploaded before, as it is now.

    Raises:
        InvalidInput: The values break the schema, or take too much to check, or the selection
            matches none, or too many; or a text, the id or the grader cannot be.
        NotFound: There is no such task, or one of the completions is not there.
        Conflict: There is other feedback under the id, or there was, and it was deleted; or the
            task is archived.
        Unavailable: The database is out of reach, or too many grades are being checked already.
    """
    check_comment(comment, "/comment")
    check_comment(completions_summary or "", "/completions_summary")
    grader = check_grader(given.grader, path="/grader")
    digest = b""
    if given.id is not None:
        check_client_id(given.id, path="/id")
        check_storable(json_values, path="/json_values")
        said = [task_id, json_values, comment, completions_summary, grader]
        digest = json_digest({"said": said}) + _selection_digest(selection)
        found = await _uploaded_before(organization_id, given, digest, selection)
        if found is not None:
            return found
    task = await get_feedback_task(organization_id, task_id)
    check_takes_grades(task)
    values = await check_values(organization_id, task["json_schema"], json_values)
    now = given.at or utc_now()
    id_is_ours = given.id is None or (
        given.ignores_our_ids and await _is_ours(organization_id, given.id)
    )
    if not id_is_ours and (given.id or "").startswith(ADJUDICATION_PREFIX):
        raise InvalidInput(f"ids that begin with {ADJUDICATION_PREFIX!r} are taken", path="/id")
    key = storage_key(organization_id, new_id() if id_is_ours else given.id or "")
    row: dict[str, Any] = {
        "_id": key,
        "organization_id": organization_id,
        "created_at": now,
        "seq": order_key(now, key),
        "task_id": task_id,
        "task_version": task["version"],
        "json_values": values,
        "comment": comment,
        "matched_completion_ids": [],
        "completions_summary": completions_summary,
        "revision": 1,
        "updated_at": now,
        **({} if given.token_id is None else {"token_id": given.token_id}),
        **({} if grader is None else {"grader": grader}),
        **({} if id_is_ours else {"create_digest": digest}),
    }
    copy = as_copied(row)
    if (mark := copied_in_part(copy)) is not None:
        row["copied"] = mark
    for _ in range(_STORE_TRIES):
        keys = await _selected_keys(organization_id, selection)
        row["matched_completion_ids"] = [public_id(key) for key in keys]
        try:
            await _store(dict(row), copy, task)
        except _DeletedMeanwhileError:
            continue
        except DuplicateKeyError:
            found = await _uploaded_before(organization_id, given, digest, selection)
            if found is None:  # it has been taken back at once
                continue
            return found
        row.pop("create_digest", None)
        return with_public_id(row)  # type: ignore[return-value]  # as stored
    raise Unavailable(
        "too many of the completions are being deleted; try again",
        counted_as=Reason.TOO_MANY_WRITERS,
    )


def check_comment(text: object, path: str) -> None:
    """Return if a text may be a comment.

    Raises:
        InvalidInput: It is none, or too long.
    """
    if not isinstance(text, str) or len(text) > MAX_COMMENT_LENGTH:
        raise InvalidInput(
            f"it must be a string of at most {MAX_COMMENT_LENGTH} characters", path=path
        )


class _DeletedMeanwhileError(Exception):
    """One of the completions to be graded was deleted after it was selected."""


async def _store(row: dict[str, Any], copy: Mapping[str, Any], task: FeedbackTaskRow) -> None:
    """Store feedback, and copy it to what it grades.

    Raises:
        _DeletedMeanwhileError: Nothing was stored.
        DuplicateKeyError: There is feedback of its id.
        NotFound: The task is deleted.
        Conflict: The task is archived, or feedback of its id was deleted.
    """
    feedback = database.collection(FeedbackDocument)

    async def write(session: AsyncClientSession) -> None:
        if "create_digest" in row:
            await _check_not_deleted(row["_id"], session)
        await check_still_takes_grades(row["organization_id"], row["task_id"], session)
        await feedback.insert_one(row, session=session)
        if await put_grade(row, copy, task, session) != len(row["matched_completion_ids"]):
            raise _DeletedMeanwhileError

    await database.transaction(write)


async def _check_not_deleted(key: str, session: AsyncClientSession | None = None) -> None:
    """Return if no feedback of an `_id` was deleted lately.

    Raises:
        Conflict: It was: an upload that comes late does not bring it back.
    """
    if await deleted_among(DeletedFeedbackDocument, [key], session):
        raise was_deleted("the feedback", key)


async def _find(organization_id: str, feedback_id: str) -> dict[str, Any] | None:
    rows = await find_rows(
        database.collection(FeedbackDocument),
        {"organization_id": organization_id, "_id": storage_key(organization_id, feedback_id)},
        most=1,
        hint=indexes.BY_ID,
    )
    return rows[0] if rows else None


async def _is_ours(organization_id: str, feedback_id: str) -> bool:
    """Say whether there is feedback under an id that the gateway has made."""
    row = await _find(organization_id, feedback_id)
    # The same upload may just have been stored beside this one, by another request.
    return row is not None and "create_digest" not in row


async def _uploaded_before(
    organization_id: str, given: Given, digest: bytes, selection: ByIds | ByTags
) -> FeedbackRow | None:
    """Return the feedback that an upload repeats; None if nothing is there under its id.

    Raises:
        Conflict: What is there is other feedback, or what was there was deleted.
    """
    row = await _find(organization_id, given.id or "")
    if row is None:
        await _check_not_deleted(storage_key(organization_id, given.id or ""))
        return None
    stored = row.pop("create_digest", None)
    if stored is None and given.ignores_our_ids:
        return None
    # What was selected by tags may be sent again by the ids that were answered.
    is_same = stored is not None and (
        stored == digest
        or (
            stored[:DIGEST_BYTES] == digest[:DIGEST_BYTES]
            and isinstance(selection, ByIds)
            and set(selection.completion_ids) == set(row["matched_completion_ids"])
        )
    )
    if not is_same:
        raise Conflict(f"there is other feedback with the id {given.id!r}")
    return with_public_id(row)  # type: ignore[return-value]  # as stored


def _selection_digest(selection: ByIds | ByTags) -> bytes:
    said: Mapping[str, Any] = (
        {"ids": sorted(set(selection.completion_ids))}
        if isinstance(selection, ByIds)
        else {"tags": sorted(set(selection.tags)), "allows": selection.allow_unmatched}
    )
    return json_digest(said)


async def _selected_keys(organization_id: str, selection: ByIds | ByTags) -> list[str]:
    if isinstance(selection, ByIds):
        return await _keys_by_ids(organization_id, selection)
    tags = check_tags(list(selection.tags), selection.path)
    most = part(_Matched).most if selection.max_matched is None else selection.max_matched
    if not 0 <= most <= MAX_MATCHED:
        raise InvalidInput(f"it must be 0 to {MAX_MATCHED}", path=selection.max_matched_path)
    keys: list[str] = []
    if tags:
        rows = await find_sorted(
            database.collection(CompletionDocument),
            {"organization_id": organization_id, "tags": {"$all": tags}},
            _NEWEST,
            projection={"_id": 1},
            most=most + 1,
        )
        keys = [row["_id"] for row in rows]
    if len(keys) > most:
        raise (await _too_many(organization_id, tags, keys, most)).at(selection.path)
    if not keys and not selection.allow_unmatched:
        raise InvalidInput(
            f"no completion has the tags {tags}; allow unmatched feedback to store it anyway",
            path=selection.path,
        )
    return keys


async def _too_many(
    organization_id: str, tags: Sequence[str], keys: Sequence[str], most: int
) -> InvalidInput:
    """Return what somebody is told whose tags match more than may be graded at once."""
    matching = {"organization_id": organization_id, "tags": {"$all": list(tags)}}
    number, is_exact = await count(database.collection(CompletionDocument), matching)
    number = max(number, len(keys))  # some may have gone since
    shown = ", ".join(public_id(key) for key in keys[:_SHOWN])
    return InvalidInput(
        f"{'' if is_exact else 'more than '}{number} completions have the tags {list(tags)}, and "
        f"{most} may be graded at once; the newest are {shown}. Name more tags, or allow more "
        "matched completions (where a client cannot: LOG10_GATEWAY_MAX_MATCHED_COMPLETIONS)"
    )


async def _keys_by_ids(organization_id: str, selection: ByIds) -> list[str]:
    ids = list(dict.fromkeys(selection.completion_ids))
    if not 1 <= len(ids) <= MAX_MATCHED:
        raise InvalidInput(f"it must name 1 to {MAX_MATCHED} completions", path=selection.path)
    keys = [storage_key(organization_id, completion_id) for completion_id in ids]
    cursor = database.collection(CompletionDocument).find(
        {"organization_id": organization_id, "_id": {"$in": keys}},
        {"_id": 1},
        hint=indexes.BY_ID,
        batch_size=len(keys) + 1,
    )
    found = {row["_id"] for row in await cursor.to_list()}
    for key in keys:
        if key not in found:
            raise NotFound("completion", public_id(key))
    return keys
