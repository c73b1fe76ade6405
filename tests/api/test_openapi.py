"""The OpenAPI document, and whether the API keeps to it whatever it is sent."""

import subprocess
import sys
from pathlib import Path

import pytest

from domain.tokens import Role
from tests.api.conftest import Visitor

# Whether a name can be printed, a telephone number exists or a message is blank: no schema says that.
SETTINGS = "checks.positive_data_acceptance.enabled = false"
SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # the stricter one about what it is given
@pytest.mark.usefixtures("prefect_server")
def test_the_api_keeps_to_its_document(visitor: Visitor, tmp_path: Path) -> None:
    address = str(visitor.client.base_url)
    token = visitor.token(Role.OPERATOR)["Authorization"]
    (tmp_path / "schemathesis.toml").write_text(SETTINGS)
    done = subprocess.run(
        [
            SCHEMATHESIS, "run", f"{address}/openapi.json", "--header", f"Authorization: {token}", "--mode", "all",
            "--max-examples", "15", "--seed", "1", "--continue-on-failure", "--no-color",
        ],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
