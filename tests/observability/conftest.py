"""What the app in this process says of its requests."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI

from services.observability.records import Record, RequestLog, fields_of
from services.runtime import Runtime

Lines = list[dict[str, Any]]


@pytest.fixture
def lines(app: FastAPI, runtime: Runtime) -> Iterator[Lines]:
    """Return the lines of the requests from here on, as they come."""
    found: Lines = []

    def write(record: Record, seconds: float) -> None:
        found.append(fields_of(record, seconds))

    log = runtime[RequestLog]
    before, log.write = log.write, write
    yield found
    log.write = before
