"""`sitegen up`: Prefect server, worker, previews and API in the foreground; one Ctrl-C stops all of them."""

import signal
import threading
from contextlib import ExitStack

from api.serve import api_server
from blocks.doors import open_doors
from blocks.orchestrator.deployments import deploy_all, worker
from blocks.orchestrator.server import answers, prefect_server
from blocks.ports import require_free
from blocks.site_host.serve import preview_server
from cli.report import errors_reported, people
from domain.database import open_database
from domain.errors import ProviderUnavailable
from domain.settings import settings
from tasks.maintenance.relay import Relay
from tasks.maintenance.relaying import relaying


def up() -> None:
    """Serve everything until Ctrl-C: Prefect with its UI, a worker, the previews, and the API."""
    home = settings().home
    asked_to_stop = threading.Event()
    with errors_reported(as_json=False), ExitStack() as running:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: asked_to_stop.set())
        previews = running.enter_context(preview_server(home / "sites", settings().preview_port, settings().api_url))
        require_free(settings().api_port, setting="SITEGEN_API_PORT")
        database = running.enter_context(open_database(settings()))
        people.print("Starting the Prefect server …")
        api_url = running.enter_context(prefect_server(home))
        deploy_all()
        doors = open_doors(settings())
        api = running.enter_context(api_server(database, doors, settings()))
        running.enter_context(relaying(Relay(database, doors.mailer, doors.messenger)))
        log = home / "prefect" / "worker.log"
        worker_lives = running.enter_context(worker(log))
        people.print(f"Prefect   {api_url.removesuffix('/api')}")
        people.print(f"Previews  {previews}")
        people.print(f"API       {api}")
        people.print("Ctrl-C stops everything.")
        while not asked_to_stop.wait(1):
            if not worker_lives():
                raise ProviderUnavailable("The worker has ended by itself.", next_step=f"Read {log} for the reason.")
            if not answers(api_url):
                raise ProviderUnavailable(
                    "The Prefect server has stopped answering.", next_step="Read its server.log for the reason."
                )
        people.print("Stopping …")
