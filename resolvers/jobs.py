"""Jobs, as their admins see them."""

from resolvers.context import RequestContext
from services.jobs import store
from services.rows import JobRow


async def list_jobs(context: RequestContext, first: int) -> list[JobRow]:
    """Read the organization's jobs, newest first, then the gateway's own."""
    return await store.list_jobs(context.organization_id, first=first)


async def job(context: RequestContext, job_id: str) -> JobRow | None:
    """Read one job; None if it is not there."""
    return await store.find_job(context.organization_id, job_id)


async def cancel_job(context: RequestContext, job_id: str) -> JobRow:
    """End a job."""
    return await store.cancel(context.organization_id, job_id)
