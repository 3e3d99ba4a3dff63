"""All routes of the REST face."""

from starlette.routing import Route

from rest_compat.legacy import completions as legacy_completions
from rest_compat.legacy import metrics as legacy_metrics
from rest_compat.legacy import sessions as legacy_sessions
from rest_compat.legacy import tags as legacy_tags
from rest_compat.v1 import completions, feedback, feedback_tasks, sessions


def build_routes() -> list[Route]:
    """Make the routes: the document's in its order, then the legacy ones."""
    modules = (
        completions,
        sessions,
        feedback,
        feedback_tasks,
        legacy_completions,
        legacy_sessions,
        legacy_tags,
        legacy_metrics,
    )
    return [route for module in modules for route in module.routes()]
