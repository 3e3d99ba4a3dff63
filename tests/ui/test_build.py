"""The built files are those of the sources, and the sources pass their own gates."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.sdk.environments import node_environment, require_node

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "gateway" / "static" / "ui"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a copy of `web/ui`, with what it reads around itself."""
    require_node("the web UI")
    root = tmp_path_factory.mktemp("sources")
    copy = root / "web" / "ui"
    without = shutil.ignore_patterns("node_modules", "gql")
    shutil.copytree(ROOT / "web" / "ui", copy, ignore=without)
    for name in ("web/licences.js", "web/licences.d.ts", "schema/schema.graphql"):
        (root / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    modules = node_environment("web-ui", ROOT / "web" / "ui") / "node_modules"
    (copy / "node_modules").symlink_to(modules)
    run(copy, "codegen")
    return copy


def run(folder: Path, script: str) -> None:
    ended = subprocess.run(
        ["npm", "run", script],
        cwd=folder,
        env={**os.environ, "CI": "true"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=900,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout[-4000:]


def files(folder: Path) -> dict[str, bytes]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


@pytest.mark.parametrize(
    "gate", ["types", "lint:untyped", pytest.param("lint", marks=pytest.mark.nightly), "test"]
)
def test_the_sources_pass(gate: str, sources: Path) -> None:
    run(sources, gate)


def test_the_built_files_are_those_of_the_sources(sources: Path) -> None:
    run(sources, "build")  # which holds the sizes against their budgets, too

    made, committed = files(sources.parents[1] / "gateway" / "static" / "ui"), files(BUILT)
    assert made.keys() == committed.keys()
    assert [name for name in made if made[name] != committed[name]] == []
