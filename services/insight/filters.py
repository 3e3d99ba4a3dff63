"""The filter of completions, as the index answers it.

A filter is taken apart into conditions, of which the index decides most (`columns`). What it does
not decide, such as paths of payloads, is asked of MongoDB, together with all that stands beside it,
so that few match; the ids become a part of the query. The same is done, for those completions
alone, where an index does not hold all of their values.
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from pymongo.errors import ExecutionTimeout
from tantivy import Query, Schema, Searcher

from models import CompletionDocument, indexes
from services.completions.filters import (
    CompletionFilter,
    Selected,
    compile_filter,
    has_index,
    is_searched,
    without_texts,
)
from services.completions.grade_conditions import AtSource
from services.completions.grades_at_source import found_at_source
from services.completions.path_query import value_conditions
from services.completions.reading import selectors_for
from services.errors import TooComplex
from services.insight.columns import Columns, Undecided
from services.insight.fields import (
    GRADE_OF,
    KEY,
    MARKS,
    ORGANIZATION,
    SEQ_HIGH,
    SEQ_LOW,
    Mark,
    seq_of,
)
from services.insight.grade_filters import compile_grades
from services.insight.queries import all_of, any_of, excluding, none_of
from services.insight.reader import View
from services.insight.text_queries import check_texts, text_query
from services.naming import camel_case
from services.storage.conditions import Query as StoredQuery
from services.storage.database import database
from services.storage.deadlines import ended_by_server
from services.storage.late_rows import order_of
from services.storage.order import CREATED_AT

# What is asked of MongoDB: the ids that one question may find, and the time for all of them.
MAX_ASKED: Final = 10_000
MAX_SECONDS: Final = 2.0
# Completions of which the index does not hold all; more are asked for as if it held none.
MAX_DOUBTFUL: Final = 1000

# What a filter has beside fields, each a condition of its own.
_BESIDES: Final = (
    *("tags", "tool_names", "graded", "is_altered", "ungraded_for_task", "feedback", "text"),
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Is asked of MongoDB.

    Attributes:
        conditions: What is found meets all of these.
        about: The conditions for whose sake it is, for the error.
        has_index: Whether an index may lead to what is found, other than that of creation.
        is_few: Whether few completions are looked at, whatever else there is.
    """

    conditions: Sequence[StoredQuery]
    about: tuple[str, ...]
    has_index: bool = False
    is_few: bool = False


@dataclass(frozen=True, slots=True)
class _Combined:
    kind: Literal["all", "any", "none"]
    nodes: Sequence["_Node"]


@dataclass(frozen=True, slots=True)
class Noted:
    """What MongoDB was asked for the index, and how long that took."""

    command: Mapping[str, Any]
    seconds: float


_noted: Final[ContextVar[list[Noted] | None]] = ContextVar("asked of MongoDB", default=None)


@contextmanager
def noting() -> Iterator[list[Noted]]:
    """Note what MongoDB is asked by the filters that are compiled in a context."""
    noted: list[Noted] = []
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


def note(command: Mapping[str, Any], seconds: float) -> None:
    """Note a command that MongoDB was asked for the index; what is None in it was not said."""
    if (noted := _noted.get()) is not None:
        given = {name: value for name, value in command.items() if value is not None}
        noted.append(Noted(given, seconds))


_Node: TypeAlias = Query | _Asked | _Combined
_COMBINED: Final = {"all": all_of, "any": any_of, "none": none_of}


async def compile_query(
    organization_id: str,
    filter_: CompletionFilter | None,
    view: View,
    *,
    of_grades: bool = False,
) -> Query:
    """Compile a filter for the index.

    Args:
        organization_id: From the token; leads the query.
        filter_: None matches all of the organization's completions.
        view: Of which the query will be asked.
        of_grades: Whether it finds the values of the grades of such completions, in place of them.

    Raises:
        InvalidInput: It is too large, or a path, a value or its text cannot be.
        NotFound: It names a task that is not there.
        TooComplex: What the index cannot decide matches too many completions.
        Unavailable: It is on what is not derived yet of all completions.
    """
    own = of_organization(view.schema, organization_id, of_grades=of_grades)
    if filter_ is None:
        return own
    selectors = await selectors_for(organization_id, filter_)
    # Find what cannot be.
    check_texts(filter_.texts())
    at_source = await found_at_source(organization_id, filter_)
    compile_filter(
        organization_id, without_texts(filter_), selectors=selectors, at_source=at_source
    )
    context = copy_context()  # which says what metadata MongoDB has an index of

    def compile_(searcher: Searcher) -> _Node:
        compiler = _Compiler(
            organization_id, selectors, at_source, view.schema, searcher, of_grades
        )
        return context.run(compiler.node_of, filter_)

    node = await view.ask(compile_)
    if isinstance(node, Query):
        return all_of([own, node])
    until = asyncio.get_running_loop().time() + MAX_SECONDS
    return all_of([own, await _answered(organization_id, node, view.schema, until)])


