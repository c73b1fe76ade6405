"""The sandbox as the stages use it: its toolchain and browser, and its errors in our words."""

from collections.abc import Iterator
from contextlib import contextmanager

from domain.errors import BuildFailed, ProviderUnavailable, SandboxUnavailable
from domain.settings import settings
from sandbox import errors
from sandbox.chromium import Chromium, find_chromium
from sandbox.toolchain import Toolchain
from tasks.project.starters import KIT


def toolchain() -> Toolchain:
    """Node and the kit's packages.

    Raises:
        SandboxUnavailable: they are not installed.
    """
    with our_errors():
        return Toolchain.at(KIT)


def toolchain_digest() -> str:
    """What a build hangs on besides its sources."""
    return toolchain().digest


def chromium() -> Chromium | None:
    """The browser of the gate, if there is one.

    Raises:
        SandboxUnavailable: the one that the settings name is not there.
    """
    with our_errors():
        return find_chromium(settings().chromium)


def gate_digest() -> str:
    """What a verdict hangs on besides the built files: where a browser is there now, skipped checks run."""
    browser = chromium()
    return f"{toolchain().gate_digest}/{toolchain().digest}/{browser.digest if browser else 'no browser'}"


@contextmanager
def our_errors() -> Iterator[None]:
    """Translate what the sandbox raises."""
    try:
        yield
    except errors.SandboxInterrupted as error:
        raise ProviderUnavailable(error.reason, next_step=error.next_step) from error
    except (errors.FilesRefused, errors.GateBroken) as error:
        raise BuildFailed(error.reason, next_step=error.next_step) from error
    except errors.SandboxError as error:
        raise SandboxUnavailable(error.reason, next_step=error.next_step) from error
