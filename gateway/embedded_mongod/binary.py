"""Find a mongod that runs here, and say what is missing where it does not."""

import importlib.util
import json
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from gateway.errors import EmbeddedDatabaseError

OLDEST_MAJOR = 6
WAY_OUT = "or set LOG10_GATEWAY_MONGODB_URL to a database of your own"

# What brings a library that mongod was linked against, on Debian and Ubuntu. Releases since
# Debian 13 and Ubuntu 24.04 call some of them by a name that ends in t64; apt knows both.
_DEBIAN_PACKAGES = {
    "libcurl.so.4": "libcurl4",
    "libssl.so.3": "libssl3",
    "libcrypto.so.3": "libssl3",
    "libssl.so.1.1": "libssl1.1",
    "libcrypto.so.1.1": "libssl1.1",
    "liblzma.so.5": "liblzma5",
    "libresolv.so.2": "libc6",
}
# https://www.mongodb.com/docs/manual/reference/exit-codes/
_INCOMPATIBLE_DATA = 62


def find_mongod() -> Path:
    """Return the mongod to run: one on PATH, of 6.0 or later, else the `embedded` extra's.

    Raises:
        EmbeddedDatabaseError: There is none.
    """
    too_old = ""
    on_path = shutil.which("mongod")
    if on_path:
        version = _version(on_path)
        if version and version[0] >= OLDEST_MAJOR:
            return Path(on_path)
        shown = ".".join(map(str, version)) if version else "not to be had, as it does not run"
        too_old = f" (the version of {on_path} is {shown})"
    packaged = _packaged()
    if packaged is None:
        raise EmbeddedDatabaseError(
            f"there is no MongoDB to start{too_old}: install MongoDB {OLDEST_MAJOR}.0 or later, "
            f"or `pip install 'log10-gateway[embedded]'`, {WAY_OUT}"
        )
    return packaged


def _version(mongod: str) -> tuple[int, ...] | None:
    try:
        shown = subprocess.run(  # noqa: S603  # the operator's own PATH
            [mongod, "--version"], capture_output=True, text=True, timeout=10, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r"db version v(\d+)\.(\d+)\.(\d+)", shown)
    return tuple(map(int, found.groups())) if found else None


def _packaged() -> Path | None:
    # The packages of the extra put their file below `fiftyone/db`, a folder that they share with
    # a large application. It is looked up, never imported.
    spec = importlib.util.find_spec("fiftyone")
    name = "mongod.exe" if sys.platform == "win32" else "mongod"
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        candidate = Path(folder) / "db" / "bin" / name
        if candidate.is_file():
            return candidate
    return None


# Where in its own code it crashed, which fills a screen.
_OF_A_CRASH = ("BACKTRACE", "  Frame", "END BACKTRACE", "Frame:")


def explain_exit(binary: Path, returncode: int, *, output: str, log: Path) -> str:
    """Say in one line why mongod did not start.

    Args:
        binary: The program.
        returncode: As `subprocess` gives it: negative for a signal.
        output: What it wrote to its standard streams; the dynamic loader speaks there.
        log: Its log file, which may not exist.
    """
    library = re.search(r"error while loading shared libraries: ([^:\s]+)", output)
    if library:
        package = _DEBIAN_PACKAGES.get(library[1])
        how = f" (Debian, Ubuntu: apt-get install {package})" if package else ""
        return f"{binary} needs the shared library {library[1]}: install it{how}, {WAY_OUT}"
    if returncode == -signal.SIGILL:
        return f"{binary} cannot run on this processor: MongoDB needs AVX; {WAY_OUT}"
    if returncode == _INCOMPATIBLE_DATA:
        return (
            f"the data were written by a version of MongoDB that {binary} cannot follow: see {log}"
        )
    # Until it has its log file, mongod writes the log's lines, which are JSON, here.
    said = [line for line in output.splitlines() if not line.startswith(("{", *_OF_A_CRASH))]
    reason = _first_complaint(log) or " ".join(" ".join(said).split()[:40])
    return f"{binary} stopped with code {returncode}{': ' if reason else ''}{reason}; see {log}"


def _first_complaint(log: Path) -> str:
    """Return the first error (severity E or F) near the end of mongod's structured log, if any.

    What follows the first are assertions and stack traces that it led to.
    """
    try:
        lines = log.read_text(errors="replace").splitlines()[-100:]
    except OSError:
        return ""
    complaint = ""
    for line in lines:
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if "SERVER RESTARTED" in entry.get("msg", ""):
            complaint = ""  # what came before was another run's
        elif entry.get("s") in ("E", "F") and not complaint:
            detail = entry.get("attr", {})
            for key in ("error", "message", "errmsg", "msg"):
                if isinstance(detail, dict):
                    detail = detail.get(key, detail)
            shown = detail if isinstance(detail, str) else ""
            # The storage engine's messages run over several lines.
            complaint = " ".join(f"{entry['msg']} {shown}".split())[:300]
    return complaint
