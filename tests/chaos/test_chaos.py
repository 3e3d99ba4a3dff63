"""The short form of `scripts/chaos`, and whether its count can be trusted."""

import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from pymongo import MongoClient

from scripts.fault_injection.gateway import ROOT, gateway_on
from scripts.fault_injection.load import ORGANIZATION, Load
from scripts.fault_injection.scenarios import SCENARIOS
from scripts.fault_injection.verify import DATABASE, verify

# What tells most in CI: the gateway's own workers. The others need a replica set or a full disk, or
# are near to it; what a killed mongod has when it comes back is in `gateway/test_mongod.py`, too.
IN_CI = {"worker"}


@pytest.mark.parametrize(
    "scenario",
    [pytest.param(name, marks=() if name in IN_CI else pytest.mark.nightly) for name in SCENARIOS],
)
def test_nothing_that_was_answered_is_lost_or_doubled(scenario: str) -> None:
    command = [sys.executable, "-m", "scripts.fault_injection.main", "--short", "--only", scenario]

    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=180)

    assert run.returncode == 0, run.stdout + run.stderr
    numbers = run.stdout.splitlines()[-1].replace(",", "").split()
    answered, verified, lost, doubled = map(int, numbers[2:6])
    assert answered == verified >= 500
    assert (lost, doubled) == (0, 0)


@pytest.mark.nightly
async def test_what_is_taken_away_counts_as_lost_and_what_is_added_as_doubled(
    tmp_path: Path,
) -> None:
    async with gateway_on(tmp_path) as gateway:
        load = Load(gateway.url, gateway.token, "spoilt", clients=8)
        # Enough for each client to have come to its grading, which is one turn in twenty.
        async with load.running(until_answered=1000):
            pass
        created, updated = sorted(load.ledger.created), sorted(load.ledger.updated)
        # What is graded as well would count once more when it is gone.
        graded = next(iter(load.ledger.graded))
        gone, changed, again = sorted(load.ledger.updated - set(load.ledger.graded.values()))[:3]
        with MongoClient[dict[str, object]](gateway.database_url()) as client:
            completions = client[DATABASE].completions
            completions.delete_one({"_id": f"{ORGANIZATION}/{gone}"})
            completions.update_one(
                {"_id": f"{ORGANIZATION}/{changed}"}, {"$set": {"request.temperature": 0.6}}
            )
            row = completions.find_one({"_id": f"{ORGANIZATION}/{again}"})
            assert row is not None
            completions.insert_one({**row, "_id": f"{ORGANIZATION}/{uuid4()}"})
            client[DATABASE].feedback.delete_one({"comment": graded})
            back = next(iter(load.ledger.deleted))
            completions.insert_one(
                {"_id": f"{ORGANIZATION}/{back}", "organization_id": ORGANIZATION}
            )

        await verify(load, gateway.database_url())

    # Of two completions the create and the update, one piece of feedback, and one deletion.
    assert load.tally.lost == 2 + 2 + 1 + 1
    assert load.tally.verified == load.tally.answered - 6
    assert load.tally.doubled == 1
    assert not load.tally.is_good
    assert len(created) >= len(updated) > 20
