"""Creates beside a reader that sends the documents that take longest, one after the other."""

import threading
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any, Final
from urllib.request import Request as HttpRequest
from urllib.request import urlopen

import orjson
from graphql import get_introspection_query

from scripts.benchmarking.cases import HEADERS, MAKERS, Request
from scripts.benchmarking.data import Stored
from scripts.benchmarking.load import LoadResult, LoadSpec
from scripts.benchmarking.servers import TOKEN, Server, gateway, load

CLIENTS: Final = 16
# Of each kind, so that none is remembered from the last time.
_VARIANTS: Final = 60
# At the least: they have a twentieth of the time, so that in a shorter round none may be answered.
_SECONDS: Final = 3.0
_MAKE_READER: Final = (
    'mutation { createToken(input: {name: "documents", role: READER}) { secret } }'
)


def worst_documents() -> dict[str, str]:
    """Return the documents that hold the event loop longest, by what they are.

    The first two are executed, the others are rejected when much has been done with them.
    """
    unused = "".join(f" fragment F{n} on Viewer {{ role }}" for n in range(270))
    names = "".join(f"{'organizatio' * 3}{n} " for n in range(1700))
    return {
        "introspection": get_introspection_query(input_value_deprecation=True),
        "escapes": '{ completion(id: "' + "\\n" * 32_600 + '") { id } }',
        "alike fields": "{ viewer { " + "role " * 1_900 + "} }",
        "unused fragments": "{ viewer { role } }" + unused,
        "unknown names": "{ viewer { " + names + "} }",
    }


def documents(
    url: str, database: str, folder: Path, stored: Stored, *, rounds: int, seconds: float
) -> dict[str, Any]:
    """Measure creates alone, and beside the documents, in turns.

    Returns:
        The medians of p99 in ms, and of the ratios of single rounds; how many documents were
        answered a second; and what was not answered with 200.
    """
    creates = MAKERS["create"](stored).of_gateway()
    seconds = max(seconds, _SECONDS)
    quiet, beside, sent, failed = [], [], [], 0
    with gateway(url, database, folder) as server:
        hostile = list(_requests(_reader(server)))
        for _ in range(rounds):
            quiet.append(load(LoadSpec(server.port, CLIENTS, 0.3, seconds, creates)).p99_ms)
            others: list[LoadResult] = []
            # Longer than the creates, so that it is there for all of them.
            spec = LoadSpec(server.port, 1, 0.2, seconds + 0.5, hostile)
            thread = threading.Thread(target=lambda s=spec, o=others: o.append(load(s)))
            thread.start()
            result = load(LoadSpec(server.port, CLIENTS, 0.3, seconds, creates))
            thread.join()
            beside.append(result.p99_ms)
            sent.append(others[0].calls / others[0].seconds)
            for one in (result, *others):
                failed += sum(one.statuses.values()) - one.statuses.get("200", 0) + one.broken
    return {
        "clients": CLIENTS,
        "documents": list(worst_documents()),
        "documents_per_second": round(median(sent), 1),
        "quiet_p99_ms": round(median(quiet), 2),
        "p99_ms": round(median(beside), 2),
        "ratio": round(median(b / q for b, q in zip(beside, quiet, strict=True)), 2),
        "failed": failed,
    }


def _requests(token: str) -> Iterator[list[bytes]]:
    headers = HEADERS.replace(TOKEN, token)
    for variant in range(_VARIANTS):
        for text in worst_documents().values():
            body = orjson.dumps({"query": f"{text}#{variant}"})
            yield [Request("POST", "/graphql", body).encoded(headers)]


def _reader(server: Server) -> str:
    """Make a token that may read, and nothing else."""
    request = HttpRequest(  # it is our own
        f"http://127.0.0.1:{server.port}/graphql",
        orjson.dumps({"query": _MAKE_READER}),
        {"Content-Type": "application/json", "X-Log10-Token": TOKEN},
    )
    with urlopen(request, timeout=10) as response:  # noqa: S310  # as above
        secret: str = orjson.loads(response.read())["data"]["createToken"]["secret"]
    return secret
