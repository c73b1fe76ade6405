"""The project's repository, found or created."""

from collections.abc import Mapping
from typing import Any

from blocks.repository_host.interface import RepositoryHost
from domain.artifacts.repository import RepositoryRef, SiteIdentity
from domain.errors import NotFound
from domain.stages import Stage
from tasks.run import Run
from tasks.stage import stage


def _still_there(ref: RepositoryRef, inputs: Mapping[str, Any]) -> bool:
    host: RepositoryHost = inputs["host"]
    try:
        host.open(ref)
    except NotFound:
        return False
    return True


@stage(Stage.PROVISION_REPOSITORY, about="Find or create the project's git repository", stands=_still_there)
def provision_repository(run: Run, site: SiteIdentity, host: RepositoryHost) -> RepositoryRef:
    """Named after the site's slug, bound to the project."""
    return host.find_or_create(site.slug, project_id=run.project_id, description=f"Website of {site.name}")
