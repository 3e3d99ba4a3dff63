"""Take the README's picture of GraphiQL, from a running gateway with data in it.

    .venv/bin/python scripts/screenshot.py http://127.0.0.1:8000 TOKEN

Needs Chromium (`apt-get install chromium`). Writes docs/graphiql.png.
"""

import sys
from pathlib import Path

from playwright.sync_api import expect

from tests.gateway.browser import open_browser, visit

TARGET = Path(__file__).parents[1] / "docs" / "graphiql.png"


def take_screenshot(url: str, token: str, target: Path = TARGET) -> None:
    """Run the first example and picture the whole page.

    Args:
        url: Of the gateway, without a path.
        token: Any role will do: nothing is written.
        target: The PNG file to write.
    """
    with open_browser() as browser, visit(browser) as seen:
        page = seen.page
        page.goto(f"{url}/graphql")
        page.get_by_label("Token", exact=True).fill(token)
        page.keyboard.press("Enter")
        # Nothing to see in it: the example has no variables.
        page.get_by_role("button", name="Hide editor tools").click()
        expect(page.locator(".graphiql-explorer-root")).to_contain_text("completions")
        page.get_by_role("button", name="Execute query").click()
        expect(page.locator(".result-window")).to_contain_text('"nodes"')
        page.mouse.move(700, 30)  # off the button, whose tooltip would be in the picture
        page.wait_for_timeout(1000)  # tooltips and spinners fade
        page.screenshot(path=target)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    take_screenshot(sys.argv[1].rstrip("/"), sys.argv[2])
    print(TARGET)
