"""Values as terms of the index have them: as JSON in which what is equal is written alike."""

import json

_LEAST, _MOST = -(2**63), 2**63 - 1


def label(value: object) -> str:
    """Return a value as JSON, in which equal numbers are written alike."""
    return json.dumps(_alike(value), ensure_ascii=False, separators=(",", ":"), default=str)


def _alike(value: object) -> object:
    """Return a value with whole numbers as integers, wherever in it they stand."""
    if isinstance(value, float) and value.is_integer() and _LEAST <= value <= _MOST:
        return int(value)
    if isinstance(value, list):
        return [_alike(one) for one in value]
    if isinstance(value, dict):
        return {key: _alike(one) for key, one in value.items()}
    return value
