"""What the index holds of a completion, and of each value of its grades.

Fields bear the names of `services.completions.filters.CompletionFilter`, where it has them. Each is
a column too, so that it can be counted, summed up and grouped by; none is stored for itself: what
is found is read from MongoDB by its order key.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from tantivy import Schema, SchemaBuilder

from services.base64url import encoded

# Of the form that an index is in. Raise it with any change of what is here, in `documents`,
# `texts` or `words`: gateways of the new version build an index of their own beside the old one.
FORM: Final = 6

KEY: Final = "key"
ORGANIZATION: Final = "organization_id"
# The order key, 16 bytes, as two numbers.
SEQ_HIGH: Final = "seq_high"
SEQ_LOW: Final = "seq_low"
WORDS: Final = "words"
# What else is so; see `Mark`.
MARKS: Final = "marks"
# `key NUL value`, the value as `documents.label` has it; and the keys alone.
METADATA: Final = "metadata"
METADATA_KEYS: Final = "metadata_keys"
# What its grades say; see `grade_terms`.
GRADES: Final = "grades"

# Texts that are compared as a whole, by the stored path.
NAMES: Final[Mapping[str, str]] = {
    "kind": "kind",
    "status": "status",
    "session_id": "session_id",
    "model": "model",
    "provider": "provider",
    "operation": "operation",
    "finish_reason": "finish_reason",
    "user_id": "user_id",
    "failure_kind": "failure_kind",
    "prompt_version": "prompt_version",
}
# Lists of such texts.
NAME_LISTS: Final[Mapping[str, str]] = {
    "tags": "tags",
    "tool_names": "tool_names",
    "graded_task_ids": "graded_task_ids",
}
# Milliseconds since 1970.
TIMES: Final[Mapping[str, str]] = {"created_at": "created_at", "updated_at": "updated_at"}
INTEGERS: Final[Mapping[str, str]] = {
    "prompt_tokens": "usage.prompt_tokens",
    "completion_tokens": "usage.completion_tokens",
    "cached_tokens": "usage.cached_tokens",
    "reasoning_tokens": "usage.reasoning_tokens",
    "total_tokens": "usage.total_tokens",
    "cost": "cost.total",
}
# 1 where the call failed, else 0: its sum counts failures, its mean is their rate.
FAILED: Final = "failed"
# Which part of `PARTS` the session and the user fall into, by their digest. A distinct count is off
# by some 1.5 %; as the sum over 32 parts it is off by a fifth of that.
PARTED: Final[Mapping[str, str]] = {"session_part": "session_id", "user_part": "user_id"}
PARTS: Final = 32
# Seconds.
FLOATS: Final[Mapping[str, str]] = {
    "duration": "duration",
    "time_to_first_token": "time_to_first_token",
}
# Sums are computed in floating point, which is exact up to 2^53: 9 million dollars in nano-dollars.
# The cost is summed up in two parts, `cost = cost_high * 2^24 + cost_low`, each of which is exact.
COST_HIGH: Final = "cost_high"
COST_LOW: Final = "cost_low"
COST_LOW_BITS: Final = 24

# Of a value that a grade has, which is a document of its own, with all that its completion has but
# the words. `ORGANIZATION` it lacks: what is led by that, as all queries of completions are, finds
# no grade.
GRADE_OF: Final = "grade_of"  # the organization
GRADE_PLACE: Final = "grade_place"  # `task NUL path`; of the grade as a whole without a path
GRADE_LABEL: Final = "grade_label"  # as `documents.label` has it
GRADE_NUMBER: Final = "grade_number"
GRADE_TRUE: Final = "grade_true"  # 1 for true, 0 for false
GRADED_AT: Final = "graded_at"
GRADE_UPDATED_AT: Final = "grade_updated_at"
# What the grade as a whole says, at each of its values: see `grades.value_terms`.
GRADE_VALUES: Final = "grade_values"
GRADE_ID: Final = "grade_id"
# By these grades are grouped; and by none of the others are they.
GRADE_NAMES: Final = ("grader", "grader_kind", "task_version", "token_id")
GRADE_CLAIMS: Final = (GRADE_ID, "grader_id", "grader_name")

# What is longer is shortened, to so much of its beginning.
MAX_NAME: Final = 500
NAME_BEGINNING: Final = 200
# Stands before the digest of what was too long, and in no other name.
SHORTENED: Final = "\0"

# More buckets of an aggregation Tantivy does not return.
MOST_BUCKETS: Final = 65_000


class Mark(StrEnum):
    """What is so, or not, of a completion as a whole."""

    # Something of it was altered as it was stored (`services.completions.altering`).
    ALTERED = "altered"
    # It has more metadata than is indexed, a number that does not fit its field, or values out of
    # line, of which filters see the beginning alone.
    CUT = "cut"
    # A completion that has grades in the index.
    GRADED = "graded"
    # A completion whose terms are not all that its grades say.
    GRADES_CUT = "grades_cut"
    # A value of a grade; all other documents are completions.
    GRADE = "grade"
    # A grade of which not all values are in the index.
    GRADE_CUT = "grade_cut"
    # A grade of which `GRADE_VALUES` is not all that it says.
    GRADE_VALUES_CUT = "grade_values_cut"
    # A grade that adjudicates, and one beside such a grade, for the same task.
    ADJUDICATES = "adjudicates"
    OVERRULED = "overruled"


def build_schema() -> Schema:
    """Build the schema of the index."""
    builder = SchemaBuilder()
    for name in (KEY, ORGANIZATION, GRADE_OF, GRADE_PLACE, MARKS):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (*NAMES, *NAME_LISTS, METADATA, METADATA_KEYS, GRADE_LABEL, GRADES):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in (*GRADE_NAMES, *GRADE_CLAIMS, GRADE_VALUES):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in (SEQ_HIGH, SEQ_LOW):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in (*TIMES, *INTEGERS, COST_HIGH, COST_LOW, FAILED, *PARTED, GRADE_TRUE):
        builder.add_integer_field(name, fast=True)
    for name in (GRADED_AT, GRADE_UPDATED_AT):
        builder.add_integer_field(name, fast=True)
    for name in (*FLOATS, GRADE_NUMBER):
        builder.add_float_field(name, fast=True)
    builder.add_text_field(WORDS, tokenizer_name="whitespace")
    return builder.build()


@lru_cache(maxsize=4096)
def word_prefix(organization_id: str) -> str:
    """Return what stands before each word of an organization.

    So no word is of two: what begins with some letters is looked for among an organization's own,
    and neither how many others say, nor which, makes a difference. Letters, digits, `-` and `_`;
    six of them, since each costs time in each word, and of a thousand organizations two have the
    same ones once in 140,000 hosts.
    """
    return encoded(blake2b(organization_id.encode(), digest_size=5).digest())[:6]


def name_term(value: str) -> str:
    """Return the term of a name: itself, or a beginning and a digest of what is too long."""
    if len(value) <= MAX_NAME and SHORTENED not in value:
        return value
    digest = blake2b(value.encode(), digest_size=16).hexdigest()
    return value[:NAME_BEGINNING].replace(SHORTENED, " ") + SHORTENED + digest


def seq_numbers(seq: bytes) -> tuple[int, int]:
    """Return an order key (`services.order_keys`) as the two numbers that the index has."""
    return int.from_bytes(seq[:8]), int.from_bytes(seq[8:])


def seq_of(high: int, low: int) -> bytes:
    """Return the order key of two numbers; the opposite of `seq_numbers`."""
    return high.to_bytes(8) + low.to_bytes(8)
