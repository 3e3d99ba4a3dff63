"""In one process: a GraphQL page of 1,000 x 15 plain fields against `orjson.dumps` of its data.

    python -m scripts.benchmarking.micro ROUNDS > result

The page is executed by the real schema, from text to bytes; only the database's answer is at hand.
"""

import asyncio
import sys
import time
from datetime import UTC, datetime
from statistics import median
from typing import Any, Final
from unittest.mock import patch

import orjson

from gateway.demo.data import seeded
from resolvers.context import RequestContext
from schema import Operation, build_schema
from scripts.benchmarking.data import completion_body
from scripts.benchmarking.floors import ORGANIZATION
from services.completions import reading as completions
from services.ids import new_id
from services.order_keys import order_key
from services.runtime import Runtime, enter
from services.storage.cursors import Listing
from services.storage.paging import Page
from services.tenants.admission import Credentials
from services.tenants.tokens import Principal, Role

ROWS: Final = 1000
QUERY: Final = """
{
  completions(first: 1000) {
    nodes {
      id organizationId kind status tags model sessionId duration failureKind failureReason
      createdAt updatedAt revision name: model took: duration
    }
  }
}
"""


class _Context(RequestContext):
    """Somebody who may read."""

    @property
    def principal(self) -> Principal:
        """Who is asking."""
        return Principal(ORGANIZATION, "token", "bench", Role.READER, None)


def _rows() -> list[dict[str, Any]]:
    random = seeded("micro")
    rows = []
    for _ in range(ROWS):
        body = completion_body(random)
        moment = datetime.now(UTC)
        row = {key: body[key] for key in ("kind", "status", "tags", "session_id", "duration")}
        row |= {"id": new_id(), "organization_id": ORGANIZATION, "model": body["request"]["model"]}
        row |= {"created_at": moment, "updated_at": moment, "revision": 1}
        row["seq"] = order_key(moment, row["id"])
        rows.append(row)
    return rows


async def compare(rounds: int) -> dict[str, Any]:
    """Take turns; return the medians in milliseconds, and the median of the paired ratios."""
    schema = build_schema()
    listing = Listing("completions", {}, completions.NEWEST)
    rows = _rows()

    async def at_hand(*_: object, **__: object) -> Page[Any]:
        return Page(listing, rows, has_next=False, has_previous=False)

    async def execute() -> bytes:
        context = _Context(Credentials(None))
        operation = Operation(QUERY)
        await schema.role_needed(operation, context)
        result = await schema.run(operation, context)
        if result.errors:
            raise RuntimeError(result.errors[0])
        return orjson.dumps({"data": result.data})

    ours, floors = [], []
    with patch.object(completions, "list_completions", at_hand):
        data = orjson.loads(await execute())
        for _ in range(rounds):
            began = time.perf_counter()
            await execute()
            between = time.perf_counter()
            orjson.dumps(data)
            floors.append(time.perf_counter() - between)
            ours.append(between - began)
    return {
        "page_ms": round(1000 * median(ours), 3),
        "orjson_ms": round(1000 * median(floors), 3),
        "ratio": round(median(a / b for a, b in zip(ours, floors, strict=True)), 2),
        "bytes": len(orjson.dumps(data)),
    }


if __name__ == "__main__":
    enter(Runtime())
    print(orjson.dumps(asyncio.run(compare(int(sys.argv[1])))).decode())
