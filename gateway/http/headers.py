"""What every response has, the ones to our own failures included."""

from typing import Final

# Responses hold what customers said to a model: no cache keeps them, no page shows them in a frame,
# no browser takes one for a script. Strict-Transport-Security is for whoever owns the domain.
DEFAULT_HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cache-control", b"no-store"),
)
