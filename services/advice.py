"""What would help where it takes long to find something, each a sentence for the caller."""

from collections.abc import Iterator
from typing import Final

from services.completions.filters import CompletionFilter
from services.completions.labels import LabelKeys
from services.completions.metadata import MetadataCondition, has_labels
from services.naming import camel_case
from services.runtime import part
from services.session_lists import SessionFilter
from services.storage.conditions import Condition
from services.storage.filters import Filter
from services.storage.order import CREATED_AT, Sort

_PARTS_OF_TEXT: Final = frozenset({"ends_with", "contains"})
_NEGATIONS: Final = frozenset({"ne", "not_in"})
_BESIDE: Final = "give beside it what an index serves, such as tags, model or a range of createdAt"


def advice_on_list(filter_: Filter | None, sort: Sort) -> list[str]:
    """Return what would help MongoDB to find a list."""
    return [*_advice(filter_), *_of_order(sort)]


def advice_on_index(*filters: CompletionFilter | None) -> list[str]:
    """Return what would help the index to find what filters mean."""
    undecided = [one for filter_ in filters for one in _of_undecided(filter_)]
    return [*undecided, "all that matches is gone through: match less of it"]


def _of_undecided(filter_: CompletionFilter | None) -> Iterator[str]:
    """Yield what the index always asks MongoDB for."""
    if filter_ is None:
        return
    for payload in filter_.payload:
        yield f"the path {payload.path!r} of payloads is looked for in MongoDB: {_BESIDE}"
    if filter_.feedback is not None:
        yield (
            "of feedback the index decides one value, whose it is and for which task; what else it "
            f"must be is looked for in MongoDB: {_BESIDE}"
        )
    for child in filter_.combined():
        yield from _of_undecided(child)


def _advice(filter_: Filter | None) -> Iterator[str]:
    """Yield what would help a filter to find what it means."""
    if filter_ is None:
        return
    for name, condition in filter_.fields.items():
        yield from _of_field(filter_, name, condition)
    if isinstance(filter_, CompletionFilter):
        for payload in filter_.payload:
            yield (
                f"no index serves the path {payload.path!r} of payloads: `text` finds words; "
                f"or {_BESIDE}"
            )
        for metadata in filter_.metadata:
            yield from _of_metadata(metadata)
    if isinstance(filter_, SessionFilter):
        yield from _of_sessions(filter_)
    for child in filter_.combined():
        yield from _advice(child)


def _of_field(filter_: Filter, name: str, condition: Condition) -> Iterator[str]:
    shown = camel_case(name)
    if not filter_.FIELDS[name].has_index:
        yield f"no index serves {shown}: {_BESIDE}"
    elif condition.ignore_case or condition.operators & _PARTS_OF_TEXT:
        yield (
            f"contains, endsWith and CASE_INSENSITIVE of {shown} look at each name: eq, in and "
            "startsWith are found by an index, as are words by `text`"
        )
    elif condition.operators <= _NEGATIONS:
        yield f"what is not equal is nearly everything, so no index leads to it: {shown}; {_BESIDE}"


def _of_metadata(wanted: MetadataCondition) -> Iterator[str]:
    keys = part(LabelKeys)
    if has_labels(wanted, keys.served):
        return
    if has_labels(wanted, frozenset({wanted.key})):
        yield (
            f"no index serves the key {wanted.key!r} of metadata: the gateway's operator can name "
            "it in LOG10_GATEWAY_METADATA_KEYS"
        )
    else:
        yield (
            f"of the key {wanted.key!r} of metadata an index serves eq and in alone, where the "
            f"gateway's operator names it in LOG10_GATEWAY_METADATA_KEYS: {_BESIDE}"
        )


def _of_sessions(filter_: SessionFilter) -> Iterator[str]:
    if filter_.completions is not None or filter_.metadata is not None:
        yield (
            "a condition on completions that 10,000 or more of them meet is looked up in each "
            "session: narrow it, or give a range of lastActivityAt beside it"
        )
    for completions in filter_.completion_filters():
        yield from _advice(completions)


def _of_order(sort: Sort) -> Iterator[str]:
    if not sort.is_by_index:
        yield "an order by several fields reads all that is equal in the first: give one alone"
    if sort.field != CREATED_AT:
        yield "all of an order may have to be read for few matches: give a range of createdAt"
    else:
        yield "all times are looked through for few matches: give a range of createdAt"
