"""Revisions, and what a version is made of."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "revisions",
        sa.Column("project_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("locale", sa.String(length=10), nullable=False),
        sa.Column("page", sa.String(length=20), nullable=True),
        sa.Column("section", sa.String(length=64), nullable=True),
        sa.Column("attachments", sa.JSON(), nullable=False),
        sa.Column("restores", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("plan", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_revisions_project_id_projects")),
        sa.PrimaryKeyConstraint("project_id", "number", name=op.f("pk_revisions")),
    )
    with op.batch_alter_table("versions") as versions:
        versions.add_column(sa.Column("documents", sa.String(length=64), nullable=True))
        versions.add_column(sa.Column("revisions", sa.JSON(), nullable=False, server_default="[]"))
        versions.add_column(sa.Column("pages", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    with op.batch_alter_table("versions") as versions:
        versions.drop_column("pages")
        versions.drop_column("revisions")
        versions.drop_column("documents")
    op.drop_table("revisions")
