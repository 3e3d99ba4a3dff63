"""The first start: an organization, and a token that opens it."""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from gateway.errors import OperatorError, SettingsError
from gateway.settings import Settings, variable_of
from services.errors import Conflict, InvalidInput, Unauthenticated
from services.tenants.organizations import create_organization, list_organizations
from services.tenants.tokens import Role, authenticate, create_token, ensure_token

DEFAULT_ORGANIZATION = "default"


@dataclass(frozen=True, slots=True)
class Access:
    """How to get in, to be shown to the operator.

    Attributes:
        organization_id: The organization.
        secret: A token of it; None where the operator has it, or has to make one.
        is_given: The operator has it: it came with the settings.
        is_made: It was made just now, so that nobody has seen it.
    """

    organization_id: str
    secret: str | None
    is_given: bool = False
    is_made: bool = False


async def bootstrap(settings: Settings) -> Access | None:
    """Make sure of an organization and a token, where the settings or a first start want them.

    A database of the operator's own is left as it is once it has organizations, but for what
    the settings name: other gateways may run on it, and a token nobody asked for is a hole.

    Returns:
        How to get in; None where the operator has organizations of their own making.

    Raises:
        SettingsError: What the settings name cannot be made.
    """
    present = {row["id"] for row in await list_organizations()}
    organization_id = settings.bootstrap_organization or DEFAULT_ORGANIZATION
    if settings.bootstrap_organization is None and present and organization_id not in present:
        return None
    if organization_id not in present:
        with contextlib.suppress(Conflict):  # another gateway on this database was faster
            await create_organization(organization_id, organization_id=organization_id)
    if settings.bootstrap_token is not None:
        await _ensure_given(organization_id, settings.bootstrap_token.get_secret_value())
        return Access(organization_id, None, is_given=True)
    file = _token_file(settings, organization_id)
    secret = _kept(file)
    if await _valid(secret, organization_id):
        return Access(organization_id, secret)
    if organization_id in present and settings.mongodb_url is not None:
        return Access(organization_id, None)
    _, secret = await create_token(organization_id, name="first start", role=Role.ADMIN)
    _keep(file, secret)
    return Access(organization_id, secret, is_made=True)


def kept_secret(settings: Settings) -> str:
    """Return the token that a start has made and kept, whether or not a gateway runs now.

    Raises:
        OperatorError: There is none.
    """
    organization_id = settings.bootstrap_organization or DEFAULT_ORGANIZATION
    if settings.bootstrap_token is not None:
        raise OperatorError(
            f"the token came with the settings, in {variable_of('bootstrap_token')}, and is kept "
            "nowhere else"
        )
    secret = _kept(_token_file(settings, organization_id))
    if not secret:
        raise OperatorError(
            f"no start has made a token for the organization {organization_id} and kept it in "
            f"{settings.data_dir}; make one with `log10-gateway token create --organization "
            f"{organization_id}`"
        )
    return secret


def _token_file(settings: Settings, organization_id: str) -> Path:
    return settings.data_dir / f"token.{organization_id}"


async def _ensure_given(organization_id: str, secret: str) -> None:
    try:
        await ensure_token(organization_id, name="bootstrap", role=Role.ADMIN, secret=secret)
    except InvalidInput as error:
        raise SettingsError(f"{variable_of('bootstrap_token')}: {error}") from error


async def _valid(secret: str | None, organization_id: str) -> bool:
    """Say whether a token that was kept opens the organization still."""
    if not secret:
        return False
    try:
        return (await authenticate(secret)).organization_id == organization_id
    except Unauthenticated:
        return False


def _kept(file: Path) -> str | None:
    """Return the token of an earlier start, if there was one."""
    try:
        return file.read_text().strip()
    except (OSError, UnicodeDecodeError):
        return None


def _keep(file: Path, secret: str) -> None:
    """Keep a token for the next start, readable by its owner alone: the database has its hash."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as output:
            output.write(f"{secret}\n")
    except OSError as error:
        raise SettingsError(
            f"{variable_of('data_dir')}: cannot keep the token in {file}: {error.strerror}"
        ) from error


async def default_organization(settings: Settings) -> str:
    """Return the organization that a command is about when it names none.

    Raises:
        OperatorError: There are several, or none, and the settings do not say.
    """
    if settings.bootstrap_organization is not None:
        return settings.bootstrap_organization
    present = [row["id"] for row in await list_organizations()]
    if len(present) == 1:
        return present[0]
    if DEFAULT_ORGANIZATION in present:
        return DEFAULT_ORGANIZATION
    raise OperatorError(
        "which organization? Name one with --organization; see `log10-gateway organization list`"
        if present
        else "there is no organization yet: see `log10-gateway organization create --help`"
    )
