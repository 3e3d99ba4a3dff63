"""What strangers may log: nothing of it runs, is fetched, or freezes the page; all is shown."""

import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, Locator, expect

from tests.conftest import LiveGateway
from tests.ui.calls import ask, log
from tests.ui.conftest import OpenUi, Ui
from tests.ui.grades import UPLOAD
from tests.ui.grading import make_task_of

RUNS: Final = "window.hostile = true"
# A request to it would be seen, and fail.
HOST: Final = "https://hostile.example"
FENCE: Final = "```"
DEEP: Final = 100
# Texts, as the JSON in which they are sent: halves of surrogate pairs are no text of Python's.
TEXTS: Final[dict[str, str]] = {
    name: json.dumps(text)
    for name, text in {
        "script": f"<script>{RUNS}</script>",
        "image": f"<img src=x onerror='{RUNS}'>",
        "remote image": f"<img src={HOST}/a.png>",
        "frame": f"<iframe src='javascript:{RUNS}'></iframe>",
        "frame of text": f"<iframe srcdoc='<script>parent.{RUNS}</script>'></iframe>",
        "vector": f"<svg onload='{RUNS}'><use href='{HOST}/a.svg#x'/></svg>",
        "vector script": f"<svg><script>{RUNS}</script></svg>",
        "foreign object": f"<svg><foreignObject><body onload='{RUNS}'></foreignObject></svg>",
        "style": f"<style>@import '{HOST}/a.css'; * {{ display: none !important }}</style>",
        "link": f"<link rel=stylesheet href={HOST}/a.css>",
        "base": f"<base href='{HOST}/'>",
        "refresh": f"<meta http-equiv=refresh content='0;url={HOST}'>",
        "form": f"<form action='{HOST}'><input name=q autofocus onfocus='{RUNS}'></form>",
        "template": f"<template><img src=x onerror='{RUNS}'></template>",
        "mathematics": f"<math><mtext><img src=x onerror='{RUNS}'></mtext></math>",
        "closing": f"</div></textarea></title></script><img src=x onerror='{RUNS}'>",
        "comment": f"<!--><img src=x onerror='{RUNS}'>-->",
        "entities": "&lt;script&gt;&#x3c;b&#x3e;&amp;amp;",
        "javascript link": f"[press](javascript:{RUNS.replace(' ', '')})",
        "mixed case link": f"[press](JaVaScRiPt:{RUNS.replace(' ', '')})",
        "link with a tab": f"<java\tscript:{RUNS}>",
        "data link": "[press](data:text/html;base64,PHNjcmlwdD4=)",
        "vbscript link": "[press](vbscript:msgbox)",
        "file link": "[press](file:///etc/passwd)",
        "blob link": "[press](blob:null/1)",
        "link of two hosts": f"[https://bank.example]({HOST}/phish)",
        "link with a user": "[press](https://bank.example@hostile.example/)",
        "link by reference": f"[press][ref]\n\n[ref]: javascript:{RUNS.replace(' ', '')}",
        "image in Markdown": f"![a]({HOST}/a.png)",
        "image by reference": f"![a][pic]\n\n[pic]: {HOST}/b.png",
        "image of data": "![a](data:image/svg+xml,<svg/onload=1>)",
        "markup in Markdown": f"**b** <b onclick='{RUNS}'>c</b> <details open ontoggle='{RUNS}'>",
        "footnote": f"A[^1]\n\n[^1]: <img src=x onerror='{RUNS}'>",
        "table": "|a|b|\n|-|-|\n" + f"|<img src=x onerror='{RUNS}'>|c|\n" * 50,
        "quotes": ">" * DEEP + " deep",
        "lists": "\n".join("  " * n + "- x" for n in range(DEEP)),
        "emphasis": "*_" * 2_000 + "x" + "_*" * 2_000,
        "brackets": "[" * 2_000 + "x" + "]" * 2_000,
        "fence": f"{FENCE}html\n<script>{RUNS}</script>\n",
        "direction": "safe \u202egnp.exe\u202c \u2066x\u2069 \u200f",
        "no width": "pass\u200bword\ufeff\u2060",
        "controls": "".join(map(chr, range(1, 32))) + "\x7f\x85\x9b31m",
        "terminal": "\x1b]0;owned\x07\x1b[31mred",
        "zalgo": "Z" + "\u0301\u0316" * 500,
        "family": "👨‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿" * 20,
        "long word": "W" * 20_000,
        "long line": "word " * 10_000,
        "many lines": "\n" * 3_000,
        "base64": "iVBORw0KGgo" + "A" * 30_000,
        "formula": '=HYPERLINK("https://hostile.example")',
        "template text": "{{constructor.constructor('window.hostile=1')()}} ${window.hostile=1}",
        "path": "../../../../ui?%00#/settings",
    }.items()
} | {
    "NUL": r'"a\u0000b"',
    "high half": r'"half \ud83d"',
    "low half": r'"\ude00 half"',
    "halves the wrong way round": r'"\ude00\ud83d"',
}
# Values of a request, as JSON.
VALUES: Final[dict[str, str]] = {
    "integers": "[9007199254740993, -18446744073709551617, 123456789012345678901234567890]",
    "numbers": "[1e400, -1e-400, 1.0, 0.1e1, -0.0]",
    "keys": '{"__proto__": {"isAdmin": true}, "constructor": 1, "": 2, "a.b/c~d": 3, "valueOf": 4}',
    "nested": "[" * 90 + "1" + "]" * 90,
    "many": json.dumps(list(range(20_000))),
    "keys of markup": json.dumps({f"<img src=x onerror='{RUNS}'>": 1, "\u202e": 2}),
}
A_CALL: Final = 14
BIG: Final = 15_000_000


