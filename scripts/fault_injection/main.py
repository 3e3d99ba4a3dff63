"""Break a gateway's processes under load, and count what is lost.

Real processes on loopback: the gateway as an operator runs it, its embedded mongod, a replica set
of three. Exit code 1 where anything was lost or doubled, or did not recover.
"""

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from scripts.fault_injection.scenarios import FULL, SCENARIOS, SHORT, Scale
from scripts.fault_injection.tally import Tally, heading, line, total


async def _run(name: str, scale: Scale) -> Tally:
    with tempfile.TemporaryDirectory(prefix=f"chaos-{name}-") as folder:
        began = time.monotonic()
        try:
            tally = await SCENARIOS[name](scale, Path(folder))
        except Exception:
            print(_end_of_log(Path(folder)), file=sys.stderr)
            raise
        tally.notes.append(f"{time.monotonic() - began:.0f} s in all")
    return tally


def _end_of_log(folder: Path) -> str:
    log = folder / "gateway.log"
    return log.read_text(errors="replace")[-5000:] if log.exists() else "the gateway has no log"


def main() -> int:
    """Run the scenarios, print their tallies, and return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/chaos", description=__doc__)
    parser.add_argument("--short", action="store_true", help="one fault of a kind, for CI")
    parser.add_argument("--only", choices=SCENARIOS, action="append", help="this scenario")
    parser.add_argument("--writes", type=int, help="acknowledged writes in each scenario")
    arguments = parser.parse_args()
    scale = SHORT if arguments.short else FULL
    if arguments.writes:
        scale = replace(scale, writes=arguments.writes)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    print(heading(), flush=True)
    tallies = []
    for name in arguments.only or SCENARIOS:
        tallies.append(asyncio.run(_run(name, scale)))
        print(line(tallies[-1]), flush=True)
    print(line(total(tallies)))
    return 0 if all(tally.is_good for tally in tallies) else 1


if __name__ == "__main__":
    sys.exit(main())
