"""Prefect's settings for this installation: everything inside of the home folder, nothing told to anybody."""

import os
from pathlib import Path

DEFAULT_PORT = 4200


def embedded_api_url() -> str:
    """The address of the embedded server; its port is Prefect's own setting."""
    return f"http://127.0.0.1:{os.environ.get('PREFECT_SERVER_API_PORT', DEFAULT_PORT)}/api"


def prefect_environment(home: Path) -> dict[str, str]:
    """Environment variables for every process that uses Prefect; what the user has set stays as it is.

    They must be in place before `prefect` is imported for the first time.
    """
    prefect_home = home / "prefect"
    ours = {
        "PREFECT_HOME": str(prefect_home),
        "PREFECT_LOCAL_STORAGE_PATH": str(home / "results"),
        "PREFECT_API_URL": embedded_api_url(),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
        "PREFECT_CLI_PROMPT": "false",
        "PREFECT_LOGGING_LEVEL": "INFO",
        "PREFECT_LOGGING_EXTRA_LOGGERS": "sitegen",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
        "DO_NOT_TRACK": "1",
    }
    return {name: os.environ.get(name, value) for name, value in ours.items()}


def use_prefect_home(home: Path) -> None:
    """Put Prefect's settings into this process's environment, and make the folder that they name."""
    os.environ.update(prefect_environment(home))
    os.environ["SITEGEN_HOME"] = str(home)  # absolute, for workers that start in another folder
    Path(os.environ["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)
