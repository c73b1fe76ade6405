"""Who asks, and what they may see and do: every route says so with a dependency of this file."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Path, Request
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session
from starlette.datastructures import FormData

from api.browser import WithBrowser
from api.services import WithServices
from domain.audit import Actor
from domain.errors import NotAllowed, NotFound, NotSignedIn
from domain.records.projects import Project
from domain.sign_in import same_address, session_of
from domain.tokens import Role

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
CSRF_HEADER = "X-CSRF-Token"


@dataclass(frozen=True)
class Client:
    """A client who is signed in."""

    email: str

    @property
    def name(self) -> str:
        return self.email


@dataclass(frozen=True)
class Staff:
    """Someone of the agency, or one of its machines."""

    name: str
    role: Role


Member = Client | Staff

_BEARER = HTTPBearer(auto_error=False, bearerFormat="JWT", scheme_name="token", description="Made by `sitegen token`")
_COOKIE = APIKeyCookie(
    name="sitegen", auto_error=False, scheme_name="session",
    description="Set by signing in at `/sign-in`, over TLS as `__Host-sitegen`; a request that changes something has "
    f"the header `{CSRF_HEADER}` beside it, with what our forms carry as `csrf`",
)  # fmt: skip


def _visitor(
    request: Request,
    services: WithServices,
    browser: WithBrowser,
    bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)],
    _documented: Annotated[str | None, Depends(_COOKIE)],
) -> Member | None:
    """Who asks, by token or by cookie; None for somebody whom we do not know.

    Raises:
        NotSignedIn: the token is not to be believed.
    """
    if bearer:
        grant = services.keys.read(bearer.credentials)
        return Staff(f"token:{grant.subject}", grant.role)
    if browser.is_new:
        return None
    with services.database.transaction() as session:
        found = session_of(session, browser.token, services.clock())
    if found is None:
        return None
    if request.method not in _SAFE and request.url.path.startswith("/api/"):
        browser.require(request.headers.get(CSRF_HEADER, ""))
    return Staff(found.email, Role.OPERATOR) if found.staff else Client(found.email)


Visitor = Annotated[Member | None, Depends(_visitor)]


def _member(visitor: Visitor) -> Member:
    if visitor is None:
        raise NotSignedIn("Nobody said who asks.")
    return visitor


SignedIn = Annotated[Member, Depends(_member)]


class Only:
    """Lets staff of some roles in, and clients where they are named."""

    def __init__(self, *roles: Role, clients: bool = False) -> None:
        self._roles = roles
        self._clients = clients

    def __call__(self, member: SignedIn) -> Member:
        """Whoever asks.

        Raises:
            NotAllowed: they are someone else.
        """
        if self._clients if isinstance(member, Client) else member.role in self._roles:
            return member
        raise NotAllowed("This is not for whoever signed in like this.")


MayMakeProjects = Annotated[Staff, Depends(Only(Role.OPERATOR, Role.SERVICE))]
MayChange = Annotated[Member, Depends(Only(Role.OPERATOR, Role.SERVICE, clients=True))]
ClientOrOperator = Annotated[Member, Depends(Only(Role.OPERATOR, clients=True))]


async def _sent(request: Request, _member: MayChange) -> AsyncIterator[FormData]:
    async with request.form(max_files=100) as form:
        yield form


SentForm = Annotated[FormData, Depends(_sent)]
"""The fields and files of a request, read only once it is known who asks."""

ProjectId = Annotated[str, Path(pattern=r"^[0-9a-z-]{1,40}$", examples=["4f1d2c3b4a59"])]


def theirs(member: Member) -> ColumnElement[bool]:
    """The projects that somebody may see."""
    return same_address(Project.client_email, member.email) if isinstance(member, Client) else true()


def project_of(session: Session, project_id: str, member: Member) -> Project:
    """A project that somebody may see.

    Raises:
        NotFound: there is none; a client is told the same of other clients' projects.
    """
    project = session.scalar(select(Project).where(Project.id == project_id, theirs(member)))
    if project is None:
        raise NotFound("There is no such project.", project=project_id)
    return project


def actor(request: Request, member: Member) -> Actor:
    """Whoever asks, as the audit log names them."""
    return Actor(name=member.name, request_id=request.state.request_id)
