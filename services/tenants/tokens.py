"""Tokens: secrets, roles, and the Principal behind a request.

A secret is 256 random bits, shown once and stored as its SHA-256: a random secret needs no slow
hash. It is looked up by that hash, so no comparison's time can tell anything of a stored secret.
"""

import asyncio
import hashlib
import secrets
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar, Final

from cachetools import TTLCache
from pymongo import DESCENDING
from pymongo.errors import PyMongoError

from models import TokenDocument, indexes
from services.clock import utc_now
from services.errors import Forbidden, InvalidInput, NotFound, Unauthenticated, Unavailable
from services.ids import new_id
from services.observability.records import current_record
from services.observability.tracing import traced
from services.rows import TokenRow
from services.runtime import bare_context, part
from services.storage.cursors import Listing
from services.storage.database import as_service_error, database, find_rows
from services.storage.filters import (
    IS,
    IS_IN,
    NULL,
    RANGE,
    TEXT,
    Filter,
    FilterField,
    compile_filter,
)
from services.storage.order import CREATED_AT, OrderField, Sort
from services.storage.paging import Page, PageRequest
from services.storage.unkeyed import UnkeyedList
from services.tenants.private_views import delete_private_views

SECRET_PREFIX = "log10_"  # noqa: S105  # tells what the secret is for
MAX_NAME_LENGTH = 200
MIN_GIVEN_SECRET_LENGTH = 8
# What a process knows of a token is at most this old, and a hot token costs one read each time.
# With `services.tenants.admission.RECHECK_SECONDS` it keeps the promise of five seconds for streams
# too.
CACHE_SECONDS = 2.0
CACHE_SIZE = 10_000
LAST_USED_EVERY = timedelta(minutes=1)
_NOTE_SECONDS = 1.0
NEWEST: Final = Sort(CREATED_AT, descending=True)
ORDERED_BY: Final[Mapping[str, OrderField]] = {CREATED_AT: OrderField(indexes.TOKENS)}
_SHOWN: Final = {field: 1 for field in TokenRow.__annotations__ if field != "id"}


class Role(StrEnum):
    """What a token may do; each role may do what those before it may."""

    READER = "reader"
    GRADER = "grader"
    WRITER = "writer"
    ADMIN = "admin"

    def includes(self, other: "Role") -> bool:
        """Say whether this role may do what `other` may."""
        return _ORDER[self] >= _ORDER[other]


