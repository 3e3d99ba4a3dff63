"""Which role may do what: one table of operation and role, REST and GraphQL alike."""

from typing import Any

import pytest
from graphql import GraphQLObjectType
from graphql import build_schema as parse_schema

from rest_compat.router import build_routes
from schema import build_schema
from services.tenants.tokens import Role
from tests.api import Api
from tests.conftest import NewApi

READER, GRADER, WRITER, ADMIN = Role

# The least role for each operation. A new one fails the tests below until it stands here.
GRAPHQL: dict[str, tuple[Role, str]] = {
    "Query.viewer": (READER, "{ viewer { role } }"),
    "Query.node": (READER, '{ node(id: "x") { id } }'),
    "Query.nodes": (READER, '{ nodes(ids: ["x"]) { id } }'),
    "Query.completion": (READER, '{ completion(id: "x") { id } }'),
    "Query.completions": (READER, "{ completions { nodes { id } } }"),
    "Query.session": (READER, '{ session(id: "x") { id } }'),
    "Query.sessions": (READER, "{ sessions { nodes { id } } }"),
    "Query.feedback": (READER, '{ feedback(id: "x") { id } }'),
    "Query.feedbacks": (READER, "{ feedbacks { nodes { id } } }"),
    "Query.feedbackTask": (READER, '{ feedbackTask(id: "x") { id } }'),
    "Query.feedbackTasks": (READER, "{ feedbackTasks { nodes { id } } }"),
    "Query.selectorPreview": (READER, '{ selectorPreview(tags: ["a"]) { matchedCount } }'),
    "Query.tags": (READER, "{ tags { name } }"),
    "Query.models": (READER, "{ models { name } }"),
    "Query.tokens": (ADMIN, "{ tokens { id } }"),
    "Query.jobs": (ADMIN, "{ jobs { id } }"),
    "Query.job": (ADMIN, '{ job(id: "x") { id } }'),
    "Mutation.createCompletion": (WRITER, "mutation { createCompletion(input: {}) { id } }"),
    "Mutation.createCompletions": (WRITER, "mutation { createCompletions(inputs: []) { id } }"),
    "Mutation.updateCompletion": (
        WRITER,
        'mutation { updateCompletion(id: "x", input: {}) { id } }',
    ),
    "Mutation.deleteCompletions": (ADMIN, "mutation { deleteCompletions(ids: []) }"),
    "Mutation.addTags": (WRITER, "mutation { addTags(completionIds: [], tags: []) { id } }"),
    "Mutation.removeTags": (WRITER, "mutation { removeTags(completionIds: [], tags: []) { id } }"),
    "Mutation.tagCompletions": (WRITER, 'mutation { tagCompletions(filter: {}, add: ["a"]) }'),
    "Mutation.createSession": (WRITER, "mutation { createSession { id } }"),
    "Mutation.createFeedbackTask": (
        WRITER,
        'mutation { createFeedbackTask(input: {name: "t", jsonSchema: {}}) { id } }',
    ),
    "Mutation.updateFeedbackTask": (
        WRITER,
        'mutation { updateFeedbackTask(id: "x", input: {}) { id } }',
    ),
    "Mutation.uploadFeedback": (
        GRADER,
        """
        mutation { uploadFeedback(input: {
          taskId: "x", jsonValues: {}, selection: {completionIds: ["x"]}
        }) { id } }
        """,
    ),
    "Mutation.createToken": (
        ADMIN,
        'mutation { createToken(input: {name: "t", role: READER}) { secret } }',
    ),
    "Mutation.cancelJob": (ADMIN, 'mutation { cancelJob(id: "x") { id } }'),
    "Mutation.revokeToken": (ADMIN, 'mutation { revokeToken(id: "x") { id } }'),
}
# Streams, which are asked for and left again.
SUBSCRIPTIONS: dict[str, tuple[Role, str]] = {
    "Subscription.completionChanged": (READER, "subscription { completionChanged { type } }"),
    "Subscription.feedbackAdded": (READER, "subscription { feedbackAdded { id } }"),
}
REST: dict[tuple[str, str], Role] = {
    ("POST", "/api/v1/completions"): WRITER,
    ("POST", "/api/v1/completions/{completionId}"): WRITER,
    ("GET", "/api/v1/completions/ungraded"): READER,
    ("POST", "/api/v1/sessions"): WRITER,
    ("GET", "/api/v1/feedback"): READER,
    ("POST", "/api/v1/feedback"): GRADER,
    ("GET", "/api/v1/feedback/{feedbackId}"): READER,
    ("GET", "/api/v1/feedback_task"): READER,
    ("POST", "/api/v1/feedback_task"): WRITER,
    ("GET", "/api/v1/feedback_task/{taskId}"): READER,
    ("POST", "/api/completions"): WRITER,
    ("GET", "/api/completions"): READER,
    ("POST", "/api/completions/{completionId}"): WRITER,
    ("GET", "/api/completions/{completionId}"): READER,
    ("POST", "/api/sessions"): WRITER,
    ("GET", "/api/tags/search"): READER,
    ("GET", "/api/metrics/modelStats"): READER,
}


