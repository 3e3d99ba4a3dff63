"""What completions are grouped by."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

import orjson
from tantivy import Query, Schema

from services.completions.metadata import MAX_KEY_LENGTH
from services.errors import InvalidInput, TooComplex
from services.insight.documents import metadata_term
from services.insight.expressions import literal
from services.insight.fields import (
    GRADE_NAMES,
    METADATA,
    METADATA_KEYS,
    MOST_BUCKETS,
    NAME_LISTS,
    SHORTENED,
    name_term,
)
from services.insight.queries import all_of, excluding, none_of

MAX_DIMENSIONS: Final = 3
MAX_CELLS: Final = MOST_BUCKETS
TOO_MANY: Final = (
    f"there are more than {MAX_CELLS:,} groups: narrow the filter, group by fewer dimensions or "
    "take a longer bucket; of a single dimension without buckets the first are found among any "
    "number of groups"
)
# Segments hand on all of their groups, so that what is counted over several is exact.
ALL_OF_SEGMENT: Final = 2**31

# By the name of the dimension: the field of the index.
FIELDS: Final[Mapping[str, str]] = {
    "model": "model",
    "provider": "provider",
    "status": "status",
    "kind": "kind",
    "operation": "operation",
    "tag": "tags",
    "session": "session_id",
    "user": "user_id",
    "failure_kind": "failure_kind",
    "finish_reason": "finish_reason",
    "prompt_version": "prompt_version",
    "tool_name": "tool_names",
}
# The same of what a grade has besides.
GRADE_FIELDS: Final[Mapping[str, str]] = {name: name for name in GRADE_NAMES}
_ALL_FIELDS: Final = {**FIELDS, **GRADE_FIELDS}
# Whose values are those of an enum, in capital letters as GraphQL has them.
_ENUMS: Final = frozenset({"status", "kind", "operation", "finish_reason", "grader_kind"})
_LISTS: Final = frozenset({*NAME_LISTS, METADATA})
_NUMBERS: Final = frozenset({"task_version"})
# In place of no value. No name is so: see `name_term`.
_NOTHING: Final = SHORTENED

Aggregations = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing to group by; a completion with several values is in the group of each.

    Attributes:
        name: One of `FIELDS`, of grades one of `GRADE_FIELDS` too; or a key of the metadata.
        is_metadata: Whether it is such a key.
    """

    name: str
    is_metadata: bool = False

    @property
    def field(self) -> str:
        """The field of the index."""
        return METADATA if self.is_metadata else _ALL_FIELDS[self.name]

    def ranked(
        self, size: int, order: Mapping[str, str], of_segment: int = ALL_OF_SEGMENT
    ) -> Aggregations:
        """Return the aggregation of the first groups in an order, without that of no value.

        Args:
            size: How many.
            order: Tantivy's.
            of_segment: How many each segment hands on.
        """
        terms = {"field": self.field, "size": size, "segment_size": of_segment, "order": order}
        return {"terms": {**terms, **self._values()}}

    def all(self) -> Aggregations:
        """Return the aggregation of all groups; that of no value too, unless it is metadata."""
        besides = self._values() if self.is_metadata else {"missing": _NOTHING}
        terms = {"field": self.field, "size": MAX_CELLS, "segment_size": ALL_OF_SEGMENT}
        return {"terms": {**terms, **besides}}

    def only(self, terms: Sequence[str]) -> Aggregations:
        """Return the aggregation of the groups of some terms, of what has one of them."""
        asked = {
            "field": self.field,
            "size": max(len(terms), 1),
            "segment_size": ALL_OF_SEGMENT,
        }
        # To include them takes longer than to count; only what is a list has others too.
        besides = {"include": list(terms)} if self.field in _LISTS else {}
        return {"terms": {**asked, **besides}}

    def _values(self) -> Aggregations:
        if not self.is_metadata:
            return {}
        # Lists stand for themselves in the index, beside their items; null is no value.
        before = literal(self.prefix)
        return {"include": f"{before}.*", "exclude": f"{before}(\\[.*|null)"}

    @property
    def prefix(self) -> str:
        """What all terms of its values begin with."""
        return f"{name_term(self.name)}\0" if self.is_metadata else ""

    def nothing(self, schema: Schema) -> Query:
        """Return the query of what has no value here."""
        if not self.is_metadata:
            return none_of([Query.exists_query(self.field)])
        null, empty = metadata_term(self.name, None), metadata_term(self.name, [])
        has_key = Query.term_query(schema, METADATA_KEYS, name_term(self.name))
        has_none = Query.term_set_query(schema, METADATA, [null, empty])
        return none_of([excluding(has_key, has_none)])

    def is_value(self, term: str) -> bool:
        """Say whether a term that begins with the prefix is of a value, no list and no null."""
        label = term[len(self.prefix) :]
        return not self.is_metadata or not (label == "null" or label.startswith("["))

    def value(self, term: str) -> Any:
        """Return the value of a term, as a row has it: text, or any JSON of metadata."""
        if not self.is_metadata:
            if term == _NOTHING:
                return None
            return int(term) if self.name in _NUMBERS else _whole(term)
        label = term[len(self.prefix) :]
        try:
            return orjson.loads(label)
        except ValueError:
            return _whole(label).removeprefix('"')

    def text(self, value: Any) -> str | None:
        """Return a value as a text; None for no value."""
        if value is None:
            return None
        if not isinstance(value, str):
            return orjson.dumps(value).decode()
        return value.upper() if self.name in _ENUMS and not self.is_metadata else value


