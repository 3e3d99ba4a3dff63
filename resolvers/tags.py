"""Tags of a whole organization."""

from collections.abc import Sequence

from resolvers.context import RequestContext
from services.jobs import tag_changes
from services.rows import JobRow


async def rename_tag(context: RequestContext, tag: str, new_tag: str) -> JobRow:
    """Give a tag another name."""
    return await tag_changes.rename_tag(context.organization_id, tag, new_tag)


async def merge_tags(context: RequestContext, tags: Sequence[str], into: str) -> JobRow:
    """Put one tag in the place of several."""
    return await tag_changes.merge_tags(context.organization_id, tags, into)


async def delete_tag(context: RequestContext, tag: str) -> JobRow:
    """Take a tag from all completions."""
    return await tag_changes.delete_tag(context.organization_id, tag)
