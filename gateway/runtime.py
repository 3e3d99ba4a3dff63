"""What one gateway has one of, made from its settings."""

from starlette.types import ASGIApp, Receive, Scope, Send

from gateway.settings import Settings
from services.completions import commits, deletions
from services.feedback import feedback
from services.jobs import expired_tokens
from services.runtime import Runtime, enter, entered, leave
from services.storage.paging import page_sizes
from services.tenants.rate_limit import limiter


def configure(runtime: Runtime, settings: Settings) -> None:
    """Set what the parts of a runtime take from the settings."""
    with entered(runtime):
        page_sizes.default = settings.default_page_size
        page_sizes.most = settings.max_page_size
        limiter.rate = settings.rate_limit_per_second
        limiter.burst = settings.rate_limit_burst
        commits.configure(max_waiting=settings.ingest_queue_limit)
        deletions.configure(kept_days=settings.deleted_ids_kept_days)
        expired_tokens.configure(kept_days=settings.expired_tokens_kept_days)
        feedback.configure(max_matched=settings.max_matched_completions)


class InRuntime:
    """Runs an application within a runtime: its requests, its sockets, its beginning and end.

    Args:
        app: The application.
        runtime: Its own.
    """

    def __init__(self, app: ASGIApp, runtime: Runtime) -> None:
        self._app = app
        self._runtime = runtime

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Do what is asked, within the runtime."""
        token = enter(self._runtime)
        try:
            await self._app(scope, receive, send)
        finally:
            leave(token)
