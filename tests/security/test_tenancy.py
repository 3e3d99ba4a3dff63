"""The border between organizations, walked by introspection: new fields are met unnamed.

Each GraphQL root field and each REST route is asked, as organization A, with every id of B in every
place that takes an id, and again with ids that do not exist. The two answers must be the same but
for the ids, nothing of B's may stand in them, and B's data must be as before.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi import FastAPI
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_required_argument,
    is_required_input_field,
)
from graphql import build_schema as parse_schema

from schema import build_schema
from services.clock import utc_now
from services.completions.derivation import DERIVED_FIELDS
from services.ids import read_global_id
from services.insight.dimensions import FIELDS, GRADE_FIELDS
from services.jobs import jobs
from services.naming import camel_case
from services.session_summaries import stored_summary
from services.storage.database import database
from tests.api import Api
from tests.conftest import NewApi
from tests.examples import IS_NIGHT
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import UPLOAD, create_task
from tests.insight.conftest import organization
from tests.security.test_roles import rest_routes

SECRET = "the-others-secret"
# What differs between any two answers: times (the cursor of a change holds one), ids and secrets
# that the gateway makes.
_VARYING = re.compile(
    r"\d{4}-\d\d-\d\dT[\d:.]+Z|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    r'|log10_[\w-]+|W[\w-]{40,}|"created_at_ms":\d+|\d{4}-\d\d-\d\dT[\d:.]+\+00:00'
    r'|(?<="changeCursor": ")[\w-]+|(?<="milliseconds": )[\d.]+'
)
SCHEMA: GraphQLSchema = parse_schema(build_schema().as_str())
PLAIN = {
    "String": f'"{SECRET}"',
    "Int": "5",
    "Float": "1.0",
    "Boolean": "true",
    "JSON": "{}",
    "DateTime": '"2100-01-01T00:00:00Z"',
    "Long": "5",
    "Dollars": '"0.5"',
    "ID": "$id",
}


def values(type_: Any, depth: int = 0) -> Iterator[str]:
    """Yield literals of an input type: the least one first, then one for each place of an id."""
    if isinstance(type_, GraphQLNonNull):
        yield from values(type_.of_type, depth)
    elif is_list_type(type_):
        for value in values(type_.of_type, depth):
            yield f"[{value}]"
    elif isinstance(type_, GraphQLEnumType):
        # TIME is no measure, and no order without a bucket.
        yield "COUNT" if "COUNT" in type_.values else next(iter(type_.values))
    elif isinstance(type_, GraphQLInputObjectType):
        yield from objects(type_, depth)
    else:
        yield PLAIN[type_.name]


# What is compiled as what stands beside it: `eq` of ids, and `and` of filters.
_BY_NIGHT = {"IDFilter": ("ne", "in", "notIn"), "Filter": ("or", "not")}


def _kind(type_: GraphQLInputObjectType) -> str:
    return "Filter" if "and" in type_.fields else type_.name


def objects(type_: GraphQLInputObjectType, depth: int) -> Iterator[str]:
    least = {
        name: next(values(field.type, depth + 1))
        for name, field in type_.fields.items()
        if is_required_input_field(field)
    }
    variants = [
        {**least, name: value}
        for name, field in type_.fields.items()
        if depth < 3 and (IS_NIGHT or name not in _BY_NIGHT.get(_kind(type_), ()))
        for value in values(field.type, depth + 1)
        if "$id" in value
    ]
    if type_.is_one_of:
        name, field = next(iter(type_.fields.items()))
        least = {name: next(values(field.type, depth + 1))}
    for fields in variants if type_.is_one_of and variants else [least, *variants]:
        yield "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"


# Here the index is off: with it they are walked in `test_index_tenancy`, with what they say then.
# It compiles filters in one place, which has tests of its own: not each place of an id in each
# filter is tried for each of these.
FROM_INDEX = (
    *("completionStats", "compare", "feedbackStats", "explainCompletions"),
    *("explainCompletionStats", "explainFeedbackStats"),
    *("explainSessions", "tags", "models", "providers", "users", "failureKinds", "toolNames"),
    *("metadataKeys", "metadataValues", "suggest"),
)


# Fields that never show a name or a text that was stored.
_WITHOUT_SECRET = ("changeCursor", "insightStatus", "viewer", "tokens")


def calls(name: str, field: GraphQLField, depth: int | None = None) -> Iterator[str]:
    """Yield calls of a root field: the least one, then one for each place of an id.

    Args:
        name: The field's.
        field: Of the schema.
        depth: Of filters, from which on places of ids are passed over: 3 - `depth` levels.
    """
    if depth is None:
        depth = 1 if "filter" in field.args else 0
        if name in FROM_INDEX:  # without it all are answered alike
            depth = 2 if IS_NIGHT else 3
    least = {
        key: next(values(argument.type))
        for key, argument in field.args.items()
        if isinstance(argument.type, GraphQLNonNull)
    }
    if "first" in field.args:
        least["first"] = "2"  # what the default may come to costs more than is allowed
    seen: set[str] = set()
    for key, argument in [("", None), *field.args.items()]:
        for value in values(argument.type, depth) if argument is not None else [""]:
            given = {**least, key: value} if argument is not None else dict(least)
            if key == "last":
                del given["first"]
            shown = ", ".join(f"{one}: {literal}" for one, literal in given.items())
            call = f"{name}({shown})" if shown else name
            if call not in seen:
                # By their logs the gateway's own jobs are told apart.
                is_short = seen and ("first" in field.args or name in _LONG) and name != "jobs"
                levels = 3 if name in _WIDE else 4
                yield call + selection(field.type, 1 if is_short else levels)
                seen.add(call)


# One level more of these costs more than is allowed.
_WIDE = {"completion", "selectorPreview"}
# Without `first`, and with selections of thousands of characters: the first call shows all.
_LONG = {"feedbackAgreement", "selectorPreview"}
# Up to 100 by themselves, each of which is counted: no completion is asked for below them.
_OF_MANY = {"viewerLeases"}
# What is of rows' groups is an error where it is not grouped by; `group` has all of it.
_ROWS = {"FeedbackStatsRow", "StatsRow", "ComparisonRow"}
_OF_GROUP = {"time", "localTime", "metadata", *map(camel_case, (*FIELDS, *GRADE_FIELDS))}


def selection(type_: Any, depth: int) -> str:
    """Select every plain field, and what it holds, so deep."""
    named = get_named_type(type_)
    if is_leaf_type(named):
        return ""
    if not isinstance(named, GraphQLObjectType):
        return " { id __typename ... on Completion { tags request } ... on Session { name } }"
    parts = ["__typename"]
    for name, field in named.fields.items():
        below = get_named_type(field.type)
        if named.name in _ROWS and name in _OF_GROUP:
            continue
        if not is_leaf_type(below) and depth == 0:
            continue
        arguments = ", ".join(
            f'{key}: "{"a" if name.endswith("Path") else "request.a"}"'
            for key, argument in field.args.items()
            if is_required_argument(argument)
        )
        if "first" in field.args:
            arguments = ", ".join(filter(None, [arguments, "first: 2"]))  # or it costs too much
        parts.append(
            name
            + (f"({arguments})" if arguments else "")
            + selection(field.type, 0 if name in _OF_MANY else depth - 1)
        )
    return " { " + " ".join(parts) + " }"


@dataclass(frozen=True)
class Other:
    """Organization B, with one of everything."""

    api: Api
    ids: dict[str, str]


@pytest.fixture(scope="module")
async def other(app: FastAPI) -> AsyncIterator[Other]:
    """One for all: after each test it has to be as before."""
    async with organization(app) as theirs:
        yield await with_one_of_everything(theirs)


async def with_one_of_everything(api: Api) -> Other:
    """Fill an organization with what bears the secret."""
    [completion_id] = await create_all(
        api,
        {
            "tags": [SECRET],
            "sessionId": f"session-{SECRET}",
            "request": {"model": SECRET, "user": SECRET, "metadata": {SECRET: SECRET}},
            "response": {"usage": {"prompt_tokens": 1, "completion_tokens": 1}},
            "extra": {"provider": SECRET, "metadata": {"secret": SECRET}},
        },
    )
    await api.query(
        """
        mutation ($model: String!) {
          setPrices(input: {prices: [{model: $model, inputPerMillion: "1", outputPerMillion: "1"}]})
          { prices { revision } }
        }
        """,
        model=SECRET,
    )
    task = await create_task(api, name=SECRET, completionTagsSelector=[])
    feedback = await api.query(
        UPLOAD,
        input={
            "taskId": task["id"],
            "jsonValues": {"score": 3},
            "comment": SECRET,
            "selection": {"completionIds": [completion_id]},
        },
    )
    [token] = (await api.query("{ tokens { nodes { id } } }"))["tokens"]["nodes"]
    view = await api.query(
        """
        mutation ($name: String!) {
          createSavedView(
            input: {name: $name, subject: COMPLETIONS, columns: [$name], visibility: ORGANIZATION}
          ) { savedView { id } }
        }
        """,
        name=SECRET,
    )
    job_id = await jobs.enqueue(api.organization_id, SECRET)
    return Other(
        api,
        {
            "completion": completion_id,
            "session": f"session-{SECRET}",
            "task": task["id"],
            "feedback": feedback["uploadFeedback"]["feedback"]["id"],
            "token": token["id"],
            "view": view["createSavedView"]["savedView"]["id"],
            "job": job_id,
        },
    )


async def stored(organization_id: str) -> str:
    """Return everything that an organization has, but when its token was last used.

    And but what its sessions and completions come to: another test's gateway may sum it up and
    derive it again at any time.
    """
    of_background_work = {
        "sessions": {*stored_summary(utc_now()), "summary_revision", "summed_revision", "stale"},
        "completions": {*DERIVED_FIELDS, "derived_version", "hints"},
    }
    everything = {}
    for name in (
        "completions",
        "sessions",
        "feedback",
        "feedback_tasks",
        "saved_views",
        "price_lists",
        "large_values",
        "tokens",
        "jobs",
    ):
        rows = database.client["tests"][name].find({"organization_id": organization_id})
        left_out = {"last_used_at", *of_background_work.get(name, ())}
        everything[name] = [
            {key: value for key, value in row.items() if key not in left_out} async for row in rows
        ]
    return repr(everything)


def decoded(text: str) -> str:
    """Return what a global id was made of; any other text as it is."""
    named = read_global_id(text)
    return text if named is None else ":".join(named)


def without_the_gateways_own_jobs(body: dict[str, Any]) -> dict[str, Any]:
    """Return a response without jobs of no organization, which go on meanwhile."""
    jobs = (body.get("data") or {}).get("jobs") or {}
    for name in jobs.keys() & {"edges", "nodes"}:
        jobs[name] = [one for one in jobs[name] if one.get("node", one)["log"] is not None]
    return body


def comparable(text: str, *ids: str) -> str:
    text = re.sub(r'"([\w-]+)"', lambda found: f'"{decoded(found[1])}"', text)
    for id_ in ids:
        text = text.replace(id_, "#")
    return _VARYING.sub("#", text)


async def for_theirs_and_for_missing(
    new_api: NewApi,
    other: Other,
    ask: Callable[[Api, str], Awaitable[str]],
    reader: Api | None = None,
    *,
    has_id: bool = True,
) -> list[tuple[str, str]]:
    """Ask with each id of B and with one like it that is not there.

    What has no place for an id is asked as with one of them: with the others it is the same.

    Each asks as an organization of its own, so that none leaves anything for another, but for
    those of a `reader`, which leave nothing. They are made and ask at once: most of the time goes
    into waiting for the journal of the database.

    Returns:
        Of each kind of id the two responses, without what differs between any two.
    """

    async def comparably(id_: str) -> str:
        ours = reader or await new_api()
        return comparable(await ask(ours, id_), id_, ours.organization_id)

    async def both(kind: str, theirs: str) -> tuple[str, str]:
        missing = theirs[:-4] + "0000" if kind != "session" else "session-that-is-not-the-one"
        return await comparably(theirs), await comparably(missing)

    tried = list(other.ids.items())[: None if has_id else 1]
    return await asyncio.gather(*(both(*one) for one in tried))


ROOTS = [
    (root, name)
    for root in ("Query", "Mutation")
    for name in SCHEMA.type_map[root].fields  # type: ignore[attr-defined]  # an object type
]


def conditions_on_ids(root: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield the arguments of a root field that have a filter, and the filter's fields of ids."""
    field: GraphQLField = SCHEMA.type_map[root].fields[name]  # type: ignore[attr-defined]  # an object type
    for key, argument in field.args.items():
        of = get_named_type(argument.type)
        if key == "input" and isinstance(of, GraphQLInputObjectType) and "filter" in of.fields:
            of = get_named_type(of.fields["filter"].type)
        if isinstance(of, GraphQLInputObjectType) and of.name.endswith("Filter"):
            for one, condition in of.fields.items():
                if get_named_type(condition.type).name == "IDFilter":
                    yield key, one


