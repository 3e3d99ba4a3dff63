"""What the tests of jobs share."""

from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI

from services.jobs.kinds import KINDS
from tests.jobs.duties import held


@pytest.fixture(scope="module")
async def alone(app: FastAPI) -> AsyncIterator[None]:
    """No other gateway does its own jobs meanwhile: whoever counts what a step does needs this."""
    async with held(sorted(kind for kind in KINDS if KINDS[kind].every)):
        yield
