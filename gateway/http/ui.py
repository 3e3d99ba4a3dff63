"""The web UI at `/ui`, under a policy without exceptions.

It is built by `web/ui/build` into `gateway/static/ui`. Its pages are told apart in the fragment,
which the gateway never sees: this is its one document.
"""

import secrets
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from gateway.http.pages import PAGE_HEADERS

_BUILT: Final = Path(__file__).resolve().parents[1] / "static" / "ui"

# The texts of what the page asks, by their SHA-256: they are trusted documents.
UI_DOCUMENTS: Final = _BUILT / "documents.json"

_BEFORE_NONCE, _AFTER_NONCE = (_BUILT / "ui.html").read_bytes().split(b'nonce="NONCE"')

# No inline style but what has the nonce of its answer, which the libraries that write <style>
# elements read from the page. No script is made of text, and no markup either: texts of strangers
# are shown here to people with tokens.
_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "worker-src 'self'",
        "style-src 'self' 'nonce-{nonce}'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        # Workers need an address that is trusted: web/ui/src/state/worker.ts gives those of our own
        # files, and this is the only policy that there may be, once.
        "trusted-types own-worker",
    )
)


async def ui_page(_: Request) -> Response:
    """Respond to a GET of `/ui`."""
    nonce = secrets.token_urlsafe(16)
    html = b'%bnonce="%b"%b' % (_BEFORE_NONCE, nonce.encode(), _AFTER_NONCE)
    policy = _POLICY.format(nonce=nonce)
    headers = {**PAGE_HEADERS, "Content-Security-Policy": policy}
    return Response(html, media_type="text/html", headers=headers)


async def to_ui(_: Request) -> Response:
    """Respond to a GET of `/ui/`, which people type: the page names its parts beside `/ui`."""
    return Response(status_code=308, headers={"Location": "../ui"})
