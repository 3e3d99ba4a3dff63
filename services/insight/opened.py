"""A generation whose index is being written."""

import asyncio
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from shutil import disk_usage
from typing import Any, Final

from tantivy import Index, IndexWriter

from services.errors import Unavailable
from services.insight.documents import document_of
from services.insight.fields import KEY, build_schema
from services.insight.folder import Generation, State

logger = logging.getLogger("log10_gateway.insight")

# With less on its disk nothing can be committed.
_FULL_DISK_BYTES: Final = 64 * 2**20
_PAYLOADS: Final = frozenset({"request", "response", "extra"})
_LEAST: Final = frozenset({"_id", "organization_id", "seq"})


class IndexBroken(Exception):
    """Tantivy cannot go on with an index."""


class Opened:
    """The index of a generation, open for writing.

    Raises:
        IndexBroken: It cannot be opened.
    """

    def __init__(self, generation: Generation, memory: int) -> None:
        self.generation = generation
        generation.begin_try()
        path = str(generation.index_path)
        with self._tantivy():
            self._index = Index.open(path) if Index.exists(path) else Index(build_schema(), path)
            self._index.config_reader("manual")
            self._writer: IndexWriter | None = self._index.writer(memory, 1)

    def replace(self, key: str, row: Mapping[str, Any] | None) -> None:
        """Index a completion in place of what was there under its key; None if it is gone."""
        document = None if row is None else _document(row)
        with self._tantivy():
            assert self._writer is not None  # noqa: S101  # for mypy
            self._writer.delete_documents_by_term(KEY, key)
            if document is not None:
                self._writer.add_document(document)

    def commit(self, state: State) -> State:
        """Make all of it visible, then tell so; return the state with what came of it."""
        with self._tantivy():
            assert self._writer is not None  # noqa: S101  # for mypy
            self._writer.commit()
            # As readers will: what they could not open is noticed here.
            self._index.reload()
            indexed = self._index.searcher().num_docs
        state = replace(state, commit=state.commit + 1, indexed=indexed)
        self.generation.write_state(state, is_durable=True)
        return state

    def close(self, *, is_broken: bool) -> None:
        """Give the index back. What was not committed is lost, and comes again.

        Args:
            is_broken: Whether it is because the index is; else nothing is held against it.
        """
        self._writer = None  # its end is that of its threads and of its lock
        if not is_broken:
            self.generation.end_tries()

    @contextmanager
    def _tantivy(self) -> Iterator[None]:
        """Take whatever Tantivy raises for what it is; a panic is no `Exception`."""
        try:
            yield
        except (KeyboardInterrupt, SystemExit, GeneratorExit, asyncio.CancelledError):
            raise
        except BaseException as error:
            if disk_usage(self.generation.path).free < _FULL_DISK_BYTES:
                self.generation.end_tries()
                raise Unavailable("the disk of the index is full") from error
            raise IndexBroken(f"the index {self.generation.name} is broken") from error


def _document(row: Mapping[str, Any]) -> Any:
    """Return a row as the index takes it: a bug of ours must not keep all others out of it."""
    kept = row
    for names, what in ((row.keys() - _PAYLOADS, "its payloads"), (_LEAST, "all but its id")):
        try:
            return document_of(kept)
        except Exception:
            logger.exception("the completion %s is indexed without %s", row["_id"], what)
            kept = {name: row[name] for name in names}
    return document_of(kept)
