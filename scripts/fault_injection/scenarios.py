"""What is broken, one after the other. Each scenario has processes and data of its own."""

import asyncio
import os
import random
import signal
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scripts.fault_injection.disk import scarce_disk
from scripts.fault_injection.gateway import Gateway, gateway_on
from scripts.fault_injection.load import DATABASE_TIMEOUT_SECONDS, Load
from scripts.fault_injection.replica_set import Member, ReplicaSet, replica_set
from scripts.fault_injection.tally import Tally
from scripts.fault_injection.verify import verify
from scripts.fault_injection.wait import is_so_within
from scripts.fault_injection.watch import Watch

# From the database being back to the first write that is answered.
RECOVERY_SECONDS: Final = 10.0
_STARVED_SECONDS: Final = 40.0
# mongod is started again after 0.1 s, 0.2 s, 0.4 s ...: a busy loop would be hundreds.
_MOST_RESTARTS: Final = 12


@dataclass(frozen=True, slots=True)
class Scale:
    """How much of it.

    Attributes:
        writes: To be acknowledged in each scenario.
        faults: How often something is killed.
        election_seconds: How long the replica set waits for a silent primary.
        calm_seconds: How long the load runs undisturbed, before and after a fault.
        full_seconds: How long the disk is full.
    """

    writes: int
    faults: int
    election_seconds: int
    calm_seconds: float
    full_seconds: float


SHORT: Final = Scale(writes=500, faults=1, election_seconds=2, calm_seconds=0.5, full_seconds=1)
FULL: Final = Scale(writes=11_000, faults=5, election_seconds=10, calm_seconds=3, full_seconds=10)


async def worker_killed(scale: Scale, folder: Path) -> Tally:
    """Kill one of two workers, again and again; others answer, and it comes back."""
    async with gateway_on(folder, workers=2) as gateway:
        load = Load(gateway.url, gateway.token, "worker killed")
        async with load.running(until_answered=scale.writes):
            for _ in range(scale.faults):
                await asyncio.sleep(scale.calm_seconds)
                os.kill(random.choice(gateway.worker_pids()), signal.SIGKILL)  # noqa: S311  # no secret
                await load.seconds_to_next_answer(within=RECOVERY_SECONDS)
                if not await is_so_within(
                    RECOVERY_SECONDS, lambda: len(gateway.worker_pids()) == 2
                ):
                    load.tally.fault("a killed worker was not replaced")
        await verify(load, gateway.database_url())
    return load.tally


async def mongod_killed(scale: Scale, folder: Path) -> Tally:
    """Kill the embedded mongod; the gateway starts it again."""
    async with gateway_on(folder) as gateway:
        load = Load(gateway.url, gateway.token, "mongod killed")
        watch = Watch(load)
        recoveries = []
        async with load.running(until_answered=scale.writes), watch.looking():
            for _ in range(scale.faults):
                await asyncio.sleep(scale.calm_seconds)
                killed = gateway.mongod_pid()
                os.kill(killed, signal.SIGKILL)
                if not await is_so_within(RECOVERY_SECONDS, lambda: gateway.mongod_pid() != killed):  # noqa: B023  # awaited before the next turn
                    load.tally.fault("a killed mongod was not started again")
                recoveries.append(await load.seconds_to_next_answer(within=RECOVERY_SECONDS))
            await watch.goes_on(within=RECOVERY_SECONDS)
        watch.note()
        load.tally.notes.append(f"{max(recoveries):.1f} s at most from its restart to an answer")
        await verify(load, gateway.database_url())
    return load.tally


