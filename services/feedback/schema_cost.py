"""What compiling a schema and checking values against it may cost at most, told beforehand.

It is a bound for forms such as people fill in: what it proves small is done at once, in the event
loop. Everything else, and all that is not understood here, is left to a process that can be
stopped (`schema_process`). So it may be too high by any factor, but never too low.

Units are nanoseconds on a slow core, good to about a factor of two.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from services.feedback.schema_rules import find_by_pointer

# A request may hold the event loop for so long, for each of: compiling, deciding, wording.
_COMPILE_NS: Final = 15_000_000
_DECIDE_NS: Final = 10_000_000
_WORD_NS: Final = 40_000_000

_MAX_BYTES: Final = 128 * 1024
_MAX_DEPTH: Final = 100
# They lead to places that are not found by looking, make parts be checked several times, or quote
# an object once for each of its names.
_INVOLVED: Final = frozenset(
    {"$dynamicRef", "$recursiveRef", "unevaluatedItems", "unevaluatedProperties", "propertyNames"}
)
_COMBINING: Final = ("oneOf", "anyOf", "allOf", "not", "if", "$ref")
# Decimal fractions are exact.
_MULTIPLE_OF_NODES: Final = 20
_SLOW_FORMATS: Final = frozenset({"regex", "hostname", "idn-hostname", "idn-email"})
_REPETITION: Final = re.compile(r"\{\s*(\d+)\s*(?:,\s*(\d*)\s*)?\}")
# Of Unicode: thousands of ranges each. And characters by number, of which a class may have many.
_UNICODE_ESCAPE: Final = re.compile(r"\\[pPuUxXcCkK]")
_BYTES_PER_PATTERN_NS: Final = 0.4


class ValuesSize(NamedTuple):
    """How large values are.

    Attributes:
        bytes: As JSON.
        nodes: Objects, arrays and what they hold.
        depth: Levels.
    """

    bytes: int
    nodes: int
    depth: int


@dataclass(slots=True)
class SchemaCost:
    """What a schema comes to, references followed: one that is named twice counts twice.

    Attributes:
        nodes: Keywords and all that they hold.
        bytes: As JSON, about.
        pattern_ns: What compiling its patterns takes.
        unique: How many `uniqueItems` there are.
        nesting: How deep parts that combine others are in one another.
    """

    nodes: int = 1
    bytes: int = 8
    pattern_ns: int = 0
    unique: int = 0
    nesting: int = 0

    def add(self, other: "SchemaCost") -> None:
        """Count another part in."""
        self.nodes += other.nodes
        self.bytes += other.bytes
        self.pattern_ns += other.pattern_ns
        self.unique += other.unique
        self.nesting = max(self.nesting, other.nesting)

    @property
    def is_small(self) -> bool:
        """Whether it is compiled in a moment."""
        return self.nodes * 1500 + self.bytes * 10 + self.pattern_ns <= _COMPILE_NS

    @property
    def memory(self) -> int:
        """How many bytes it may take when compiled."""
        return self.bytes * 4 + self.nodes * 400 + int(self.pattern_ns * _BYTES_PER_PATTERN_NS)

    def decides_at_once(self, size: ValuesSize) -> bool:
        """Say whether values of a size are found valid or not in a moment.

        Each node of the schema may meet each node of the values; a pattern without a fast
        automaton goes through all its states at each byte; and arrays whose items must differ
        are compared item by item.
        """
        meetings = self.nodes * size.nodes * 60
        texts = size.bytes * (self.nodes + self.pattern_ns // 300)
        return meetings + texts + self.unique * size.bytes**2 <= _DECIDE_NS

    def words_at_once(self, size: ValuesSize) -> bool:
        """Say whether all faults of values that are decided at once are told in a moment.

        `jsonschema-rs` makes an error for each branch that does not hold, with a text that
        quotes the value and what it breaks, and decides each branch anew on each level.
        """
        meetings = self.nodes * size.nodes * 4000 * (8 + self.nesting) // 8
        quotes = self.nodes * size.bytes * size.depth + self.bytes * size.nodes
        return meetings + quotes <= _WORD_NS


class _NotToldError(Exception):
    """The cost cannot be told, or is past all limits."""


def schema_cost(schema: Mapping[str, Any], *, size: int) -> SchemaCost | None:
    """Return what a schema comes to, if that can be told and it is small.

    Args:
        schema: Anything that is JSON, not nested deeper than Python recurses.
        size: Its bytes as JSON.
    """
    if size > _MAX_BYTES:
        return None
    try:
        cost = _Walk(schema).cost(schema, 0)
    except _NotToldError:
        return None
    return cost if cost.is_small else None


class _Walk:
    """Adds up the parts of a schema, each of which is gone through once and remembered."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._schema = schema
        self._known: dict[int, SchemaCost | None] = {}

    def cost(self, node: Any, depth: int) -> SchemaCost:
        if isinstance(node, str):
            return SchemaCost(bytes=4 * len(node) + 2)
        if not isinstance(node, dict | list):
            return SchemaCost(bytes=24)
        if id(node) in self._known:
            known = self._known[id(node)]
            if known is None:  # recursive: how often it is gone through is up to the values
                raise _NotToldError
            return known
        if depth > _MAX_DEPTH:
            raise _NotToldError
        self._known[id(node)] = None
        total = SchemaCost()
        if isinstance(node, list):
            for child in node:
                total.add(self.cost(child, depth + 1))
        else:
            self._add_object(node, total, depth)
        if not total.is_small:
            raise _NotToldError
        self._known[id(node)] = total
        return total

    def _add_object(self, node: dict[str, Any], total: SchemaCost, depth: int) -> None:
        if not _INVOLVED.isdisjoint(node):
            raise _NotToldError
        named = node.get("format")
        if isinstance(named, str) and named in _SLOW_FORMATS:
            raise _NotToldError
        for key, child in node.items():
            total.bytes += 4 * len(key) + 4
            total.add(self.cost(child, depth + 1))
        for key in ("$id", "id"):
            if isinstance(node.get(key), str) and node is not self._schema:
                raise _NotToldError  # references in it lead elsewhere
        reference = node.get("$ref")
        if isinstance(reference, str):
            target = find_by_pointer(self._schema, reference)
            if target is None:
                raise _NotToldError
            total.add(self.cost(target, depth + 1))
        if isinstance(node.get("pattern"), str):
            total.pattern_ns += _pattern_ns(node["pattern"])
        if isinstance(node.get("patternProperties"), dict):
            # `additionalProperties` goes through them once more.
            total.pattern_ns += sum(2 * _pattern_ns(key) for key in node["patternProperties"])
        if node.get("uniqueItems") is True:
            total.unique += 1
        if "multipleOf" in node:
            total.nodes += _MULTIPLE_OF_NODES
        total.nesting += any(key in node for key in _COMBINING)


