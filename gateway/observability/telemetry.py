"""OpenTelemetry, which is FastAPI's own: on where the environment asks for it."""

from collections.abc import Mapping

from fastapi.telemetry import TelemetryConfig


def telemetry_of(environment: Mapping[str, str]) -> TelemetryConfig | None:
    """Leave FastAPI's OpenTelemetry on only where the environment asks for it.

    Otherwise each request asks three times whether somebody has set it up, which costs a create a
    twentieth of what it takes.
    """
    if any(name.startswith(("OTEL_", "FASTAPI_OTEL_")) for name in environment):
        return None  # its defaults
    return TelemetryConfig(tracing=False, metrics=False, logs=False)
