"""Taking in a request for change: its pictures are uploaded, its section is looked for, then it is kept."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from blocks.artifact_store.interface import ArtifactStore
from domain.artifacts.assets import AssetRequest, AssetRole
from domain.artifacts.onboarding import Locale, OnboardingForm
from domain.artifacts.revision import RevisionRequest, SectionRef
from domain.artifacts.site_documents import SiteDocuments
from domain.database import Database
from domain.errors import FieldProblem, NotFound, RequestInvalid
from domain.projects import find_project, newest_submission
from domain.records.base import now
from domain.revisions import ready_version, request_revision
from tasks.ingest.intake import upload_files
from tasks.revise.standing import kept_documents


def submit_request(
    project: str,
    text: str,
    database: Database,
    store: ArtifactStore,
    *,
    section: str | None = None,
    locale: Locale | None = None,
    pictures: Sequence[Path] = (),
) -> int:
    """Keep a request for change; its revision's number is returned.

    Raises:
        NotFound: no such project, or no version of it that could be changed.
        RequestInvalid: with every problem.
    """
    with database.transaction() as session:
        found = find_project(session, project)
        version = ready_version(session, found)
        documents = kept_documents(store, found.id, version.documents)
    where = _section(documents, section) if section else None
    sources = upload_files(pictures, found.id, database, store)
    attachments = tuple(
        AssetRequest(source=source, role=AssetRole.IMAGE, alt=path.stem[:160] or "photo")
        for source, path in zip(sources, pictures, strict=True)
    )
    request = _request(
        text=text,
        locale=locale or documents.spec.client_locale,
        section=where,
        attachments=attachments,
        on=now().date(),
    )
    with database.transaction() as session:
        return request_revision(session, find_project(session, project), request).number


def submit_rollback(project: str, version: int, database: Database) -> int:
    """Ask for a version that equals an older one; the revision's number is returned.

    Raises:
        NotFound: no such project or version.
        RequestInvalid: it is the newest one.
    """
    with database.transaction() as session:
        found = find_project(session, project)
        if ready_version(session, found, version).number == ready_version(session, found).number:
            raise RequestInvalid([FieldProblem("to", f"version {version} is the newest one")])
        submission = newest_submission(session, found.id)
        if submission is None:
            raise NotFound("No onboarding form was submitted for this project yet.", project=found.slug)
        form = OnboardingForm.model_validate(submission.form)
        request = _request(text=f"→ {version}", locale=form.locale, on=now().date())
        return request_revision(session, found, request, restores=version).number


def _section(documents: SiteDocuments, name: str) -> SectionRef:
    """`page/section`, or a section's id where only one page has it."""
    refs = [
        SectionRef(page=layout.page, section=placement.section)
        for layout in documents.layout.pages
        for placement in layout.sections
    ]
    meant = [ref for ref in refs if name in {str(ref), ref.section}]
    if len(meant) != 1:
        choices = ", ".join(map(str, meant or refs))
        raise RequestInvalid([FieldProblem("section", f"must be one of {choices}")])
    return meant[0]


def _request(**values: object) -> RevisionRequest:
    try:
        return RevisionRequest.model_validate(values)
    except ValidationError as error:
        problems = [FieldProblem(str(item["loc"][0]), item["msg"]) for item in error.errors()]
        raise RequestInvalid(problems) from None
