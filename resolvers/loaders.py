"""Every batching loader of an operation.

A loader gathers what the rows of a page ask for in one turn of the event loop, and fetches it
in one round trip. Its callers ask for many keys at once, one row's or a whole page's. Loaders of
pages are kept by what they fetch (filter, page, projection), so that the same field under two
aliases stays two.
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from itertools import chain
from typing import Any, Final, TypeAlias, TypeVar

from strawberry.dataloader import DataLoader

from services import sessions
from services.completions import reading as completions
from services.completions import ungraded
from services.completions.filters import CompletionFilter
from services.completions.large_values import key_of
from services.feedback import tasks as feedback_tasks
from services.grading import feedback
from services.rows import CompletionRow, FeedbackRow, FeedbackTaskRow, SessionRow
from services.session_summaries import EMPTY_SUMMARY, SessionSummary, summarize_sessions
from services.storage.order import Sort
from services.storage.paging import Page, PageRequest, Projection
from services.tenants import tokens

# Bounds one command. Above the largest page, so that a page stays one command.
MAX_BATCH: Final = 1000
# Each list of a batch is a pipeline of its own; MongoDB takes 1,000 stages a command.
MAX_LISTS: Final = 200

# The id and the tags of a completion.
_Place: TypeAlias = tuple[str, tuple[str, ...]]

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Loaders:
    """The loaders of one operation, of one organization.

    Each method takes keys, and returns what it found for each, in their order.
    """

    def __init__(self, organization_id: str) -> None:
        self._organization_id = organization_id
        self._by_kind: dict[Hashable, DataLoader[Any, Any]] = {}
        # The tasks of this operation, by id: a queue needs its task's selector.
        self._tasks: dict[str, FeedbackTaskRow] = {}

    async def _load(
        self,
        kind: Hashable,
        find: Callable[[Sequence[Key]], Awaitable[Mapping[Key, Value]]],
        keys: Sequence[Key],
        most: int = MAX_BATCH,
    ) -> list[Value]:
        """Find values by key, together with all that is asked of this kind in the same turn.

        Args:
            kind: What the loader is kept by.
            find: Finds the value of each of up to `most` different keys.
            keys: May repeat each other.
            most: See `find`.
        """

        async def load(wanted: list[tuple[Key, ...]]) -> list[list[Value]]:
            distinct = list(dict.fromkeys(chain.from_iterable(wanted)))
            parts = [distinct[n : n + most] for n in range(0, len(distinct), most)]
            found: dict[Key, Value] = {}
            for part in await asyncio.gather(*map(find, parts)):
                found.update(part)
            return [[found[key] for key in asked] for asked in wanted]

        loader: DataLoader[tuple[Key, ...], list[Value]] | None = self._by_kind.get(kind)
        if loader is None:
            loader = self._by_kind[kind] = DataLoader(load)
        return await loader.load(tuple(keys))

    async def sessions(self, ids: Sequence[str]) -> list[SessionRow | None]:
        """Load sessions; None for one that is not there."""

        async def find(keys: Sequence[str]) -> Mapping[str, SessionRow | None]:
            found = await sessions.find_sessions(self._organization_id, keys)
            return {key: found.get(key) for key in keys}

        return await self._load("session", find, ids)

    async def feedback_tasks(self, ids: Sequence[str]) -> list[FeedbackTaskRow | None]:
        """Load tasks; None for one that is not there."""

        async def find(keys: Sequence[str]) -> Mapping[str, FeedbackTaskRow | None]:
            found = await feedback_tasks.find_feedback_tasks(self._organization_id, keys)
            return {key: found.get(key) for key in keys}

        return await self._load("task", find, ids)

    async def token_names(self, ids: Sequence[str]) -> dict[str, str]:
        """Load the names of tokens, those that are not there left out."""

        async def find(keys: Sequence[str]) -> Mapping[str, str | None]:
            found = await tokens.find_tokens(self._organization_id, keys)
            return {key: found[key]["name"] if key in found else None for key in keys}

        asked = list(dict.fromkeys(ids))
        names = await self._load("token name", find, asked)
        return {id_: name for id_, name in zip(asked, names, strict=True) if name is not None}

    async def session_summaries(self, ids: Sequence[str]) -> list[SessionSummary]:
        """Load what the completions of sessions come to."""

        async def find(keys: Sequence[str]) -> Mapping[str, SessionSummary]:
            found = await summarize_sessions(self._organization_id, keys)
            return {key: found.get(key, EMPTY_SUMMARY) for key in keys}

        return await self._load("summary", find, ids)

    async def completions(
        self, ids: Sequence[str], projection: Projection
    ) -> dict[str, CompletionRow]:
        """Load completions by id, those that are not there left out."""

        async def find(keys: Sequence[str]) -> Mapping[str, CompletionRow | None]:
            found = await completions.find_completions(
                self._organization_id, keys, projection=projection
            )
            return {key: found.get(key) for key in keys}

        kind = ("completions", key_of(projection))
        rows = await self._load(kind, find, ids)
        return {id_: row for id_, row in zip(ids, rows, strict=True) if row is not None}

    async def feedback(self, ids: Sequence[str], projection: Projection) -> dict[str, FeedbackRow]:
        """Load feedback by id, that which is not there left out."""

        async def find(keys: Sequence[str]) -> Mapping[str, FeedbackRow | None]:
            found = await feedback.find_feedback(self._organization_id, keys, projection=projection)
            return {key: found.get(key) for key in keys}

        rows = await self._load(("feedback by id", tuple(sorted(projection))), find, ids)
        return {id_: row for id_, row in zip(ids, rows, strict=True) if row is not None}

    async def session_completions(
        self,
        session_ids: Sequence[str],
        filter_: CompletionFilter | None,
        page: PageRequest,
        sort: Sort,
        projection: Projection,
    ) -> list[Page[CompletionRow]]:
        """Load the same page of the completions of sessions."""

        async def find(keys: Sequence[str]) -> Mapping[str, Page[CompletionRow]]:
            return await completions.list_completions_by_session(
                self._organization_id, keys, filter_, page, sort=sort, projection=projection
            )

        kind = ("session completions", repr(filter_), page, sort, key_of(projection))
        return await self._load(kind, find, session_ids, MAX_LISTS)

    async def session_completion_counts(
        self, session_ids: Sequence[str], filter_: CompletionFilter | None
    ) -> list[tuple[int, bool]]:
        """Count the completions of sessions that match."""

        async def find(keys: Sequence[str]) -> Mapping[str, tuple[int, bool]]:
            counts = await completions.count_completions_by_session(
                self._organization_id, keys, filter_
            )
            return {key: (counts.get(key, 0), True) for key in keys}

        return await self._load(("session count", repr(filter_)), find, session_ids)

    async def feedback_of(
        self,
        field: str,
        keys: Sequence[str],
        page: PageRequest,
        sort: Sort,
        projection: Projection,
    ) -> list[Page[FeedbackRow]]:
        """Load the same page of the feedback whose `field` is, or holds, each of the keys."""

        async def find(some: Sequence[str]) -> Mapping[str, Page[FeedbackRow]]:
            return await feedback.list_feedback_by(
                self._organization_id, field, some, page, sort=sort, projection=projection
            )

        kind = ("feedback", field, page, sort, tuple(sorted(projection)))
        return await self._load(kind, find, keys, MAX_LISTS)

    async def feedback_counts(self, field: str, keys: Sequence[str]) -> list[tuple[int, bool]]:
        """Count the feedback whose `field` is, or holds, each of the keys."""

        async def find(some: Sequence[str]) -> Mapping[str, tuple[int, bool]]:
            counts = await feedback.count_feedback_by(self._organization_id, field, some)
            return {key: (counts.get(key, 0), True) for key in some}

        return await self._load(("feedback count", field), find, keys)

    async def matching_tasks(
        self, completions: Sequence[tuple[str, Sequence[str]]]
    ) -> list[list[FeedbackTaskRow]]:
        """Load, for the id and the tags of each completion, the tasks that it is one for."""

        async def find(keys: Sequence[_Place]) -> Mapping[_Place, list[FeedbackTaskRow]]:
            tasks = await ungraded.matching_tasks(self._organization_id, keys)
            return dict(zip(keys, tasks, strict=True))

        return await self._load("matching", find, [(id_, tuple(tags)) for id_, tags in completions])

    async def ungraded_pages(
        self,
        tasks: Sequence[FeedbackTaskRow],
        page: PageRequest,
        sort: Sort,
        projection: Projection,
    ) -> list[Page[CompletionRow]]:
        """Load the same page of the queues of tasks."""

        async def find(ids: Sequence[str]) -> Mapping[str, Page[CompletionRow]]:
            pages = await ungraded.list_ungraded_by_task(
                self._organization_id,
                [self._tasks[id_] for id_ in ids],
                page,
                sort=sort,
                projection=projection,
            )
            return dict(zip(ids, pages, strict=True))

        kind = ("ungraded", page, sort, key_of(projection))
        return await self._load(kind, find, self._remember(tasks), MAX_LISTS)

    async def ungraded_counts(self, tasks: Sequence[FeedbackTaskRow]) -> list[tuple[int, bool]]:
        """Count the queues of tasks, and say whether the numbers are exact."""

        async def find(ids: Sequence[str]) -> Mapping[str, tuple[int, bool]]:
            counts = await ungraded.count_ungraded(
                self._organization_id, [self._tasks[id_] for id_ in ids]
            )
            return dict(zip(ids, counts, strict=True))

        return await self._load("ungraded count", find, self._remember(tasks), MAX_LISTS)

    def _remember(self, tasks: Sequence[FeedbackTaskRow]) -> list[str]:
        ids = [task["id"] for task in tasks]
        self._tasks.update(zip(ids, tasks, strict=True))
        return ids