_ORDER: Final = {role: n for n, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Principal:
    """Who is asking: the token's organization, name and role."""

    organization_id: str
    token_id: str
    token_name: str
    role: Role
    expires_at: datetime | None

    def check_expiry(self) -> None:
        """Return if the token has not expired, which can be told without the database.

        Raises:
            Unauthenticated: It has.
        """
        if self.expires_at is not None and self.expires_at <= utc_now():
            raise Unauthenticated("the token has expired")

    def require(self, role: Role) -> None:
        """Return if this principal may do what `role` may.

        Raises:
            Forbidden: It may not.
        """
        if not self.role.includes(role):
            raise Forbidden(f"this needs a token of role {role}; yours is a {self.role}'s")


@traced
async def create_token(
    organization_id: str,
    *,
    name: str,
    role: Role,
    expires_at: datetime | None = None,
    secret: str | None = None,
) -> tuple[TokenRow, str]:
    """Store a new token.

    Args:
        organization_id: Whose data it opens.
        name: For people; 1 to 200 characters.
        role: What it may do.
        expires_at: When it ends; never if None.
        secret: A known secret, for bootstrapping; made if None.

    Returns:
        The row and the secret, which is not to be had again.

    Raises:
        InvalidInput: The name, the expiry or the given secret is unfit.
    """
    if not 1 <= len(name) <= MAX_NAME_LENGTH:
        raise InvalidInput(f"a name has 1 to {MAX_NAME_LENGTH} characters", path="/name")
    if expires_at is not None and expires_at <= utc_now():
        raise InvalidInput("it lies in the past", path="/expires_at")
    if secret is not None and len(secret) < MIN_GIVEN_SECRET_LENGTH:
        raise InvalidInput(f"a token has {MIN_GIVEN_SECRET_LENGTH} characters at least")
    secret = secret if secret is not None else SECRET_PREFIX + secrets.token_urlsafe(32)
    row: dict[str, Any] = {
        "_id": new_id(),
        "organization_id": organization_id,
        "name": name,
        "role": str(role),
        "secret_sha256": _sha256(secret),
        "secret_prefix": secret[: len(SECRET_PREFIX) + 4],
        "created_at": utc_now(),
        "expires_at": expires_at,
        "revoked_at": None,
        "last_used_at": None,
    }
    await database.collection(TokenDocument).insert_one(row)
    return _published(row), secret


async def ensure_token(organization_id: str, *, name: str, role: Role, secret: str) -> None:
    """Store the token `secret` unless it is there already. For bootstrapping.

    Raises:
        InvalidInput: The secret is too short, or is another organization's.
    """
    collection = database.collection(TokenDocument)
    row = await collection.find_one({"secret_sha256": _sha256(secret)})
    if row is None:
        await create_token(organization_id, name=name, role=role, secret=secret)
    elif row["organization_id"] != organization_id:
        raise InvalidInput("the bootstrap token belongs to another organization")


@traced
async def all_tokens(organization_id: str) -> list[TokenRow]:
    """Read an organization's tokens, oldest first, the ended ones too. For an operator."""
    cursor = database.collection(TokenDocument).find({"organization_id": organization_id})
    return [_published(row) async for row in cursor.sort("_id")]


@dataclass(frozen=True, slots=True)
class TokenFilter(Filter):
    """Which tokens; see `services.storage.filters.Filter`."""

    FIELDS: ClassVar[Mapping[str, FilterField]] = {
        "id": FilterField("_id", IS_IN | NULL),
        "name": FilterField("name", TEXT),
        "role": FilterField("role", IS_IN),
        "created_at": FilterField("created_at", IS | RANGE),
    }

    @classmethod
    def key(cls, _organization_id: str, id_: str) -> str:
        """Return the `_id` of a token: its id."""
        return id_


@traced
async def list_tokens(
    organization_id: str,
    page: PageRequest,
    filter_: TokenFilter | None = None,
    *,
    sort: Sort = NEWEST,
) -> Page[TokenRow]:
    """Read one page of the tokens that match, those that have ended too.

    Raises:
        InvalidInput: The filter or a cursor is malformed, or the cursor belongs to another list.
    """
    return await _listed(organization_id, filter_, sort).page(page, _SHOWN, _published)


@traced
async def find_tokens(organization_id: str, ids: Sequence[str]) -> dict[str, TokenRow]:
    """Read tokens by id in one round trip. Ids that are not there are not in the result."""
    rows = await find_rows(
        database.collection(TokenDocument),
        {"organization_id": organization_id, "_id": {"$in": list(ids)}},
        projection=_SHOWN,
        most=len(ids),
        hint=indexes.BY_ID,
    )
    return {token["id"]: token for token in map(_published, rows)}


@traced
async def count_tokens(
    organization_id: str, filter_: TokenFilter | None = None
) -> tuple[int, bool]:
    """Count the tokens that match, and say whether the number is exact."""
    return await _listed(organization_id, filter_, NEWEST).count()


def _listed(organization_id: str, filter_: TokenFilter | None, sort: Sort) -> UnkeyedList:
    return UnkeyedList(
        database.collection(TokenDocument),
        organization_id,
        Listing("tokens", compile_filter(organization_id, filter_), sort),
        whose=[organization_id],
        hint=indexes.TOKENS,
        newest={"_id": DESCENDING},
    )


@traced
async def revoke_token(organization_id: str, token_id: str) -> TokenRow:
    """End a token, and its private views with it.

    Every worker rejects it within `CACHE_SECONDS`; doing it again is harmless.

    Raises:
        NotFound: The organization has no such token.
    """
    collection = database.collection(TokenDocument)
    key = {"organization_id": organization_id, "_id": token_id}
    await collection.update_one({**key, "revoked_at": None}, {"$set": {"revoked_at": utc_now()}})
    row = await collection.find_one(key)
    if row is None:
        raise NotFound("token", token_id)
    part(_Principals).pop(row["secret_sha256"], None)
    await delete_private_views([organization_id], [token_id])
    return _published(row)


class _Principals(TTLCache[bytes, Principal]):
    """Who bears a secret, by its hash."""

    def __init__(self) -> None:
        super().__init__(CACHE_SIZE, CACHE_SECONDS)
        self.under_way: dict[bytes, asyncio.Future[Principal]] = {}


async def authenticate(secret: str) -> Principal:
    """Find who bears a secret. Costs no database read while the token is hot.

    For `services.tenants.admission`, and for an operator's own commands.

    Raises:
        Unauthenticated: No token has this secret, or it has expired or been revoked.
        Unavailable: The database is out of reach.
    """
    digest = _sha256(secret)
    known = part(_Principals)
    principal = known.get(digest)
    if principal is None:
        # Callers that come together share one read.
        under_way = known.under_way.get(digest)
        if under_way is None:
            # In a context of its own: the first caller's may hold a deadline.
            under_way = asyncio.create_task(_look_up(digest), context=bare_context())
            known.under_way[digest] = under_way
            under_way.add_done_callback(lambda _: known.under_way.pop(digest, None))
        begun = time.perf_counter()
        try:
            principal = await asyncio.shield(under_way)
        finally:
            if (record := current_record()) is not None:
                record.add_database(time.perf_counter() - begun)
    principal.check_expiry()
    return principal


async def _look_up(digest: bytes) -> Principal:
    collection = database.collection(TokenDocument)
    try:
        row = await collection.find_one({"secret_sha256": digest})
    except PyMongoError as error:
        if as_service_error(error) is None:
            raise
        raise Unavailable("whose token it is cannot be looked up now; try again") from error
    if row is None:
        raise Unauthenticated("the token is unknown")
    if row["revoked_at"] is not None:
        raise Unauthenticated("the token has been revoked")
    now = utc_now()
    if row["last_used_at"] is None or now - row["last_used_at"] >= LAST_USED_EVERY:
        await _note_use(row, now)
    principal = Principal(
        organization_id=row["organization_id"],
        token_id=row["_id"],
        token_name=row["name"],
        role=Role(row["role"]),
        expires_at=row["expires_at"],
    )
    part(_Principals)[digest] = principal
    return principal


async def _note_use(row: dict[str, Any], now: datetime) -> None:
    """Write down when a token was used; a database that takes no writes does not stop reads."""
    with suppress(PyMongoError), database.deadline(_NOTE_SECONDS):
        await database.collection(TokenDocument).update_one(
            {"organization_id": row["organization_id"], "_id": row["_id"]},
            {"$set": {"last_used_at": now}},
        )


def _sha256(secret: str) -> bytes:
    return hashlib.sha256(secret.encode(errors="surrogateescape")).digest()


def _published(row: dict[str, Any]) -> TokenRow:
    published = {key: value for key, value in row.items() if key != "secret_sha256"}
    published["id"] = published.pop("_id")
    return published  # type: ignore[return-value]  # the driver's values are untyped
