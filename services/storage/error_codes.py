"""MongoDB's error codes, by what they say of the database.

https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml
"""

from typing import Final

# The primary is stepping down, shutting down or out of reach; the disk is full; a cursor or a
# transaction ended with the member that it was on; a shard moved.
UNAVAILABLE: Final = frozenset(
    {6, 7, 24, 43, 46, 63, 64, 89, 91, 100, 112, 133, 134, 150, 175, 189, 202, 234, 237, 239, 246}
    | {251, 365, 462, 9001, 10058, 10107, 11600, 11601, 11602, 13388, 13435, 13436, 14031}
)
TIMEOUT: Final = frozenset({50, 262})
# A document, or what an update would make of it, is past 16 MB, or a transaction past what one may
# hold, or past the server's cache. The driver says so itself only of what it sends.
TOO_LARGE: Final = frozenset({257, 388, 10334, 17419, 17420})
DUPLICATE_KEY: Final = 11000
# An update that finds nothing fails by it: `services.completions.merging`.
CONVERSION_FAILURE: Final = 241
OUT_OF_DISK: Final = 14031
# What the database's operator has to see to: the gateway's user may not do it or is not known, a
# rule was put on a collection, a standalone mongod, Atlas's own word for what is past a plan.
REJECTED: Final = frozenset({13, 18, 20, 121, 391, 8000})
UNAUTHORIZED: Final = 13
AUTHENTICATION_FAILED: Final = 18
VALIDATION_FAILED: Final = 121
# A change stream begins before what the oplog reaches, or was overtaken by its end.
HISTORY_LOST: Final = frozenset({136, 280, 286})
# The collection or the index is not there, or is there already: indexes are made and removed.
OF_INDEXES: Final = frozenset({26, 27, 48, 85, 86})
