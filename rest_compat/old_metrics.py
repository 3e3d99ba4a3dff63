"""`/api/metrics/modelStats`: tokens by model and day, as Log10's documentation describes it."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from rest_compat.body import json_response
from rest_compat.dependencies import Reader
from rest_compat.query import moment, names
from services.statistics import tokens_per_model_per_day


def add_routes(router: APIRouter) -> None:
    """Add the route."""
    router.add_api_route(
        "/api/metrics/modelStats", model_stats, methods=["GET"], response_model=None
    )


async def model_stats(principal: Reader, request: Request) -> Response:
    """Sum up tokens by model and day (UTC), oldest day first.

    `tags` is a comma-separated list, may be repeated, and all of them must be there. `startDate`
    and `endDate` are days, both included, or times, of which the end is not.
    """
    query = request.query_params
    days = await tokens_per_model_per_day(
        principal.organization_id,
        tags=names(query.getlist("tags")),
        start=moment(query.get("startDate"), "startDate"),
        end=moment(query.get("endDate"), "endDate", end=True),
    )
    data = [
        {
            "metric": "tokens_per_model_per_day",
            "timestamp": day["day"].isoformat(timespec="milliseconds"),
            "model": day["model"],
            "completions_count": day["count"],
            "input_tokens": day["prompt_tokens"],
            "output_tokens": day["completion_tokens"],
            "total_tokens": day["total_tokens"],
        }
        for day in days
    ]
    return json_response({"data": data})
