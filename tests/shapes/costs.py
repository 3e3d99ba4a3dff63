"""What bodies of the corpus cost, by hand from the providers' price lists.

By the name of a case: tokens and dollars per million of them, of the input that came from no cache,
of what came from one, and of the output.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

Lines = Sequence[tuple[int, str]]

COSTS: Final[dict[str, tuple[Lines, Lines, Lines]]] = {
    "anthropic: plain": ([(9, "0.80")], [], [(4, "4")]),
    "anthropic: a stream's message, without a stop": ([(3, "3")], [], [(1, "15")]),
    # 1,500 are kept for five minutes, 500 for an hour.
    "anthropic: what a cache gave and took": (
        [(100, "3"), (1500, "3.75"), (500, "6")],
        [(5000, "0.30")],
        [(250, "15")],
    ),
    "anthropic: the result of a batch": ([(8, "1.50")], [], [(3, "7.50")]),
    "anthropic: events, with thinking, a tool and the cache": (
        [(4, "3"), (31, "3.75")],
        [(1165, "0.30")],
        [(224, "15")],
    ),
    "bedrock converse: plain": ([(14, "0.06")], [], [(2, "0.24")]),
    "bedrock converse: a stream": ([(9, "0.25")], [], [(7, "1.25")]),
    "bedrock claude: a body in an answer of the SDK's": ([(11, "0.25")], [], [(3, "1.25")]),
    "cohere v1: plain": ([(9, "0.15")], [], [(2, "0.60")]),
    "cohere v1: tools": ([(30, "0.15")], [], [(8, "0.60")]),
    "cohere v2: tools": ([(20, "2.50")], [], [(9, "10")]),
    "cohere v2: a stream": ([(6, "2.50")], [], [(7, "10")]),
    "gemini: plain": ([(12, "0.30")], [], [(3, "2.50")]),
    "gemini: tools": ([(35, "1.25")], [], [(9, "10")]),
    "gemini: reasoning and cache": ([(200, "0.30")], [(1000, "0.03")], [(300, "2.50")]),
    "gemini: a stream": ([(7, "0.30")], [], [(7, "2.50")]),
    "langchain: serialised messages": ([(12, "0.15")], [], [(3, "0.60")]),
    "langchain: tools, reasoning and cache": (
        [(100, "3"), (100, "3.75")],
        [(700, "0.30")],
        [(40, "15")],
    ),
    "embedding: openai": ([(4, "0.02")], [], []),
    "embedding: cohere": ([(3, "0.12")], [], []),
    "image: made": ([(5, "5")], [], [(4160, "40")]),
    # Ten of the fourteen were heard.
    "audio: transcribed": ([(4, "2.50"), (10, "6")], [], [(7, "10")]),
    "openai chat: plain": ([(21, "2.50")], [], [(2, "10")]),
    "openai chat: cache, reasoning and audio tokens": (
        [(86, "1.10")],
        [(1920, "0.275")],
        [(300, "4.40")],
    ),
    "responses: plain": ([(476, "2")], [(1024, "0.50")], [(600, "8")]),
    "openai text: plain": ([(2, "2")], [], [(2, "2")]),
    "span: plain": ([(20, "2.50")], [], [(6, "10")]),
    "vercel: tools": ([(30, "2.50")], [], [(8, "10")]),
    "openai chat: a stream's chunks, with reasoning and usage": ([(9, "2.50")], [], [(12, "10")]),
    "openai responses: events up to the end": ([(4, "1.25")], [], [(2, "10")]),
    # What is served at home, or by somebody whose price nobody lists, costs nothing that is known.
    "ollama chat: tools": ([], [], []),
    "watsonx: plain": ([], [], []),
}


def dollars(lines: Lines) -> Decimal:
    """Return what some lines come to."""
    return sum((count * Decimal(price) for count, price in lines), Decimal(0)) / 10**6
