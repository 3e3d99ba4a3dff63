"""GraphQL over HTTP: media types, statuses, and bodies that are none."""

from typing import Any

import httpx
import pytest

from services.tenants.tokens import Role
from tests.api import Api
from tests.commands import Commands
from tests.conftest import NewApi

NEW = "application/graphql-response+json"
OLD = "application/json"
QUERY = {"query": "{ viewer { role } }"}


async def post(api: Api, body: Any, accept: str = NEW, **headers: str) -> httpx.Response:
    return await api.http.post("/graphql", json=body, headers={"Accept": accept, **headers})


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (NEW, NEW),
        (OLD, OLD),
        (f"{NEW}, {OLD};q=0.9", NEW),
        (f"{NEW};q=0.1, {OLD};q=0.9", OLD),
        ("*/*", OLD),
        ("text/html;q=0.1, application/*", OLD),
        ("", OLD),
    ],
)
async def test_the_answer_has_the_media_type_that_was_asked_for(
    api: Api, accept: str, media_type: str
) -> None:
    response = await post(api, QUERY, accept)

    assert response.status_code == 200
    assert response.headers["content-type"].split(";")[0] == media_type
    assert response.json()["data"] == {"viewer": {"role": "ADMIN"}}


async def test_a_media_type_that_is_not_to_be_had_is_not_acceptable(api: Api) -> None:
    response = await post(api, QUERY, "image/png, application/json;q=0")

    assert response.status_code == 406


TWO = "query A { viewer { role } } mutation B { createSession(input: {}) { session { id } } }"


@pytest.mark.parametrize(
    "request_",
    [
        {"query": "{"},
        {"query": "{ nothing }"},
        {"query": "query A { viewer { role } } query B { x }"},
        {"query": TWO},
        {"query": TWO, "operationName": "C"},
        {"query": TWO, "operationName": ""},
        {"query": "{ viewer { role } }", "operationName": "C"},
        {"query": "fragment F on Viewer { role }"},
    ],
    ids=str,
)
async def test_what_was_not_executed_has_no_data_and_is_400_in_the_new_media_type(
    api: Api, request_: dict[str, str]
) -> None:
    new, old = await post(api, request_, NEW), await post(api, request_, OLD)

    assert (new.status_code, old.status_code) == (400, 200)
    assert "data" not in new.json()
    assert new.json()["errors"][0]["extensions"]["code"].startswith(("GRAPHQL", "BAD"))


async def test_a_failing_field_is_200_with_data(api: Api) -> None:
    response = await post(
        api,
        {"query": '{ viewer { role } completion(id: "x") { id } tags(first: -1) { totalCount } }'},
    )

    assert response.status_code == 200
    data = response.json()["data"]
    assert data == {"viewer": {"role": "ADMIN"}, "completion": None, "tags": None}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"abc",
        b'"abc"',
        b"5",
        b"null",
        b"[]",
        b'[{"query": "{ viewer { role } }"}]',
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"query": 5}',
        b'{"query": ""}',
        b'{"variables": {}}',
        b'{"query": "{ viewer { role } }", "variables": [1]}',
        b'{"query": "{ viewer { role } }", "variables": "x"}',
        b'{"query": "{ viewer { role } }", "operationName": 5}',
        b'{"query": "{ viewer { role } }", "extensions": 5}',
        b'{"query": "{ viewer { role } }" ',
    ],
)
async def test_a_body_that_is_no_operation_is_400(api: Api, content: bytes) -> None:
    response = await api.http.post(
        "/graphql", content=content, headers={"Content-Type": "application/json"}
    )

    assert response.status_code == 400, response.text
    assert response.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]
)
async def test_what_a_form_could_send_from_another_site_is_refused(
    api: Api, content_type: str
) -> None:
    response = await api.http.post(
        "/graphql",
        content=b'{"query": "mutation { createSession(input: {}) { session { id } } }"}',
        headers={"Content-Type": content_type},
    )

    assert response.status_code == 415


async def test_a_get_reads_and_never_changes(api: Api) -> None:
    read = await api.http.get("/graphql", params={"query": "{ viewer { role } }"})
    with_variables = await api.http.get(
        "/graphql",
        params={
            "query": "query ($n: Int) { sessions(first: $n) { totalCount } }",
            "variables": '{"n": 1}',
        },
    )
    changed = await api.http.get(
        "/graphql", params={"query": ("mutation { createSession(input: {}) { session { id } } }")}
    )
    malformed = await api.http.get(
        "/graphql", params={"query": "{ viewer { role } }", "variables": "{"}
    )

    assert read.json()["data"] == {"viewer": {"role": "ADMIN"}}
    assert with_variables.json()["data"] == {"sessions": {"totalCount": 0}}
    assert (changed.status_code, changed.headers["allow"]) == (405, "POST")
    assert malformed.status_code == 400
    data = await api.query("{ sessions { totalCount } }")
    assert data["sessions"]["totalCount"] == 0


async def test_empty_parameters_of_a_get_are_as_good_as_none(api: Api) -> None:
    params = {
        "query": "{ viewer { role } }",
        "variables": "",
        "operationName": "",
        "extensions": "",
    }

    response = await api.http.get("/graphql", params=params)

    assert response.json()["data"] == {"viewer": {"role": "ADMIN"}}


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        # urql 4 to 6.
        (f"{NEW}, application/graphql+json, {OLD}, text/event-stream, multipart/mixed", NEW),
        ("application/json; charset=utf-8", OLD),
        ("application/graphql-response+json; charset=utf-8", NEW),
        ("text/event-stream, application/json;q=0.5", OLD),
        ("text/event-stream;q=0.9, */*;q=0.1", OLD),
        ("text/event-stream, application/json;q=0", "text/event-stream"),
        ("text/event-stream", "text/event-stream"),
        ("TEXT/Event-Stream;q=0.1", "text/event-stream"),
        ("garbage, application/json", OLD),
        ("application/json;q=x", OLD),
        ("*", OLD),
        (",,", OLD),
    ],
)
async def test_a_query_is_streamed_only_to_those_who_take_nothing_else(
    api: Api, accept: str, media_type: str
) -> None:
    response = await post(api, QUERY, accept)

    assert response.headers["content-type"].split(";")[0] == media_type
    assert '"data":{"viewer":{"role":"ADMIN"}}' in response.text
    assert "\r" not in response.text


