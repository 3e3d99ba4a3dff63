"""What an operator may set, and how a wrong value is said."""

import difflib
import os
from pathlib import Path
from typing import Annotated, Literal, get_args
from urllib.parse import urlsplit

import platformdirs
from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from gateway.errors import SettingsError
from services.completions import labels
from services.ids import ORGANIZATION_ID

ENV_PREFIX = "LOG10_GATEWAY_"
ENV_FILE = ".env"

MIB = 1024 * 1024
_SHORTEST_TOKEN = 8


def _default_data_dir() -> Path:
    return platformdirs.user_data_path("log10-gateway", appauthor=False)


class Settings(BaseSettings):
    """Settings of the gateway.

    Read from the environment, then from `.env` in the working directory. An empty variable
    counts as unset, so that a container may pass them all through.
    """

    model_config = SettingsConfigDict(
        env_prefix=ENV_PREFIX,
        env_file=ENV_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        # A `.env` may hold other programs' variables too; ours are checked in `load_settings`.
        extra="ignore",
        frozen=True,
    )

    # Where it listens
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(
        default=8000, ge=0, le=65535, description="TCP port to listen on. 0 takes a free one."
    )
    workers: int = Field(default=1, ge=1, le=256, description="Number of server processes.")
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Origins, separated by commas, whose pages may call the gateway from a "
        "browser. Empty: none but its own.",
    )
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = Field(
        default=("127.0.0.1",),
        description="Addresses, separated by commas, of proxies whose X-Forwarded-For and "
        "X-Forwarded-Proto are believed.",
    )

    ssl_certfile: Path | None = Field(
        default=None,
        description="PEM file of the certificate to serve TLS with, and of what it is signed by. "
        "Unset: no TLS.",
    )
    ssl_keyfile: Path | None = Field(
        default=None,
        description="PEM file of the certificate's key. Unset: it is in the certificate's file.",
    )
    ssl_ca_certs: Path | None = Field(
        default=None,
        description="PEM file of the authorities one of which must have signed the certificate "
        "that a client shows. Unset: clients need none.",
    )

    # Where data lies
    mongodb_url: SecretStr | None = Field(
        default=None,
        description="Connection string of a MongoDB replica set or sharded cluster, 6.0 or "
        "later. Unset: the gateway starts a MongoDB of its own.",
    )
    mongodb_database: str = Field(
        default="log10_gateway", description="Name of the database in MongoDB."
    )
    data_dir: Path = Field(
        default_factory=_default_data_dir,
        description="Folder of the embedded MongoDB, its log, and the token of the first start. "
        "Default: the user's data folder on this platform.",
    )
    embedded_cache_mb: int = Field(
        default=256,
        ge=256,
        le=1_000_000,
        description="Memory that the embedded MongoDB may use as cache, in MiB.",
    )
    embedded_block_compressor: Literal["snappy", "zstd", "zlib", "none"] = Field(
        default="snappy",
        description="How the embedded MongoDB compresses the collections that it makes from now "
        "on: `snappy`, `zstd`, `zlib` or `none`. Those that are there keep theirs.",
    )

    # The index of completions
    insight: bool | None = Field(
        default=None,
        description="Whether this host has an index of all completions, for statistics and search. "
        "Unset: with the embedded MongoDB it has.",
    )
    insight_folder: Path | None = Field(
        default=None,
        description="Folder of the index, on a local disk; it holds prompts in clear, for its "
        "owner alone. Unset: `insight`, and in it the database's name, in the data folder.",
    )
    insight_memory_mb: int = Field(
        default=300,
        ge=200,
        le=100_000,
        description="Memory that the process may take, about, that writes the index, in MiB.",
    )

    # Who may enter at first
    bootstrap_organization: str | None = Field(
        default=None,
        description="Id of an organization to be made at start, unless it is there. "
        "Unset: `default`, if the database has no organization yet.",
    )
    bootstrap_token: SecretStr | None = Field(
        default=None,
        description="Secret of an admin token to be made at start for that organization, unless "
        "it is there; 8 characters at least. Unset: one is made at the first start, and kept in "
        "the data folder.",
    )

    # Limits
    database_timeout_seconds: float = Field(
        default=10, gt=0, le=3600, description="Longest time for one database call, in seconds."
    )
    graceful_shutdown_seconds: int = Field(
        default=15,  # longer than a database call, so that what waits for one is answered
        ge=0,
        le=3600,
        description="Time that open requests and streams get to end at shutdown, in seconds.",
    )
    max_body_bytes: int = Field(
        default=64 * MIB,
        ge=1024,
        le=1024 * MIB,
        description="Largest request body, as sent and as decompressed, in bytes. A request takes "
        "about six times as much memory while it is stored.",
    )
    max_bytes_in_flight: int = Field(
        default=256 * MIB,
        ge=1024,
        description="Bytes that the bodies of all requests under way may take, in a process, "
        "before new ones are answered 503. One body fits in any case.",
    )
    max_url_bytes: int = Field(
        default=16 * 1024,
        ge=256,
        le=60_000,  # the parser's own bound
        description="Longest path of a URL with its query, in bytes.",
    )
    max_header_bytes: int = Field(
        default=64 * 1024,
        ge=1024,
        le=MIB,
        description="Most that the headers of a request may take, in bytes.",
    )
    max_connections: int = Field(
        default=4096,
        ge=1,
        le=1_000_000,
        description="Connections that a process holds, WebSockets included, before new ones are "
        "answered 503.",
    )
    header_timeout_seconds: float = Field(
        default=10,
        gt=0,
        le=3600,
        description="Longest time from the first byte of a request to the end of its headers, in "
        "seconds.",
    )
    body_timeout_seconds: float = Field(
        default=20,
        gt=0,
        le=3600,
        description="Longest time in which less than 1 KiB of a request's body comes, in seconds.",
    )
    answer_timeout_seconds: float = Field(
        default=120,
        gt=0,
        le=3600,
        description="Longest time in which a client takes nothing of its response, in seconds.",
    )
    ingest_queue_limit: int = Field(
        default=10_000,
        ge=1,
        le=10_000_000,
        description="Completions that may wait to be written, as a number of documents, before "
        "new ones are answered 503.",
    )
    deleted_ids_kept_days: int = Field(
        default=7,
        ge=0,
        le=3650,
        description="Days for which the ids of deleted completions and feedback are remembered, so "
        "that a late row of an SDK, or a late retry, does not bring them back. 0: not at all.",
    )
    expired_tokens_kept_days: int = Field(
        default=30,
        ge=0,
        le=3650,
        description="Days for which a token is kept, and listed, after it has expired; its private "
        "saved views go with it.",
    )
    max_matched_completions: int = Field(
        default=100,
        ge=0,
        le=10_000,
        description="Most completions that feedback by tags may grade at once, where the client "
        "does not say: log10-io cannot. Up to 10,000.",
    )
    default_page_size: int = Field(
        default=20, ge=1, le=100_000, description="Items on a page when the client names no number."
    )
    max_page_size: int = Field(default=1000, ge=1, le=100_000, description="Most items on a page.")

    request_timeout_seconds: float = Field(
        default=30,
        gt=0,
        le=3600,
        description="Longest time for one GraphQL request, its work in the database included, in "
        "seconds.",
    )
    graphql_max_depth: int = Field(
        default=16, ge=1, le=100, description="Deepest nesting of a GraphQL operation, in levels."
    )
    graphql_max_cost: int = Field(
        default=50_000,
        ge=1,
        description="Highest cost of a GraphQL operation: about the number of objects that it can "
        "return (`schema/execution/cost.py`).",
    )
    graphql_max_document_bytes: int = Field(
        default=64 * 1024,
        ge=1024,
        le=16 * MIB,
        description="Longest text of a GraphQL document, trusted ones included, in bytes. Values "
        "belong in its variables.",
    )
    graphql_max_response_bytes: int = Field(
        default=72 * MIB,  # what the largest body holds can be read back, all of it
        ge=1024,
        description="Most that one GraphQL operation reads from the database, and that its "
        "response, or an event of a subscription, has, in bytes. A completion has about as much as "
        "the request bodies that it came in.",
    )
    rate_limit_per_second: float = Field(
        default=0,
        ge=0,
        description="Requests that a token may make, a second and process. 0: any number.",
    )
    rate_limit_burst: int = Field(
        default=100, ge=1, description="Requests that a token may make at once, after a pause."
    )
    trusted_documents: Path | None = Field(
        default=None,
        description="JSON file of GraphQL documents that clients may name by their SHA-256: "
        "`{hash: text}`, as Relay's compiler writes it, or Apollo's manifest.",
    )
    trusted_documents_only: bool = Field(
        default=False, description="Execute no GraphQL documents but the trusted ones."
    )

    # What calls cost
    price_file: Path | None = Field(
        default=None,
        description="JSON file of prices that come before the price lists, and of rebates on them: "
        "docs/prices.md. Unset: the price lists alone.",
    )

    metadata_keys: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Keys of `Completion.metadata`, separated by commas, that an index finds "
        "completions by; 20 of up to 100 characters at the most. Of a new key all completions are "
        "derived again, in the background.",
    )

    # What is shown
    ui: bool = Field(default=True, description="Serve the web UI at /ui to browsers.")
    graphiql: bool = Field(default=True, description="Serve GraphiQL at /graphql to browsers.")
    introspection: bool = Field(
        default=True, description="Answer introspection queries. GraphiQL needs them."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="Least severity that is logged."
    )
    log_format: Literal["auto", "json", "console"] = Field(
        default="auto",
        description="Form of the log: `json`, an object a line; `console`, for people; `auto`: "
        "`console` where standard error is a terminal, else `json`.",
    )
    access_log: bool = Field(
        default=True, description="Log a line for each request, with what it cost."
    )
    metrics_token: SecretStr | None = Field(
        default=None,
        description="Secret to be shown for `/metrics`, as `Authorization: Bearer`; 8 characters "
        "at least. Unset: none is asked for on the metrics' own port, and nothing is served "
        "elsewhere.",
    )
    metrics_port: int | None = Field(
        default=None,
        ge=1,
        le=65535,
        description="TCP port of their own on which metrics are served, at `/metrics`. Unset: "
        "beside everything else, to whoever has the token.",
    )
    metrics_host: str = Field(
        default="127.0.0.1", description="Address to listen on for the metrics' own port."
    )
    tracing: bool = Field(
        default=False,
        description="Make spans, and send them where the variables `OTEL_...` say. Needs the "
        "extra `tracing`.",
    )

    @field_validator("cors_origins", "trusted_proxies", "metadata_keys", mode="before")
    @classmethod
    def _split_at_commas(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part for part in map(str.strip, value.split(",")) if part)
        return value

    @field_validator("cors_origins")
    @classmethod
    def _origins_are_origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for origin in value:
            parts = urlsplit(origin)
            if origin != "*" and f"{parts.scheme}://{parts.netloc}" != origin.lower():
                raise ValueError(
                    f"{origin!r} should be an origin, as in 'https://example.com': a scheme and a "
                    "host, without a path or a slash at the end"
                )
        return value

    @field_validator("metadata_keys")
    @classmethod
    def _keys_are_few(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if len(value) > labels.MAX_KEYS:
            raise ValueError(f"should be at most {labels.MAX_KEYS} keys")
        for key in value:
            if len(key) > labels.MAX_KEY_LENGTH or not key.isprintable():
                raise ValueError(
                    f"{key!r} should be 1 to {labels.MAX_KEY_LENGTH} printable characters"
                )
        return value

    @field_validator("host", "metrics_host")
    @classmethod
    def _host_is_one_word(cls, value: str) -> str:
        if not value or any(character.isspace() or character == "/" for character in value):
            raise ValueError("should be a host name or an IP address")
        return value

    @field_validator("mongodb_url")
    @classmethod
    def _mongodb_url_has_its_scheme(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not value.get_secret_value().startswith(("mongodb://", "mongodb+srv://")):
            raise ValueError("should start with mongodb:// or mongodb+srv://")
        return value

    @field_validator("mongodb_database")
    @classmethod
    def _database_name_is_legal(cls, value: str) -> str:
        # https://www.mongodb.com/docs/manual/reference/limits/#naming-restrictions
        if not 0 < len(value.encode()) < 64 or any(c in '/\\. "$*<>:|?\0' for c in value):
            raise ValueError('should be 1 to 63 bytes, without any of /\\. "$*<>:|?')
        return value

    @field_validator("data_dir", "insight_folder")
    @classmethod
    def _folder_is_absolute(cls, value: Path | None) -> Path | None:
        return value.expanduser().absolute() if value is not None else None

    @field_validator("bootstrap_organization")
    @classmethod
    def _organization_has_an_id(cls, value: str | None) -> str | None:
        if value is not None and not ORGANIZATION_ID.fullmatch(value):
            raise ValueError("should be 1 to 64 letters, digits, '.', '-' or '_'")
        return value

    @field_validator("metrics_token")
    @classmethod
    def _token_is_long(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < _SHORTEST_TOKEN:
            raise ValueError(f"should have at least {_SHORTEST_TOKEN} characters")
        return value

    @field_validator("bootstrap_token", "metrics_token")
    @classmethod
    def _token_fits_a_header(cls, value: SecretStr | None) -> SecretStr | None:
        secret = value.get_secret_value() if value else "unset"
        if not secret.isascii() or not secret.isprintable() or " " in secret:
            raise ValueError("should be of printable ASCII characters, without spaces")
        return value


def log_format(settings: Settings) -> Literal["json", "console"]:
    """Return the form that the log has."""
    if settings.log_format == "auto":
        return "console" if os.isatty(2) else "json"
    return settings.log_format


def has_insight(settings: Settings) -> bool:
    """Say whether the host has an index. `serve` settles it, which knows whose the database is."""
    return settings.mongodb_url is None if settings.insight is None else settings.insight


def insight_folder(settings: Settings) -> Path:
    """Return where the index lies, if there is one."""
    return settings.insight_folder or settings.data_dir / "insight" / settings.mongodb_database


def variable_of(field: str) -> str:
    """Return the environment variable that sets a field."""
    return ENV_PREFIX + field.upper()


def load_settings() -> Settings:
    """Read the settings.

    Raises:
        SettingsError: A value is wrong, or a variable with our prefix is not one of ours.
    """
    try:
        _refuse_unknown_variables()
        settings = Settings()
    except ValidationError as error:
        raise SettingsError("; ".join(map(_sentence, error.errors()))) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot read {Path(ENV_FILE).absolute()}: {error}") from None
    if settings.default_page_size > settings.max_page_size:
        raise SettingsError(
            f"{variable_of('default_page_size')}={settings.default_page_size}: should not be "
            f"above {variable_of('max_page_size')}, {settings.max_page_size}"
        )
    if settings.metrics_port is not None and settings.metrics_port == settings.port:
        raise SettingsError(
            f"{variable_of('metrics_port')}={settings.metrics_port}: should not be "
            f"{variable_of('port')} too; with {variable_of('metrics_token')} alone metrics are "
            "served there"
        )
    if settings.trusted_documents_only and settings.trusted_documents is None:
        raise SettingsError(
            f"{variable_of('trusted_documents_only')} needs {variable_of('trusted_documents')}"
        )
    return settings


def _sentence(error: ErrorDetails) -> str:
    """Say one of pydantic's errors; a secret is never repeated."""
    field = str(error["loc"][0])
    message = error["msg"].removeprefix("Value error, ")
    shown = "" if _is_secret(field) else f"={str(error['input'])!r}"
    return f"{variable_of(field)}{shown}: {message[0].lower()}{message[1:]}"


def _is_secret(field: str) -> bool:
    annotation = Settings.model_fields[field].annotation
    return SecretStr in (annotation, *get_args(annotation))


def _refuse_unknown_variables() -> None:
    known = {variable_of(field) for field in Settings.model_fields}
    given = {*os.environ, *dotenv_values(ENV_FILE)}
    # Names are compared as pydantic-settings does: case does not matter.
    for name in sorted(given):
        if name.upper().startswith(ENV_PREFIX) and name.upper() not in known:
            nearest = difflib.get_close_matches(name.upper(), known, n=1, cutoff=0)[0]
            raise SettingsError(f"{name} is not a setting; did you mean {nearest}?")
