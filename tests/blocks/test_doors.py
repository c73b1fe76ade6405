"""Which implementation a door gets: the saved block that the Prefect Variable names, or the embedded default."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from prefect.blocks.system import Secret
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.variables import Variable
from pydantic import SecretStr

from blocks.ai.offline_writer import OfflineWriter
from blocks.artifact_store.local import LocalArtifactStore
from blocks.doors import VARIABLE, open_doors
from blocks.messages.local import LocalOutboxMailer, LocalOutboxMessenger
from blocks.repository_host.local import LocalRepositoryHost
from blocks.site_host.local import LocalSiteHost
from domain.errors import DoorMisconfigured, ProviderUnavailable
from domain.settings import Settings

pytestmark = pytest.mark.usefixtures("prefect_server")


@pytest.fixture(autouse=True)
def _no_doors_named(prefect_server: object) -> Iterator[None]:  # noqa: ARG001
    yield
    Variable.unset(VARIABLE)


def name_doors(value: Any) -> None:
    Variable.set(VARIABLE, value, overwrite=True)


def test_a_door_that_is_not_named_is_embedded(tmp_path: Path) -> None:
    doors = open_doors(Settings(home=tmp_path, preview_port=8123, api_port=8124))
    assert isinstance(doors.ai, OfflineWriter)
    assert doors.artifact_store == LocalArtifactStore(root=tmp_path / "store")
    assert doors.repository_host == LocalRepositoryHost(root=tmp_path / "repositories")
    assert doors.site_host == LocalSiteHost(root=tmp_path / "sites", port=8123)
    assert doors.mailer == LocalOutboxMailer(root=tmp_path / "outbox" / "mail")
    assert doors.messenger == LocalOutboxMessenger(root=tmp_path / "outbox" / "workspace")


def test_a_named_door_is_the_saved_block(tmp_path: Path) -> None:
    LocalArtifactStore(root=tmp_path / "elsewhere").save("elsewhere", overwrite=True)
    name_doors({"artifact_store": "sitegen-local-artifact-store/elsewhere"})
    doors = open_doors(Settings(home=tmp_path, preview_port=8123, api_port=8124))
    assert isinstance(doors.artifact_store, LocalArtifactStore)
    assert doors.artifact_store.address == str(tmp_path / "elsewhere")
    assert doors.repository_host.address == str(tmp_path / "repositories")
    doors.artifact_store.write("a", b"1")
    assert (tmp_path / "elsewhere" / "a").read_bytes() == b"1"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"ftp": "sitegen-local-artifact-store/x"}, "unknown door, ftp"),
        ({"artifact_store": "sitegen-local-artifact-store/none"}, "artifact_store.*none"),
        ({"mailer": "no-such-type/x"}, "mailer.*no-such-type"),
        ({"site_host": "without-slash"}, "site_host.*without-slash"),
        ({"site_host": "a/b/c"}, "site_host"),
        ({"site_host": "../x/y"}, "site_host"),
        ({"site_host": ""}, "site_host"),
        ({"site_host": None}, "site_host.*None"),
        ({"ai": {"provider": "x"}}, "ai.*provider"),
        (["site_host"], "not a JSON object"),
        ("sitegen-local-artifact-store/x", "not a JSON object"),
        (7, "not a JSON object"),
    ],
)
def test_a_reference_that_does_not_resolve_is_never_a_silent_default(tmp_path: Path, value: Any, reason: str) -> None:
    name_doors(value)
    with pytest.raises(DoorMisconfigured, match=reason) as refusal:
        open_doors(Settings(home=tmp_path, preview_port=8123, api_port=8124))
    assert refusal.value.next_step


def test_a_block_of_another_kind_does_not_fit(tmp_path: Path) -> None:
    LocalOutboxMailer(root=tmp_path).save("outbox", overwrite=True)
    Secret(value=SecretStr("hidden")).save("a-secret", overwrite=True)
    for reference in ("sitegen-local-outbox-mailer/outbox", "secret/a-secret"):
        name_doors({"artifact_store": reference})
        with pytest.raises(DoorMisconfigured, match=r"artifact_store.*does not fit") as refusal:
            open_doors(Settings(home=tmp_path, preview_port=8123, api_port=8124))
        assert "hidden" not in str(refusal.value)


def test_without_an_answer_from_prefect_no_door_is_guessed(tmp_path: Path) -> None:
    with temporary_settings({PREFECT_API_URL: "http://127.0.0.1:9/api"}), pytest.raises(ProviderUnavailable):
        open_doors(Settings(home=tmp_path, preview_port=8123, api_port=8124))
