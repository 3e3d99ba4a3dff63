"""The JSON of GraphQL requests: decoded strictly, else leniently, as far as it is variables."""

from collections.abc import Mapping
from typing import Any, Final

from schema.execution.lenient_variables import LenientVariables
from services.errors import InvalidInput
from services.heavy_work import at_ease, begin
from services.json_codec import decode_json
from services.lenient_json import begin_if_many, decode_leniently
from services.storage.storable import check_storable

# A request may log a thousand completions; each is bounded by itself.
_MOST_VALUES: Final = 1_000_000


async def decode_request(raw: bytes | str) -> Any:
    """Decode a request, or a message that has one as its `payload`.

    Raises:
        InvalidInput: It is not JSON, or it is odd in something other than its variables.
    """
    begin(len(raw))  # of a WebSocket each message is a request of its own
    begin_if_many(raw)
    try:
        return await at_ease(decode_json, raw)
    except InvalidInput as error:
        value = await decode_leniently(raw, most_values=_MOST_VALUES)
        if not isinstance(value, dict):
            raise error from None
    payload = value.get("payload")
    if isinstance(payload, dict):  # over a WebSocket
        _check(value, but="payload")
        value["payload"] = _with_lenient_variables(payload)
        return value
    return _with_lenient_variables(value)


def _with_lenient_variables(request: dict[str, Any]) -> dict[str, Any]:
    _check(request, but="variables")
    variables = request.get("variables")
    if isinstance(variables, dict):
        return {**request, "variables": LenientVariables(variables)}
    check_storable(variables, path="/variables")
    return request


def _check(members: Mapping[str, Any], *, but: str) -> None:
    check_storable({name: one for name, one in members.items() if name != but}, path="")
