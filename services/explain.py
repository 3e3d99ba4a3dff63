"""How lists find what they show, and what would help where that takes long."""

import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from models import CompletionDocument, SessionDocument
from services import session_lists
from services.completions import reading
from services.completions.filters import CompletionFilter
from services.completions.labels import LabelKeys
from services.completions.metadata import MetadataCondition, has_labels
from services.errors import TooComplex
from services.insight.filters import compile_query
from services.insight.reader import View
from services.insight.search import search
from services.insight.statistics import StatsQuestion, completion_stats
from services.naming import camel_case
from services.observability.tracing import traced
from services.runtime import part
from services.session_lists import Searched, SessionFilter
from services.storage.conditions import Condition
from services.storage.database import database
from services.storage.explaining import Plan, explain, taking
from services.storage.filters import Filter
from services.storage.order import CREATED_AT, Sort
from services.storage.paging import PageRequest

MAX_SECONDS: Final = 2.0
# What takes longer, or looks at so many rows for each that it finds, is told what would help.
SLOW_MILLISECONDS: Final = 100
_MANY_ROWS: Final = 1000
_MANY_FOR_EACH: Final = 20
_MOST_ADVICE: Final = 10
# What stands for the fields that a list is asked for: no index has all of them.
_SHOWN: Final = {"created_at": 1, "updated_at": 1}
_PARTS_OF_TEXT: Final = frozenset({"ends_with", "contains"})
_NEGATIONS: Final = frozenset({"ne", "not_in"})
_BESIDE: Final = "give beside it what an index serves, such as tags, model or a range of createdAt"


@dataclass(frozen=True, slots=True)
class Explanation:
    """How something is found.

    Attributes:
        engine: What was asked.
        indexes: MongoDB's indexes that were read, by name.
        is_complete: Whether it came to its end in time; the numbers that are unknown are None.
        examined_keys: How many entries of MongoDB's indexes were looked at.
        examined_documents: How many rows were.
        segments: How many parts of the index were.
        matches: How many were found, of a list no more than a page needs.
        milliseconds: How long it took.
        advice: What would help, each a sentence.
    """

    engine: Literal["mongodb", "index"]
    indexes: Sequence[str] = ()
    is_complete: bool = True
    examined_keys: int | None = None
    examined_documents: int | None = None
    segments: int | None = None
    matches: int | None = None
    milliseconds: float | None = None
    advice: Sequence[str] = ()


@traced
async def explain_completions(
    organization_id: str, filter_: CompletionFilter | None, sort: Sort
) -> Explanation:
    """Explain the first page of `services.completions.reading.list_completions`.

    Raises:
        InvalidInput: As the list does. So for the others.
    """
    return await _of_list(
        CompletionDocument,
        lambda: reading.list_completions(
            organization_id, filter_, PageRequest(), sort=sort, projection=_SHOWN
        ),
        lambda: [*_advice(filter_), *_of_order(sort)],
    )


@traced
async def explain_search(
    organization_id: str, filter_: CompletionFilter, sort: Sort, view: View
) -> Explanation:
    """Explain the first page of what a filter with a text finds (`services.insight.search`).

    Raises:
        InvalidInput: As the list does. So for the others.
    """

    async def page() -> None:
        found = await search(organization_id, filter_, view)
        await found.page(PageRequest(), sort, _SHOWN)

    return await _of_index(organization_id, filter_, view, page)


@traced
async def explain_statistics(
    organization_id: str, filter_: CompletionFilter | None, question: StatsQuestion, view: View
) -> Explanation:
    """Explain `services.insight.statistics.completion_stats`: it is done, and timed.

    Raises:
        InvalidInput: As the statistics do. So for the others.
    """
    return await _of_index(
        organization_id,
        filter_,
        view,
        lambda: completion_stats(organization_id, filter_, question, view),
    )


@traced
async def explain_sessions(
    organization_id: str, filter_: SessionFilter | None, sort: Sort, *, searched: Searched
) -> Explanation:
    """Explain the first page of `services.session_lists.list_sessions`, which takes the same.

    Raises:
        InvalidInput: As the list does. So for the others.
    """
    return await _of_list(
        SessionDocument,
        lambda: session_lists.list_sessions(
            organization_id, filter_, PageRequest(), sort=sort, searched=searched
        ),
        lambda: [*_advice(filter_), *_of_order(sort)],
    )


