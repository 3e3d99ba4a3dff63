"""The groups with the largest sums, exactly, without summing up all of them.

What a segment hands on takes time where there are 100,000 groups, and what is handed over to Python
ten times as much, in which nothing else can run. So each segment hands on its K largest alone, and
Tantivy the K largest of these; and it is proved that those are enough (Fagin's threshold).

A segment that keeps groups to itself has handed on K that are as large as any of them. These K have
at least as much in all that was handed on; so what was kept is no larger than `v`, the K-th largest
there. A group that was handed over may lack `v` in each segment but one, as one has handed it on;
one that was not comes to `v` in each of them at the most. Whoever stays below the N-th with that is
none of the N largest; the others, few in number, are summed up as they are.
"""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

# How many are handed over: more where segments are many, each of which may keep some back.
_OF_SEGMENT: Final = 400
_LEAST: Final = 1_000
_MOST: Final = 6_000
# So many are summed up as they are.
_MAX_CANDIDATES: Final = 4_000

# Groups and their sums, the largest first.
Sums: TypeAlias = list[tuple[str, float]]


def largest(
    first: int,
    segments: int,
    ask: Callable[[int], Sums],
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
    each = min(max(segments * _OF_SEGMENT, _LEAST), _MOST)
    if each <= first:
        return None
    known = ask(each)
    if len(known) < each:
        return known  # no segment has kept anything to itself
    least, kept = known[first - 1][1], known[-1][1]
    missing = (segments - 1) * kept
    candidates = [group for group, value in known if value + missing >= least]
    if segments * kept >= least or len(candidates) > _MAX_CANDIDATES:
        return None
    return sorted(sums_of(candidates), key=lambda one: (-one[1], one[0]))
