"""A client that got no response sends the same again."""

import asyncio
from uuid import uuid4

from models import CompletionDocument
from services.completions.fields import CompletionFields
from services.completions.writing import create_completions
from services.storage.database import database
from tests.api import Api
from tests.commands import Commands

FIELDS: CompletionFields = {"request": {"n": 1}, "tags": ["again"]}


async def stored(api: Api) -> list[dict[str, object]]:
    query = {"organization_id": api.organization_id}
    return await database.collection(CompletionDocument).find(query).to_list()


async def test_a_create_that_is_sent_many_times_at_once_is_stored_once(api: Api) -> None:
    body = {"id": str(uuid4()), **FIELDS}

    responses = await asyncio.gather(
        *(api.http.post("/api/v1/completions", json=body) for _ in range(20))
    )

    assert [response.status_code for response in responses] == [200] * 20
    assert all(response.json() == responses[0].json() for response in responses)
    [row] = await stored(api)
    assert row["revision"] == 1


async def test_a_batch_that_is_sent_again_is_stored_once_and_waits_for_the_majority(
    api: Api, commands: Commands
) -> None:
    batch = [(str(uuid4()), FIELDS) for _ in range(3)]
    first = await create_completions(api.organization_id, batch)
    rows = await stored(api)
    commands.sent.clear()

    again = await create_completions(api.organization_id, batch)

    assert [row["id"] for row in again] == [row["id"] for row in first]
    assert await stored(api) == rows
    # The first try may be on its way still, and a read alone would not wait for it.
    [waiting] = [command for command in commands.sent if "update" in command]
    assert waiting["writeConcern"] == {"w": "majority", "j": True}


async def test_a_batch_that_is_sent_again_with_more_stores_what_is_new(api: Api) -> None:
    batch = [(str(uuid4()), FIELDS) for _ in range(3)]
    await create_completions(api.organization_id, batch[:2])

    await create_completions(api.organization_id, batch)

    assert len(await stored(api)) == 3
