"""The pages of docs/clients: their files are written, their commands run, their output compared.

A block whose fence names a file (```js client.mjs) is that file. A block of `sh` is run line by
line, but for installations, whose packages must be in the lock files, and the variables of the
address and the token. A block of `text` is what the commands before it print; `...` stands for
anything.
"""

import asyncio
import json
import os
import re
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import anyio
import pytest
from graphql import GraphQLInterfaceType, build_schema

from tests.api import Api
from tests.clients.conftest import DRIVERS, SCHEMA, TIMEOUT_SECONDS
from tests.conftest import LiveGateway
from tests.gateway.processes import environment, serving
from tests.sdk.environments import LOCKS
from tests.waiting import repeating

GUIDE = Path(__file__).parents[2] / "docs" / "clients"
PAGES = sorted(page.stem for page in GUIDE.glob("*.md"))
_BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# How far `changeCursor` reaches back: whole seconds of the database's clock.
CURSOR_REACH_SECONDS = 2.1
LOG = """
mutation ($inputs: [CreateCompletionInput!]!) {
  createCompletions(input: {completions: $inputs}) { results { id } }
}
"""
TASK = (
    'mutation { createFeedbackTask(input: {name: "Quality", jsonSchema: {}}) { feedbackTask '
    "{ id } } }"
)
GRADE = """
mutation ($task: ID!, $id: ID!) { uploadFeedback(input: {
  taskId: $task, jsonValues: {score: 4}, selection: {completionIds: [$id]}}) { feedback { id } } }
"""
COMPLETION = {
    "tags": ["prod"],
    "status": "FINISHED",
    "duration": 0.5,
    "request": {"model": "gpt-4o", "temperature": 0.2, "messages": []},
    "response": {
        "model": "gpt-4o",
        "choices": [{"finish_reason": "stop", "message": {"role": "assistant", "content": "Yes."}}],
        "usage": {"prompt_tokens": 12, "completion_tokens": 5, "total_tokens": 17},
    },
}
FAILED = {"tags": ["prod"], "status": "FAILED", "request": {"model": "gpt-4o"}, "duration": 2.0}


@dataclass
class Page:
    """What a page has the reader do.

    Attributes:
        files: Texts by their names.
        steps: Commands, each group with what it prints; None where the page does not say.
        packages: What is installed.
    """

    files: dict[str, str] = field(default_factory=dict)
    steps: list[tuple[list[str], str | None]] = field(default_factory=list)
    packages: set[str] = field(default_factory=set)

    def add_commands(self, text: str) -> None:
        """Take a block of `sh`."""
        commands = []
        for line in text.strip().splitlines():
            if installed := re.match(r"(?:npm|pip) install (?:--save-dev )?(.*)", line):
                self.packages |= {
                    re.split(r"\[", name)[0].strip('"') for name in installed[1].split()
                }
            elif not line.startswith("export LOG10_"):
                commands.append(line)
        if commands:
            self.steps.append((commands, None))


def read(name: str) -> Page:
    page = Page()
    text = (GUIDE / f"{name}.md").read_text()
    for language, file, block in _BLOCK.findall(text):
        if file:
            page.files[file] = block
        elif language == "sh":
            page.add_commands(block)
        elif language == "text":
            commands, known = page.steps.pop()
            assert known is None
            page.steps.append((commands, block))
        else:
            pytest.fail(f"{name}.md: a block of {language} is neither a file nor a command")
    return page


def matches(expected: str, printed: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in expected.strip().split("..."))
    return re.fullmatch(pattern, printed.strip(), re.DOTALL) is not None


@pytest.fixture
async def organization(api: Api) -> Api:
    """An organization with seven calls, one of which is graded, and the newest is no failure."""
    data = await api.query(LOG, inputs=[FAILED, FAILED, *[COMPLETION] * 5])
    task = (await api.query(TASK))["createFeedbackTask"]["feedbackTask"]["id"]
    await api.query(GRADE, task=task, id=data["createCompletions"]["results"][-1]["id"])
    return api


@asynccontextmanager
async def logging(api: Api) -> AsyncIterator[None]:
    """Log a completion again and again, for those who wait for one."""
    async with repeating(lambda: api.query(LOG, inputs=[COMPLETION]), every=0.3):
        yield