def rest_routes() -> set[tuple[str, str]]:
    return {
        (method, route.path)
        for route in build_routes()
        for method in route.methods or ()
        if method != "HEAD"
    }


def test_the_table_names_every_operation() -> None:
    schema = parse_schema(build_schema().as_str())
    fields = {
        f"{root}.{name}"
        for root in ("Query", "Mutation", "Subscription")
        if isinstance(type_ := schema.type_map[root], GraphQLObjectType)
        for name in type_.fields
    }

    assert fields == set(GRAPHQL) | set(SUBSCRIPTIONS)
    assert rest_routes() == set(REST)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("operation", list(GRAPHQL))
async def test_a_graphql_operation_is_forbidden_below_its_role(
    new_api: NewApi, operation: str, role: Role
) -> None:
    least, query = GRAPHQL[operation]
    api: Api = await new_api(role)

    body = await api.execute(query)

    codes = {error["extensions"]["code"] for error in body.get("errors", [])}
    assert ("FORBIDDEN" in codes) is not role.includes(least), body


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize(("method", "path"), list(REST))
async def test_a_rest_route_is_forbidden_below_its_role(
    new_api: NewApi, method: str, path: str, role: Role
) -> None:
    api: Api = await new_api(role)
    address = path.format(completionId="x", feedbackId="x", taskId="x")
    body: Any = {} if method == "POST" else None

    response = await api.http.request(method, address, json=body)

    assert response.status_code < 500
    assert (response.status_code == 403) is not role.includes(REST[method, path]), response.text


async def test_an_admin_makes_and_ends_tokens(new_api: NewApi) -> None:
    admin: Api = await new_api()
    created = await admin.query(
        """
        mutation {
          createToken(input: {name: "ci", role: WRITER, expiresAt: "2100-01-01T00:00:00Z"}) {
            secret token { id name role secretPrefix expiresAt revokedAt lastUsedAt }
          }
        }
        """
    )
    made = created["createToken"]
    headers = {"X-Log10-Token": made["secret"]}

    used = await admin.http.post("/api/v1/sessions", headers=headers)
    revoked = await admin.query(
        "mutation ($id: ID!) { revokeToken(id: $id) { revokedAt } }", id=made["token"]["id"]
    )
    rejected = await admin.http.post("/api/v1/sessions", headers=headers)
    listed = await admin.query("{ tokens { name role lastUsedAt revokedAt } }")

    assert made["secret"].startswith(made["token"]["secretPrefix"])
    assert (used.status_code, rejected.status_code) == (201, 401)
    assert revoked["revokeToken"]["revokedAt"] is not None
    assert [token["name"] for token in listed["tokens"]] == ["test", "ci"]
    assert listed["tokens"][1]["lastUsedAt"] is not None
    assert "secret" not in str(listed)


async def test_a_token_of_another_organization_cannot_be_ended(new_api: NewApi) -> None:
    ours, theirs = await new_api(), await new_api()
    [token] = (await theirs.query("{ tokens { id } }"))["tokens"]

    code = await ours.error_code(
        "mutation ($id: ID!) { revokeToken(id: $id) { id } }", id=token["id"]
    )

    assert code == "NOT_FOUND"
    assert (await theirs.query("{ viewer { role } }"))["viewer"]["role"] == "ADMIN"


@pytest.mark.parametrize(
    "input_",
    ['{name: "", role: READER}', '{name: "x", role: READER, expiresAt: "2020-01-01T00:00:00Z"}'],
)
async def test_a_token_without_a_name_or_a_future_is_refused(api: Api, input_: str) -> None:
    code = await api.error_code(f"mutation {{ createToken(input: {input_}) {{ secret }} }}")

    assert code == "BAD_USER_INPUT"
