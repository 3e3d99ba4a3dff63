"""What the REST routes and the legacy ones show of a call, held against what was logged."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from rest_compat.v1.decodable import decodable_request, decodable_response
from tests.api import Api
from tests.rest.calls import create_task

PAYLOADS: Final = ("request", "response")
_DECODABLE: Final = {"request": decodable_request, "response": decodable_response}
# `download` of the command line prints these, so that lists have the text of them.
_PRINTED: Final = frozenset({"messages", "choices", "prompt"})

Logged = Mapping[str, Any]


async def check_rest(api: Api, logged: Mapping[str, Logged]) -> None:
    """Read calls by the routes of the generated SDKs: an update's answer, and `ungraded`.

    Args:
        api: Of an organization that has no other completions.
        logged: The payloads that each of them was logged with, by its id.
    """
    answers = []
    for completion_id in logged:
        path = f"/api/v1/completions/{completion_id}"
        answer = await api.http.post(path, json={"status": "finished"})
        assert answer.status_code == 200, answer.text
        answers.append(answer.json())
    await create_task(api)
    listed = (await api.http.get("/api/v1/completions/ungraded")).json()["completions"]

    for shown in (answers, listed):
        assert {one["id"] for one in shown} == set(logged)
        for one in shown:
            payloads = logged[one["id"]]
            assert one["kind"] == kind_of(payloads, prompt="prompt")
            for name in PAYLOADS:
                check_decodable(name, one, payloads)


def check_decodable(name: str, shown: Mapping[str, Any], logged: Logged) -> None:
    """Check a payload that is shown if all SDKs can decode it, and then whole."""
    assert (name in shown) == (_DECODABLE[name](logged.get(name)) is not None)
    if name in shown:
        assert without_nulls(shown[name]) == without_nulls(logged[name])


def without_nulls(value: Any) -> Any:
    """Leave out what is null: the SDKs demand it in some places, and reject it in others."""
    if isinstance(value, dict):
        return {key: without_nulls(one) for key, one in value.items() if one is not None}
    return [without_nulls(one) for one in value] if isinstance(value, list) else value


async def check_legacy(api: Api, logged: Mapping[str, Logged]) -> None:
    """Read calls by the routes of log10-io: by id, and as a list; arguments as `check_rest`."""
    for completion_id, payloads in logged.items():
        shown = (await api.http.get(f"/api/completions/{completion_id}")).json()["data"]
        assert shown["id"] == completion_id
        assert shown["kind"] == kind_of(payloads, prompt="completion")
        assert {name: shown.get(name) for name in PAYLOADS} == {
            name: payloads.get(name) for name in PAYLOADS
        }
    listed = (await api.http.get("/api/completions?limit=100")).json()["data"]
    assert {one["id"] for one in listed} == set(logged)
    for one in listed:
        payloads = logged[one["id"]]
        assert one["kind"] == kind_of(payloads, prompt="completion")
        for name in PAYLOADS:
            check_listed(one.get(name), payloads.get(name))


def check_listed(shown: Any, logged: Any) -> None:
    """Check a payload in the list: but for what is printed as it was, and of that all the text."""
    assert (shown is None) == (logged is None)
    if logged is None:
        return
    assert set(shown) == set(logged)
    assert {key: shown[key] for key in shown if key not in _PRINTED} == {
        key: logged[key] for key in logged if key not in _PRINTED
    }
    if isinstance(prompt := logged.get("prompt"), str):
        assert shown["prompt"] == prompt
    for key in ("messages", "choices"):
        if isinstance(logged.get(key), list):
            check_texts(shown[key], logged[key])


def check_texts(shown: Sequence[Any], logged: Sequence[Any]) -> None:
    assert len(shown) == len(logged)
    for listed, whole in zip(shown, logged, strict=True):
        if not isinstance(whole, dict):  # a message that is no object has nothing to print
            assert listed == {"content": ""}
            continue
        for held, given in ((listed, whole), (listed.get("message"), whole.get("message"))):
            for key in ("content", "text"):
                if isinstance(given, dict) and isinstance(given.get(key), str):
                    assert held[key] == given[key]


def kind_of(payloads: Logged, *, prompt: str) -> str:
    """Return the kind of a call whose client did not say it: a prompt if it asks by a `prompt`."""
    keys = set(payloads.get("request") or ())
    return prompt if "prompt" in keys and "messages" not in keys else "chat"
