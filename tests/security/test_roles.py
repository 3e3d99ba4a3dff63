"""Which role may do what: one table of operation and role, REST and GraphQL alike."""

from typing import Any

import pytest
from graphql import GraphQLObjectType
from graphql import build_schema as parse_schema

from rest_compat.router import build_routes
from schema import build_schema
from services.jobs import jobs
from services.tenants.tokens import Role, create_token
from tests.api import Api
from tests.conftest import NewApi

READER, GRADER, WRITER, ADMIN = Role

# The least role for each operation. A new one fails the tests below until it stands here.
GRAPHQL: dict[str, tuple[Role, str]] = {
    "Query.viewer": (READER, "{ viewer { role } }"),
    "Query.insightStatus": (READER, "{ insightStatus { isOn } }"),
    "Query.node": (READER, '{ node(id: "x") { id } }'),
    "Query.nodes": (READER, '{ nodes(ids: ["x"]) { id } }'),
    "Query.completion": (READER, '{ completion(id: "x") { id } }'),
    "Query.completions": (READER, "{ completions { nodes { id } } }"),
    "Query.session": (READER, '{ session(id: "x") { id } }'),
    "Query.sessions": (READER, "{ sessions { nodes { id } } }"),
    "Query.feedback": (READER, '{ feedback(id: "x") { id } }'),
    "Query.feedbacks": (READER, "{ feedbacks { nodes { id } } }"),
    "Query.feedbackTask": (READER, '{ feedbackTask(id: "x") { id } }'),
    "Query.feedbackTaskCheck": (
        WRITER,
        '{ feedbackTaskCheck(id: "x", jsonSchema: {}) { checkedCount } }',
    ),
    "Query.feedbackTasks": (READER, "{ feedbackTasks { nodes { id } } }"),
    "Query.feedbackAgreement": (
        READER,
        '{ feedbackAgreement(taskId: "x") { completionCount } }',
    ),
    "Query.savedView": (READER, '{ savedView(id: "x") { id } }'),
    "Query.savedViews": (READER, "{ savedViews { nodes { id } } }"),
    "Query.selectorPreview": (READER, '{ selectorPreview(tags: ["a"]) { matchedCount } }'),
    **{
        f"Query.{name}": (READER, f"{{ {name} {{ totalCount }} }}")
        for name in (
            "tags",
            "models",
            "providers",
            "users",
            "failureKinds",
            "toolNames",
            "metadataKeys",
        )
    },
    "Query.metadataValues": (READER, '{ metadataValues(key: "x") { totalCount } }'),
    "Query.suggest": (READER, "{ suggest(field: TAG) { asOf } }"),
    "Query.tokens": (ADMIN, "{ tokens { nodes { id } } }"),
    "Query.jobs": (ADMIN, "{ jobs { nodes { id } } }"),
    "Query.prices": (READER, "{ prices { revision } }"),
    "Query.changeCursor": (READER, "{ changeCursor }"),
    "Query.job": (ADMIN, '{ job(id: "x") { id } }'),
    "Query.compare": (READER, "{ compare(a: {}, b: {}) { rows { a { count } } } }"),
    "Query.explainCompletions": (READER, "{ explainCompletions { indexes } }"),
    "Query.explainCompletionStats": (READER, "{ explainCompletionStats { matches } }"),
    "Query.explainSessions": (READER, "{ explainSessions { indexes } }"),
    "Query.explainFeedbackStats": (READER, '{ explainFeedbackStats(taskId: "x") { matches } }'),
    "Query.feedbackStats": (READER, '{ feedbackStats(taskId: "x") { rows { count } } }'),
    "Query.completionStats": (READER, "{ completionStats { rows { count } } }"),
    "Mutation.createCompletion": (
        WRITER,
        "mutation { createCompletion(input: {}) { completion { id } } }",
    ),
    "Mutation.createCompletions": (
        WRITER,
        "mutation { createCompletions(input: {completions: []}) { count } }",
    ),
    "Mutation.updateCompletion": (
        WRITER,
        'mutation { updateCompletion(input: {id: "x"}) { completion { id } } }',
    ),
    "Mutation.deleteCompletions": (
        ADMIN,
        "mutation { deleteCompletions(input: {ids: []}) { count } }",
    ),
    "Mutation.addTags": (
        WRITER,
        "mutation { addTags(input: {completionIds: [], tags: []}) { count } }",
    ),
    "Mutation.removeTags": (
        WRITER,
        "mutation { removeTags(input: {completionIds: [], tags: []}) { count } }",
    ),
    "Mutation.tagCompletions": (
        WRITER,
        'mutation { tagCompletions(input: {filter: {}, add: ["a"]}) { count } }',
    ),
    "Mutation.renameTag": (
        ADMIN,
        'mutation { renameTag(input: {tag: "a", newTag: "b"}) { job { id } } }',
    ),
    "Mutation.mergeTags": (
        ADMIN,
        'mutation { mergeTags(input: {tags: ["c"], into: "d"}) { job { id } } }',
    ),
    "Mutation.deleteTag": (ADMIN, 'mutation { deleteTag(input: {tag: "e"}) { job { id } } }'),
    "Mutation.createSession": (WRITER, "mutation { createSession(input: {}) { session { id } } }"),
    "Mutation.createFeedbackTask": (
        WRITER,
        """
        mutation { createFeedbackTask(input: {name: "t", jsonSchema: {}}) { feedbackTask { id } } }
        """,
    ),
    "Mutation.updateFeedbackTask": (
        WRITER,
        'mutation { updateFeedbackTask(input: {id: "x"}) { feedbackTask { id } } }',
    ),
    **{
        f"Mutation.{name}": (
            WRITER,
            f'mutation {{ {name}(input: {{id: "x"}}) {{ feedbackTask {{ id }} }} }}',
        )
        for name in ("archiveFeedbackTask", "restoreFeedbackTask")
    },
    "Mutation.deleteFeedbackTask": (
        WRITER,
        'mutation { deleteFeedbackTask(input: {id: "x"}) { deletedId } }',
    ),
    "Mutation.updateFeedback": (
        GRADER,
        'mutation { updateFeedback(input: {id: "x"}) { feedback { id } } }',
    ),
    "Mutation.deleteFeedback": (
        GRADER,
        'mutation { deleteFeedback(input: {id: "x"}) { deletedId } }',
    ),
    "Mutation.uploadFeedback": (
        GRADER,
        """
        mutation { uploadFeedback(input: {
          taskId: "x", jsonValues: {}, selection: {completionIds: ["x"]}
        }) { feedback { id } } }
        """,
    ),
    "Mutation.assignNext": (
        GRADER,
        'mutation { assignNext(input: {taskId: "x"}) { leases { id } } }',
    ),
    "Mutation.renewLease": (
        GRADER,
        'mutation { renewLease(input: {leaseIds: ["x"]}) { lostIds } }',
    ),
    "Mutation.releaseLease": (
        GRADER,
        'mutation { releaseLease(input: {leaseIds: ["x"]}) { count } }',
    ),
    "Mutation.skip": (GRADER, 'mutation { skip(input: {leaseId: "x"}) { skippedLeaseId } }'),
    "Mutation.adjudicate": (
        WRITER,
        """
        mutation { adjudicate(input: {taskId: "x", completionId: "y", jsonValues: {}}) {
          feedback { id }
        } }
        """,
    ),
    "Mutation.createSavedView": (
        READER,
        """
        mutation { createSavedView(input: {name: "v", subject: SESSIONS}) { savedView { id } } }
        """,
    ),
    "Mutation.updateSavedView": (
        READER,
        'mutation { updateSavedView(input: {id: "x"}) { savedView { id } } }',
    ),
    "Mutation.deleteSavedView": (
        READER,
        'mutation { deleteSavedView(input: {id: "x"}) { deletedId } }',
    ),
    "Mutation.createToken": (
        ADMIN,
        'mutation { createToken(input: {name: "t", role: READER}) { secret } }',
    ),
    "Mutation.setPrices": (
        ADMIN,
        "mutation { setPrices(input: {prices: []}) { prices { revision } } }",
    ),
    "Mutation.cancelJob": (ADMIN, 'mutation { cancelJob(input: {id: "x"}) { job { id } } }'),
    "Mutation.revokeToken": (ADMIN, 'mutation { revokeToken(input: {id: "x"}) { token { id } } }'),
}
# Streams, which are asked for and left again.
SUBSCRIPTIONS: dict[str, tuple[Role, str]] = {
    "Subscription.completionChanged": (READER, "subscription { completionChanged { type } }"),
    "Subscription.feedbackAdded": (READER, "subscription { feedbackAdded { cursor } }"),
    "Subscription.feedbackWanted": (
        GRADER,
        'subscription { feedbackWanted(taskId: "x") { cursor } }',
    ),
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
        "mutation ($id: ID!) { revokeToken(input: {id: $id}) { token { revokedAt } } }",
        id=made["token"]["id"],
    )
    rejected = await admin.http.post("/api/v1/sessions", headers=headers)
    listed = await admin.query("{ tokens { nodes { name role lastUsedAt revokedAt } } }")

    assert made["secret"].startswith(made["token"]["secretPrefix"])
    assert (used.status_code, rejected.status_code) == (201, 401)
    assert revoked["revokeToken"]["token"]["revokedAt"] is not None
    assert [token["name"] for token in listed["tokens"]["nodes"]] == ["ci", "test"]
    assert listed["tokens"]["nodes"][0]["lastUsedAt"] is not None
    assert "secret" not in str(listed)


