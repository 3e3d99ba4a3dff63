"""What the demo's applications ask of a model, and what it answers, whoever the provider is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Final, Literal

from gateway.demo import texts

REFUSED_SHARE: Final = 0.02
WITH_PICTURE_SHARE: Final = 0.25


@dataclass(frozen=True, slots=True)
class ToolUse:
    """A tool that the model calls."""

    id: str
    name: str
    arguments: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Turn:
    """A message of the request.

    Attributes:
        role: Of a tool, `text` is what it gave.
        text: What is said; "" where an assistant calls a tool alone.
        use: The call that an assistant makes, or that a tool answers.
        picture: URL of a picture beside the text, or "".
    """

    role: Literal["user", "assistant", "tool"]
    text: str
    use: ToolUse | None = None
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A request of a conversation's kind, and the answer.

    Attributes:
        system: Instructions, or "".
        turns: From the oldest on.
        text: What the model says; of a refusal, its words.
        use: The tool that it calls instead.
        tool: What it may call.
        reasoning: What models that reason show of it.
        is_refusal: Whether `text` refuses.
        is_cut: Whether `text` ends where the tokens did that the model was given.
        vector: The answer of an embedding model.
    """

    system: str
    turns: tuple[Turn, ...]
    text: str = ""
    use: ToolUse | None = None
    tool: Mapping[str, Any] | None = None
    reasoning: str = ""
    is_refusal: bool = False
    is_cut: bool = False
    vector: tuple[float, ...] = ()


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


def _support(random: Random) -> Iterator[Call]:
    slots = _slots(random)
    turns: tuple[Turn, ...] = ()
    first = random.choice((0, 0, 3))
    for question, answer in texts.SUPPORT_TURNS[first : first + random.randint(1, 5)]:
        turns = (*turns, Turn("user", question.format(**slots)))
        said = answer.format(**slots)
        yield Call(texts.SUPPORT_SYSTEM, turns, said, reasoning=texts.SUPPORT_REASONING)
        turns = (*turns, Turn("assistant", said))
    if random.random() < REFUSED_SHARE:
        turns = (*turns, Turn("user", texts.REFUSED_QUESTION.format(**slots)))
        yield Call(texts.SUPPORT_SYSTEM, turns, texts.REFUSAL, is_refusal=True)


def _summary(random: Random) -> Iterator[Call]:
    slots = _slots(random)
    notes = [texts.SUMMARY_NOTES.format(**_slots(random)) for _ in range(random.randint(1, 4))]
    notes.append(texts.SUMMARY_NOTES.format(**slots))
    said = texts.SUMMARY_ANSWER.format(**slots)
    asked = (Turn("user", "\n\n".join(notes)),)
    yield Call(texts.SUMMARY_SYSTEM, asked, said, reasoning=texts.SUMMARY_REASONING)


def _extract(random: Random) -> Iterator[Call]:
    slots = _slots(random)
    has_picture = random.random() < WITH_PICTURE_SHARE
    picture = f"https://files.fernhill.example/{slots['order']}.png" if has_picture else ""
    arguments = {
        "number": slots["order"],
        "customer": slots["name"],
        "quantity": slots["number"],
        "net_total": round(slots["number"] * 24.9, 2),
        "currency": "EUR",
    }
    yield Call(
        texts.EXTRACT_SYSTEM,
        (Turn("user", texts.EXTRACT_TEXT.format(**slots), picture=picture),),
        use=_use(random, "record_invoice", arguments),
        tool=texts.EXTRACT_TOOL,
    )


def _agent(random: Random) -> Iterator[Call]:
    slots = _slots(random)
    question = Turn("user", texts.AGENT_QUESTION.format(**slots))
    use = _use(random, "get_forecast", {"city": slots["city"], "day": slots["number"]})
    yield Call(
        texts.AGENT_SYSTEM,
        (question,),
        use=use,
        tool=texts.AGENT_TOOL,
        reasoning=texts.AGENT_REASONING.format(**slots),
    )
    found = Turn("tool", texts.AGENT_RESULT.format(**slots), use)
    yield Call(
        texts.AGENT_SYSTEM,
        (question, Turn("assistant", "", use), found),
        texts.AGENT_ANSWER.format(**slots),
        tool=texts.AGENT_TOOL,
    )


def _translate(random: Random) -> Iterator[Call]:
    slots = _slots(random)
    asked = (Turn("user", texts.TRANSLATE_PROMPT.format(**slots)),)
    yield Call("", asked, texts.TRANSLATE_ANSWER.format(**slots))


def _search(random: Random) -> Iterator[Call]:
    question, _ = texts.SUPPORT_TURNS[random.randrange(len(texts.SUPPORT_TURNS))]
    vector = tuple(round(random.uniform(-0.1, 0.1), 6) for _ in range(16))
    yield Call("", (Turn("user", question.format(**_slots(random))),), vector=vector)


def _pictures(random: Random) -> Iterator[Call]:
    slots = _slots(random)
    picture = f"https://files.fernhill.example/made/{random.getrandbits(64):016x}.png"
    yield Call("", (Turn("user", texts.PICTURE_PROMPT.format(**slots)),), picture)


def _use(random: Random, name: str, arguments: dict[str, Any]) -> ToolUse:
    return ToolUse(f"call_{random.getrandbits(96):024x}", name, arguments)


CALLS: Final[Mapping[str, Callable[[Random], Iterator[Call]]]] = {
    "support": _support,
    "summary": _summary,
    "extract": _extract,
    "agent": _agent,
    "translate": _translate,
    "search": _search,
    "pictures": _pictures,
}