async def primary_lost(scale: Scale, folder: Path) -> Tally:
    """Kill the primary of three, then freeze the next one."""
    async with (
        replica_set(folder, election_seconds=scale.election_seconds) as members,
        gateway_on(folder, workers=2, mongodb_url=members.url) as gateway,
    ):
        load = Load(gateway.url, gateway.token, "primary lost")
        watch = Watch(load)
        async with load.running(until_answered=scale.writes), watch.looking():
            for _ in range((scale.faults + 1) // 2):
                for fault in (_kill_primary, _freeze_primary):
                    await asyncio.sleep(scale.calm_seconds)
                    await _primary_away(fault, members, load, scale)
                    # The driver looks for a member that has gone silent every ten seconds.
                    await watch.goes_on(within=3 * RECOVERY_SECONDS)
        watch.note()
        await verify(load, members.url)
    return load.tally


async def _primary_away(
    fault: Callable[[Member], Callable[[], None]], members: ReplicaSet, load: Load, scale: Scale
) -> None:
    """Take the primary away; bring it back once there is another, and clients got on with it."""
    primary = await members.primary()
    bring_back = fault(primary)
    began = time.monotonic()
    await members.takes_writes(other_than=primary)
    elected = time.monotonic() - began
    # Requests that hang at the old primary end by their own timeout.
    recovery = await load.seconds_to_next_answer(within=RECOVERY_SECONDS)
    load.tally.notes.append(
        f"{fault.__name__.strip('_').replace('_', ' ')}: the next takes writes after "
        f"{elected:.1f} s, "
        f"a write answered {recovery:.1f} s later"
    )
    await asyncio.sleep(scale.calm_seconds)
    bring_back()
    await members.all_well()


def _kill_primary(primary: Member) -> Callable[[], None]:
    primary.signal(signal.SIGKILL)
    return primary.start


def _freeze_primary(primary: Member) -> Callable[[], None]:
    primary.signal(signal.SIGSTOP)
    return lambda: primary.signal(signal.SIGCONT)


async def disk_full(scale: Scale, folder: Path) -> Tally:
    """Leave no space for the embedded mongod, then give it back."""
    with scarce_disk(folder / "data") as disk:
        async with gateway_on(folder) as gateway:
            load = Load(gateway.url, gateway.token, "disk full")
            async with load.running(until_answered=scale.writes):
                await asyncio.sleep(scale.calm_seconds)
                refused = load.tally.refused
                disk.fill(gateway.mongod_pid(), gateway.pid)
                if not await is_so_within(_STARVED_SECONDS, lambda: load.tally.refused > refused):
                    load.tally.fault("no request was refused while the disk was full")
                await asyncio.sleep(scale.full_seconds)
                disk.free()
                # The restart that waits is at most 30 s away.
                recovery = await load.seconds_to_next_answer(within=30 + RECOVERY_SECONDS)
            restarts = gateway.log.count("it is started again")
            if restarts > _MOST_RESTARTS:
                load.tally.fault(f"mongod was started {restarts} times while the disk was full")
            load.tally.notes.append(
                f"{disk.kind}: mongod was started again {restarts} time(s); a write was answered "
                f"{recovery:.1f} s after there was space"
            )
            await verify(load, gateway.database_url())
    return load.tally


async def terminated(scale: Scale, folder: Path) -> Tally:
    """SIGTERM under load: what was accepted is answered. Then the next start has all of it."""
    async with gateway_on(folder, workers=2) as gateway:
        load = Load(gateway.url, gateway.token, "terminated")
        for last in [False] * scale.faults + [True]:
            # Clients that do not try again, so that a write whose answer is lost stays visible.
            load.retries = last
            done = scale.writes if last else load.tally.answered + 1
            async with load.running(until_answered=done):
                if not last:
                    await asyncio.sleep(scale.calm_seconds)
                    await _terminate_under_load(gateway, load)
            if not last:
                await gateway.start()
        await verify(load, gateway.database_url())
        lost_answers = [one for one in load.tally.notes if "whose answer never came" in one]
        load.tally.faults += lost_answers
    return load.tally


async def _terminate_under_load(gateway: Gateway, load: Load) -> None:
    """End the gateway while its database stands still for a moment, with requests waiting."""
    mongod = gateway.mongod_pid()
    os.kill(mongod, signal.SIGSTOP)
    await asyncio.sleep(0.5)  # by now each client waits for an answer
    waiting = load.tally.requests
    answers = load.tally.answered
    stopped = asyncio.create_task(gateway.stop())
    await asyncio.sleep(DATABASE_TIMEOUT_SECONDS / 4)
    os.kill(mongod, signal.SIGCONT)
    load.stop()
    if await stopped != 0:
        load.tally.fault("the gateway did not end well")
    if load.tally.answered <= answers:
        load.tally.fault(f"none of {load.clients} accepted requests of {waiting} was answered")


Scenario = Callable[[Scale, Path], Awaitable[Tally]]
SCENARIOS: Final[dict[str, Scenario]] = {
    "worker": worker_killed,
    "mongod": mongod_killed,
    "primary": primary_lost,
    "disk": disk_full,
    "sigterm": terminated,
}