TOKENS = """
query ($filter: TokenFilter, $orderBy: [TokenOrder!], $first: Int, $after: String) {
  tokens(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount nodes { name } pageInfo { endCursor hasNextPage }
  }
}
"""


async def test_tokens_are_filtered_ordered_and_paged(new_api: NewApi) -> None:
    admin = await new_api()
    await new_api()
    for name, role in (("one", Role.READER), ("two", Role.WRITER), ("Three", Role.READER)):
        await create_token(admin.organization_id, name=name, role=role)

    async def names(**variables: Any) -> list[str]:
        return [
            node["name"] for node in (await admin.query(TOKENS, **variables))["tokens"]["nodes"]
        ]

    page = (await admin.query(TOKENS, first=2))["tokens"]
    rest = await names(after=page["pageInfo"]["endCursor"])

    assert page["totalCount"] == 4
    assert [node["name"] for node in page["nodes"]] + rest == ["Three", "two", "one", "test"]
    assert await names(orderBy={"direction": "ASC"}) == ["test", "one", "two", "Three"]
    assert await names(filter={"role": {"in": ["READER"]}}) == ["Three", "one"]
    by_name = {"name": {"startsWith": "T", "mode": "CASE_INSENSITIVE"}}
    assert await names(filter=by_name) == ["Three", "two", "test"]
    assert await names(filter={"not": {**by_name, "role": {"eq": "READER"}}}) == [
        "two",
        "one",
        "test",
    ]
    assert await names(filter={"createdAt": {"lt": "2020-01-01T00:00:00Z"}}) == []
    [newest, *_] = (await admin.query("{ tokens { nodes { id } } }"))["tokens"]["nodes"]
    assert await names(filter={"id": {"in": [newest["id"], "nobody's"]}}) == ["Three"]
    assert await names(filter={"id": {"ne": newest["id"], "isNull": False}}) == [
        "two",
        "one",
        "test",
    ]
    assert await names(filter={"id": {"isNull": True}}) == []


