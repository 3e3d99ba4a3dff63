"""What goes along with the pages: their policy, where their parts are, how long these last."""

import json
import re
import struct
from pathlib import Path

import httpx
import pytest

from tests.conftest import LiveGateway

ROOT = Path(__file__).parents[2]
PAGES = ["/start", "/graphql", "/docs"]


def get(gateway: LiveGateway, path: str) -> httpx.Response:
    return httpx.get(gateway.url + path, headers={"Accept": "text/html,*/*;q=0.8"})


def references(html: str) -> list[str]:
    return re.findall(r'(?:src|href)="([^"]*)"', html)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_lets_no_script_run_but_its_own_files(path: str, live_gateway: LiveGateway) -> None:
    response = get(live_gateway, path)

    policy = dict(
        directive.split(" ", 1)
        for directive in response.headers["Content-Security-Policy"].split("; ")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_names_its_parts_relative_to_itself_and_has_them(
    path: str, live_gateway: LiveGateway
) -> None:
    html = get(live_gateway, path).text

    found = references(html)
    assert found
    for reference in found:
        assert re.match(r"\./|[a-z]", reference)  # else a proxy's path prefix would be lost
        assert ":" not in reference
        found_there = get(live_gateway, f"/{reference.removeprefix('./')}")
        # The root leads a browser on to the web UI.
        assert found_there.headers.get("Location", "./ui") == "./ui"
        assert found_there.status_code in (200, 302)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_names_its_icons(path: str, live_gateway: LiveGateway) -> None:
    html = get(live_gateway, path).text

    icons = re.findall(r'<link rel="icon"[^>]*href="([^"]*)"', html)
    kinds = [get(live_gateway, f"/{icon}").headers["Content-Type"] for icon in icons]
    assert kinds == ["image/vnd.microsoft.icon", "image/svg+xml"]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_favicon_is_where_browsers_look_for_it(method: str, live_gateway: LiveGateway) -> None:
    icon = httpx.request(method, f"{live_gateway.url}/favicon.ico")

    assert icon.status_code == 200
    assert icon.headers["Cache-Control"] == "public, max-age=86400"
    assert icon.headers["X-Content-Type-Options"] == "nosniff"
    assert icon.content[:4] == (b"\0\0\1\0" if method == "GET" else b"")


def test_the_favicon_has_three_sizes_that_are_png(live_gateway: LiveGateway) -> None:
    icon = get(live_gateway, "/favicon.ico").content

    entries = [struct.unpack_from("<BB6xII", icon, 6 + 16 * number) for number in range(3)]
    assert [(width, height) for width, height, _, _ in entries] == [(16, 16), (32, 32), (48, 48)]
    for width, height, size, offset in entries:
        png = icon[offset : offset + size]
        assert png.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack_from(">II", png, 16) == (width, height)
    assert offset + size == len(icon)


def test_assets_are_kept_for_good_and_pages_are_asked_for_anew(live_gateway: LiveGateway) -> None:
    page = get(live_gateway, "/graphql")
    asset = get(live_gateway, "/" + next(r for r in references(page.text) if r.endswith(".js")))
    licences = get(live_gateway, "/static/THIRD_PARTY_LICENSES.txt")

    assert page.headers["Cache-Control"] == "no-cache"
    assert asset.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert asset.headers["X-Content-Type-Options"] == "nosniff"
    assert licences.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "name",
    ["home.html", "graphiql.html", "docs.html", "ui/ui.html", "GRAPHIQL.HTML", "..%2fpages.py"],
)
def test_a_page_has_no_second_address_without_its_policy(
    name: str, live_gateway: LiveGateway
) -> None:
    assert get(live_gateway, f"/static/{name}").status_code == 404


def test_the_licence_of_every_package_goes_along() -> None:
    manifest = json.loads((ROOT / "web" / "package.json").read_text())
    licences = (ROOT / "gateway" / "static" / "THIRD_PARTY_LICENSES.txt").read_text()

    for name, version in manifest["dependencies"].items():
        assert f"\n{name} {version}\n" in licences


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text())

    assert lock["packages"]
    assert not any("resolved" in package for package in lock["packages"].values())
