"""Customers, orders, what the payment provider told, and what the relay has to do."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "customers",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("locale", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        sa.UniqueConstraint("email", name=op.f("uq_customers_email")),
    )
    op.create_table(
        "orders",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("customer_id", sa.String(length=32), nullable=False),
        sa.Column("project_id", sa.String(length=32), nullable=True),
        sa.Column("checkout", sa.String(length=255), nullable=False),
        sa.Column("payment", sa.String(length=255), nullable=True),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("locale", sa.String(length=10), nullable=False),
        sa.Column("billing", sa.JSON(), nullable=False),
        sa.Column("refunded", sa.Integer(), nullable=False),
        sa.Column("disputes", sa.JSON(), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_orders_customer_id_customers")),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_orders_project_id_projects")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
        sa.UniqueConstraint("checkout", name=op.f("uq_orders_checkout")),
        sa.UniqueConstraint("payment", name=op.f("uq_orders_payment")),
        sa.UniqueConstraint("project_id", name=op.f("uq_orders_project_id")),
    )
    op.create_index(op.f("ix_orders_customer_id"), "orders", ["customer_id"])
    op.create_table(
        "payment_events",
        sa.Column("id", sa.String(length=255), nullable=False),
        sa.Column("type", sa.String(length=100), nullable=False),
        sa.Column("payment", sa.String(length=255), nullable=True),
        sa.Column("fact", sa.JSON(), nullable=True),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_events")),
    )
    op.create_index(op.f("ix_payment_events_payment"), "payment_events", ["payment"])
    op.create_table(
        "onboarding_links",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("project_id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_onboarding_links_project_id_projects")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_onboarding_links")),
    )
    op.create_index(op.f("ix_onboarding_links_project_id"), "onboarding_links", ["project_id"])
    op.add_column("outbox", sa.Column("job", sa.JSON(), nullable=True))
    op.add_column("outbox", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("outbox", sa.Column("attempts", sa.Integer(), server_default="0", nullable=False))
    op.add_column("outbox", sa.Column("flow_run_id", sa.String(length=36), nullable=True))
    op.create_index(op.f("ix_outbox_settled_at_due_at"), "outbox", ["settled_at", "due_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_outbox_settled_at_due_at"), "outbox")
    with op.batch_alter_table("outbox") as outbox:
        for column in ("flow_run_id", "attempts", "due_at", "job"):
            outbox.drop_column(column)
    for table in ("onboarding_links", "payment_events", "orders", "customers"):
        op.drop_table(table)
