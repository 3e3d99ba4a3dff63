"""The least that a browser takes for the same: plain HTML, from a server that only sends it."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

COLUMNS: Final = (
    *("createdAt", "status", "model", "failureKind", "tags", "duration", "tokens", "cost"),
    *("prompt", "output"),
)
_HEAD: Final = (
    "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><title>floor</title>"
    "<style>td{max-width:260px;overflow:hidden;white-space:nowrap}</style>"
)
# What is pressed or clicked at is answered by another text, and nothing else.
_TOUCHED: Final = """<button id=press>press</button><p id=said>0</p>
<script>
  const said = document.getElementById("said");
  const say = () => (said.textContent = Number(said.textContent) + 1);
  addEventListener("keydown", say);
  addEventListener("click", say);
</script>"""
_TALL: Final = (
    "<div id=box style='height:700px;overflow:auto'><div style='height:3200000px'></div></div>"
)


@contextmanager
def floor_pages(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Serve the pages `/rows`, `/touched` and `/tall`; return their address."""
    pages = {
        "/rows": _HEAD + table(rows),
        "/touched": _HEAD + _TOUCHED,
        "/tall": _HEAD + _TALL,
    }

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the base class has named it
            body = pages.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Write rows as the columns that the page shows at first."""
    lines = (
        "".join(f"<td>{escape(str(row.get(name) or ''))}</td>" for name in COLUMNS) for row in rows
    )
    body = "".join(f"<tr>{cells}</tr>" for cells in lines)
    return f"<table><tbody>{body}</tbody></table>"
