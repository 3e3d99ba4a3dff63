"""TLS by uvicorn's own means: what the operator gave is tried before anything starts."""

import ssl
from pathlib import Path

from gateway.errors import OperatorError
from gateway.settings import Settings, variable_of


def check_tls(settings: Settings) -> None:
    """Return if the certificate, its key and the authorities can be read, or there are none.

    Raises:
        OperatorError: They cannot.
    """
    certificate, key, authorities = (
        settings.ssl_certfile,
        settings.ssl_keyfile,
        settings.ssl_ca_certs,
    )
    if certificate is None:
        if key is not None or authorities is not None:
            field = "ssl_keyfile" if key is not None else "ssl_ca_certs"
            raise OperatorError(f"{variable_of(field)} needs {variable_of('ssl_certfile')} beside")
        return
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        # An encrypted key would ask for its password at the terminal, in each process.
        context.load_cert_chain(certificate, key, password=lambda: "")
    except (OSError, ValueError) as error:
        raise OperatorError(
            f"cannot use the certificate {certificate}{_with(key)}: {_said(error)}"
        ) from error
    try:
        if authorities is not None:
            context.load_verify_locations(authorities)
    except (OSError, ValueError) as error:
        raise OperatorError(
            f"cannot use the authorities in {authorities}: {_said(error)}"
        ) from error


def _with(key: Path | None) -> str:
    return f" with the key {key}" if key is not None else ""


def _said(error: Exception) -> str:
    if isinstance(error, ssl.SSLError):
        return (error.reason or "it is no PEM").lower().replace("_", " ")
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
