"""What processes that the gateway starts have in common."""

import os


def plain_environment() -> dict[str, str]:
    """Return this process's environment without our settings: they hold secrets."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith("LOG10_GATEWAY_")
    }
