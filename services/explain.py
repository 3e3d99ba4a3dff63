"""How lists and statistics find what they show, and what would help where that takes long.

Each is asked for once more, part by part: what the index is asked is done and timed; of what
MongoDB is asked it is MongoDB that explains the command (`services.storage.explaining`).
"""

import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from tantivy import Query

from models import CompletionDocument, SessionDocument
from services import session_lists
from services.advice import advice_on_index, advice_on_list
from services.completions import reading
from services.completions.filters import CompletionFilter
from services.errors import TooComplex
from services.insight.feedback_statistics import Values, feedback_stats, values_query
from services.insight.filters import compile_query, noting
from services.insight.reader import View
from services.insight.search import search
from services.insight.sessions import search_sessions
from services.insight.statistics import StatsQuestion, completion_stats
from services.observability.tracing import traced
from services.session_lists import Searched, SessionFilter
from services.storage.database import database
from services.storage.explaining import Command, Plan, explain, taking
from services.storage.order import Sort
from services.storage.paging import PageRequest

MAX_SECONDS: Final = 2.0
# What takes longer, or looks at so many rows for each that it finds, is told what would help.
SLOW_MILLISECONDS: Final = 100
_MANY_ROWS: Final = 1000
_MANY_FOR_EACH: Final = 20
_MOST_ADVICE: Final = 10
# What stands for the fields that a list is asked for: no index has all of them.
_SHOWN: Final = {"created_at": 1, "updated_at": 1}


@dataclass(frozen=True, slots=True)
class Part:
    """What one engine does.

    Attributes:
        engine: What was asked.
        indexes: MongoDB's indexes that were read, by name.
        is_complete: Whether it came to its end in time; the numbers that are unknown are None.
        examined_keys: How many entries of MongoDB's indexes were looked at.
        examined_documents: How many rows were.
        segments: How many parts of the index were.
        matches: How many were found, of a list no more than a page needs.
        milliseconds: How long it took.
    """

    engine: Literal["mongodb", "index"]
    indexes: Sequence[str] = ()
    is_complete: bool = True
    examined_keys: int | None = None
    examined_documents: int | None = None
    segments: int | None = None
    matches: int | None = None
    milliseconds: float | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """How something is found.

    Attributes:
        parts: What was done, one after the other; the last one finds what is shown.
        advice: What would help, each a sentence.
    """

    parts: Sequence[Part]
    advice: Sequence[str] = ()

    @property
    def engine(self) -> Literal["mongodb", "index", "both"]:
        """What was asked."""
        first, *others = {one.engine for one in self.parts}
        return "both" if others else first

    @property
    def indexes(self) -> list[str]:
        """Those of all parts."""
        return list(dict.fromkeys(name for one in self.parts for name in one.indexes))

    @property
    def is_complete(self) -> bool:
        """Whether all parts are."""
        return all(one.is_complete for one in self.parts)

    @property
    def examined_keys(self) -> int | None:
        """The sum of what is known."""
        return _sum(one.examined_keys for one in self.parts)

    @property
    def examined_documents(self) -> int | None:
        """The sum of what is known."""
        return _sum(one.examined_documents for one in self.parts)

    @property
    def segments(self) -> int | None:
        """How many parts the index has; None where it was not asked."""
        return next((one.segments for one in self.parts if one.segments is not None), None)

    @property
    def matches(self) -> int | None:
        """How many the last part found."""
        return self.parts[-1].matches

    @property
    def milliseconds(self) -> float | None:
        """The sum; None where that of a part is unknown."""
        times = [one.milliseconds for one in self.parts if one.milliseconds is not None]
        return sum(times) if len(times) == len(self.parts) else None


@traced
async def explain_completions(
    organization_id: str, filter_: CompletionFilter | None, sort: Sort
) -> Explanation:
    """Explain the first page of `services.completions.reading.list_completions`.

    Raises:
        InvalidInput: As the list does. So for the others.
    """
    part, advice = await _of_list(
        CompletionDocument,
        lambda: reading.list_completions(
            organization_id, filter_, PageRequest(), sort=sort, projection=_SHOWN
        ),
        lambda: advice_on_list(filter_, sort),
    )
    return _explanation([part], advice)


@traced
async def explain_search(
    organization_id: str, filter_: CompletionFilter, sort: Sort, view: View
) -> Explanation:
    """Explain the first page of what a filter with a text finds (`services.insight.search`).

    Raises:
        InvalidInput: As the list does. So for the others.
    """

    async def page() -> None:
        found = await search(organization_id, filter_, view, sort)
        await found.page(PageRequest(), _SHOWN)

    asked = await _of_index(view, page, (filter_,))
    return await _with_matches(asked, view, compile_query(organization_id, filter_, view))


@traced
async def explain_statistics(
    organization_id: str, filter_: CompletionFilter | None, question: StatsQuestion, view: View
) -> Explanation:
    """Explain `services.insight.statistics.completion_stats`: it is done, and timed.

    Raises:
        InvalidInput: As the statistics do. So for the others.
    """

    async def ask() -> None:
        await completion_stats(organization_id, filter_, question, view)

    asked = await _of_index(view, ask, (filter_,))
    return await _with_matches(asked, view, compile_query(organization_id, filter_, view))


