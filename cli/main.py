"""`sitegen`: the entry point. Prefect's settings are put in place before anything imports Prefect."""

from blocks.orchestrator.environment import use_prefect_home
from domain.settings import settings


def main() -> None:
    """Run the command line."""
    use_prefect_home(settings().home)
    from cli.app import app  # noqa: PLC0415 - imports Prefect, which reads its settings once

    app()
