"""Groups as rows show them."""

from collections.abc import Mapping, Sequence
from typing import Any

from services.insight.aggregating import CellKey
from services.insight.dimensions import Dimension


def with_group(
    dimensions: Sequence[Dimension], terms: Sequence[str | None], measured: Mapping[str, Any]
) -> dict[str, Any]:
    """Return a row: what was measured, and the group's values.

    Args:
        dimensions: What it is grouped by.
        terms: A term for each, None for no value.
        measured: What the row shows besides.
    """
    row: dict[str, Any] = {**measured, "group": [], "metadata": {}}
    for dimension, term in zip(dimensions, terms, strict=True):
        value = None if term is None else dimension.value(term)
        row["group"].append(dimension.text(value))
        if dimension.is_metadata:
            row["metadata"][dimension.name] = value
        else:
            row[dimension.name] = value
    return row


def text_of_term(dimensions: Sequence[Dimension], number: int, key: CellKey) -> str | None:
    """Return what one of a key's terms is ordered by: its value as a text."""
    term = key[1][number]
    return None if term is None else dimensions[number].text(dimensions[number].value(term))
