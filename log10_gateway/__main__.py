"""The command `log10-gateway`, which also is `python -m log10_gateway`."""

import sys
from pathlib import Path


def main() -> None:
    """Run a command of `gateway.cli`, with our packages before all others of the same names."""
    here = Path(__file__).resolve().parent
    app = here / "app"
    # Without it this is a checkout (an editable install), whose packages lie beside this one.
    # Processes that are started later take over this path: workers by multiprocessing's spawn,
    # the JSON Schema process by its arguments.
    sys.path.insert(0, str(app if app.is_dir() else here.parent))

    from gateway.cli import main as run

    run()


if __name__ == "__main__":
    main()
