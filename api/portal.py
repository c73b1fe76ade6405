"""What is behind the way in: the websites of whoever signed in, and a page for each of them."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.access import ClientOrOperator, ProjectId, SignedIn, project_of, theirs
from api.answers import page_of, policy
from api.browser import WithBrowser
from api.languages import language_of
from api.onboarding.words import words_in as onboarding_words
from api.portal_words import date_in
from api.portal_words import words_in as portal_words_in
from api.progress import Progress, look
from api.services import WithServices
from api.sign_in_words import status_in, words_in
from domain.artifacts.onboarding import Locale, read_form
from domain.artifacts.quality import QualityReport
from domain.certificate.promises import overall_verdict, told
from domain.certificate.words import words_in as certificate_words_in
from domain.errors import NotFound
from domain.projects import newest_submission
from domain.records.messages import FormMessage
from domain.records.projects import Project, Version
from domain.stages import ProjectStatus
from domain.time_zones import time_zone_of

MOST_SITES = 100
MESSAGES_AT_ONCE = 20
_NEWEST_MESSAGES = 3

router = APIRouter(include_in_schema=False)

Number = Annotated[int | None, Query(ge=1, le=2**31 - 1)]


@router.get("/projects")
def sites(request: Request, services: WithServices, member: SignedIn, browser: WithBrowser) -> Response:
    """Each website with where it stands."""
    locale = language_of(request)
    newest = select(Project).where(theirs(member)).order_by(Project.created_at.desc(), Project.id).limit(MOST_SITES)
    with services.database.transaction() as session:
        found = [
            {
                "id": one.id,
                "name": one.name,
                "waits": one.status is ProjectStatus.AWAITING_ONBOARDING,
                "status": status_in(locale, one.status),
                "preview_url": one.preview_url,
            }
            for one in session.scalars(newest)
        ]
    values = {"locale": locale, "words": words_in(locale), "csrf": browser.csrf, "sites": found}
    values["fill_in"] = onboarding_words(locale).fill_in
    return page_of("projects.html.j2", values)


@router.get("/projects/{project_id}")
def site(project_id: ProjectId, request: Request, services: WithServices, member: ClientOrOperator) -> Response:
    """A website: how far it is, its preview and versions, what was checked, what visitors wrote, what to take along."""
    locale = language_of(request)
    with services.database.transaction() as session:
        project = project_of(session, project_id, member)
        zone = _zone(session, project)
        versions = _versions(session, project, locale, zone)
        messages = _messages(session, project, locale, zone, most=_NEWEST_MESSAGES)
        total = _count(session, project, spam=False)
        checks = _checks(session, project, locale)
        preview_url = (project.preview_url or versions[0]["url"]) if versions else None
        shown = {
            "id": project.id,
            "name": project.name,
            "preview_url": preview_url,
            "waits": project.status is ProjectStatus.AWAITING_ONBOARDING,
        }
        standing = project.status
    progress = Progress(status=standing, run=None)
    if progress.at_work:
        progress = services.watches.found(project_id) or look(services.database, project_id)
    values = {
        **_words(locale),
        "site": shown,
        "fill_in": onboarding_words(locale).fill_in,
        "status": status_in(locale, progress.status),
        "progress": progress,
        "cared_for": progress.status is ProjectStatus.NEEDS_HUMAN,
        "versions": versions,
        "checks": checks,
        "messages": messages,
        "messages_in_all": total,
    }
    headers = policy(frames=[preview_url] if preview_url else [], script=progress.at_work)
    return page_of("project.html.j2", values, headers=headers)


@router.get("/projects/{project_id}/progress")
def progress(project_id: ProjectId, request: Request, services: WithServices, member: ClientOrOperator) -> Response:
    """How far it is: the part of the page that changes while somebody looks at it."""
    with services.database.transaction() as session:
        project_of(session, project_id, member)
    found = services.watches.found(project_id) or look(services.database, project_id)
    return page_of("progress.html.j2", {**_words(language_of(request)), "progress": found})


@router.get("/projects/{project_id}/versions")
def compare(
    project_id: ProjectId,
    request: Request,
    services: WithServices,
    member: ClientOrOperator,
    left: Number = None,
    right: Number = None,
) -> Response:
    """Two versions side by side; the two newest unless others are named."""
    locale = language_of(request)
    with services.database.transaction() as session:
        project = project_of(session, project_id, member)
        versions = _versions(session, project, locale, _zone(session, project))
        shown = {"id": project.id, "name": project.name}
    by_number = {version["number"]: version for version in versions}
    if not by_number:
        raise NotFound("There is no version to see yet.")
    newest = list(by_number)
    chosen = [left or newest[min(1, len(newest) - 1)], right or newest[0]]
    if any(number not in by_number for number in chosen):
        raise NotFound("There is no such version.")
    pair = [by_number[number] for number in chosen]
    values = {**_words(locale), "site": shown, "versions": versions, "pair": pair}
    return page_of("versions.html.j2", values, headers=policy(frames=[version["url"] for version in pair]))


@router.get("/projects/{project_id}/messages")
def messages(
    project_id: ProjectId,
    request: Request,
    services: WithServices,
    member: ClientOrOperator,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Response:
    """What visitors wrote, the newest first; what looks like spam apart."""
    locale = language_of(request)
    with services.database.transaction() as session:
        project = project_of(session, project_id, member)
        zone = _zone(session, project)
        offset = (page - 1) * MESSAGES_AT_ONCE
        found = _messages(session, project, locale, zone, most=MESSAGES_AT_ONCE, offset=offset)
        spam = _messages(session, project, locale, zone, most=MESSAGES_AT_ONCE, spam=True)
        values = {
            **_words(locale),
            "site": {"id": project.id, "name": project.name},
            "messages": found,
            "page": page,
            "is_last": offset + len(found) >= _count(session, project, spam=False),
            "spam": spam,
            "spam_in_all": _count(session, project, spam=True),
        }
    return page_of("messages.html.j2", values)


def _words(locale: Locale) -> dict[str, Any]:
    return {"locale": locale, "words": portal_words_in(locale)}


def _zone(session: Session, project: Project) -> str:
    submission = newest_submission(session, project.id)
    if submission is None:
        return "UTC"
    form = read_form(submission.form)
    return form.timezone or time_zone_of(form.contact.address) or "UTC"


def _versions(session: Session, project: Project, locale: Locale, zone: str) -> list[dict[str, Any]]:
    ready = select(Version).where(Version.project_id == project.id, Version.ready_at.is_not(None))
    return [
        {
            "number": one.number,
            "name": portal_words_in(locale).version.format(number=one.number),
            "url": one.preview_url,
            "date": date_in(locale, one.ready_at, zone),
        }
        for one in session.scalars(ready.order_by(Version.number.desc()))
        if one.ready_at and one.preview_url
    ]


def _checks(session: Session, project: Project, locale: Locale) -> dict[str, Any] | None:
    checked = select(Version).where(
        Version.project_id == project.id, Version.ready_at.is_not(None), Version.quality.is_not(None)
    )
    version = session.scalar(checked.order_by(Version.number.desc()).limit(1))
    if version is None:
        return None
    report = QualityReport.model_validate(version.quality)
    words, verdict = certificate_words_in(locale), overall_verdict(report)
    return {
        "verdict": verdict,
        "summary": words.summary[verdict],
        "promises": told(report, words),
        "certificate": f"/projects/{project.id}/versions/{version.number}/certificate/" if report.certificate else None,
    }


def _messages(
    session: Session, project: Project, locale: Locale, zone: str, *, most: int, offset: int = 0, spam: bool = False
) -> Sequence[dict[str, Any]]:
    wanted = select(FormMessage).where(FormMessage.project_id == project.id, FormMessage.spam == spam)
    newest = wanted.order_by(FormMessage.received_at.desc(), FormMessage.id.desc()).limit(most).offset(offset)
    return [
        {
            "name": one.name,
            "email": one.email,
            "text": one.message,
            "page": one.page,
            "date": date_in(locale, one.received_at, zone),
        }
        for one in session.scalars(newest)
    ]


def _count(session: Session, project: Project, *, spam: bool) -> int:
    counted = select(func.count()).where(FormMessage.project_id == project.id, FormMessage.spam == spam)
    return session.scalars(counted).one()
