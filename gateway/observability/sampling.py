"""Once a second: what has a present value, and how late the event loop is."""

import asyncio
import logging
import time
from typing import Final

from gateway.observability.logs import standard_error
from services.changes import feeds as changes
from services.completions import commits
from services.insight.reader import insight
from services.jobs.derivations import PendingDerivations
from services.jobs.queue_changes import QueueLag
from services.jobs.session_summaries import SessionChanges
from services.observability.metrics import Metrics
from services.runtime import part
from services.storage.database import database
from services.storage.monitoring import connections_of

logger = logging.getLogger("log10_gateway.metrics")

_PAUSE_SECONDS: Final = 1.0


async def sample_forever() -> None:
    """Look at everything once a second."""
    metrics = part(Metrics)
    while True:
        due = time.perf_counter() + _PAUSE_SECONDS
        await asyncio.sleep(_PAUSE_SECONDS)
        metrics.loop_delay.observe(max(time.perf_counter() - due, 0))
        try:
            sample()
            await sample_insight()
        except Exception:  # a bug here must not freeze what is measured
            logger.exception("the gauges could not be set")


async def sample_insight() -> None:
    """Set the gauges of the index; its folder is read in a thread."""
    metrics = part(Metrics)
    found = await insight.glance()
    metrics.insight_lag.set(found.lag_seconds or 0)
    metrics.insight_indexed.set(found.indexed or 0)
    metrics.insight_left_out.set(found.left_out)
    metrics.insight_building.set(found.building)


def sample() -> None:
    """Set the gauges to what they measure now."""
    metrics = part(Metrics)
    metrics.http_active.set(metrics.active_requests)
    metrics.websocket_connections.set(metrics.websockets)
    metrics.subscriptions_active.set(metrics.subscriptions)
    metrics.log_dropped.inc(standard_error().take_dropped())
    for queue in commits.queues():
        operations, size = queue.waiting
        metrics.queue_operations.labels(queue.name).set(operations)
        metrics.queue_bytes.labels(queue.name).set(size)
        metrics.queue_fullness.labels(queue.name).set(queue.fullness)
    for feed in changes.ALL:
        metrics.subscribers.labels(feed.collection).set(feed.subscribers)
    metrics.session_lag.set(part(SessionChanges).lag_seconds)
    metrics.derivation_lag.set(part(PendingDerivations).lag_seconds)
    metrics.grading_queue_lag.set(part(QueueLag).seconds)
    if database.monitors is not None:
        now = connections_of(database.client)
        metrics.connections.labels("used").set(now.used)
        metrics.connections.labels("idle").set(now.idle)
        metrics.connections_max.set(now.most)
        metrics.connections_pending.set(now.pending)
        database.monitors.topology.tell_while_missing(is_open=now.members > 0)
