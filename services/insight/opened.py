"""A generation whose index is being written."""

import asyncio
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from shutil import disk_usage
from typing import Any, Final

from tantivy import Document, Index, IndexWriter, Query

from services.errors import Unavailable
from services.insight.documents import NotIndexable, documents_of
from services.insight.fields import KEY, MARKS, Mark, build_schema
from services.insight.folder import Generation, State
from services.runtime import current

logger = logging.getLogger("log10_gateway.insight")

# With less on its disk nothing can be committed.
_FULL_DISK_BYTES: Final = 64 * 2**20
# Of rows that are left out so many are named in the log.
_MOST_NAMED: Final = 1_000
_LONGEST_NAME: Final = 200


class IndexBroken(Exception):
    """Tantivy cannot go on with an index."""


class Named:
    """The rows that the log of this process has named, though two generations may lack them."""

    def __init__(self) -> None:
        self.names: set[str] = set()


_named = current(Named)


class Opened:
    """The index of a generation, open for writing.

    Raises:
        IndexBroken: It cannot be opened.
    """

    def __init__(self, generation: Generation, memory: int) -> None:
        self.generation = generation
        self._left_out: set[str] = set()
        generation.begin_try()
        path = str(generation.index_path)
        with self._tantivy():
            self._index = Index.open(path) if Index.exists(path) else Index(build_schema(), path)
            self._index.config_reader("manual")
            self._writer: IndexWriter | None = self._index.writer(memory, 1)

    def replace(self, key: object, row: Mapping[str, Any] | None) -> None:
        """Index a completion in place of what was there under its key; None if it is gone."""
        documents = () if row is None else self._documents(row)
        with self._tantivy():
            assert self._writer is not None  # noqa: S101  # for mypy
            if type(key) is str:  # else nothing is there
                self._writer.delete_documents_by_term(KEY, key)
            for document in documents:
                self._writer.add_document(document)

    def leave_out(self, key: object, why: str) -> None:
        """Note that a row is not indexed; the log names it once."""
        name = repr(key)[:_LONGEST_NAME]
        self._left_out.add(name)
        if name not in _named.names and len(_named.names) < _MOST_NAMED:
            _named.names.add(name)
            logger.error("the completion %s is left out of the index: %s", name, why)

    def commit(self, state: State) -> State:
        """Make all of it visible, then tell so; return the state with what came of it."""
        with self._tantivy():
            assert self._writer is not None  # noqa: S101  # for mypy
            self._writer.commit()
            # As readers will: what they could not open is noticed here.
            self._index.reload()
            indexed = _completions(self._index)
        left_out = state.left_out + len(self._left_out)
        self._left_out.clear()
        state = replace(state, commit=state.commit + 1, indexed=indexed, left_out=left_out)
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

    def _documents(self, row: Mapping[str, Any]) -> Sequence[Document]:
        try:
            return documents_of(row)
        except NotIndexable as error:
            self.leave_out(row["_id"], str(error))
            return ()

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


def _completions(index: Index) -> int:
    """Count the completions in an index: whatever is no value of a grade."""
    searcher: Any = index.searcher()
    grades = searcher.search(Query.term_query(index.schema, MARKS, Mark.GRADE), 1).count
    return int(searcher.num_docs - grades)