async def _of_list(
    document: type[Any],
    list_: Callable[[], Awaitable[object]],
    advice: Callable[[], list[str]],
) -> Explanation:
    collection = database.collection(document)
    with taking(collection) as commands:
        await list_()
    # Of an order by several fields the first command finds the groups that the page is made of.
    plan = await explain(collection, commands[0], seconds=MAX_SECONDS)
    given = list(dict.fromkeys(advice()))[:_MOST_ADVICE] if _is_slow(plan) else []
    return Explanation(
        "mongodb",
        plan.indexes,
        plan.is_complete,
        plan.keys,
        plan.rows,
        matches=plan.found,
        milliseconds=plan.milliseconds,
        advice=given,
    )


async def _of_index(
    organization_id: str,
    filter_: CompletionFilter | None,
    view: View,
    ask: Callable[[], Awaitable[object]],
) -> Explanation:
    segments = view.searcher.num_segments
    begin = time.perf_counter()
    try:
        await ask()
        milliseconds = (time.perf_counter() - begin) * 1000
        query = await compile_query(organization_id, filter_, view)
        found: Any = await view.ask(lambda searcher: searcher.search(query, 1))
    except TooComplex as error:
        return Explanation("index", is_complete=False, segments=segments, advice=[str(error)])
    given: list[str] = []
    if milliseconds >= SLOW_MILLISECONDS:
        given = [*_of_payloads(filter_), "all that matches is gone through: match less of it"]
    return Explanation(
        "index",
        segments=segments,
        matches=found.count,
        milliseconds=milliseconds,
        advice=list(dict.fromkeys(given))[:_MOST_ADVICE],
    )


def _of_payloads(filter_: CompletionFilter | None) -> Iterator[str]:
    """Yield what the index always asks MongoDB for."""
    if filter_ is None:
        return
    for payload in filter_.payload:
        yield f"the path {payload.path!r} of payloads is looked for in MongoDB: {_BESIDE}"
    for child in filter_.combined():
        yield from _of_payloads(child)


def _is_slow(plan: Plan) -> bool:
    if not plan.is_complete or (plan.milliseconds or 0) >= SLOW_MILLISECONDS:
        return True
    looked_at = max(plan.rows or 0, plan.keys or 0)
    return looked_at > _MANY_ROWS + _MANY_FOR_EACH * (plan.found or 0)


def _advice(filter_: Filter | None) -> Iterator[str]:
    """Yield what would help a filter to find what it means."""
    if filter_ is None:
        return
    for name, condition in filter_.fields.items():
        yield from _of_field(filter_, name, condition)
    if isinstance(filter_, CompletionFilter):
        for payload in filter_.payload:
            yield (
                f"no index serves the path {payload.path!r} of payloads: `text` finds words; "
                f"or {_BESIDE}"
            )
        for metadata in filter_.metadata:
            yield from _of_metadata(metadata)
    if isinstance(filter_, SessionFilter):
        yield from _of_sessions(filter_)
    for child in filter_.combined():
        yield from _advice(child)


def _of_field(filter_: Filter, name: str, condition: Condition) -> Iterator[str]:
    shown = camel_case(name)
    if not filter_.FIELDS[name].has_index:
        yield f"no index serves {shown}: {_BESIDE}"
    elif condition.ignore_case or condition.operators & _PARTS_OF_TEXT:
        yield (
            f"contains, endsWith and CASE_INSENSITIVE of {shown} look at each name: eq, in and "
            "startsWith are found by an index, as are words by `text`"
        )
    elif condition.operators <= _NEGATIONS:
        yield f"what is not equal is nearly everything, so no index leads to it: {shown}; {_BESIDE}"


def _of_metadata(wanted: MetadataCondition) -> Iterator[str]:
    keys = part(LabelKeys)
    if has_labels(wanted, keys.served):
        return
    if has_labels(wanted, frozenset({wanted.key})):
        yield (
            f"no index serves the key {wanted.key!r} of metadata: the gateway's operator can name "
            "it in LOG10_GATEWAY_METADATA_KEYS"
        )
    else:
        yield (
            f"of the key {wanted.key!r} of metadata an index serves eq and in alone, where the "
            f"gateway's operator names it in LOG10_GATEWAY_METADATA_KEYS: {_BESIDE}"
        )


def _of_sessions(filter_: SessionFilter) -> Iterator[str]:
    if filter_.completions is not None or filter_.metadata is not None:
        yield (
            "a condition on completions that 10,000 or more of them meet is looked up in each "
            "session: narrow it, or give a range of lastActivityAt beside it"
        )
    for completions in filter_.completion_filters():
        yield from _advice(completions)


def _of_order(sort: Sort) -> Iterator[str]:
    if not sort.is_by_index:
        yield "an order by several fields reads all that is equal in the first: give one alone"
    if sort.field != CREATED_AT:
        yield "all of an order may have to be read for few matches: give a range of createdAt"
    else:
        yield "all times are looked through for few matches: give a range of createdAt"
