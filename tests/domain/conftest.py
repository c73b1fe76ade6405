"""What the tests of the words share."""

import json
from pathlib import Path

import pytest

from domain.artifacts.onboarding import OnboardingForm, read_form


@pytest.fixture
def form(examples: Path) -> OnboardingForm:
    """The bakery's form."""
    return read_form(json.loads((examples / "padaria-aurora.json").read_text()), local_files=True)
