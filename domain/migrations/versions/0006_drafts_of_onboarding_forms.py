"""Onboarding forms that are still being filled in."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "onboarding_drafts",
        sa.Column("project_id", sa.String(length=32), nullable=False),
        sa.Column("form", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_onboarding_drafts_project_id_projects")),
        sa.PrimaryKeyConstraint("project_id", name=op.f("pk_onboarding_drafts")),
    )


def downgrade() -> None:
    op.drop_table("onboarding_drafts")