async def test_tokens_and_jobs_are_nodes_for_admins_alone(new_api: NewApi) -> None:
    admin = await new_api()
    writer = await new_api(Role.WRITER, admin.organization_id)
    other = await new_api()
    job_id = await jobs.enqueue(admin.organization_id, "nobody-does-it")
    [*_, token] = (await admin.query("{ tokens { nodes { id } } }"))["tokens"]["nodes"]
    ids = [token["id"], job_id]
    query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id globalId __typename } }"

    found = (await admin.query(query, ids=ids))["nodes"]
    by_global_id = await admin.query(query, ids=[node["globalId"] for node in found])

    assert [(node["__typename"], node["id"]) for node in found] == [
        ("Token", token["id"]),
        ("Job", job_id),
    ]
    assert by_global_id["nodes"] == found
    for api in (writer, other):
        assert (await api.query(query, ids=ids))["nodes"] == [None, None]


async def test_a_token_of_another_organization_cannot_be_ended(new_api: NewApi) -> None:
    ours, theirs = await new_api(), await new_api()
    [token] = (await theirs.query("{ tokens { nodes { id } } }"))["tokens"]["nodes"]

    code = await ours.error_code(
        "mutation ($id: ID!) { revokeToken(input: {id: $id}) { token { id } } }", id=token["id"]
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
