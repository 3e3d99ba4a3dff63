"""How many values hypothesis makes up for a test: an eighth in CI of what it tries at night."""

import os

# Set by scripts/nightly.
IS_NIGHT = "TESTS_AT_NIGHT" in os.environ


def tries(at_night: int) -> int:
    """Return for `max_examples` what there is time for."""
    return at_night if IS_NIGHT else at_night // 8
