"""What a screen reader is told: the accessibility tree of the pages, and what is said by itself.

docs/accessibility.md has it as a script for people.
"""

import json
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.conftest import LiveGateway
from tests.ui.calls import log_chat
from tests.ui.conftest import OpenUi, Ui
from tests.ui.grades import Disputed, dispute
from tests.ui.grading import LONE, make_task

CONTROLS: Final = {
    *("button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "spinbutton"),
    *("switch", "slider", "tab", "menuitem", "option", "treeitem", "gridcell", "listbox"),
}
# Of these what is in them is the name; one that is empty says nothing, and is nothing to press.
BY_CONTENT: Final = {"gridcell"}


@dataclass
class Heard:
    """A node of the tree that is not passed over."""

    role: str
    name: str
    properties: dict[str, Any]


def heard(ui: Ui) -> list[Heard]:
    """The accessibility tree of the page, as assistive technology has it."""
    session = ui.page.context.new_cdp_session(ui.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        Heard(
            node.get("role", {}).get("value", ""),
            node.get("name", {}).get("value", ""),
            {each["name"]: each["value"].get("value") for each in node.get("properties", [])},
        )
        for node in nodes
        if not node.get("ignored")
    ]


def of_role(nodes: list[Heard], role: str) -> list[Heard]:
    return [node for node in nodes if node.role == role]


def says(ui: Ui, text: str) -> None:
    """Hold that it was said by itself: in the live region of the frame."""
    expect(ui.page.locator("[role=status]", has_text=text).last).to_have_count(1)
    regions = [node for node in heard(ui) if node.properties.get("live") == "polite"]
    assert regions


@pytest.fixture(scope="module")
def disputed(live_gateway: LiveGateway) -> Disputed:
    return dispute(live_gateway, "read-aloud")


def test_each_page_has_landmarks_one_heading_of_the_first_level_and_names_for_all_controls(
    open_ui: OpenUi, live_gateway: LiveGateway, disputed: Disputed
) -> None:
    ui = open_ui(live_gateway.token)
    f = quote(json.dumps({"tags": {"has": "read-aloud"}}))
    call = disputed.calls[0]
    pages = {
        f"/completions?f={f}": "Completions",
        f"/completions/{call}": "Completion",
        f"/completions/{call}?t=request": "Completion",
        f"/completions/{call}?t=feedback": "Completion",
        f"/overview?f={f}&r=-1h": "Overview",
        f"/compare?a={f}&b={f}": "Compare",
        "/sessions": "Sessions",
        "/tasks": "Tasks",
        f"/feedback?task={quote(json.dumps(disputed.task))}": "Feedback",
        f"/grade/{disputed.task}": "Grade",
        "/settings/appearance": "Settings",
        "/settings/tokens": "Settings",
    }
    for address, title in pages.items():
        ui.go(address)
        expect(ui.page.get_by_role("heading", level=1)).to_contain_text(title)
        expect(ui.page.locator("main [aria-label=Loading]")).to_have_count(0)
        nodes = heard(ui)
        assert len(of_role(nodes, "main")) == 1, address
        assert len(of_role(nodes, "banner")) == 1, address
        assert "Pages" in [node.name for node in of_role(nodes, "navigation")], address
        first = [node for node in of_role(nodes, "heading") if node.properties.get("level") == 1]
        assert len(first) == 1, address
        nameless = [
            node for node in nodes if node.role in CONTROLS - BY_CONTENT and node.name.strip() == ""
        ]
        assert nameless == [], address
        regions = [node for node in nodes if node.role == "region"]
        assert all(node.name for node in regions), address
        # What changes is said politely, in one place of the frame.
        assert any(node.properties.get("live") == "polite" for node in nodes), address


def test_new_rows_a_saved_grade_and_an_error_are_said(
    open_ui: OpenUi, live_gateway: LiveGateway, disputed: Disputed
) -> None:
    ui = open_ui(live_gateway.token)
    page = ui.page
    f = quote(json.dumps({"tags": {"has": "read-aloud"}}))
    ui.go(f"/completions?f={f}")
    expect(page.get_by_text("● live")).to_be_visible()
    # Whoever reads has them wait, and is told.
    page.locator("[role=rowgroup] [role=row]").first.focus()
    log_chat(live_gateway, "new", "row", tags=["read-aloud"])
    says(ui, "1 new completion")

    ui.go(f"/grade/{make_task(live_gateway, 1, LONE)}")
    expect(page.get_by_role("button", name="Submit")).to_be_visible()
    page.keyboard.press("4")
    page.keyboard.press("Control+Enter")
    says(ui, "Graded. Until it is sent it can be undone.")

    ui.allowed.append("429")
    ui.answer({"message": "Too often.", "extensions": {"code": "RATE_LIMITED", "retryAfter": 60}})
    ui.go("/sessions?r=-15m")
    expect(page.get_by_role("alert")).to_contain_text("RATE_LIMITED")
    alerts = [node for node in heard(ui) if node.role == "alert"]
    assert alerts
    assert alerts[0].properties.get("live") == "assertive"
