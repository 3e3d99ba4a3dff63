"""The links of log10-io's `last_completion_url()` lead to the completion in GraphiQL."""

import json
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx
import pytest
from fastapi import FastAPI

from gateway.app import create_app
from gateway.settings import Settings
from services.runtime import entered_runtime
from tests.api import Api

BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"


def client(app: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://gateway")


@pytest.mark.parametrize("accept", [BROWSER, "*/*", "application/json"])
async def test_a_link_leads_to_a_query_for_its_completion(api: Api, accept: str) -> None:
    completion_id = await api.create_completion(kind="chat")

    response = await api.http.get(
        f"/app/slug/completions/{completion_id}", headers={"Accept": accept}
    )

    assert response.status_code == 302
    location = response.headers["location"]
    assert not urlsplit(location).netloc
    url = urlsplit(urljoin("http://host/a%20prefix/app/slug/completions/id", location))
    assert url.path == "/a%20prefix/graphql"
    [query], [variables] = parse_qs(url.query).values()
    data = await api.query(query, **json.loads(variables))
    assert data["completion"]["id"] == completion_id
    page = await api.http.get(response.headers["location"][8:], headers={"Accept": BROWSER})
    assert (page.status_code, page.headers["content-type"][:9]) == (200, "text/html")


async def test_a_link_tells_nothing_without_a_token(app: FastAPI, api: Api) -> None:
    mine = await api.create_completion()
    async with client(app) as nobody:
        there, nowhere = [
            await nobody.get(f"/app/{slug}/completions/{one}")
            for slug, one in ((api.organization_id, mine), ("none", "0" * len(mine)))
        ]

    assert there.status_code == nowhere.status_code == 302
    assert there.headers["location"].replace(mine, "0" * len(mine)) == nowhere.headers["location"]


@pytest.mark.parametrize(
    "sent",
    [
        "%22%7D%26query=x%23",
        "%0D%0ASet-Cookie:%20a=b",
        "%C3%A4%00%F0%9F%98%80",
        "%FF%FE",
        "..;",
        "%5C%5Chost",
    ],
)
async def test_an_id_stays_a_value_whatever_is_in_it(app: FastAPI, sent: str) -> None:
    async with client(app) as nobody:
        response = await nobody.get(f"/app/%22%3E%0D%0A/completions/{sent}")

    location = response.headers["location"]
    assert "set-cookie" not in response.headers
    assert location.isascii()
    assert location.isprintable()
    assert urlsplit(location).path == "../../../graphql"
    values = parse_qs(urlsplit(location).query, strict_parsing=True)
    assert list(values) == ["query", "variables"]
    assert list(json.loads(values["variables"][0])) == ["id"]


async def test_a_link_that_is_none_is_not_found(api: Api) -> None:
    for path in ("/app/a/b/completions/c", "/app/a/completions/b%2Fc", "/app/a/completions/"):
        assert (await api.http.get(path)).status_code == 404
    assert (await api.http.post("/app/a/completions/b")).status_code == 405


async def test_where_graphiql_is_off_a_link_says_so(settings: Settings) -> None:
    off = create_app(settings.model_copy(update={"graphiql": False}), runtime=entered_runtime())
    async with client(off) as nobody:
        response = await nobody.get("/app/slug/completions/x")

    assert response.status_code == 404
    assert "GraphiQL" in response.json()["error"]
