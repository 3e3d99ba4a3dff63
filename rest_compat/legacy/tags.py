"""`/api/tags/search`: how log10-io's command line turns the name of a tag into an id."""

from typing import Final

from starlette.responses import Response
from starlette.routing import Route

from rest_compat.body import json_response
from rest_compat.endpoint import Call, read
from rest_compat.legacy.rows import tag_id
from services.completions.filters import CompletionFilter
from services.completions.names_in_use import list_tags
from services.completions.reading import list_completions
from services.storage.conditions import TagsCondition
from services.storage.paging import PageRequest

MAX_FOUND: Final = 100


def routes() -> list[Route]:
    """Make the route."""
    return [read("/api/tags/search", search)]


async def search(call: Call) -> Response:
    """Find tags that begin with `query`, the very one first.

    The command line takes a lone hit for the tag that it was told, whatever its name, so one
    that is not the very tag is left out: better no such tag than the logs of another.
    """
    wanted = call.request.query_params.get("query", "")
    usages = await list_tags(call.organization_id, prefix=wanted, first=MAX_FOUND)
    found = [usage["name"] for usage in usages if usage["name"] != wanted]
    # Asked of the completions themselves: a tag may be newer than the counts.
    if wanted and await _exists(call.organization_id, wanted):
        found.insert(0, wanted)
    elif wanted and len(found) == 1:
        found = []
    return json_response({"data": [{"id": tag_id(name), "name": name} for name in found]})


async def _exists(organization_id: str, tag: str) -> bool:
    filter_ = CompletionFilter(tags=TagsCondition(has=tag))
    page = await list_completions(
        organization_id, filter_, PageRequest(first=1), projection={"_id": 1}
    )
    return bool(page.rows)
