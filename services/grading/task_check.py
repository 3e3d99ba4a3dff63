"""Which earlier grades a new version of a task would reject, before it is saved.

Grades are gone through from the newest on, each as an upload checks it: what is small at once, what
may take long in a process of its own. So no schema costs more than the bounds here, and what lies
past them is said to be unchecked.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import orjson

from services.errors import InvalidInput, TooComplex
from services.feedback.json_schema import check_schema, faults_of
from services.feedback.tasks import get_feedback_task
from services.grading.feedback import FeedbackFilter, list_feedback
from services.observability.tracing import traced
from services.rows import FeedbackRow
from services.storage.conditions import Condition
from services.storage.paging import PageRequest, page_sizes
from services.storage.read_budget import ReadBudget, counting

MAX_CHECKED: Final = 10_000
MAX_SECONDS: Final = 5.0
# Of the grades, as they are read. A page of the largest is less.
MAX_BYTES: Final = 64 * 2**20
MAX_SHOWN: Final = 20

_PAGE: Final = 50
# Whatever else the event loop has to do waits for no more than so long, and for one grade.
_AT_ONCE_SECONDS: Final = 0.002


@dataclass(frozen=True, slots=True)
class RejectedGrade:
    """A grade that would be rejected.

    Attributes:
        feedback_id: Whose it is.
        faults: What is wrong with it, each with its path; at most 20.
    """

    feedback_id: str
    faults: Sequence[str]


@dataclass(slots=True)
class TaskCheck:
    """What has become of a check.

    Attributes:
        checked_count: How many grades were checked, the newest.
        rejected_count: How many of these would be rejected.
        is_complete: Whether these are all that there are.
        rejected: The newest of them, at most `MAX_SHOWN`.
    """

    checked_count: int = 0
    rejected_count: int = 0
    is_complete: bool = False
    rejected: list[RejectedGrade] = field(default_factory=list)

    def note(self, row: FeedbackRow, faults: Sequence[str] | None) -> None:
        """Count a grade in that was checked."""
        self.checked_count += 1
        if faults is None:
            return
        self.rejected_count += 1
        if self.wants_words:
            self.rejected.append(RejectedGrade(row["id"], faults))

    @property
    def wants_words(self) -> bool:
        """Whether the next one that would be rejected is shown."""
        return len(self.rejected) < MAX_SHOWN


@traced
async def check_task(organization_id: str, task_id: str, json_schema: object) -> TaskCheck:
    """Check the grades of a task against a schema, as far as the bounds allow.

    Args:
        organization_id: From the token.
        task_id: The task.
        json_schema: What would become its schema.

    Raises:
        NotFound: The organization has no such task.
        InvalidInput: It is no schema that grades can keep to; its path leads to the fault.
        Unavailable: Too much is being checked already.
    """
    await get_feedback_task(organization_id, task_id)
    schema = orjson.dumps(await check_schema(organization_id, json_schema))
    check = TaskCheck()
    try:
        # What is read is not the response.
        with counting(ReadBudget(MAX_BYTES, "")):
            async with asyncio.timeout(MAX_SECONDS):
                await _check_all(organization_id, task_id, schema, check)
    except (TimeoutError, TooComplex):
        pass  # it holds of what was checked until then
    return check


async def _check_all(organization_id: str, task_id: str, schema: bytes, check: TaskCheck) -> None:
    of_task = FeedbackFilter({"task_id": Condition(eq=task_id)})
    fields = {"json_values": 1}
    after: str | None = None
    begun = time.perf_counter()
    while not check.is_complete and check.checked_count < MAX_CHECKED:
        size = min(_PAGE, page_sizes.most, MAX_CHECKED - check.checked_count)
        request = PageRequest(first=size, after=after)
        page = await list_feedback(organization_id, of_task, request, projection=fields)
        for row in page.rows:
            check.note(row, await _faults(organization_id, schema, row, check))
            if time.perf_counter() - begun > _AT_ONCE_SECONDS:
                await asyncio.sleep(0)
                begun = time.perf_counter()
        check.is_complete = not page.has_next
        after = page.cursor_of(page.rows[-1]) if page.rows else None


async def _faults(
    organization_id: str, schema: bytes, row: FeedbackRow, check: TaskCheck
) -> Sequence[str] | None:
    try:
        return await faults_of(
            organization_id, schema, row["json_values"], is_worded=check.wants_words
        )
    except InvalidInput as error:  # it takes too much to check, as its upload would
        return [f"/: {error.reason}"]
