"""The fields of a task's answers: what may be measured of each, as its JSON Schema says.

    enum, const, boolean                              nominal
    enum of integers; integer from a minimum to a
      maximum with few values between                 ordinal
    any other number                                  interval
    text, list, anything else                         none, unless the caller says one

References within the schema are followed, and null beside something else is left out, as schemas
that Pydantic writes have both.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias

import orjson

from services.completions.payload_path import MAX_LENGTH, PayloadPath
from services.errors import InvalidInput
from services.grading.agreement import Code, Level
from services.storage.values_at import MISSING, follow

# What stands before a path in a row of feedback.
_ROOT: Final = "json_values"
# An integer with more values than this is a measure, not a scale.
MAX_STEPS: Final = 20
MAX_FIELDS: Final = 50
# Deeper than any form; references may go round in circles.
_MAX_DEPTH: Final = 10
_MOST_LOOKED_AT: Final = 2000
# An alternative of more is no list of names.
_MOST_CHOICES: Final = 100
# What is one thing or null has no more alternatives.
_FEW: Final = 3

_Schema: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MeasuredField:
    """A field of the answers.

    Attributes:
        path: Where it is, from `json_values` on.
        level: What may be said of two of its values; None if nothing but that they differ.
        ranks: Of an enum the place of each value, by its code.
        lowest: Of a number the least that the schema allows, if it says.
        highest: Of a number the most that the schema allows, if it says.
    """

    path: PayloadPath
    level: Level | None = None
    ranks: Mapping[Hashable, int] = field(default_factory=dict)
    lowest: float | None = None
    highest: float | None = None

    @property
    def text(self) -> str:
        """The path as callers write it."""
        return replace(self.path, parts=self.path.parts[1:]).text

    def value(self, json_values: Mapping[str, Any]) -> Any:
        """Return what an answer has there; `MISSING` if nothing."""
        found, rest = follow(json_values, self.path.parts[1:])
        return MISSING if rest else found

    def code(self, value: Any) -> Code:
        """Return what a value is told from others by; `MISSING` if its level has no place for it.

        Of the ordinal and interval levels it is a number.
        """
        found: Code = MISSING
        if value is MISSING:
            return found
        if self.level in (Level.NOMINAL, None):
            found = _name(value)
        elif self.level is Level.ORDINAL and self.ranks:
            found = self.ranks.get(_name(value), MISSING)
        elif isinstance(value, int | float):
            found = value
        return found

    def apart(self, values: Sequence[Any]) -> float:
        """Return how far values are apart, from 0 to 1.

        Of numbers the highest from the lowest, as a share of what the schema allows, or, if it
        does not say, of both together. Of others the share of pairs that differ.
        """
        codes = [code for value in values if (code := self.code(value)) is not MISSING]
        if len(set(codes)) < 2:
            return 0.0
        if self.level in (Level.NOMINAL, None):
            number = len(codes)
            same = sum(codes.count(code) * (codes.count(code) - 1) for code in set(codes))
            return 1 - same / (number * (number - 1))
        numbers: list[Any] = codes
        return self._share(float(min(numbers)), float(max(numbers)))

    def _share(self, low: float, high: float) -> float:
        if self.level is Level.ORDINAL and self.ranks:
            scale = float(len(self.ranks) - 1)
        elif self.lowest is not None and self.highest is not None:
            scale = self.highest / 2 - self.lowest / 2
            low, high = low / 2, high / 2  # so that no difference overflows
        else:
            low, high = low / 2, high / 2
            scale = abs(low) + abs(high)
        return min((high - low) / scale, 1.0) if scale > 0 else 0.0


def how_far_apart(fields: Sequence[MeasuredField], answers: Sequence[Mapping[str, Any]]) -> float:
    """Return how far answers are apart, from 0 to 1: the mean of the fields two of them have."""
    found = []
    for one in fields:
        values = [value for answer in answers if (value := one.value(answer)) is not MISSING]
        if len(values) > 1:
            found.append(one.apart(values))
    return sum(found) / len(found) if found else 0.0


def fields_of(schema: _Schema) -> list[MeasuredField]:
    """Return the fields of a task's answers that have a level, in the schema's order.

    At most one more than `MAX_FIELDS`, out of the first `_MOST_LOOKED_AT` parts of the schema.
    """
    found: list[MeasuredField] = []
    waiting: list[tuple[tuple[str, ...], Any]] = [((), schema)]
    for _ in range(_MOST_LOOKED_AT):
        if not waiting or len(found) > MAX_FIELDS:
            break
        parts, below = waiting.pop()
        below = _resolved(schema, below)
        properties = below.get("properties")
        if isinstance(properties, dict) and len(parts) < _MAX_DEPTH:
            if len(waiting) > _MOST_LOOKED_AT:
                continue
            waiting += [((*parts, name), each) for name, each in reversed(properties.items())]
        elif parts and len(PayloadPath(parts).text) <= MAX_LENGTH:
            one = _measured(schema, below, PayloadPath((_ROOT, *parts)))
            found += [one] if one.level is not None else []
    return found


def field_at(schema: _Schema, path: str, level: Level | None = None) -> MeasuredField:
    """Return the field at a path, whatever the schema says of it.

    Args:
        schema: The task's.
        path: In the grammar of `services.completions.payload_path`.
        level: In place of what the schema says.

    Raises:
        InvalidInput: The path is malformed, or the level is more than the field's values have.
    """
    parsed = PayloadPath.below(_ROOT, path)
    below: Any = schema
    for part in parsed.parts[1:]:
        below = _resolved(schema, below)
        properties = below.get("properties")
        below = properties.get(part, {}) if isinstance(properties, dict) else {}
    found = _measured(schema, below, parsed)
    if level is None:
        return found
    if level is not Level.NOMINAL and not _has_level(_resolved(schema, below), found, level):
        raise InvalidInput(
            f"the values of this field have no {level} level; NOMINAL fits any", path="/level"
        )
    return replace(found, level=level)


def _has_level(below: _Schema, found: MeasuredField, level: Level) -> bool:
    """Say whether values that a schema describes have places, or distances."""
    if found.ranks:
        return level is Level.ORDINAL or found.lowest is not None
    return _kind(below) not in ("string", "array", "object")


def _measured(schema: _Schema, below: Any, path: PayloadPath) -> MeasuredField:
    below = _resolved(schema, below)
    values = _values(schema, below)
    if values is not None:
        kinds = {_is_whole(value) for value in values if value is not None}
        is_scale = kinds == {True} and len(values) > 1
        numbers = sorted(filter(_is_number, values)) or [None]
        return MeasuredField(
            path,
            Level.ORDINAL if is_scale else Level.NOMINAL,
            _ranks(values),
            lowest=numbers[0],
            highest=numbers[-1],
        )
    kind = _kind(below)
    if kind == "boolean":
        return MeasuredField(path, Level.NOMINAL)
    if kind not in ("integer", "number"):
        return MeasuredField(path)
    low, high = _bound(below, "minimum", 1), _bound(below, "maximum", -1)
    level = Level.INTERVAL
    if kind == "integer" and low is not None and high is not None:
        level = Level.ORDINAL if high - low < MAX_STEPS else Level.INTERVAL
    return MeasuredField(path, level, lowest=low, highest=high)


def _kind(below: _Schema) -> Any:
    """Return the type of the values that a schema describes, null left out."""
    kind = below.get("type")
    if not isinstance(kind, list):
        return kind
    return next((one for one in kind if one != "null"), None)


def _values(schema: _Schema, below: _Schema, *, nested: bool = False) -> list[Any] | None:
    """Return the values that a schema names, if it names all of them."""
    if isinstance(values := below.get("enum"), list):
        return values
    if "const" in below:
        return [below["const"]]
    for name in ("oneOf", "anyOf"):
        choices = below.get(name)
        if not nested and isinstance(choices, list) and 0 < len(choices) <= _MOST_CHOICES:
            named = [_values(schema, _resolved(schema, one), nested=True) for one in choices]
            if all(each is not None for each in named):
                return [value for each in named for value in each or ()]
    return None


def _resolved(schema: _Schema, below: Any) -> _Schema:
    """Return a part of a schema without references, or alternatives of which null is the other."""
    for _ in range(_MAX_DEPTH):
        if not isinstance(below, dict):
            return {}
        if isinstance(reference := below.get("$ref"), str):
            below = _referred(schema, reference)
            continue
        choices = [
            choice
            for name in ("anyOf", "oneOf", "allOf")
            for choice in (below[name][:_FEW] if isinstance(below.get(name), list) else ())
            if choice != {"type": "null"}
        ]
        if len(choices) != 1 or "properties" in below or "enum" in below or "const" in below:
            return below
        below = choices[0]
    return {}


def _referred(schema: _Schema, reference: str) -> Any:
    """Return what a reference leads to, if it is a JSON Pointer into the schema."""
    if reference == "#":
        return schema
    if not reference.startswith("#/"):
        return {}
    found: Any = schema
    for token in reference[2:].split("/"):
        key = token.replace("~1", "/").replace("~0", "~")
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _bound(below: _Schema, name: str, step: int) -> float | None:
    """Return the least or the most that a schema allows; None if it does not say."""
    given: Any = below.get(name)
    if _is_number(given):
        return float(given)
    beyond: Any = below.get(f"exclusive{name.capitalize()}")
    if not _is_number(beyond):
        return None
    return float(beyond + step if _kind(below) == "integer" else beyond)


def _ranks(values: Sequence[Any]) -> dict[Hashable, int]:
    """Return the place of each value: numbers in their order, others as the schema has them."""
    given = [value for value in values if value is not None]
    if all(map(_is_number, given)):
        given = sorted(given)
    return {name: place for place, name in enumerate(dict.fromkeys(map(_name, given)))}


def _name(value: Any) -> Hashable:
    """Return what a value of JSON is the same as: 1 is 1.0, and is not true."""
    if isinstance(value, bool | dict | list):
        return (type(value).__name__, orjson.dumps(value, option=orjson.OPT_SORT_KEYS))
    return value  # type: ignore[no-any-return]  # a text, a number or null


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
