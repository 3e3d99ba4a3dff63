"""Hold what was acknowledged against what MongoDB has."""

import random
from collections import Counter
from typing import Any, Final

from pymongo import AsyncMongoClient
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.read_concern import ReadConcern

from scripts.fault_injection.load import (
    ORGANIZATION,
    Load,
    duration_of,
    request_of,
    response_of,
    session_of,
)

DATABASE: Final = "log10_gateway"
_SAMPLE: Final = 40
_BY_ID: Final = """
query ($id: ID!) { completion(id: $id) { id status request response session { id } } }
"""


async def verify(load: Load, mongodb_url: str) -> None:
    """Count what is verified, lost and doubled, in MongoDB and, for a sample, over GraphQL."""
    client: AsyncMongoClient[dict[str, Any]] = AsyncMongoClient(
        mongodb_url, serverSelectionTimeoutMS=30_000
    )
    async with client:
        # What a majority has, as was promised.
        database = client.get_database(DATABASE, read_concern=ReadConcern("majority"))
        await _verify_completions(load, database)
        await _verify_feedback(load, database)
    await _verify_sample(load)


async def _verify_completions(load: Load, database: AsyncDatabase[dict[str, Any]]) -> None:
    tally, ledger = load.tally, load.ledger
    times: Counter[str] = Counter()
    intact: set[str] = set()
    finished: set[str] = set()
    async for row in database.completions.find({"organization_id": ORGANIZATION}):
        completion_id = row["_id"].partition("/")[2]
        nonce = row.get("request", {}).get("nonce", completion_id)
        times[nonce] += 1
        if not _is_as_sent(row, completion_id):
            tally.fault(f"the completion {completion_id} is not as it was sent")
            continue
        intact.add(completion_id)
        if row["status"] == "finished":
            finished.add(completion_id)
    sessions = {row["_id"].partition("/")[2] async for row in database.sessions.find({})}
    homeless = {one for one in ledger.created if session_of(one) not in sessions}
    if homeless:
        tally.fault(f"{len(homeless)} completions have a session that is not there")
    tally.doubled += sum(number - 1 for number in times.values())
    for acknowledged, found in ((ledger.created, intact - homeless), (ledger.updated, finished)):
        tally.verified += len(acknowledged & found)
        tally.lost += len(acknowledged - found)
    # A deletion is lost where what it deleted is there again.
    tally.verified += len(ledger.deleted - times.keys())
    tally.lost += len(ledger.deleted & times.keys())
    if lost_answers := ledger.unanswered & times.keys() - ledger.created:
        tally.notes.append(f"{len(lost_answers)} writes were done whose answer never came")


def _is_as_sent(row: dict[str, Any], completion_id: str) -> bool:
    created = {
        "request": request_of(completion_id),
        "session_id": session_of(completion_id),
        "status": "started",
    }
    finished = {
        "status": "finished",
        "response": response_of(completion_id),
        "duration": duration_of(completion_id),
    }
    expected = {**created, **(finished if row.get("status") == "finished" else {})}
    return all(row.get(name) == value for name, value in expected.items())


async def _verify_feedback(load: Load, database: AsyncDatabase[dict[str, Any]]) -> None:
    tally, ledger = load.tally, load.ledger
    comments: Counter[str] = Counter()
    async for row in database.feedback.find({"organization_id": ORGANIZATION}):
        comments[row["comment"]] += 1
    tally.doubled += sum(number - 1 for number in comments.values())
    marked = {
        row["_id"].partition("/")[2]
        async for row in database.completions.find({"graded_task_ids": load.task_id}, {"_id": 1})
    }
    for comment, completion_id in ledger.graded.items():
        if comment in comments and completion_id in marked:
            tally.verified += 1
        else:
            tally.lost += 1


async def _verify_sample(load: Load) -> None:
    known = sorted(load.ledger.updated)
    async with load.client() as client:
        for completion_id in random.sample(known, min(_SAMPLE, len(known))):
            body = {"query": _BY_ID, "variables": {"id": completion_id}}
            answer = (await client.post("/graphql", json=body)).json()
            expected = {
                "id": completion_id,
                "status": "FINISHED",
                "request": request_of(completion_id),
                "response": response_of(completion_id),
                "session": {"id": session_of(completion_id)},
            }
            if answer.get("data") != {"completion": expected}:
                load.tally.fault(f"GraphQL says of {completion_id}: {str(answer)[:300]}")
