"""Files that clients send: kept in the artifact store as they came, with a cleaned copy that may be shown."""

import hashlib
from collections.abc import Iterable
from pathlib import PurePath
from threading import BoundedSemaphore

from sqlalchemy.orm import Session

from blocks.artifact_store.interface import ArtifactStore
from blocks.web.clean_apart import clean_apart
from blocks.web.refusal import PictureRefused, Why
from domain.records.projects import Upload

UPLOAD_LIMIT = 20 * 1024 * 1024
_DECODERS = BoundedSemaphore(2)  # each may take 800 MiB


def upload_key(project_id: str, asset_id: str) -> str:
    """Where an upload lies in the artifact store."""
    return f"projects/{project_id}/uploads/{asset_id}"


def keep_upload(store: ArtifactStore, project_id: str, name: str, content: bytes) -> Upload:
    """Keep a file as it came; equal files have one id. The row is still to be recorded."""
    asset_id = hashlib.sha256(content).hexdigest()[:24]
    store.write(upload_key(project_id, asset_id), content)
    shown = "".join(filter(str.isprintable, PurePath(name).name))[:255]
    return Upload(project_id=project_id, asset_id=asset_id, name=shown, size=len(content))


def keep_picture(store: ArtifactStore, project_id: str, name: str, content: bytes) -> Upload:
    """Keep a picture as it came, and beside it what it looks like, for browsers that cannot show its kind.

    Raises:
        PictureRefused: it is no picture that a site can use; nothing is kept.
    """
    if len(content) > UPLOAD_LIMIT:
        raise PictureRefused(Why.TOO_LARGE, f"the file is larger than {UPLOAD_LIMIT // 1024 // 1024} MB")
    with _DECODERS:
        picture = clean_apart(content)
    upload = keep_upload(store, project_id, name, content)
    store.write(_look_key(project_id, upload.asset_id) + picture.suffix, picture.content)
    return upload


def look_of(store: ArtifactStore, project_id: str, asset_id: str) -> str | None:
    """The key of what an uploaded picture looks like; none for one that never came through a browser."""
    return next(store.list_keys(_look_key(project_id, asset_id) + "."), None)


def record_uploads(session: Session, uploads: Iterable[Upload]) -> None:
    """Add the rows of files that are kept; one that is known stays as it is."""
    for upload in uploads:
        if session.get(Upload, (upload.project_id, upload.asset_id)) is None:
            session.add(upload)
            session.flush()


def _look_key(project_id: str, asset_id: str) -> str:
    return f"projects/{project_id}/looks/{asset_id}"
