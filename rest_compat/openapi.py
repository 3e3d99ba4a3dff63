"""The OpenAPI document that is served.

It is kept by hand, in `openapi.json`, not generated from the routes: it is a contract that others
generated their SDKs from, down to the names of operations and the order of statuses. A test
holds it against Log10's own document, and every route against it.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Any

import orjson


@cache
def document() -> dict[str, Any]:
    """Return the document: what `/openapi.json` serves."""
    text = files("rest_compat").joinpath("openapi.json").read_bytes()
    loaded: dict[str, Any] = orjson.loads(text)
    return loaded


def allowed_methods(path: str) -> list[str]:
    """Return the methods of a path, such as `["GET", "POST"]`; none for what is no path here."""
    for pattern, methods in _patterns():
        if pattern.fullmatch(path):
            return methods
    return []


@cache
def _patterns() -> list[tuple[re.Pattern[str], list[str]]]:
    # Those without parameters first: `ungraded` is no id.
    paths = sorted(document()["paths"].items(), key=lambda item: "{" in item[0])
    return [
        (re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), sorted(method.upper() for method in item))
        for path, item in paths
    ]