BY_ID = [
    (root, name, key, one)
    for root, name in ROOTS
    if name not in FROM_INDEX
    for key, one in conditions_on_ids(root, name)
]


@pytest.mark.parametrize(("root", "name", "key", "one"), BY_ID)
def test_each_condition_on_an_id_is_walked_by_day_too(
    root: str, name: str, key: str, one: str
) -> None:
    field: GraphQLField = SCHEMA.type_map[root].fields[name]  # type: ignore[attr-defined]  # an object type

    assert any(
        f"{key}: {{" in call and f"{one}: {{eq: $id}}" in call for call in calls(name, field)
    )


def test_conditions_on_ids_are_found() -> None:
    found = {(name, one) for _, name, _, one in BY_ID}

    assert found >= {("completions", "sessionId"), ("feedbacks", "completionId")}
    assert ("tagCompletions", "id") in found


@pytest.mark.parametrize(("root", "name"), ROOTS)
async def test_no_graphql_field_reads_counts_changes_or_betrays_what_is_anothers(
    new_api: NewApi, other: Other, root: str, name: str
) -> None:
    before = await stored(other.api.organization_id)
    field: GraphQLField = SCHEMA.type_map[root].fields[name]  # type: ignore[attr-defined]  # an object type
    reader = await new_api() if root == "Query" else None
    asked, to_b = 0, ""
    for call in calls(name, field):
        declared = "($id: ID!)" if "$id" in call else ""
        query = f"{root.lower()} {declared} {{ {call} }}"
        if root == "Query" and SECRET not in to_b:
            for id_ in set(other.ids.values() if declared else [""]):
                to_b += str(await other.api.execute(query, **({"id": id_} if declared else {})))

        async def ask(ours: Api, id_: str, query: str = query, declared: str = declared) -> str:
            body = await ours.execute(query, **({"id": id_} if declared else {}))
            assert "GRAPHQL" not in str(body.get("errors")), (query, body)
            assert "INTERNAL" not in str(body), (query, body)
            return json.dumps(without_the_gateways_own_jobs(body))

        for theirs, missing in await for_theirs_and_for_missing(
            new_api, other, ask, reader, has_id="$id" in call
        ):
            assert theirs == missing, query
            if SECRET not in query:
                assert SECRET not in theirs, query
            asked += 1

    assert asked
    if root == "Query" and name not in {*FROM_INDEX, *_WITHOUT_SECRET}:
        assert SECRET in to_b, to_b  # or nothing is proved
    assert await stored(other.api.organization_id) == before