def marked(name: str, text: str) -> str:
    """The JSON of a text with a word at its begin and one at its end, which are found again."""
    word = name.replace(" ", "")
    return f'"begin{word} {text[1:-1]} end{word}"'


def call_of(names: list[str]) -> str:
    """A call in which the assistant, whose text is Markdown, says all of these."""
    says = ",".join(f'{{"role":"assistant","content":{marked(n, TEXTS[n])}}}' for n in names)
    extra = ",".join(f"{json.dumps(name)}:{value}" for name, value in VALUES.items())
    request = f'{{"messages":[{says}],"more":{{{extra}}}}}'
    return f'{{"kind":"CHAT","status":"FINISHED","request":{request}}}'


@pytest.fixture(scope="module")
def calls(live_gateway: LiveGateway) -> list[str]:
    """Every text among the messages of one of a few calls."""
    names = list(TEXTS)
    parts = [names[at : at + A_CALL] for at in range(0, len(names), A_CALL)]
    return [log(live_gateway, call_of(part)) for part in parts]


@pytest.fixture(scope="module")
def rows(live_gateway: LiveGateway) -> str:
    """A call for each text, which stands wherever the list shows one; the tag that all have."""
    tag = f"t{secrets.token_hex(4)}"
    for name, text in TEXTS.items():
        said = marked(name, text)
        named = json.dumps(json.loads(text)[:60]) if "hal" not in name and name != "NUL" else '"x"'
        log(
            live_gateway,
            f'{{"kind":"CHAT","status":"FAILED","tags":["{tag}",{named}],"failureKind":{named},'
            f'"failureReason":{said},"request":{{"model":{named},"messages":'
            f'[{{"role":"user","content":{said}}}]}},'
            f'"response":{{"choices":[{{"message":{{"role":"assistant","content":{said}}}}}]}}}}',
        )
    return tag


@pytest.fixture
def ui(open_ui: OpenUi, live_gateway: LiveGateway) -> Iterator[Ui]:
    """The UI, in which nothing has run or been asked for at the end, and which is not frozen."""
    ui = open_ui(live_gateway.token, height=2400)
    # Where it is UTC anyway there is no switch, which is what answers here.
    ui.live_in("Europe/Berlin")
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    ui.page.on("dialog", dismiss)
    yield ui
    assert ui.page.evaluate("window.hostile") is None
    assert ui.page.evaluate("({}).isAdmin") is None
    assert dialogs == []
    assert not [url for url in ui.seen.requested if "hostile" in url]
    assert ui.page.url.startswith(f"{ui.url}/ui#/")


