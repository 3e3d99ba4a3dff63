"""`log10-gateway` in processes of its own, as an operator runs it."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import httpx

PROGRAM = (sys.executable, "-m", "gateway")
SHOW_BOOTSTRAP = '"$(log10-gateway token show-bootstrap)"'


def environment(data_dir: Path, /, **settings: str) -> dict[str, str]:
    """Return this process's environment with the given settings, and no other of ours."""
    others = {
        name: value for name, value in os.environ.items() if not name.upper().startswith("LOG10_")
    }
    # Unless a test is about the index, there is none to be written.
    given = {"insight": "off", **settings}
    named = {f"LOG10_GATEWAY_{name.upper()}": value for name, value in given.items()}
    return {**others, "LOG10_GATEWAY_DATA_DIR": str(data_dir), **named}


def failures(log: str) -> list[str]:
    """Return the lines of a log that tell of an exception, and what is no line of it."""
    return [
        line
        for line in log.splitlines()
        if not line.startswith("{") or "exception" in json.loads(line)
    ]


def command(*arguments: str, env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    return subprocess.run(
        [*PROGRAM, *arguments],
        env=env,
        cwd="/",  # where no .env is
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


@dataclass(frozen=True)
class Serving:
    """A gateway that is ready, and what it said then."""

    process: "subprocess.Popen[str]"
    banner: str
    log: Path
    env: dict[str, str]

    def shown(self, pattern: str) -> str:
        """Return what the banner has for a pattern's group."""
        found = re.search(pattern, self.banner)
        assert found, f"{pattern} is not in:\n{self.banner}"
        return found[1]

    @property
    def url(self) -> str:
        return self.shown(r"export LOG10_URL=(\S+)")

    @property
    def token(self) -> str:
        """What its line of the banner sets, once a shell has run it."""
        exported = self.shown(r"export LOG10_TOKEN=(.+)")
        if exported != SHOW_BOOTSTRAP:
            return exported
        shown = command("token", "show-bootstrap", env=self.env)
        assert shown.returncode == 0, shown.stderr
        return shown.stdout.strip()

    def get(self, path: str, token: str | None = None) -> httpx.Response:
        headers = {"X-Log10-Token": token or self.token}
        return httpx.get(f"{self.url}{path}", headers=headers, timeout=20)

    def failures(self) -> list[str]:
        """Return what its log has of failures that came as an exception: of bugs, that is."""
        return failures(self.log.read_text())

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to end, and return its exit code."""
        self.process.send_signal(sign)
        return self.process.wait(30)


class Output(Enum):
    """What standard output is."""

    PIPE = "pipe"
    TERMINAL = "terminal"


def _output(kind: Output) -> tuple[int, int]:
    """Return the two ends of a pipe or of a terminal: to read from, and to write to."""
    return os.pipe() if kind is Output.PIPE else os.openpty()


@contextmanager
def serving(
    *arguments: str,
    env: dict[str, str],
    stdout: Output = Output.PIPE,
    program: Sequence[str] = PROGRAM,
) -> Iterator[Serving]:
    """Run `serve` of a program on a free port; yield when it says that it is ready."""
    reading, writing = _output(stdout)
    log = Path(env["LOG10_GATEWAY_DATA_DIR"]) / "gateway.log"
    with log.open("ab") as errors:
        process = subprocess.Popen(
            [*program, "serve", "--port", "0", *arguments],
            env=env,
            cwd="/",
            stdout=writing,
            stderr=errors,
            text=True,
            start_new_session=True,
        )
    os.close(writing)
    shown = os.fdopen(reading)
    try:
        # The banner ends with an empty line, after some that are empty too.
        lines: list[str] = []
        while not (lines and lines[-1].startswith(("Its data", "The database"))):
            line = shown.readline()
            assert line, f"it ended:\n{log.read_text()}"
            lines.append(line)
        yield Serving(process, "".join(lines), log, env)
    finally:
        process.terminate()
        process.wait(30)
        shown.close()