@dataclass(frozen=True)
class Reader:
    """Who follows a page."""

    folder: Path
    variables: dict[str, str]
    api: Api

    def write(self, page: Page) -> None:
        """Make the page's files."""
        for file, text in page.files.items():
            target = self.folder / file
            target.parent.mkdir(exist_ok=True)
            target.write_text(text)

    async def run(self, command: str) -> str:
        """Run a command to its end, or, what goes on for ever, to its second line."""
        async with self.running(command) as process:
            if "live." in command:
                assert process.stdout is not None
                async with logging(self.api):
                    lines = [await process.stdout.readline() for _ in range(2)]
                return b"".join(lines).decode()
            stdout, stderr = await process.communicate()
            assert process.returncode == 0, f"{command}\n{stderr.decode()}"
            assert "npx" in command or not stderr, f"{command}\n{stderr.decode()}"
            return stdout.decode()

    @asynccontextmanager
    async def running(self, command: str) -> AsyncIterator[asyncio.subprocess.Process]:
        """Run a command, and end it."""
        if "live." in command:
            await asyncio.sleep(CURSOR_REACH_SECONDS)  # what was before stays unheard
        process = await asyncio.create_subprocess_shell(
            command,
            cwd=self.folder,
            env=self.variables,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
        try:
            with anyio.fail_after(TIMEOUT_SECONDS):
                yield process
        finally:
            if process.returncode is None:
                os.killpg(process.pid, signal.SIGTERM)
                await process.communicate()


@pytest.fixture
def reader(
    request: pytest.FixtureRequest, live_gateway: LiveGateway, organization: Api, tmp_path: Path
) -> Reader:
    """Somebody with the packages installed, in a folder of their own."""
    path = os.environ["PATH"]
    if (GUIDE / f"{request.param}.md").read_text().startswith(("# gql", "# pandas")):
        path = f"{request.getfixturevalue('python_home') / 'bin'}:{path}"
    else:
        home = request.getfixturevalue("javascript_home")
        (tmp_path / "node_modules").symlink_to(home / "node_modules")
        shutil.copy(SCHEMA, tmp_path)
    variables = {
        "PATH": path,
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "LOG10_URL": live_gateway.url,
        "LOG10_TOKEN": organization.token,
    }
    return Reader(tmp_path, variables, organization)


def locked_packages() -> set[str]:
    project = json.loads((LOCKS / "graphql-clients" / "package.json").read_text())
    python = re.findall(r"^([\w-]+)==", (LOCKS / "gql.txt").read_text(), re.MULTILINE)
    return {*project["dependencies"], *python}


@pytest.mark.parametrize(("name", "reader"), [(name, name) for name in PAGES], indirect=["reader"])
async def test_a_page_does_what_it_says(name: str, reader: Reader) -> None:
    page = read(name)
    assert page.packages <= locked_packages()
    reader.write(page)

    for commands, expected in page.steps:
        printed = "".join([await reader.run(command) for command in commands])
        if expected is not None:
            assert matches(expected, printed), f"{commands} printed:\n{printed}"


# Each starts a gateway twice: one client in JavaScript and one in Python at each change.
@pytest.mark.parametrize(
    ("name", "reader"),
    [
        pytest.param(name, name, marks=() if name in ("relay", "gql") else pytest.mark.nightly)
        for name in PAGES
    ],
    indirect=["reader"],
)
async def test_live_updates_go_on_with_what_came_while_the_gateway_was_down(
    name: str, reader: Reader, mongodb_url: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = read(name)
    reader.write(page)
    [live] = [command for commands, _ in page.steps for command in commands if "live." in command]
    for commands, expected in page.steps:
        if expected is None:  # what has to be done before: compiling
            for command in commands:
                await reader.run(command)
    variables = environment(
        tmp_path_factory.mktemp("restarted"), mongodb_url=mongodb_url, mongodb_database="tests"
    )
    with serving(env=variables) as gateway:
        url = gateway.shown(r"GraphiQL +(\S+)/graphql")
        follower = replace(reader, variables={**reader.variables, "LOG10_URL": url})
        async with follower.running(live) as process:
            assert process.stdout is not None
            async with logging(reader.api):
                assert await process.stdout.readline() == b"CREATED\n"
            assert set((await rest(process.stdout)).split()) <= {b"CREATED"}
            gateway.stop()
            await reader.api.query(LOG, inputs=[COMPLETION])
            with serving("--port", url.rpartition(":")[2], env=variables):
                assert await process.stdout.readline() == b"CREATED\n"
                assert await rest(process.stdout) == b"", "told twice"


async def rest(stream: asyncio.StreamReader) -> bytes:
    """Return what comes until nothing comes for half a second."""
    read = b""
    while True:
        try:
            read += await asyncio.wait_for(stream.readline(), 0.5)
        except TimeoutError:
            return read


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_all_that_a_reader_needs(name: str) -> None:
    text = (GUIDE / f"{name}.md").read_text()

    for needed in (
        "LOG10_URL",
        "LOG10_TOKEN",
        "pageInfo",
        "mutation",
        "completionChanged",
        "Errors",
    ):
        assert needed in text
    assert len([step for step in read(name).steps if step[1] is not None]) >= 3


@pytest.mark.parametrize(
    "file", [GUIDE / "apollo.md", DRIVERS / "apollo.mjs"], ids=lambda file: file.name
)
def test_apollo_is_told_every_type_that_is_a_node(file: Path) -> None:
    schema = build_schema(SCHEMA.read_text())
    node = schema.type_map["Node"]
    assert isinstance(node, GraphQLInterfaceType)

    [listed] = re.findall(r"possibleTypes: \{\s+Node: (\[.*?\])", file.read_text(), re.DOTALL)

    assert sorted(json.loads(listed)) == sorted(
        type_.name for type_ in schema.get_possible_types(node)
    )
