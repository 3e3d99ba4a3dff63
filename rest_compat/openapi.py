"""The OpenAPI document that is served.

It is kept by hand, in `openapi.json`, not generated from the routes: it is a contract that others
generated their SDKs from, down to the names of operations and the order of statuses. A test
holds it against Log10's own document, and every route against it.
"""

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
