"""All routes of the REST face."""

from fastapi import APIRouter

from rest_compat import (
    completions,
    feedback,
    feedback_tasks,
    old_completions,
    old_metrics,
    old_sessions,
    old_tags,
    sessions,
)
from rest_compat.errors import TranslatedRoute


def build_router() -> APIRouter:
    """Make the router: the document's routes in its order, then the older ones."""
    router = APIRouter(route_class=TranslatedRoute)
    for module in (
        completions,
        sessions,
        feedback,
        feedback_tasks,
        old_completions,
        old_sessions,
        old_tags,
        old_metrics,
    ):
        module.add_routes(router)
    return router
