"""What `serve` prints when it is ready."""

import shlex
import sys
from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from gateway.embedded_mongod.data_folder import DataFolder
from gateway.embedded_mongod.process import shell_url
from gateway.serving.bootstrap import Access
from gateway.settings import Settings, variable_of

# {"status":{"eq":"FAILED"}}, as the page writes it.
_FAILED = "%7B%22status%22%3A%7B%22eq%22%3A%22FAILED%22%7D%7D"


def shown_host(host: str) -> str:
    """Return an address to reach a gateway by that listens on `host`."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  # only shown


def base_url(settings: Settings, port: int) -> str:
    """Return the address that SDKs are pointed at."""
    name = shown_host(settings.host)
    scheme = "http" if settings.ssl_certfile is None else "https"
    return f"{scheme}://[{name}]:{port}" if ":" in name else f"{scheme}://{name}:{port}"


def program() -> str:
    """Return what a shell takes to run the command line: as it was run, if it was by its name."""
    name = "log10-gateway"
    return shlex.quote(sys.argv[0]) if Path(sys.argv[0]).name == name else name


def banner(
    settings: Settings, *, port: int, access: Access | None, database_url: str, to_terminal: bool
) -> str:
    """Say where everything is, and how to point an SDK at it.

    The admin's token is shown once, when it is made, and else only to a person: what is not a
    terminal is a log, which is kept and read by others.

    Args:
        settings: The gateway's.
        port: Where it listens.
        access: The organization and its token, if there is one to speak of.
        to_terminal: Whether it is shown in a terminal.
        database_url: The embedded database's; of a database of the operator's own nothing is
            shown, since its URL may hold a password.
    """
    base = base_url(settings, port)
    lines = [f"Log10 Gateway {version('log10-gateway')} is ready.", ""]
    if settings.ui:
        lines.append(f"  Web UI        {base}/ui")
    if settings.graphiql:
        lines.append(f"  GraphiQL      {base}/graphql")
    lines.append(f"  REST          {base} (documented at {base}/docs)")
    if access is None:
        lines += [
            f"  Organization  {program()} organization list",
            f"  Token         {program()} token create --organization ID",
        ]
    else:
        shown, exported = _token(access, to_terminal=to_terminal)
        lines += [
            f"  Organization  {access.organization_id}",
            f"  Token         {shown}",
            "",
            "To point a Log10 SDK at it:",
            "",
            f"  export LOG10_URL={base}",
            f"  export LOG10_TOKEN={exported}",
            f"  export LOG10_ORG_ID={access.organization_id}",
        ]
    if settings.mongodb_url is None:
        shell = shell_url(database_url, settings.mongodb_database)
        lines += ["", f"Its database: mongosh '{shell}'", f"Its data: {settings.data_dir}"]
    else:
        lines += ["", f"The database {settings.mongodb_database} is your own."]
    return "\n".join([*lines, ""])


def where_to_look(
    settings: Settings,
    organization_id: str,
    *,
    access: Access | None,
    people: Mapping[str, str],
    to_terminal: bool,
    deployed: datetime | None = None,
) -> str:
    """Say where what `demo` has loaded is seen, by which token, and what to look at first.

    Tokens are shown as `banner` shows them: to a person alone, but where they were just made.

    Args:
        settings: The gateway's.
        organization_id: Where the demo is.
        access: How to get in, where a start would say so.
        people: Secrets of tokens that were made just now, by the names of their people.
        to_terminal: Whether it is shown in a terminal.
        deployed: When the demo's deploy was, if any of its calls came after it.
    """
    if not settings.ui:
        return ""
    if access is None or access.organization_id != organization_id:
        access = Access(organization_id, None)
    running = DataFolder(settings.data_dir).read_address() if settings.mongodb_url is None else None
    # Whoever runs one on a database of their own knows where, unless the settings say it.
    base = running or (base_url(settings, settings.port) if settings.port else "")
    page = f"{base}/ui"
    shown, _ = _token(access, to_terminal=to_terminal)
    lines = [
        "",
        f"  Look at it    {page}",
        f"  Token         {shown}",
        "",
        f"A gateway runs at {running}."
        if running
        else f"If no gateway runs yet: {program()} serve",
        "",
        "Begin with one of these:",
        "",
        f"  Calls that failed, and why     {page}#/completions?f={_FAILED}",
        f"  What a deploy has made worse   {page}#/overview{_marked(deployed)}",
        f"  Answers to be graded           {page}#/grade",
    ]
    if deployed:
        at = f"{deployed:%A, %B} {deployed.day}, at {deployed:%H:%M} UTC"
        lines += [
            "",
            f"The deploy was on {at}: the page marks it, and",
            "compares what was before with what came after.",
        ]
    if people:
        width = max(map(len, people))
        lines += [
            "",
            "Two people are halfway through grading the same answers, and do not always agree; a",
            "third settles. Sign in as one of them, and go on where they are:",
            "",
            *(f"  {name:{width}}  {secret}" for name, secret in people.items()),
        ]
    return "\n".join([*lines, ""])


def _marked(deployed: datetime | None) -> str:
    """Return the search of the page that shows all of the demo, with a mark at the deploy."""
    return f"?r=-30d&mark={deployed:%Y-%m-%dT%H:%M:%SZ}" if deployed else ""


def _token(access: Access, *, to_terminal: bool) -> tuple[str, str]:
    """Return the token as it is shown, and as a shell takes it, or how to get it in both forms."""
    if access.is_given:
        given = variable_of("bootstrap_token")
        return f"as set in {given}", f"${given}"
    if access.secret is None:
        command = f"{program()} token create --organization {access.organization_id}"
    elif access.is_made or to_terminal:
        return access.secret, access.secret
    else:
        command = f"{program()} token show-bootstrap"
    return command, f'"$({command})"'
