"""`sitegen openapi`: the API's description for programs."""

import json

import typer

from api.app import routes


def openapi() -> None:
    """Print the API's OpenAPI document; nothing is started."""
    typer.echo(json.dumps(routes().openapi(), indent=2, ensure_ascii=False))
