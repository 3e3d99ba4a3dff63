"""Give the fake provider the host names by which log10-io knows its providers.

Python imports this file at start-up in every process that has its folder on PYTHONPATH, so that
the SDK's own code and its command line run unmodified: `_httpx_utils.py` converts an answer only
when "anthropic" is in the provider's host name, and sees the end of a stream only with "openai".
The name log10.io leads to the gateway, whose port is in an environment variable, as a line in
/etc/hosts and a gateway on port 80 would have it.
"""

import os
import socket
from typing import Any

_real_getaddrinfo = socket.getaddrinfo


def _getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:  # socket's own
    name = host.decode() if isinstance(host, bytes) else host
    if name == "log10.io":
        return _real_getaddrinfo("127.0.0.1", os.environ["GATEWAY_PORT"], *args[1:], **kwargs)
    loopback = isinstance(name, str) and name.endswith(".test")
    return _real_getaddrinfo("127.0.0.1" if loopback else host, *args, **kwargs)


socket.getaddrinfo = _getaddrinfo
