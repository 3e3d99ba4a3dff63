"""How far graders agree on one field of a task's answers."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypedDict

import orjson

from services.grading import agreement
from services.grading.agreement import (
    Code,
    Coefficient,
    CohenKappa,
    Confusion,
    Level,
    Unit,
    pair_count,
    pairable,
)
from services.grading.fields import MeasuredField
from services.storage.values_at import MISSING

# Of a confusion matrix.
MAX_VALUES: Final = 50
NO_LEVEL: Final = "the schema gives this field no level of measurement: name one beside its path"
TOO_MANY_VALUES: Final = f"the grades have more than {MAX_VALUES} values"


@dataclass(frozen=True, slots=True)
class Grade:
    """What one grader has answered on one completion.

    Attributes:
        feedback_id: Where it stands.
        age: Greater if it is newer.
        values: The answer, as far as it was read.
    """

    feedback_id: str
    age: tuple[Any, ...]
    values: Mapping[str, Any]


class FieldAgreement(TypedDict, total=False):
    """How far graders agree on one field; of the coefficients only what was asked for is there."""

    path: str
    level: str | None
    completion_count: int
    grade_count: int
    grader_count: int
    pair_count: int
    left_out_count: int
    percent: Coefficient
    cohen_kappa: CohenKappa
    fleiss_kappa: Coefficient
    krippendorff_alpha: Coefficient
    confusion: dict[str, Any]


def measured(
    field: MeasuredField, items: Mapping[str, Mapping[str, Grade]], wanted: frozenset[str]
) -> FieldAgreement:
    """Return how far graders agree on one field."""
    units, values, left_out = _units(field, items)
    level = field.level
    measures: dict[str, Callable[[], Any]] = {
        "percent": lambda: agreement.percent_agreement(units),
        "cohen_kappa": lambda: agreement.cohen_kappa(units),
        "fleiss_kappa": lambda: agreement.fleiss_kappa(units),
        "krippendorff_alpha": lambda: agreement.krippendorff_alpha(units, level or Level.NOMINAL),
        "confusion": lambda: _matrix(field, units, values),
    }
    if level is None:
        none, nothing = Coefficient(None, NO_LEVEL), CohenKappa(None, NO_LEVEL)
        measures = {name: lambda: none for name in measures}
        measures["cohen_kappa"] = lambda: nothing
        measures["confusion"] = lambda: _shown(None, {}, NO_LEVEL)
    found: Any = {
        "path": field.text,
        "level": level,
        "completion_count": len(units),
        "grade_count": sum(map(len, units)),
        "grader_count": len({grader for unit in units for grader in unit}),
        "pair_count": pair_count(units),
        "left_out_count": left_out,
        **{name: measure() for name, measure in measures.items() if name in wanted},
    }
    return found  # type: ignore[no-any-return]  # the keys above


def _units(
    field: MeasuredField, items: Mapping[str, Mapping[str, Grade]]
) -> tuple[list[Unit], dict[Code, Any], int]:
    """Return a field's units, the values that their codes stand for, and how many have no place."""
    units: list[dict[str, Hashable]] = []
    values: dict[Code, Any] = {}
    left_out = 0
    for item in items.values():
        unit = {}
        for grader, grade in item.items():
            value = field.value(grade.values)
            code = field.code(value)
            if code is not MISSING:
                unit[grader] = code
                values.setdefault(code, value)
            elif value is not MISSING:
                left_out += 1
        units.append(unit)
    return pairable(units), values, left_out


def _matrix(
    field: MeasuredField, units: Sequence[Unit], values: Mapping[Code, Any]
) -> dict[str, Any]:
    codes = {code for unit in units for code in unit.values()}
    if not codes:
        return _shown(None, {}, agreement.NO_PAIRS)
    if len(codes) > MAX_VALUES:
        return _shown(None, {}, TOO_MANY_VALUES)
    ordered = sorted(codes, key=lambda code: _place(field, code, values[code]))
    return _shown(agreement.confusion(units, ordered), values, None)


def _place(field: MeasuredField, code: Code, value: Any) -> tuple[Any, ...]:
    """Return where a value stands in a matrix: as in the schema, as numbers do, or as texts do."""
    if field.level in (Level.ORDINAL, Level.INTERVAL):
        return (code,)
    if code in field.ranks:
        return (0, field.ranks[code])
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (1, value)
    return (2, orjson.dumps(value))


def _shown(
    matrix: Confusion | None, values: Mapping[Code, Any], reason: str | None
) -> dict[str, Any]:
    """Return a confusion matrix as it is shown."""
    if matrix is None:
        return {"values": [], "rows": [], "graders": None, "reason": reason}
    shown = [values[code] for code in matrix.codes]
    rows = [
        {"value": value, "counts": counts}
        for value, counts in zip(shown, matrix.counts, strict=True)
    ]
    return {"values": shown, "rows": rows, "graders": matrix.graders, "reason": reason}
