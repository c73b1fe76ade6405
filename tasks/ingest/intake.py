"""Taking in a form that lies on this machine: its files are uploaded first, then it is submitted."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from blocks.artifact_store.interface import ArtifactStore
from blocks.uploads import UPLOAD_LIMIT, keep_upload, record_uploads
from domain.artifacts.onboarding import OnboardingForm, read_form
from domain.database import Database
from domain.errors import FieldProblem, OnboardingInvalid
from domain.fields import UPLOAD_PREFIX
from domain.projects import find_or_create_project, submit_form
from domain.slugs import slug_from_name

FORM_LIMIT = 1024 * 1024


class FilesBeside(Mapping[str, bytes]):
    """Files by their source; each is read when it is asked for, since together they may be more than a gigabyte."""

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self._paths = paths

    def __getitem__(self, source: str) -> bytes:
        try:
            with self._paths[source].open("rb") as file:
                content = file.read(UPLOAD_LIMIT + 1)
        except OSError as error:
            raise OnboardingInvalid([FieldProblem("assets", f"'{source}' cannot be read: {error.strerror}")]) from None
        if len(content) > UPLOAD_LIMIT:
            raise OnboardingInvalid([FieldProblem("assets", _too_large(source))])
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class LocalForm(NamedTuple):
    """A valid form and the files beside it that it names, by their source."""

    form: OnboardingForm
    files: Mapping[str, bytes]


def read_local_form(path: Path) -> LocalForm:
    """Read a form and look for its files; their content is read when they are uploaded, one by one.

    Raises:
        OnboardingInvalid: with every problem.
    """
    form = read_form(_read_json(path), local_files=True)
    return LocalForm(form, FilesBeside(_find_files(form, path.parent)))


def submit_local_form(local: LocalForm, database: Database, store: ArtifactStore, *, same_client: bool = False) -> str:
    """Upload the files and submit the form for the project of its slug, whose id is returned.

    Raises:
        OnboardingInvalid: a file has changed since it was looked for; nothing was submitted.
        SlugTaken: the slug belongs to another client's project; nothing was changed.
    """
    slug = local.form.slug or slug_from_name(local.form.business.name)
    with database.transaction() as session:
        project_id = find_or_create_project(session, local.form, slug, same_client=same_client).id
    # Between the transactions, since many large files take their time and nobody else could write meanwhile.
    uploads = {source: keep_upload(store, project_id, source, content) for source, content in local.files.items()}
    ids = {source: UPLOAD_PREFIX + upload.asset_id for source, upload in uploads.items()}
    with database.transaction() as session:
        project = find_or_create_project(session, local.form, slug, same_client=same_client)
        record_uploads(session, uploads.values())
        submit_form(session, project, with_uploads(local.form, ids))
    return project_id


def upload_files(paths: Iterable[Path], project_id: str, database: Database, store: ArtifactStore) -> tuple[str, ...]:
    """Upload files of this machine; the sources that a request may name.

    Raises:
        OnboardingInvalid: one cannot be read.
    """
    files = FilesBeside({str(path): path for path in paths})
    uploads = [keep_upload(store, project_id, source, files[source]) for source in files]
    sources = tuple(UPLOAD_PREFIX + upload.asset_id for upload in uploads)
    with database.transaction() as session:
        record_uploads(session, uploads)
    return sources


def _read_json(path: Path) -> Any:
    if not path.is_file():
        raise OnboardingInvalid([FieldProblem("form", f"there is no file {path}")])
    try:
        if path.stat().st_size > FORM_LIMIT:
            raise OnboardingInvalid([FieldProblem("form", f"{path} is larger than {FORM_LIMIT // 1024} kB")])
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise OnboardingInvalid([FieldProblem("form", f"{path} cannot be read as JSON: {error}")]) from None


def _sources(form: OnboardingForm) -> dict[str, str]:
    """Every asset source with the path of its field."""
    logo = {"assets.logo": form.assets.logo}
    images = {f"assets.images[{index}].source": image.source for index, image in enumerate(form.assets.images)}
    photos = {f"people[{index}].photo": person.photo for index, person in enumerate(form.people)}
    partners = {f"partners[{index}].logo": partner.logo for index, partner in enumerate(form.partners)}
    return {field: source for field, source in {**logo, **images, **photos, **partners}.items() if source}


def _find_files(form: OnboardingForm, folder: Path) -> dict[str, Path]:
    problems, files = [], {}
    for field, source in _sources(form).items():
        if source.startswith((UPLOAD_PREFIX, "https://")):
            continue
        try:
            files[source] = _find_beside(folder, source)
        except ValueError as error:
            problems.append(FieldProblem(field, str(error)))
    if problems:
        raise OnboardingInvalid(problems)
    return files


def _find_beside(folder: Path, source: str) -> Path:
    folder = folder.resolve()
    try:
        path = (folder / source).resolve()
        if not path.is_relative_to(folder):
            raise ValueError(f"'{source}' leads out of the form's folder")
        if not path.is_file():
            raise ValueError(f"there is no file '{source}' beside the form")
        if path.stat().st_size > UPLOAD_LIMIT:
            raise ValueError(_too_large(source))
        if not os.access(path, os.R_OK):
            raise ValueError(f"'{source}' cannot be read")
    except OSError as error:
        raise ValueError(f"'{source}' cannot be read: {error.strerror}") from None
    return path


def _too_large(source: str) -> str:
    return f"'{source}' is larger than {UPLOAD_LIMIT // 1024 // 1024} MB"


def with_uploads(form: OnboardingForm, ids: Mapping[str, str]) -> OnboardingForm:
    """The form with the names of its local files replaced by the uploads that they became."""

    def uploaded(source: str | None) -> str | None:
        return ids.get(source, source) if source else None

    payload = form.model_dump(mode="json")
    payload["assets"]["logo"] = uploaded(payload["assets"]["logo"])
    for image in payload["assets"]["images"]:
        image["source"] = uploaded(image["source"])
    for person in payload["people"]:
        person["photo"] = uploaded(person["photo"])
    for partner in payload["partners"]:
        partner["logo"] = uploaded(partner["logo"])
    return read_form(payload)
