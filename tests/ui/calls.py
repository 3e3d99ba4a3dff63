"""Calls that are logged for the UI to show, and who asks for them."""

import json
from typing import Any

import httpx

from tests.conftest import LiveGateway

CREATE = """mutation($input: CreateCompletionInput!) {
  createCompletion(input: $input) { completion { id } }
}"""


def ask(gateway: LiveGateway, query: str, variables: dict[str, Any] | str) -> dict[str, Any]:
    """Ask as the admin; variables that are a text are sent as that JSON."""
    text = variables if isinstance(variables, str) else json.dumps(variables)
    answer = httpx.post(
        f"{gateway.url}/graphql",
        content=f'{{"query": {json.dumps(query)}, "variables": {text}}}'.encode(),
        headers={"X-Log10-Token": gateway.token, "Content-Type": "application/json"},
        timeout=60,
    ).json()
    assert "errors" not in answer, answer["errors"]
    data: dict[str, Any] = answer["data"]
    return data


def log(gateway: LiveGateway, call: dict[str, Any] | str) -> str:
    """Log a call, of JSON text if it is about digits; return its id."""
    text = call if isinstance(call, str) else json.dumps(call)
    data = ask(gateway, CREATE, f'{{"input": {text}}}')
    made: str = data["createCompletion"]["completion"]["id"]
    return made


def log_chat(gateway: LiveGateway, *contents: Any, **fields: Any) -> str:
    """Log a chat in which the user says these, and the assistant the last."""
    *said, answer = contents
    messages = [{"role": "user", "content": each} for each in said]
    choice = {"index": 0, "message": {"role": "assistant", "content": answer}}
    return log(
        gateway,
        {
            "kind": "CHAT",
            "status": "FINISHED",
            "request": {"model": "gpt-4o", "messages": messages},
            "response": {"model": "gpt-4o-2024-08-06", "choices": [choice]},
            **fields,
        },
    )


def token_of(gateway: LiveGateway, role: str) -> str:
    """Make a token with a role."""
    query = """mutation($input: CreateTokenInput!) { createToken(input: $input) { secret } }"""
    made = ask(gateway, query, {"input": {"name": f"a {role}", "role": role}})
    secret: str = made["createToken"]["secret"]
    return secret
