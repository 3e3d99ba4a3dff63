"""What a grader is told of the call in hand: how it ended, and what becomes of it meanwhile."""

import re
import secrets
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import httpx
import pytest
from playwright.sync_api import Locator, Request, Response, expect

from tests.conftest import LiveGateway
from tests.ui.calls import ask, log, log_chat, token_of
from tests.ui.conftest import OpenUi, Ui
from tests.ui.grading import (
    WATCH_FOR_NEWS,
    call,
    enter_task,
    going_on,
    make_task,
    make_task_of,
    open_task,
    question,
    wait_for,
)

expect.set_options(timeout=30_000)

UPDATE = """mutation($input: UpdateCompletionInput!) {
  updateCompletion(input: $input) { completion { revision } }
}"""
DELETE = "mutation($id: ID!) { deleteCompletions(input: { ids: [$id] }) { deletedIds } }"
ADD_TAGS = """mutation($ids: [ID!]!, $tags: [String!]!) {
  addTags(input: { completionIds: $ids, tags: $tags }) { results { error { code } } }
}"""
ASSIGN = """mutation($input: AssignNextInput!) {
  assignNext(input: $input) { leases { id completionId } }
}"""
RELEASE = "mutation($ids: [ID!]!) { releaseLease(input: { leaseIds: $ids }) { count } }"
UPLOAD = """mutation($input: UploadFeedbackInput!) {
  uploadFeedback(input: $input) { feedback { id } }
}"""
SKIP = 'mutation($id: ID!) { skip(input: { leaseId: $id, reason: "x" }) { skippedLeaseId } }'
# It gives nothing back when it ends.
DIES = "addEventListener('pagehide', (event) => event.stopImmediatePropagation(), true)"
PROGRESS = """query($id: ID!) { feedbackTask(id: $id) {
  progress { graded left waiting leased skipped }
} }"""


def ask_as(gateway: LiveGateway, token: str, query: str, variables: dict[str, Any]) -> Any:
    """Ask as somebody else than the admin."""
    answer = httpx.post(
        f"{gateway.url}/graphql",
        json={"query": query, "variables": variables},
        headers={"X-Log10-Token": token},
        timeout=60,
    ).json()
    assert "errors" not in answer, answer["errors"]
    return answer["data"]


def id_of(ui: Ui) -> str:
    """Which call is in hand: the address has it."""
    return unquote(ui.page.url.split("i=")[1]).strip('"')


def notice(ui: Ui, words: str) -> Locator:
    return ui.page.get_by_role("status").filter(has_text=words)


def log_failed(gateway: LiveGateway, tag: str) -> str:
    """Log a call that failed in the middle of its answer, with digits that no number holds."""
    return log(
        gateway,
        '{"kind":"CHAT","status":"FAILED","failureKind":"RateLimitError","failureReason":'
        f'"429: slow\\u202e down","tags":["{tag}"],"request":{{"model":"gpt-4o","messages":'
        f'[{{"role":"user","content":"Question 0 of {tag}"}}]}},"response":'
        '{"error":{"code":9007199254740993,"retry_after":1.0}}}',
    )


