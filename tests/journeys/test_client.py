"""A client's path, in a browser: the plan, the payment, the mail, the form, the wait, and the preview."""

import json
import re
from pathlib import Path
from time import monotonic, sleep

from playwright.sync_api import Page

from tests.journeys.hostile.browser import chromium
from tests.journeys.installation import Installation, lines_until

FORM = Path(__file__).parents[1] / "forms" / "odonto-ribeira.json"
PAYER = {
    "Nome": "Ana Prado",
    "E-mail": "ana@prado.example",
    "CPF ou CNPJ": "529.982.247-25",
    "Endereço": "Rua das Flores, 12",
    "Cidade": "Florianópolis",
    "Estado": "SC",
    "CEP": "88000-000",
}
PATIENCE = 180


def test_from_the_plan_to_the_preview(installation: Installation, tmp_path: Path) -> None:
    with installation.up() as up, chromium() as browser:
        assert up.stderr
        lines_until(up.stderr, "API ")
        context = browser.new_context(base_url=f"http://127.0.0.1:{installation.api_port}", locale="pt-BR")
        page = context.new_page()
        buys(page)
        page.goto(mailed(installation, r"http\S+/onboarding/\S+"))
        page.get_by_role("button", name="Entrar").click()
        tells(page, tmp_path / "form.json")
        page.get_by_role("link", name="Ver seus sites").click()
        page.get_by_role("link", name="Odonto Ribeira", exact=True).click()
        page.get_by_text("Pode fechar esta página: escreveremos").wait_for()
        preview = page.frame_locator("iframe").get_by_role("heading", level=1)
        preview.wait_for(timeout=PATIENCE * 1000)
        assert "Odonto Ribeira" in page.frame_locator("iframe").locator("body").inner_text()
        assert mailed(installation, r"http://odonto-ribeira\.localhost\S+")
        context.close()


def buys(page: Page) -> None:
    page.goto("/plans")
    page.get_by_role("button", name="Escolher Completo").click()
    for label, value in PAYER.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Pagar").click()
    page.get_by_role("heading", name="Pagamento recebido").wait_for()


def mailed(installation: Installation, address: str) -> str:
    """The first address like this in a mail to the client, once there is one."""
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline:
        mails = (path.read_text() for path in sorted((installation.home / "outbox" / "mail").glob("*")))
        if found := next((match for mail in mails if (match := re.search(address, mail))), None):
            return found[0]
        sleep(0.5)
    raise AssertionError(f"no mail with {address} came")


def tells(page: Page, file: Path) -> None:
    form = json.loads(FORM.read_text(encoding="utf-8"))
    people = [{name: value for name, value in person.items() if name != "photo"} for person in form.get("people", [])]
    file.write_text(json.dumps(form | {"assets": {}, "people": people}), encoding="utf-8")
    page.get_by_text("Já tem o formulário em um arquivo?").click()
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_role("button", name="Usar este arquivo").click()
    page.get_by_role("button", name="Enviar e criar o site").click()
