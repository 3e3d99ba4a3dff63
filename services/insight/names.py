"""Names in use, as the index knows them: how often each is used, and when first and last.

One aggregation answers a page (`name_pages`): Tantivy counts, orders and cuts, so that only what
stands up to the end of a page is handed over.

Of users, sessions and values of metadata there may be very many. To hand over all of them, or to
keep the times of each while counting, would take most of the time: what is used most is found among
few (`most_used`), and times are looked up for the names of the page.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Any, Final, TypedDict

from tantivy import Query, Searcher

from services.clock import EPOCH
from services.completions.filters import CompletionFilter
from services.errors import InvalidInput, TooComplex
from services.insight.aggregating import is_past_limits
from services.insight.expressions import literal
from services.insight.fields import METADATA, METADATA_KEYS, MOST_BUCKETS, SHORTENED, name_term
from services.insight.filters import compile_query
from services.insight.labels import label
from services.insight.queries import all_of
from services.insight.reader import View
from services.observability.tracing import traced
from services.storage.paging import COUNT_CAP

# Names up to the end of a page; Tantivy returns no more at once.
MOST: Final = MOST_BUCKETS
# What is longer is more than its expression may be.
MAX_PREFIX_LENGTH: Final = 100
MAX_SUGGESTED: Final = 100
# A name that was shortened is shown with this in place of its rest.
ELLIPSIS: Final = "…"

# Of one segment all names are counted, as what is cut there would make the counts inexact.
_SEGMENT_SIZE: Final = 2**31
TIMES: Final = {
    "first_seen_at": {"min": {"field": "created_at"}},
    "last_seen_at": {"max": {"field": "created_at"}},
}
# Tantivy's order; what is equal goes by name.
MOST_USED: Final = {"_count": "desc"}
# So many are tried at first where there may be very many, and the most that are counted anew.
_FEW: Final = 200
_MAX_CANDIDATES: Final = 8_000
_DIGEST: Final = "[0-9a-f]{32}"


class NameField(Enum):
    """What names are of: the index's field."""

    TAG = "tags"
    MODEL = "model"
    PROVIDER = "provider"
    USER = "user_id"
    SESSION = "session_id"
    FAILURE_KIND = "failure_kind"
    TOOL_NAME = "tool_names"
    METADATA_KEY = METADATA_KEYS
    METADATA_VALUE = METADATA


MANY: Final = frozenset({NameField.USER, NameField.SESSION, NameField.METADATA_VALUE})


