"""The OpenAPI document, with errors as they are really sent."""

from typing import Any

from fastapi import FastAPI

from api.errors import API, ProblemDetails

PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": ProblemDetails, "description": description}
    for status, description in {
        400: "The body is not of its media type",
        401: "Nobody said who asks, or it could not be believed",
        403: "Whoever asks may not do this",
        404: "There is nothing like that, or it is somebody else's",
        409: "Where the project stands, this cannot be",
        413: "The body is too large; it was not read",
        422: "The fields that are named cannot be taken",
        429: "Too often; `Retry-After` says when to come again",
        503: "The database does not answer, or too many listen already",
    }.items()
}


def describe(app: FastAPI) -> None:
    """Have the document say `application/problem+json` wherever that is what the API answers."""
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = generate()
            for path, operations in document["paths"].items():
                if path.startswith(API):
                    for operation in operations.values():
                        _name_problems(operation["responses"])
        return app.openapi_schema or generate()

    app.openapi = openapi  # type: ignore[method-assign]


def _name_problems(responses: dict[str, Any]) -> None:
    for status, response in responses.items():
        if status >= "400" and "application/json" in response.get("content", {}):
            response["content"] = {"application/problem+json": response["content"]["application/json"]}
