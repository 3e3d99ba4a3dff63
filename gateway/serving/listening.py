"""Ports are taken before anything else is done, and one that cannot be is said in one line."""

import errno
import os
import socket
from collections.abc import Sequence
from typing import Any, Final

from gateway.errors import OperatorError
from gateway.settings import variable_of

# As many wait at the door as uvicorn lets wait.
_BACKLOG: Final = 2048
# Where to listen, as `getaddrinfo` has it: family, kind, protocol, name, address.
_Found = tuple[socket.AddressFamily, socket.SocketKind, int, str, Any]


def bound_socket(host: str, port: int, *, fields: tuple[str, str]) -> socket.socket:
    """Take a port, so that a second gateway fails before it does anything.

    Args:
        host: Where to listen.
        port: On which TCP port; 0 takes a free one.
        fields: The settings of the two, which the operator is told.

    Raises:
        OperatorError: It cannot be taken, or a name leads to another process there, too.
    """
    try:
        first, *others = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        listener = _bound(first)
    except OSError as error:
        raise _refused(host, port, error, fields) from error
    try:
        if port:
            _check_free(others)
    except OSError as error:
        listener.close()
        raise _refused(host, port, error, fields) from error
    return listener


def take_connections(
    listener: socket.socket, host: str, port: int, *, fields: tuple[str, str]
) -> None:
    """Let clients in, who wait from now on.

    Two processes that begin at one time may both have bound the port: the later one learns it here.

    Raises:
        OperatorError: Another process listens there by now.
    """
    try:
        listener.listen(_BACKLOG)
    except OSError as error:
        raise _refused(host, port, error, fields) from error


def _bound(found: _Found) -> socket.socket:
    family, kind, protocol, _, address = found
    listener = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":  # elsewhere it would let two processes share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError:
        listener.close()
        raise
    return listener


def _check_free(others: Sequence[_Found]) -> None:
    """Refuse a name such as `localhost` that leads a browser to another process on the port."""
    for found in others:
        try:
            _bound(found).close()
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise OSError(error.errno, f"{error.strerror} at {found[4][0]}") from error


def _refused(host: str, port: int, error: OSError, fields: tuple[str, str]) -> OperatorError:
    of_host, of_port = map(variable_of, fields)
    return OperatorError(
        f"cannot listen on {host}, port {port}: {error.strerror}; set {of_host} or {of_port} "
        "to another"
    )
