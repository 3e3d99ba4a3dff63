"""The command line: `log10-gateway`."""

import json
import os
import sys
from collections.abc import Coroutine, Mapping, Sequence
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from gateway.embedded_mongod.access import database_url, run
from gateway.errors import OperatorError
from gateway.insight_commands import insight_app
from gateway.serving.bootstrap import Access, bootstrap, default_organization, kept_secret
from gateway.settings import load_settings, variable_of
from services.clock import utc_now
from services.errors import ServiceError
from services.grading.revoking import revoke_token
from services.runtime import Runtime, current_runtime, enter
from services.storage import index_sets
from services.tenants.organizations import create_organization, get_organization, list_organizations
from services.tenants.tokens import Role, all_tokens, create_token

Result = TypeVar("Result")

app = typer.Typer(
    name="log10-gateway",
    help="A server for logged LLM calls: GraphQL and the Log10 SDKs' REST routes, over MongoDB.",
    epilog="Settings are environment variables that begin with LOG10_GATEWAY_, or lines of .env.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
token_app = typer.Typer(help="Tokens: who may do what.", no_args_is_help=True)
organization_app = typer.Typer(help="Organizations: the tenants.", no_args_is_help=True)
schema_app = typer.Typer(help="The GraphQL schema.", no_args_is_help=True)
openapi_app = typer.Typer(help="The REST contract.", no_args_is_help=True)
indexes_app = typer.Typer(help="The database's indexes.", no_args_is_help=True)
app.add_typer(token_app, name="token")
app.add_typer(organization_app, name="organization")
app.add_typer(schema_app, name="schema")
app.add_typer(openapi_app, name="openapi")
app.add_typer(indexes_app, name="indexes")
app.add_typer(insight_app, name="insight")

OrganizationOption = Annotated[
    str | None,
    typer.Option(
        "--organization", "-o", help="The organization's id. Default: the only one, or `default`."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def main() -> None:
    """Run a command. What is the operator's to mend is said in one line, with exit code 1."""
    enter(Runtime())
    try:
        app()
    except (OperatorError, ServiceError) as error:
        print(f"log10-gateway: {error}", file=sys.stderr)
        sys.exit(1)


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"log10-gateway {version('log10-gateway')}")
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    pass


def _with_database(work: Coroutine[Any, Any, Result]) -> Result:
    from gateway.runtime import configure

    try:
        settings = load_settings()
        configure(current_runtime(), settings)  # what a command derives is what a gateway would
        with database_url(settings) as url:
            return run(url, settings, work)
    finally:
        work.close()  # if it has not begun


@app.command()
def serve(
    host: Annotated[
        str | None, typer.Option(help="Address to listen on (default: 127.0.0.1).")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(help="Port (default: 8000); 0 takes a free one.", min=0, max=65535),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(help="Number of server processes (default: 1).", min=1)
    ] = None,
    ssl_certfile: Annotated[
        Path | None, typer.Option(help="PEM file of the certificate to serve TLS with.")
    ] = None,
    ssl_keyfile: Annotated[
        Path | None, typer.Option(help="PEM file of its key (default: the certificate's file).")
    ] = None,
    ssl_ca_certs: Annotated[
        Path | None,
        typer.Option(help="PEM file of authorities; clients must show a certificate of theirs."),
    ] = None,
    reload: Annotated[
        bool, typer.Option("--reload", help="Start anew when a source file changes.")
    ] = False,
) -> None:
    """Start the gateway, and a MongoDB unless LOG10_GATEWAY_MONGODB_URL is set."""
    given = {
        "host": host,
        "port": port,
        "workers": workers,
        "ssl_certfile": ssl_certfile,
        "ssl_keyfile": ssl_keyfile,
        "ssl_ca_certs": ssl_ca_certs,
    }
    for field, value in given.items():
        if value is not None:  # in the environment, for the worker processes to read
            os.environ[variable_of(field)] = str(value)
    settings = load_settings()
    if reload and settings.workers > 1:
        raise OperatorError("--reload is for one worker")
    from gateway.serving.server import serve as serve_requests  # brings the whole application

    serve_requests(
        settings,
        reload=reload,
        announce=lambda text: print(text, flush=True),
        to_terminal=sys.stdout.isatty(),
    )


@token_app.command("create")
def token_create(
    organization: OrganizationOption = None,
    name: Annotated[str, typer.Option(help="What it is for.")] = "command line",
    role: Annotated[Role, typer.Option(help="What it may do.")] = Role.WRITER,
    expires_in_days: Annotated[
        int | None, typer.Option(help="Days until it ends (default: never).", min=1, max=36500)
    ] = None,
) -> None:
    """Make a token. Its secret is printed once, alone on standard output."""

    async def create() -> tuple[str, str]:
        organization_id = await _organization(organization)
        ends = utc_now() + timedelta(days=expires_in_days) if expires_in_days else None
        row, secret = await create_token(organization_id, name=name, role=role, expires_at=ends)
        until = f" until {_shown(ends)}" if ends else ""
        return f"token {row['id']}: {role} of {organization_id}{until}", secret

    about, secret = _with_database(create())
    print(about, file=sys.stderr)
    print(secret)


@token_app.command("show-bootstrap")
def token_show_bootstrap() -> None:
    """Print the admin token that the first start has made, and kept in the data folder.

    It is printed as it was made, whether or not somebody has revoked it since.
    """
    print(kept_secret(load_settings()))


@token_app.command("list")
def token_list(organization: OrganizationOption = None, as_json: JsonOption = False) -> None:
    """List an organization's tokens, oldest first, the ended ones too."""

    async def read() -> Sequence[Mapping[str, Any]]:
        return await all_tokens(await _organization(organization))

    columns = ("id", "name", "role", "secret_prefix", "created_at", "expires_at", "revoked_at")
    _print_rows(_with_database(read()), (*columns, "last_used_at"), as_json=as_json)


@token_app.command("revoke")
def token_revoke(
    token_id: Annotated[str, typer.Argument(help="The token's id, from `token list`.")],
    organization: OrganizationOption = None,
) -> None:
    """End a token. Running gateways reject it within five seconds."""

    async def revoke() -> str:
        row = await revoke_token(await _organization(organization), token_id)
        return f"token {row['id']} ({row['name']}) is revoked"

    print(_with_database(revoke()))


async def _organization(organization_id: str | None) -> str:
    if organization_id is None:
        organization_id = await default_organization(load_settings())
    return (await get_organization(organization_id))["id"]


@organization_app.command("create")
def organization_create(
    name: Annotated[str, typer.Argument(help="Its name, for people.")],
    organization_id: Annotated[
        str | None,
        typer.Option(
            "--id", help="Its id: 1 to 64 letters, digits, '.', '-' or '_'. Made if absent."
        ),
    ] = None,
) -> None:
    """Make an organization. Its id is printed."""
    row = _with_database(create_organization(name, organization_id=organization_id))
    print(row["id"])


@organization_app.command("list")
def organization_list(as_json: JsonOption = False) -> None:
    """List the organizations."""
    rows = _with_database(list_organizations())
    _print_rows(rows, ("id", "name", "slug", "created_at"), as_json=as_json)


def _print_rows(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, as_json: bool
) -> None:
    shown = [{column: _shown(row[column]) for column in columns} for row in rows]
    if as_json:
        print(json.dumps(shown, indent=2))
        return
    # Never cut to the width of the terminal: ids are there to be copied.
    cells = [columns, *([row[column] or "-" for column in columns] for row in shown)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        print("  ".join(map(str.ljust, line, widths)).rstrip())


def _shown(value: object) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    return value if value is None else str(value)


@app.command()
def demo(
    completions: Annotated[
        int, typer.Option(help="How many completions.", min=1, max=10_000_000)
    ] = 2000,
    organization: OrganizationOption = None,
    seed: Annotated[
        int,
        typer.Option(
            help="Another seed makes other data; the same one the same, but for the times."
        ),
    ] = 10,
) -> None:
    """Load made-up completions, sessions, feedback tasks and feedback of the last 30 days.

    Among them a task that two people with tokens of their own are halfway through, and do not
    agree about. Says where it is to be seen. Loading it again changes nothing.
    """
    from gateway.demo.load import Loaded, load_demo
    from gateway.serving.banner import where_to_look

    settings = load_settings()

    async def load() -> tuple[str, Access | None, Loaded]:
        await index_sets.prepare()
        access = None
        if organization is None:  # a demo may be the first thing that anyone does
            access = await bootstrap(settings)
        organization_id = await _organization(organization)
        loaded = await load_demo(organization_id, completions=completions, seed=seed)
        return organization_id, access, loaded

    organization_id, access, loaded = _with_database(load())
    print(loaded.text)
    people = {person.name: person.secret for person in loaded.people if person.secret}
    print(
        where_to_look(
            settings,
            organization_id,
            access=access,
            people=people,
            deployed=loaded.deployed,
            to_terminal=sys.stdout.isatty(),
        )
    )


@schema_app.command("print")
def schema_print() -> None:
    """Print the GraphQL schema in its definition language."""
    from schema import build_schema

    print(build_schema().as_str())


@openapi_app.command("print")
def openapi_print() -> None:
    """Print the OpenAPI document of the REST routes as JSON."""
    from rest_compat.openapi import document

    print(json.dumps(document(), indent=2, ensure_ascii=False))


@indexes_app.command("apply")
def indexes_apply() -> None:
    """Make the indexes that are missing. `serve` does so too."""
    made = _with_database(index_sets.prepare())
    print("\n".join(f"made {name}" for name in made) or "all indexes are there")


@indexes_app.command("check")
def indexes_check() -> None:
    """Name the indexes that are missing. Exit code 1 if any is. Names those, too, that may go."""

    async def check() -> tuple[list[str], list[str]]:
        return await index_sets.missing(), await index_sets.superfluous()

    missing, superfluous = _with_database(check())
    print("\n".join(f"missing {name}" for name in missing) or "all indexes are there")
    for name in superfluous:
        print(f"only the version before has needed {name}: `log10-gateway indexes prune`")
    raise typer.Exit(1 if missing else 0)


@indexes_app.command("prune")
def indexes_prune() -> None:
    """Remove the indexes that only gateways of the version before need. None may run any more."""
    removed = _with_database(index_sets.prune())
    print("\n".join(f"removed {name}" for name in removed) or "there are none")


@app.command()
def migrate(
    check: Annotated[
        bool, typer.Option("--check", help="Only say what is pending; exit code 1 if anything is.")
    ] = False,
    quiet_seconds: Annotated[
        float,
        typer.Option(
            help="How long no gateway of the version before may have been seen to write; 0 if none "
            "runs any more.",
            min=0,
        ),
    ] = 60,
) -> None:
    """Bring the database into the form of this version, while it is in use.

    Running gateways do so by themselves, with a fifth of their time. This takes as much time as it
    gets, shows how far it is, and ends when the version is reached. It may be interrupted at any
    time; whoever goes on begins where it was.
    """
    from gateway.migrating import migrations, run_migrations  # brings all that jobs do

    if check:
        waiting = _with_database(migrations.pending())
        for number, name in waiting.items():
            print(f"pending: version {number}, {name}")
        if not waiting:
            print("the database has the form of this version")
        raise typer.Exit(1 if waiting else 0)
    _with_database(run_migrations(quiet_seconds))
    print("the database has the form of this version")
