"""Tasks: found, made by keys alone, changed with what it breaks shown before, put away, deleted."""

import json
import re
import time
from typing import Any

import httpx
import pytest
from playwright.sync_api import Route, expect

from tests.conftest import LiveGateway
from tests.ui.calls import ask, log_chat, token_of
from tests.ui.conftest import OpenUi, Ui

CREATE = """mutation($input: CreateFeedbackTaskInput!) {
  createFeedbackTask(input: $input) { feedbackTask { id } }
}"""
UPDATE = """mutation($input: UpdateFeedbackTaskInput!) {
  updateFeedbackTask(input: $input) { feedbackTask { version } }
}"""
GRADE = """mutation($input: UploadFeedbackInput!) {
  uploadFeedback(input: $input) { feedback { id } }
}"""
SCORE = {
    "type": "object",
    "properties": {"score": {"type": "integer", "minimum": 1, "maximum": 5}},
    "required": ["score"],
}
# The host may be busy with all else.
SECONDS = 30_000

expect.set_options(timeout=SECONDS)


def make(gateway: LiveGateway, name: str, **fields: Any) -> str:
    made = ask(gateway, CREATE, {"input": {"name": name, "jsonSchema": SCORE, **fields}})
    task_id: str = made["createFeedbackTask"]["feedbackTask"]["id"]
    return task_id


def grade(gateway: LiveGateway, task_id: str, values: dict[str, Any], completion: str) -> None:
    selection = {"completionIds": [completion]}
    ask(
        gateway,
        GRADE,
        {"input": {"taskId": task_id, "jsonValues": values, "selection": selection}},
    )


def write_schema(ui: Ui, text: str) -> None:
    """By the keyboard, as one that is pasted."""
    editor = ui.page.get_by_role("textbox", name="JSON Schema")
    editor.focus()
    ui.page.keyboard.press("Control+a")
    ui.page.keyboard.insert_text(text)


