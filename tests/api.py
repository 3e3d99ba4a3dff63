"""The client of one organization, as tests use it."""

from dataclasses import dataclass
from typing import Any

import httpx


@dataclass(frozen=True)
class Api:
    """Speaks REST and GraphQL as the bearer of one token."""

    http: httpx.AsyncClient
    organization_id: str
    token: str

    async def execute(self, query: str, /, **variables: Any) -> dict[str, Any]:
        """Send a GraphQL document, and return the whole response."""
        response = await self.http.post("/graphql", json={"query": query, "variables": variables})
        body: dict[str, Any] = response.json()
        return body

    async def query(self, query: str, /, **variables: Any) -> dict[str, Any]:
        """Send a GraphQL document that must not fail, and return its data."""
        body = await self.execute(query, **variables)
        assert "errors" not in body, body["errors"]
        data: dict[str, Any] = body["data"]
        return data

    async def error_code(self, query: str, /, **variables: Any) -> str:
        """Send a GraphQL document that must fail once, and return the error's code."""
        body = await self.execute(query, **variables)
        [error] = body["errors"]
        code: str = error["extensions"]["code"]
        return code

    async def create_completion(self, **fields: Any) -> str:
        """Create a completion over REST, and return its id."""
        response = await self.http.post(
            "/api/v1/completions",
            json={"organization_id": self.organization_id, **fields},
            headers={"X-Log10-Organization": self.organization_id},
        )
        assert response.status_code == 200, response.text
        completion_id: str = response.json()["id"]
        return completion_id
