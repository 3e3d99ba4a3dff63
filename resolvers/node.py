"""Objects of any type, by id.

A REST id is one of its type, and a client chooses those of sessions and completions, so that one
text may be the id of several objects. What names an object by its global id names no other: nobody
can make it useless by an id that is spelled the same.
"""

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from resolvers.context import RequestContext
from resolvers.projection import ResolveInfo, Selection, completion_projection
from services import saved_views, sessions
from services.completions import reading as completions
from services.completions.writing import check_batch
from services.errors import Conflict
from services.feedback import tasks as feedback_tasks
from services.grading import feedback
from services.ids import global_id, read_global_id
from services.jobs import jobs
from services.tenants import tokens
from services.tenants.tokens import Role

_TYPES: Final = ("Completion", "Session", "Feedback", "FeedbackTask", "SavedView", "Job", "Token")
Row: TypeAlias = dict[str, Any]
# By the name of their type, the rows that were found by their ids.
_Found: TypeAlias = Mapping[str, Mapping[str, Any]]


async def node(context: RequestContext, info: ResolveInfo, id_: str) -> Row | None:
    """Find an object by either of its ids; None if there is none.

    Raises:
        Conflict: Several objects have it as their REST id.
    """
    [found] = await nodes(context, info, [id_])
    if isinstance(found, Conflict):
        raise found
    return found


async def nodes(
    context: RequestContext, info: ResolveInfo, ids: Sequence[str]
) -> list[Row | Conflict | None]:
    """Find each id among the objects of all types; one round trip to each.

    Jobs and tokens are found for admins alone.

    Args:
        context: Who asks.
        info: What is selected.
        ids: Of either kind.

    Returns:
        The rows with their `__typename`, in the order of `ids`; None for what is not there, and an
        error in the place of a REST id that several objects have.
    """
    check_batch(ids)
    projection = completion_projection(Selection.below(info))
    organization_id = context.organization_id
    wanted = _wanted(ids)
    is_admin = context.principal.role.includes(Role.ADMIN)
    lookups: list[Awaitable[Mapping[str, Any]]] = [
        completions.find_completions(organization_id, wanted["Completion"], projection=projection),
        sessions.find_sessions(organization_id, wanted["Session"]),
        feedback.find_feedback(organization_id, wanted["Feedback"]),
        feedback_tasks.find_feedback_tasks(organization_id, wanted["FeedbackTask"]),
        saved_views.find_saved_views(context.principal, wanted["SavedView"]),
        jobs.find_jobs(organization_id, wanted["Job"] if is_admin else ()),
        tokens.find_tokens(organization_id, wanted["Token"] if is_admin else ()),
    ]
    rows = await asyncio.gather(*lookups)
    found: _Found = dict(zip(_TYPES, rows, strict=True))
    return [_only(one, found) for one in ids]


def _wanted(ids: Sequence[str]) -> dict[str, list[str]]:
    """Return the ids to look for among the objects of each type."""
    wanted = {type_name: dict.fromkeys(ids) for type_name in _TYPES}
    for one in ids:
        if (named := read_global_id(one)) is not None and named[0] in wanted:
            wanted[named[0]][named[1]] = None
    return {type_name: list(of_type) for type_name, of_type in wanted.items()}


def _only(id_: str, found: _Found) -> Row | Conflict | None:
    """Return the one object that has an id."""
    type_name, of_type = read_global_id(id_) or ("", "")
    if (named := found.get(type_name, {}).get(of_type)) is not None:
        return {**named, "__typename": type_name}
    matching = [
        {**rows[id_], "__typename": type_name} for type_name, rows in found.items() if id_ in rows
    ]
    if len(matching) > 1:
        several = ", ".join(
            f"{row['__typename']} {global_id(row['__typename'], row['id'])!r}" for row in matching
        )
        return Conflict(f"several objects have the id {id_!r}; their globalIds: {several}")
    return next(iter(matching), None)
