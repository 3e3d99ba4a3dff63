"""A copy of another host's index, in place of hours of building.

What is copied may be written to meanwhile. Tantivy never changes a file of a segment, and names
those that count in one, which is replaced as a whole. So a copy is good if it can be opened; and
since the state is copied first, it tells of no more than the index holds.
"""

import re
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Final

from tantivy import Index

from services.errors import Conflict, InvalidInput
from services.file_locks import try_lock
from services.insight.checksums import damaged_file
from services.insight.fields import FORM
from services.insight.folder import Folder, Generation, open_lock

_FILE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*|\.managed\.json")
_META: Final = "meta.json"


@contextmanager
def held(folder: Folder) -> Iterator[None]:
    """Keep writers out of a folder, for as long as the context lasts.

    Raises:
        Conflict: One is at work.
        OSError: The folder cannot be made.
    """
    folder.create()
    with open(open_lock(folder.lock_path), "r+b", buffering=0) as lock:
        if not try_lock(lock):
            raise Conflict(f"a gateway on this host writes the index in {folder.path}: stop it")
        yield


def has_writer(folder: Folder) -> bool:
    """Say whether a gateway of this host has the folder."""
    try:
        with folder.lock_path.open("rb", buffering=0) as lock:
            return not try_lock(lock)
    except OSError:  # there is none; to look must not make one
        return False


def seed(folder: Folder, source: Path | IO[bytes], of: str) -> Generation:
    """Copy an index into a folder that is `held`, and put it into use.

    Args:
        folder: Where to.
        source: The folder of another host, or a tar stream of what is in it, whose state comes
            before its index.
        of: The database's identity.

    Raises:
        InvalidInput: It is no whole index, of another form, or of another database.
        OSError: Something cannot be read or written.
    """
    made = folder.new()
    try:
        if isinstance(source, Path):
            _copy(source, made)
        else:
            _unpack(source, made)
        _check(made, of)
    except BaseException:
        made.remove()
        raise
    folder.use(made)
    folder.remove_others(made)
    return made


def _copy(source: Path, made: Generation) -> None:
    found = Folder(source).current()
    if found is None:
        raise InvalidInput(f"there is no whole index of form {FORM} in {source}")
    shutil.copyfile(found.state_path, made.state_path)
    names = [path.name for path in found.index_path.iterdir() if _FILE.fullmatch(path.name)]
    for name in sorted(names, key=lambda name: name != _META):  # which names the others
        try:
            shutil.copyfile(found.index_path / name, made.index_path / name)
        except FileNotFoundError:  # it was merged into another
            continue


def _unpack(stream: IO[bytes], made: Generation) -> None:
    try:
        with tarfile.open(fileobj=stream, mode="r|*") as archive:
            for member in archive:
                target = _target(PurePosixPath(member.name), made) if member.isfile() else None
                content = archive.extractfile(member) if target is not None else None
                if target is None or content is None:
                    continue
                if target.name == _META and not made.state_path.exists():
                    raise InvalidInput(
                        "the stream has the index before its state: see docs/operate.md for how to "
                        "make one"
                    )
                with target.open("wb") as file:
                    shutil.copyfileobj(content, file)
    except tarfile.TarError as error:
        raise InvalidInput(f"it is no whole tar stream: {error}") from error


def _target(path: PurePosixPath, made: Generation) -> Path | None:
    """Return where a member of a stream goes; None for what is not needed."""
    generation = next((one for one in path.parts if re.match(r"form-\d+-", one)), "")
    if not generation.startswith(f"form-{FORM}-"):
        if generation:
            raise InvalidInput(f"it is of another form than this gateway's, which is {FORM}")
        return None
    if path.name == made.state_path.name:
        return made.state_path
    if path.parent.name == made.index_path.name and _FILE.fullmatch(path.name):
        return made.index_path / path.name
    return None


def _check(made: Generation, of: str) -> None:
    state = made.read_state()
    if state is None or not state.is_built:
        raise InvalidInput("there is no whole index in it")
    if state.database != of:
        raise InvalidInput("it is of another database")
    try:
        Index.open(str(made.index_path)).searcher()
    except BaseException as error:  # Tantivy's panics are no `Exception`
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        raise InvalidInput(
            "it was written to while it was copied, or is broken; try again"
        ) from error
    if (name := damaged_file(made.index_path)) is not None:
        raise InvalidInput(f"its file {name} is not what was written: the copy is damaged")
