"""Forms that would freeze a page: of hundreds of fields, and of a pattern that takes for ever."""

import time
from typing import Any, Final

from playwright.sync_api import expect

from tests.conftest import LiveGateway
from tests.ui.calls import token_of
from tests.ui.conftest import OpenUi
from tests.ui.grading import make_task, open_task, wait_for

expect.set_options(timeout=30_000)

FIELDS: Final = 500
KINDS: Final[list[dict[str, Any]]] = [
    {"type": "integer", "minimum": 1, "maximum": 5},
    {"type": "string", "description": "In a sentence."},
    {"enum": ["right", "partly", "wrong"]},
    {"type": "boolean"},
    {"type": "number", "minimum": 0},
]
MANY: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {f"field {n}": KINDS[n % len(KINDS)] for n in range(FIELDS)},
    "required": ["field 0"],
}
EVIL: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "code": {"type": "string", "title": "Code", "pattern": "^(a+)+$"},
        "score": {"type": "integer", "minimum": 1, "maximum": 5},
    },
}
METRICS: Final = ("TaskDuration", "ScriptDuration", "LayoutDuration")


def test_a_form_of_hundreds_of_fields_is_reached_by_keys_and_drawn_where_it_changes(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 2, MANY)
    ui = open_ui(token_of(live_gateway, "GRADER"))
    session = ui.page.context.new_cdp_session(ui.page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> dict[str, float]:
        found = session.send("Performance.getMetrics")["metrics"]
        return {each["name"]: each["value"] for each in found if each["name"] in METRICS}

    ui.go("/grade")
    expect(ui.page.get_by_role("heading", name="Grade")).to_be_visible()
    before = spent()
    ui.go(f"/grade/{task}")
    fields = ui.page.locator("[data-field]")
    expect(fields).to_have_count(FIELDS)
    print("drawn, ms of CPU:", {n: round((v - before[n]) * 1000) for n, v in spent().items()})

    # The last is a number; what is before the comment is reached backwards, too.
    ui.page.get_by_label("Comment").focus()
    ui.page.get_by_label("Comment").press("Shift+Tab")
    last = fields.last.locator("input")
    expect(last).to_be_focused()
    expect(last).to_be_in_viewport()
    before = spent()
    ui.page.keyboard.type("1234567890")
    print("ten keys, ms of CPU:", {n: round((v - before[n]) * 1000) for n, v in spent().items()})
    ui.page.keyboard.press("ArrowUp")
    expect(fields.nth(FIELDS - 2).get_by_role("radio").first).to_be_focused()
    ui.page.keyboard.press("2")
    ui.page.keyboard.press("Control+Enter")
    # What is missing is far above, and is gone to.
    expect(fields.first).to_contain_text("is required")
    expect(fields.first.get_by_role("radio").first).to_be_focused()
    expect(fields.first).to_be_in_viewport()
    ui.page.keyboard.press("4")
    ui.page.keyboard.press("Control+Enter")
    [grade] = wait_for(live_gateway, task, 1)
    assert grade["jsonValues"] == {
        "field 0": 4,
        f"field {FIELDS - 2}": False,
        f"field {FIELDS - 1}": 1234567890,
    }


def test_a_pattern_that_takes_for_ever_freezes_nothing_and_is_said(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 2, EVIL)
    ui = open_task(open_ui, token_of(live_gateway, "GRADER"), task, delay="0")
    code = ui.page.get_by_role("textbox", name="Code")
    # By it a browser's engine goes through 2 to the power of 40 ways.
    code.fill("a" * 40 + "!")
    code.press("Tab")

    expect(ui.page.get_by_text("To check this form here takes too long")).to_be_visible()
    # It is answered meanwhile, and afterwards.
    ui.page.get_by_role("radio", name="4").click()
    ui.page.get_by_label("Comment").fill("answers")
    expect(ui.page.get_by_role("radio", name="4")).to_be_checked()
    # The worker has been ended: it counts nothing any more.
    end = time.monotonic() + 60
    while [each for each in ui.page.workers if "check" in each.url]:
        assert time.monotonic() < end
        ui.page.wait_for_timeout(100)
    # The gateway, whose patterns take as long as the text is, says what is wrong with it.
    ui.page.keyboard.press("Control+Enter")
    expect(ui.page.get_by_text("does not match")).to_be_visible()
    expect(code).to_be_visible()
    expect(ui.page.get_by_label("Comment")).to_have_value("answers")
    code.fill("aaa")
    ui.page.keyboard.press("Control+Enter")
    [grade] = wait_for(live_gateway, task, 1)
    assert grade["jsonValues"] == {"code": "aaa", "score": 4}
