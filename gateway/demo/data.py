"""The demo's completions: made up, but shaped like what the SDKs of real applications log.

Each session has a random generator of its own, seeded with the demo's seed and the session's
number. So the same seed gives the same data, and asking for more only adds to them. Times are
the exception: they are spread over the 30 days before now.
"""

import json
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from gateway.demo import texts

DAYS: Final = 30
FAILED_SHARE: Final = 0.04
UNFINISHED_SHARE: Final = 0.004
CHARACTERS_PER_TOKEN: Final = 4


@dataclass(frozen=True, slots=True)
class Model:
    """A model: how often the applications choose it, and how fast it answers."""

    name: str
    weight: int
    tokens_per_second: float


CHAT_MODELS: Final = (
    Model("gpt-4o-mini-2024-07-18", 40, 95.0),
    Model("gpt-4o-2024-08-06", 25, 70.0),
    Model("gpt-4.1-2025-04-14", 12, 60.0),
    Model("claude-3-5-sonnet-20241022", 15, 55.0),
    Model("mistral-small-latest", 8, 110.0),
)
PROMPT_MODELS: Final = (Model("gpt-3.5-turbo-instruct", 1, 120.0),)
ENVIRONMENTS: Final = (("prod", 70), ("staging", 18), ("test", 12))
EXPERIMENTS: Final = ("tone-warm", "tone-brief", "rerank-v2")
# How the applications share the traffic.
APPLICATIONS: Final = (
    ("support", 42),
    ("summary", 18),
    ("extract", 16),
    ("agent", 12),
    ("translate", 12),
)


@dataclass(frozen=True, slots=True)
class DemoCompletion:
    """A completion as an SDK would send it.

    Attributes:
        completion_id: Its id.
        created_at: When the call was made.
        body: By the OpenAPI document's names.
    """

    completion_id: str
    created_at: datetime
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Call:
    """A request, and what the model answers."""

    request: dict[str, Any]
    answer: dict[str, Any] | str


def demo_completions(number: int, *, seed: int, now: datetime) -> Iterator[DemoCompletion]:
    """Make completions, session by session.

    Args:
        number: How many.
        seed: Decides all but the times.
        now: The end of the 30 days.
    """
    made = session = 0
    while made < number:
        for completion in _session(seeded(seed, session), seed, session, now):
            yield completion
            made += 1
            if made == number:
                return
        session += 1


def seeded(*parts: object) -> Random:
    """Return a generator that draws the same for the same parts."""
    return Random("/".join(map(str, parts)))  # noqa: S311  # reproducible, and no secret


def _session(random: Random, seed: int, session: int, now: datetime) -> list[DemoCompletion]:
    application = _weighted(random, APPLICATIONS)
    models = PROMPT_MODELS if application == "translate" else CHAT_MODELS
    model = _weighted(random, tuple((model, model.weight) for model in models))
    tags = _tags(random, application)
    session_id = str(uuid.UUID(int=random.getrandbits(128), version=4))
    moment = _start(seeded(seed, session, "time"), now)
    completions = []
    for call in _CALLS[application](random, model.name):
        body = {
            "kind": "prompt" if application == "translate" else "chat",
            "tags": tags,
            "request": call.request,
            "session_id": session_id,
            "stacktrace": _stacktrace(random, application),
            **_outcome(random, model, call),
        }
        completion_id = str(uuid.UUID(int=random.getrandbits(128), version=4))
        completions.append(DemoCompletion(completion_id, min(moment, now), body))
        # The person reads, thinks and writes before the next turn.
        moment += timedelta(seconds=body.get("duration", 0.0) + random.uniform(8, 90))
    return completions


def _weighted(random: Random, choices: tuple[tuple[Any, int], ...]) -> Any:
    values, weights = zip(*choices, strict=True)
    return random.choices(values, weights)[0]


def _tags(random: Random, application: str) -> list[str]:
    tags = [_weighted(random, ENVIRONMENTS), application, f"v1.{random.randint(2, 5)}"]
    if random.random() < 0.3:
        tags.append(f"experiment/{random.choice(EXPERIMENTS)}")
    return tags


def _start(random: Random, now: datetime) -> datetime:
    """Draw a time within the 30 days: more by day than by night, less at weekends."""
    while True:
        moment = now - timedelta(days=random.uniform(0, DAYS))
        busy = 1.0 if 7 <= moment.hour < 19 else 0.25
        if random.random() < busy * (0.4 if moment.weekday() >= 5 else 1.0):
            milliseconds = moment.microsecond // 1000 * 1000
            return moment.replace(microsecond=milliseconds)


def _slots(random: Random) -> dict[str, Any]:
    name, other = random.sample(texts.PEOPLE, 2)
    return {
        "product": random.choice(texts.PRODUCTS),
        "name": name,
        "other": other,
        "city": random.choice(texts.CITIES),
        "order": f"FH-{random.randint(100_000, 999_999)}",
        "number": random.randint(4, 28),
    }


def _support(random: Random, model: str) -> Iterator[_Call]:
    slots = _slots(random)
    messages: list[dict[str, Any]] = [{"role": "system", "content": texts.SUPPORT_SYSTEM}]
    first = random.choice((0, 0, 3))
    for question, answer in texts.SUPPORT_TURNS[first : first + random.randint(1, 5)]:
        messages.append({"role": "user", "content": question.format(**slots)})
        said = answer.format(**slots)
        request = {"model": model, "messages": list(messages), "temperature": 0.3}
        yield _Call(request, {"role": "assistant", "content": said})
        messages.append({"role": "assistant", "content": said})