def test_a_task_is_made_by_keys_alone_and_is_there_to_the_digit(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    log_chat(live_gateway, "Hi", "Hello", tags=["tasks-made"])
    ui = open_ui(live_gateway.token)
    ui.go("/tasks")
    expect(ui.page.get_by_role("heading", name="Tasks", level=1)).to_be_visible()
    ui.page.get_by_role("link", name="New task").wait_for()
    ui.page.keyboard.press("n")

    name = ui.page.get_by_label("Name", exact=True)
    name.focus()
    ui.page.keyboard.type("Made by keys")
    ui.page.keyboard.press("Tab")
    ui.page.keyboard.type("Is it *right*?")
    write_schema(ui, '{"type": "object", "properties": {"b": {"type": "number", "maximum": 1.0')
    expect(ui.page.get_by_text("is missing here.").first).to_be_visible()
    expect(ui.page.get_by_role("button", name="Make the task")).to_be_disabled()
    number = '"b": {"type": "number", "maximum": 1.0}, "10": {"const": 9007199254740993}'
    second = '"2": {"type": "boolean", "title": "Second"}'
    text = f'{{"type": "object", "properties": {{{number}, {second}}}}}'
    write_schema(ui, text)
    expect(ui.page.get_by_role("group", name="Try the form")).to_contain_text("Second")
    ui.page.get_by_label("Has all of these tags").focus()
    ui.page.keyboard.type("tasks-made")
    ui.page.keyboard.press("Enter")
    expect(ui.page.get_by_text("1 call, of which")).to_be_visible()
    assert ui.violations() == []
    ui.page.keyboard.press("Control+Enter")

    expect(ui.page.get_by_role("heading", name="Made by keys")).to_be_visible()
    task_id = ui.page.url.split("/tasks/")[1].split("?")[0]
    query = """query($id: ID!) {
      feedbackTask(id: $id) { jsonSchema instruction selector { tags { all } } }
    }"""
    answer = httpx.post(
        f"{live_gateway.url}/graphql",
        json={"query": query, "variables": {"id": task_id}},
        headers={"X-Log10-Token": live_gateway.token},
        timeout=30,
    ).text
    assert '"maximum":1.0' in answer
    assert '"const":9007199254740993' in answer
    assert '"instruction":"Is it *right*?"' in answer
    assert '"all":["tasks-made"]' in answer

    ui.go(f"/tasks/{task_id}?tab=form")
    shown = ui.page.get_by_role("region", name="JSON Schema").inner_text()
    assert "1.0" in shown
    assert "9007199254740993" in shown
    assert ui.page.evaluate("Object.keys(localStorage).filter(key => /draft/.test(key))") == []


def test_what_a_new_version_breaks_is_shown_before_it_is_saved(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task_id = make(live_gateway, "Narrowed")
    call = log_chat(live_gateway, "Hi", "Hello")
    grade(live_gateway, task_id, {"score": 5}, call)
    ui = open_ui(live_gateway.token)
    ui.go(f"/tasks/{task_id}?tab=edit")
    ui.page.get_by_role("textbox", name="JSON Schema").wait_for()
    write_schema(ui, json.dumps(SCORE).replace('"maximum": 5', '"maximum": 3'))
    ui.page.get_by_role("button", name="Check and save").click()

    expect(
        ui.page.get_by_role("heading", name="The new form rejects 1 of 1 grades")
    ).to_be_visible()
    expect(ui.page.get_by_text("/score: 5 is greater than the maximum of 3")).to_be_visible()
    version = "query($id: ID!) { feedbackTask(id: $id) { version } }"
    assert ask(live_gateway, version, {"id": task_id})["feedbackTask"]["version"] == 1
    assert ui.violations() == []
    ui.page.get_by_role("button", name="Save it all the same").click()

    expect(ui.page.get_by_role("heading", name="From version 1 to version 2")).to_be_visible()
    expect(ui.page.get_by_role("region", name="JSON Schema: what differs")).to_contain_text(
        '"maximum": 3'
    )
    assert ask(live_gateway, version, {"id": task_id})["feedbackTask"]["version"] == 2
    assert ui.violations() == []


def test_somebody_elses_version_in_between_is_told_and_nothing_typed_is_lost(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task_id = make(live_gateway, "Wanted by two")
    ui = open_ui(live_gateway.token)
    ui.allowed.append("409")
    ui.go(f"/tasks/{task_id}?tab=edit")
    instruction = ui.page.get_by_label("Instruction", exact=True)
    instruction.fill("Mine.")
    ask(live_gateway, UPDATE, {"input": {"id": task_id, "name": "Theirs"}})
    ui.page.get_by_role("button", name="Save", exact=True).click()

    alert = ui.page.get_by_role("alert").filter(has_text="Somebody else has saved")
    expect(alert).to_contain_text("Nothing was saved.")
    alert.get_by_role("button", name="Look at what is there now").click()
    expect(alert).to_contain_text("version 2 is there now")
    assert ui.violations() == []
    expect(instruction).to_have_value("Mine.")
    alert.get_by_role("button", name="Go on from version 2").click()
    ui.page.get_by_role("button", name="Save", exact=True).click()

    expect(ui.page.get_by_role("heading", name="From version 2 to version 3")).to_be_visible()
    task = ask(
        live_gateway,
        "query($id: ID!) { feedbackTask(id: $id) { name instruction version } }",
        {"id": task_id},
    )["feedbackTask"]
    assert task == {"name": "Theirs", "instruction": "Mine.", "version": 3}


def test_a_draft_outlives_a_reload_warns_and_ends_with_the_token(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui()
    ui.go("/tasks/new")
    ui.page.get_by_label("Token", exact=True).fill(live_gateway.token)
    ui.page.keyboard.press("Enter")
    ui.page.get_by_label("Name", exact=True).fill("Half written")
    ui.page.reload()
    expect(ui.page.get_by_label("Name", exact=True)).to_have_value("Half written")

    ui.page.get_by_role("link", name="Tasks").first.click()
    question = ui.page.get_by_role("alertdialog")
    expect(question).to_contain_text("Leave what is not saved?")
    assert ui.violations() == []
    question.get_by_role("button", name="Stay").press("Enter")
    expect(ui.page.get_by_label("Name", exact=True)).to_have_value("Half written")
    ui.page.get_by_role("link", name="Settings").first.click()
    question.get_by_role("button", name="Leave it").click()
    assert "Half written" in ui.page.evaluate("JSON.stringify(localStorage)")

    ui.page.get_by_role("button", name="Sign out").click()

    expect(ui.page.get_by_label("Token", exact=True)).to_be_visible()
    assert "Half written" not in ui.page.evaluate("JSON.stringify(localStorage)")


def test_the_list_finds_archives_restores_and_deletes(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    selector = {"tags": {"all": ["listed"], "none": ["never"]}, "sampleRate": 0.25}
    task_id = make(live_gateway, "To be put away", selector=selector)
    grade(live_gateway, task_id, {"score": 5}, log_chat(live_gateway, "Hi", "Hello"))
    make(live_gateway, "Another to be kept")
    ui = open_ui(live_gateway.token)
    ui.go("/tasks?q=PUT%20AWAY")
    row = ui.page.get_by_role("row").filter(has_text="To be put away")
    expect(row).to_contain_text("tagged listed, not tagged never, 25 % of them")
    expect(ui.page.get_by_text("Another to be kept")).to_have_count(0)
    expect(row.get_by_role("link", name="Grade")).to_have_attribute("href", f"#/grade/{task_id}")
    assert ui.violations() == []

    row.get_by_role("button", name="Archive").press("Enter")
    row.get_by_role("button", name="Archive", exact=True).press("Enter")
    expect(ui.page.get_by_role("heading", name="No task is like that")).to_be_visible()
    ui.page.get_by_label("Which tasks").select_option("only")
    expect(row).to_contain_text("archived")
    row.get_by_role("button", name="Restore").click()
    row.get_by_role("button", name="Restore", exact=True).click()
    expect(ui.page.get_by_role("heading", name="No task is like that")).to_be_visible()
    ui.page.get_by_label("Which tasks").select_option("")

    row.get_by_role("button", name="Delete").click()
    expect(row).to_contain_text("With all its grades (1), for good.")
    row.get_by_role("button", name="Delete", exact=True).click()

    expect(ui.page.get_by_role("heading", name="No task is like that")).to_be_visible()
    assert ui.violations() == []

    # One without grades says that, and that none goes with it.
    ui.go("/tasks?q=another%20to%20be%20kept")
    other = ui.page.get_by_role("row").filter(has_text="Another to be kept")
    other.get_by_role("button", name="Delete").click()
    expect(other).to_contain_text("It has no grades, and goes for good; should one come meanwhile")


def test_a_refusal_of_the_gateway_stands_at_its_field(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.allowed.append("400")
    ui.go("/tasks/new")
    ui.page.get_by_label("Name", exact=True).fill("Refused")
    ui.page.get_by_role("textbox", name="JSON Schema").wait_for()
    write_schema(ui, '{"properties": {"score": {"type": "numbr"}}}')
    ui.page.get_by_role("button", name="Make the task").click()

    place = ui.page.get_by_text("/properties/score/type").first
    expect(place).to_be_visible()
    expect(ui.page.locator(".cm-lintRange-error, .cm-lint-marker-error").first).to_be_visible()
    expect(ui.page.get_by_label("Name", exact=True)).to_have_value("Refused")
    assert ui.violations() == []


def test_a_reader_sees_it_all_and_why_nothing_can_be_changed(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task_id = make(live_gateway, "Read alone")
    ui = open_ui(token_of(live_gateway, "READER"))
    ui.go("/tasks?q=Read%20alone")
    row = ui.page.get_by_role("row").filter(has_text="Read alone")
    expect(row.get_by_role("button", name="Archive")).to_be_disabled()
    expect(row).to_contain_text("needs WRITER")
    ui.go(f"/tasks/{task_id}?tab=edit")
    expect(ui.page.get_by_text("Changing a task needs WRITER.")).to_be_visible()
    expect(ui.page.get_by_label("Name", exact=True)).to_be_disabled()
    expect(ui.page.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    ui.page.get_by_text('"integer"').wait_for()
    assert ui.violations() == []


@pytest.mark.parametrize("width", [390, 1440])
def test_hostile_names_and_large_forms_do_no_harm(
    width: int, open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    deep: dict[str, Any] = {"type": "boolean"}
    for level in range(20):
        deep = {"type": "object", "properties": {f"level {level}": deep}}
    fields = {
        f"field {n}": {"type": "string", "title": f"<b>{n}</b> \u202e{'long ' * 30}"}
        for n in range(300)
    }
    schema = {"type": "object", "properties": {**fields, "deep": deep}}
    assert len(json.dumps(schema)) > 60_000
    name = "<img src=x onerror=alert(1)> \u202eevil"
    task_id = make(
        live_gateway,
        name,
        jsonSchema=schema,
        instruction="<script>alert(1)</script> [x](javascript:alert(1)) ![p](http://a.test/p.png)",
    )
    ui = open_ui(live_gateway.token, width=width)
    for tab in ("overview", "form", "selector", "versions", "edit"):
        ui.go(f"/tasks/{task_id}?tab={tab}")
        expect(ui.page.get_by_role("heading", level=1)).to_contain_text("<img src=x")
        expect(ui.page.get_by_role("heading", level=1)).to_contain_text("⟨U+202E⟩")
        assert ui.overflow() <= 0
    ui.page.get_by_role("textbox", name="JSON Schema").wait_for()
    began = ui.page.evaluate("performance.now()")
    ui.page.get_by_label("Name", exact=True).press("End")
    ui.page.keyboard.type("!")
    # Not how fast: that it answers at all.
    assert ui.page.evaluate("performance.now()") - began < SECONDS
    ui.go("/tasks")
    expect(ui.page.get_by_text("<img src=x").first).to_be_visible()
    assert ui.overflow() <= 0


def test_what_is_gone_and_what_is_archived_say_so(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task_id = make(live_gateway, "Archived one")
    archive = """mutation($input: ArchiveFeedbackTaskInput!) {
      archiveFeedbackTask(input: $input) { feedbackTask { id } }
    }"""
    ask(live_gateway, archive, {"input": {"id": task_id}})
    ui = open_ui(live_gateway.token)
    ui.go("/tasks/none")
    expect(ui.page.get_by_role("heading", name="Not here")).to_be_visible()
    ui.go(f"/tasks/{task_id}")
    expect(ui.page.get_by_text("it has no queue and takes no new grades")).to_be_visible()
    main = ui.page.get_by_role("main")
    expect(main.get_by_role("link", name="Grade", exact=True)).to_have_count(0)
    assert ui.violations() == []


def test_the_palette_leads_to_a_task_by_its_name(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    make(live_gateway, "Palette finds it")
    ui = open_ui(live_gateway.token)
    ui.go("/settings/you")
    expect(ui.page.get_by_role("heading", name="Settings")).to_be_visible()
    ui.page.keyboard.press("Control+k")
    expect(ui.page.get_by_role("dialog", name="Commands")).to_be_visible()
    ui.page.keyboard.type("palette finds")
    # It, and to search calls and sessions for the words.
    expect(ui.page.get_by_role("menuitem")).to_have_count(3)
    ui.page.keyboard.press("Enter")
    expect(ui.page.get_by_role("heading", name="Palette finds it")).to_be_visible()


SELECTOR = "query($id: ID!) { feedbackTask(id: $id) { selector { filter } } }"


def filter_of(gateway: LiveGateway, task_id: str) -> Any:
    return ask(gateway, SELECTOR, {"id": task_id})["feedbackTask"]["selector"]["filter"]


def task_id_of(ui: Ui) -> str:
    return ui.page.url.split("/tasks/")[1].split("?")[0]


@pytest.mark.parametrize("way", ["button", "Control+Enter"])
def test_a_filter_that_is_typed_without_enter_is_of_the_new_task(
    way: str, open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    tag = f"typed-{way}"
    log_chat(live_gateway, "Hi", "Hello", tags=[tag])
    ui = open_ui(live_gateway.token)
    ui.go("/tasks/new")
    ui.page.get_by_label("Name", exact=True).fill("Typed only")
    ui.page.get_by_role("combobox", name="Filter").fill(f"tag:{tag}")
    # What it takes is seen before it is made.
    expect(ui.page.get_by_text("1 call, of which")).to_be_visible()
    if way == "button":
        ui.page.get_by_role("button", name="Make the task").click()
    else:
        ui.page.get_by_label("Name", exact=True).press(way)

    expect(ui.page.get_by_role("heading", name="Typed only")).to_be_visible()
    assert filter_of(live_gateway, task_id_of(ui)) == {"tags": {"has": tag}}


def test_a_typed_filter_that_cannot_be_read_makes_no_task(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.go("/tasks/new")
    ui.page.get_by_label("Name", exact=True).fill("Not made")
    field = ui.page.get_by_role("combobox", name="Filter")
    field.fill("status:nonsense")
    ui.page.get_by_role("button", name="Make the task").click()

    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(ui.page.get_by_text("Nothing is saved until this is right.")).to_be_visible()
    assert ui.violations() == []
    field.fill("status:failed")
    ui.page.get_by_role("button", name="Make the task").click()
    expect(ui.page.get_by_role("heading", name="Not made")).to_be_visible()
    assert filter_of(live_gateway, task_id_of(ui)) == {"status": {"eq": "FAILED"}}


def test_a_filter_that_is_typed_without_enter_is_of_the_changed_selector(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task_id = make(live_gateway, "Selector typed", selector={"filter": {"model": {"eq": "m"}}})
    ui = open_ui(live_gateway.token)
    ui.go(f"/tasks/{task_id}?tab=selector")
    expect(ui.page.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    field = ui.page.get_by_role("combobox", name="Filter")
    field.fill("status:nonsense")
    ui.page.get_by_role("button", name="Save", exact=True).click()
    expect(field).to_be_focused()
    assert filter_of(live_gateway, task_id) == {"model": {"eq": "m"}}
    field.fill("status:failed")
    ui.page.get_by_role("button", name="Save", exact=True).click()

    expect(ui.page.get_by_text("Task · version 2")).to_be_visible()
    changed = {"model": {"eq": "m"}, "status": {"eq": "FAILED"}}
    assert filter_of(live_gateway, task_id) == changed


@pytest.mark.parametrize(
    ("address", "asked", "after"),
    [
        ("/tasks/{}", "query Task(", "0 of 1 graded"),
        ("/tasks/{}?tab=progress", "query TaskProgress(", "0 of 1 graded, 0 %"),
        ("/tasks?q=Being%20built", "query Tasks(", "0 of 1 graded"),
    ],
)
def test_a_queue_that_is_being_built_is_followed_until_it_is_there(
    address: str, asked: str, after: str, open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    tag = f"built-{asked.split()[1]}"
    log_chat(live_gateway, "Hi", "Hello", tags=[tag])
    tags = {"all": [tag], "any": [], "none": []}
    task_id = make(live_gateway, f"Being built {tag}", selector={"tags": tags})
    state = "query($id: ID!) { feedbackTask(id: $id) { progress { isBuilding left } } }"
    deadline = time.monotonic() + 30
    while ask(live_gateway, state, {"id": task_id})["feedbackTask"]["progress"] != {
        "isBuilding": False,
        "left": 1,
    }:
        assert time.monotonic() < deadline
        time.sleep(0.2)
    ui = open_ui(live_gateway.token)
    count = 0

    def building(route: Route) -> None:
        """The first answers are of before it was built."""
        nonlocal count
        if asked not in (route.request.post_data or ""):
            route.continue_()
            return
        count += 1
        if count > 2:
            route.continue_()
            return
        answer = route.fetch()
        text = answer.text().replace('"isBuilding":false', '"isBuilding":true')
        text = re.sub(r'"(left|waiting)":1', r'"\1":0', text)
        route.fulfill(response=answer, body=text)

    ui.page.route("**/graphql", building)
    ui.go(address.format(task_id) + (f"%20{tag}" if "?q=" in address else ""))

    expect(ui.page.get_by_text("0 of 0 graded").first).to_be_visible()
    expect(ui.page.get_by_text(after).first).to_be_visible()
    expect(ui.page.get_by_text("Calls are still on their way")).to_have_count(0)
    # It is asked for no longer than that.
    ui.page.wait_for_timeout(4000)
    assert count == 3


def test_a_tag_that_is_typed_is_of_the_task_that_ctrl_enter_makes(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.go("/tasks/new")
    ui.page.get_by_label("Name", exact=True).fill("Tag typed")
    field = ui.page.get_by_label("Has any of these tags")
    field.fill("typed-tag")
    field.press("Control+Enter")

    expect(ui.page.get_by_role("heading", name="Tag typed")).to_be_visible()
    query = "query($id: ID!) { feedbackTask(id: $id) { selector { tags { any } } } }"
    task = ask(live_gateway, query, {"id": task_id_of(ui)})["feedbackTask"]
    assert task["selector"]["tags"]["any"] == ["typed-tag"]
