"""Changes of tags in a whole organization."""

from typing import Final

import strawberry

from services.jobs.tag_changes import MAX_MERGED
from services.tags import MAX_TAG_LENGTH

_TAG: Final = f"1 to {MAX_TAG_LENGTH} characters."


@strawberry.input(description="A tag that is to have another name.")
class RenameTagInput:
    """See `services.jobs.tag_changes.rename_tag`."""

    tag: str = strawberry.field(description=f"The tag; {_TAG}")
    new_tag: str = strawberry.field(
        description=f"Its new name; {_TAG} If it is in use the two become one."
    )


@strawberry.input(description="Tags that are to become one.")
class MergeTagsInput:
    """See `services.jobs.tag_changes.merge_tags`."""

    tags: list[str] = strawberry.field(
        description=f"Those that go, up to {MAX_MERGED} besides `into`."
    )
    into: str = strawberry.field(description=f"The one that stays, in use or not; {_TAG}")


@strawberry.input(description="A tag that is to be deleted.")
class DeleteTagInput:
    """See `services.jobs.tag_changes.delete_tag`."""

    tag: str = strawberry.field(description=f"The tag; {_TAG}")
