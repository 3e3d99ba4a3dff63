"""The border between organizations in what the index answers, which holds all of them.

Each field that asks it is asked as organization A, by filters, names and words of B, and again by
such that do not exist: the two answers must be the same. That B itself is answered otherwise shows
that there was something to find.
"""

import json
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest
from fastapi import FastAPI
from graphql import GraphQLField, GraphQLNonNull, get_named_type

from tests.api import Api
from tests.graphql.test_completions import create_all
from tests.insight.conftest import CatchUp, organization
from tests.security.test_tenancy import (
    FROM_INDEX,
    SCHEMA,
    SECRET,
    Other,
    calls,
    comparable,
    selection,
    values,
    with_one_of_everything,
)

# No other word begins so, and it is as long.
ABSENT = SECRET.replace("secret", "sekrit")
ASKED = [*FROM_INDEX, "completions", "sessions"]
FIELDS: dict[str, GraphQLField] = SCHEMA.type_map["Query"].fields  # type: ignore[attr-defined]  # an object type
_LAG = re.compile(r'(?<="lagSeconds": )[\d.]+')
# By the type of an argument.
LITERALS = {
    "CompletionFilter": (
        f'{{text: "{SECRET}"}}',
        f'{{or: [{{text: "none"}}, {{not: {{text: "{SECRET}"}}}}]}}',
        f'{{tags: {{has: "{SECRET}"}}}}',
        f'{{model: {{startsWith: "{SECRET[:12]}"}}}}',
        f'{{metadata: [{{key: "{SECRET}", exists: true}}]}}',
        f'{{payload: [{{path: "request.model", eq: "{SECRET}"}}]}}',
    ),
    "SessionFilter": (
        f'{{completions: {{some: {{text: "{SECRET}"}}}}}}',
        f'{{completions: {{none: {{text: "{SECRET}"}}}}}}',
    ),
}
MORE = {
    "completions": (f'filter: {{text: "{SECRET}"}}, orderBy: [{{field: RELEVANCE}}]',),
    "suggest": (
        *(f'field: {field}, prefix: "{SECRET[:8]}"' for field in ("TAG", "MODEL", "USER")),
        *(f"field: {field}" for field in ("PROVIDER", "SESSION", "FAILURE_KIND", "TOOL_NAME")),
        f'field: METADATA_VALUE, key: "{SECRET}"',
        "field: METADATA_KEY",
    ),
}


@dataclass(frozen=True)
class World:
    """Two organizations, all of which is indexed."""

    ours: Api
    other: Other


@pytest.fixture(scope="module")
async def world(app: FastAPI, catch_up: CatchUp) -> AsyncIterator[World]:
    async with organization(app) as ours, organization(app) as theirs:
        other = await with_one_of_everything(theirs)
        for api, word in ((ours, "own"), (theirs, SECRET)):
            await create_all(api, completion_that_says(word))
        await catch_up()
        yield World(ours, other)


def completion_that_says(word: str) -> dict[str, object]:
    call = {"id": "1", "type": "function", "function": {"name": word, "arguments": "{}"}}
    message = {"role": "assistant", "content": word, "tool_calls": [call]}
    return {
        "status": "FAILED",
        "failureKind": word,
        "failureReason": word,
        "tags": [word],
        "sessionId": f"session-{word}",
        "request": {"model": word, "messages": [{"role": "user", "content": word}], "user": word},
        "response": {"choices": [{"index": 0, "message": message, "finish_reason": "tool_calls"}]},
        "extra": {"provider": word, "metadata": {word: word}},
    }


def searches(name: str, field: GraphQLField) -> Iterator[str]:
    """Yield calls of a field that name the secret."""
    least = {
        key: next(values(argument.type))
        for key, argument in field.args.items()
        if isinstance(argument.type, GraphQLNonNull)
    }
    for key, argument in field.args.items():
        for literal in LITERALS.get(get_named_type(argument.type).name, ()):
            given = ", ".join(f"{one}: {value}" for one, value in {**least, key: literal}.items())
            yield f"{name}({given}){selection(field.type, 3)}"
    for given in MORE.get(name, ()):
        yield f"{name}({given}){selection(field.type, 3)}"


async def answer(api: Api, call: str, id_: str = "") -> str:
    """Return what is answered, without what differs between any two answers."""
    declared = "($id: ID!)" if "$id" in call else ""
    query = f"query {declared} {{ {call} }}"
    body = await api.execute(query, **({"id": id_} if declared else {}))
    for code in ("GRAPHQL", "INTERNAL", "UNAVAILABLE"):
        assert code not in str(body.get("errors")), (query, body)
    shown = comparable(json.dumps(body), *([id_] if id_ else []), api.organization_id)
    return _LAG.sub("#", shown)


@pytest.mark.parametrize("name", ASKED)
async def test_no_field_of_the_index_counts_or_shows_what_is_anothers(
    world: World, name: str
) -> None:
    field = FIELDS[name]
    has_shown = False
    for call in [*calls(name, field, depth=2), *searches(name, field)]:
        ids = world.other.ids.items() if "$id" in call else [("", "")]
        for kind, theirs in ids:
            missing = "session-that-is-not-one" if kind == "session" else theirs[:-4] + "0000"
            found = await answer(world.ours, call, theirs)
            expected = await answer(
                world.ours, call.replace(SECRET, ABSENT), missing if kind else ""
            )

            assert found.replace(SECRET, ABSENT) == expected, call
            if SECRET not in call:
                assert SECRET not in found, call
            has_shown = has_shown or await answer(world.other.api, call, theirs) != found
    assert has_shown


async def test_the_status_of_the_index_counts_the_own_alone(world: World) -> None:
    call = "insightStatus" + selection(FIELDS["insightStatus"].type, 1)

    shown = [await answer(api, call) for api in (world.ours, world.other.api)]

    assert '"indexed": 1,' in shown[0]
    assert shown[0].replace('"indexed": 1,', '"indexed": 2,') == shown[1]
    assert SECRET not in shown[0]
