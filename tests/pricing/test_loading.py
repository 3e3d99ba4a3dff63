"""When price lists are loaded, and that nothing is fetched."""

import subprocess
import sys

LATE = """
import sys
import gateway.cli, gateway.app, services.completions.writing
assert "genai_prices" not in sys.modules
"""
OFFLINE = """
import asyncio, socket, threading
def refuse(*_, **__):
    raise AssertionError("somebody wants the network")
socket.getaddrinfo = socket.socket.connect = socket.socket.connect_ex = refuse
from datetime import UTC, datetime
from services.pricing import NO_PRICES, catalog, price_of
asyncio.run(catalog.load())
threads = threading.active_count()
usage = {"prompt_tokens": 1, "completion_tokens": 1}
assert price_of("openai", "gpt-4o", usage, datetime.now(UTC), NO_PRICES)["total"] == 12_500
assert threads == threading.active_count() <= 2  # a pool's, not one that looks for updates
"""


def run(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_price_lists_are_loaded_when_they_are_needed_and_not_before() -> None:
    run(LATE)


def test_nothing_is_fetched() -> None:
    run(OFFLINE)
