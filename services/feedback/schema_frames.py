"""What `schema_process` and `schema_worker` say to each other, over two pipes.

A job is two lengths, whether faults are told in words, a schema, and values, both JSON. Without
values (a length of 0), the schema itself is to be checked.

A reply is a length and a JSON object: `{"valid": true}`; `{"unusable": message, "pointer": ...}`
of the schema; `{"exceeded": true}` when memory was short; or `{"valid": false}`, and then in a
reply of its own `{"faults": [...]}`, so that the verdict stands whatever becomes of the words.
In the last reply to a job, `"last": true` says that the worker ends after it.
"""

import struct
from typing import Final

JOB: Final = struct.Struct(">II?")
REPLY: Final = struct.Struct(">I")
