"""What the tests share that hold the index against MongoDB: rows in both, found by either."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from hypothesis import strategies as st
from tantivy import Index

from models import CompletionDocument
from models.indexes import FACETS
from services.completions.filters import CompletionFilter, compile_filter
from services.completions.grades_at_source import found_at_source
from services.insight.documents import PROJECTION, documents_of
from services.insight.fields import SEQ_HIGH, SEQ_LOW, build_schema, seq_of
from services.insight.filters import compile_query
from services.insight.folder import State
from services.insight.questions import Questions
from services.insight.reader import View
from services.order_keys import order_key_of
from services.storage.database import database, find_rows
from tests.graphql.test_matching import ROWS, TASKS, found, stored

Row = Mapping[str, Any]
ALTERED_ROWS: Final = st.builds(
    lambda row, altered: {**row, **altered},
    ROWS,
    st.fixed_dictionaries({}, optional={"altered": st.just({"request": 1})}),
)


async def stored_whole(organization_id: str, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Store rows, with what is derived from others; return them as the index reads them."""
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
    return await find_rows(
        database.collection(CompletionDocument),
        {"organization_id": organization_id},
        projection=PROJECTION,
        most=1000,
    )


def view_of(rows: Sequence[Row], pool: Questions) -> View:
    """Index rows."""
    index = Index(build_schema())
    writer = index.writer(15_000_000, 1)
    for row in rows:
        for document in documents_of(row):
            writer.add_document(document)
    writer.commit()
    index.reload()
    return View(index.searcher(), index.schema, State("", "", 0), pool)


async def indexed(
    organization_id: str,
    rows: Sequence[Row],
    pool: Questions,
    restored: Mapping[str, Any] | None = None,
) -> View:
    """Store rows and index them, beside one of another organization.

    Args:
        restored: What is read in place of what is out of line.
    """
    read = await stored_whole(organization_id, rows)
    other = {**rows[0], "_id": "x/0", "organization_id": "x", "seq": bytes(16)}
    return view_of([*({**row, **(restored or {})} for row in read), other], pool)


async def found_by_index(
    organization_id: str, filter_: CompletionFilter | None, view: View
) -> set[str]:
    query = await compile_query(organization_id, filter_, view)
    hits = view.searcher.search(query, 1000).hits
    places: list[Any] = [place for _score, place in hits]
    halves = (view.searcher.fast_field_values(one, places) for one in (SEQ_HIGH, SEQ_LOW))
    keys: list[Any] = [seq_of(*one) for one in zip(*halves, strict=True)]
    return await found({"organization_id": organization_id, "seq": {"$in": keys}})


async def found_by_mongodb(organization_id: str, filter_: CompletionFilter) -> set[str]:
    at_source = await found_at_source(organization_id, filter_)
    query = compile_filter(organization_id, filter_, selectors=TASKS, at_source=at_source)
    return await found(query)
