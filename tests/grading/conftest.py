"""The index of the tests' database, as in `tests.insight`."""

from tests.insight.conftest import catch_up, folder

__all__ = ["catch_up", "folder"]
