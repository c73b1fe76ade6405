"""Projects to run stages on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from blocks.doors import embedded_doors
from domain.artifacts.onboarding import read_form
from domain.database import Database
from domain.projects import find_or_create_project, submit_form
from domain.settings import settings
from tasks.ingest.intake import LocalForm, read_local_form, submit_local_form


@pytest.fixture
def padaria(examples: Path) -> dict[str, Any]:
    """The bakery's form, as JSON."""
    form: dict[str, Any] = json.loads((examples / "padaria-aurora.json").read_text())
    return form


@pytest.fixture
def submitted(database: Database, examples: Path) -> Callable[[dict[str, Any]], str]:
    """Submits a form with its files; gives the project's slug."""

    def submit(payload: dict[str, Any]) -> str:
        form = read_form(payload, local_files=True)
        files = read_local_form(examples / "padaria-aurora.json").files
        store = embedded_doors(settings()).artifact_store
        submit_local_form(LocalForm(form, files), database, store)
        return str(payload["slug"])

    return submit


@pytest.fixture
def project(database: Database, padaria: dict[str, Any]) -> str:
    """The slug of a project of its own, with a form submitted."""
    slug = f"p-{uuid4().hex[:10]}"
    form = read_form({**padaria, "slug": slug}, local_files=True)
    with database.transaction() as session:
        submit_form(session, find_or_create_project(session, form, slug), form)
    return slug