def _summary(random: Random, model: str) -> Iterator[_Call]:
    slots = _slots(random)
    notes = "\n\n".join(
        texts.SUMMARY_NOTES.format(**_slots(random)) for _ in range(random.randint(1, 4))
    )
    request = {
        "model": model,
        "messages": [
            {"role": "system", "content": texts.SUMMARY_SYSTEM},
            {"role": "user", "content": notes + "\n\n" + texts.SUMMARY_NOTES.format(**slots)},
        ],
        "temperature": 0,
        "max_tokens": 400,
    }
    yield _Call(request, {"role": "assistant", "content": texts.SUMMARY_ANSWER.format(**slots)})


def _extract(random: Random, model: str) -> Iterator[_Call]:
    slots = _slots(random)
    request = {
        "model": model,
        "messages": [
            {"role": "system", "content": texts.EXTRACT_SYSTEM},
            {"role": "user", "content": texts.EXTRACT_TEXT.format(**slots)},
        ],
        "tools": [texts.EXTRACT_TOOL],
        "tool_choice": {"type": "function", "function": {"name": "record_invoice"}},
        "temperature": 0,
    }
    arguments = {
        "number": slots["order"],
        "customer": slots["name"],
        "quantity": slots["number"],
        "net_total": round(slots["number"] * 24.9, 2),
        "currency": "EUR",
    }
    yield _Call(request, _tool_call(random, "record_invoice", arguments))


def _agent(random: Random, model: str) -> Iterator[_Call]:
    slots = _slots(random)
    messages: list[dict[str, Any]] = [
        {"role": "system", "content": texts.AGENT_SYSTEM},
        {"role": "user", "content": texts.AGENT_QUESTION.format(**slots)},
    ]
    tools = [texts.AGENT_TOOL]
    arguments = {"city": slots["city"], "day": slots["number"]}
    called = _tool_call(random, "get_forecast", arguments)
    yield _Call({"model": model, "messages": list(messages), "tools": tools}, called)
    found = {
        "role": "tool",
        "tool_call_id": called["tool_calls"][0]["id"],
        "content": texts.AGENT_RESULT.format(**slots),
    }
    request = {"model": model, "messages": [*messages, called, found], "tools": tools}
    yield _Call(request, {"role": "assistant", "content": texts.AGENT_ANSWER.format(**slots)})


def _translate(random: Random, model: str) -> Iterator[_Call]:
    slots = _slots(random)
    request = {
        "model": model,
        "prompt": texts.TRANSLATE_PROMPT.format(**slots),
        "max_tokens": 120,
        "temperature": 0,
    }
    yield _Call(request, texts.TRANSLATE_ANSWER.format(**slots))


_CALLS: Final = {
    "support": _support,
    "summary": _summary,
    "extract": _extract,
    "agent": _agent,
    "translate": _translate,
}


def _tool_call(random: Random, name: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    called = {
        "id": f"call_{random.getrandbits(96):024x}",
        "type": "function",
        "function": {"name": name, "arguments": json.dumps(arguments, ensure_ascii=False)},
    }
    return {"role": "assistant", "content": None, "tool_calls": [called]}


def _outcome(random: Random, model: Model, call: _Call) -> dict[str, Any]:
    """Decide how the call ends."""
    drawn = random.random()
    if drawn < UNFINISHED_SHARE:
        return {"status": "started"}
    if drawn < UNFINISHED_SHARE + FAILED_SHARE:
        kind, reason = random.choice(texts.FAILURES)
        waited = 60.0 if kind == "APITimeoutError" else random.uniform(0.1, 2.0)
        return {
            "status": "failed",
            "failure_kind": kind,
            "failure_reason": reason,
            "duration": round(waited, 3),
        }
    response = _response(random, model, call)
    seconds = response["usage"]["completion_tokens"] / model.tokens_per_second
    return {
        "status": "finished",
        "response": response,
        # Log-normal: most answers come quickly, a few take many times as long.
        "duration": round(0.25 + seconds * random.lognormvariate(0, 0.5), 3),
    }


def _response(random: Random, model: Model, call: _Call) -> dict[str, Any]:
    is_chat = isinstance(call.answer, dict)
    asked = json.dumps(call.request, ensure_ascii=False)
    answered = json.dumps(call.answer, ensure_ascii=False)
    prompt_tokens = len(asked) // CHARACTERS_PER_TOKEN
    completion_tokens = max(len(answered) // CHARACTERS_PER_TOKEN, 1)
    if is_chat:
        has_called = "tool_calls" in call.answer
        choice = {"message": call.answer, "finish_reason": "tool_calls" if has_called else "stop"}
    else:
        choice = {"text": call.answer, "finish_reason": "stop"}
    return {
        "id": f"{'chatcmpl' if is_chat else 'cmpl'}-{random.getrandbits(96):024x}",
        "object": "chat.completion" if is_chat else "text_completion",
        "created": 1_700_000_000 + random.randrange(30_000_000),
        "model": model.name,
        "choices": [{"index": 0, "logprobs": None, **choice}],
        "usage": {
            "prompt_tokens": prompt_tokens,
            "completion_tokens": completion_tokens,
            "total_tokens": prompt_tokens + completion_tokens,
        },
    }


def _stacktrace(random: Random, application: str) -> list[dict[str, Any]]:
    lineno = random.randint(20, 60)
    return [
        {
            "file": f"/srv/{application}/handlers.py",
            "line": "reply = await assistant.answer(conversation)",
            "lineno": lineno,
            "name": "handle_message",
        },
        {
            "file": f"/srv/{application}/assistant.py",
            "line": "completion = await client.chat.completions.create(**request)",
            "lineno": lineno + 80,
            "name": "answer",
        },
    ]
