"""All series of a gateway, in one table. docs/operate.md says what each is good for.

Names are those of OpenTelemetry's semantic conventions where these have one (dots become `_`, the
unit is appended), and `log10_...` where not. Each label has few values, all of them ours: never an
organization, a tag, a model or a name that a client chose.

What is counted as it happens is counted here; what has a present value (a queue's length) is a
plain number where it arises, and looked at once a second (`gateway.observability.sampling`).

https://opentelemetry.io/docs/specs/semconv/http/http-metrics/
https://opentelemetry.io/docs/specs/semconv/database/database-metrics/
"""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
)

# When a counter began is for OpenMetrics; Prometheus takes it for a series more.
disable_created_metrics()  # type: ignore[no-untyped-call]  # the library's, as all of its functions

if TYPE_CHECKING:
    from services.observability.records import Record

# The conventions' own bounds, in seconds.
_HTTP_SECONDS: Final = (
    *(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10),
)
_DATABASE_SECONDS: Final = (0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10)
_COMMIT_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_DELAY_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5)
_BATCH: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_STEP_SECONDS: Final = (0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60)


class QueueSeries(NamedTuple):
    """The series of one queue of writes: to look them up by their labels costs as much as counting.

    Attributes:
        size: Writes in a batch.
        seconds: Time until a batch is durable.
        written: Writes that were acknowledged.
        failed: Those that were not.
    """

    size: Histogram
    seconds: Histogram
    written: Counter
    failed: Counter


