"""Ports are taken before anything else is done, and one that cannot be is said in one line."""

import os
import socket

from gateway.errors import OperatorError
from gateway.settings import variable_of


def bound_socket(host: str, port: int, *, fields: tuple[str, str]) -> socket.socket:
    """Take a port, so that a second gateway fails before it does anything.

    Args:
        host: Where to listen.
        port: On which TCP port; 0 takes a free one.
        fields: The settings of the two, which the operator is told.

    Raises:
        OperatorError: It cannot be taken.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        try:
            if os.name == "posix":  # elsewhere it would let two processes share a port
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
        except OSError:
            listener.close()
            raise
    except OSError as error:
        of_host, of_port = map(variable_of, fields)
        raise OperatorError(
            f"cannot listen on {host}, port {port}: {error.strerror}; set {of_host} or {of_port} "
            "to another"
        ) from error
    return listener
