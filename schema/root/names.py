"""Names in use, by the index: tags, models, users and others, and what to suggest while typing."""

from typing import Annotated, Any, Final, TypeAlias

import strawberry

from resolvers import names as resolve_names
from schema.connection import After, Before, First, Info, Last, page_request
from schema.enums import NameOrderField, OrderDirection, SuggestField
from schema.execution.field_metadata import sized_by
from schema.filters import CompletionFilter
from schema.root.statistics import NotBefore
from schema.types.usage import MetadataValueUsage, NameConnection, NameUsage, Suggestions
from services.insight.name_pages import NameOrder
from services.insight.names import MAX_PREFIX_LENGTH, MAX_SUGGESTED, MOST, NameField
from services.storage.paging import PageRequest


@strawberry.input(description="An order of names in use; what is equal in it goes by name.")
class NamesOrder:
    """Most used first unless it says otherwise."""

    field: NameOrderField = strawberry.field(
        default=NameOrderField.COUNT, description="What to order by."
    )
    direction: OrderDirection = strawberry.field(
        default=OrderDirection.DESC, description="In which direction."
    )


Which: TypeAlias = Annotated[
    CompletionFilter | None,
    strawberry.argument(description="Which completions count; all if not given."),
]
Prefix: TypeAlias = Annotated[
    str,
    strawberry.argument(
        description=f"Only names that begin with this, up to {MAX_PREFIX_LENGTH} characters; case "
        "matters."
    ),
]
Order: TypeAlias = Annotated[NamesOrder, strawberry.argument(description="Most used first.")]
_MOST_USED: Final[Any] = {"field": NameOrderField.COUNT, "direction": OrderDirection.DESC}
_FROM_INDEX: Final = (
    f"with exact counts, from the index: see `asOf`. A page ends within the first {MOST:,} names; "
    "past these it is QUERY_TOO_COMPLEX."
)


async def _connection(
    info: Info,
    of: NameField,
    filter_: CompletionFilter | None,
    prefix: str,
    order_by: NamesOrder,
    page: PageRequest,
    not_before: str | None,
    key: str | None = None,
) -> Any:
    return await resolve_names.name_connection(
        info.context,
        info._raw_info,
        of,
        filter_.to_service() if filter_ else None,
        page,
        not_before,
        order=NameOrder(order_by.field.value),
        descending=order_by.direction is OrderDirection.DESC,
        prefix=prefix,
        key=key,
    )


def _described(what: str) -> str:
    return f"{what} in use, {_FROM_INDEX}"


def _names(of: NameField, what: str) -> Any:
    """Return the field of names whose arguments are the same for all of them."""

    async def names(
        self: Any,  # noqa: ARG001  # Strawberry's way
        info: Info,
        filter: Which = None,
        prefix: Prefix = "",
        order_by: Order = _MOST_USED,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        not_before: NotBefore = None,
    ) -> Any:
        page = page_request(first, after, last, before)
        return await _connection(info, of, filter, prefix, order_by, page, not_before)

    return strawberry.field(
        resolver=names,
        graphql_type=NameConnection[NameUsage] | None,
        description=_described(what),
    )


@strawberry.type
class NamesQuery:
    """See `services.insight.names`."""

    tags = _names(NameField.TAG, "Tags")
    models = _names(NameField.MODEL, "Models, as the providers name them,")
    providers = _names(NameField.PROVIDER, "Providers")
    users = _names(NameField.USER, "Users, by `userId`,")
    failure_kinds = _names(NameField.FAILURE_KIND, "Kinds of failures")
    tool_names = _names(NameField.TOOL_NAME, "Tools that responses call,")
    metadata_keys = _names(NameField.METADATA_KEY, "Keys of `metadata`")

    @strawberry.field(
        graphql_type=NameConnection[MetadataValueUsage] | None,
        description=_described("Values of a key of `metadata`"),
    )
    async def metadata_values(
        self,
        info: Info,
        key: Annotated[
            str,
            strawberry.argument(description="Whose values; any key, be it of 500 characters."),
        ],
        filter: Which = None,
        prefix: Annotated[
            str,
            strawberry.argument(
                description="Only texts that begin with this, and what is none whose JSON does, up "
                f"to {MAX_PREFIX_LENGTH} characters; case matters."
            ),
        ] = "",
        order_by: Order = _MOST_USED,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        not_before: NotBefore = None,
    ) -> Any:
        of = NameField.METADATA_VALUE
        page = page_request(first, after, last, before)
        return await _connection(info, of, filter, prefix, order_by, page, not_before, key)

    @strawberry.field(
        graphql_type=Suggestions | None,
        metadata=sized_by("first"),
        description="Names in use that begin with what was typed, most used first, from the index.",
    )
    async def suggest(
        self,
        info: Info,
        field: Annotated[SuggestField, strawberry.argument(description="What names are of.")],
        prefix: Annotated[
            str,
            strawberry.argument(
                description=f"What was typed, up to {MAX_PREFIX_LENGTH} characters; case does not "
                "matter."
            ),
        ] = "",
        key: Annotated[
            str | None,
            strawberry.argument(
                description="Whose values, for METADATA_VALUE; any key, be it of 500 characters."
            ),
        ] = None,
        first: Annotated[
            int, strawberry.argument(description=f"The most to return, 0 to {MAX_SUGGESTED}.")
        ] = 10,
        not_before: NotBefore = None,
    ) -> Any:
        return await resolve_names.suggest(
            info.context, NameField(field.value), prefix, key, first, not_before
        )
