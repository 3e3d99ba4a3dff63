"""Histories of a database and of its index's writer, which may be killed between any two steps."""

import asyncio
import itertools
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from tantivy import Index, Query

from models import CompletionDocument, SchemaVersionDocument
from services.changes.moments import Moment
from services.clock import EPOCH, to_milliseconds, utc_now
from services.insight import feed, keeping
from services.insight.fields import NAME_LISTS, NAMES, SEQ_HIGH, SEQ_LOW, seq_numbers
from services.insight.folder import Folder, Generation
from services.insight.opened import Opened
from services.insight.writer import Writer
from services.order_keys import order_key_of
from services.runtime import Runtime, entered
from services.storage import index_sets
from services.storage.database import database

NUMBERS = ("updated_at", "created_at", "duration", "total_tokens")
LISTED = ("status", "model", "session_id", "tags", "graded_task_ids")
Row = dict[str, Any]


class Killed(BaseException):
    """The writer is dead."""


@dataclass
class Life:
    """How many steps a writer has left; None: any number."""

    left: int | None = None

    def step(self) -> None:
        if self.left is None:
            return
        if self.left <= 0:
            raise Killed
        self.left -= 1


@contextmanager
def mortal() -> Iterator[Life]:
    """Let writers die before and after whatever they do to the disk, and be quick at all else."""
    life = Life()

    def around(owner: Any, name: str, patched: pytest.MonkeyPatch) -> None:
        original = getattr(owner, name)

        def stepping(*args: Any, **kwargs: Any) -> Any:
            life.step()
            result = original(*args, **kwargs)
            life.step()
            return result

        patched.setattr(owner, name, stepping)

    with pytest.MonkeyPatch.context() as patched:
        for owner, names in (
            (Opened, ("replace", "commit")),
            (Generation, ("create", "write_state", "begin_try", "end_tries", "give_up")),
            (Folder, ("use", "use_none", "take_rebuild", "remove_others")),
        ):
            for name in names:
                around(owner, name, patched)
        patched.setattr(keeping, "_COMMIT_SECONDS", 0)
        patched.setattr(keeping, "_BUILD_COMMIT_SECONDS", 0)
        patched.setattr(keeping, "_COLLECT_SECONDS", 0.01)
        patched.setattr(feed, "_AWAIT_MS", 10)
        patched.setattr("services.insight.rows.BATCH", 3)
        yield life


@asynccontextmanager
async def own_database(url: str) -> AsyncIterator[None]:
    """Be in a runtime with a database of its own."""
    with entered(Runtime()):
        await database.connect(url, name="insight_histories", timeout_seconds=60)
        try:
            await index_sets.prepare()
            yield
        finally:
            await database.close()


@dataclass
class History:
    """What is done to the database, and by the writer.

    Attributes:
        folder: The index's.
        life: Of the writer.
        late: Whether rows lack their order keys at times, as those of the version before.
    """

    folder: Folder
    life: Life
    late: bool
    number: Iterator[int] = field(default_factory=itertools.count)

    async def change(self, act: str, n: int) -> None:
        """Change a completion: the same one for the same number."""
        collection = database.collection(CompletionDocument)
        organization = f"history-{n % 2}"
        key = f"{organization}/{n}"
        if act == "delete":
            await collection.delete_one({"_id": key, "organization_id": organization})
            return
        version = next(self.number)
        now = EPOCH + timedelta(days=20_000, milliseconds=version)
        fields: Row = {"updated_at": now}
        if act == "grade":
            fields["graded_task_ids"] = [f"task-{version % 3}"]
        else:
            fields |= {
                "status": ("started", "finished", "failed")[version % 3],
                "tags": [f"tag-{version % 4}", f"tag-{version % 5}"],
                "model": f"model-{version % 2}",
                "usage": {"total_tokens": version},
                "duration": version / 8,
                "request": {"messages": [{"role": "user", "content": f"version {version}"}]},
            }
        created = EPOCH + timedelta(days=10_000, milliseconds=n % 3)
        at_first: Row = {"organization_id": organization, "created_at": created}
        if not (self.late and n % 3):
            at_first["seq"] = order_key_of(at_first, key)
        if "tags" not in fields:
            at_first["tags"] = []
        await collection.update_one(
            {"_id": key, "organization_id": organization},
            {"$set": fields, "$setOnInsert": at_first},
            upsert=act == "create",
        )

    async def work(self, steps: int | None, changes: Sequence[tuple[str, int]]) -> bool:
        """Let a writer work while the database changes; say whether it got through.

        Args:
            steps: After how many it is killed.
            changes: What changes meanwhile.
        """

        async def change_all() -> None:
            for act, n in changes:
                await self.change(act, n)

        self.life.left = steps
        changing = asyncio.ensure_future(change_all())
        try:
            await Writer(self.folder, memory=15_000_000).catch_up()
        except Killed:
            return False
        finally:
            self.life.left = None
            await changing
        return True

    def age(self) -> None:
        """Make the index older than what the database remembers."""
        for one in self.folder.generations():
            if (state := one.read_state()) is not None:
                one.write_state(replace(state, cursor=Moment(1, 1).cursor))

    def spoil(self) -> None:
        """Cut the files of the index in use, as a broken disk does."""
        generation = self.folder.current()
        for path in generation.index_path.glob("*.term") if generation is not None else ():
            path.write_bytes(path.read_bytes()[:3])