@pytest.mark.parametrize(
    "accept",
    [
        "image/png",
        "application/json;q=0",
        "text/event-stream;q=0",
        "*/*;q=0",
        "application/xml, a/b",
    ],
)
async def test_what_takes_none_of_our_media_types_is_not_acceptable(api: Api, accept: str) -> None:
    response = await post(api, QUERY, accept)

    assert response.status_code == 406
    assert response.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_other_methods_are_not_allowed(api: Api) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        response = await api.http.request(method, "/graphql", json=QUERY)
        assert response.status_code == 405
        assert response.headers["allow"] == "GET, POST"


async def test_without_a_valid_token_nothing_is_answered(api: Api) -> None:
    for token in ("", "wrong", "log10_" + "x" * 43):
        response = await post(api, QUERY, **{"X-Log10-Token": token})
        assert response.status_code == 401
        assert response.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_a_bearer_token_is_as_good(api: Api) -> None:
    response = await api.http.post(
        "/graphql",
        json=QUERY,
        headers={"X-Log10-Token": "", "Authorization": f"Bearer {api.token}"},
    )

    assert response.status_code == 200


async def test_another_organization_in_the_header_is_refused(api: Api) -> None:
    response = await post(api, QUERY, **{"X-Log10-Organization": "another"})

    assert response.status_code == 403
    assert response.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"


async def test_a_reader_reads_and_a_writer_writes_but_neither_deletes(new_api: NewApi) -> None:
    admin = await new_api()
    reader = await new_api(Role.READER, admin.organization_id)
    writer = await new_api(Role.WRITER, admin.organization_id)
    create = "mutation { createSession(input: {}) { session { id } } }"
    delete = "mutation { deleteCompletions(input: {ids: []}) { count } }"

    assert await reader.error_code(create) == "FORBIDDEN"
    assert await writer.error_code(delete) == "FORBIDDEN"
    assert (await reader.query("{ viewer { role } }"))["viewer"]["role"] == "READER"
    assert (await writer.query(create))["createSession"]["session"]["id"]
    assert (await admin.query(delete))["deleteCompletions"] == {"count": 0}


async def test_a_browser_gets_graphiql(api: Api) -> None:
    response = await api.http.get(
        "/graphql", headers={"Accept": "text/html,*/*", "X-Log10-Token": ""}
    )

    assert response.status_code == 200
    assert "Log10 Gateway" in response.text
    assert "script-src 'self'" in response.headers["content-security-policy"]


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
LINK = {"query": "{ viewer { role } }"}


@pytest.mark.parametrize(
    "accept",
    [
        BROWSER,
        "text/html",
        "text/html, */*",
        "TEXT/HTML;charset=utf-8, application/json;q=0.9",
        "text/html;q=0.9, application/json;q=0.8, application/graphql-response+json;q=0.8",
        "text/*",
        "text/html, text/event-stream;q=0.5",
    ],
)
@pytest.mark.parametrize(
    "parameters",
    [{}, LINK, {"query": ("mutation { createSession(input: {}) { session { id } } }")}],
)
async def test_a_browser_that_navigates_gets_graphiql_and_nothing_is_run(
    api: Api, commands: Commands, accept: str, parameters: dict[str, str]
) -> None:
    response = await api.http.get("/graphql", params=parameters, headers={"Accept": accept})

    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["vary"] == "Accept"
    assert commands.sent == []


@pytest.mark.parametrize(
    "accept",
    [
        "*/*",
        "",
        "application/json",
        "application/json, text/plain, */*",  # axios
        "application/json, text/html;q=0.9",
        "application/json, text/html",
        "application/graphql-response+json, application/json;q=0.9, text/html",
        "text/html;q=0.5, */*",
        "text/html;q=0, application/*",
        "text/html;q=0, */*",
    ],
)
async def test_a_query_by_get_is_run_for_whoever_does_not_prefer_a_page(
    api: Api, accept: str
) -> None:
    response = await api.http.get("/graphql", params=LINK, headers={"Accept": accept})

    assert response.status_code == 200
    assert response.json()["data"] == {"viewer": {"role": "ADMIN"}}


async def test_an_accept_of_several_lines_counts_as_one(api: Api) -> None:
    lines = [("Accept", "application/xml"), ("Accept", "text/html")]

    response = await api.http.get("/graphql", params=LINK, headers=httpx.Headers(lines))

    assert response.headers["content-type"] == "text/html; charset=utf-8"


async def test_a_post_is_run_whatever_is_accepted_beside(api: Api) -> None:
    response = await post(api, QUERY, BROWSER)

    assert response.json()["data"] == {"viewer": {"role": "ADMIN"}}


async def test_a_body_past_the_limit_is_413(api: Api) -> None:
    body = b'{"query": "' + b" " * (64 * 2**20) + b'"}'

    async def chunks() -> Any:
        for start in range(0, len(body), 2**20):
            yield body[start : start + 2**20]

    for content in (body, chunks()):
        response = await api.http.post(
            "/graphql", content=content, headers={"Content-Type": "application/json"}
        )
        assert response.status_code == 413
        assert response.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
