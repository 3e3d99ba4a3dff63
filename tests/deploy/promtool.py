"""Prometheus's own tool, which knows what its files may say."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_MISSING = (
    "promtool is missing: apt-get install prometheus (Debian, Ubuntu); brew install prometheus"
)


def find_promtool() -> str:
    """Find it, or skip the test. In CI nothing may be skipped in silence: there it fails."""
    if path := shutil.which("promtool"):
        return path
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(_MISSING)
    pytest.skip(_MISSING)


def check(*arguments: str | Path) -> None:
    """Run it; fail with what it says if it finds anything."""
    done = subprocess.run(
        [find_promtool(), *arguments], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
