"""What is behind the way in: the websites of whoever signed in."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import select

from api.access import Visitor, theirs
from api.answers import page_of
from api.browser import WithBrowser
from api.languages import language_of
from api.services import WithServices
from api.sign_in_words import status_in, words_in
from domain.records.projects import Project

MOST_SITES = 100

router = APIRouter(include_in_schema=False)


@router.get("/projects")
def sites(request: Request, services: WithServices, visitor: Visitor, browser: WithBrowser) -> Response:
    """Each website with where it stands; whoever is not signed in is asked to."""
    if visitor is None:
        return RedirectResponse("/sign-in", 303)
    locale = language_of(request)
    newest = select(Project).where(theirs(visitor)).order_by(Project.created_at.desc(), Project.id).limit(MOST_SITES)
    with services.database.transaction() as session:
        found = [
            {"name": one.name, "status": status_in(locale, one.status), "preview_url": one.preview_url}
            for one in session.scalars(newest)
        ]
    values = {"locale": locale, "words": words_in(locale), "csrf": browser.csrf, "sites": found}
    return page_of("projects.html.j2", values)
