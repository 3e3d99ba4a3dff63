"""The index holds what the database holds."""

from typing import Any

from tantivy import Query

from services.insight.fields import ORGANIZATION
from services.insight.reader import insight
from tests.api import Api
from tests.insight.conftest import CatchUp


async def count(api: Api) -> int:
    view = await insight.view()
    query = Query.term_query(view.schema, ORGANIZATION, api.organization_id)
    found: Any = await view.ask(lambda searcher: searcher.search(query, 1))
    return int(found.count)


async def test_what_is_created_and_deleted_is_in_the_index_and_gone(
    api: Api, catch_up: CatchUp
) -> None:
    first = await api.create_completion(status="started", tags=["a"])
    await api.create_completion(status="started", tags=["b"])
    await catch_up()
    assert await count(api) == 2
    await api.query(
        "mutation ($id: ID!) { deleteCompletions(input: {ids: [$id]}) { count } }", id=first
    )
    await catch_up()
    assert await count(api) == 1
