"""Objects that the driver takes for references of MongoDB's.

PyMongo decodes every object with a string `$ref` and an `$id` to a DBRef, and there is no switch
for it. In payloads such objects are JSON Schemas: a tool's definition may well have both.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, get_args

from bson.codec_options import TypeDecoder, TypeRegistry
from bson.dbref import DBRef
from pydantic import BaseModel

from models import DOCUMENTS


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


def _holds_objects(annotation: Any) -> bool:
    """Say whether values of a type hold what clients have sent, which the models call `Any`."""
    if annotation is Any:
        return True
    if arguments := get_args(annotation):
        return any(map(_holds_objects, arguments))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.values()
        return any(_holds_objects(field.annotation) for field in fields)
    return False


def _objects_of(document: type[BaseModel]) -> frozenset[str]:
    fields = document.model_fields.items()
    return frozenset(name for name, field in fields if _holds_objects(field.annotation))


_documents: Sequence[Any] = DOCUMENTS  # Beanie declares no `Settings`
# The fields that hold what clients have sent, by collection.
_OBJECTS: Final = {document.Settings.name: _objects_of(document) for document in _documents}


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
