"""Grading in a browser: a task with calls of its own, and the page of it."""

import re
import time
from collections.abc import Callable
from typing import Any, Final

from playwright.sync_api import Dialog, expect

from tests.conftest import LiveGateway
from tests.ui.calls import ask, log_chat
from tests.ui.conftest import OpenUi, Ui

PATIENCE: Final = 60_000
expect.set_options(timeout=30_000)

SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "score": {"type": "integer", "minimum": 1, "maximum": 5, "title": "Score"},
        "kind": {"enum": ["right", "partly", "wrong"], "title": "Kind"},
    },
    "required": ["score"],
}
LONE: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {"score": {"type": "integer", "minimum": 1, "maximum": 5}},
    "required": ["score"],
}
CREATE: Final = """mutation($input: CreateFeedbackTaskInput!) {
  createFeedbackTask(input: $input) { feedbackTask { id } }
}"""
GRADES: Final = """query($task: ID!) {
  feedbacks(first: 1000, filter: { taskId: { eq: $task } }) {
    nodes { id jsonValues comment matchedCompletionIds author { name } grader { kind } }
  }
}"""

# Whether a call's page said that it has changed, were it for one drawing.
WATCH_FOR_NEWS: Final = """() => {
  window.toldNews = false;
  const isTold = () => document.body.innerText.includes("It has changed since");
  const look = () => { window.toldNews ||= isTold(); };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}"""


def make_task(
    gateway: LiveGateway, calls: int, schema: dict[str, Any] = SCHEMA, **fields: Any
) -> str:
    """Make a task with so many calls of its own."""
    tag = f"grading {time.monotonic_ns()}"
    for number in range(calls):
        log_chat(gateway, f"Question {number} of {tag}", f"Answer {number}.", tags=[tag])
    return make_task_of(gateway, tag, schema, **fields)


def make_task_of(
    gateway: LiveGateway, tag: str, schema: dict[str, Any] = SCHEMA, **fields: Any
) -> str:
    """Make a task of the calls with a tag."""
    given = {"name": f"Helpful {tag}", "instruction": "Does it *help*?", "jsonSchema": schema}
    data = ask(gateway, CREATE, {"input": {**given, "completionTagsSelector": [tag], **fields}})
    made: str = data["createFeedbackTask"]["feedbackTask"]["id"]
    return made


def grades(gateway: LiveGateway, task: str) -> list[dict[str, Any]]:
    """What is stored for a task."""
    found: list[dict[str, Any]] = ask(gateway, GRADES, {"task": task})["feedbacks"]["nodes"]
    return found


def wait_for(gateway: LiveGateway, task: str, count: int) -> list[dict[str, Any]]:
    """Wait until so many grades are stored."""
    end = time.monotonic() + PATIENCE / 1000
    while len(found := grades(gateway, task)) < count:
        assert time.monotonic() < end, f"{len(found)} of {count} grades"
        time.sleep(0.2)
    return found


def open_task(open_ui: OpenUi, token: str, task: str, *, width: int = 1440, delay: str = "5") -> Ui:
    ui = open_ui(token, width=width)
    enter_task(ui, task, delay=delay)
    return ui


def enter_task(ui: Ui, task: str, *, delay: str = "5") -> None:
    """Open the page of a task, with so many seconds until a grade is sent."""
    key = "log10-gateway:ui:grade-undo-seconds"
    ui.page.add_init_script(f"localStorage.setItem({key!r}, {delay!r})")
    ui.page.on("dialog", accept)
    ui.go(f"/grade/{task}")
    expect(ui.page.get_by_role("radiogroup").first).to_be_visible()
    expect(call(ui)).to_contain_text("Question")


def accept(dialog: Dialog) -> None:
    dialog.accept()


def call(ui: Ui) -> Any:
    return ui.page.locator("#call")


def question(ui: Ui) -> str:
    found = re.search(r"Question \d+ of", call(ui).inner_text())
    assert found
    return found[0]


def going_on(ui: Ui, act: Callable[[], None]) -> None:
    """Do what leads to another call, and wait for that."""
    before = question(ui)
    act()
    expect(call(ui)).not_to_contain_text(before)
    expect(call(ui)).to_contain_text("Question")
    # What comes before anybody can have seen it is passed over: pages/grade/useSubmit.ts.
    ui.page.wait_for_timeout(250)
