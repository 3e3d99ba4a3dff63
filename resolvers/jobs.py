"""Background work, as an organization's admins see it."""

from resolvers.connections import Connection, build_connection
from resolvers.context import RequestContext
from resolvers.projection import ResolveInfo, Selection
from services.errors import NotFound
from services.jobs import jobs
from services.jobs.jobs import JobFilter
from services.rows import JobRow
from services.storage.order import Sort
from services.storage.paging import PageRequest


async def job_connection(
    context: RequestContext,
    info: ResolveInfo,
    filter_: JobFilter | None,
    page: PageRequest,
    sort: Sort,
) -> Connection:
    """List the organization's jobs and the gateway's own."""
    return await build_connection(
        Selection.below(info),
        lambda: jobs.list_jobs(context.organization_id, page, filter_, sort=sort),
        lambda: jobs.count_jobs(context.organization_id, filter_),
    )


async def job(context: RequestContext, job_id: str) -> JobRow | None:
    """Read one job; None if it is not there."""
    try:
        return await jobs.get_job(context.organization_id, job_id)
    except NotFound:
        return None


async def cancel_job(context: RequestContext, job_id: str) -> JobRow:
    """Cancel a job of the organization."""
    return await jobs.cancel_job(context.organization_id, job_id)
