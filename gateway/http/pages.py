"""The pages for a browser: the first one, GraphiQL, and Swagger UI over the REST contract.

All are built by `web/build` from npm packages into `gateway/static`, which is committed:
serving them needs neither Node nor the internet. They name their assets and each other relative to
their own address (`static/assets/...`, `openapi.json`), so they must be served side by side, as
`/start`, `/graphql`, `/docs` and `/ui` (`gateway.http.ui`) with `static_app()` at `/static`, and
may all stand behind one path prefix.
"""

import json
from collections.abc import Mapping
from os import PathLike, stat_result
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from schema.transport.negotiation import accepted

_STATIC_DIR: Final = Path(__file__).resolve().parents[1] / "static"
_ASSETS_DIRS: Final = (_STATIC_DIR / "assets", _STATIC_DIR / "ui" / "assets")

# Read at import, once per process, and not within the event loop.
_HOME_HTML: Final = (_STATIC_DIR / "home.html").read_bytes()
_GRAPHIQL_HTML: Final = (_STATIC_DIR / "graphiql.html").read_bytes()
_DOCS_HTML: Final = (_STATIC_DIR / "docs.html").read_bytes()
_FAVICON: Final = (_STATIC_DIR / "favicon.ico").read_bytes()

# The token lies in the browser's storage, so nothing may run here that is not ours: no inline
# script, no eval, no other host. Styles are the exception, since Monaco and Swagger UI write
# <style> elements; images in data: URLs come from their style sheets. 'self' covers WebSockets
# to the same host too (https://www.w3.org/TR/CSP3/#match-url-to-source-expression).
CONTENT_SECURITY_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "worker-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)

PAGE_HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    # The names of the assets change with each release, so an old page must not outlive its own.
    "Cache-Control": "no-cache",
}


# What a client at `/` is told. Relative, since the gateway does not know of a proxy's path prefix.
_ADDRESSES: Final = {
    "graphql": "./graphql",
    "ui": "./ui",
    "graphiql": "./graphql",
    "rest": ".",
    "openapi": "./openapi.json",
    "docs": "./docs",
    "health": "./healthz",
    "readiness": "./readyz",
}

_COMPLETION_QUERY: Final = """\
query Completion($id: ID!) {
  completion(id: $id) {
    id
    status
    kind
    model
    tags
    createdAt
    duration
    failureKind
    failureReason
    sessionId
    request
    response
  }
}
"""


class Pages:
    """The responses with the pages, and what goes along with them.

    Args:
        graphiql: Whether GraphiQL is served; else nothing leads there.
        ui: Whether the web UI is: browsers at `/` are led there.
    """

    def __init__(self, *, graphiql: bool, ui: bool) -> None:
        self._home = _HOME_HTML if graphiql else _without_graphiql(_HOME_HTML)
        self._docs = _DOCS_HTML if graphiql else _without_graphiql(_DOCS_HTML)
        served = {"graphiql": graphiql, "ui": ui}
        shown = {name: to for name, to in _ADDRESSES.items() if served.get(name, True)}
        self._graphiql, self._ui = graphiql, ui
        self._index = {"name": "Log10 Gateway", **shown}

    async def home(self, request: Request) -> Response:
        """Respond to a GET of `/`: a page for a browser, its addresses in JSON for others."""
        accept = accepted(",".join(request.headers.getlist("accept")))
        if accept.page and self._ui:
            return Response(status_code=302, headers={"Location": "./ui", "Vary": "Accept"})
        if accept.page:
            return _page(self._home, {"Vary": "Accept"})
        return JSONResponse(self._index, headers={"Vary": "Accept"})

    async def start(self, _: Request) -> Response:
        """Respond to a GET of `/start`: how the first call is logged, and what is where."""
        return _page(self._home)

    async def docs(self, _: Request) -> Response:
        """Respond to a GET of `/docs`: Swagger UI over the `openapi.json` beside it."""
        return _page(self._docs)

    async def completion(self, request: Request) -> Response:
        """Respond to a GET of `/app/{slug}/completions/{id}`, where log10-io's links lead.

        Log10's web application showed the completion there; here GraphiQL opens with a query for
        it. Nothing is looked up: whoever has no token learns nothing from the response.
        """
        if not self._graphiql:
            error = {"error": "GraphiQL, which would show the completion, is switched off here"}
            return JSONResponse(error, status_code=404)
        variables = json.dumps({"id": request.path_params["id"]}, separators=(",", ":"))
        parameters = urlencode({"query": _COMPLETION_QUERY, "variables": variables})
        # Relative, since the gateway does not know of a proxy's path prefix.
        return Response(status_code=302, headers={"Location": f"../../../graphql?{parameters}"})


def graphiql_response() -> Response:
    """Respond to a browser's GET of `/graphql`: GraphiQL, which asks for a token itself."""
    return _page(_GRAPHIQL_HTML, {"Vary": "Accept"})


async def favicon(_: Request) -> Response:
    """Respond to a GET of `/favicon.ico`, which browsers ask for unbidden, beside JSON too."""
    headers = {"Cache-Control": "public, max-age=86400", "X-Content-Type-Options": "nosniff"}
    return Response(_FAVICON, media_type="image/vnd.microsoft.icon", headers=headers)


def _page(html: bytes, headers: Mapping[str, str] = MappingProxyType({})) -> Response:
    return Response(html, media_type="text/html", headers={**PAGE_HEADERS, **headers})


def _without_graphiql(html: bytes) -> bytes:
    """Mark a page so that its style sheet hides what leads to GraphiQL (see web/src/site.css)."""
    return html.replace(b"<html ", b'<html data-graphiql="off" ', 1)


def static_app() -> StaticFiles:
    """Make the application to mount at `/static`: assets, and the licences of what is in them."""
    return _Static(directory=_STATIC_DIR)


class _Static(StaticFiles):
    """Files that a browser may keep for good, since their names hold a hash of their content."""

    def lookup_path(self, path: str) -> tuple[str, stat_result | None]:
        """Find a file, but for the pages: these have an address, and a policy, of their own."""
        if path.lower().endswith(".html"):
            return "", None
        return super().lookup_path(path)

    def file_response(
        self,
        full_path: str | PathLike[str],
        stat_result: stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Answer with a file, and say how long it may be kept."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        parents = Path(full_path).parents
        is_hashed = any(folder in parents for folder in _ASSETS_DIRS)
        response.headers["Cache-Control"] = (
            "public, max-age=31536000, immutable" if is_hashed else "no-cache"
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response