BODIES: list[dict[str, Any]] = [
    {},
    {"id": "$id", "status": "finished"},
    {"session_id": "$id"},
    {"task_id": "$id", "json_values": {"score": 1}, "completion_ids": ["$id"], "comment": ""},
    {"task_id": "$id", "json_values": {"score": 1}, "completion_tags_selector": [SECRET]},
    {"completion_id": "$id", "task_id": "$id", "offset": 0, "limit": 5},
]


@pytest.mark.parametrize(("method", "path"), sorted(rest_routes()))
async def test_no_rest_route_reads_counts_changes_or_betrays_what_is_anothers(
    new_api: NewApi, other: Other, method: str, path: str
) -> None:
    before = await stored(other.api.organization_id)
    reader = await new_api() if method == "GET" else None
    for body in BODIES:

        async def ask(ours: Api, id_: str, body: dict[str, Any] = body) -> str:
            content = json.dumps(body).replace("$id", id_)
            response = await ours.http.request(
                method,
                re.sub(r"\{\w+\}", id_, path),
                content=content if method == "POST" or body else b"",
                params={"ids": id_, "task_id": id_} if method == "GET" else None,
                headers={"Content-Type": "application/json"},
            )
            assert response.status_code < 500, response.text
            return f"{response.status_code} {response.text}"

        for theirs, missing in await for_theirs_and_for_missing(new_api, other, ask, reader):
            assert theirs == missing, (path, body)
            if SECRET not in str(body):
                assert SECRET not in theirs, (path, body)

    assert await stored(other.api.organization_id) == before


@pytest.mark.parametrize("header", ["X-Log10-Organization", "x-log10-organization-id"])
async def test_naming_another_organization_is_refused_whether_it_exists_or_not(
    api: Api, other: Other, header: str
) -> None:
    responses = []
    for organization_id in (other.api.organization_id, "none-such"):
        response = await api.http.get(
            "/api/v1/completions/ungraded", headers={header: organization_id}
        )
        ids = organization_id, response.headers["X-Request-Id"]
        text = response.text
        for one in ids:
            text = text.replace(one, "#")
        responses.append((response.status_code, text))

    assert responses[0] == responses[1]
    assert responses[0][0] == 403
