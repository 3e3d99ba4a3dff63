"""Comparing what was logged with what the provider was asked and answered."""

from typing import Any


def assert_holds(logged: Any, original: Any, at: str = "") -> None:
    """Hold that nothing of `original` is lost or altered in `logged`.

    log10-io logs the response as openai's models have it: keys that the provider left out are
    there as null. Nothing else may be added, and 1 and 1.0 are not the same.
    """
    assert type(logged) is type(original), f"{at}: {logged!r} in place of {original!r}"
    if isinstance(original, dict):
        assert set(original) <= set(logged), f"{at} lacks {set(original) - set(logged)}"
        added = {key: value for key, value in logged.items() if key not in original}
        assert set(added.values()) <= {None}, f"{at} has {added}"
        for key, value in original.items():
            assert_holds(logged[key], value, f"{at}/{key}")
    elif isinstance(original, list):
        assert len(logged) == len(original), at
        for n, (one, other) in enumerate(zip(logged, original, strict=True)):
            assert_holds(one, other, f"{at}/{n}")
    else:
        assert logged == original, f"{at}: {logged!r} in place of {original!r}"
