"""Lists of completions that have words, as the index finds them.

The index knows where they stand; what is shown of them is read from the database. So what has gone
since is passed over, and what has changed is shown as it is.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from tantivy import Query, Searcher

from models import CompletionDocument, indexes
from services.completions.filters import CompletionFilter, check_completion_filter, without_texts
from services.completions.large_values import restore
from services.errors import InvalidInput, TooComplex
from services.ids import with_public_ids
from services.insight.fields import name_term, seq_numbers, seq_of
from services.insight.filters import compile_query, of_organization
from services.insight.places import Bounds, Finder, Place
from services.insight.queries import all_of
from services.insight.reader import View
from services.insight.relevance import MAX_RELEVANT, most_relevant
from services.insight.text_queries import (
    Phrase,
    check_texts,
    parse_text,
    wanted_phrases,
)
from services.observability.tracing import traced
from services.rows import CompletionRow
from services.storage.cursors import Listing, malformed_cursor
from services.storage.database import database, find_rows
from services.storage.order import CREATED_AT, Position, Sort
from services.storage.paging import PLACE, Page, PageRequest, Projection, inclusive_projection

RELEVANCE: Final = Sort("relevance", descending=True)
# Places that are looked up at once where many are gone.
_MANY: Final = 1000
# In a row: what was searched, for its highlights.
SEARCHED: Final = "_searched"


@traced
async def search(organization_id: str, filter_: CompletionFilter, view: View) -> "Search":
    """Prepare a search.

    Args:
        organization_id: From the token.
        filter_: With a text at least.
        view: The index, of which all is asked.

    Raises:
        InvalidInput: The filter or a text cannot be.
        NotFound: The filter names a task that is not there.
        TooComplex: What the index cannot decide matches too much.
    """
    query = await compile_query(organization_id, filter_, view)
    return Search(organization_id, filter_, view, query)


@dataclass(frozen=True, slots=True)
class Search:
    """What a filter finds in a view, in all that an organization has or in one session."""

    organization_id: str
    filter_: CompletionFilter
    view: View
    query: Query

    async def page(
        self, page: PageRequest, sort: Sort, projection: Projection, session_id: str | None = None
    ) -> Page[CompletionRow]:
        """Read one page.

        Args:
            page: Which.
            sort: The order of creation, either way, or `RELEVANCE`.
            projection: The fields to read.
            session_id: Of which session; of all if None.

        Raises:
            InvalidInput: The order or a cursor cannot be.
            TooComplex: The text asks for too much.
        """
        if sort != RELEVANCE and (sort.field != CREATED_AT or sort.then is not None):
            raise InvalidInput("where a text is searched the order is CREATED_AT or RELEVANCE")
        of = {"organization_id": self.organization_id, "session": session_id}
        listing = Listing("found completions", {**of, "filter": repr(self.filter_)}, sort)
        source = _Source(self.organization_id, projection, tuple(_phrases(self.filter_)))
        query = self._within(session_id)
        if sort == RELEVANCE:
            return await _most_relevant(source, listing, page, query, self)
        return await _by_creation(source, listing, page, query, self)

    async def count(self, session_id: str | None = None) -> tuple[int, bool]:
        """Count what matches; the number is exact, of the moment of the view.

        Raises:
            TooComplex: The text asks for too much.
        """
        query = self._within(session_id)
        found: Any = await self.ask(lambda searcher: searcher.search(query, 1))
        return int(found.count), True

    async def ask(self, question: Callable[[Searcher], Any]) -> Any:
        """Put a question to the index."""
        try:
            return await self.view.ask(question)
        except ValueError as error:
            raise TooComplex(
                "the text asks for a phrase that goes on in too many ways: write more of its last "
                "word"
            ) from error

    def _within(self, session_id: str | None) -> Query:
        if session_id is None:
            return self.query
        in_session = Query.term_query(self.view.schema, "session_id", name_term(session_id))
        return all_of([self.query, in_session])


def check_searched_filter(organization_id: str, filter_: CompletionFilter) -> None:
    """Return if a filter could be asked for, with its texts.

    Raises:
        InvalidInput: It could not.
    """
    check_texts(filter_.texts())
    check_completion_filter(organization_id, without_texts(filter_))


def _place_at(listing: Listing, cursor: str | None) -> Place | None:
    if cursor is None:
        return None
    position = listing.position(cursor)
    if position.seq is None:
        raise malformed_cursor()
    return seq_numbers(position.seq)


@dataclass(frozen=True, slots=True)
class _Source:
    """The rows of a list.

    Attributes:
        organization_id: Whose.
        projection: What is read of them.
        phrases: What their highlights show.
    """

    organization_id: str
    projection: Projection
    phrases: Sequence[Phrase]

    async def rows(self, places: Sequence[Place]) -> list[Any]:
        """Read the rows at places, in their order, without those that are gone."""
        wanted = inclusive_projection((*self.projection, "_id", "seq", "large"))
        rows = await self._read(places, wanted)
        with_public_ids(self.organization_id, rows)
        await restore(self.organization_id, rows, self.projection)
        found = {seq_numbers(row["seq"]): row for row in rows}
        for row in rows:
            row[SEARCHED] = self.phrases
        return [found[place] for place in places if place in found]

    async def remaining(self, places: Sequence[Place]) -> list[Place]:
        """Return the places where there is still a row."""
        rows = await self._read(places, {"_id": 0, "seq": 1})
        there = {seq_numbers(row["seq"]) for row in rows}
        return [place for place in places if place in there]

    async def _read(self, places: Sequence[Place], projection: Projection) -> list[Any]:
        if not places:
            return []
        return await find_rows(
            database.collection(CompletionDocument),
            {
                "organization_id": self.organization_id,
                "seq": {"$in": [seq_of(*place) for place in places]},
            },
            projection=projection,
            most=len(places),
            hint=indexes.NEWEST,
        )


async def _by_creation(
    source: _Source,
    listing: Listing,
    page: PageRequest,
    query: Query,
    search: Search,
) -> Page[CompletionRow]:
    bounds = Bounds(_place_at(listing, page.after), _place_at(listing, page.before))
    descending = listing.sort.descending
    if page.backward:
        descending, bounds = not descending, Bounds(bounds.before, bounds.after)
    finder = Finder(query, search.view.schema, descending=descending)

    async def next_places(after: Place | None, most: int) -> list[Place]:
        within = replace(bounds, after=after or bounds.after)
        found: list[Place] = await search.ask(lambda searcher: finder(searcher, within, most))
        return found

    rows, is_more = await _read_on(source, page.size, next_places)
    return _page(listing, page, rows, is_more=is_more)


async def _read_on(
    source: _Source, size: int, next_places: Callable[[Place | None, int], Awaitable[list[Place]]]
) -> tuple[list[Any], bool]:
    """Read the rows of a page, past what is gone; say whether any stand after it."""
    most = size + 1
    places = await next_places(None, most)
    rows = await source.rows(places)
    while len(rows) < most and len(places) == most:
        places = await next_places(places[-1], max(most, _MANY))
        is_all = len(places) < max(most, _MANY)
        left = await source.remaining(places)
        rows += await source.rows(left[: size + 1 - len(rows)])
        if is_all:
            break
        most = max(most, _MANY)
    return rows[:size], len(rows) > size


def _page(
    listing: Listing, page: PageRequest, rows: list[Any], *, is_more: bool
) -> Page[CompletionRow]:
    if page.backward:
        return Page(listing, rows[::-1], page.before is not None, is_more)
    return Page(listing, rows, is_more, page.after is not None)


async def _most_relevant(
    source: _Source,
    listing: Listing,
    page: PageRequest,
    query: Query,
    search: Search,
) -> Page[CompletionRow]:
    if not source.phrases:
        raise InvalidInput("RELEVANCE needs a text that is not within `not`")
    schema = search.view.schema
    own = of_organization(schema, search.organization_id)
    found: list[Place] = await search.ask(
        lambda searcher: most_relevant(searcher, schema, own, query, source.phrases)
    )
    ranks = {place: rank for rank, place in enumerate(found)}
    begin, end = 0, len(found)
    if page.after is not None:
        begin = _rank_after(ranks, listing.position(page.after), is_after=True)
    if page.before is not None:
        end = _rank_after(ranks, listing.position(page.before), is_after=False)
    places = found[begin:end]
    if page.backward:
        places.reverse()

    async def next_places(after: Place | None, most: int) -> list[Place]:
        first = 0 if after is None else places.index(after) + 1
        return places[first : first + most]

    rows, is_more = await _read_on(source, page.size, next_places)
    for row in rows:
        row[PLACE] = {"seq": row["seq"], "relevance": float(ranks[seq_numbers(row["seq"])])}
    return _page(listing, page, rows, is_more=is_more)


def _rank_after(ranks: Mapping[Place, int], position: Position, *, is_after: bool) -> int:
    """Return how many stand up to a position: with it if `is_after`.

    What is in the index has changed since, and relevance with it: what is still ranked is found
    where it stands now, what is not where it stood.
    """
    [rank], seq = position.values, position.seq
    if type(rank) is not float or not 0 <= rank < MAX_RELEVANT or seq is None:
        raise malformed_cursor()
    place = seq_numbers(seq)
    return ranks[place] + is_after if place in ranks else int(rank)


def _wanted(filter_: CompletionFilter) -> list[str]:
    """Return the texts that what is found has, not those that it must not have."""
    texts = [] if filter_.text is None else [filter_.text]
    for one in (*filter_.and_, *(filter_.or_ or ())):
        texts += _wanted(one)
    return texts


def _phrases(filter_: CompletionFilter) -> list[Phrase]:
    return [one for text in _wanted(filter_) for one in wanted_phrases(parse_text(text))]