class Metrics:
    """The series of one gateway process.

    With several worker processes prometheus-client keeps the values in files that all of them
    share, where the environment names their folder (`PROMETHEUS_MULTIPROC_DIR`).

    Attributes:
        registry: All of the series.
        active_requests: HTTP requests under way now.
        websockets: Connections now.
        subscriptions: Subscriptions of GraphQL under way now, on any transport.
    """

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.active_requests = self.websockets = self.subscriptions = 0
        # Looking up a child by its labels costs as much as counting.
        self._children: dict[Hashable, Any] = {}

        def counter(name: str, text: str, *labels: str) -> Counter:
            return Counter(name, text, labels, registry=registry)

        def gauge(name: str, text: str, *labels: str, mode: Any = "livesum") -> Gauge:
            return Gauge(name, text, labels, registry=registry, multiprocess_mode=mode)

        def histogram(name: str, text: str, *labels: str, buckets: tuple[float, ...]) -> Histogram:
            return Histogram(name, text, labels, registry=registry, buckets=buckets)

        # HTTP
        self.http_requests = histogram(
            "http_server_request_duration_seconds",
            "Time from a request's head to the end of its response; streams are not in it.",
            *("http_request_method", "http_route", "http_response_status_code"),
            *("url_scheme", "error_type"),
            buckets=_HTTP_SECONDS,
        )
        self.http_active = gauge("http_server_active_requests", "Requests under way, streams too.")
        self.rejections = counter(
            "log10_rejections", "Requests and operations that were told an error.", "reason"
        )

        # GraphQL
        self.operations = counter(
            "log10_graphql_operations",
            "Operations of GraphQL that have ended.",
            *("graphql_operation_type", "transport", "outcome"),
        )
        self.operation_seconds = histogram(
            "log10_graphql_operation_duration_seconds",
            "Time that queries and mutations took, from admission to result.",
            "graphql_operation_type",
            buckets=_HTTP_SECONDS,
        )
        self.subscriptions_active = gauge(
            "log10_graphql_subscriptions_active", "Subscriptions under way, on any transport."
        )
        self.websocket_connections = gauge(
            "log10_websocket_connections", "WebSockets that are open."
        )

        # Ingest
        self.queue_operations = gauge(
            "log10_ingest_queue_operations", "Writes that wait for a batch.", "queue"
        )
        self.queue_bytes = gauge("log10_ingest_queue_bytes", "Bytes of those writes.", "queue")
        self.queue_fullness = gauge(
            "log10_ingest_queue_fullness_ratio",
            "How full the queue is, by number or by bytes, of the worker where it is fullest.",
            "queue",
            mode="livemax",
        )
        self.ingested = counter(
            "log10_ingest_operations",
            "Writes that were answered, by what came of them.",
            *("queue", "outcome"),
        )
        self.batch_size = histogram(
            "log10_ingest_batch_operations", "Writes in a batch.", "queue", buckets=_BATCH
        )
        self.commit_seconds = histogram(
            "log10_ingest_commit_duration_seconds",
            "Time until a batch is in the journals of a majority.",
            "queue",
            buckets=_COMMIT_SECONDS,
        )

        # Database
        self.commands = histogram(
            "db_client_operation_duration_seconds",
            "Time from a command to its reply.",
            *("db_system_name", "db_collection_name", "db_operation_name", "error_type"),
            buckets=_DATABASE_SECONDS,
        )
        self.connections = gauge(
            "db_client_connection_count",
            "Connections to the database.",
            "db_client_connection_state",
        )
        self.connections_max = gauge(
            "db_client_connection_max", "Connections that there may be to a member."
        )
        self.connections_pending = gauge(
            "db_client_connection_pending_requests", "Commands that wait for a connection."
        )
        self.writable = gauge(
            "log10_database_writable",
            "Whether a member is known that takes writes: 1 or 0.",
            mode="livemin",
        )

        # Live updates
        self.changes = counter(
            "log10_changes", "Changes that were read for subscribers.", "collection", "kind"
        )
        self.subscribers = gauge(
            "log10_change_subscribers", "Listeners to a collection's changes.", "collection"
        )

        # Background jobs
        self.job_runs = counter(
            "log10_job_runs", "Runs of background jobs that ended.", "kind", "outcome"
        )
        self.job_steps = histogram(
            "log10_job_step_duration_seconds",
            "Time that steps of background jobs took.",
            "kind",
            buckets=_STEP_SECONDS,
        )
        self.job_success = gauge(
            "log10_job_last_success_timestamp_seconds",
            "When a run of a kind last succeeded in this gateway, as a Unix time.",
            "kind",
            mode="max",
        )

        self.session_lag = gauge(
            "log10_session_summaries_lag_seconds",
            "How old the oldest change is that session summaries do not know yet.",
            mode="livemax",
        )

        self.derivation_lag = gauge(
            "log10_derivations_lag_seconds",
            "How long the first completion waits whose derived fields its write could not tell.",
            mode="livemax",
        )

        self.grading_queue_lag = gauge(
            "log10_grading_queues_lag_seconds",
            "How far the items of materialised queues are behind the changes of completions.",
            mode="livemax",
        )

        # The index
        self.insight_lag = gauge(
            "log10_insight_lag_seconds",
            "How long ago that was of which all is in the index; 0 where there is none.",
            mode="livemax",
        )
        self.insight_indexed = gauge(
            "log10_insight_indexed_completions",
            "Completions in the index, of all organizations.",
            mode="livemax",
        )
        self.insight_left_out = gauge(
            "log10_insight_left_out",
            "Rows that were left out of it since it was built, since they are no completions.",
        )
        self.insight_building = gauge(
            "log10_insight_building", "Whether an index is being built: 1 or 0.", mode="livemax"
        )

        # The process
        self.loop_delay = histogram(
            "log10_event_loop_delay_seconds",
            "How late the event loop woke up, looked at once a second.",
            buckets=_DELAY_SECONDS,
        )
        self.log_dropped = counter(
            "log10_log_lines_dropped", "Lines of the log that nobody took in time."
        )
        self.build = gauge(
            "log10_build_info",
            "The version that runs; its value is 1.",
            *("version", "python_version"),
            mode="max",
        )

    def of_queue(self, queue: str) -> QueueSeries:
        """Return the series of a queue."""
        return QueueSeries(
            self.batch_size.labels(queue),
            self.commit_seconds.labels(queue),
            self.ingested.labels(queue, "written"),
            self.ingested.labels(queue, "failed"),
        )

    def count(self, record: "Record", seconds: float) -> None:
        """Count a request or an operation that took so long."""
        if record.is_graphql:
            self._count_operation(record, seconds)
        if record.reason is not None:
            self.rejections.labels(record.reason).inc()
        if record.transport != "http":
            return
        key = (record.method, record.route, record.status, record.scheme)
        child = self._children.get(key)
        if child is None:
            status = "" if record.status is None else str(record.status)
            error = status if status >= "500" else "" if status else "client_gone"
            child = self._children[key] = self.http_requests.labels(
                record.method or "", record.route or "", status, record.scheme, error
            )
        child.observe(seconds)

    def _count_operation(self, record: "Record", seconds: float) -> None:
        type_ = record.operation_type or "unknown"
        self.operations.labels(type_, record.transport, record.outcome).inc()
        if type_ in ("query", "mutation"):
            self.operation_seconds.labels(type_).observe(seconds)

    def count_command(
        self, name: str, collection: str, seconds: float, error_type: str = ""
    ) -> None:
        """Count a command that was sent to the database.

        Args:
            name: The command, such as `find`.
            collection: The collection that it was about; "" for none of ours.
            seconds: How long it took.
            error_type: MongoDB's name or number of its error, or the driver's class; "" for none.
        """
        key = (name, collection, error_type)
        child = self._children.get(key)
        if child is None:
            child = self._children[key] = self.commands.labels(
                "mongodb", collection, name, error_type
            )
        child.observe(seconds)
