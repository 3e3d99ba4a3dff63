"""Every batching loader of an operation.

A loader gathers what the rows of a page ask for in one turn of the event loop, and fetches it
in one round trip. Loaders of pages are kept by what they fetch (filter, page, projection), so
that the same field under two aliases stays two.
"""

from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from typing import Any, Final, TypeVar

from strawberry.dataloader import DataLoader

from services import completions, feedback, feedback_tasks, sessions, ungraded
from services.filters import CompletionFilter
from services.paging import Page, PageRequest, Projection
from services.rows import CompletionRow, FeedbackRow, FeedbackTaskRow, SessionRow

# Bounds one command. Above the largest page, so that a page stays one command.
MAX_BATCH: Final = 1000
# Each list of a batch is a pipeline of its own; MongoDB takes 1,000 stages a command.
MAX_LISTS: Final = 200

Key = TypeVar("Key")
Value = TypeVar("Value")


class Loaders:
    """The loaders of one operation, of one organization."""

    def __init__(self, organization_id: str) -> None:
        self._organization_id = organization_id
        self._by_kind: dict[Hashable, DataLoader[Any, Any]] = {}
        # The tasks of this operation, by id: a queue needs its task's selector.
        self._tasks: dict[str, FeedbackTaskRow] = {}

    def _loader(
        self,
        kind: Hashable,
        load: Callable[[list[Key]], Awaitable[Sequence[Value | BaseException]]],
        max_batch_size: int = MAX_BATCH,
    ) -> DataLoader[Key, Value]:
        loader = self._by_kind.get(kind)
        if loader is None:
            loader = DataLoader(load, max_batch_size=max_batch_size)
            self._by_kind[kind] = loader
        return loader

    async def _load_found(
        self,
        kind: str,
        find: Callable[[str, Sequence[str]], Awaitable[Mapping[str, Value]]],
        key: str,
    ) -> Value | None:
        async def load(ids: list[str]) -> list[Value | None]:
            found = await find(self._organization_id, ids)
            return [found.get(id_) for id_ in ids]

        loader: DataLoader[str, Value | None] = self._loader(kind, load)
        return await loader.load(key)

    async def session(self, session_id: str) -> SessionRow | None:
        """Load a session; None if it is not there."""
        return await self._load_found("session", sessions.find_sessions, session_id)

    async def feedback_task(self, task_id: str) -> FeedbackTaskRow | None:
        """Load a task; None if it is not there."""
        return await self._load_found("task", feedback_tasks.find_feedback_tasks, task_id)

    async def session_summary(self, session_id: str) -> sessions.SessionSummary:
        """Load what a session's completions come to."""
        found = await self._load_found("summary", sessions.summarize_sessions, session_id)
        return found if found is not None else sessions.EMPTY_SUMMARY

    async def completions(
        self, ids: Sequence[str], projection: Projection
    ) -> dict[str, CompletionRow]:
        """Load completions by id, those that are not there left out."""

        async def load(keys: list[str]) -> list[CompletionRow | None]:
            found = await completions.find_completions(
                self._organization_id, keys, projection=projection
            )
            return [found.get(key) for key in keys]

        kind = ("completions", tuple(sorted(projection)))
        loader: DataLoader[str, CompletionRow | None] = self._loader(kind, load)
        rows = await loader.load_many(list(ids))
        return {id_: row for id_, row in zip(ids, rows, strict=True) if row is not None}

    async def session_completions(
        self,
        session_id: str,
        filter_: CompletionFilter | None,
        page: PageRequest,
        projection: Projection,
    ) -> Page[CompletionRow]:
        """Load a page of a session's completions."""

        async def load(ids: list[str]) -> list[Page[CompletionRow]]:
            pages = await completions.list_completions_by_session(
                self._organization_id, ids, filter_, page, projection=projection
            )
            return [pages[id_] for id_ in ids]

        kind = ("session completions", repr(filter_), page, tuple(sorted(projection)))
        loader: DataLoader[str, Page[CompletionRow]] = self._loader(kind, load, MAX_LISTS)
        return await loader.load(session_id)

    async def session_completion_count(
        self, session_id: str, filter_: CompletionFilter | None
    ) -> tuple[int, bool]:
        """Count a session's completions that match."""

        async def load(ids: list[str]) -> list[tuple[int, bool]]:
            counts = await completions.count_completions_by_session(
                self._organization_id, ids, filter_
            )
            return [(counts.get(id_, 0), True) for id_ in ids]

        loader: DataLoader[str, tuple[int, bool]] = self._loader(
            ("session count", repr(filter_)), load
        )
        return await loader.load(session_id)

    async def feedback_of(self, field: str, key: str, page: PageRequest) -> Page[FeedbackRow]:
        """Load a page of the feedback whose `field` is, or holds, `key`."""

        async def load(keys: list[str]) -> list[Page[FeedbackRow]]:
            pages = await feedback.list_feedback_by(self._organization_id, field, keys, page)
            return [pages[one] for one in keys]

        loader: DataLoader[str, Page[FeedbackRow]] = self._loader(
            ("feedback", field, page), load, MAX_LISTS
        )
        return await loader.load(key)

    async def feedback_count(self, field: str, key: str) -> tuple[int, bool]:
        """Count the feedback whose `field` is, or holds, `key`."""

        async def load(keys: list[str]) -> list[tuple[int, bool]]:
            counts = await feedback.count_feedback_by(self._organization_id, field, keys)
            return [(counts.get(one, 0), True) for one in keys]

        loader: DataLoader[str, tuple[int, bool]] = self._loader(("feedback count", field), load)
        return await loader.load(key)

    async def matching_tasks(self, tags: Sequence[str]) -> list[FeedbackTaskRow]:
        """Load the tasks whose selector a completion with these tags matches."""

        async def load(keys: list[tuple[str, ...]]) -> list[list[FeedbackTaskRow]]:
            return await ungraded.matching_tasks(self._organization_id, keys)

        loader: DataLoader[tuple[str, ...], list[FeedbackTaskRow]] = self._loader("matching", load)
        return await loader.load(tuple(tags))

    async def ungraded_page(
        self, task: FeedbackTaskRow, page: PageRequest, projection: Projection
    ) -> Page[CompletionRow]:
        """Load a page of a task's queue."""
        self._tasks[task["id"]] = task

        async def load(ids: list[str]) -> list[Page[CompletionRow]]:
            return await ungraded.list_ungraded_by_task(
                self._organization_id,
                [self._tasks[id_] for id_ in ids],
                page,
                projection=projection,
            )

        kind = ("ungraded", page, tuple(sorted(projection)))
        loader: DataLoader[str, Page[CompletionRow]] = self._loader(kind, load, MAX_LISTS)
        return await loader.load(task["id"])

    async def ungraded_count(self, task: FeedbackTaskRow) -> tuple[int, bool]:
        """Count a task's queue, and say whether the number is exact."""
        self._tasks[task["id"]] = task

        async def load(ids: list[str]) -> list[tuple[int, bool]]:
            return await ungraded.count_ungraded(
                self._organization_id, [self._tasks[id_] for id_ in ids]
            )

        loader: DataLoader[str, tuple[int, bool]] = self._loader("ungraded count", load, MAX_LISTS)
        return await loader.load(task["id"])
