"""Who uses the command line, for the audit log."""

import getpass

from domain.audit import Actor


def acting() -> Actor:
    """The account on this machine."""
    return Actor(name=f"shell:{getpass.getuser()}")
