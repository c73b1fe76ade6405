"""What keeps runs apart and accounts for what they did."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Numeric, String
from sqlalchemy.orm import Mapped, mapped_column

from domain.records.base import Record, now


class Lease(Record):
    """Who may change a project. `number` only ever grows: it is the fencing token."""

    __tablename__ = "leases"

    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id"), primary_key=True)
    number: Mapped[int] = mapped_column(default=0)
    holder: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    expires_at: Mapped[datetime] = mapped_column(default=now)


class AICall(Record):
    """One call of an AI provider, written before it is made and settled after it."""

    __tablename__ = "ai_calls"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id"), index=True)
    flow_run_id: Mapped[str] = mapped_column(String(36))
    stage: Mapped[str] = mapped_column(String(40))
    provider: Mapped[str] = mapped_column(String(200))
    model: Mapped[str] = mapped_column(String(100))
    input_tokens: Mapped[int | None] = mapped_column(default=None)
    cached_tokens: Mapped[int | None] = mapped_column(default=None)
    output_tokens: Mapped[int | None] = mapped_column(default=None)
    cost: Mapped[Decimal | None] = mapped_column(Numeric(12, 6), default=None)
    valid: Mapped[bool | None] = mapped_column(default=None)
    started_at: Mapped[datetime] = mapped_column(default=now)
    seconds: Mapped[float | None] = mapped_column(default=None)
