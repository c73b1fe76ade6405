"""What visitors wrote."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "form_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("page", sa.String(length=200), nullable=False),
        sa.Column("locale", sa.String(length=10), nullable=False),
        sa.Column("spam", sa.Boolean(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_form_messages_project_id_projects")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_messages")),
    )
    op.create_index(op.f("ix_form_messages_received_at"), "form_messages", ["received_at"])
    op.create_index(op.f("ix_form_messages_project_id_received_at"), "form_messages", ["project_id", "received_at"])


def downgrade() -> None:
    op.drop_table("form_messages")
