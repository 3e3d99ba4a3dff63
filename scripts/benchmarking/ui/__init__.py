"""The web UI in a browser: what it takes, beside the least that a browser takes."""
