"""Where a subscription begins is told apart from what it asks for, by its parsed document."""

from typing import Any

import pytest
from graphql import OperationDefinitionNode, parse

from schema.execution.stream_starts import start_of

SENT = {"after": "C", "tag": "a"}


def start(text: str, variables: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    document = parse(text)
    [operation] = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    found = start_of(document, operation, variables)
    return found.after, dict(found.variables)


@pytest.mark.parametrize(
    "text",
    [
        "subscription ($after: String) { changed(after: $after) { id } }",
        "subscription ($after: String) { news: changed(tag: 1, after: $after) { id } }",
        "subscription ($after: String = null) { ... { changed(after: $after) { id } } }",
        "subscription ($after: String) { ...F } fragment F on S { changed(after: $after) { id } }",
        (
            "subscription ($after: String) { ...F ... on S { changed(after: $after) { id } } }"
            " fragment F on S { ...G } fragment G on S { changed(after: $after) { name } }"
        ),
        # Where it is named, and not used.
        'subscription ($after: String) { changed(after: $after) { id(text: "$after", after: 1) } }',
    ],
)
def test_a_variable_that_says_where_to_begin_is_not_what_is_asked_for(text: str) -> None:
    assert start(text, SENT) == ("C", {"tag": "a"})


@pytest.mark.parametrize(
    "text",
    [
        "subscription ($after: String) { changed(after: $after, tag: $after) { id } }",
        "subscription ($after: String) { changed(after: $after, filter: {id: [$after]}) { id } }",
        "subscription ($after: String) { changed(after: $after) { list(after: $after) { id } } }",
        "subscription ($after: String) { changed(after: $after) { id @include(if: $after) } }",
        (
            "subscription ($after: String) { changed(after: $after) { ...F } }"
            " fragment F on C { list(after: $after) { id } }"
        ),
    ],
)
def test_a_variable_that_is_used_for_something_else_too_is(text: str) -> None:
    assert start(text, SENT) == ("C", SENT)


@pytest.mark.parametrize(
    ("text", "variables", "after"),
    [
        ('subscription { changed(after: "L") { id } }', SENT, "L"),
        ("subscription { changed(after: null) { id } }", SENT, None),
        ("subscription { changed { list(after: 1) { id } } }", SENT, None),
    ],
)
def test_a_start_that_is_no_variable_leaves_the_variables_as_they_are(
    text: str, variables: dict[str, Any], after: str | None
) -> None:
    assert start(text, variables) == (after, variables)


@pytest.mark.parametrize(
    ("variables", "after"), [({}, "D"), ({"after": "C"}, "C"), ({"after": None}, None)]
)
def test_a_variable_that_is_not_sent_has_its_default(
    variables: dict[str, Any], after: str | None
) -> None:
    text = 'subscription ($after: String = "D") { changed(after: $after) { id } }'
    assert start(text, variables) == (after, {})
