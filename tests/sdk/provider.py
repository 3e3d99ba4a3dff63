"""A provider on loopback that answers as OpenAI and Anthropic do, and remembers it.

What it answers depends on the request alone: the last user message comes back after `echo: `,
`tools` are called with arguments that name it, the model `broken` is refused with a 400, and
`stream` turns the same answer into server-sent events.
"""

import json
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.sdk import answers

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and what was answered, whole, even where it was streamed."""

    path: str
    status: int
    request: Json
    response: Json


@dataclass
class Provider:
    """The running provider.

    Attributes:
        port: On 127.0.0.1. Under `api.openai.test` and `api.anthropic.test` too, in processes
            that have `drivers/names` on their path.
        exchanges: All so far, in the order in which they were answered.
    """

    port: int
    exchanges: list[Exchange] = field(default_factory=list)

    def exchange(self, marker: str) -> Exchange:
        """Return the one exchange whose request contains `marker`."""
        [found] = self.all_exchanges(marker)
        return found

    def all_exchanges(self, marker: str) -> list[Exchange]:
        """Return the exchanges whose request contains `marker`."""
        return [e for e in self.exchanges if marker in json.dumps(e.request)]


@contextmanager
def running_provider() -> Iterator[Provider]:
    """Serve on a free port of 127.0.0.1 until the block ends."""
    provider = Provider(port=0)
    server = uvicorn.Server(
        uvicorn.Config(
            _app(provider), host="127.0.0.1", port=0, log_level="warning", lifespan="off"
        )
    )
    socket = server.config.bind_socket()
    provider.port = socket.getsockname()[1]
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        socket.close()


def _app(provider: Provider) -> Starlette:
    async def answer(request: Request) -> Response:
        asked: Json = await request.json()
        path = request.url.path
        shape = answers.SHAPES[path]
        if asked["model"] == "broken":
            refusal = shape.refusal()
            provider.exchanges.append(Exchange(path, 400, asked, refusal))
            return JSONResponse(refusal, status_code=400)
        answered = shape.answer(asked)
        provider.exchanges.append(Exchange(path, 200, asked, answered))
        if asked.get("stream"):
            return StreamingResponse(_paced(shape.events(answered)), media_type="text/event-stream")
        return JSONResponse(answered)

    return Starlette(routes=[Route(path, answer, methods=["POST"]) for path in answers.SHAPES])


async def _paced(events: Iterator[str]) -> AsyncIterator[str]:
    for event in events:
        yield event