def test_how_a_failed_call_ended_and_what_becomes_of_it_meanwhile_is_said(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    tag = f"ended {secrets.token_hex(4)}"
    failed = log_failed(live_gateway, tag)
    log_chat(live_gateway, f"Question 1 of {tag}", "Answer 1.", tags=[tag])
    task = make_task_of(live_gateway, tag)
    ui = open_task(open_ui, token_of(live_gateway, "GRADER"), task, delay="0")
    outcome = call(ui).get_by_role("region", name="What became of it")

    expect(outcome).to_contain_text("failed · RateLimitError")
    expect(outcome).to_contain_text("429: slow⟨U+202E⟩ down")
    tree = call(ui).get_by_role("tree", name="JSON of response")
    expect(tree).to_contain_text("9007199254740993")
    expect(tree).to_contain_text("retry_after:1.0")
    assert ui.violations() == []
    call(ui).get_by_role("radio", name="Request").click()
    expect(call(ui).get_by_role("tree", name="JSON of request")).to_contain_text("messages")
    call(ui).get_by_role("radio", name="Conversation").click()
    # A grade of somebody else's, or a tag, changes nothing of what is graded.
    changed = notice(ui, "was changed while it is open")
    ui.page.get_by_role("radio", name="4").click()
    ask(live_gateway, ADD_TAGS, {"ids": [failed], "tags": ["seen"]})
    said = {"role": "user", "content": f"Question 0 of {tag}, put otherwise"}
    ask(
        live_gateway,
        UPDATE,
        {"input": {"id": failed, "request": {"messages": [said]}, "failureReason": "another"}},
    )
    expect(changed).to_be_visible()
    expect(outcome).to_contain_text("429: slow")
    changed.get_by_role("button", name="Show what is new").click()
    expect(outcome).to_contain_text("another")
    expect(call(ui)).to_contain_text("put otherwise")
    expect(changed).to_have_count(0)
    expect(ui.page.get_by_role("radio", name="4")).to_be_checked()

    ask(live_gateway, DELETE, {"id": failed})

    gone = notice(ui, "was deleted meanwhile")
    expect(gone).to_be_visible()
    # No answer is taken, which the form says before one is sent, and leads on.
    pane = ui.page.get_by_role("region", name="Your answer")
    expect(pane).to_contain_text("The call is deleted, and takes no answer.")
    expect(pane).to_contain_text("What you have written goes when you go on.")
    expect(pane.get_by_role("radio", name="4")).to_be_disabled()
    expect(pane.get_by_role("button", name="Submit")).to_have_count(0)
    ui.page.keyboard.press("Control+Enter")
    assert ui.violations() == []
    pane.get_by_role("button", name="Next call").click()
    expect(call(ui)).to_contain_text("Question 1")
    expect(call(ui)).not_to_contain_text("failed")
    expect(pane.get_by_role("radio", name="4")).to_be_enabled()
    assert failed not in ui.page.evaluate("localStorage['log10-gateway:grade-drafts'] ?? ''")

    # Deleted after it was answered, and before that came: nothing of it can be mended.
    ui.page.evaluate("localStorage.setItem('log10-gateway:ui:grade-undo-seconds', '2')")
    last = id_of(ui)
    log_chat(live_gateway, f"Question 2 of {tag}", "Answer 2.", tags=[tag])
    ui.page.keyboard.press("3")
    ui.page.keyboard.press("n")
    ui.page.keyboard.type("too late")
    ui.page.keyboard.press("Control+Enter")
    ask(live_gateway, DELETE, {"id": last})
    lost = notice(ui, "its call was deleted before the answer came")
    expect(lost).to_be_visible()
    expect(call(ui)).to_contain_text("Question 2")
    expect(lost.get_by_role("button", name="Copy the answer")).to_be_visible()
    lost.get_by_role("button", name="Throw it away").click()
    expect(lost).to_have_count(0)
    ui.page.keyboard.press("5")
    ui.page.keyboard.press("Control+Enter")
    [grade] = wait_for(live_gateway, task, 1)
    assert grade["jsonValues"] == {"score": 5}


def test_who_holds_the_rest_is_said_and_what_a_dead_page_held_is_taken_back(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 4, gradesPerCompletion=2)
    settled(live_gateway, task, lambda found: found["left"] == 4)
    made = ask(
        live_gateway,
        """mutation { createToken(input: { name: "Tom <b>", role: GRADER }) {
          secret token { id }
        } }""",
        {},
    )["createToken"]
    own, spare = (token_of(live_gateway, "GRADER") for _ in range(2))
    # Two that died, and gave nothing back; all that is left is held by both.
    for token in (own, made["secret"]):
        given = {"taskId": task, "count": 4, "leaseSeconds": 200, "order": "OLDEST"}
        leases = ask_as(live_gateway, token, ASSIGN, {"input": given})["assignNext"]["leases"]
        assert len(leases) == 4
    other = open_ui(spare)
    other.go(f"/grade/{task}")
    expect(other.page.get_by_role("heading", name="Others have the rest")).to_be_visible()
    holders = other.page.get_by_role("list", name="Who holds the rest")
    tom = holders.get_by_role("listitem").filter(has_text="Tom <b>")
    expect(tom).to_contain_text("4 calls, until")
    expect(tom).to_contain_text("the page may be gone. Free again in about")
    assert other.violations() == []

    ui = open_ui(own)
    ui.page.add_init_script(DIES)
    ui.page.add_init_script("localStorage.setItem('log10-gateway:ui:grade-undo-seconds', '0')")
    ui.go(f"/grade/{task}")
    mine = ui.page.get_by_role("listitem").filter(has_text="in a page that is gone")
    expect(mine).to_contain_text("You: 4 calls")
    mine.get_by_role("button", name="Go on with them here").click()
    expect(call(ui)).to_contain_text("Question 0")
    # This page dies, too, and is opened again where it was.
    at, shown = id_of(ui), question(ui)
    ui.page.reload()
    expect(call(ui)).to_contain_text(shown)
    assert id_of(ui) == at
    expect(ui.page.get_by_text("The call that you opened is not free")).to_have_count(0)
    top = ui.page.get_by_role("group", name="Progress")
    expect(top).to_contain_text("0 answered by you; a call is graded once 2 have answered it")
    ui.page.keyboard.press("4")
    ui.page.keyboard.press("Control+Enter")
    expect(mine).to_contain_text("You: 3 calls")
    expect(top).to_contain_text("1 answered by you; a call is graded once 2 have answered it")
    expect(top).to_contain_text("0 of 4 graded")
    mine.get_by_role("button", name="Go on with them here").click()
    expect(call(ui)).to_contain_text("Question 1")

    # What this browser has in hand another one is offered, and does not take by itself.
    at, shown = id_of(ui), question(ui)
    there = open_ui(own)
    there.go(f"/grade/{task}?i={at}")
    told = notice(there, "You have the call that you opened in hand already")
    expect(told).to_be_visible()
    expect(call(there)).to_have_count(0)
    assert there.violations() == []
    told.get_by_role("button", name="Go on with it here").click()
    expect(call(there)).to_contain_text(shown)
    expect(told).to_have_count(0)

    # A token that is revoked holds nothing: at once, not in ten minutes.
    ask(
        live_gateway,
        "mutation($id: ID!) { revokeToken(input: { id: $id }) { token { id } } }",
        {"id": made["token"]["id"]},
    )
    expect(call(other)).to_contain_text("Question")


def test_that_the_call_of_a_link_is_not_free_is_told_until_the_next_one_is_done_with(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 3)
    own, other = (token_of(live_gateway, "GRADER") for _ in range(2))
    given = {"input": {"taskId": task, "count": 1}}
    [lease] = ask_as(live_gateway, other, ASSIGN, given)["assignNext"]["leases"]
    ui = open_ui(own)
    ui.page.add_init_script("localStorage.setItem('log10-gateway:ui:grade-undo-seconds', '0')")
    ui.go(f"/grade/{task}?i={lease['completionId']}")
    told = notice(ui, "The call that you opened is not free")
    expect(told).to_be_visible()
    expect(call(ui)).to_contain_text("Question")
    assert id_of(ui) != lease["completionId"]
    ui.page.keyboard.press("4")
    expect(told).to_be_visible()
    going_on(ui, lambda: ui.page.keyboard.press("Control+Enter"))
    expect(told).to_have_count(0)


def test_that_one_has_the_call_of_a_link_elsewhere_is_told_until_it_is_taken_back_with_the_rest(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 1)
    own = token_of(live_gateway, "GRADER")
    given = {"input": {"taskId": task, "count": 1}}
    [lease] = ask_as(live_gateway, own, ASSIGN, given)["assignNext"]["leases"]
    ui = open_ui(own)
    ui.go(f"/grade/{task}?i={lease['completionId']}")
    told = notice(ui, "You have the call that you opened in hand already")
    expect(told).to_be_visible()
    mine = ui.page.get_by_role("listitem").filter(has_text="in a page that is gone")
    mine.get_by_role("button", name="Go on with it here").click()
    expect(call(ui)).to_contain_text("Question 0")
    expect(told).to_have_count(0)


def test_a_call_that_another_grader_has_taken_over_is_said_kept_and_sent_once(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 6)
    own, other = (token_of(live_gateway, "GRADER") for _ in range(2))
    ui = open_ui(own)
    uploads: list[str] = []
    assigned: list[Response] = []
    ui.page.on("request", lambda each: note(each, uploads))
    ui.page.on("response", lambda each: note_assigned(each, assigned))
    enter_task(ui, task, delay="0")
    shown, mine = question(ui), id_of(ui)
    ui.page.keyboard.press("4")
    ui.page.get_by_label("Comment").fill("half a th")
    [lease] = [
        each["id"]
        for response in assigned
        for each in response.json()["data"]["assignNext"]["leases"]
        if each["completionId"] == mine
    ]
    # As where it has ended while the page slept, and somebody else has asked for it since.
    ask_as(live_gateway, own, RELEASE, {"ids": [lease]})
    wanted = {"input": {"taskId": task, "completionIds": [mine]}}
    [_] = ask_as(live_gateway, other, ASSIGN, wanted)["assignNext"]["leases"]

    # The page looks again when it is shown again.
    ui.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    ended = notice(ui, "The lease of this call has ended")
    expect(ended).to_be_visible()
    assert ui.violations() == []
    ended.get_by_role("button", name="Take it again").click()
    expect(notice(ui, "This call is somebody else's now")).to_be_visible()
    expect(call(ui)).to_contain_text(shown)
    expect(ui.page.get_by_role("radio", name="4")).to_be_checked()
    expect(ui.page.get_by_label("Comment")).to_have_value("half a th")
    going_on(ui, lambda: ui.page.keyboard.press("Control+Enter"))
    [grade] = wait_for(live_gateway, task, 1)
    assert grade["matchedCompletionIds"] == [mine]
    assert grade["comment"] == "half a th"
    # It goes on with what is its own, as before.
    expect(notice(ui, "somebody else's")).to_have_count(0)
    next_one = id_of(ui)
    ui.page.keyboard.press("3")
    going_on(ui, lambda: ui.page.keyboard.press("Control+Enter"))
    found = wait_for(live_gateway, task, 2)
    assert {each["matchedCompletionIds"][0] for each in found} == {mine, next_one}
    assert len(uploads) == 2
    # Somebody else's grade of what is open is told, too; and what is left by that is kept.
    taken = id_of(ui)
    ui.page.get_by_label("Comment").fill("mine")
    grade_as(live_gateway, other, task, taken)
    told = notice(ui, "has graded this call meanwhile")
    going_on(ui, told.get_by_role("button", name="Next call").click)
    assert "mine" in ui.page.evaluate("localStorage['log10-gateway:grade-drafts']")
    assert len(uploads) == 2


def note(request: Request, uploads: list[str]) -> None:
    if "UploadGrade" in (request.post_data or ""):
        uploads.append(request.post_data or "")


def note_assigned(response: Response, assigned: list[Response]) -> None:
    if "GradeAssign" in (response.request.post_data or ""):
        assigned.append(response)


def grade_as(gateway: LiveGateway, token: str, task: str, completion: str) -> None:
    selection = {"completionIds": [completion]}
    given = {"taskId": task, "jsonValues": {"score": 3}, "comment": "", "selection": selection}
    ask_as(gateway, token, UPLOAD, {"input": given})


@pytest.mark.parametrize("delay", ["0", "2"])
def test_ones_own_grade_is_in_the_page_of_its_call_and_no_news_there(
    open_ui: OpenUi, live_gateway: LiveGateway, delay: str
) -> None:
    task = make_task(live_gateway, 2)
    ui = open_task(open_ui, live_gateway.token, task, delay=delay)
    graded = id_of(ui)
    # What is read of it before it is graded.
    ui.go(f"/completions/{graded}?t=feedback")
    expect(ui.page.get_by_text("Nobody has given feedback on it.")).to_be_visible()
    ui.page.evaluate(WATCH_FOR_NEWS)
    ui.go(f"/grade/{task}?i={graded}")
    expect(ui.page.get_by_role("radiogroup").first).to_be_visible()
    expect(call(ui)).to_contain_text("Question")
    ui.page.keyboard.press("4")
    going_on(ui, lambda: ui.page.keyboard.press("Control+Enter"))
    if delay == "0":
        wait_for(live_gateway, task, 1)

    ui.go(f"/completions/{graded}?t=feedback")

    expect(ui.page.locator("main")).to_contain_text("by bootstrap")
    expect(ui.page.locator("main")).not_to_contain_text("Nobody has given feedback")
    expect(ui.page.get_by_text("● live")).to_be_visible()
    assert ui.page.evaluate("window.toldNews") is False


def test_what_others_have_answered_is_shown_to_who_has_answered(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 2, gradesPerCompletion=2)
    settled(live_gateway, task, lambda found: found["left"] == 2)
    wanted = {"taskId": task, "count": 2, "order": "OLDEST"}
    other = token_of(live_gateway, "GRADER")
    for lease in ask_as(live_gateway, other, ASSIGN, {"input": wanted})["assignNext"]["leases"]:
        grade_as(live_gateway, other, task, lease["completionId"])

    ui = open_task(open_ui, token_of(live_gateway, "GRADER"), task, delay="0")
    form = ui.page.get_by_role("region", name="Form")
    expect(form.get_by_text("is not shown here before you have")).to_be_visible()
    expect(form.get_by_text("What others have answered", exact=True)).to_have_count(0)
    ui.page.keyboard.press("4")
    going_on(ui, lambda: ui.page.keyboard.press("Control+Enter"))
    wait_for(live_gateway, task, 3)
    ui.page.keyboard.press("b")
    form.get_by_text("What others have answered", exact=True).click()
    expect(form.get_by_role("definition").filter(has_text=re.compile("^3$"))).to_be_visible()
    # One's own is no other's.
    expect(form.get_by_role("definition").filter(has_text=re.compile("^4$"))).to_have_count(0)
    assert ui.violations() == []


def test_where_nobody_else_has_answered_that_is_said_and_what_a_judge_sent_by_ones_token_is_its(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 2)
    ui = open_task(open_ui, live_gateway.token, task, delay="0")
    graded = id_of(ui)
    form = ui.page.get_by_role("region", name="Form")
    ui.page.keyboard.press("4")
    going_on(ui, lambda: ui.page.keyboard.press("Control+Enter"))
    wait_for(live_gateway, task, 1)
    ui.page.keyboard.press("b")
    expect(ui.page.get_by_role("button", name="Correct it")).to_be_visible()
    form.get_by_text("What others have answered", exact=True).click()
    expect(form.get_by_text("Nobody else has answered it yet.")).to_be_visible()

    judge = {"kind": "MODEL", "id": "judge-1", "name": "A judge"}
    given = {"taskId": task, "jsonValues": {"score": 2}, "comment": "", "grader": judge}
    selection = {"completionIds": [graded]}
    ask(live_gateway, UPLOAD, {"input": {**given, "selection": selection}})
    form.get_by_text("What others have answered", exact=True).click()
    form.get_by_text("What others have answered", exact=True).click()
    expect(form.get_by_text("A judge")).to_be_visible()
    expect(form.get_by_role("definition").filter(has_text=re.compile("^4$"))).to_have_count(0)


def test_how_far_a_task_is_is_the_same_wherever_it_is_said(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 9, gradesPerCompletion=2)
    ann, bob = (token_of(live_gateway, "GRADER") for _ in range(2))
    # A queue that wants several grades is made within seconds.
    settled(live_gateway, task, lambda found: found["left"] == 9)
    wanted: dict[str, Any] = {"taskId": task, "count": 5, "order": "OLDEST"}
    for token in (ann, bob):
        leases = ask_as(live_gateway, token, ASSIGN, {"input": wanted})["assignNext"]["leases"]
        held = {each["completionId"]: each["id"] for each in leases}
        ids = sorted(held)
        wanted = {"taskId": task, "count": 5, "completionIds": ids}
        ask_as(live_gateway, token, SKIP, {"id": held[ids[4]]})
        for completion in ids[:2]:
            grade_as(live_gateway, token, task, completion)

    ui = open_task(open_ui, token_of(live_gateway, "GRADER"), task)

    top = ui.page.get_by_role("group", name="Progress")
    # Of the five that are left beside what this page holds, some are held by one grader alone.
    counted = settled(live_gateway, task, lambda found: found["leased"] >= 4 + 2)
    assert counted["graded"] == 2
    assert counted["left"] == 7
    assert counted["skipped"] > 0
    assert counted["waiting"] + counted["leased"] > counted["left"]
    left, waiting = f"{counted['left']}", f"{counted['waiting']}"
    graded = "2 of 9 graded"
    words = [graded, f"{left} left", f"{waiting} waiting"]
    words += [f"{counted['leased']} with a grader", f"{counted['skipped']} skipped"]
    for each in words:
        expect(top).to_contain_text(each)
    parts = [["Graded", "2"], ["Left", left], ["Waiting", waiting]]
    parts += [["With a grader", f"{counted['leased']}"], ["Skipped", f"{counted['skipped']}"]]

    lead = open_ui(live_gateway.token)
    lead.go("/tasks")
    row = lead.page.get_by_role("row").filter(has=lead.page.get_by_role("progressbar", name=graded))
    expect(row).to_have_count(1)
    expect(row.locator("[data-label=Left]")).to_have_text(left)
    lead.go(f"/tasks/{task}?tab=progress")
    expect(lead.page.get_by_role("heading", name=f"{graded}, 22 %")).to_be_visible()
    said = lead.page.locator("dl").filter(has_text="With a grader")
    assert figures(said) == parts
    # What is left leads to a list of as many.
    said.get_by_role("link", name=left).click()
    rows = lead.page.get_by_role("grid", name="Completions").locator("[role=rowgroup] [role=row]")
    expect(rows).to_have_count(7)
    lead.go(f"/tasks/{task}")
    expect(lead.page.get_by_role("progressbar", name=graded)).to_be_visible()
    assert figures(lead.page.locator("dl").filter(has_text="With a grader"))[:5] == parts
    lead.go("/grade")
    link = lead.page.get_by_role("link").filter(has_text=graded)
    expect(link).to_contain_text(f"{left} left")
    expect(link).to_contain_text(f"{waiting} waiting")
    lead.go("/overview")
    queues = lead.page.get_by_role("region", name="Left to be graded")
    expect(queues.get_by_role("listitem").filter(has_text="Helpful").first).to_contain_text(
        f"{left} left"
    )


def settled(
    gateway: LiveGateway, task: str, is_settled: Callable[[dict[str, int]], bool]
) -> dict[str, int]:
    """How far it is, once it is so far."""
    end = time.monotonic() + 60
    while True:
        found: dict[str, int] = ask(gateway, PROGRESS, {"id": task})["feedbackTask"]["progress"]
        if is_settled(found) or time.monotonic() > end:
            return found
        time.sleep(0.2)


def figures(box: Locator) -> list[list[str]]:
    """The names of a list, each with its figure."""
    found: list[list[str]] = box.locator("div").evaluate_all(
        """all => all.map(each => [
          each.querySelector('dt').innerText.split(' ').slice(-3).join(' ').replace(/^[^A-Z]+/, ''),
          each.querySelector('dd').firstChild.textContent,
        ])"""
    )
    return found
