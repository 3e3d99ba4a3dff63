"""What these tests share with those of the index."""

from tests.insight.conftest import catch_up, folder

__all__ = ["catch_up", "folder"]
