"""The demo's completions: made up, but shaped like what the SDKs of real applications log.

Each session has a random generator of its own, seeded with the demo's seed and the session's
number. So the same seed gives the same data, and asking for more only adds to them. Times are
the exception: they are spread over the 30 days before now.
"""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from gateway.demo import bodies, other_bodies, texts
from gateway.demo.calls import CALLS, Call
from gateway.demo.incidents import Period, Release, draw_period

UNFINISHED_SHARE: Final = 0.004
FAILED_IN_OUTAGE: Final = 0.85
STREAMED_SHARE: Final = 0.3
CUT_SHARE: Final = 0.02
CHARACTERS_PER_TOKEN: Final = 4
PEOPLE: Final = 240


@dataclass(frozen=True, slots=True)
class Model:
    """A model: how often the applications choose it, and how fast it answers.

    Attributes:
        name: As its provider spells it.
        provider: Whose outages are its own.
        weight: Beside the others of its kind.
        tokens_per_second: Of its answers.
        write: Writes a call in its provider's words.
        reasons: Whether it shows its reasoning.
    """

    name: str
    provider: str
    weight: int
    tokens_per_second: float
    write: bodies.Writer
    reasons: bool = False


CHAT_MODELS: Final = (
    Model("gpt-4o-mini-2024-07-18", "openai", 24, 95.0, bodies.openai_chat),
    Model("gpt-4.1-2025-04-14", "openai", 10, 60.0, bodies.openai_chat),
    Model("gpt-5-mini-2025-08-07", "openai", 12, 80.0, bodies.openai_responses, reasons=True),
    Model("gpt-4o-2024-08-06", "azure", 9, 70.0, bodies.azure_chat),
    Model(
        "claude-sonnet-4-5-20250929", "anthropic", 15, 55.0, other_bodies.anthropic, reasons=True
    ),
    Model("gemini-2.5-flash", "google", 9, 120.0, other_bodies.gemini, reasons=True),
    Model("amazon.nova-lite-v1:0", "aws", 5, 90.0, other_bodies.bedrock_converse),
    Model("command-r-08-2024", "cohere", 3, 60.0, other_bodies.cohere),
    Model("mistral-small-2506", "mistral", 4, 110.0, bodies.mistral_chat),
    Model("llama-3.3-70b-versatile", "groq", 3, 270.0, bodies.groq_chat),
    Model("deepseek-reasoner", "deepseek", 3, 35.0, bodies.deepseek_chat, reasons=True),
    Model("llama3.2:3b", "ollama", 3, 40.0, other_bodies.ollama),
)
MODELS: Final[dict[str, tuple[Model, ...]]] = {
    "translate": (Model("gpt-3.5-turbo-instruct", "openai", 1, 120.0, bodies.openai_text),),
    "search": (Model("text-embedding-3-small", "openai", 1, 4000.0, bodies.openai_embedding),),
    "pictures": (Model("gpt-image-1", "openai", 1, 60.0, bodies.openai_image),),
}
STREAMED_WRITERS: Final = frozenset(
    (
        bodies.openai_chat,
        bodies.azure_chat,
        bodies.groq_chat,
        other_bodies.anthropic,
        other_bodies.ollama,
    )
)
PICTURE_TOKENS: Final = 272
# The support application asks for some of its answers to be read by people. Whatever the number
# of completions these are some 100, so that two graders get to the middle of them.
REVIEW: Final = "review"
REVIEWED_SESSIONS: Final = 140
ENVIRONMENTS: Final = (("prod", 70), ("staging", 18), ("test", 12))
EXPERIMENTS: Final = ("tone-warm", "tone-brief", "rerank-v2")
PLANS: Final = (("free", 60), ("pro", 30), ("enterprise", 10))
# How the applications share the traffic.
APPLICATIONS: Final = (
    ("support", 40),
    ("summary", 17),
    ("extract", 15),
    ("agent", 12),
    ("translate", 9),
    ("search", 5),
    ("pictures", 2),
)


