"""Who bought what, and what the payment provider told about it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Enum, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from domain.records.base import Record, new_id, now


class OrderStatus(StrEnum):
    """How far an order came; it only ever moves on, in this order."""

    AWAITING_PAYMENT = "awaiting_payment"
    FAILED = "failed"
    PAID = "paid"
    REFUNDED = "refunded"


_STATUS = Enum(OrderStatus, native_enum=False, length=32, values_callable=lambda statuses: [str(s) for s in statuses])


class Customer(Record):
    """Somebody who bought something, known by their e-mail address in small letters."""

    __tablename__ = "customers"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    locale: Mapped[str] = mapped_column(String(10))
    created_at: Mapped[datetime] = mapped_column(default=now)


class Order(Record):
    """One checkout that was completed; it has its project from the moment that it is paid.

    `checkout` and `payment` are the provider's ids, `plan` is what was bought as it was sold then, `refunded` how much
    was given back, `disputes` the ids of those that are known.
    """

    __tablename__ = "orders"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"), index=True)
    project_id: Mapped[str | None] = mapped_column(ForeignKey("projects.id"), unique=True, default=None)
    checkout: Mapped[str] = mapped_column(String(255), unique=True)
    payment: Mapped[str | None] = mapped_column(String(255), unique=True)
    status: Mapped[OrderStatus] = mapped_column(_STATUS)
    plan: Mapped[dict[str, Any]]
    amount: Mapped[int]
    currency: Mapped[str] = mapped_column(String(3))
    locale: Mapped[str] = mapped_column(String(10))
    billing: Mapped[dict[str, Any]]
    refunded: Mapped[int] = mapped_column(default=0)
    disputes: Mapped[list[str]] = mapped_column(JSON, default=list)
    paid_at: Mapped[datetime | None] = mapped_column(default=None)
    created_at: Mapped[datetime] = mapped_column(default=now)


class PaymentEventRecord(Record):
    """An event of the provider, kept once; `fact` is what it says, None where it is none of our business."""

    __tablename__ = "payment_events"

    id: Mapped[str] = mapped_column(String(255), primary_key=True)
    type: Mapped[str] = mapped_column(String(100))
    payment: Mapped[str | None] = mapped_column(String(255), index=True)
    fact: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    occurred_at: Mapped[datetime]
    received_at: Mapped[datetime] = mapped_column(default=now)


class OnboardingLink(Record):
    """A link by which a client reaches the onboarding of their project; only its digest is kept."""

    __tablename__ = "onboarding_links"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
