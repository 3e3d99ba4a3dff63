"""Objects that the driver takes for references of MongoDB's.

PyMongo decodes every object with a string `$ref` and an `$id` to a DBRef, and there is no switch
for it. In payloads such objects are JSON Schemas: a tool's definition may well have both.
"""

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
