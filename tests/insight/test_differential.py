"""What the index finds by a filter is what MongoDB finds by it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tantivy import Index

from models import CompletionDocument
from models.indexes import FACETS
from services.completions.filters import CompletionFilter, compile_filter
from services.insight import filters as compiled
from services.insight.documents import PROJECTION, document_of
from services.insight.fields import SEQ_HIGH, SEQ_LOW, build_schema, seq_of
from services.insight.filters import compile_query
from services.insight.folder import State
from services.insight.reader import View
from services.order_keys import order_key_of
from services.storage.database import database, find_rows
from tests.api import Api
from tests.graphql.test_matching import FILTERS, ROWS, TASKS, found, stored

MakeView = Callable[[str, Sequence[Mapping[str, Any]]], Any]
AT: Final = datetime(2026, 1, 1, tzinfo=UTC)
LONG: Final = "long " * 200
ALTERED_ROWS = st.builds(
    lambda row, altered: {**row, **altered},
    ROWS,
    st.fixed_dictionaries({}, optional={"altered": st.just({"request": 1})}),
)


@pytest.fixture(autouse=True)
def _tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    async def selectors(_organization: str, _filter: object) -> Mapping[str, Sequence[str]]:
        return TASKS

    monkeypatch.setattr(compiled, "selectors_for", selectors)


@pytest.fixture(scope="module")
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as made:
        yield made


async def indexed(api: Api, rows: Sequence[Mapping[str, Any]], pool: ThreadPoolExecutor) -> View:
    """Store rows, with what is derived from others, and index them as they are read."""
    organization_id = api.organization_id
    await stored(
        organization_id,
        [
            {
                **row,
                "seq": order_key_of(row, f"{organization_id}/{n}"),
                "facets": [
                    prefix + text
                    for name, prefix in FACETS.items()
                    for value in [row.get(name)]
                    for text in ([value] if isinstance(value, str) else value or ())
                ],
            }
            for n, row in enumerate(rows)
        ],
    )
    index = Index(build_schema())
    writer = index.writer(15_000_000, 1)
    for row in await find_rows(
        database.collection(CompletionDocument),
        {"organization_id": organization_id},
        projection=PROJECTION,
        most=1000,
    ):
        writer.add_document(document_of(row))
    other = {**rows[0], "_id": "x/0", "organization_id": "x", "seq": bytes(16)}
    writer.add_document(document_of(other))
    writer.commit()
    index.reload()
    return View(index.searcher(), index.schema, State("", "", 0), pool)


async def found_by_index(api: Api, filter_: CompletionFilter | None, view: View) -> set[str]:
    query = await compile_query(api.organization_id, filter_, view)
    hits = view.searcher.search(query, 1000).hits
    places: list[Any] = [place for _score, place in hits]
    halves = (view.searcher.fast_field_values(one, places) for one in (SEQ_HIGH, SEQ_LOW))
    keys: list[Any] = [seq_of(*one) for one in zip(*halves, strict=True)]
    return await found({"organization_id": api.organization_id, "seq": {"$in": keys}})


async def compare(
    api: Api,
    rows: Sequence[Mapping[str, Any]],
    filters: Sequence[CompletionFilter],
    pool: ThreadPoolExecutor,
) -> None:
    view = await indexed(api, rows, pool)
    for filter_ in filters:
        expected = await found(compile_filter(api.organization_id, filter_, selectors=TASKS))
        assert await found_by_index(api, filter_, view) == expected, filter_


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(ALTERED_ROWS, min_size=1, max_size=5),
    filters=st.lists(FILTERS, min_size=5, max_size=10),
)
async def test_the_index_finds_what_mongodb_finds(
    api: Api,
    pool: ThreadPoolExecutor,
    rows: list[dict[str, Any]],
    filters: list[CompletionFilter],
) -> None:
    await compare(api, rows, filters, pool)


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(ALTERED_ROWS, min_size=1, max_size=8),
    filters=st.lists(FILTERS, min_size=10, max_size=20),
)
@pytest.mark.nightly
async def test_the_index_finds_what_mongodb_finds_at_length(
    api: Api,
    pool: ThreadPoolExecutor,
    rows: list[dict[str, Any]],
    filters: list[CompletionFilter],
) -> None:
    await compare(api, rows, filters, pool)
