"""Names in use: tags and models."""

from resolvers.context import RequestContext
from services.completions import names_in_use as tags
from services.completions.names_in_use import NameUsage


async def tag_usage(context: RequestContext, prefix: str, first: int) -> list[NameUsage]:
    """List tags, most used first."""
    return await tags.list_tags(context.organization_id, prefix=prefix, first=first)


async def model_usage(context: RequestContext, prefix: str, first: int) -> list[NameUsage]:
    """List models, most used first."""
    return await tags.list_models(context.organization_id, prefix=prefix, first=first)
