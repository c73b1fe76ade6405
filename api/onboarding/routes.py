"""`/projects/{id}/onboarding`: the client tells us about their business, step by step, also without JavaScript."""

import json
import re
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session
from starlette.datastructures import FormData, UploadFile

from api.access import ClientOrOperator, Member, ProjectId, SentForm, SignedIn, actor, project_of
from api.answers import page_of
from api.browser import WithBrowser
from api.languages import language_of
from api.onboarding.steps import STEPS, Rows, Step, shaped
from api.onboarding.values import filled_in, parts_at, problems_of, value_at
from api.onboarding.view import View, anchor, elsewhere
from api.onboarding.words import OnboardingWords, words_in
from api.projects import MOST_ONBOARDING_BYTES
from api.services import Services, WithServices, admit
from blocks.uploads import UPLOAD_LIMIT, keep_picture, record_uploads
from blocks.web.refusal import PictureRefused
from domain.audit import log_change
from domain.drafts import draft_of, last_step, save_draft, send_form
from domain.errors import OnboardingInvalid
from domain.fields import UPLOAD_PREFIX
from domain.records.base import lock
from domain.records.projects import Project, Upload

MOST_STEP_BYTES = 120 * 1024 * 1024
"""Some photos from a phone at once; each has a limit of its own besides."""
STEP_PATH = re.compile(r"/projects/[^/]+/onboarding/[^/]+")

router = APIRouter(prefix="/projects/{project_id}/onboarding", include_in_schema=False)


@router.get("")
def go_on(project_id: ProjectId, services: WithServices, member: SignedIn) -> Response:
    """Where the client left off."""
    with services.database.transaction() as session:
        project = project_of(session, project_id, member)
        left = last_step(session, project)
        step = Step(left) if left else Step.CHECK if draft_of(session, project) else Step.BUSINESS
    return _to(project_id, step)


@router.get("/sent")
def thank(project_id: ProjectId, request: Request, services: WithServices, member: SignedIn) -> Response:
    """The page after the last one."""
    with services.database.transaction() as session:
        email = project_of(session, project_id, member).client_email
    locale = language_of(request)
    return page_of("onboarding_sent.html.j2", {"locale": locale, "words": words_in(locale), "email": email})


@router.get("/{step}")
def show_step(
    project_id: ProjectId,
    step: Step,
    request: Request,
    services: WithServices,
    browser: WithBrowser,
    member: SignedIn,
    more: Annotated[str, Query(description="The part that needs room for one more")] = "",
    checked: Annotated[bool, Query(description="Whether to say what is wrong")] = False,
) -> Response:
    """A step with what was written so far."""
    with services.database.transaction() as session:
        form = _form(session, project_of(session, project_id, member))
    page = _Page(project_id, request, browser.csrf)
    return page.check(form) if step is Step.CHECK else page.step(step, form, more=more, checked=checked)


@router.post("/import")
def take_file(
    project_id: ProjectId,
    sent: SentForm,
    request: Request,
    services: WithServices,
    browser: WithBrowser,
    member: ClientOrOperator,
) -> Response:
    """Take a form from a JSON file, as far as it has the form's shape; the client then checks everything."""
    browser.require(_text(sent, "csrf"))
    form = _read_file(sent)
    with services.database.transaction() as session:
        project = _locked(session, project_id, member)
        if form is None:
            page = _Page(project_id, request, browser.csrf)
            return page.step(Step.BUSINESS, _form(session, project), import_failed=True, status=422)
        save_draft(session, project, form, step=Step.CHECK)
        log_change(session, actor(request, member), "onboarding imported", project_id)
    return _to(project_id, Step.CHECK)


@router.post("/{step}")
def take_step(
    project_id: ProjectId,
    step: Step,
    sent: SentForm,
    request: Request,
    services: WithServices,
    browser: WithBrowser,
    member: ClientOrOperator,
) -> Response:
    """Keep what a step says, right or wrong, and go where the pressed button leads; the last step sends the form."""
    browser.require(_text(sent, "csrf"))
    with services.database.transaction() as session:
        project_of(session, project_id, member)
    page = _Page(project_id, request, browser.csrf)
    if step is Step.CHECK:
        return _send(page, request, services, member)
    action, _, target = _text(sent, "do").partition(":")
    uploads, refused = _take_pictures(services, project_id, sent, page.words)
    pictures = {name: [UPLOAD_PREFIX + upload.asset_id for upload in each] for name, each in uploads.items()}
    removed = target if action == "remove" else ""
    with services.database.transaction() as session:
        project = _locked(session, project_id, member)
        form = filled_in(_form(session, project), step, sent, pictures, removed=removed)
        if len(json.dumps(form)) > MOST_ONBOARDING_BYTES:
            raise HTTPException(413)
        goes_to = _where(action, target, step)
        is_wrong = bool(refused or (action == "next" and parts_at(step, problems_of(form))))
        save_draft(session, project, form, step=step if is_wrong or goes_to is None else goes_to)
        record_uploads(session, [upload for each in uploads.values() for upload in each])
        log_change(session, actor(request, member), "onboarding draft saved", project_id, step=step)
    if is_wrong:
        return page.step(step, form, checked=action == "next", refused=refused, status=422)
    if goes_to is None:
        return RedirectResponse("/projects", 303)
    return _to(project_id, goes_to, _room(target, form) if action == "add" else "")