class NameRow(TypedDict, total=False):
    """A name in use.

    Attributes:
        name: As it is shown; of a value of the metadata the text, or JSON.
        value: A value of the metadata; the name itself elsewhere. None if it is shortened.
        is_shortened: Whether the name is only the beginning of a longer one.
        count: How many completions have it.
        first_seen_at: When the first of these was created, a datetime; so for the last.
        last_seen_at: See there.
        term: As the index has it.
        rank: How many stand before it, and itself.
    """

    name: str
    value: Any
    is_shortened: bool
    count: int
    first_seen_at: Any
    last_seen_at: Any
    term: str
    rank: int


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a kind that an organization uses, at one moment.

    Attributes:
        view: Of which it is asked.
        query: The completions that count; of the organization's alone.
        field: What the names are of.
        before: What stands before each name in the index: the key of a metadata's value.
        include: The expression that a name matches; None if any does.
        wanted: What they were asked for by, as cursors are good for that alone.
    """

    view: View
    query: Query
    field: NameField
    before: str
    include: str | None
    wanted: Mapping[str, Any]


@traced
async def names_of(
    organization_id: str,
    field: NameField,
    view: View,
    *,
    filter_: CompletionFilter | None = None,
    prefix: str = "",
    key: str | None = None,
    any_case: bool = False,
) -> Names:
    """Say which names are meant.

    Args:
        organization_id: From the token.
        field: What they are of.
        view: Of which they are asked.
        filter_: Completions that count; all if None.
        prefix: What a name begins with, up to `MAX_PREFIX_LENGTH` characters; of a value of the
            metadata the text in it, or its JSON.
        key: Whose values, for `METADATA_VALUE`.
        any_case: Whether capital and small letters are the same in the prefix.

    Raises:
        InvalidInput: The prefix or the filter cannot be, or there is a key where none is needed.
        NotFound: The filter names a task that is not there.
        TooComplex: The filter matches too many completions of what the index cannot decide.
    """
    if len(prefix) > MAX_PREFIX_LENGTH or SHORTENED in prefix:
        raise InvalidInput(
            f"a prefix is at most {MAX_PREFIX_LENGTH} characters, none of them NUL", path="/prefix"
        )
    _check_encodable(prefix, "/prefix")
    if (field is NameField.METADATA_VALUE) is (key is None):
        raise InvalidInput("values of the metadata have a key, and nothing else has", path="/key")
    _check_encodable(key or "", "/key")
    before = "" if key is None else name_term(key) + SHORTENED
    wanted = {"field": field.value, "key": key, "prefix": prefix, "filter": repr(filter_)}
    query = await compile_query(organization_id, filter_, view)
    include = _include(before, prefix, any_case=any_case)
    return Names(view, query, field, before, include, {**wanted, "of": organization_id})


def _check_encodable(text: str, path: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InvalidInput("half of a surrogate pair is no letter", path=path) from error


def _include(before: str, prefix: str, *, any_case: bool) -> str | None:
    """Return the regular expression of the terms that are meant; None if all are."""
    if not before and not prefix:
        return None
    begins = literal(prefix)
    if before and prefix:
        within = literal(label(prefix)[1:-1])
        begins = f'("{within}|{begins})'
    if any_case:
        begins = f"(?i:{begins})"
    # Of a key that was shortened the term has a digest and a NUL before the value.
    rest = f"[^\0]*(\0{_DIGEST})?" if before else ".*"
    return f"(?s){literal(before)}{begins}{rest}"


@traced
async def count_names(names: Names) -> tuple[int, bool]:
    """Count the names, up to `COUNT_CAP`, and say whether the number is exact."""
    buckets = await buckets_of(names, COUNT_CAP + 1, MOST_USED, {})
    return min(len(buckets), COUNT_CAP), len(buckets) <= COUNT_CAP


@traced
async def suggest(names: Names, first: int) -> list[NameRow]:
    """Return the names that are used most; those that were shortened are left out.

    Raises:
        InvalidInput: `first` is not 0 to `MAX_SUGGESTED`.
    """
    if not 0 <= first <= MAX_SUGGESTED:
        raise InvalidInput(f"'first' is {first}; it must be 0 to {MAX_SUGGESTED}")
    size = first
    while True:
        buckets = await buckets_of(names, size, MOST_USED, {})
        rows = [row for row in as_rows(names, buckets) if not row["is_shortened"]]
        if len(rows) >= first or len(buckets) < size or size == MOST:
            return rows[:first]
        size = min(4 * size, MOST)


async def buckets_of(
    names: Names, size: int, order: Mapping[str, str], times: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Ask for the first names of an order, as Tantivy has them.

    Args:
        names: Of `names_of`.
        size: How many.
        order: Tantivy's.
        times: The times of each, as aggregations. Where there are `MANY` names and it is proved
            that a few of them are used most they cost little; else what has them may be left out.
    """
    if size == 0:
        return []

    def question(searcher: Searcher) -> list[dict[str, Any]]:
        found = None
        if names.field in MANY and order == MOST_USED:
            found = most_used(names, searcher, size, times)
        if found is None:
            is_few = names.field not in MANY
            asked = {name: one for name, one in times.items() if is_few or name in order}
            found = _buckets(searcher, names.query, _terms(names, size, order), asked)["buckets"]
        return found

    return await _ask(names.view, question)


