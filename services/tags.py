"""Tags: what one may be, for completions and for the selectors of tasks."""

from services.errors import InvalidInput
from services.storage.storable import check_storable

MAX_TAGS = 1000
MAX_TAG_LENGTH = 500


def check_tags(value: object, path: str) -> list[str]:
    """Return tags without duplicates, in the order given.

    Raises:
        InvalidInput: It is not a list of at most 1,000 strings of 1 to 500 characters.
    """
    if not isinstance(value, list):
        raise InvalidInput("it must be a list of strings", path=path)
    if len(value) > MAX_TAGS:
        raise InvalidInput(f"{len(value)} tags; {MAX_TAGS} are allowed", path=path)
    for n, tag in enumerate(value):
        if not isinstance(tag, str) or not 1 <= len(tag) <= MAX_TAG_LENGTH:
            raise InvalidInput(
                f"a tag is a string of 1 to {MAX_TAG_LENGTH} characters", path=f"{path}/{n}"
            )
        if not tag.isascii():
            check_storable(tag, path=f"{path}/{n}")
    return list(dict.fromkeys(value))
