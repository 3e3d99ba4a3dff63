"""The environments in which the real SDKs run: made once, kept, shared by all checkouts.

They are made from the lock files in `locks/` (`locks/compile` renews those), so that a new
machine gets what was tested, and kept under the user's cache directory in a folder that is named
after the hash of everything that decides its content. `LOG10_TEST_CACHE` moves them.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs
import pytest

LOCKS = Path(__file__).parent / "locks"
# The largest takes 20 s with a near registry; a slow one must not look like a hang.
INSTALL_TIMEOUT_SECONDS = 600


def python_environment(name: str) -> Path:
    """Make the virtual environment of `locks/<name>.txt`, unless it is there.

    Returns:
        Its folder.
    """
    lock = LOCKS / f"{name}.txt"
    home = _home(name, lock.read_bytes(), f"{sys.version} {sysconfig.get_platform()}")
    with _made_once(home) as missing:
        if missing:
            _run([sys.executable, "-m", "venv", str(home)])
            install = ["-m", "pip", "install", "--quiet", "--no-compile", "--require-hashes"]
            _run([str(home / "bin" / "python"), *install, "--requirement", str(lock)])
    return home


def node_environment(name: str, source: Path | None = None) -> Path:
    """Install the npm project of `locks/<name>/`, or of another folder, unless it is there.

    Returns:
        Its folder, in which `node_modules` lies.
    """
    source = source or LOCKS / name
    lock = (source / "package-lock.json").read_bytes()
    home = _home(name, lock, sysconfig.get_platform())
    with _made_once(home) as missing:
        if missing:
            home.mkdir(parents=True)
            for file in ("package.json", "package-lock.json"):
                shutil.copy(source / file, home)
            _run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=home)
    return home


def require_node(what: str) -> None:
    """Skip the test where Node.js is missing, and say how to get it; in CI, fail.

    Args:
        what: What needs it.
    """
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            reason = (
                f"{what} needs {program}: install Node.js 18 or later with npm, such as with "
                "`apt-get install nodejs npm` or `brew install node`"
            )
            if os.environ.get("CI") == "true":
                pytest.fail(reason)
            pytest.skip(reason)


def _home(name: str, lock: bytes, platform: str) -> Path:
    root = os.environ.get("LOG10_TEST_CACHE") or platformdirs.user_cache_dir("log10-gateway-tests")
    digest = hashlib.sha256(lock + platform.encode()).hexdigest()
    return Path(root) / f"{name}-{digest[:16]}"


@contextmanager
def _made_once(home: Path) -> Iterator[bool]:
    """Yield whether `home` must be made, while no other process makes it.

    A marker file is written last: what an interrupted run left behind is made anew. (It cannot
    be made elsewhere and moved: the scripts of a virtual environment name their own path.)
    """
    home.parent.mkdir(parents=True, exist_ok=True)
    complete = home / ".complete"
    with (home.parent / f"{home.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        missing = not complete.exists()
        if missing:
            shutil.rmtree(home, ignore_errors=True)
        yield missing
        complete.touch()


def _run(command: list[str], cwd: Path | None = None) -> None:
    done = subprocess.run(
        command,
        cwd=cwd,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=INSTALL_TIMEOUT_SECONDS,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout[-4000:]}")