UNSAFE: Final = ", ".join(
    f"main {what}"
    for what in (
        *("script", "iframe", "object", "embed", "style", "link", "base", "meta", "form form"),
        *("img:not([src^='data:image/'])", "a[href^='javascript:' i]", "a[href^='data:' i]"),
        *("a[href^='vbscript:' i]", "a[href^='file:' i]", "[onerror]", "[onload]", "[onclick]"),
    )
)


def is_safe_and_answers(ui: Ui) -> None:
    """Hold that nothing of it became markup, and that a click is answered."""
    expect(ui.page.locator(UNSAFE)).to_have_count(0)
    zone = "localStorage.getItem('log10-gateway:ui:zone')"
    before = ui.page.evaluate(zone)
    ui.page.get_by_role("button", name="Times are in").click()
    ui.page.wait_for_function(f"before => {zone} !== before", arg=before)


def words_of(names: list[str], *, which: str) -> list[str]:
    return [which + name.replace(" ", "") for name in names]


def lacking(box: Locator, words: list[str]) -> list[str]:
    text = box.inner_text()
    return [word for word in words if word not in text]


def test_in_the_list_and_its_panel(ui: Ui, rows: str) -> None:
    ui.go("/completions?f=" + json.dumps({"tags": {"has": rows}}))
    grid = ui.page.get_by_role("grid", name="Completions")
    expect(grid.locator("[role=rowgroup] [role=row]")).to_have_count(len(TEXTS))
    assert lacking(grid, words_of(list(TEXTS), which="begin")) == []
    is_safe_and_answers(ui)

    ui.page.locator("[role=rowgroup] [role=row]").first.focus()
    ui.page.keyboard.press("Enter")
    panel = ui.page.get_by_role("complementary", name="Completion", exact=True)
    for word in reversed(words_of(list(TEXTS), which="begin")):
        expect(panel).to_contain_text(word)
        ui.page.keyboard.press("j")
    is_safe_and_answers(ui)


def test_in_a_conversation(ui: Ui, calls: list[str]) -> None:
    names = list(TEXTS)
    for at, call in enumerate(calls):
        part = names[at * A_CALL : (at + 1) * A_CALL]
        ui.go(f"/completions/{call}")
        turns = ui.page.get_by_role("list", name="Conversation")
        expect(turns.locator("> li")).to_have_count(len(part))
        # Long ones are folded, of base64 the size is told; all of it is behind a button.
        ui.page.keyboard.press("Shift+E")
        for button in turns.get_by_role("button", name="Show as text").all():
            button.click()
        # Markdown is read in a worker, and comes when it is.
        for word in words_of(part, which="begin") + words_of(part, which="end"):
            expect(turns).to_contain_text(word)
        is_safe_and_answers(ui)
    assert ui.overflow() <= 0


def test_in_the_tree_of_a_request(ui: Ui, calls: list[str]) -> None:
    for at, call in enumerate(calls):
        ui.go(f"/completions/{call}?t=request")
        tree = ui.page.get_by_role("tree", name="JSON of request")
        expect(tree).to_be_visible()
        ui.page.get_by_role("button", name="Unfold all").click()
        ui.page.get_by_role("searchbox", name="Search in request").fill("begin")
        count = min(A_CALL, len(TEXTS) - at * A_CALL)
        expect(ui.page.get_by_text(f"1 of {count}", exact=True)).to_be_visible()
        is_safe_and_answers(ui)
    for sought in ("9007199254740993", "-18446744073709551617", "__proto__", "1e400"):
        ui.page.get_by_role("searchbox", name="Search in request").fill(sought)
        expect(tree.get_by_role("treeitem", selected=True)).to_contain_text(sought)


