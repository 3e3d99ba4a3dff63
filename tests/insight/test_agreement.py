"""A list, a count, a search and statistics of one filter are of the same completions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tantivy import Query

from services.clock import EPOCH
from services.completions import reading
from services.completions.filters import CompletionFilter, is_searched
from services.errors import InvalidInput
from services.ids import storage_key
from services.insight.dimensions import Dimension
from services.insight.fields import GRADE_PLACE
from services.insight.filters import compile_query
from services.insight.grades import place_term
from services.insight.measures import Measures
from services.insight.queries import all_of
from services.insight.questions import Questions
from services.insight.reader import View
from services.insight.search import RELEVANCE, Search, search
from services.insight.statistics import StatsQuestion, completion_stats
from services.storage.conditions import Condition, TagsCondition
from services.storage.order import CREATED_AT, Sort
from services.storage.paging import PageRequest
from tests.api import Api
from tests.conftest import NewApi
from tests.graphql.test_matching import LEAVES, OF_FIELDS, sometimes
from tests.insight.differential import (
    ALTERED_ROWS,
    found_by_mongodb,
    stored_whole,
    view_of,
)

pytestmark = pytest.mark.usefixtures("known_tasks")

# What may be said of a completion, and tagged, so that MongoDB can be asked for it, too.
SAID: Final[Mapping[str, Sequence[str]]] = {
    "": (),
    "A refund of 5": ("refund", "phrase"),
    "a lost refund": ("refund",),
    "Réfunding": ("prefix",),
    "no": (),
}
SEARCHED: Final = {
    "refund": TagsCondition(has="refund"),
    '"a refund"': TagsCondition(has="phrase"),
    "refun*": TagsCondition(has_any=["refund", "prefix"]),
    "refund -lost": TagsCondition(has="phrase"),
    "refunding or lost -5": TagsCondition(has_any=["prefix", "refund"], has_none=["phrase"]),
}
FILTERS: Final = st.recursive(
    LEAVES | st.sampled_from([CompletionFilter(text=text) for text in SEARCHED]),
    lambda inner: st.builds(
        CompletionFilter,
        OF_FIELDS | st.just({}),
        text=sometimes(st.sampled_from(list(SEARCHED))),
        and_=st.lists(inner, max_size=2),
        or_=sometimes(st.lists(inner, min_size=1, max_size=3)),
        not_=sometimes(inner),
    ),
    max_leaves=4,
)
TEXTS: Final = st.lists(FILTERS.filter(is_searched), min_size=2, max_size=4)
ROWS: Final = st.builds(
    lambda row, said: {
        **row,
        "failure_reason": said,
        "tags": [*row["tags"], *SAID[said]],
        "grades": [GRADE] * (len(said) % 3),
    },
    ALTERED_ROWS,
    st.sampled_from(list(SAID)),
)
GRADE: Final[Mapping[str, Any]] = {"task_id": "t", "at": EPOCH, "values": {"score": 1}}
NEWEST: Final = Sort(CREATED_AT, descending=True)
OLDEST: Final = Sort(CREATED_AT, descending=False)
COUNT: Final = Measures(frozenset({"count"}))


def without_text(filter_: CompletionFilter) -> CompletionFilter:
    """Return what asks for the tags of what is said, in place of the words."""
    searched = [] if filter_.text is None else [CompletionFilter(tags=SEARCHED[filter_.text])]
    return replace(
        filter_,
        text=None,
        and_=[*map(without_text, filter_.and_), *searched],
        or_=None if filter_.or_ is None else [*map(without_text, filter_.or_)],
        not_=None if filter_.not_ is None else without_text(filter_.not_),
    )


def wants_words(filter_: CompletionFilter) -> bool:
    """Say whether what is found has words that are searched, rather than none of them."""
    return filter_.text is not None or any(map(wants_words, (*filter_.and_, *(filter_.or_ or ()))))


async def walked(search_: Search, sort: Sort, *, backward: bool = False) -> list[str]:
    """Return the ids of all pages of two, in the order of the list."""
    found = replace(search_, sort=sort)
    ids: list[str] = []
    cursor = None
    while True:
        wanted = (
            PageRequest(last=2, before=cursor) if backward else PageRequest(first=2, after=cursor)
        )
        page = await found.page(wanted, {"created_at": 1})
        shown = [storage_key(found.organization_id, row["id"]) for row in page.rows]
        ids = [*shown, *ids] if backward else [*ids, *shown]
        if not (page.has_previous if backward else page.has_next):
            return ids
        cursor = page.cursor_of(page.rows[0 if backward else -1])


async def agree(
    organization_id: str,
    filter_: CompletionFilter,
    view: View,
    newest_first: Sequence[str],
    grades: Mapping[str, int],
) -> None:
    """Fail unless all that one can ask by a filter is of the completions that MongoDB finds.

    Args:
        newest_first: All completions of the organization.
        grades: How many each has.
    """
    plain = without_text(filter_)
    expected = await found_by_mongodb(organization_id, plain)
    in_order = [one for one in newest_first if one in expected]

    listed = await reading.list_completions(
        organization_id, plain, PageRequest(first=100), projection={"created_at": 1}
    )
    assert [storage_key(organization_id, row["id"]) for row in listed.rows] == in_order
    assert await reading.count_completions(organization_id, plain) == (len(expected), True)

    found = await search(organization_id, filter_, view, NEWEST)
    assert await found.count() == (len(expected), True)
    assert await walked(found, NEWEST) == in_order
    assert await walked(found, NEWEST, backward=True) == in_order
    assert await walked(found, OLDEST) == in_order[::-1]
    if wants_words(filter_):
        by_relevance = await search(organization_id, filter_, view, RELEVANCE)
        assert sorted(await walked(by_relevance, RELEVANCE)) == sorted(in_order)
    else:
        with pytest.raises(InvalidInput, match="RELEVANCE needs a text"):
            await search(organization_id, filter_, view, RELEVANCE)

    for asked in (
        StatsQuestion(measures=COUNT),
        StatsQuestion([Dimension("status")], measures=COUNT),
    ):
        measured = await completion_stats(organization_id, filter_, asked, view)
        assert sum(row["count"] for row in measured["rows"]) == len(expected)
    of_session = CompletionFilter(and_=[plain, CompletionFilter({"session_id": Condition(eq="s")})])
    in_session = await found_by_mongodb(organization_id, of_session)
    assert await found.counts(["s", "none"]) == [(len(in_session), True), (0, True)]

    graded = await compile_query(organization_id, filter_, view, of_grades=True)
    scores = Query.term_query(view.schema, GRADE_PLACE, place_term("t", "score"))
    hits: Any = view.searcher.search(all_of([graded, scores]), 1)
    assert hits.count == sum(grades[one] for one in expected)


async def agree_in_both(
    apis: Sequence[Api],
    rows: Sequence[Sequence[Mapping[str, Any]]],
    filters: Sequence[CompletionFilter],
    pool: Questions,
) -> None:
    """Fail unless the filters find in each of two organizations what is its own."""
    stored = [
        await stored_whole(api.organization_id, own) for api, own in zip(apis, rows, strict=True)
    ]
    view = view_of([row for own in stored for row in own], pool)
    for filter_ in filters:
        for api, own in zip(apis, stored, strict=True):
            newest_first = sorted(own, key=lambda row: bytes(row["seq"]), reverse=True)
            ids = [row["_id"] for row in newest_first]
            grades = {row["_id"]: len(row["grades"]) for row in own}
            await agree(api.organization_id, filter_, view, ids, grades)


@pytest.fixture
async def apis(new_api: NewApi) -> list[Api]:
    return [await new_api(), await new_api()]


PAIRS: Final = st.tuples(*[st.lists(ROWS, min_size=1, max_size=5)] * 2)


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=PAIRS, filters=TEXTS | st.lists(FILTERS, min_size=2, max_size=4))
async def test_list_count_search_and_statistics_of_one_filter_agree(
    apis: list[Api],
    pool: Questions,
    rows: Sequence[Sequence[Mapping[str, Any]]],
    filters: list[CompletionFilter],
) -> None:
    await agree_in_both(apis, rows, filters, pool)


@pytest.mark.nightly
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=PAIRS, filters=TEXTS | st.lists(FILTERS, min_size=4, max_size=8))
async def test_list_count_search_and_statistics_of_very_many_filters_agree(
    apis: list[Api],
    pool: Questions,
    rows: Sequence[Sequence[Mapping[str, Any]]],
    filters: list[CompletionFilter],
) -> None:
    await agree_in_both(apis, rows, filters, pool)
