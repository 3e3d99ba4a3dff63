"""Objects that the driver takes for references of MongoDB's.

PyMongo decodes every object with a string `$ref` and an `$id` to a DBRef, and there is no switch
for it. In payloads such objects are JSON Schemas: a tool's definition may well have both.
"""

from collections.abc import Mapping
from typing import Any, Final

from bson.codec_options import TypeDecoder, TypeRegistry
from bson.dbref import DBRef


class _PlainReference(TypeDecoder):
    """Turns a DBRef back into the object that it was, `$ref`, `$id` and `$db` first.

    That order is all that is lost: a DBRef does not tell where they stood.
    """

    @property
    def bson_type(self) -> Any:
        return DBRef

    def transform_bson(self, value: DBRef) -> dict[str, Any]:
        return dict(value.as_doc())


# For the options of a client.
PLAIN_REFERENCES: Final = TypeRegistry([_PlainReference()])

# The fields that hold what clients have sent, by collection. Those of others may be anything.
_OBJECTS: Final[Mapping[str, frozenset[str]]] = {
    "completions": frozenset({"request", "response", "stacktrace", "extra"}),
    "feedback": frozenset({"json_values"}),
    "feedback_tasks": frozenset({"json_schema", "history"}),
    "sessions": frozenset(),
}


def may_hold_references(collection: str, projection: Mapping[str, Any] | None) -> bool:
    """Say whether what is read of a collection may hold an object that is taken for a reference.

    Args:
        collection: Its name.
        projection: As MongoDB takes it, inclusive or exclusive; None reads all.
    """
    objects = _OBJECTS.get(collection)
    if objects is None:
        return True
    names = {path.partition(".")[0] for path, shown in (projection or {}).items() if shown}
    if names:
        return bool(objects & names)
    return not objects <= set(projection or ())