def most_used(
    names: Names, searcher: Searcher, size: int, times: Mapping[str, Any]
) -> list[dict[str, Any]] | None:
    """Return the names that are used most, exactly, without counting all of them.

    Each segment hands on its most frequent names alone, and Tantivy says how often any name may
    stand in what was kept back. Whoever stays below the last that is wanted with that is not among
    them; the others, few in number, are counted anew.

    Returns:
        None where too many names are used alike.
    """
    for tried in (max(2 * size, _FEW), 16 * max(2 * size, _FEW)):
        if tried > _MAX_CANDIDATES:
            break
        answer = _buckets(searcher, names.query, _terms(names, tried, MOST_USED, tried))
        known, kept_back = answer["buckets"], answer["doc_count_error_upper_bound"]
        if len(known) < tried and not kept_back:  # these are all
            shown = [one["key"] for one in known[:size]]
            return _buckets_of(names, searcher, shown, times) if shown and times else known[:size]
        if len(known) < size:
            continue
        least = known[size - 1]["doc_count"]
        of_next = known[-1]["doc_count"] if len(known) == tried else 0
        if of_next + kept_back < least:
            likely = [one["key"] for one in known if one["doc_count"] + kept_back >= least]
            return _buckets_of(names, searcher, likely, times)[:size]
    return None


def _buckets_of(
    names: Names, searcher: Searcher, terms: Sequence[str], times: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Count some names, the most frequent first."""
    having = Query.term_set_query(names.view.schema, names.field.value, list(terms))
    asked = {**_terms(names, len(terms), MOST_USED), "include": list(terms)}
    found: list[dict[str, Any]] = _buckets(searcher, all_of([names.query, having]), asked, times)[
        "buckets"
    ]
    return found


def _terms(
    names: Names, size: int, order: Mapping[str, str], of_segment: int = _SEGMENT_SIZE
) -> dict[str, Any]:
    field = names.field.value
    terms = {"field": field, "size": size, "segment_size": of_segment, "order": order}
    return terms if names.include is None else {**terms, "include": names.include}


def _buckets(
    searcher: Searcher,
    query: Query,
    terms: Mapping[str, Any],
    times: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    asked = {"names": {"terms": terms, **({"aggs": times} if times else {})}}
    found: dict[str, Any] = searcher.aggregate(query, asked)["names"]
    return found


async def _ask(
    view: View, question: Callable[[Searcher], list[dict[str, Any]]]
) -> list[dict[str, Any]]:
    try:
        return await view.ask(question)
    except ValueError as error:
        if not is_past_limits(error):
            raise
        raise too_many() from error


def too_many() -> TooComplex:
    """Return what is told where more is asked for than is returned at once."""
    return TooComplex(
        f"these are more than {MOST:,} names: give a prefix, or a filter that fewer completions "
        "match"
    )


async def add_times(names: Names, rows: Sequence[NameRow]) -> None:
    """Add the times of a page's names, of the completions that have one of them."""
    terms = [row["term"] for row in rows]
    buckets = await _ask(names.view, lambda one: _buckets_of(names, one, terms, TIMES))
    found = {one["key"]: one for one in buckets}
    for row in rows:
        row.update(_times_in(found[row["term"]]))


def as_rows(names: Names, buckets: Iterable[Mapping[str, Any]]) -> list[NameRow]:
    """Return what Tantivy says of names as rows."""
    return [_as_row(names, one) for one in buckets]


def _as_row(names: Names, bucket: Mapping[str, Any]) -> NameRow:
    term = bucket["key"]
    shown = term[len(names.before) :]
    begin, _, digest = shown.partition(SHORTENED)
    value: Any = None
    if digest:
        shown = begin.removeprefix('"' if names.before else "") + ELLIPSIS
    else:
        value = _loaded(shown) if names.before else shown
        shown = value if isinstance(value, str) else shown
    return {
        "name": shown,
        "value": value,
        "is_shortened": bool(digest),
        "count": bucket["doc_count"],
        "term": term,
        **_times_in(bucket),
    }


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:  # what is no JSON stands as Python writes it
        return text


def _times_in(bucket: Mapping[str, Any]) -> NameRow:
    return {
        name: EPOCH + timedelta(milliseconds=bucket[name]["value"])
        for name in TIMES
        if name in bucket
    }  # type: ignore[return-value]  # its two times
