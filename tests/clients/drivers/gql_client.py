"""gql with each of its transports; prints one JSON line of what an application would see."""

import asyncio
import json
import os
from collections.abc import Callable
from typing import Any

from gql import Client, gql
from gql.transport.aiohttp import AIOHTTPTransport
from gql.transport.exceptions import TransportError, TransportQueryError, TransportServerError
from gql.transport.httpx import HTTPXAsyncTransport, HTTPXTransport
from gql.transport.requests import RequestsHTTPTransport
from gql.transport.websockets import WebsocketsTransport

URL = os.environ["LOG10_URL"] + "/graphql"
TOKEN = os.environ["LOG10_TOKEN"]
VIEWER = gql("{ viewer { role } }")
INVALID = {"filter": {"payload": [{"path": "$where"}]}}
WRONG = "query ($filter: CompletionFilter) { completions(filter: $filter) { nodes { id } } }"
CHANGED = (
    "subscription ($filter: CompletionFilter) {"
    " completionChanged(filter: $filter) { type completionId } }"
)


def headers(token: str = TOKEN) -> dict[str, str]:
    return {"X-Log10-Token": token}


def socket(**init: str) -> WebsocketsTransport:
    return WebsocketsTransport(url=URL.replace("http", "ws", 1), init_payload=init)


def request(text: str, **variables: object) -> Any:
    """Return what gql sends."""
    made = gql(text)
    made.variable_values = variables
    return made


def creating(tag: str) -> Any:
    mutation = (
        "mutation ($input: CreateCompletionInput!) { createCompletion(input: $input) "
        "{ completion { id tags } } }"
    )
    return request(mutation, input={"tags": [tag]})


def failure(run: Callable[[], object]) -> str:
    """Return what an application reads of an error: a code, a status, or the class."""
    try:
        run()
    except TransportQueryError as error:
        return str((error.errors or [{}])[0].get("extensions", {}).get("code"))
    except TransportServerError as error:
        return str(error.code)
    except TransportError as error:
        return f"{type(error).__name__}: {error}"
    return "none"


def synchronous(make: Callable[[str], Any]) -> dict[str, Any]:
    """Introspect, ask, write, and fail."""
    client = Client(transport=make(TOKEN), fetch_schema_from_transport=True)
    with client as session:
        return {
            "viewer": session.execute(VIEWER)["viewer"],
            "tags": session.execute(creating("gql"))["createCompletion"]["completion"]["tags"],
            "types": len(client.schema.type_map) if client.schema else 0,
            "wrong": failure(lambda: session.execute(request(WRONG, **INVALID))),
            "stranger": failure(lambda: Client(transport=make("wrong")).execute(VIEWER)),
        }


async def asynchronous(transport: Any) -> dict[str, Any]:
    """Introspect, ask and write."""
    async with Client(transport=transport, fetch_schema_from_transport=True) as session:
        viewer = (await session.execute(VIEWER))["viewer"]
        tags = (await session.execute(creating("gql-async")))["createCompletion"]["completion"][
            "tags"
        ]
    return {"viewer": viewer, "tags": tags}


async def subscribed() -> dict[str, Any]:
    """Hear of completions, then end the subscription and use the same connection."""
    live = request(CHANGED, filter={"tags": {"has": "live"}})
    logged: list[str] = []

    async def log_again_and_again(session: Any) -> None:
        while True:
            made = await session.execute(creating("live"))
            logged.append(made["createCompletion"]["completion"]["id"])
            await asyncio.sleep(0.2)

    async with Client(transport=socket(**headers())) as session:
        logging = asyncio.create_task(log_again_and_again(session))
        heard = []
        async for event in session.subscribe(live):
            heard.append(event["completionChanged"])
            if len(heard) == 3:
                break
        logging.cancel()
        viewer = (await session.execute(VIEWER))["viewer"]
    return {
        "kinds": sorted({event["type"] for event in heard}),
        "known": all(event["completionId"] in logged for event in heard),
        "viewer": viewer,
    }


async def failed_socket(init: dict[str, str], **variables: object) -> str:
    """Return what an application reads of an error on a socket."""
    try:
        async with Client(transport=socket(**init)) as session:
            async for _ in session.subscribe(request(CHANGED, **variables)):
                pass
    except TransportQueryError as error:
        return str((error.errors or [{}])[0]["extensions"]["code"])
    except TransportError as error:
        return f"{error}: {error.__cause__}"
    return "none"


async def sockets() -> dict[str, Any]:
    return {
        "aiohttp": await asynchronous(AIOHTTPTransport(url=URL, headers=headers(), ssl=True)),
        "httpx": await asynchronous(HTTPXAsyncTransport(url=URL, headers=headers())),
        "websockets": await asynchronous(socket(**headers())),
        "bearer": await asynchronous(socket(Authorization=f"Bearer {TOKEN}")),
        "subscribed": await subscribed(),
        "wrong": await failed_socket(headers(), **INVALID),
        "stranger": await failed_socket(headers("wrong")),
    }


def main() -> None:
    """Print the result."""
    result = {
        "requests": synchronous(
            lambda token: RequestsHTTPTransport(url=URL, headers=headers(token))
        ),
        "httpx": synchronous(lambda token: HTTPXTransport(url=URL, headers=headers(token))),
        "asynchronous": asyncio.run(sockets()),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
