"""What the grades of a completion say, as terms of the completion itself.

A term is one value of one grade, with who has given it, for which task; so that what one grade must
be is found out by looking at the terms that there are (`grade_filters`): few, since grades have few
values and few graders.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from services.completions.payload_path import PayloadPath
from services.insight.fields import name_term
from services.insight.labels import label

# Of one completion; of more it has none.
MAX_TERMS: Final = 500
# Longer texts have no term: copies have their beginnings alone (`services.grading.copies`).
MAX_TEXT: Final = 63
# What a term says of the grade beside its value, by the name in the copy, each with its type.
SAID: Final[Mapping[str, type]] = {
    "task_id": str,
    "version": int,
    "grader_id": str,
    "grader_name": str,
    "grader_kind": str,
    "adjudicates": bool,
}
# Truth is a number.
_Value: TypeAlias = str | int | float


class _Odd(Exception):
    """A grade has what no term can say."""


def grade_terms(row: Mapping[str, Any]) -> tuple[Sequence[str], bool]:
    """Return the terms of a stored completion, and whether they are all that its grades say."""
    grades = row.get("grades")
    terms: dict[str, None] = {}
    try:
        for grade in grades or ():
            for term in _terms_of(grade):
                terms[term] = None
            if len(terms) > MAX_TERMS:
                return (), False
    except (_Odd, AttributeError, TypeError):  # as another program has stored it
        return (), False
    is_whole = not row.get("grades_cut") and not any(one.get("cut") for one in grades or ())
    return list(terms), is_whole


def _terms_of(grade: Mapping[str, Any]) -> Iterator[str]:
    said = [grade.get(name) for name in SAID]
    for one, type_ in zip(said, SAID.values(), strict=True):
        if one is not None and not isinstance(one, type_):
            raise _Odd
    yield _term("", said, None, is_item=False)
    for parts, value, is_item in _values(grade.get("values"), (), is_item=False):
        if not isinstance(value, str) or len(value) <= MAX_TEXT:
            yield _term(PayloadPath(parts).text, said, value, is_item=is_item)


def _term(path: str, said: Sequence[Any], value: _Value | None, *, is_item: bool) -> str:
    return f"{prefix_of(path)}{name_term(label([*said, is_item, value]))}"


def prefix_of(path: str) -> str:
    """Return what all terms of a path begin with; of grades as a whole it is ""."""
    return f"{name_term(path)}\0"


def _values(
    value: object, parts: tuple[str, ...], *, is_item: bool
) -> Iterator[tuple[tuple[str, ...], _Value, bool]]:
    """Yield each value where MongoDB finds it; of lists in lists it finds none."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _values(below, (*parts, key), is_item=is_item)
    elif isinstance(value, list):
        for item in value:
            if not isinstance(item, list):
                yield from _values(item, parts, is_item=True)
    elif isinstance(value, str | int | float) and parts:
        yield parts, value, is_item
    elif value is not None:
        raise _Odd
