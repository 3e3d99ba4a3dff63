"""The values of a completion's grades, each a document of its own in the index.

So there is one column of numbers, one of labels and one of truth, whatever paths tasks have; and of
one path all documents are found by one term. A grade is one document besides, which has no value.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from services.completions.payload_path import PayloadPath
from services.insight.fields import GRADE_ID, GRADE_UPDATED_AT, GRADED_AT, Mark, name_term
from services.insight.labels import label

# Of one completion: the values of all grades; fewer where each repeats many tags and metadata. Of a
# list in a grade: the items at one path.
MAX_VALUES: Final = 2_000
_MAX_REPEATED: Final = 100_000
MAX_ITEMS: Final = 100
_MAX_DEPTH: Final = 20
# By the field of the index: what a completion's copy has.
_NAMES: Final = {
    **{name: name for name in ("grader_kind", "grader_id", "grader_name", "token_id")},
    "grader": "grader_key",
    GRADE_ID: "id",
}

# Terms that say what a grade says as a whole: more of one grade, or of all of a completion, each
# at each value of its grade, are left out.
MAX_TERMS: Final = 200
# What stands in a term in place of a value: that there is something, be it null; that it is a list.
THERE: Final = ""
LISTED: Final = "["

# By the path as it is written: a value, or all of a list.
Values = dict[str, list[Any]]


class Grade(NamedTuple):
    """A grade as it is indexed.

    Attributes:
        task_id: Whose.
        names: By the index's field.
        times: When it was given, and last changed, by the index's field.
        values: By their paths.
        terms: What it says as a whole; see `value_terms`.
        marks: What else is so of it: that some values are left out, or whether it counts.
    """

    task_id: str
    names: Mapping[str, str]
    times: Mapping[str, datetime]
    values: Values
    terms: Sequence[str] = ()
    marks: Sequence[Mark] = ()


def grades_of(row: Mapping[str, Any], repeated: int) -> Iterator[Grade]:
    """Yield the grades of a stored completion, newest first; what is none is left out.

    Args:
        row: The completion.
        repeated: How many names and values each document has of it.
    """
    found = row.get("grades")
    grades = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    adjudicated = [one.get("task_id") for one in grades if one.get("adjudicates") is True]
    left = min(MAX_VALUES, _MAX_REPEATED // max(repeated, 1))
    terms_left = _MAX_REPEATED
    for one in reversed(grades):
        task_id, at = one.get("task_id"), one.get("at")
        if type(task_id) is not str or not isinstance(at, datetime):
            continue
        names = {field: one.get(name) for field, name in _NAMES.items()}
        if isinstance(version := one.get("version"), int):
            names["task_version"] = str(version)
        texts = {field: name for field, name in names.items() if type(name) is str}
        updated_at = one.get("updated_at")
        times = {GRADED_AT: at}
        if isinstance(updated_at, datetime):
            times[GRADE_UPDATED_AT] = updated_at
        values, is_whole = values_in(one.get("values"), left)
        left -= len(values)
        marks = [Mark.GRADE_CUT] if not is_whole or one.get("cut") else []
        if one.get("adjudicates") is True:
            marks.append(Mark.ADJUDICATES)
        elif task_id in adjudicated:
            marks.append(Mark.OVERRULED)
        terms = value_terms(one.get("values"))
        terms_left -= len(terms) * (len(values) + 1)
        if len(terms) > MAX_TERMS or terms_left < 0:
            terms = []
        if one.get("cut") or not terms:
            marks.append(Mark.GRADE_VALUES_CUT)
        yield Grade(task_id, texts, times, values, terms, marks)


def values_in(json_values: object, most: int) -> tuple[Values, bool]:
    """Return what JSON has at each of its paths, and whether it is all there.

    Items of a list stand at the list's own path; null is no value.

    Args:
        json_values: An object; anything else has no values.
        most: How many paths.
    """
    found: Values = {}
    is_whole = True
    for parts, value in _leaves(json_values, ()):
        path = PayloadPath(parts).text
        values = found.get(path)
        if values is None and len(found) < most:
            values = found[path] = []
        if values is None or len(values) >= MAX_ITEMS or len(parts) >= _MAX_DEPTH:
            is_whole = False
        else:
            values.append(value)
    return found, is_whole


def _leaves(value: object, parts: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict) and len(parts) < _MAX_DEPTH:
        for key, below in value.items():
            yield from _leaves(below, (*parts, key))
    elif isinstance(value, list) and parts:
        for item in value:
            yield from _leaves(item, parts)
    elif value is not None and parts:
        yield parts, value


def value_terms(json_values: object) -> list[str]:
    """Return what JSON has at each of its paths, as filters of MongoDB find it.

    Each is `path NUL value`, the value as JSON; of a list each element. See `THERE` and `LISTED`.
    Objects, lists and lists in lists are there, and have no value.
    """
    terms: dict[str, None] = {value_term("", THERE): None}
    for parts, value in _found(json_values, ()):
        path = PayloadPath(parts).text
        terms[value_term(path, THERE)] = None
        if isinstance(value, list):
            terms[value_term(path, LISTED)] = None
        for one in value if isinstance(value, list) else (value,):
            if not isinstance(one, dict | list):
                terms[value_term(path, label(one))] = None
    return list(terms)


def value_term(path: str, labelled: str) -> str:
    """Return the term of a path and a label, or of a path and `THERE` or `LISTED`."""
    return f"{name_term(path)}\0{name_term(labelled)}"


def _found(value: object, parts: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield all that there is, however deep: rows have up to 100 levels."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield (*parts, key), below
            yield from _found(below, (*parts, key))
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, dict):
                yield from _found(item, parts)


def place_term(task_id: str, path: str | None) -> str:
    """Return the term of a path in the grades of a task; of the grades themselves if it is None."""
    return f"{name_term(task_id)}\0{'' if path is None else name_term(path)}"
