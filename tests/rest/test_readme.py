"""The table in rest_compat/README.md names every point, and tests that are there."""

import re
from pathlib import Path

import rest_compat
from tests.rest import test_points_reading, test_points_writing

README = Path(rest_compat.__file__).with_name("README.md").read_text()
ROWS = re.findall(r"^\| (\d+) \|(.+)$", README, re.MULTILINE)


def named(text: str) -> set[str]:
    return set(re.findall(r"`(test_point_\w+)`", text))


def test_every_point_has_its_row_and_its_tests() -> None:
    assert [int(number) for number, _ in ROWS] == list(range(1, 26))
    for number, row in ROWS:
        tests = named(row)
        assert tests
        assert {re.match(r"test_point_(\d+)_", test)[1] for test in tests} == {number}  # type: ignore[index]  # a failure otherwise


def test_the_tests_are_the_ones_that_there_are() -> None:
    there = {
        name
        for module in (test_points_reading, test_points_writing)
        for name in vars(module)
        if name.startswith("test_point_")
    }

    assert named(README) == there
