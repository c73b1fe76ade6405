"""`POST /forms/{project_id}`: the contact form of a static site. See `docs/contact-form.md`."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, NamedTuple
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.answers import AS_PAGE, answer
from api.errors import Failure, Problem, Problems, words_for
from api.form_words import words_in
from api.services import WithServices, address_of
from blocks.site_host.interface import SiteHost
from domain.artifacts.onboarding import Locale
from domain.errors import NotFound, ProviderUnavailable, TooManyMessages
from domain.messages import LocalPath, VisitorMessage, keep_message
from domain.records.projects import Project, Version

SHORTEST_READING = 3_000
UNTIL_THERE_IS_ROOM = 3_600

router = APIRouter(tags=["contact form"])


class ContactForm(BaseModel):
    """The fields as a browser sends them; what the visitor wrote is judged later, in words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = ""
    email: str = ""
    message: str = ""
    website: str = Field(default="", description="Not shown to people: whoever fills it in is a program")
    elapsed: int | None = Field(
        default=None, ge=0, description="Milliseconds from showing the page to sending; without JavaScript unknown"
    )
    page: LocalPath = "/"
    locale: Locale = Locale.EN

    @property
    def looks_like_spam(self) -> bool:
        """Whether a person can hardly have sent it."""
        return bool(self.website) or (self.elapsed is not None and self.elapsed < SHORTEST_READING)


class Received(BaseModel):
    """The message was taken."""

    status: Literal["received"] = "received"


class Site(NamedTuple):
    """The site that the form belongs to, as far as an answer names it."""

    name: str
    email: str
    back: str
    cors: dict[str, str]


@router.post(
    "/forms/{project_id}",
    response_model=Received,
    responses={
        200: {**AS_PAGE},
        422: {"model": Problems, **AS_PAGE},
        **{status: {"model": Failure, **AS_PAGE} for status in (404, 413, 429, 503)},
    },
)
def receive_message(
    project_id: str, form: Annotated[ContactForm, Form()], request: Request, services: WithServices
) -> Response:
    """Keep what a visitor wrote, or say in the site's language why not; nothing written is lost."""
    with services.database.transaction() as session:
        project = _project(session, project_id)
        site = _site(session, project, services.site_host, request.headers.get("origin"), form.page)
    try:
        message = VisitorMessage(**form.model_dump(include=set(VisitorMessage.model_fields)))
    except ValidationError as error:
        return _refused(request, form, site, dict(_problems(error, form)))
    at = services.clock()
    if wait := services.limits.messages.wait(address_of(request), project_id, at):
        return _not_kept(request, form, site, 429, wait)
    try:
        with services.database.transaction() as session:
            keep_message(session, _project(session, project_id), message, spam=form.looks_like_spam, at=at)
    except TooManyMessages:
        return _not_kept(request, form, site, 429, UNTIL_THERE_IS_ROOM)
    except ProviderUnavailable:
        return _not_kept(request, form, site, 503)
    page = {"locale": form.locale, "words": words_in(form.locale), "site": site, "form": form}
    return answer(request, 200, Received(), "sent.html.j2", page, site.cors)


def _project(session: Session, project_id: str) -> Project:
    project = session.get(Project, project_id) if project_id.isprintable() else None
    if project is None:
        raise NotFound("There is no such project.", project=project_id)
    return project


def _site(session: Session, project: Project, host: SiteHost, origin: str | None, page: str) -> Site:
    """The way back leads to an address of the project's own, and only such an address may read answers."""
    live = host.live_url(project.slug)
    previews = session.scalars(select(Version.preview_url).where(Version.project_id == project.id))
    home = live if project.live_version else project.preview_url or live
    known = {_origin(url) for url in (live, project.preview_url, *previews) if url}
    own = origin if origin in known else None
    return Site(
        name=project.name,
        email=project.client_email,
        back=(own or _origin(home)) + page,
        cors={"Access-Control-Allow-Origin": own} if own else {},
    )


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _problems(error: ValidationError, form: ContactForm) -> Iterator[tuple[str, str]]:
    words = words_in(form.locale).problems
    for item in error.errors(include_url=False):
        field = str(item["loc"][0])
        if not getattr(form, field).strip():
            kind = "missing"
        else:
            kind = "long" if item["type"] == "string_too_long" else "invalid"
        yield field, words[field][kind]


def _refused(request: Request, form: ContactForm, site: Site, problems: dict[str, str]) -> Response:
    body = Problems(problems=[Problem(field=field, problem=problem) for field, problem in problems.items()])
    page = _form_page(form, site) | {"title": words_in(form.locale).refused, "text": None, "problems": problems}
    return answer(request, 422, body, "form.html.j2", page, site.cors)


def _not_kept(request: Request, form: ContactForm, site: Site, status: int, wait: int | None = None) -> Response:
    words = words_in(form.locale).too_many if status == 429 else words_for(status, form.locale)
    headers = site.cors | ({"Retry-After": str(wait)} if wait else {})
    text = f"{words.reason} {words.next_step}"
    page = _form_page(form, site) | {"title": words_in(form.locale).failed, "text": text, "problems": {}}
    return answer(request, status, words.failure(), "form.html.j2", page, headers)


def _form_page(form: ContactForm, site: Site) -> dict[str, Any]:
    return {"locale": form.locale, "words": words_in(form.locale), "site": site, "form": form}
