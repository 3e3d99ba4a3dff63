"""The one filter of completions.

List, count, bulk tagging and whatever else selects completions take the same `CompletionFilter`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final, TypeAlias

from models.indexes import FACETS
from services.completions.grade_conditions import AtSource, GradesCondition, grades_conditions
from services.completions.labels import LabelKeys
from services.completions.metadata import MetadataCondition, has_labels, metadata_conditions
from services.completions.path_query import path_conditions
from services.completions.payload_path import PayloadPath
from services.errors import InvalidInput
from services.runtime import entered_runtime
from services.storage import filters
from services.storage.conditions import (
    LISTS,
    OPERATORS,
    Condition,
    Query,
    TagsCondition,
    is_point,
    tags_conditions,
)
from services.storage.filters import IS, IS_IN, NULL, RANGE, TEXT, Filter, FilterField
from services.storage.storable import check_storable


@dataclass(frozen=True, slots=True)
class PayloadCondition:
    """What a value at a path must be; see `services.completions.payload_path`.

    Attributes:
        path: From `request`, `response` or `extra` on: `request.messages.0.role`.
        condition: Values may be any JSON.
        exists: Whether there must be something, be it null.
    """

    path: str
    condition: Condition
    exists: bool | None = None


@dataclass(frozen=True, slots=True)
class CompletionFilter(Filter):
    """Which completions; see `services.storage.filters.Filter`.

    Attributes:
        text: Words to search (`services.insight.text_queries`), which the index alone can.
    """

    # A new filter is an entry here, and a field of that name in `schema.filters.CompletionFilter`,
    # whose type has the same operators: a test holds them against each other. Each has an index,
    # in a table of `models.indexes`, unless it says otherwise.
    FIELDS: ClassVar[Mapping[str, FilterField]] = {
        "id": FilterField("_id", IS_IN | NULL),
        "kind": FilterField("kind", IS_IN | NULL),
        "status": FilterField("status", IS_IN | NULL),
        "session_id": FilterField("session_id", IS_IN | NULL),
        "model": FilterField("model", TEXT),
        "created_at": FilterField("created_at", IS | RANGE),
        "updated_at": FilterField("updated_at", IS | RANGE),
        "duration": FilterField("duration", IS | RANGE | NULL),
        "total_tokens": FilterField("usage.total_tokens", IS_IN | RANGE | NULL),
        "failure_kind": FilterField("failure_kind", TEXT),
        "provider": FilterField("provider", TEXT),
        "operation": FilterField("operation", IS_IN | NULL),
        "finish_reason": FilterField("finish_reason", IS_IN | NULL),
        "user_id": FilterField("user_id", TEXT),
        "cost": FilterField("cost.total", IS_IN | RANGE | NULL),
        **{
            name: FilterField(f"usage.{name}", IS_IN | RANGE | NULL, has_index=False)
            for name in ("prompt_tokens", "completion_tokens", "cached_tokens", "reasoning_tokens")
        },
        "time_to_first_token": FilterField(
            "time_to_first_token", IS | RANGE | NULL, has_index=False
        ),
        "prompt_version": FilterField("prompt_version", TEXT, has_index=False),
    }

    tags: TagsCondition | None = None
    tool_names: TagsCondition | None = None
    payload: Sequence[PayloadCondition] = ()
    metadata: Sequence[MetadataCondition] = ()
    graded: bool | None = None
    is_altered: bool | None = None
    ungraded_for_task: str | None = None
    text: str | None = None
    feedback: GradesCondition | None = None

    @property
    def size(self) -> int:
        """See `Filter`: paths and keys count one by one, and so does what grades must be."""
        of_grades = self.feedback.size if self.feedback is not None else 0
        return 1 + len(self.payload) + len(self.metadata) + of_grades

    def texts(self) -> Iterator[str]:
        """Yield the texts that it searches, at any depth."""
        if self.text is not None:
            yield self.text
        for one in self.combined():
            yield from one.texts()


def is_searched(filter_: CompletionFilter) -> bool:
    """Say whether a filter searches a text, so that the index alone can answer it."""
    return next(filter_.texts(), None) is not None


def without_texts(filter_: CompletionFilter) -> CompletionFilter:
    """Return a filter without the texts in it, at any depth: to check all the rest of it."""
    return replace(
        filter_,
        text=None,
        and_=[without_texts(one) for one in filter_.and_],
        or_=None if filter_.or_ is None else [without_texts(one) for one in filter_.or_],
        not_=None if filter_.not_ is None else without_texts(filter_.not_),
    )


@dataclass(frozen=True, slots=True)
class OpenItems:
    """The completions that wait in a queue by its items; see `services.completions.queued`.

    Attributes:
        keys: Their `_id`s.
    """

    keys: Sequence[str]


# What the queue of a task has in it: what has some tags, and no feedback yet, or what is named.
Selected: TypeAlias = Sequence[str] | OpenItems

_DERIVED: Final = frozenset(
    {
        *("provider", "operation", "finish_reason", "user_id", "cost"),
        *("prompt_tokens", "completion_tokens", "cached_tokens", "reasoning_tokens"),
        *("time_to_first_token", "prompt_version"),
    }
)


def tasks_named(filter_: CompletionFilter | None) -> set[str]:
    """Return the ids of the tasks whose selectors `compile_filter` has to know."""
    if filter_ is None:
        return set()
    ids = {filter_.ungraded_for_task} if filter_.ungraded_for_task is not None else set()
    for child in filter_.combined():
        ids |= tasks_named(child)
    return ids


def compile_filter(
    organization_id: str,
    filter_: CompletionFilter | None,
    *,
    selectors: Mapping[str, Selected] | None = None,
    at_source: AtSource | None = None,
) -> Query:
    """Compile a filter for the database; see `services.storage.filters.compile_filter`.

    Args:
        organization_id: From the token; leads the query.
        filter_: None matches all of the organization's completions.
        selectors: What the queue of each task of `tasks_named` has in it.
        at_source: What feedback itself was asked for (`services.completions.grades_at_source`);
            None if copies of it alone are to decide, as of what follows changes.

    Raises:
        InvalidInput: It is too large, a path or a value cannot be, or it searches a text; or copies
            are to decide what they cannot.
    """
    known = selectors or {}
    return filters.compile_filter(
        organization_id, filter_, lambda one: _besides(organization_id, one, known, at_source)
    )


def check_completion_filter(
    organization_id: str, filter_: CompletionFilter, *, is_followed: bool = False
) -> None:
    """Return if a filter could be asked for, whatever tasks there are.

    Args:
        organization_id: From the token.
        filter_: The filter.
        is_followed: Whether it is to match in memory.

    Raises:
        InvalidInput: It is too large, a path or a value in it cannot be, or it searches a text.
    """
    selectors: Mapping[str, Selected] = dict.fromkeys(tasks_named(filter_), ())
    at_source: AtSource | None = None if is_followed else {}
    compile_filter(organization_id, filter_, selectors=selectors, at_source=at_source)


def has_index(filter_: CompletionFilter | None, *, ordered_by: str) -> bool:
    """Say whether an index may lead to what matches, other than that of the order.

    Args:
        filter_: The filter.
        ordered_by: The stored path that the list is ordered by.
    """
    if filter_ is None:
        return False
    if any(
        _may_lead(filter_.FIELDS[name], condition, ordered_by)
        for name, condition in filter_.fields.items()
    ):
        return True
    if filter_.tags is not None or filter_.graded is not None or filter_.is_altered:
        return True
    if filter_.tool_names is not None and _tools_may_lead(filter_.tool_names):
        return True
    if filter_.ungraded_for_task is not None:
        return True
    if filter_.feedback is not None and filter_.feedback.some is not None:
        return True
    if any(has_labels(one, _labelled()) for one in filter_.metadata):
        return True
    return any(has_index(child, ordered_by=ordered_by) for child in filter_.combined())


def _may_lead(field: FilterField, condition: Condition, ordered_by: str) -> bool:
    if field.stored == ordered_by or not field.has_index:
        return False
    return field.stored not in FACETS or is_point(condition)


def _tools_may_lead(tools: TagsCondition) -> bool:
    has_points = bool(tools.has is not None or tools.has_all or tools.has_any)
    return has_points or tools.is_empty is False


def has_derived(filter_: CompletionFilter | None) -> bool:
    """Say whether a filter has a condition on what is there once a database is migrated.

    See `services.storage.schema_version.has_derivations`.
    """
    if filter_ is None:
        return False
    if not _DERIVED.isdisjoint(filter_.fields) or filter_.tool_names is not None:
        return True
    return any(has_derived(child) for child in filter_.combined())


def has_grades(filter_: CompletionFilter | None) -> bool:
    """Say whether a filter has a condition on grades.

    Completions have copies of them once a database is migrated: see
    `services.storage.schema_version.has_grading`.
    """
    if filter_ is None:
        return False
    return filter_.feedback is not None or any(map(has_grades, filter_.combined()))


def marks_of_doubt(filter_: CompletionFilter) -> frozenset[str] | None:
    """Return how copies of grades are marked that cannot decide what a filter asks of them.

    Returns:
        None where it asks nothing.
    """
    found = [] if filter_.feedback is None else [filter_.feedback.marks_of_doubt]
    found += [one for one in map(marks_of_doubt, filter_.combined()) if one is not None]
    return frozenset[str]().union(*found) if found else None


def _besides(
    organization_id: str,
    filter_: CompletionFilter,
    selectors: Mapping[str, Selected],
    at_source: AtSource | None,
) -> Iterator[Query]:
    if filter_.text is not None:
        raise InvalidInput(
            "`text` is searched in lists of completions and of sessions, and in statistics: not in "
            "what follows changes, alters or deletes"
        )
    if filter_.tags is not None:
        yield from tags_conditions("tags", filter_.tags)
    if filter_.tool_names is not None:
        yield from tags_conditions("tool_names", filter_.tool_names)
    for payload in filter_.payload:
        yield from _payload(payload)
    for metadata in filter_.metadata:
        _check_values(metadata.key, metadata.condition)
        yield from metadata_conditions(metadata, _labelled())
    if filter_.graded is not None:
        yield {"graded_task_ids.0": {"$exists": filter_.graded}}
    if filter_.is_altered is not None:
        yield {"altered": {"$exists": filter_.is_altered}}
    if filter_.ungraded_for_task is not None:
        task_id = filter_.ungraded_for_task
        yield from ungraded_conditions(task_id, selectors[task_id])
    if filter_.feedback is not None:
        yield from grades_conditions(organization_id, filter_.feedback, at_source)


def ungraded_conditions(task_id: str, selector: Selected) -> list[Query]:
    """Return what a completion in a task's queue is: it matches, and has no feedback yet."""
    if isinstance(selector, OpenItems):
        return [{"_id": {"$in": list(selector.keys)}}]
    ungraded: Query = {"graded_task_ids": {"$ne": task_id}}
    return [{"tags": {"$all": list(selector)}}, ungraded] if selector else [ungraded]


def _payload(payload: PayloadCondition) -> Iterator[Query]:
    path = PayloadPath.parse(payload.path)
    _check_values(payload.path, payload.condition)
    yield from path_conditions(path, payload.condition, exists=payload.exists)


def _check_values(place: str, condition: Condition) -> None:
    for name in OPERATORS:
        value = getattr(condition, name)
        try:
            check_storable(list(value) if name in LISTS and value else value, path="")
        except InvalidInput as error:  # a condition does not know where in the filter it stands
            raise InvalidInput(f"{place}: {error.reason}") from error


def _labelled() -> frozenset[str]:
    """Return the keys whose labels lead to completions; none where nothing is read."""
    runtime = entered_runtime()
    return runtime[LabelKeys].served if runtime is not None else frozenset()