def check_dimensions(dimensions: Sequence[Dimension], path: str) -> None:
    """Return if these can be grouped by together.

    Raises:
        InvalidInput: There are too many, or one twice, or a key is too long.
    """
    if len(dimensions) > MAX_DIMENSIONS:
        raise InvalidInput(f"there can be up to {MAX_DIMENSIONS}", path=path)
    if len(set(dimensions)) < len(dimensions):
        raise InvalidInput("one of them is there twice", path=path)
    for number, one in enumerate(dimensions):
        if one.is_metadata and len(one.name) > MAX_KEY_LENGTH:
            raise InvalidInput(
                f"a key has up to {MAX_KEY_LENGTH} characters", path=f"{path}/{number}/metadata"
            )


def nested(
    dimensions: Sequence[Dimension], below: Aggregations, make: Callable[[Dimension], Aggregations]
) -> Aggregations:
    """Nest the aggregations of some dimensions, the first outermost, under the name `by`."""
    for dimension in reversed(dimensions):
        below = {"by": {**make(dimension), "aggs": below}}
    return below


def groups_in(
    result: Mapping[str, Any], depth: int, terms: tuple[str, ...] = (), *, whole: bool = False
) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    """Yield each group of a nested result: its terms, and its bucket.

    Args:
        result: Of Tantivy.
        depth: How many dimensions are nested in it.
        terms: Of those around it.
        whole: Whether all groups have to be there.

    Raises:
        TooComplex: Some are not.
    """
    if depth == 0:
        yield terms, result
        return
    if whole and result["by"]["sum_other_doc_count"]:
        raise TooComplex(TOO_MANY)
    for bucket in result["by"]["buckets"]:
        yield from groups_in(bucket, depth - 1, (*terms, bucket["key"]), whole=whole)


def passes(
    query: Query, dimensions: Sequence[Dimension], schema: Schema
) -> Iterator[tuple[Query, list[Dimension | None]]]:
    """Yield what has to be asked so that each group is met once.

    Yields:
        A query, and the dimensions, None in place of one of which it finds what has no value.
    """
    choices: list[list[Dimension | None]] = [
        [one, None] if one.is_metadata else [one] for one in dimensions
    ]
    for chosen in product(*choices):
        asked = query
        for one, dimension in zip(chosen, dimensions, strict=True):
            if one is None:
                asked = all_of([asked, dimension.nothing(schema)])
        yield asked, list(chosen)


def _whole(name: str) -> str:
    """Return a name; with an ellipsis for what was shortened."""
    beginning, mark, _ = name.partition(SHORTENED)
    return f"{beginning}…" if mark else beginning