@dataclass(frozen=True, slots=True)
class DemoCompletion:
    """A completion as an SDK would send it.

    Attributes:
        completion_id: Its id.
        created_at: When the call was made.
        release: Of the application.
        body: By the OpenAPI document's names, and what is sent beside them.
    """

    completion_id: str
    created_at: datetime
    release: Release
    body: dict[str, Any]


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
    period = draw_period(random)
    application = _weighted(random, APPLICATIONS)
    models = MODELS.get(application, CHAT_MODELS)
    if period.outage:  # the sessions that are in it because of it
        models = tuple(m for m in models if m.provider == period.outage.provider) or models
    model = _weighted(random, tuple((model, model.weight) for model in models))
    tags = _tags(random, application)
    if session < REVIEWED_SESSIONS and {"prod", "support"} <= set(tags):
        tags.append(REVIEW)
    who = _person(random, application)
    session_id = str(uuid.UUID(int=random.getrandbits(128), version=4))
    moment = period.moment(seeded(seed, session, "time"), now)
    completions = []
    for number, call in enumerate(CALLS[application](random)):
        if not model.reasons:
            call = replace(call, reasoning="")
        if _is_cut(call, seeded(seed, session, number, "cut")):
            call = replace(call, text=call.text[: len(call.text) * 2 // 3], is_cut=True)
        tokens = _tokens(call, model, number)
        exchange = model.write(model.name, call, tokens, who, random)
        body = {
            "kind": "prompt" if application in MODELS else "chat",
            "tags": tags,
            "request": exchange.request,
            "session_id": session_id,
            "stacktrace": _stacktrace(random, application),
            "prompt_version": f"{application}@{period.release.prompt_version}",
            **exchange.beside,
            **_outcome(random, period, model, exchange, tokens),
        }
        body["metadata"] = {**body.get("metadata", {}), "version": period.release.version}
        if body["status"] != "finished":  # people review what somebody was answered
            body["tags"] = [tag for tag in tags if tag != REVIEW]
        completion_id = str(uuid.UUID(int=random.getrandbits(128), version=4))
        completions.append(DemoCompletion(completion_id, min(moment, now), period.release, body))
        # The person reads, thinks and writes before the next turn.
        moment += timedelta(seconds=body.get("duration", 0.0) + random.uniform(8, 90))
    return completions


def _weighted(random: Random, choices: tuple[tuple[Any, int], ...]) -> Any:
    values, weights = zip(*choices, strict=True)
    return random.choices(values, weights)[0]


def _tags(random: Random, application: str) -> list[str]:
    tags = [_weighted(random, ENVIRONMENTS), application]
    if random.random() < 0.3:
        tags.append(f"experiment/{random.choice(EXPERIMENTS)}")
    return tags


def _person(random: Random, application: str) -> bodies.Who:
    """Choose who uses the application: a few do so much more than the others."""
    person = min(int(random.expovariate(1 / 40)), PEOPLE - 1)
    plan = _weighted(seeded("plan", person), PLANS)
    return bodies.Who(f"user-{person:04d}", {"plan": plan, "feature": application})


def _is_cut(call: Call, random: Random) -> bool:
    is_long = len(call.text) > 100 and not (call.use or call.is_refusal)
    return is_long and random.random() < CUT_SHARE


def _tokens(call: Call, model: Model, number: int) -> bodies.Tokens:
    """Estimate a call's counts; from a session's second call on, the cache gives the start."""
    asked = len(call.system) + sum(len(turn.text) for turn in call.turns)
    for tool in call.tools:
        asked += len(json.dumps(tool))
    prompt = max(asked // CHARACTERS_PER_TOKEN, 1)
    if call.vector:
        return bodies.Tokens(prompt, 0)
    if model.write is bodies.openai_image:
        return bodies.Tokens(prompt, PICTURE_TOKENS)
    reasoning = len(call.reasoning) // CHARACTERS_PER_TOKEN
    answered = len(json.dumps(call.use.arguments)) + 20 if call.use else len(call.text)
    completion = max(answered // CHARACTERS_PER_TOKEN, 1) + reasoning
    start = min(len(call.system) // CHARACTERS_PER_TOKEN, prompt - 1)
    return bodies.Tokens(
        prompt,
        completion,
        cached=start if number else 0,
        written=0 if number or model.provider != "anthropic" else start,
        reasoning=reasoning,
    )


def _outcome(
    random: Random,
    period: Period,
    model: Model,
    exchange: bodies.Exchange,
    tokens: bodies.Tokens,
) -> dict[str, Any]:
    """Decide how the call ends."""
    outage = period.outage
    if outage and outage.provider == model.provider and random.random() < FAILED_IN_OUTAGE:
        return _failed(outage.kind, outage.reason, random.uniform(0.2, 3.0))
    drawn = random.random()
    if drawn < UNFINISHED_SHARE:
        return {"status": "started"}
    if drawn < UNFINISHED_SHARE + period.release.failed_share:
        # A vector, a picture or a translation is not read as JSON.
        own = (texts.UNREADABLE,) if model.write in STREAMED_WRITERS else ()
        kind, reason = random.choice(texts.FAILURES + own)
        if kind == texts.UNREADABLE[0]:
            answered = _answered(random, period, model, exchange, tokens)
            return answered | _failed(kind, reason, answered["duration"])
        waited = 60.0 if kind == "APITimeoutError" else random.uniform(0.1, 2.0)
        return _failed(kind, reason, waited)
    return _answered(random, period, model, exchange, tokens)


def _answered(
    random: Random,
    period: Period,
    model: Model,
    exchange: bodies.Exchange,
    tokens: bodies.Tokens,
) -> dict[str, Any]:
    # Log-normal: most answers come quickly, a few take many times as long.
    seconds = tokens.completion / model.tokens_per_second * random.lognormvariate(0, 0.5)
    slowness = period.release.slowness
    outcome: dict[str, Any] = {
        "status": "finished",
        "response": exchange.response,
        "duration": round((0.25 + seconds) * slowness, 3),
    }
    if model.write in STREAMED_WRITERS and random.random() < STREAMED_SHARE:
        # An SDK joins what a stream brings into a response like another's.
        exchange.request["stream"] = True
        outcome["time_to_first_token"] = round(random.uniform(0.1, 0.24) * slowness, 3)
    return outcome


def _failed(kind: str, reason: str, waited: float) -> dict[str, Any]:
    return {
        "status": "failed",
        "failure_kind": kind,
        "failure_reason": reason,
        "duration": round(waited, 3),
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
            "line": "completion = await client.send(request)",
            "lineno": lineno + 80,
            "name": "answer",
        },
    ]
