"""The schema as a whole: its snapshot, its descriptions, and what a mutation needs."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    is_scalar_type,
    is_specified_scalar_type,
    print_ast,
)
from graphql import (
    build_schema as parse_schema,
)

from schema import build_schema
from schema.descriptions import fill
from schema.execution.batch_fields import BatchField
from schema.execution.field_metadata import cost_of, is_sized_by_its_object, size_argument
from schema.execution.readers import strawberry_field
from schema.root.mutation import Mutation
from services.errors import ErrorCode
from services.grading import uploading
from services.storage.paging import page_sizes

ROOT = Path(__file__).parents[2]
SNAPSHOT = ROOT / "schema" / "schema.graphql"


@pytest.fixture(scope="module")
def graphql_schema() -> GraphQLSchema:
    return parse_schema(build_schema().as_str())


def test_the_printed_schema_is_the_snapshot() -> None:
    assert build_schema().as_str() + "\n" == SNAPSHOT.read_text(), (
        "the schema has changed: if it was meant, `log10-gateway schema print` makes the snapshot"
    )


def test_every_type_field_argument_and_value_is_described(graphql_schema: GraphQLSchema) -> None:
    bare = []
    for name, type_ in graphql_schema.type_map.items():
        if name.startswith("__") or name in ("String", "Int", "Float", "Boolean", "ID"):
            continue
        if not type_.description:
            bare.append(name)
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            for field_name, field in type_.fields.items():
                if not field.description:
                    bare.append(f"{name}.{field_name}")
                for argument_name, argument in getattr(field, "args", {}).items():
                    if not argument.description:
                        bare.append(f"{name}.{field_name}({argument_name})")
        if isinstance(type_, GraphQLEnumType):
            bare += [
                f"{name}.{key}" for key, value in type_.values.items() if not value.description
            ]

    assert bare == []


def test_the_codes_of_errors_are_all_that_there_are() -> None:
    shown = build_schema()._schema.type_map["ErrorCode"]

    assert isinstance(shown, GraphQLEnumType)
    assert {name: one.value for name, one in shown.values.items()} == {
        code.name: code.value for code in ErrorCode
    }


# The numbers that a filter compares with: any that their type has.
COMPARED = ("eq", "ne", "gt", "gte", "lt", "lte")


def inputs(schema: GraphQLSchema) -> Iterator[tuple[str, GraphQLArgument | GraphQLInputField, str]]:
    """Yield each argument and each field of an input, with what is said of its type as a whole."""
    for type_ in schema.type_map.values():
        if type_.name.startswith("__"):
            continue
        if isinstance(type_, GraphQLInputObjectType):
            for name, field in type_.fields.items():
                yield f"{type_.name}.{name}", field, type_.description or ""
        elif isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            for field_name, output in type_.fields.items():
                for name, argument in output.args.items():
                    yield f"{type_.name}.{field_name}({name})", argument, ""


def unbounded(schema: GraphQLSchema) -> list[str]:
    """Name the numbers and lists that may be given without a word on how large or long they are."""
    return [
        place
        for place, one, of_all in inputs(schema)
        if (is_list := is_list_type(get_nullable_type(one.type)))
        or get_named_type(one.type).name in ("Int", "Long", "Float")
        if not re.search(r"\d", f"{one.description} {of_all if is_list else ''}")
        and not (place.partition(".")[2] in COMPARED and place.partition(".")[0].endswith("Filter"))
    ]


def test_every_number_and_every_list_that_may_be_given_says_its_bounds(
    graphql_schema: GraphQLSchema,
) -> None:
    assert unbounded(graphql_schema) == []


def texts_without_bounds(schema: GraphQLSchema) -> list[str]:
    """Name the texts that may be given without a word on how long they are.

    That is none where any text is compared with: in an equality, as a tag, as a cursor or as the id
    of what is there.
    """
    unbounded = []
    for place, one, _ in inputs(schema):
        parent, _, name = place.partition(".")
        type_ = get_nullable_type(one.type)
        is_compared = parent.endswith("Filter") and name in (*COMPARED, "has")
        is_made = name == "sessionId" or (parent.startswith("Create") and name == "id")
        if get_named_type(type_).name == "ID":
            is_bounded = is_made and parent.endswith("Input")
        else:
            is_cursor = name.endswith(("(after)", "(before)"))
            is_bounded = (
                get_named_type(type_).name == "String" and not is_compared and not is_cursor
            )
        says_it = re.search(r"\d[^.]* characters", one.description or "")
        if is_bounded and not says_it and not is_list_type(type_):
            unbounded.append(place)
    return unbounded


def test_every_text_that_may_be_given_says_how_long_it_may_be(
    graphql_schema: GraphQLSchema,
) -> None:
    assert texts_without_bounds(graphql_schema) == []


def test_a_text_without_bounds_would_be_found() -> None:
    described = parse_schema(
        """
        type Query { a("A path: `b.0`." b: String, "A cursor." after: String, "It." id: ID): Int }
        input F { "Up to 5 characters." a: String, "Any." eq: String }
        input StringFilter { "Equal." eq: String, "Begins with." startsWith: String }
        input CreateInput { "An id." id: ID, "1 to 256 printable characters." sessionId: ID }
        """
    )

    assert texts_without_bounds(described) == [
        "Query.a(b)",
        "F.eq",
        "StringFilter.startsWith",
        "CreateInput.id",
    ]


def test_what_is_said_of_a_create_is_nothing_about_updates(graphql_schema: GraphQLSchema) -> None:
    create, update = (
        graphql_schema.type_map[f"{name}CompletionInput"] for name in ("Create", "Update")
    )
    assert isinstance(create, GraphQLInputObjectType)
    assert isinstance(update, GraphQLInputObjectType)

    assert create.fields.keys() == update.fields.keys()
    for name, field in create.fields.items():
        assert "update" not in (field.description or ""), name
    assert "merged" in (update.fields["extra"].description or "")


def test_a_number_without_bounds_would_be_found() -> None:
    described = parse_schema(
        """
        type Query { a("How many." b: Int, "0 to 5." c: Long, "Some, up to 5." d: [ID!]): Int }
        "All." input F { "Equal." eq: Float, "Some." in: [Float!], "A text." t: String }
        "All, up to 200." input FFilter { "Equal." eq: Float, "All of these." and: [F!] }
        scalar Long
        """
    )

    assert unbounded(described) == ["Query.a(b)", "F.eq", "F.in"]


def test_what_may_be_left_out_has_a_default_that_says_something_or_none(
    graphql_schema: GraphQLSchema,
) -> None:
    defaults = {
        place: print_ast(one.ast_node.default_value)
        for place, one, _ in inputs(graphql_schema)
        if one.ast_node is not None and one.ast_node.default_value is not None
    }

    assert "null" not in defaults.values()
    assert defaults["Query.suggest(first)"] == "10"
    assert defaults["CreateSavedViewInput.visibility"] == "PRIVATE"


def deprecations(schema: GraphQLSchema) -> Iterator[tuple[str, str]]:
    """Yield what is deprecated, and why."""
    for type_ in schema.type_map.values():
        parts: dict[str, Any] = {**getattr(type_, "fields", {}), **getattr(type_, "values", {})}
        for name, part in parts.items():
            arguments = {f"{name}({key})": one for key, one in getattr(part, "args", {}).items()}
            for place, one in {name: part, **arguments}.items():
                if one.deprecation_reason is not None:
                    yield f"{type_.name}.{place}", one.deprecation_reason


def unfit_deprecations(schema: GraphQLSchema) -> list[str]:
    """Name what is deprecated without the date since when, and what takes its place."""
    unfit = []
    for place, reason in deprecations(schema):
        since, _, instead = reason.partition(": ")
        try:
            date.fromisoformat(since)
        except ValueError:
            unfit.append(place)
            continue
        if not instead.strip():
            unfit.append(place)
    return unfit


def test_every_deprecation_says_since_when_and_what_to_use(graphql_schema: GraphQLSchema) -> None:
    assert unfit_deprecations(graphql_schema) == []


def test_a_deprecation_without_a_date_or_a_substitute_would_be_found() -> None:
    described = parse_schema(
        """
        type Query {
          fit(old: Int @deprecated(reason: "2026-11-26: use `new`.")): E
          bare: Int @deprecated
          dateless(old: Int @deprecated(reason: "use `new`")): Int
          silent: Int @deprecated(reason: "2026-11-26: ")
        }
        enum E { A B @deprecated(reason: "2026-13-26: use A") }
        input I { a: Int @deprecated(reason: "since 2026") }
        """
    )

    assert unfit_deprecations(described) == [
        "Query.bare",
        "Query.dateless(old)",
        "Query.silent",
        "E.B",
        "I.a",
    ]


def test_directives_are_described_and_scalars_say_what_specifies_them(
    graphql_schema: GraphQLSchema,
) -> None:
    scalars = [type_ for type_ in graphql_schema.type_map.values() if is_scalar_type(type_)]
    own = {
        type_.name: type_.specified_by_url
        for type_ in scalars
        if not is_specified_scalar_type(type_)
    }

    assert own.keys() == {"DateTime", "Dollars", "JSON", "Long"}
    assert all(str(url).startswith("https://") for url in own.values())
    assert [one.name for one in graphql_schema.directives if not one.description] == []
    assert re.match(r'"""\n.*exactly one.*\n"""\ndirective @oneOf', SNAPSHOT.read_text())


def test_descriptions_tell_how_the_gateway_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_sizes, "default", 7)
    monkeypatch.setattr(page_sizes, "most", 5000)
    uploading.configure(max_matched=1234)
    try:
        printed = build_schema().as_str()
    finally:
        uploading.configure(max_matched=100)

    assert "The most items to return, 0 to 5,000; 7 if not given." in printed
    assert "Return the last so many items instead, 0 to 5,000." in printed
    assert "Unless it is given, 1,234, as the gateway is set." in printed
    assert "1,000; 20" not in printed
    assert not re.search("<[a-z_]+>", printed)


def test_a_description_of_a_setting_that_is_not_there_makes_no_schema() -> None:
    described = parse_schema('type Query { "Up to <most_words>." words: Int }')

    with pytest.raises(LookupError, match="most_words"):
        fill(described, {"max_page_size": 1})


def fields_of_objects() -> dict[str, GraphQLField]:
    types = build_schema()._schema.type_map.values()
    return {
        f"{type_.name}.{name}": field
        for type_ in types
        if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__")
        for name, field in type_.fields.items()
    }


def test_every_leaf_that_is_found_for_a_whole_list_costs() -> None:
    found = {
        place: cost_of(field)
        for place, field in fields_of_objects().items()
        if isinstance(strawberry_field(field), BatchField)
        and is_leaf_type(get_named_type(field.type))
    }

    assert "FeedbackTask.ungradedCount" in found
    assert {place for place, cost in found.items() if not cost} == set()


def test_every_leaf_of_the_root_costs() -> None:
    found = {
        place: cost_of(field)
        for place, field in fields_of_objects().items()
        if place.startswith("Query.") and is_leaf_type(get_named_type(field.type))
    }

    assert found == {"Query.changeCursor": 1}


def test_every_list_of_objects_that_an_argument_bounds_says_which() -> None:
    sized = {}
    for place, field in fields_of_objects().items():
        if is_list_of_objects(field):
            bounds = {
                name
                for name, argument in field.args.items()
                if name == "first" or is_list_type(get_nullable_type(argument.type))
            }
            if bounds:
                assert size_argument(field) in bounds, place
                sized[place] = size_argument(field)

    assert sized["Query.nodes"] == "ids"


def test_every_list_in_a_payload_is_as_long_as_its_mutations_input_says() -> None:
    fields = fields_of_objects()
    counted_above = {
        place.partition(".")[0]
        for place, field in fields.items()
        if is_sized_by_its_object(field) and place.partition(".")[0].endswith("Payload")
    }
    sized = {}
    for place, field in fields.items():
        if get_named_type(field.type).name not in counted_above:
            continue
        argument, _, name = (size_argument(field) or "").partition(".")
        input_ = get_named_type(field.args[argument].type)
        assert isinstance(input_, GraphQLInputObjectType), place
        type_ = get_nullable_type(input_.fields[name].type)
        assert is_list_type(type_) or type_ is GraphQLInt, place
        sized[place] = name

    assert sized["Mutation.addTags"] == "completionIds"
    assert sized["Mutation.assignNext"] == "count"
    sized_by_numbers = {
        get_named_type(field.type).name: size_argument(field) for field in fields.values()
    }
    assert sized_by_numbers["CompletionStats"] == "first"
    assert counted_above == {
        place.partition(".")[0]
        for place, field in fields.items()
        if place.partition(".")[0].endswith("Payload") and is_list_of_objects(field)
    }


def is_list_of_objects(field: GraphQLField) -> bool:
    type_ = get_nullable_type(field.type)
    return is_list_type(type_) and not is_leaf_type(get_named_type(type_))


def test_every_mutation_says_and_checks_which_role_it_needs() -> None:
    fields = Mutation.__strawberry_definition__.fields  # type: ignore[attr-defined]  # Strawberry's decorator adds it

    assert fields
    for field in fields:
        assert field.metadata["role"].name in field.description, field.python_name
