"""The schema as a whole: its snapshot, its descriptions, and what a mutation needs."""

import re
from pathlib import Path

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
)
from graphql import (
    build_schema as parse_schema,
)

from schema import build_schema
from schema.descriptions import fill
from schema.execution.batch_fields import BatchField
from schema.execution.field_metadata import cost_of, size_argument
from schema.execution.readers import strawberry_field
from schema.root.mutation import Mutation
from services.feedback import feedback
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


def test_descriptions_tell_how_the_gateway_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_sizes, "default", 7)
    monkeypatch.setattr(page_sizes, "most", 5000)
    feedback.configure(max_matched=1234)
    try:
        printed = build_schema().as_str()
    finally:
        feedback.configure(max_matched=100)

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


def test_every_list_of_objects_that_an_argument_bounds_says_which() -> None:
    sized = {}
    for place, field in fields_of_objects().items():
        type_ = get_nullable_type(field.type)
        if is_list_type(type_) and not is_leaf_type(get_named_type(type_)):
            bounds = {
                name
                for name, argument in field.args.items()
                if name == "first" or is_list_type(get_nullable_type(argument.type))
            }
            if bounds:
                assert size_argument(field) in bounds, place
                sized[place] = size_argument(field)

    assert sized["Query.nodes"] == "ids"
    assert sized["Mutation.addTags"] == "completionIds"


def test_every_mutation_says_and_checks_which_role_it_needs() -> None:
    fields = Mutation.__strawberry_definition__.fields  # type: ignore[attr-defined]  # Strawberry's decorator adds it

    assert fields
    for field in fields:
        assert field.metadata["role"].name in field.description, field.python_name
