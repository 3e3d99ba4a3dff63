"""A queue gone through from the keyboard: until the next call is drawn."""

from collections.abc import Iterator
from statistics import median
from typing import Any, Final

from playwright.sync_api import Browser

from gateway.demo.data import seeded
from scripts.benchmarking.data import text
from scripts.benchmarking.ui.asked import Asking
from scripts.benchmarking.ui.browser import Visited, visiting
from scripts.benchmarking.ui.figures import Line, percentile

CASE: Final = "grading"
NEXT_MS: Final = 100
_TAG: Final = "bench grading"
# Those that are read ahead, so that the last one is followed by another, too.
_AHEAD: Final = 5
# A person reads meanwhile; what is ahead is asked for and laid out.
_PAUSE_MS: Final = 500
_MAKE: Final = """mutation ($input: CreateFeedbackTaskInput!) {
  createFeedbackTask(input: $input) { feedbackTask { id } }
}"""
_SCHEMA: Final = {
    "type": "object",
    "properties": {
        "score": {"type": "integer", "minimum": 1, "maximum": 5},
        "kind": {"enum": ["right", "partly", "wrong"]},
    },
    "required": ["score"],
}
# The page's own mark, which ends before it is drawn.
_MARKED: Final = """() =>
  performance.getEntriesByName("next graded item").map(({ duration }) => duration)"""
_SHOWN: Final = "bench.find('#call')?.textContent.match(/Question \\d+\\./)?.[0]"


def grading(browser: Browser, asking: Asking, floor: str, rounds: int) -> Iterator[Line]:
    """Grade one call after the other."""
    number = 4 * rounds
    task = _task(asking, number + _AHEAD)
    with visiting(browser, has_token=False) as visited:
        visited.go(f"{floor}/touched")
        plain = [_press(visited) for _ in range(number)]
    with visiting(browser) as visited:
        visited.go(f"{asking.url}/ui#/grade/{task}")
        visited.page.get_by_role("radiogroup").first.wait_for()
        visited.page.wait_for_function(f"() => {_SHOWN}")
        took = [_grade(visited) for _ in range(number)]
        marked = visited.read(_MARKED)
    yield Line(
        CASE,
        f"next graded item, from Ctrl Enter, p95 of {number}",
        "ms",
        percentile(took, 0.95),
        NEXT_MS,
        percentile(plain, 0.95),
        note=(
            f"median {median(took):.0f}, longest {max(took):.0f} ms; by the page's own mark, which "
            f"ends before it is drawn, median {median(marked):.0f} ms"
        ),
    )


def _task(asking: Asking, number: int) -> str:
    random = seeded("calls to be graded")
    for count in range(number):
        asking.log(_call(f"Question {count}. {text(random, 1500)}", text(random, 1500)))
    given = {
        "name": "Bench",
        "instruction": "Does it help?",
        "jsonSchema": _SCHEMA,
        "completionTagsSelector": [_TAG],
    }
    made = asking.graphql(_MAKE, input=given)
    return str(made["createFeedbackTask"]["feedbackTask"]["id"])


def _call(asked: str, answered: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": answered}
    return {
        "kind": "chat",
        "status": "finished",
        "tags": [_TAG],
        "request": {"model": "gpt-4o", "messages": [{"role": "user", "content": asked}]},
        "response": {
            "object": "chat.completion",
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        },
    }


def _grade(visited: Visited) -> float:
    visited.page.wait_for_timeout(_PAUSE_MS)
    now = visited.read(_SHOWN)
    visited.page.keyboard.press("4")
    other = f"() => {{ const seen = {_SHOWN}; return seen && seen !== '{now}'; }}"
    return visited.timed(other, ["Control+Enter"])


def _press(visited: Visited) -> float:
    said = visited.read("document.getElementById('said').textContent")
    return visited.timed(f"() => bench.find('#said').textContent !== '{said}'", ["Enter"])
