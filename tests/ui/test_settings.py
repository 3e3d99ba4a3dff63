"""The settings: tokens, prices, saved views, an SDK's variables, keys, a file of it all."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Locator, expect

from tests.conftest import LiveGateway
from tests.ui.conftest import OpenUi, Ui


def graphql(gateway: LiveGateway, document: str, variables: dict[str, object]) -> dict[str, object]:
    answer = httpx.post(
        f"{gateway.url}/graphql",
        headers={"X-Log10-Token": gateway.token},
        json={"query": document, "variables": variables},
        timeout=30,
    )
    body: dict[str, dict[str, object]] = answer.json()
    assert "errors" not in body, body
    return body["data"]


@pytest.fixture
def reader(live_gateway: LiveGateway) -> str:
    document = "mutation ($input: CreateTokenInput!) { createToken(input: $input) { secret } }"
    made = graphql(live_gateway, document, {"input": {"name": "reads", "role": "READER"}})
    payload = made["createToken"]
    assert isinstance(payload, dict)
    return str(payload["secret"])


def row(ui: Ui, name: str) -> Locator:
    return ui.page.get_by_role("row").filter(has_text=name)


def test_a_token_is_made_shown_once_and_revoked_by_keys(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.go("/settings/tokens")
    ui.page.get_by_label("Name", exact=True).focus()
    ui.page.keyboard.type("for one test")
    ui.page.keyboard.press("Enter")

    secret = ui.page.get_by_role("region", name="Secret").inner_text()
    made = LiveGateway(live_gateway.url, secret, live_gateway.organization_id)
    assert graphql(made, "{ viewer { role } }", {}) == {"viewer": {"role": "WRITER"}}
    expect(row(ui, "for one test")).to_be_visible()
    assert ui.violations() == []
    ui.page.get_by_role("button", name="I have it").press("Enter")
    assert secret not in ui.page.content()
    assert secret not in ui.page.evaluate("JSON.stringify(localStorage)")

    ui.page.get_by_role("button", name="Revoke for one test").press("Enter")
    expect(ui.page.get_by_text("Whoever uses it is refused.")).to_be_visible()
    assert ui.violations() == []
    ui.page.keyboard.press("Escape")
    expect(ui.page.get_by_role("button", name="Revoke for one test")).to_be_focused()
    ui.page.keyboard.press("Enter")
    ui.page.get_by_role("button", name="Revoke", exact=True).press("Enter")

    expect(row(ui, "for one test")).to_contain_text("revoked")


def test_a_reader_sees_what_it_needs(
    open_ui: OpenUi, live_gateway: LiveGateway, reader: str
) -> None:
    ui = open_ui(reader)
    for section, label in (("tokens", "Make a token"), ("prices", "Add it")):
        ui.go(f"/settings/{section}")
        button = ui.page.get_by_role("button", name=label)
        expect(button).to_be_disabled()
        expect(ui.page.locator("form")).to_contain_text("needs ADMIN")
        assert ui.violations() == []
    ui.go("/settings/connect")
    expect(ui.page.get_by_role("note")).to_contain_text("needs WRITER")


def test_a_price_is_added_changed_and_removed(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    ui = open_ui(live_gateway.token)
    ui.go("/settings/prices")
    ui.page.get_by_label("Model", exact=True).fill("test-model-*")
    ui.page.get_by_label("Input, $ per million").fill("2.50")
    ui.page.get_by_role("button", name="Add it").click()
    expect(ui.page.get_by_role("alert")).to_contain_text("BAD_USER_INPUT")
    ui.page.get_by_label("Output, $ per million").fill("10")
    ui.page.get_by_role("button", name="Add it").click()
    expect(row(ui, "test-model-*")).to_contain_text("2.5")
    assert ui.violations() == []

    ui.page.get_by_role("button", name="Change the price of test-model-*").click()
    ui.page.get_by_label("Output, $ per million").fill("12")
    ui.page.get_by_role("button", name="Change it").click()
    expect(row(ui, "test-model-*")).to_contain_text("12")

    ui.page.get_by_role("button", name="Remove the price of test-model-*").click()
    ui.page.get_by_role("button", name="Remove", exact=True).click()
    expect(row(ui, "test-model-*")).to_have_count(0)


def test_a_view_is_renamed_shared_and_deleted(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    document = """mutation ($input: CreateSavedViewInput!) {
      createSavedView(input: $input) { savedView { id } } }"""
    view = {"name": "Slow calls", "subject": "COMPLETIONS", "filter": {"duration": {"gt": 2}}}
    graphql(live_gateway, document, {"input": view})
    ui = open_ui(live_gateway.token)
    ui.go("/settings/views")
    expect(row(ui, "Slow calls")).to_contain_text("this token")

    ui.page.get_by_role("button", name="Rename Slow calls").press("Enter")
    ui.page.keyboard.press("Control+a")
    ui.page.keyboard.type("Very slow calls")
    ui.page.keyboard.press("Enter")
    expect(row(ui, "Very slow calls")).to_be_visible()
    ui.page.get_by_role("button", name="Share Very slow calls").press("Enter")
    expect(row(ui, "Very slow calls")).to_contain_text("the organization")
    assert ui.violations() == []

    ui.page.get_by_role("link", name="Very slow calls").click()
    expect(ui.page.get_by_role("heading", name="Completions", level=1)).to_be_visible()
    ui.page.go_back()
    ui.page.get_by_role("button", name="Delete Very slow calls").click()
    ui.page.get_by_role("button", name="Delete", exact=True).click()
    expect(row(ui, "Very slow calls")).to_have_count(0)


def test_an_sdk_is_connected_and_its_first_call_opens(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ui.go("/settings/connect")
    copied = []
    for name in ("LOG10_URL", "LOG10_TOKEN", "LOG10_ORG_ID"):
        ui.page.get_by_role("button", name=f"Copy {name}").click()
        expect(ui.page.get_by_text(f"Copied {name}")).to_have_count(1)
        copied.append(ui.page.evaluate("navigator.clipboard.readText()"))
    assert copied == [
        f"export LOG10_URL='{live_gateway.url}'",
        f"export LOG10_TOKEN='{live_gateway.token}'",
        f"export LOG10_ORG_ID={live_gateway.organization_id}",
    ]
    ui.page.get_by_role("button", name="Copy: Environment variables").click()
    expect(ui.page.get_by_text("Copied all three, with the token")).to_have_count(1)
    assert ui.page.evaluate("navigator.clipboard.readText()") == "\n".join(copied)
    assert live_gateway.token not in ui.page.content()

    # What is copied before one waits is what is waited for.
    command = ui.page.get_by_role("region", name="A call with curl").inner_text()
    ui.page.get_by_role("button", name="Wait for the first call").click()
    expect(ui.page.get_by_text("● live")).to_be_visible()

    def log(*tags: str) -> str:
        made = ui.page.context.request.post(
            f"{live_gateway.url}/api/completions",
            headers={"X-Log10-Token": live_gateway.token},
            data={"organization_id": live_gateway.organization_id, "tags": tags},
        ).json()
        return str(made["completionID"])

    # Another application's does not open: no call tells by which token it came.
    other = log("another application")
    calls = ui.page.get_by_role("list", name="Calls since you wait")
    expect(calls.get_by_role("listitem")).to_contain_text("tags another application")
    expect(calls.get_by_role("link")).to_have_attribute("href", f"#/completions/{other}")
    assert ui.violations() == []
    told = ui.page.get_by_role("region", name="Tag of the first call").inner_text()
    tag = told.strip().removeprefix("export LOG10_TAGS=")
    assert tag in command
    if shutil.which("curl") is None and os.environ.get("CI") != "true":
        made = log(tag)
    else:
        # As it is printed, in a shell that has the line of the token.
        shell = ["sh", "-c", f"{copied[1]}\n{command}"]
        answer = subprocess.run(shell, capture_output=True, text=True, check=True, timeout=30)
        made = json.loads(answer.stdout)["id"]

    ui.page.wait_for_url(f"**/ui#/completions/{made}*")
    expect(ui.page.get_by_text("Say hello.").first).to_be_visible()


def test_keys_are_changed_and_taken_to_another_browser(
    open_ui: OpenUi, live_gateway: LiveGateway, tmp_path: Path
) -> None:
    ui = open_ui(live_gateway.token)
    ui.go("/settings/keys")
    ui.page.get_by_role("button", name="Change the keys of: Keys of this page").press("Enter")
    ui.page.keyboard.press("g")
    ui.page.keyboard.press("h")
    assert ui.violations() == []
    ui.page.keyboard.press("?")
    expect(ui.page.get_by_role("dialog")).to_have_count(0)
    ui.page.keyboard.press("g")
    ui.page.keyboard.press("h")
    expect(ui.page.get_by_role("dialog", name="Keys on this page")).to_be_visible()
    ui.page.keyboard.press("Escape")

    ui.go("/settings/transfer")
    with ui.page.expect_download() as download:
        ui.page.get_by_role("button", name="Export").click()
    file = tmp_path / "settings.json"
    download.value.save_as(file)
    assert json.loads(file.read_text())["settings"] == {"keys": '{"help":["g h"]}'}

    other = open_ui(live_gateway.token)
    other.go("/settings/transfer")
    other.page.get_by_label("Import").set_input_files(file)
    expect(other.page.get_by_text("Taken: 1 settings.")).to_be_visible()
    other.page.locator("h1").click()
    other.page.keyboard.press("g")
    other.page.keyboard.press("h")
    expect(other.page.get_by_role("dialog", name="Keys on this page")).to_be_visible()