def of_organization(schema: Schema, organization_id: str, *, of_grades: bool = False) -> Query:
    """Return what finds all completions of an organization, or the values of all their grades."""
    return Query.term_query(schema, GRADE_OF if of_grades else ORGANIZATION, organization_id)


class _Compiler:
    """Compiles the filters of one organization. Its methods take time: not on the loop."""

    def __init__(
        self,
        organization_id: str,
        selectors: Mapping[str, Selected],
        at_source: AtSource,
        schema: Schema,
        searcher: Searcher,
        of_grades: bool,
    ) -> None:
        self._organization_id, self._selectors = organization_id, selectors
        self._at_source = at_source
        self._schema, self._searcher, self._of_grades = schema, searcher, of_grades

    def node_of(self, filter_: CompletionFilter) -> _Node:
        """Compile a filter."""
        stored: list[StoredQuery] = []
        asked: list[CompletionFilter] = []
        nodes: list[_Node] = []
        searched: list[_Node] = []  # which MongoDB cannot be asked
        for part in _parts(filter_):
            node = self._node_of_part(part)
            if is_searched(part):
                searched.append(node)
            else:
                nodes.append(node)
                stored += self._stored(part)
                asked.append(part)
        about = tuple(dict.fromkeys(one for node in nodes for one in _about(node)))
        if about:
            nodes = [_Asked(stored, about, _has_index(*asked))]
        return _combined("all", [*nodes, *searched])

    def _node_of_part(self, part: CompletionFilter) -> _Node:
        if part.or_ is not None:
            return _combined("any", [self.node_of(one) for one in part.or_])
        if part.not_ is not None:
            return _combined("none", [self.node_of(part.not_)])
        if part.text is not None:
            query = text_query(self._schema, self._organization_id, part.text)
            return self._graded(query) if self._of_grades else query
        columns = Columns(self._organization_id, self._schema, self._searcher)
        try:
            query = self._decided(part, columns)
        except Undecided:
            return _Asked(self._stored(part), (_name(part),), _has_index(part))
        return self._sure(part, query, columns) if columns.doubtful else query

    def _graded(self, query: Query) -> Query:
        """Return what finds the grades of the completions that have some words; grades have none.

        Raises:
            TooComplex: These are more than `MAX_ASKED`.
        """
        graded = Query.term_query(self._schema, MARKS, Mark.GRADED)
        own = of_organization(self._schema, self._organization_id)
        found = self._searcher.search(all_of([own, graded, query]), MAX_ASKED + 1, count=False)
        if len(found.hits) > MAX_ASKED:
            raise TooComplex(
                f"more than {MAX_ASKED:,} graded completions have the text: search more words"
            )
        places = [place for _score, place in found.hits]
        # The second half of an order key is a digest of the id, and is no other completion's.
        lows = self._searcher.fast_field_values(SEQ_LOW, places)
        return Query.term_set_query(self._schema, SEQ_LOW, lows)

    def _decided(self, part: CompletionFilter, columns: Columns) -> Query:
        """Compile what the index decides.

        Raises:
            Undecided: It does not.
        """
        if part.feedback is None:
            return all_of([columns.compiled(*one) for one in self._conditions(part)])
        if self._of_grades:  # of which each would have to repeat what all of them say
            raise Undecided
        return compile_grades(columns, self._organization_id, part.feedback)

    def _conditions(self, part: CompletionFilter) -> Iterator[tuple[StoredQuery, str | None]]:
        """Yield conditions on stored fields, or on what is under a key of the metadata."""
        if part.payload:
            raise Undecided
        for one in part.metadata:
            for query in value_conditions("", one.condition, one.exists):
                yield query, one.key
        if not part.metadata:
            for query in self._stored(part):
                yield query, None

    def _stored(self, part: CompletionFilter) -> list[StoredQuery]:
        """Compile a part for MongoDB."""
        query = compile_filter(
            self._organization_id, part, selectors=self._selectors, at_source=self._at_source
        )
        return list(query.get("$and", ()))

    def _sure(self, part: CompletionFilter, query: Query, columns: Columns) -> _Node:
        """Return what finds what a part means among what the index may be wrong about, too."""
        doubtful = any_of(columns.doubtful)
        found = self._searcher.search(all_of([columns.organization, doubtful]), MAX_DOUBTFUL + 1)
        if not found.hits:
            return query
        if len(found.hits) > MAX_DOUBTFUL:
            return _Asked(self._stored(part), (_name(part),), _has_index(part))
        places = [place for _score, place in found.hits]
        halves = (self._searcher.fast_field_values(one, places) for one in (SEQ_HIGH, SEQ_LOW))
        keys: list[Any] = [seq_of(*one) for one in zip(*halves, strict=True)]
        among = _Asked([{"seq": {"$in": keys}}, *self._stored(part)], (_name(part),), is_few=True)
        return _Combined("any", [excluding(query, doubtful), among])


