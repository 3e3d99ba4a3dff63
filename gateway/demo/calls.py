"""What the demo's applications ask of a model, and what it answers, whoever the provider is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Final, Literal

from gateway.demo import texts

REFUSED_SHARE: Final = 0.02
WITH_PICTURE_SHARE: Final = 0.25
TRIP_SHARE: Final = 0.4


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
        tools: What it may call.
        reasoning: What models that reason show of it.
        is_refusal: Whether `text` refuses.
        is_cut: Whether `text` ends where the tokens did that the model was given.
        vector: The answer of an embedding model.
    """

    system: str
    turns: tuple[Turn, ...]
    text: str = ""
    use: ToolUse | None = None
    tools: tuple[Mapping[str, Any], ...] = ()
    reasoning: str = ""
    is_refusal: bool = False
    is_cut: bool = False
    vector: tuple[float, ...] = ()


def _slots(random: Random) -> dict[str, Any]:
    name, other = random.sample(texts.PEOPLE, 2)
    number = random.randint(4, 28)
    return {
        "product": random.choice(texts.PRODUCTS),
        "name": name,
        "other": other,
        "city": random.choice(texts.CITIES),
        "order": f"FH-{random.randint(100_000, 999_999)}",
        "number": number,
        "date": _ordinal(number),
        "eve": _ordinal(number - 1),
    }


def _ordinal(number: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number in (11, 12, 13) else ends.get(number % 10, 'th')}"


def _support(random: Random) -> Iterator[Call]:
    slots = _slots(random)
    turns: tuple[Turn, ...] = ()
    script = random.choice(texts.SUPPORT_SCRIPTS)
    for question, answer in script[: random.randint(1, len(script))]:
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
        tools=(texts.EXTRACT_TOOL,),
    )


def _agent(random: Random) -> Iterator[Call]:
    slots = _slots(random)
    question = Turn("user", texts.AGENT_QUESTION.format(**slots))
    use = _use(random, "get_forecast", {"city": slots["city"], "day": slots["number"]})
    yield Call(
        texts.AGENT_SYSTEM,
        (question,),
        use=use,
        tools=texts.AGENT_TOOLS,
        reasoning=texts.AGENT_REASONING.format(**slots),
    )
    found = Turn("tool", texts.AGENT_RESULT.format(**slots), use)
    turns = (question, Turn("assistant", "", use), found)
    said = texts.AGENT_ANSWER.format(**slots)
    yield Call(texts.AGENT_SYSTEM, turns, said, tools=texts.AGENT_TOOLS)
    if random.random() < TRIP_SHARE:
        yield from _trip(random, (*turns, Turn("assistant", said)), slots)


def _trip(random: Random, turns: tuple[Turn, ...], slots: dict[str, Any]) -> Iterator[Call]:
    """Go on with a train: one tool after another, of which one fails at first."""
    turns = (*turns, Turn("user", texts.TRIP_QUESTION.format(**slots)))
    slots = slots | {
        "early": f"IC {random.randint(500, 549)}",
        "late": f"IC {random.randint(550, 599)}",
        "coach": random.randint(2, 9),
        "booking": f"{random.getrandbits(24):06X}",
    }
    steps: tuple[tuple[str, dict[str, Any], str], ...] = (
        (
            "search_trains",
            {"to": slots["city"], "day": slots["number"] - 1, "after": "17:00"},
            texts.TRIP_TRAINS,
        ),
        ("book_seat", {"train": slots["early"], "seat": "window"}, texts.TRIP_FULL),
        ("book_seat", {"train": slots["late"], "seat": "window"}, texts.TRIP_BOOKED),
    )
    for name, arguments, result in steps:
        use = _use(random, name, arguments)
        yield Call(texts.AGENT_SYSTEM, turns, use=use, tools=texts.AGENT_TOOLS)
        found = Turn("tool", result.format(**slots), use)
        turns = (*turns, Turn("assistant", "", use), found)
    yield Call(
        texts.AGENT_SYSTEM, turns, texts.TRIP_ANSWER.format(**slots), tools=texts.AGENT_TOOLS
    )


def _translate(random: Random) -> Iterator[Call]:
    slots = _slots(random)
    asked = (Turn("user", texts.TRANSLATE_PROMPT.format(**slots)),)
    yield Call("", asked, texts.TRANSLATE_ANSWER.format(**slots))


def _search(random: Random) -> Iterator[Call]:
    question, _ = random.choice(random.choice(texts.SUPPORT_SCRIPTS))
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
