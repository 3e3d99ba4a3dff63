"""Completions to ask questions of: skewed as those of real organizations are.

Words are Zipfian over 50,000, a hundred in a completion; 30 days; 20 tags, the first on half of
all, each next on 0.72 times as many, down to a thousandth; 50,000 users and 100,000 sessions, both
skewed; nine models. What `docs/questions.md` names is among them: its plans, prompts, phrase and
last moment.
The same number gives the same completions.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, Final
from uuid import UUID

import bson
import orjson
from bson.raw_bson import RawBSONDocument
from pymongo import WriteConcern

from gateway.demo.data import seeded
from models import CompletionDocument, SessionDocument
from scripts.benchmarking.floors import ORGANIZATION
from services.completions.commits import prepare_create
from services.completions.fields import check_fields
from services.ids import public_id, storage_key
from services.order_keys import order_key
from services.pricing import NO_PRICES
from services.session_summaries import SessionKey, store_summaries
from services.storage import index_sets
from services.storage.database import database
from services.storage.schema_version import begin_summaries

# The last moment of the data, as in docs/questions.md, whose queries name days before it.
UNTIL: Final = datetime(2026, 11, 18, 18, tzinfo=UTC)
DAYS: Final = 30
PLANS: Final = ("free", "pro", "enterprise")
_NAMED_WORDS: Final = {20: "pickup", 30: "point"}  # of the documented phrase
USERS: Final = 50_000
SESSIONS: Final = 100_000
WORDS: Final = 50_000
TAGS: Final = 20
MODELS: Final = (
    "gpt-4o-2024-08-06",
    "gpt-4o-mini-2024-07-18",
    "gpt-4.1",
    "o3-mini",
    "claude-3-5-sonnet-20241022",
    "claude-3-5-haiku-20241022",
    "gemini-1.5-pro",
    "gemini-1.5-flash",
    "mistral-large",
)
FAILURES: Final = ("RateLimitError", "APITimeoutError", "APIConnectionError", "BadRequestError")
CUSTOMERS: Final = 500
COLUMNS: Final = (
    *("created_at", "model", "status", "session_id", "user_id", "customer", "tags"),
    *("prompt_tokens", "completion_tokens", "total_tokens", "cost", "duration", "failure_kind"),
    *("id", "provider", "plan", "finish_reason", "prompt_version", "has_tools"),
    *("cached_tokens", "reasoning_tokens"),
)
_BATCH: Final = 2_000
_IN_PROMPT, _IN_ANSWER = 60, 40


@dataclass(frozen=True, slots=True)
class Filled:
    """What has been stored.

    Attributes:
        number: How many completions.
        until: When the last was made.
    """

    number: int
    until: datetime

    @property
    def week(self) -> datetime:
        """Where the last seven days begin."""
        return self.until - timedelta(days=7)


def word(rank: int) -> str:
    """Return the word of a rank, 0 the most frequent."""
    return _NAMED_WORDS.get(rank) or f"w{rank:x}"


def _zipf(number: int, exponent: float = 1.0) -> list[float]:
    return list(accumulate(1 / (rank + 1) ** exponent for rank in range(number)))


class _Drawn:
    """Draws what completions are made of."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._words = [word(rank) for rank in range(WORDS)]
        self._word_weights = _zipf(WORDS)
        self._user_weights, self._session_weights = _zipf(USERS, 0.7), _zipf(SESSIONS, 0.5)
        self._model_weights = _zipf(len(MODELS))

    def text(self, number: int) -> str:
        """Draw so many words."""
        drawn = self._random.choices(self._words, cum_weights=self._word_weights, k=number)
        return " ".join(drawn)

    def body(self) -> dict[str, Any]:
        """Draw a completion as SDKs send it."""
        random = self._random
        [model] = random.choices(MODELS, cum_weights=self._model_weights)
        [user] = random.choices(range(USERS), cum_weights=self._user_weights)
        [session] = random.choices(range(SESSIONS), cum_weights=self._session_weights)
        asked, answered = random.randint(50, 4000), random.randint(10, 900)
        body: dict[str, Any] = {
            "kind": "chat",
            "prompt_version": random.choice(("support@12", "support@13")),
            "tags": [f"tag-{n}" for n in range(TAGS) if random.random() < 0.5 * 0.72**n],
            "session_id": f"session-{session}",
            "duration": round(random.lognormvariate(0.3, 0.8), 3),
            "request": {
                "model": model,
                "user": f"user-{user}",
                "metadata": {
                    "customer": f"customer-{random.randrange(CUSTOMERS)}",
                    "plan": random.choices(PLANS, (6, 3, 1))[0],
                },
                "messages": [{"role": "user", "content": self.text(_IN_PROMPT)}],
            },
        }
        if random.random() < 0.03:
            kind = random.choice(FAILURES)
            return body | {"status": "failed", "failure_kind": kind, "failure_reason": kind}
        if random.random() < 0.005:
            return body | {"status": "started"}
        reason = "length" if random.random() < 0.02 else "stop"
        body["status"] = "finished"
        message: dict[str, Any] = {"role": "assistant", "content": self.text(_IN_ANSWER)}
        if random.random() < 0.05:
            function = {"name": f"tool-{random.randrange(8)}", "arguments": "{}"}
            message["tool_calls"] = [{"id": "call-1", "type": "function", "function": function}]
        body["response"] = {
            "object": "chat.completion",
            "model": model,
            "choices": [
                {
                    "index": 0,
                    "finish_reason": reason,
                    "message": message,
                }
            ],
            "usage": {
                "prompt_tokens": asked,
                "completion_tokens": answered,
                "total_tokens": asked + answered,
                "prompt_tokens_details": {"cached_tokens": asked // 4},
                "completion_tokens_details": {"reasoning_tokens": answered // 3},
            },
        }
        return body


async def fill(number: int, columns: Path) -> Filled:
    """Store so many completions, past the gateway, as it would have stored them.

    Args:
        number: How many.
        columns: A CSV file that is written beside, for DuckDB.
    """
    until = UNTIL
    completions = database.collection(CompletionDocument).with_options(
        write_concern=WriteConcern(w=1, j=False)
    )
    await index_sets.prepare()  # while there is nothing: it is of today's form
    await completions.drop_indexes()  # which are built afterwards in a third of the time
    sessions: dict[str, datetime] = {}
    with columns.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for rows in _batches(number, until):
            await completions.insert_many(
                [RawBSONDocument(bson.encode(row)) for row in rows], ordered=False
            )
            table.writerows(_cells(row) for row in rows)
            for row in rows:
                sessions.setdefault(row["session_id"], row["created_at"])
    await index_sets.prepare()
    await _store_sessions(sessions)
    return Filled(number, until)


def _batches(number: int, until: datetime) -> Iterator[list[dict[str, Any]]]:
    drawn, ids = _Drawn(seeded(number)), seeded(f"ids of {number}")
    step = timedelta(days=DAYS) / number
    rows: list[dict[str, Any]] = []
    for n in range(number):
        fields: Any = check_fields(drawn.body())
        fields["created_at"] = until - (number - n) * step
        id_ = str(UUID(int=(n << 90) | ids.getrandbits(90), version=4))  # ascending, so quick
        create = prepare_create(ORGANIZATION, fields, NO_PRICES, completion_id=id_, is_new_id=True)
        rows.append(create.row)
        if len(rows) == _BATCH or n == number - 1:
            yield rows
            rows = []


def _cells(row: dict[str, Any]) -> Sequence[Any]:
    usage = row.get("usage") or {}
    return (
        int(row["created_at"].timestamp() * 1000),
        *(row.get(name) for name in ("model", "status", "session_id", "user_id")),
        row["request"]["metadata"]["customer"],
        orjson.dumps(row["tags"]).decode(),
        *(usage.get(name) for name in ("prompt_tokens", "completion_tokens", "total_tokens")),
        (row.get("cost") or {}).get("total"),
        row["duration"],
        row.get("failure_kind"),
        public_id(row["_id"]),
        row.get("provider"),
        row["request"]["metadata"]["plan"],
        *(row.get(name) for name in ("finish_reason", "prompt_version")),
        bool(row.get("tool_names")),
        *(usage.get(name) for name in ("cached_tokens", "reasoning_tokens")),
    )


async def _store_sessions(sessions: dict[str, datetime]) -> None:
    collection = database.collection(SessionDocument)
    keys: list[SessionKey] = []
    rows: list[dict[str, Any]] = []
    for session_id, moment in sessions.items():
        key = storage_key(ORGANIZATION, session_id)
        rows.append(
            {
                "_id": key,
                "organization_id": ORGANIZATION,
                "created_at": moment,
                "seq": order_key(moment, key),
            }
        )
        keys.append((ORGANIZATION, session_id))
    for begin in range(0, len(rows), _BATCH):
        await collection.insert_many(rows[begin : begin + _BATCH], ordered=False)
        await store_summaries(keys[begin : begin + _BATCH])
    await begin_summaries()  # all are summed up: no gateway has to do it beside what is measured