def _send(page: "_Page", request: Request, services: Services, member: Member) -> Response:
    form: dict[str, Any] = {}
    try:
        with services.database.transaction() as session:
            project = _locked(session, page.project_id, member)
            form = _form(session, project)
            send_form(session, project, form, actor(request, member))
    except OnboardingInvalid as refused:
        return page.check(form, slug_refused=not problems_of(form) and refused.problems[0].field == "slug", status=422)
    return RedirectResponse(f"/projects/{page.project_id}/onboarding/sent", 303)


def _where(action: str, target: str, step: Step) -> Step | None:
    """The step that a button leads to; None for out of the form."""
    match action:
        case "next" | "":
            return step.next
        case "go" if target in set(Step):
            return Step(target)
        case "later":
            return None
    return step


def _room(path: str, form: Mapping[str, Any]) -> str:
    """The part of an address that makes room for one more row, and shows it."""
    found = (part for parts in STEPS.values() for part in parts if isinstance(part, Rows) and part.path == path)
    rows = next(found, None)
    if rows is None:
        return ""
    number = len(value_at(form, path) or ()) - (1 if rows.picture else 0)
    return f"?more={path}#{anchor(path)}-{max(number, 0)}"


def _to(project_id: str, step: Step, rest: str = "") -> Response:
    return RedirectResponse(f"/projects/{project_id}/onboarding/{step}{rest}", 303)


def _form(session: Session, project: Project) -> dict[str, Any]:
    form: dict[str, Any] = shaped(draft_of(session, project))
    return form


def _locked(session: Session, project_id: str, member: Member) -> Project:
    project = project_of(session, project_id, member)
    lock(session, project)
    return project


def _text(sent: FormData, name: str) -> str:
    value = sent.get(name)
    return value if isinstance(value, str) else ""


def _take_pictures(
    services: Services, project_id: str, sent: FormData, words: OnboardingWords
) -> tuple[dict[str, list[Upload]], dict[str, str]]:
    """The pictures that were chosen, and what is wrong with those that cannot be used, by their fields."""
    taken: dict[str, list[Upload]] = {}
    refused: dict[str, str] = {}
    for name, file in sent.multi_items():
        if isinstance(file, UploadFile) and file.size:
            admit(services.limits.uploads, services.clock(), subject=project_id)
            content = file.file.read(UPLOAD_LIMIT + 1)
            try:
                upload = keep_picture(services.artifact_store, project_id, file.filename or name, content)
                taken.setdefault(name, []).append(upload)
            except PictureRefused as refusal:
                refused[name] = words.pictures.get(refusal.why, words.problems["invalid"])
    return taken, refused


def _read_file(sent: FormData) -> dict[str, Any] | None:
    file = sent.get("form")
    if not isinstance(file, UploadFile):
        return None
    content = file.file.read(MOST_ONBOARDING_BYTES + 1)
    try:
        payload = json.loads(content) if len(content) <= MOST_ONBOARDING_BYTES else None
    except (ValueError, RecursionError):
        return None
    return shaped(payload) if isinstance(payload, dict) else None


class _Page:
    """The pages of one project in the visitor's language."""

    def __init__(self, project_id: str, request: Request, csrf: str) -> None:
        self.project_id = project_id
        self.locale = language_of(request)
        self.words = words_in(self.locale)
        self._csrf = csrf

    def step(
        self,
        step: Step,
        form: dict[str, Any],
        *,
        more: str = "",
        checked: bool = False,
        refused: dict[str, str] | None = None,
        import_failed: bool = False,
        status: int = 200,
    ) -> Response:
        """A step; with what is wrong once it was `checked`."""
        problems = parts_at(step, problems_of(form)) if checked else []
        view = View(form, self.words, problems, refused)
        values = {"parts": view.parts(step, more), "wrong": bool(problems or refused), "import_failed": import_failed}
        return self._page("onboarding_step.html.j2", step, status, **values)

    def check(self, form: dict[str, Any], *, slug_refused: bool = False, status: int = 200) -> Response:
        """The last page: everything as it was written, and what keeps it from being sent."""
        view = View(form, self.words, problems_of(form), {"slug": self.words.problems["taken"]} if slug_refused else {})
        values = {"summary": view.summary(), "elsewhere": list(elsewhere(form))}
        return self._page("onboarding_check.html.j2", Step.CHECK, status, **values)

    def _page(self, name: str, step: Step, status: int, **values: Any) -> Response:
        here = f"/projects/{self.project_id}/onboarding"
        common = {"locale": self.locale, "words": self.words, "csrf": self._csrf, "step": step, "steps": list(Step)}
        return page_of(
            name, {**common, "here": here, "uploads": f"/projects/{self.project_id}/uploads", **values}, status
        )