CHANGE = st.tuples(
    st.sampled_from(("create", "create", "update", "grade", "delete")), st.integers(0, 9)
)
CHANGES = st.lists(CHANGE, max_size=8)
STEP = st.one_of(
    st.tuples(st.just("change"), CHANGE),
    st.tuples(st.just("change"), CHANGE),
    st.tuples(st.just("work"), st.none() | st.integers(0, 60), CHANGES),
    st.tuples(st.sampled_from(("age", "rebuild"))),
)
STEPS = st.lists(STEP, min_size=1, max_size=12)


async def begin(folder: Path, life: Life, *, late: bool) -> History:
    """Begin a history with an empty database."""
    await database.collection(CompletionDocument).delete_many({})
    await database.collection(SchemaVersionDocument).update_many(
        {}, {"$set": {"was_migrated": late}}
    )
    made = Folder(folder)
    made.create()
    return History(made, life, late)


async def in_database() -> tuple[Counter[tuple[Any, ...]], Mapping[str, Counter[str]]]:
    """Return what is in the database: rows by their numbers, and how often each name occurs."""
    rows = await database.collection(CompletionDocument).find({}).to_list()
    names: dict[str, Counter[str]] = {name: Counter() for name in LISTED}
    numbers: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        seq = row.get("seq") or order_key_of(row, row["_id"])
        times = [to_milliseconds(row[name]) for name in NUMBERS[:2]]
        others = [row.get("duration"), (row.get("usage") or {}).get("total_tokens")]
        numbers[(*seq_numbers(seq), *times, *others)] += 1
        for name in LISTED:
            value = row.get(NAMES.get(name) or NAME_LISTS[name])
            names[name].update(set(value) if isinstance(value, list) else [value] if value else [])
    return numbers, names


def in_index(folder: Folder) -> tuple[Counter[tuple[Any, ...]], Mapping[str, Counter[str]]]:
    """Return the same of the index in use, read as a gateway reads it."""
    generation = folder.current()
    assert generation is not None
    index = Index.open(str(generation.index_path))
    searcher: Any = index.searcher()
    every = Query.all_query()
    hits = [place for _, place in searcher.search(every, 1000).hits]
    columns = [searcher.fast_field_values(name, hits) for name in (SEQ_HIGH, SEQ_LOW, *NUMBERS)]
    names = {}
    for name in LISTED:
        asked = {"n": {"terms": {"field": name, "size": 1000, "segment_size": 65_000}}}
        buckets = searcher.aggregate(every, asked)["n"]["buckets"]
        names[name] = Counter({one["key"]: one["doc_count"] for one in buckets})
    return Counter(zip(*columns, strict=True)), names


async def is_true(folder: Folder) -> None:
    """Fail unless the index holds what the database holds."""
    (numbers, names), (found, found_names) = await in_database(), in_index(folder)
    assert found == numbers
    assert found_names == names
    generation = folder.current()
    state = generation.read_state() if generation is not None else None
    assert state is not None
    assert state.indexed == numbers.total()
    assert state.as_of <= to_milliseconds(utc_now())
