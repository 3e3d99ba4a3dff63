"""Histories of a database and of its index's writer, which may be killed between any two steps."""

import asyncio
import itertools
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import strategies as st
from tantivy import Index, Query

from models import CompletionDocument, SchemaVersionDocument
from services.changes.moments import Moment
from services.clock import EPOCH, to_milliseconds, utc_now
from services.completions.tagging import rename_some
from services.insight import feed, keeping
from services.insight.fields import (
    COST_HIGH,
    COST_LOW,
    FAILED,
    FLOATS,
    GRADE_LABEL,
    GRADE_PLACE,
    INTEGERS,
    KEY,
    MARKS,
    METADATA,
    METADATA_KEYS,
    NAME_LISTS,
    NAMES,
    ORGANIZATION,
    PARTED,
    PARTS,
    TIMES,
    WORDS,
    Mark,
    seq_numbers,
    word_prefix,
)
from services.insight.folder import Folder, Generation
from services.insight.grades import place_term
from services.insight.opened import Opened
from services.insight.places import places_of
from services.insight.queries import any_of
from services.insight.writer import Writer
from services.order_keys import order_key_of
from services.runtime import Runtime, entered
from services.storage import index_sets
from services.storage.database import database

COLUMNS = (*TIMES, *INTEGERS, *FLOATS, COST_HIGH, COST_LOW, FAILED, *PARTED)
TERMS = (*NAMES, *NAME_LISTS, METADATA, METADATA_KEYS, GRADE_LABEL, "grader")
USED = {name: path for name, path in INTEGERS.items() if path.startswith("usage.")}
# What a completion may be without.
OPTIONAL = (*NAMES.values(), "tool_names", "usage", "cost", *FLOATS.values(), "extra", "altered")
Row = dict[str, Any]
# All that the index says of a completion: by field, or by word.
Said = Mapping[str, Any]


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
        if act == "tag":
            new = f"new-{version % 2}" if version % 3 else None
            await rename_some(organization, [f"tag-{n % 5}"], new, most=100)
            return
        fields: Row = {"updated_at": now}
        gone: set[str] = set()
        if act == "grade":
            fields["graded_task_ids"] = [f"task-{version % 3}"]
            grade = {"task_id": f"task-{version % 3}", "at": now, "grader_key": f"g{version % 2}"}
            fields["grades"] = [{**grade, "values": {"score": version}}] * (version % 4 > 0)
        elif act == "forget":
            gone = set(OPTIONAL[version % 3 :: 3])
        else:
            fields |= values_of(version)
            gone = {OPTIONAL[version % len(OPTIONAL)], *({} if version % 4 else {"altered"})}
        kept = {name: value for name, value in fields.items() if name not in gone}
        created = EPOCH + timedelta(days=10_000, milliseconds=n % 3)
        at_first: Row = {"organization_id": organization, "created_at": created}
        if not (self.late and n % 3):
            at_first["seq"] = order_key_of(at_first, key)
        if "tags" not in kept:
            at_first["tags"] = []
        removed = {"$unset": dict.fromkeys(gone, "")} if gone else {}
        await collection.update_one(
            {"_id": key, "organization_id": organization},
            {"$set": kept, "$setOnInsert": at_first, **removed},
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


ACTS = ("create", "create", "update", "grade", "tag", "forget", "delete")
CHANGE = st.tuples(st.sampled_from(ACTS), st.integers(0, 9))
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


def values_of(version: int) -> Row:
    """Return what a completion says in a version; each says something else."""
    return {
        "status": ("started", "finished", "failed")[version % 3],
        "tags": sorted({f"tag-{version % 4}", f"tag-{version % 5}"}),
        **{
            path: f"{name}-{version % (2 + place)}"
            for place, (name, path) in enumerate(NAMES.items())
            if name != "status"
        },
        "tool_names": [f"tool-{version % 3}"],
        "usage": {
            path.partition(".")[2]: version + place for place, path in enumerate(USED.values())
        },
        "cost": {"total": version * 10**9 + 7},
        **{path: version / (8 + place) for place, path in enumerate(FLOATS.values())},
        "extra": {"metadata": {"customer": f"c{version % 3}", f"key {version}": version}},
        "altered": {"request": 1},
        "request": {"messages": [{"role": "user", "content": f"said{version} to you"}]},
        "failure_reason": f"reason{version}",
    }


async def in_database() -> dict[tuple[int, int], Said]:
    """Scan the database: what is to be said of each completion, by its place."""
    found: dict[tuple[int, int], Said] = {}
    for row in await database.collection(CompletionDocument).find({}).to_list():
        metadata = row.get("extra", {}).get("metadata", {})
        cost = row.get("cost", {}).get("total")
        said: dict[str, Any] = {
            **{name: to_milliseconds(row[path]) for name, path in TIMES.items()},
            **{name: row.get("usage", {}).get(path.split(".")[1]) for name, path in USED.items()},
            **{name: row.get(path) for name, path in FLOATS.items()},
            "cost": cost,
            COST_HIGH: None if cost is None else cost // 2**24,
            COST_LOW: None if cost is None else cost % 2**24,
            FAILED: int(row.get("status") == "failed"),
            **{
                name: None if path not in row else crc32(row[path].encode()) % PARTS
                for name, path in PARTED.items()
            },
            **{name: {row[path]} if path in row else set() for name, path in NAMES.items()},
            **{name: set(row.get(path, ())) for name, path in NAME_LISTS.items()},
            METADATA: {f"{key}\0{json.dumps(value)}" for key, value in metadata.items()},
            METADATA_KEYS: set(metadata),
            KEY: {row["_id"]},
            ORGANIZATION: {row["organization_id"]},
            MARKS: ({Mark.ALTERED} if "altered" in row else set())
            | ({Mark.GRADED, Mark.GRADE} if row.get("grades") else set()),
            GRADE_PLACE: {
                place_term(one["task_id"], path)
                for one in row.get("grades", ())
                for path in (None, "score")
            },
            GRADE_LABEL: {str(one["values"]["score"]) for one in row.get("grades", ())},
            "grader": {one["grader_key"] for one in row.get("grades", ())},
            WORDS: words_of(row),
        }
        found[seq_numbers(row.get("seq") or order_key_of(row, row["_id"]))] = said
    return found


def words_of(row: Mapping[str, Any]) -> set[str]:
    """Return what stands in the texts that `values_of` makes."""
    messages = row.get("request", {}).get("messages", ())
    text = " ".join([*(one["content"] for one in messages), row.get("failure_reason", "")])
    return {word_prefix(row["organization_id"]) + word for word in text.split()}


def in_index(folder: Folder, versions: int, keys: Sequence[str]) -> list[tuple[Any, Said]]:
    """Return the same of the index in use, read as a gateway reads it.

    Args:
        folder: The index's.
        versions: How many there have been: of each the words are looked for.
        keys: Of the completions that there have been.
    """
    generation = folder.current()
    assert generation is not None
    index = Index.open(str(generation.index_path))
    searcher: Any = index.searcher()
    schema = index.schema

    def having(field: str, terms: Iterable[str]) -> dict[tuple[int, int], set[str]]:
        found = defaultdict(set)
        for term in terms:
            hits = searcher.search(Query.term_query(schema, field, term), 1000).hits
            for place in places_of(searcher, [address for _, address in hits]):
                found[place].add(term)
        return found

    organizations = ("history-0", "history-1")
    said_words = ["to", "you"]
    said_words += [f"{one}{n}" for n in range(versions) for one in ("said", "reason")]
    words = having(WORDS, [word_prefix(one) + word for one in organizations for word in said_words])
    others = {
        KEY: having(KEY, keys),
        ORGANIZATION: having(ORGANIZATION, organizations),
        MARKS: having(MARKS, list(Mark)),
        WORDS: words,
        GRADE_PLACE: having(
            GRADE_PLACE,
            [place_term(f"task-{n}", path) for n in range(3) for path in (None, "score")],
        ),
    }
    completions = any_of([Query.term_query(schema, ORGANIZATION, one) for one in organizations])
    hits = [address for _, address in searcher.search(completions, 1000).hits]
    # Each history gives a completion one grade at the most.
    assert searcher.num_docs == len(hits) + sum(map(len, others[GRADE_PLACE].values()))
    columns = {name: searcher.fast_field_values(name, hits) for name in COLUMNS}
    said: list[tuple[Any, Said]] = []
    for number, place in enumerate(places_of(searcher, hits)):
        [key] = others[KEY][place]
        asked = {
            name: {"terms": {"field": name, "size": 1000, "segment_size": 65_000}} for name in TERMS
        }
        found = searcher.aggregate(Query.term_query(schema, KEY, key), asked)
        names = {name: {one["key"] for one in found[name]["buckets"]} for name in TERMS}
        numbers = {name: values[number] for name, values in columns.items()}
        said.append((place, numbers | names | {field: by[place] for field, by in others.items()}))
    return said


async def is_true(history: History) -> None:
    """Fail unless the index says of each completion what the database does, and has no other."""
    expected = await in_database()
    versions = next(history.number)
    found = in_index(history.folder, versions, [f"history-{n % 2}/{n}" for n in range(10)])
    assert len(found) == len(expected)
    for place, said in found:
        assert said == expected[place]
    generation = history.folder.current()
    state = generation.read_state() if generation is not None else None
    assert state is not None
    assert state.indexed == len(expected)
    assert state.as_of <= to_milliseconds(utc_now())
