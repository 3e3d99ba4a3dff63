"""All routes of the REST face."""

from starlette.routing import Route

from rest_compat.legacy import completions as old_completions
from rest_compat.legacy import metrics as old_metrics
from rest_compat.legacy import sessions as old_sessions
from rest_compat.legacy import tags as old_tags
from rest_compat.v1 import completions, feedback, feedback_tasks, sessions


def build_routes() -> list[Route]:
    """Make the routes: the document's in its order, then the legacy ones."""
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
