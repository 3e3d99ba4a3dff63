"""What graders are called who claim no name."""

from collections.abc import Iterable

from resolvers.context import RequestContext
from services.feedback.graders import token_of


async def token_names_of(context: RequestContext, keys: Iterable[str]) -> dict[str, str]:
    """Return the names of the tokens that keys of graders are made of.

    Keys of ids that were claimed, and of tokens that are gone, are left out. Tokens of other
    organizations are not looked for, whatever is stored.
    """
    tokens = {key: token for key in keys if (token := token_of(key)) is not None}
    names = await context.loaders.token_names(list(tokens.values()))
    return {key: names[token] for key, token in tokens.items() if token in names}
