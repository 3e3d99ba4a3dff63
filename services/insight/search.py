"""Lists of completions that have words, as the index finds them.

The index knows where they stand; what is shown of them is read from the database. So what has gone
since is passed over, and what has changed is shown as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from tantivy import Query, Searcher

from services.completions.filters import CompletionFilter, check_completion_filter, without_texts
from services.errors import InvalidInput
from services.insight.aggregating import Cells, cells_of
from services.insight.dimensions import Dimension
from services.insight.fields import name_term, seq_numbers
from services.insight.filters import compile_query
from services.insight.found_rows import GoingOn, Source, read_on
from services.insight.measures import Measures
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
from services.storage.order import CREATED_AT, Position, Sort
from services.storage.paging import PLACE, Page, PageRequest, Projection

RELEVANCE: Final = Sort("relevance", descending=True)
# Sessions whose places are looked for by one question, which cannot be ended.
_AT_ONCE: Final = 100


@traced
async def search(
    organization_id: str, filter_: CompletionFilter, view: View, sort: Sort
) -> "Search":
    """Prepare a search, be it that it is only counted.

    Args:
        organization_id: From the token.
        filter_: With a text at least.
        view: The index, of which all is asked.
        sort: The order of creation, either way, or `RELEVANCE`.

    Raises:
        InvalidInput: The filter, a text or the order cannot be.
        NotFound: The filter names a task that is not there.
        TooComplex: What the index cannot decide matches too much.
    """
    query = await compile_query(organization_id, filter_, view)
    if sort != RELEVANCE and (sort.field != CREATED_AT or sort.then is not None):
        raise InvalidInput("where a text is searched the order is CREATED_AT or RELEVANCE")
    if sort == RELEVANCE and not _phrases(filter_):
        raise InvalidInput("RELEVANCE needs a text that is not within `not`")
    return Search(organization_id, filter_, view, sort, query)


@dataclass(frozen=True, slots=True)
class Search:
    """What a filter finds in a view: of all that an organization has, or of some sessions."""

    organization_id: str
    filter_: CompletionFilter
    view: View
    sort: Sort
    query: Query

    async def page(self, page: PageRequest, projection: Projection) -> Page[CompletionRow]:
        """Read one page of all; see `pages`."""
        [found] = await self.pages(page, projection, [None])
        return found

    async def pages(
        self, page: PageRequest, projection: Projection, session_ids: Sequence[str | None]
    ) -> list[Page[CompletionRow]]:
        """Read the same page of each of some sessions, by few questions for all of them.

        Args:
            page: Which.
            projection: The fields to read.
            session_ids: Of which sessions; None stands for all that there is.

        Raises:
            InvalidInput: A cursor cannot be.
            TooComplex: The text asks for too much.
        """
        of = {"organization_id": self.organization_id, "filter": repr(self.filter_)}
        listings = [
            Listing("found completions", {**of, "session": id_}, self.sort) for id_ in session_ids
        ]
        queries = [self._within(id_) for id_ in session_ids]
        phrases = tuple(_phrases(self.filter_))
        source = Source(self.organization_id, projection, phrases)
        read = self._most_relevant if self.sort == RELEVANCE else self._by_creation
        found: list[Page[CompletionRow]] = []
        for begin in range(0, len(session_ids), _AT_ONCE):
            some = slice(begin, begin + _AT_ONCE)
            found += await read(source, listings[some], page, queries[some])
        return found

    async def count(self) -> tuple[int, bool]:
        """Count what matches; the number is exact, of the moment of the view.

        Raises:
            TooComplex: The text asks for too much.
        """
        found: Any = await self.view.ask(lambda searcher: searcher.search(self.query, 1))
        return int(found.count), True

    async def counts(self, session_ids: Sequence[str]) -> list[tuple[int, bool]]:
        """Count what matches in each of some sessions, by one question; as `count`."""
        session = Dimension("session")
        terms = [name_term(id_) for id_ in session_ids]
        found: Cells = await self.view.ask(
            lambda searcher: cells_of(
                searcher, self.view.schema, self.query, session, terms, Measures()
            )
        )
        counted = (found.get((0, (term,))) for term in terms)
        return [(0 if one is None else one["count"], True) for one in counted]

    def _within(self, session_id: str | None) -> Query:
        if session_id is None:
            return self.query
        in_session = Query.term_query(self.view.schema, "session_id", name_term(session_id))
        return all_of([self.query, in_session])

    async def _by_creation(
        self,
        source: Source,
        listings: Sequence[Listing],
        page: PageRequest,
        queries: Sequence[Query],
    ) -> list[Page[CompletionRow]]:
        within = [
            Bounds(_place_at(listing, page.after), _place_at(listing, page.before))
            for listing in listings
        ]
        descending = listings[0].sort.descending
        if page.backward:
            descending = not descending
            within = [Bounds(one.before, one.after) for one in within]
        finders = [Finder(query, self.view.schema, descending=descending) for query in queries]

        async def next_places(places: GoingOn, most: int) -> list[list[Place]]:
            def find(searcher: Searcher) -> list[list[Place]]:
                return [
                    finders[n](searcher, replace(within[n], after=after or within[n].after), most)
                    for n, after in places.items()
                ]

            found: list[list[Place]] = await self.view.ask(find)
            return found

        read = await read_on(source, page.size, next_places, len(listings))
        return [_page(one, page, *found) for one, found in zip(listings, read, strict=True)]

    async def _most_relevant(
        self,
        source: Source,
        listings: Sequence[Listing],
        page: PageRequest,
        queries: Sequence[Query],
    ) -> list[Page[CompletionRow]]:
        schema = self.view.schema
        found: list[list[Place]] = await self.view.ask(
            lambda searcher: [
                most_relevant(searcher, schema, self.organization_id, query, source.phrases)
                for query in queries
            ]
        )
        ranks = [{place: rank for rank, place in enumerate(places)} for places in found]
        lists = [
            _between(listing, page, places, of_one)
            for listing, places, of_one in zip(listings, found, ranks, strict=True)
        ]

        async def next_places(places: GoingOn, most: int) -> list[list[Place]]:
            begins = [
                (n, 0 if after is None else lists[n].index(after) + 1)
                for n, after in places.items()
            ]
            return [lists[n][begin : begin + most] for n, begin in begins]

        pages = []
        read = await read_on(source, page.size, next_places, len(listings))
        for listing, (rows, is_more), of_one in zip(listings, read, ranks, strict=True):
            for row in rows:
                rank = of_one[seq_numbers(row["seq"])]
                row[PLACE] = {"seq": row["seq"], "relevance": float(rank)}
            pages.append(_page(listing, page, rows, is_more))
        return pages


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


def _page(
    listing: Listing, page: PageRequest, rows: list[Any], is_more: bool
) -> Page[CompletionRow]:
    if page.backward:
        return Page(listing, rows[::-1], page.before is not None, is_more)
    return Page(listing, rows, is_more, page.after is not None)


def _between(
    listing: Listing, page: PageRequest, places: Sequence[Place], ranks: Mapping[Place, int]
) -> list[Place]:
    """Return the places that a page lies among, in the direction in which it is read."""
    begin, end = 0, len(places)
    if page.after is not None:
        begin = _rank_after(ranks, listing.position(page.after), is_after=True)
    if page.before is not None:
        end = _rank_after(ranks, listing.position(page.before), is_after=False)
    among = list(places[begin:end])
    return among[::-1] if page.backward else among


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
