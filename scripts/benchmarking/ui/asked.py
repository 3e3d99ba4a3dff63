"""What the page asks of the gateway, asked beside it: for floors, and for what has to be there."""

import time
from typing import Any, Final

import httpx
import orjson

from scripts.benchmarking.floors import ORGANIZATION
from scripts.benchmarking.servers import TOKEN, Server

PAGE_ROWS: Final = 200
_INDEX_SECONDS: Final = 900
LIST: Final = """query ($filter: CompletionFilter, $first: Int!) {
  completions(filter: $filter, orderBy: [{field: CREATED_AT, direction: DESC}], first: $first) {
    nodes {
      id createdAt updatedAt revision status kind model provider userId sessionId duration tags
      failureKind finishReason usage { totalTokens } cost { total } prompt output
    }
  }
}"""


class Asking:
    """A client of the gateway."""

    def __init__(self, server: Server) -> None:
        self.url = f"http://127.0.0.1:{server.port}"
        headers = {"X-Log10-Token": TOKEN, "X-Log10-Organization": ORGANIZATION}
        self._http = httpx.Client(base_url=self.url, headers=headers, timeout=120)

    def rows(self, number: int = PAGE_ROWS) -> list[dict[str, Any]]:
        """Return the rows that the list begins with."""
        found = self.graphql(LIST, first=number)["completions"]["nodes"]
        return [dict(row) for row in found]

    def wait_for_index(self) -> None:
        """Wait until facets and histogram have what they read.

        Raises:
            RuntimeError: It was not built in time.
        """
        until = time.monotonic() + _INDEX_SECONDS
        while time.monotonic() < until:
            status = self.graphql("{ insightStatus { asOf building } }")["insightStatus"]
            if status["asOf"] is not None and not status["building"]:
                return
            time.sleep(0.2)
        raise RuntimeError(f"the index was not built: {status}")

    def graphql(self, query: str, **variables: Any) -> Any:
        """Ask, and return the data.

        Raises:
            RuntimeError: There are errors.
        """
        answer = self._post("/graphql", {"query": query, "variables": variables})
        if "errors" in answer:
            raise RuntimeError(str(answer["errors"])[:2000])
        return answer["data"]

    def log(self, body: dict[str, Any]) -> str:
        """Create a completion as an SDK does; return its id."""
        return str(self._post("/api/v1/completions", body)["id"])

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        headers = {"Content-Type": "application/json"}
        answered = self._http.post(path, content=orjson.dumps(body), headers=headers)
        answered.raise_for_status()
        return orjson.loads(answered.content)
