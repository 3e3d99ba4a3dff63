"""Which SDK is asking, where no single answer suits them all.

The hand-written log10-io names its organization in `x-log10-organization-id` or in the query,
which no generated SDK does; the generated ones name themselves in their User-Agent, such as
`speakeasy-sdk/python 0.1.0 2.373.2 1.0.0 log10py` (sdk-wire.md, sections 1 and 5).
"""

import re
from typing import Final

from starlette.requests import Request

_WANTS_OBJECT: Final = re.compile(r"\blog10(py|go)\b")


def is_handwritten(request: Request) -> bool:
    """Say whether log10-io is asking, whose lists are envelopes: `{"data": [...]}`."""
    return "x-log10-organization-id" in request.headers or "organization_id" in request.query_params


def decodes_selector_as_object(request: Request) -> bool:
    """Say whether the client's `completion_tags_selector` of a task is an object.

    log10py and log10go were generated from the document, where it is one; log10ts, log10-io and
    Log10's documentation have a list (section 5.10).
    """
    return _WANTS_OBJECT.search(request.headers.get("user-agent", "")) is not None