_MOST_DIGITS: Final = 9


def _pattern_ns(pattern: str) -> int:
    """Return what compiling a pattern may take: its parts, times how often they are repeated."""
    if "(?" in pattern.replace("(?:", ""):
        raise _NotToldError  # flags, of which one adds all other cases
    total = 20_000 + 5_000 * len(pattern) + 400_000 * len(_UNICODE_ESCAPE.findall(pattern))
    total += 5_000 * pattern.count("\\") ** 2  # each is rewritten, the rest being copied
    if not pattern.isascii():
        total *= 20  # classes of it are large
    for least, most in _REPETITION.findall(pattern):
        if len(least) > _MOST_DIGITS or len(most) > _MOST_DIGITS:
            raise _NotToldError
        total *= max(int(most or least or 0), int(least), 1)
        if total > _COMPILE_NS:
            raise _NotToldError
    return total


def count_patterns(schema: Any) -> int:
    """Return how many patterns a schema has."""
    pending, number = [schema], 0
    while pending:
        node = pending.pop()
        if isinstance(node, dict):
            number += isinstance(node.get("pattern"), str)
            if isinstance(node.get("patternProperties"), dict):
                number += len(node["patternProperties"])
            pending += node.values()
        elif isinstance(node, list):
            pending += node
    return number
