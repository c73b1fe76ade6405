"""The one place that decides which implementation of each door is used."""

import re
from dataclasses import dataclass, replace
from typing import Any, get_type_hints

import httpx
from prefect.blocks.core import Block, UnknownBlockType
from prefect.variables import Variable

from blocks.ai.interface import AIProvider
from blocks.ai.offline_writer import OfflineWriter
from blocks.artifact_store.interface import ArtifactStore
from blocks.artifact_store.local import LocalArtifactStore
from blocks.door import Door
from blocks.messages.interface import Mailer, Messenger
from blocks.messages.local import LocalOutboxMailer, LocalOutboxMessenger
from blocks.payments.interface import Payments
from blocks.payments.local import LocalPayments
from blocks.repository_host.interface import RepositoryHost
from blocks.repository_host.local import LocalRepositoryHost
from blocks.site_host.interface import SiteHost
from blocks.site_host.local import LocalSiteHost
from domain.errors import DoorMisconfigured, ProviderUnavailable
from domain.settings import Settings

VARIABLE = "sitegen_doors"
_REFERENCE = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")


@dataclass(frozen=True)
class Doors:
    """Every door, open."""

    ai: AIProvider
    artifact_store: ArtifactStore
    repository_host: RepositoryHost
    site_host: SiteHost
    mailer: Mailer
    messenger: Messenger
    payments: Payments


_INTERFACES: dict[str, type[Door]] = get_type_hints(Doors)


def embedded_doors(settings: Settings) -> Doors:
    """The defaults, which need nothing but a folder and ports."""
    home = settings.home
    return Doors(
        ai=OfflineWriter(),
        artifact_store=LocalArtifactStore(root=home / "store"),
        repository_host=LocalRepositoryHost(root=home / "repositories"),
        site_host=LocalSiteHost(root=home / "sites", port=settings.preview_port),
        mailer=LocalOutboxMailer(root=home / "outbox" / "mail"),
        messenger=LocalOutboxMessenger(root=home / "outbox" / "workspace"),
        payments=LocalPayments(
            root=home / "payments", webhook_url=f"http://127.0.0.1:{settings.api_port}/webhooks/stripe"
        ),
    )


def open_doors(settings: Settings) -> Doors:
    """The doors that the Prefect Variable `sitegen_doors` names, and the embedded defaults for the others.

    For synchronous code: Prefect would answer a coroutine with coroutines.

    Raises:
        DoorMisconfigured: the Variable names something that does not exist or does not fit.
        ProviderUnavailable: Prefect's API does not answer.
    """
    try:
        named: dict[str, Any] = {door: _load(door, reference) for door, reference in _references().items()}
    except httpx.HTTPError as error:
        raise ProviderUnavailable(
            f"The doors are unknown, because Prefect's API does not answer: {error}",
            next_step="See that the Prefect server is up (`sitegen doctor`) and run again.",
        ) from error
    return replace(embedded_doors(settings), **named)


def _references() -> dict[str, Any]:
    value: object = Variable[Any].get(VARIABLE, default={})
    if not isinstance(value, dict):
        raise DoorMisconfigured(f"The Prefect Variable `{VARIABLE}` is not a JSON object of doors and blocks.")
    if unknown := sorted(value.keys() - _INTERFACES.keys()):
        raise DoorMisconfigured(
            f"The Prefect Variable `{VARIABLE}` names an unknown door, {', '.join(unknown)}.",
            next_step=f"Name one of {', '.join(_INTERFACES)}.",
        )
    return value


def _load(door: str, reference: object) -> Door:
    if not isinstance(reference, str) or not _REFERENCE.fullmatch(reference):
        raise DoorMisconfigured(f"Door {door}: {reference!r} is no saved block, which is named block-type/name.")
    try:
        block = Block.load(reference)
    except (ValueError, RuntimeError, UnknownBlockType) as error:
        raise DoorMisconfigured(f"Door {door}: block '{reference}' cannot be loaded: {error}") from error
    if not isinstance(block, _INTERFACES[door]):
        raise DoorMisconfigured(f"Door {door}: block '{reference}' is a {type(block).__name__}, which does not fit.")
    return block