def test_in_a_comparison(ui: Ui, calls: list[str]) -> None:
    for a, b in zip(calls[::2], calls[1::2], strict=False):
        ui.go(f"/compare?a={a}&b={b}")
        expect(ui.page.get_by_role("heading", name="Compare", exact=True)).to_be_visible()
        expect(ui.page.get_by_role("row", name="Status")).to_be_visible()
        is_safe_and_answers(ui)


def test_of_sixteen_megabytes(ui: Ui, live_gateway: LiveGateway) -> None:
    text = "line of many\n" * (BIG // 13)
    said = [{"role": "user", "content": f"beginbig\n{text}endbig"}]
    call = log(live_gateway, {"kind": "CHAT", "status": "FINISHED", "request": {"messages": said}})
    ui.go(f"/completions/{call}")
    turn = ui.page.locator("li[data-turn='0']")
    expect(turn).to_contain_text("beginbig")
    turn.get_by_role("button", name="Show all").click()
    lines = turn.get_by_role("region")
    expect(lines).to_contain_text("beginbig")
    lines.evaluate("box => box.scrollTo(0, box.scrollHeight)")
    expect(lines).to_contain_text("endbig")
    is_safe_and_answers(ui)


CREATE_TOKEN: Final = """mutation($input: CreateTokenInput!) {
  createToken(input: $input) { token { id } }
}"""
CREATE_VIEW: Final = """mutation($input: CreateSavedViewInput!) {
  createSavedView(input: $input) { savedView { id } }
}"""
SET_PRICES: Final = """mutation($input: SetPricesInput!) {
  setPrices(input: $input) { prices { revision } }
}"""
# What a name may be: of one line, and not longer than names are.
NAMES: Final = tuple(
    name
    for name in ("script", "image", "vector", "closing", "style", "javascript link", "direction")
    if name in TEXTS
)


def test_in_figures_groups_comparisons_and_settings(
    ui: Ui, rows: str, live_gateway: LiveGateway
) -> None:
    named = [json.loads(TEXTS[name])[:60] for name in NAMES]
    for name in named:
        ask(live_gateway, CREATE_TOKEN, {"input": {"name": name, "role": "READER"}})
        view = {"name": name, "subject": "COMPLETIONS", "filter": {}, "visibility": "ORGANIZATION"}
        ask(live_gateway, CREATE_VIEW, {"input": view})
    # A price's name is printable, and has a star at its end alone.
    models = [name for name in named if name.isprintable() and "*" not in name]
    prices = [{"model": name, "inputPerMillion": "1", "outputPerMillion": "1"} for name in models]
    ask(live_gateway, SET_PRICES, {"input": {"prices": prices}})
    now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
    ask(
        live_gateway,
        "query($at: String) { completionStats(notBefore: $at) { rows { count } } }",
        {"at": now},
    )
    f = quote(json.dumps({"tags": {"has": rows}}))
    page = ui.page
    for by in ("model", "tag", "failure"):
        ui.go(f"/overview?f={f}&r=-24h&by={by}")
        table = page.get_by_role("region", name=re.compile("^By .*, table$"))
        expect(table.get_by_role("row").nth(5)).to_be_visible()
        expect(page.get_by_role("group", name=re.compile("all other by time$"))).to_be_visible()
        is_safe_and_answers(ui)
    ui.go(f"/compare?a={f}&b={f}")
    differs = page.get_by_role("region", name="What differs, table")
    expect(differs).to_contain_text("<script>")
    is_safe_and_answers(ui)
    ui.go(f"/completions?f={f}")
    facets = page.get_by_role("complementary", name="Facets")
    for facet in ("Model", "Failure"):
        facets.get_by_role("button", name=facet).first.click()
    # Ten or so of each are shown, whichever they are.
    expect(facets).to_contain_text("<")
    is_safe_and_answers(ui)
    for section in ("tokens", "views", "prices"):
        ui.go(f"/settings/{section}")
        table = page.get_by_role("region").get_by_role("table")
        expect(table).to_contain_text("<script>")
        # What turns text around is seen, and turns nothing.
        expect(table).not_to_contain_text("\u202e")
        is_safe_and_answers(ui)
    assert ui.violations() == []


# A control in a text, a name or a title that is shown, and not written out.
CONTROLS: Final = (
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
SHOWN_CONTROLS: Final = (
    """() => {
  const control = /"""
    + CONTROLS
    + """/u;
  const names = ["title", "aria-label", "placeholder", "alt", "label"];
  const found = control.test(document.title) ? ["title of the document"] : [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE && control.test(node.data)) {
      const around = node.parentElement;
      if (!around.closest("textarea, .cm-editor")) found.push(around.outerHTML.slice(0, 200));
    }
    for (const name of node.nodeType === Node.ELEMENT_NODE ? names : []) {
      const value = node.getAttribute(name);
      if (value !== null && control.test(value)) found.push(`${name} of ${node.tagName}`);
    }
  }
  return found;
}"""
)
# All that may be stored as a name: of a model, a task, a token, a field of a form.
NAME: Final = (
    f"<img src=x onerror='{RUNS}'>\u202egnp.exe\u202c\u2066x\u2069\u200b [a](javascript:1)"
)
WORD: Final = "gnp.exe"
# An instruction has at most 100,000 characters.
LONG: Final = 4_000
# Ids of sessions and graders have to be printable.
PRINTABLE: Final = f"<b onclick='{RUNS}'>gnp.exe [a](javascript:1)"


@dataclass(frozen=True)
class Stored:
    """What all of these pages show: each text and name is hostile."""

    session: str
    failed: str
    finished: str
    task: str
    grader: str


@pytest.fixture(scope="module")
def stored(live_gateway: LiveGateway) -> Stored:
    """One of each noun, of which everything that a client may choose is hostile."""
    every = "\n\n".join(json.loads(text) for name, text in TEXTS.items() if is_text(name))
    tag = f"t{secrets.token_hex(4)}"
    session = f"s{secrets.token_hex(4)}{PRINTABLE}"
    base = {
        "kind": "CHAT",
        "sessionId": session,
        "tags": [tag, NAME],
        "request": {
            "model": NAME,
            "user": NAME,
            "messages": [{"role": "user", "name": NAME, "content": every}],
        },
    }
    ended = {"status": "FAILED", "failureKind": NAME, "failureReason": every}
    failed = log(live_gateway, {**base, **ended, "response": {NAME: every}})
    tool = {"id": NAME, "type": "function", "function": {"name": NAME, "arguments": "{}"}}
    message = {"role": "assistant", "content": every, "tool_calls": [tool]}
    choices = [{"index": 0, "message": message}]
    finished = log(
        live_gateway,
        {**base, "status": "FINISHED", "response": {"model": NAME, "choices": choices}},
    )
    task = make_task_of(
        live_gateway, tag, hostile_schema(every), name=NAME, instruction=f"{NAME}\n\n{every}"
    )
    secret = ask(
        live_gateway,
        "mutation($name: String!) { createToken(input: { name: $name, role: GRADER }) { secret } }",
        {"name": NAME},
    )["createToken"]["secret"]
    for grader, value in (("ann", NAME), ("bob", every)):
        given = {"taskId": task, "jsonValues": {"text": value, "fixed": NAME}, "comment": every}
        who = {"kind": "HUMAN", "id": f"{grader}{PRINTABLE}", "name": PRINTABLE}
        selection = {"completionIds": [finished]}
        ask(live_gateway, UPLOAD, {"input": {**given, "grader": who, "selection": selection}})
    return Stored(session, failed, finished, task, secret)


def is_text(name: str) -> bool:
    """Whether it may be put together with others: halves of pairs are no text of Python's."""
    return "hal" not in name and name != "NUL" and len(TEXTS[name]) < LONG


def hostile_schema(every: str) -> dict[str, Any]:
    """A form whose names, hints, options and shapes are all hostile."""
    described = {"title": NAME, "description": every}
    return {
        "type": "object",
        "title": NAME,
        "description": every,
        "properties": {
            "text": {"type": "string", **described, "examples": [NAME]},
            NAME: {"enum": [NAME, "b"]},
            "many": {"enum": [f"{n} {NAME}" for n in range(12)], "title": NAME},
            "shape": {
                "oneOf": [
                    {"type": "string", **described},
                    {"type": "object", "properties": {NAME: {"type": "boolean"}}, **described},
                ]
            },
            "set": {"type": "array", "items": {"enum": [NAME, "c"]}, "uniqueItems": True},
            "list": {"type": "array", "items": {"type": "string"}, **described},
            "fixed": {"const": NAME, **described},
        },
        "required": ["fixed"],
    }


def pages_of(stored: Stored) -> list[str]:
    """Every page that shows something of a client's."""
    session, task = quote(stored.session, safe=""), stored.task
    tabs = ["overview", "form", "selector", "versions", "progress", "agreement"]
    parts = ["conversation", "request", "response", "raw", "feedback"]
    return [
        "/completions",
        f"/completions?p={stored.failed}",
        *(f"/completions/{stored.failed}?t={part}" for part in parts),
        f"/completions/{stored.finished}?t=feedback",
        "/sessions",
        f"/sessions/{session}",
        f"/sessions/{session}?v=timeline",
        f"/compare?a={stored.failed}&b={stored.finished}",
        "/overview",
        "/tasks",
        *(f"/tasks/{task}?tab={tab}" for tab in [*tabs, "edit", "disagreements", "spread"]),
        "/tasks/new",
        "/feedback",
        f"/feedback?task={quote(json.dumps(task))}",
        "/grade",
        *(f"/settings/{part}" for part in ("you", "tokens", "views", "prices")),
    ]


def test_on_every_page_with_all_of_it_at_once(ui: Ui, stored: Stored) -> None:
    wanting = {"/tasks/new", "/settings/you", "/settings/views", "/settings/prices"}
    for page in pages_of(stored):
        ui.go(page)
        expect(ui.page.get_by_role("heading", level=1)).to_have_count(1)
        if page not in wanting:
            expect(ui.page.locator("body")).to_contain_text(WORD)
        expect(ui.page.locator(UNSAFE)).to_have_count(0)
        assert ui.page.evaluate(SHOWN_CONTROLS) == [], page
        assert ui.overflow() <= 0, page
    is_safe_and_answers(ui)


def test_in_grading_and_its_form(
    open_ui: OpenUi, live_gateway: LiveGateway, stored: Stored
) -> None:
    ui = open_ui(stored.grader)
    ui.page.add_init_script("localStorage.setItem('log10-gateway:ui:grade-undo-seconds', '30')")
    ui.page.on("dialog", lambda dialog: dialog.accept())
    ui.go(f"/grade/{stored.task}")
    form = ui.page.get_by_role("group", name="Answer", exact=True)
    expect(form.get_by_role("radio").first).to_be_visible()
    call = ui.page.locator("#call")
    expect(call.get_by_role("region", name="What became of it")).to_contain_text(WORD)
    expect(call.get_by_role("list", name="Conversation")).to_contain_text("<script>")
    expect(call.get_by_role("tree", name="JSON of response")).to_contain_text(WORD)
    expect(ui.page.get_by_text("Instruction").locator("..")).to_contain_text(WORD)
    # A shape and its fields, an item of the list, and what is searched among many.
    form.get_by_role("radio").filter(has_text=WORD).last.click()
    ui.page.get_by_role("combobox").first.fill("gnp")
    expect(ui.page.get_by_role("option").first).to_contain_text(WORD)
    assert ui.page.evaluate(SHOWN_CONTROLS) == []
    ui.page.keyboard.press("Escape")
    expect(ui.page.locator(UNSAFE)).to_have_count(0)
    assert ui.page.title().count("\u202e") == 0
    assert ui.page.evaluate("window.hostile") is None
    assert ui.overflow() <= 0
