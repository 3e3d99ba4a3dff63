"""pyproject.toml names what the code imports, and the lock files keep to its ranges."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
RUNTIME = ("log10_gateway", "gateway", "schema", "rest_compat", "resolvers", "services", "models")
# These run in environments of their own, from lock files of their own.
OTHERS = ("tests/sdk/drivers", "tests/clients/drivers")


def names_of(requirements: Iterable[str]) -> set[str]:
    return {canonicalize_name(Requirement(text).name) for text in requirements}


DEPENDENCIES = names_of(PROJECT["dependencies"])
DEV = names_of(PROJECT["optional-dependencies"]["dev"])
# Imported where the setting asks for it.
TRACING = names_of(PROJECT["optional-dependencies"]["tracing"])
BUILD = names_of(PROJECT["optional-dependencies"]["build"])


def sources(folders: Iterable[str]) -> Iterator[Path]:
    for folder in folders:
        found = sorted((ROOT / folder).rglob("*.py"))
        assert found, folder
        for file in found:
            if not file.relative_to(ROOT).as_posix().startswith(OTHERS):
                yield file


def imported_by(file: Path) -> set[str]:
    """Return the first parts of the names of the modules that a file imports, wherever in it."""
    modules: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            modules.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}: imports are absolute"
            modules.add(node.module or "")
    return {module.partition(".")[0] for module in modules}


def imported_from(folders: Iterable[str]) -> dict[str, Path]:
    """Return the distributions that are imported, each with a file that does."""
    own = {*RUNTIME, "scripts", "tests"}
    providers = packages_distributions()
    found: dict[str, Path] = {}
    for file in sources(folders):
        for module in imported_by(file) - sys.stdlib_module_names - own:
            names = {canonicalize_name(name) for name in providers[module]}
            # Several may share one name at the top, such as those of OpenTelemetry.
            name = min(names & (DEPENDENCIES | TRACING | DEV) or names)
            found[name] = file.relative_to(ROOT)
    return found


def test_what_the_packages_import_is_declared_and_nothing_else_is() -> None:
    assert set(imported_from(RUNTIME)) - TRACING == DEPENDENCIES


def test_what_scripts_and_tests_import_is_declared() -> None:
    imported = imported_from(("scripts", "tests"))

    undeclared = {
        name: file for name, file in imported.items() if name not in DEPENDENCIES | TRACING | DEV
    }
    assert not undeclared


@pytest.mark.parametrize(
    ("lock", "declared"),
    [
        ("requirements.lock", DEPENDENCIES | BUILD),
        ("requirements-tracing.lock", DEPENDENCIES | BUILD | TRACING),
        ("requirements-dev.lock", DEPENDENCIES | BUILD | TRACING | DEV),
    ],
)
def test_the_lock_files_pin_what_is_declared_within_its_range(
    lock: str, declared: set[str]
) -> None:
    text = (ROOT / lock).read_text()
    pins = dict(re.findall(r"^([^\s\[=]+)(?:\[\S+?\])?==(\S+)", text, re.MULTILINE))
    extras = PROJECT["optional-dependencies"]
    texts = (*PROJECT["dependencies"], *extras["build"], *extras["tracing"], *extras["dev"])

    assert declared <= set(pins)
    for wanted in map(Requirement, texts):
        if (name := canonicalize_name(wanted.name)) in declared:
            assert wanted.specifier.contains(pins[name], prereleases=True), f"{lock}: {name}"


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-tracing.lock", "requirements-dev.lock"]
)
def test_the_lock_files_name_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()

    assert not re.search(r"://| @ |--(index|extra-index|find-links)|(?m:^-[if] )", text)


@pytest.mark.parametrize("name", ["beanie", "uvicorn", "strawberry-graphql"])
def test_what_internals_are_used_of_stays_at_its_minor_version(name: str) -> None:
    [wanted] = [one for text in PROJECT["dependencies"] if (one := Requirement(text)).name == name]
    lock = (ROOT / "requirements.lock").read_text()
    pinned = re.search(rf"^{name}(?:\[\S+?\])?==(\d+)\.(\d+)", lock, re.MULTILINE)
    assert pinned

    assert wanted.specifier.contains(f"{pinned[1]}.{pinned[2]}.9999")
    assert not wanted.specifier.contains(f"{pinned[1]}.{int(pinned[2]) + 1}.0")
