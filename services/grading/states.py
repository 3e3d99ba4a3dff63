"""What follows from an item's grades and leases, as MongoDB makes it of the item that it writes."""

from typing import Any, Final

# The leases of an item that have not ended.
HELD: Final[dict[str, Any]] = {
    "$filter": {"input": "$leases", "cond": {"$gt": ["$$this.until", "$$NOW"]}}
}
# How many may hold it at the same time. What has all of its grades, and is asked for all the same,
# takes one more.
ROOM: Final[dict[str, Any]] = {
    "$max": [{"$subtract": ["$wanted", {"$size": "$graded_by"}]}, 1],
}
# The last stage of whatever changes leases. What is taken is in no index that is handed out from.
TAKEN: Final[dict[str, Any]] = {"$set": {"is_taken": {"$gte": [{"$size": HELD}, ROOM]}}}

_IS_OPEN: Final[dict[str, Any]] = {
    "$and": [{"$lt": [{"$size": "$graded_by"}, "$wanted"]}, {"$not": ["$is_adjudicated"]}]
}
# A lease lasts while its grader has not graded, and the item is wanted: open, or disagreed about if
# that is why it was handed out.
_IS_KEPT: Final[dict[str, Any]] = {
    "$and": [
        {"$gt": ["$$this.until", "$$NOW"]},
        {"$not": [{"$in": ["$$this.grader", "$graded_by"]}]},
        {"$or": ["$is_open", {"$and": ["$$this.is_extra", {"$gt": ["$disagreement", 0]}]}]},
    ]
}
# The last stages of whatever changes grades, or how many are wanted.
SETTLED: Final[list[dict[str, Any]]] = [
    {"$set": {"is_open": _IS_OPEN}},
    {"$set": {"leases": {"$filter": {"input": "$leases", "cond": _IS_KEPT}}}},
    TAKEN,
]
