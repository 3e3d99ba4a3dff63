"""Chromium's trace events: what the main thread of the page has done in each frame."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

CATEGORIES: Final = ("toplevel", "devtools.timeline")
_TASK: Final = "ThreadControllerImpl::RunTask"
_FRAME: Final = "AnimationFrame"
_MAIN: Final = "CrRendererMain"
Event = Mapping[str, Any]
Thread = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Task:
    """One task of the main thread, in milliseconds.

    Attributes:
        at: When it began.
        wall: How long it lasted, in which other processes may have had the processor.
        cpu: How long the thread itself was at work.
        source: The file of Chromium's that has posted it.
    """

    at: float
    wall: float
    cpu: float
    source: str = ""


@dataclass(frozen=True, slots=True)
class Traced:
    """The main thread of the page that did most.

    Attributes:
        frames: When each frame was begun, in milliseconds.
        tasks: In the order of time.
    """

    frames: list[float]
    tasks: list[Task]

    def work_per_frame(self) -> list[float]:
        """Return the processor time, in ms, of all tasks from each frame to the next.

        The work after the last frame is of none, and so is what was before the first.
        """
        work = [0.0] * max(0, len(self.frames) - 1)
        for task in self.tasks:
            at = bisect_right(self.frames, task.at) - 1
            if 0 <= at < len(work):
                work[at] += task.cpu
        return work

    def between_frames(self) -> list[float]:
        """Return the times from frame to frame, in ms."""
        return [after - before for before, after in zip(self.frames, self.frames[1:], strict=False)]

    def longest(self) -> Task:
        """Return the task that took the most processor time."""
        return max(self.tasks, key=lambda task: task.cpu, default=Task(0, 0, 0))

    def long_tasks(self, milliseconds: float = 50) -> int:
        """Count the tasks that took more processor time than this."""
        return sum(task.cpu > milliseconds for task in self.tasks)


def read_trace(raw: bytes) -> Traced:
    """Read a trace as the browser writes it."""
    return traced(orjson.loads(raw)["traceEvents"])


def traced(events: Iterable[Event]) -> Traced:
    """Find the page's main thread in the events of all processes, and what it did.

    Other pages, and those that were closed, have main threads too: it is the one that was busiest.
    """
    events = list(events)
    mains = {
        _thread(event)
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == _MAIN
    }
    busy: Counter[Thread] = Counter()
    for event in events:
        if event["name"] == _TASK and _thread(event) in mains:
            busy[_thread(event)] += event.get("dur", 0)
    if not busy:
        return Traced([], [])
    [(main, _)] = busy.most_common(1)
    own = [event for event in events if _thread(event) == main]
    frames = {event["ts"] / 1000 for event in own if _is_frame(event)}
    tasks = [_task(event) for event in own if event["name"] == _TASK and event["ph"] == "X"]
    return Traced(sorted(frames), sorted(tasks, key=lambda task: task.at))


def _thread(event: Event) -> Thread:
    return event["pid"], event["tid"]


def _is_frame(event: Event) -> bool:
    return (event["name"], event["ph"]) == (_FRAME, "b")


def _task(event: Event) -> Task:
    wall = event.get("dur", 0)
    # A task that was not switched away from may have no time of the thread: it had it all.
    source = str(event.get("args", {}).get("src_file", "")).rpartition("/")[2]
    return Task(event["ts"] / 1000, wall / 1000, event.get("tdur", wall) / 1000, source)
