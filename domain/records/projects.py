"""Projects, what their clients sent, and their versions."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Enum, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.records.base import Record, new_id, now
from domain.stages import ProjectStatus

_STATUS = Enum(ProjectStatus, native_enum=False, length=32, values_callable=lambda statuses: [str(s) for s in statuses])


class Project(Record):
    """One client site.

    `trouble` says why it needs a human: stage, reason, next step; `warnings` what the newest run left out or doubted.
    """

    __tablename__ = "projects"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    client_email: Mapped[str] = mapped_column(String(254))
    status: Mapped[ProjectStatus] = mapped_column(_STATUS, default=ProjectStatus.AWAITING_ONBOARDING)
    trouble: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    warnings: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    preview_url: Mapped[str | None] = mapped_column(String(300), default=None)
    live_version: Mapped[int | None] = mapped_column(default=None)
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)


class OnboardingSubmission(Record):
    """A form as it was sent, after validation; `base` is the commit that the site made of it goes on top of.

    That is the version that was newest then, or the one that a revision has made of it since.
    """

    __tablename__ = "onboarding_submissions"
    __table_args__ = (UniqueConstraint("project_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id"))
    number: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    form: Mapped[dict[str, Any]]
    base: Mapped[str | None] = mapped_column(String(40), default=None)
    created_at: Mapped[datetime] = mapped_column(default=now)


class OnboardingDraft(Record):
    """A form that is still being filled in; `step` is the page that its client was on last."""

    __tablename__ = "onboarding_drafts"

    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id"), primary_key=True)
    form: Mapped[dict[str, Any]]
    step: Mapped[str] = mapped_column(String(20))
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)


class Upload(Record):
    """A file that a client sent, under `projects/{project_id}/uploads/{asset_id}` in the artifact store."""

    __tablename__ = "assets"

    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id"), primary_key=True)
    asset_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(255))
    size: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(default=now)


class Version(Record):
    """A commit with its build and preview; `ready_at` is set when it passed its gate and can be seen.

    `documents` is the digest of what it is rendered from, `revisions` are the numbers of those that are in it, and
    `pages` the digests of its pages' HTML by their addresses.
    """

    __tablename__ = "versions"
    __table_args__ = (UniqueConstraint("project_id", "commit", "build_digest"),)

    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    commit: Mapped[str] = mapped_column(String(40))
    build_digest: Mapped[str] = mapped_column(String(64))
    preview_url: Mapped[str | None] = mapped_column(String(300), default=None)
    quality: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    documents: Mapped[str | None] = mapped_column(String(64), default=None)
    revisions: Mapped[list[int]] = mapped_column(JSON, default=list, server_default="[]")
    pages: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default="{}")
    ready_at: Mapped[datetime | None] = mapped_column(default=None)
    created_at: Mapped[datetime] = mapped_column(default=now)
