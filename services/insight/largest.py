"""The groups with the largest sums, exactly, without summing up all of them.

Tantivy takes some 6 us for each group that a segment hands on, which is most of the time where
there are 100,000. So each segment hands on its K largest alone, and it is proved that those are
enough (Fagin's threshold): let `v` of a segment be the least that it has handed on. What it has
kept to itself is at most that, and so a group comes to at most what is known of it, and the `v` of
all segments together. Whoever stays below the N-th with that is none of the N largest; the others,
few in number, are summed up as they are.

The `v` themselves are not told. But K groups of a segment have at least its `v`; of the j segments
with the largest, `j * K` less what two of them have in common. So the j-th largest `v` is at most
the sum known of the group at that place.
"""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from services.insight.dimensions import MAX_CELLS

# How many each segment hands on, at first and then; if that is too few, all.
_TRIED: Final = (1_000, 6_000)
# So many are summed up as they are.
_MAX_CANDIDATES: Final = 4_000

# Groups and their sums, the largest first.
Sums: TypeAlias = list[tuple[str, float]]


def largest(
    first: int,
    segments: int,
    ask: Callable[[int, int], Sums],
    sums_of: Callable[[Sequence[str]], Sums],
) -> Sums | None:
    """Return the groups with the largest sums, and all that are as large as the last of them.

    Args:
        first: How many.
        segments: Of the index.
        ask: Returns the largest groups, so many, of the so many largest of each segment, with the
            sums in those segments that handed them on. No part of a sum is negative.
        sums_of: Returns the whole sums of some groups.

    Returns:
        None where all groups have to be looked at.
    """
    for each in _TRIED:
        size = segments * each
        if each <= first or size > MAX_CELLS:
            continue
        known = ask(size, each)
        if len(known) < each:
            return known  # no segment has kept anything to itself
        unknown = _bound([value for _, value in known], segments, each)
        least = known[first - 1][1]
        candidates = [group for group, value in known if value + unknown >= least]
        if unknown < least and len(candidates) <= _MAX_CANDIDATES:
            sums = sums_of(candidates)
            return sorted(sums, key=lambda one: (-one[1], one[0]))
    return None


def _bound(known: Sequence[float], segments: int, each: int) -> float:
    """Return what a group may have at most in all segments that have not handed it on."""
    if segments == 1:
        return known[-1]
    common = segments * each - len(known)
    places = [max(each, number * each - common) for number in range(1, segments + 1)]
    return sum(known[place - 1] for place in places)