def _parts(filter_: CompletionFilter) -> Iterator[CompletionFilter]:
    """Take a filter apart into filters of one condition, or one combination, that hold together."""
    for name, condition in filter_.fields.items():
        yield CompletionFilter(fields={name: condition})
    for name in _BESIDES:
        value: Any = getattr(filter_, name)
        if value is not None:
            yield CompletionFilter(**{name: value})
    for payload in filter_.payload:
        yield CompletionFilter(payload=[payload])
    for metadata in filter_.metadata:
        yield CompletionFilter(metadata=[metadata])
    for child in filter_.and_:
        yield from _parts(child)
    if filter_.or_ is not None:
        yield CompletionFilter(or_=filter_.or_)
    if filter_.not_ is not None:
        yield CompletionFilter(not_=filter_.not_)


def _name(part: CompletionFilter) -> str:
    """Return what a caller calls the condition that a part is."""
    if part.payload:
        return f"payload {part.payload[0].path!r}"
    if part.metadata:
        return f"metadata {part.metadata[0].key!r}"
    [name] = part.fields or [one for one in _BESIDES if getattr(part, one) is not None]
    return camel_case(name)


def _has_index(*parts: CompletionFilter) -> bool:
    return any(has_index(one, ordered_by=CREATED_AT) for one in parts)


def _combined(kind: Literal["all", "any", "none"], nodes: Sequence[_Node]) -> _Node:
    queries = [one for one in nodes if isinstance(one, Query)]
    if len(queries) < len(nodes):
        return _Combined(kind, nodes)
    return _COMBINED[kind](queries)


def _about(node: _Node) -> Iterable[str]:
    """Yield the conditions for whose sake MongoDB is asked, of all completions."""
    if isinstance(node, _Asked) and not node.is_few:
        yield from node.about
    elif isinstance(node, _Combined):
        for one in node.nodes:
            yield from _about(one)


async def _answered(organization_id: str, node: _Node, schema: Schema, until: float) -> Query:
    """Ask MongoDB what is to be asked of it, until a time of the loop."""
    if isinstance(node, _Asked):
        keys = await _keys(organization_id, node, until)
        return Query.term_set_query(schema, KEY, keys)
    if isinstance(node, _Combined):
        found = [await _answered(organization_id, one, schema, until) for one in node.nodes]
        return _COMBINED[node.kind](found)
    return node


async def _keys(organization_id: str, asked: _Asked, until: float) -> list[str]:
    collection = database.collection(CompletionDocument)
    order = await order_of(collection, organization_id)
    query = {"organization_id": organization_id, "$and": list(asked.conditions)}
    most = MAX_ASKED + 1
    wanted: dict[str, Any] = {
        "filter": order.indexed(query),
        "projection": {"_id": 1},
        "limit": most,
        # Without one MongoDB tries the indexes that may lead to what is found.
        "hint": order.hint(None if asked.has_index else indexes.NEWEST),
    }
    time = asyncio.get_running_loop().time
    begin = time()
    try:
        async with ended_by_server(until - begin) as milliseconds:
            cursor = collection.find(**wanted, batch_size=most + 1, max_time_ms=milliseconds)
            rows = await cursor.to_list()
    except (ExecutionTimeout, TimeoutError) as error:
        raise _too_complex(asked, f"looking for them takes more than {MAX_SECONDS:g} s") from error
    finally:
        note({"find": collection.name, **wanted}, time() - begin)
    if len(rows) > MAX_ASKED:
        raise _too_complex(asked, f"more than {MAX_ASKED:,} completions match")
    return [row["_id"] for row in rows]


def _too_complex(asked: _Asked, why: str) -> TooComplex:
    return TooComplex(
        f"the index does not decide the condition on {' and '.join(asked.about)}, and {why}: give "
        "conditions beside it that leave fewer, such as a range of createdAt, tags or a sessionId"
    )
