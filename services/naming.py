"""Names as callers write them."""


def camel_case(name: str) -> str:
    """Return a name of ours as GraphQL has it: `created_at` is `createdAt`."""
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))
