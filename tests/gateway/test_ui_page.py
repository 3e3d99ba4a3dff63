"""How `/ui` is served: its policy, its parts, its documents, and where `/` leads."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from gateway.app import create_app
from gateway.settings import Settings
from services.runtime import entered_runtime
from tests.api import Api

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "gateway" / "static" / "ui"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def client(app: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://gateway")


def other(settings: Settings, **changes: Any) -> FastAPI:
    return create_app(settings.model_copy(update=changes), runtime=entered_runtime())


async def test_nothing_runs_and_nothing_is_styled_but_what_is_ours(app: FastAPI) -> None:
    async with client(app) as http:
        pages = [await http.get("/ui") for _ in range(2)]

    nonces = []
    for page in pages:
        policy = page.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert "require-trusted-types-for 'script'" in policy
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        [nonce] = re.findall(r"style-src 'self' 'nonce-([^']+)'", policy)
        assert f'<meta property="csp-nonce" nonce="{nonce}"' in page.text
        assert re.findall(r"<(script|style)\b[^>]*>[^<]", page.text) == []
        nonces.append(nonce)
    assert len(set(nonces)) == 2


async def test_its_parts_are_named_relative_to_it_and_kept_for_good(app: FastAPI) -> None:
    async with client(app) as http:
        html = (await http.get("/ui")).text
        parts = re.findall(r'(?:src|href)="(static/[^"]+)"', html)
        answers = [await http.get(f"/{part}") for part in parts]
        beside = [await http.get(f"/static/ui/{name}") for name in ("ui.html", "manifest.json")]

    assert any(part.endswith(".js") for part in parts)
    for answer in answers:
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert [answer.status_code for answer in beside] == [404, 404]


@pytest.mark.parametrize(("path", "to"), [("/", "./ui"), ("/ui/", "../ui")])
async def test_a_browser_is_led_there_relatively(path: str, to: str, app: FastAPI) -> None:
    async with client(app) as http:
        answer = await http.get(path, headers=BROWSER)

    assert answer.is_redirect
    assert answer.headers["Location"] == to


async def test_where_it_is_switched_off_nothing_leads_there(
    app: FastAPI, settings: Settings
) -> None:
    async with client(other(settings, ui=False)) as http:
        root = await http.get("/", headers=BROWSER)
        index = await http.get("/")
        page = await http.get("/ui", headers=BROWSER)

    assert (root.status_code, page.status_code) == (200, 404)
    assert "Log the first call" in root.text
    assert "ui" not in index.json()


async def test_its_documents_are_trusted_where_no_others_are(api: Api, settings: Settings) -> None:
    documents = json.loads((BUILT / "documents.json").read_text())
    queries = [text for text in documents.values() if "query Viewer" in text]
    headers = {"X-Log10-Token": api.token}

    async with client(other(settings, trusted_documents_only=True)) as http:
        [own] = [
            await http.post("/graphql", json={"query": text}, headers=headers) for text in queries
        ]
        foreign = await http.post("/graphql", json={"query": "{ __typename }"}, headers=headers)

    assert own.json()["data"]["viewer"]["organization"]["id"] == api.organization_id
    assert foreign.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"


def test_each_document_stands_by_its_hash() -> None:
    documents = json.loads((BUILT / "documents.json").read_text())

    assert documents
    for digest, text in documents.items():
        assert digest == hashlib.sha256(text.encode()).hexdigest()


def test_the_licence_of_every_package_goes_along() -> None:
    manifest = json.loads((ROOT / "web" / "ui" / "package.json").read_text())
    licences = (BUILT / "THIRD_PARTY_LICENSES.txt").read_text()

    for name, version in manifest["dependencies"].items():
        assert f"\n{name} {version}\n" in licences


def test_the_lock_file_names_no_address_and_every_version_is_exact() -> None:
    text = (ROOT / "web" / "ui" / "package-lock.json").read_text()
    lock = json.loads(text)
    manifest = json.loads((ROOT / "web" / "ui" / "package.json").read_text())

    assert not any("resolved" in package for package in lock["packages"].values())
    assert "://" not in text
    for versions in (manifest["dependencies"], manifest["devDependencies"]):
        assert all(re.fullmatch(r"(npm:\w+@)?\d+\.\d+\.\d+", each) for each in versions.values())
