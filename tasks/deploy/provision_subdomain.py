"""The stable address that shows the newest version."""

from collections.abc import Mapping
from typing import Any

from blocks.site_host.interface import SiteHost
from domain.artifacts.deployment import Deployment, Preview
from domain.stages import Stage
from tasks.run import Run
from tasks.stage import stage


def _still_shown(preview: Preview, inputs: Mapping[str, Any]) -> bool:
    host: SiteHost = inputs["host"]
    return host.previewed_version(inputs["deployment"].slug) == preview.version


@stage(Stage.PROVISION_SUBDOMAIN, about="Point the site's preview address at the version", stands=_still_shown)
def provision_subdomain(run: Run, deployment: Deployment, host: SiteHost) -> Preview:
    """Fenced by the lease's number at the host itself."""
    return host.point_preview(deployment, project_id=run.project_id, token=run.lease.number)
