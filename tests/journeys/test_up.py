"""`sitegen up`: everything in the foreground, a run from the Prefect UI's side, a visitor's message, one Ctrl-C."""

import signal
import socket
import subprocess
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import httpx
import psutil
import pytest
from playwright.sync_api import Browser

from domain.stages import Stage
from tests.journeys.command_line import SITEGEN
from tests.journeys.hostile.browser import chromium
from tests.journeys.installation import Installation, lines_until

FORM = Path(__file__).parents[2] / "examples" / "padaria-aurora.json"
PATIENCE = 120


def processes_of(home: Path) -> list[str]:
    """Command lines of the processes that work on this home folder."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("SITEGEN_HOME") == str(home):
                found.append(" ".join(process.cmdline()))
        except psutil.Error:
            continue
    return found


def ended(installation: Installation, flow_run_id: str) -> dict[str, Any]:
    """The flow run's state, once it is final."""
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline:
        state: dict[str, Any] = installation.api("GET", f"/flow_runs/{flow_run_id}")["state"]
        if state["type"] in {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}:
            return state
        sleep(0.5)
    raise AssertionError("the flow run does not end")


def test_everything_runs_until_ctrl_c_and_nothing_stays_behind(installation: Installation) -> None:
    with installation.up() as up:
        assert up.stderr is not None
        said = lines_until(up.stderr, "Ctrl-C stops everything")
        assert f"Prefect   http://127.0.0.1:{installation.prefect_port}" in said
        project_id = submitted(installation)
        deployment = installation.api("GET", "/deployments/name/generate-site/generate-site")
        assert deployment["parameter_openapi_schema"]["required"] == ["project_id"]
        assert picks(deployment) == (list(Stage), [*Stage, None])

        started = installation.api(
            "POST", f"/deployments/{deployment['id']}/create_flow_run", parameters={"project_id": project_id}
        )
        state = ended(installation, started["id"])
        assert state["type"] == "COMPLETED", state

        page = httpx.get(
            f"http://127.0.0.1:{installation.preview_port}/", headers={"Host": "padaria-aurora.localhost"},
            trust_env=False,
        )  # fmt: skip
        assert "Padaria Aurora" in page.text
        with chromium() as browser:
            visitors_write(installation, browser)
        a_customer_pays(installation)
        reconciled(installation)
        up.send_signal(signal.SIGINT)
        assert up.wait(PATIENCE) == 0
    assert processes_of(installation.home) == []


def visitors_write(installation: Installation, browser: Browser) -> None:
    """Two visitors use the site's contact form, one of them without JavaScript; an operator reads both."""
    address = f"http://padaria-aurora.localhost:{installation.preview_port}/contato/"
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script)
        page = context.new_page()
        page.goto(address)
        if script:
            page.get_by_role("button", name="Enviar mensagem").click()
            page.get_by_text("Escreva seu nome.").wait_for()
            page.wait_for_timeout(3_100)  # whoever is quicker looks like a program
        page.get_by_label("Seu nome").fill(f"Ana <{script}>")
        page.get_by_label("Seu e-mail").fill("ana@prado.example")
        page.get_by_label("Sua mensagem").fill("Vocês fazem bolo\npara sábado?")
        page.get_by_role("button", name="Enviar mensagem").click()
        page.get_by_text("sua mensagem foi enviada" if script else "Mensagem enviada").wait_for()
        if not script:
            page.get_by_role("link", name="Voltar ao site").click()
        assert page.url == address
        context.close()
    read = installation.command("messages", "padaria-aurora", "--json").json["messages"]
    assert [(message["name"], message["message"], message["page"]) for message in read] == [
        (f"Ana <{script}>", "Vocês fazem bolo\npara sábado?", "/contato/") for script in (False, True)
    ]


def a_customer_pays(installation: Installation) -> None:
    """On the test page; the webhook makes a project, and the relay mails the onboarding link."""
    with httpx.Client(base_url=f"http://127.0.0.1:{installation.api_port}", trust_env=False) as customer:
        begun = customer.post("/checkout", data={"plan": "essential", "country": "PT", "locale": "pt-BR"})
        payer = {"method": "card", "name": "Rui Costa", "email": "rui@costa.example"}
        paid = customer.post(begun.headers["location"], data=payer)
        assert "Pagamento recebido" in customer.get(paid.headers["location"]).text
    projects = installation.command("projects", "--json").json["projects"]
    (bought,) = [project for project in projects if project["name"] == "Rui Costa"]
    assert bought["status"] == "awaiting_onboarding"
    mail = installation.home / "outbox" / "mail" / f"{bought['project_id']}-onboarding.eml"
    deadline = monotonic() + PATIENCE
    while not mail.exists() and monotonic() < deadline:
        sleep(0.2)
    assert f"http://127.0.0.1:{installation.api_port}/onboarding/" in mail.read_text()


def reconciled(installation: Installation) -> None:
    """The scheduled flow runs on the worker, too."""
    deployment = installation.api("GET", "/deployments/name/reconcile/reconcile")
    assert deployment["schedules"][0]["active"]
    started = installation.api("POST", f"/deployments/{deployment['id']}/create_flow_run", tags=["by-hand"])
    state = ended(installation, started["id"])
    assert state["type"] == "COMPLETED", state


def submitted(installation: Installation) -> str:
    """Submits the example with a Prefect server that is already there; the project's id."""
    answer = installation.command("generate", str(FORM), "--until", Stage.VALIDATE_ONBOARDING, "--json")
    assert answer.exit_code == 0, answer.stderr
    assert answer.json["status"] == "queued"
    return str(answer.json["project_id"])


def picks(deployment: dict[str, Any]) -> tuple[list[str], list[str | None]]:
    """What the UI's run form offers for `refresh` and for `until`."""
    schema = deployment["parameter_openapi_schema"]
    stage = schema["properties"]["refresh"]["items"]["$ref"].rsplit("/", 1)[-1]
    return schema["definitions"][stage]["enum"], schema["properties"]["until"]["enum"]


@pytest.mark.parametrize("setting", ["SITEGEN_PREVIEW_PORT", "SITEGEN_API_PORT"])
def test_a_busy_port_is_named_with_its_setting(installation: Installation, setting: str) -> None:
    port = int(installation.environment[setting])
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", port))
        listener.listen()
        done = subprocess.run(
            [SITEGEN, "up"], env=installation.environment, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    assert done.returncode == 1
    assert f"Port {port} is in use." in done.stderr
    assert setting in done.stderr
    assert processes_of(installation.home) == []