@traced
async def explain_grades(
    organization_id: str, values: Values, question: StatsQuestion, view: View
) -> Explanation:
    """Explain `services.insight.feedback_statistics.feedback_stats`: it is done, and timed.

    Raises:
        InvalidInput: As the statistics do. So for the others.
    """

    async def ask() -> None:
        await feedback_stats(organization_id, values, question, view)

    asked = await _of_index(view, ask, (values.filter_,))
    return await _with_matches(asked, view, values_query(organization_id, values, view))


@traced
async def explain_sessions(
    organization_id: str, filter_: SessionFilter | None, sort: Sort, view: View | None
) -> Explanation:
    """Explain the first page of `services.session_lists.list_sessions`.

    Args:
        organization_id: From the token.
        filter_: Which sessions; all if None.
        sort: The order.
        view: Where the filter searches a text: of the index that finds the sessions.

    Raises:
        InvalidInput: As the list does. So for the others.
    """
    searched: Searched = {}
    parts: list[Part] = []
    advice: list[str] = []
    if view is not None and filter_ is not None:

        async def ask() -> Mapping[int, Sequence[str]]:
            return await search_sessions(organization_id, filter_, view)

        asked = await _of_index(view, ask, tuple(filter_.completion_filters()))
        if asked.result is None:
            return _explanation(asked.parts, asked.advice)
        searched = asked.result
        found = sum(len(ids) for ids in searched.values())
        parts += [*asked.parts[:-1], replace(asked.parts[-1], matches=found)]
        advice += asked.advice
    part, of_list = await _of_list(
        SessionDocument,
        lambda: session_lists.list_sessions(
            organization_id, filter_, PageRequest(), sort=sort, searched=searched
        ),
        lambda: advice_on_list(filter_, sort),
    )
    return _explanation([*parts, part], [*advice, *of_list])


def _explanation(parts: Sequence[Part], advice: Sequence[str]) -> Explanation:
    return Explanation(parts, list(dict.fromkeys(advice))[:_MOST_ADVICE])


async def _of_list(
    document: type[Any],
    list_: Callable[[], Awaitable[object]],
    advice: Callable[[], list[str]],
) -> tuple[Part, list[str]]:
    collection = database.collection(document)
    with taking(collection) as commands:
        await list_()
    # Of an order by several fields the first command finds the groups that the page is made of.
    plan = await explain(collection, commands[0], seconds=MAX_SECONDS)
    return _part(plan), advice() if _is_slow(plan) else []


@dataclass(frozen=True, slots=True)
class _Asked:
    """What became of what the index was asked: its part is the last one."""

    parts: Sequence[Part]
    advice: Sequence[str]
    result: Any


async def _of_index(
    view: View, ask: Callable[[], Awaitable[Any]], filters: Sequence[CompletionFilter | None]
) -> _Asked:
    """Ask the index, and have MongoDB explain what it was asked for that.

    Args:
        view: Of the index.
        ask: Asks it; what it returns is the result. It has none if that is too complex.
        filters: What it is asked about.
    """
    index = Part("index", segments=view.searcher.num_segments)
    begin = time.perf_counter()
    result, advice = None, []
    with noting() as noted:
        try:
            result = await ask()
        except TooComplex as error:
            advice = [str(error)]
            index = replace(index, is_complete=False)
        else:
            seconds = time.perf_counter() - begin
            if seconds * 1000 >= SLOW_MILLISECONDS:
                advice = advice_on_index(*filters)
            own = seconds - sum(one.seconds for one in noted)
            index = replace(index, milliseconds=max(own, 0.0) * 1000)
    plans = await _explained([one.command for one in noted])
    return _Asked([*map(_part, plans), index], advice, result)


async def _explained(commands: Sequence[Command]) -> list[Plan]:
    """Explain commands on completions, for `MAX_SECONDS` all together."""
    collection = database.collection(CompletionDocument)
    until = time.perf_counter() + MAX_SECONDS
    return [await explain(collection, one, seconds=until - time.perf_counter()) for one in commands]


async def _with_matches(
    asked: _Asked, view: View, compiled: Coroutine[Any, Any, Query]
) -> Explanation:
    """Count what the index's part found, if it came to its end.

    Args:
        asked: What became of it.
        view: Of the index.
        compiled: What was to be found.
    """
    *others, index = asked.parts
    if not index.is_complete:
        compiled.close()
    else:
        query = await compiled
        found: Any = await view.ask(lambda searcher: searcher.search(query, 1))
        index = replace(index, matches=found.count)
    return _explanation([*others, index], asked.advice)


def _part(plan: Plan) -> Part:
    return Part(
        "mongodb",
        plan.indexes,
        plan.is_complete,
        plan.keys,
        plan.rows,
        matches=plan.found,
        milliseconds=plan.milliseconds,
    )


def _is_slow(plan: Plan) -> bool:
    if not plan.is_complete or (plan.milliseconds or 0) >= SLOW_MILLISECONDS:
        return True
    looked_at = max(plan.rows or 0, plan.keys or 0)
    return looked_at > _MANY_ROWS + _MANY_FOR_EACH * (plan.found or 0)


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [one for one in numbers if one is not None]
    return sum(known) if known else None
