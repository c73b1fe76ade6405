"""Ports of this machine."""

import socket

from domain.errors import ProviderUnavailable


def require_free(port: int, *, setting: str) -> None:
    """Make sure that a server can listen on a loopback port.

    Raises:
        ProviderUnavailable: something listens there; the sentence names the setting.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise ProviderUnavailable(
                f"Port {port} is in use.", next_step=f"Set {setting} to a free port, or stop what listens on {port}."
            ) from None
