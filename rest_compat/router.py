"""All routes of the REST face."""

from starlette.routing import Route

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


def build_routes() -> list[Route]:
    """Make the routes: the document's in its order, then the older ones."""
    modules = (
        completions,
        sessions,
        feedback,
        feedback_tasks,
        old_completions,
        old_sessions,
        old_tags,
        old_metrics,
    )
    return [route for module in modules for route in module.routes()]
