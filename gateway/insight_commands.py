"""The commands `log10-gateway insight ...`."""

import asyncio
import json
import sys
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

import typer

from gateway.embedded_mongod.access import database_url, run
from gateway.errors import OperatorError
from gateway.settings import Settings, has_insight, insight_folder, load_settings, variable_of
from services.cancellation import end
from services.insight.folder import Folder, State
from services.insight.identity import database_identity
from services.insight.reader import status_of
from services.insight.seeding import has_writer, held, seed

Result = TypeVar("Result")

_PROGRESS_SECONDS: Final = 1.0
# Each five seconds what was built is stored; without that for so long, it is not built.
_STUCK_SECONDS: Final = 120.0

insight_app = typer.Typer(help="The index of completions on this host.", no_args_is_help=True)


@insight_app.command("status")
def insight_status(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Tell how the index of this host does. Exit code 1 if it cannot be asked now."""
    settings = load_settings()
    folder = Folder(insight_folder(settings))
    if folder.path.exists() and not folder.path.is_dir():
        raise OperatorError(f"{variable_of('insight_folder')}: {folder.path} is no folder")
    found = status_of(folder, None)
    shown = {
        "folder": str(folder.path),
        "isOn": has_insight(settings),
        "hasWriter": has_writer(folder),
        "asOf": found.as_of.isoformat().replace("+00:00", "Z") if found.as_of else None,
        "lagSeconds": found.lag_seconds,
        "indexed": found.indexed,
        "leftOut": found.left_out,
        "building": found.building,
        "progress": found.progress,
        "why": found.why if has_insight(settings) else f"{variable_of('insight')} is off",
    }
    if as_json:
        print(json.dumps(shown, indent=2))
    else:
        for name, value in shown.items():
            print(f"{name:<11} {'-' if value is None else value}")
    raise typer.Exit(0 if found.as_of is not None else 1)


@insight_app.command("rebuild")
def insight_rebuild() -> None:
    """Build the index anew, beside the one in use, which is asked until the new one is whole.

    Gateways may run: the writer of this host does it then. It may be interrupted at any time.
    """
    settings = load_settings()
    folder = Folder(insight_folder(settings))
    _create(folder)
    before = folder.current()
    folder.want_rebuild()
    if not asyncio.run(_watch(folder)):
        _with_database(settings, _rebuild(settings, folder))
    made = folder.current()
    if before is not None and made is not None and made.name == before.name:
        raise OperatorError("the index could not be built anew: see the gateway's log; try again")
    print("the index is built")


async def _rebuild(settings: Settings, folder: Folder) -> None:
    from services.insight.opened import IndexBroken  # brings all that reads completions
    from services.insight.process import heap_of
    from services.insight.writer import Writer

    with held(folder):
        watching = asyncio.create_task(_watch(folder))
        try:
            await Writer(folder, memory=heap_of(settings.insight_memory_mb)).rebuild()
        except (IndexBroken, OSError) as error:
            raise OperatorError(f"the index cannot be written: {error}; try again") from error
        finally:
            await end(watching)


async def _watch(folder: Folder) -> bool:
    """Show the progress of a rebuild until it is there; say no if there is none who builds.

    Raises:
        OperatorError: Whoever builds does not get on.
    """
    shown, seen, since = None, None, time.monotonic()
    while has_writer(folder):
        status = status_of(folder, None)
        if not status.building and not folder.is_rebuild_wanted and status.as_of is not None:
            return True
        now = _state_of_build(folder)
        if now != seen:
            seen, since = now, time.monotonic()
        if time.monotonic() - since > _STUCK_SECONDS:
            raise OperatorError(
                "the gateway that writes the index does not get on with it: see its log. It is "
                "built as soon as that can be"
            )
        text = f"{status.progress or 0:.0%} is built" if status.building else "it is about to begin"
        if text != shown:
            print(text, file=sys.stderr)
            shown = text
        await asyncio.sleep(_PROGRESS_SECONDS)
    return False


def _state_of_build(folder: Folder) -> list[State | None]:
    """Return what changes as long as an index is being built."""
    in_use = folder.current()
    name = in_use.name if in_use is not None else None
    return [one.read_state() for one in folder.generations() if one.name != name]


@insight_app.command("seed")
def insight_seed(
    source: Annotated[
        str,
        typer.Argument(
            help="Folder of another host's index; `-`: a tar stream of it on standard input, "
            "the state before the index (docs/operate.md)."
        ),
    ],
) -> None:
    """Copy the index of another host, of the same database, in place of building one.

    No gateway may run on this host. The copied one may be in use; what has changed since it was
    copied is indexed when a gateway begins here, if the database still remembers it.
    """
    settings = load_settings()
    folder = Folder(insight_folder(settings))
    given = sys.stdin.buffer if source == "-" else Path(source).expanduser()
    of = _with_database(settings, database_identity())
    try:
        with held(folder):
            made = seed(folder, given, of)
    except OSError as error:
        raise OperatorError(f"the index cannot be copied: {error}") from error
    state = made.read_state()
    print(f"{state.indexed if state is not None else 0:,} completions are in the index")


def _create(folder: Folder) -> None:
    try:
        folder.create()
    except OSError as error:
        raise OperatorError(
            f"{variable_of('insight_folder')}: cannot use {folder.path}: {error.strerror}"
        ) from error


def _with_database(settings: Settings, work: Coroutine[Any, Any, Result]) -> Result:
    try:
        with database_url(settings) as url:
            return run(url, settings, work)
    finally:
        work.close()  # if it has not begun
