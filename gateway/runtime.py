"""What one gateway has one of, made from its settings."""

import logging

from gateway.observability.exposition import set_build_info
from gateway.observability.logs import RequestLines, standard_error
from gateway.price_file import load_price_file
from gateway.settings import Settings, has_insight, insight_folder, log_format
from services.changes import feeds as changes
from services.completions import commits, labels
from services.grading import uploading
from services.http_errors import REASONS
from services.insight.reader import insight
from services.jobs import expired_tokens
from services.observability.metrics import Metrics
from services.observability.records import RequestLog
from services.pricing import organizations as prices
from services.runtime import Runtime, entered, part
from services.storage import deleted_ids
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
        deleted_ids.configure(kept_days=settings.deleted_ids_kept_days)
        expired_tokens.configure(kept_days=settings.expired_tokens_kept_days)
        uploading.configure(max_matched=settings.max_matched_completions)
        labels.configure(keys=settings.metadata_keys)
        prices.configure(load_price_file(settings.price_file))
        insight.configure(insight_folder(settings) if has_insight(settings) else None)
        metrics = part(Metrics)
        set_build_info(metrics)
        # What appears at its first event with 1 looks to Prometheus as if it had never grown.
        for reason in REASONS:
            metrics.rejections.labels(reason)
        for queue in commits.queues():
            metrics.of_queue(queue.name)
        for feed in changes.ALL:
            for kind in ("created", "updated", "deleted"):
                metrics.changes.labels(feed.collection, kind)
        if settings.access_log:
            least = logging.getLevelNamesMapping()[settings.log_level.upper()]
            part(RequestLog).write = RequestLines(log_format(settings), least, standard_error())
