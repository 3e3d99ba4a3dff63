"""Large completions through gateways in processes of their own."""

import gzip
import json
from typing import Any

import httpx

from tests.api import Api
from tests.conftest import LiveGateway
from tests.rest.test_large_values import parts_of, picture, whole
from tests.waiting import repeating

CHANGED = "subscription { completionChanged { type completion { request } } }"
LARGE = picture(20 * 2**20)


async def test_what_one_gateway_stores_another_reads_whole(
    live_gateway: LiveGateway, api: Api
) -> None:
    body = gzip.compress(json.dumps({"request": LARGE}).encode(), 1)
    headers = {"X-Log10-Token": api.token, "Content-Encoding": "gzip"}

    async with httpx.AsyncClient(base_url=live_gateway.url, headers=headers, timeout=30) as client:
        created = await client.post("/api/v1/completions", content=body)

    assert created.status_code == 200
    assert (await whole(api, created.json()["id"]))["request"] == LARGE
    assert await parts_of(api) == 3


async def test_a_live_update_tells_of_a_large_completion_whole(
    live_gateway: LiveGateway, api: Api
) -> None:
    async def create() -> Any:
        return await api.create_completion(request=LARGE)

    async with (
        httpx.AsyncClient(timeout=30) as client,
        client.stream(
            "POST",
            f"{live_gateway.url}/graphql",
            json={"query": CHANGED},
            headers={"X-Log10-Token": api.token, "Accept": "text/event-stream"},
        ) as response,
        repeating(create),  # again and again: the change stream opens behind the head
    ):
        async for line in response.aiter_lines():
            if line.startswith("data:"):
                break

    told = json.loads(line[5:])["data"]["completionChanged"]
    assert told == {"type": "CREATED", "completion": {"request": LARGE}}
