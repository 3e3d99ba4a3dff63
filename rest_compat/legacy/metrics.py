"""`/api/metrics/modelStats`: tokens by model and day, as Log10's documentation describes it."""

from starlette.responses import Response
from starlette.routing import Route

from rest_compat.body import json_response
from rest_compat.endpoint import Call, read
from rest_compat.query import moment, names
from services.completions.statistics import tokens_per_model_per_day


def routes() -> list[Route]:
    """Make the route."""
    return [read("/api/metrics/modelStats", model_stats)]


async def model_stats(call: Call) -> Response:
    """Sum up tokens by model and day (UTC), oldest day first.

    `tags` is a comma-separated list, may be repeated, and all of them must be there. `startDate`
    and `endDate` are days, both included, or times, of which the end is not.
    """
    query = call.request.query_params
    days = await tokens_per_model_per_day(
        call.organization_id,
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
