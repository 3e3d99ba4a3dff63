"""What another program has stored, of whatever types, stops nothing, and is found if it can be."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from bson import Binary, Decimal128, Int64, ObjectId, Regex, Timestamp
from hypothesis import given, settings
from hypothesis import strategies as st
from tantivy import Index

from models import CompletionDocument
from services.clock import EPOCH, utc_now
from services.ids import storage_key
from services.insight import documents
from services.insight.documents import PROJECTION, NotIndexable, documents_of
from services.insight.fields import KEY, build_schema
from services.insight.reader import insight
from services.insight.writer import Writer
from services.order_keys import order_key
from services.storage.database import database
from tests.api import Api
from tests.insight.conftest import CatchUp
from tests.insight.test_writer import count

SCALARS = st.one_of(
    st.none() | st.booleans() | st.floats() | st.integers(-(2**63), 2**63 - 1),
    st.text() | st.binary() | st.binary(min_size=16, max_size=16),
    st.datetimes().map(lambda moment: moment.replace(tzinfo=EPOCH.tzinfo)),
    st.sampled_from(
        (
            *(ObjectId("0" * 24), Decimal128("1e300"), Regex("a"), Timestamp(1, 1)),
            *(Binary(b"a" * 16, 5), Int64(5), "x" * 70_000, "a\0b", "\ufffd"),
        )
    ),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
SOUND = {"_id": "org/1", "organization_id": "org", "seq": bytes(range(16))}
FIELDS = st.sampled_from(sorted({"_id", *(path.partition(".")[0] for path in PROJECTION)}))


@given(odd=st.dictionaries(FIELDS, VALUES, max_size=8), lacking=st.sets(FIELDS, max_size=2))
@settings(max_examples=200, deadline=None)
def test_whatever_stands_in_a_row_it_is_indexed_or_left_out(
    odd: dict[str, Any], lacking: set[str]
) -> None:
    row = {**SOUND, **odd}
    row = {name: value for name, value in row.items() if name == "_id" or name not in lacking}
    is_sound = all(row.get(name) == value for name, value in SOUND.items())
    try:
        [document] = documents_of(row)
    except NotIndexable:
        assert not is_sound
    else:
        assert document.get_first(KEY) == row["_id"]
        assert len(row["seq"]) == 16


def test_of_a_row_that_a_bug_meets_all_other_parts_are_indexed(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_row: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(documents, "texts_of", broken)
    monkeypatch.setattr(documents, "shown_metadata", broken)
    index = Index(build_schema())
    with index.writer(15_000_000, 1) as writer:
        [document] = documents_of({**SOUND, "model": "gpt", "usage": {"total_tokens": 5}})
        writer.add_document(document)
    index.reload()
    for query in ("model:gpt", "total_tokens:[5 TO 5]", "marks:cut"):
        found: Any = index.searcher().search(index.parse_query(query), 1)
        assert found.count == 1, query
    [record] = caplog.records
    assert "org/1" in record.getMessage()


@pytest.mark.parametrize("is_building", [False, True])
async def test_rows_that_cannot_be_indexed_are_told_once_and_stop_nothing(
    api: Api, catch_up: CatchUp, caplog: pytest.LogCaptureFixture, is_building: bool
) -> None:
    await catch_up()
    folder = insight._folder  # its own
    assert folder is not None
    caplog.set_level(logging.ERROR, "log10_gateway.insight")

    def row(name: str, **odd: Any) -> dict[str, Any]:
        sound = {
            "_id": storage_key(api.organization_id, name),
            "organization_id": api.organization_id,
            "seq": order_key(utc_now() + timedelta(seconds=1), name),
        }
        return {**sound, **odd}

    seqs = [
        *("abc", 5, b"a" * 40, b"a" * 15, Binary(b"\x00" * 16, 5), ObjectId(), {"a": 1}),
        *(utc_now(), True, Binary(b"\xff" * 17, 0)),
    ]
    odd = [row(f"odd-{n}", seq=seq) for n, seq in enumerate(seqs)]
    rootless = [
        *(row("none", _id=one) for one in (ObjectId(), 5, {"a": 1}, "no-slash")),
        row("other's", _id=f"other/{api.organization_id}"),
        row("nobody's", organization_id=5),
        {name: value for name, value in row("lost").items() if name != "organization_id"},
    ]
    collection = database.collection(CompletionDocument)
    await api.create_completion(status="started")
    # No arrays: of these MongoDB's indexes would become multikey, for all tests that follow.
    rows = [*odd, *rootless]
    await collection.insert_many(rows)
    before = _left_out(folder)
    try:
        await api.create_completion(status="started")
        if is_building:
            await Writer(folder, memory=15_000_000).rebuild()
        await catch_up()
        assert await count(api) == 2
        said = [one.getMessage() for one in caplog.records if "left out" in one.getMessage()]
        assert len(said) == len(set(said))
        for one in rows if is_building else odd:
            key = one["_id"]
            name = repr({"$oid": str(key)} if isinstance(key, ObjectId) else key)
            begins = f"the completion {name} is left out"
            assert sum(line.startswith(begins) for line in said) == 1, one
        told = len(rows if is_building else odd)
        assert _left_out(folder) >= (0 if is_building else before) + told
        # It is mended, and found.
        await collection.update_one({"_id": odd[0]["_id"]}, {"$set": {"seq": row("odd-0")["seq"]}})
        await catch_up()
        assert await count(api) == 3
    finally:
        await collection.delete_many({"_id": {"$in": [one["_id"] for one in rows]}})


def _left_out(folder: Any) -> int:
    state = folder.current().read_state()
    assert state is not None
    found: int = state.left_out
    return found
