"""A line in which those who come take turns, however much each of them brings."""

from collections import deque
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Turns(Generic[Item]):
    """What waits, by whose it is: an organization with many items keeps another waiting for one."""

    def __init__(self) -> None:
        # In the order of their turns; none is empty.
        self._waiting: dict[str, deque[Item]] = {}
        self._number = 0

    def __len__(self) -> int:
        """Return how many items wait."""
        return self._number

    def of(self, organization_id: str) -> int:
        """Return how many items of one organization wait."""
        return len(self._waiting.get(organization_id, ()))

    def add(self, organization_id: str, item: Item) -> None:
        """Put an item at the end of its organization's own line."""
        self._waiting.setdefault(organization_id, deque()).append(item)
        self._number += 1

    def take(self) -> Item | None:
        """Take the item whose turn it is; its organization goes to the end. None if none waits."""
        if not self._waiting:
            return None
        organization_id = next(iter(self._waiting))
        items = self._waiting.pop(organization_id)
        item = items.popleft()
        if items:
            self._waiting[organization_id] = items
        self._number -= 1
        return item
