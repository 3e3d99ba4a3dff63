"""Background work, as an organization's admins see it."""

from resolvers.context import RequestContext
from services.errors import NotFound
from services.jobs import jobs
from services.rows import JobRow


async def list_jobs(context: RequestContext, first: int) -> list[JobRow]:
    """Read the organization's jobs and the gateway's own, newest first."""
    return await jobs.list_jobs(context.organization_id, first=first)


async def job(context: RequestContext, job_id: str) -> JobRow | None:
    """Read one job; None if it is not there."""
    try:
        return await jobs.get_job(context.organization_id, job_id)
    except NotFound:
        return None


async def cancel_job(context: RequestContext, job_id: str) -> JobRow:
    """Cancel a job of the organization."""
    return await jobs.cancel_job(context.organization_id, job_id)
