"""The client's logo and photos: fetched, cleaned and kept; one that cannot be had is a warning."""

import hashlib
import time
from collections.abc import Iterable, Mapping
from typing import Any

from prefect import get_run_logger

from blocks.artifact_store.interface import ArtifactStore
from blocks.uploads import UPLOAD_LIMIT, upload_key
from blocks.web.allowance import Allowance
from blocks.web.clean_apart import clean_apart
from blocks.web.clean_image import CleanImage
from blocks.web.fetch import fetch
from blocks.web.refusal import PASSING, PictureRefused, Why
from domain.artifacts.assets import Asset, AssetCatalogue, AssetRequest, AssetRequests, AssetRole, Focus
from domain.artifacts.onboarding import OnboardingForm
from domain.errors import NotFound, ProviderUnavailable
from domain.fields import UPLOAD_PREFIX
from domain.slugs import slug_from_name
from domain.stages import Stage
from tasks.ingest.wording import picture_warning
from tasks.run import Run
from tasks.stage import stage

_PAUSES = (0.0, 2.0, 4.0)
"""Seconds before each round; the first asks for everything, the others for what could not be reached."""


def requested_assets(form: OnboardingForm) -> AssetRequests:
    """Every file that the form names, each once for each purpose."""
    requests = [AssetRequest(source=image.source, role=AssetRole.IMAGE, alt=image.alt) for image in form.assets.images]
    requests += [
        AssetRequest(source=person.photo, role=AssetRole.PHOTO, alt=person.name)
        for person in form.people
        if person.photo
    ]
    requests += [
        AssetRequest(source=partner.logo, role=AssetRole.PARTNER, alt=partner.name)
        for partner in form.partners
        if partner.logo
    ]
    if form.assets.logo:
        requests.insert(0, AssetRequest(source=form.assets.logo, role=AssetRole.LOGO, alt=form.business.name))
    return AssetRequests(locale=form.locale, requests=tuple(dict.fromkeys(requests)))


def _catalogue_stands(catalogue: AssetCatalogue, inputs: Mapping[str, Any]) -> bool:
    """Every file is there, and none was left out for a reason that passes."""
    store: ArtifactStore = inputs["store"]
    keys = (asset_key(inputs["run"].project_id, asset.file) for asset in catalogue.assets)
    return not catalogue.unreachable and all(store.exists(key) for key in keys)


@stage(
    Stage.DOWNLOAD_ASSETS,
    about="Fetch, clean and keep the client's logo and photos",
    version=4,
    seconds=900,
    stands=_catalogue_stands,
)
def download_assets(run: Run, wanted: AssetRequests, store: ArtifactStore) -> AssetCatalogue:
    """What could be had, and a warning in the form's language for what could not."""
    allowance = Allowance()
    assets: dict[AssetRequest, Asset] = {}
    refusals: dict[AssetRequest, Why] = {}
    waiting = wanted.requests
    for pause in _PAUSES:
        time.sleep(pause if waiting else 0)
        for request in waiting:
            try:
                allowance.go_on() if request in refusals else allowance.begin()
                assets[request] = _kept(run, request, store, allowance)
            except PictureRefused as refusal:
                get_run_logger().warning("%s: %s", request.source, refusal.reason)
                refusals[request] = refusal.why
        waiting = tuple(each for each in waiting if each not in assets and refusals[each] is Why.UNREACHABLE)
    refused = [(request, refusals[request]) for request in wanted.requests if request not in assets]
    return AssetCatalogue(
        assets=_distinct(assets[request] for request in wanted.requests if request in assets),
        warnings=tuple(picture_warning(wanted.locale, request, why) for request, why in refused),
        unreachable=tuple(request.source for request, why in refused if why in PASSING),
    )


def asset_key(project_id: str, file: str) -> str:
    """Where a cleaned asset lies in the artifact store."""
    return f"projects/{project_id}/assets/{file}"


def _kept(run: Run, request: AssetRequest, store: ArtifactStore, allowance: Allowance) -> Asset:
    content = _content(run, request, store)
    allowance.count_sent(len(content))
    picture = clean_apart(content)
    allowance.count_kept(len(picture.content))
    asset = asset_of(request, picture)
    store.write(asset_key(run.project_id, asset.file), picture.content)
    return asset


def asset_of(request: AssetRequest, picture: CleanImage) -> Asset:
    """A cleaned picture under an id that its words and its content give."""
    digest = hashlib.sha256(picture.content).hexdigest()
    asset_id = f"{slug_from_name(request.alt)[:32].strip('-')}-{digest[:8]}"
    if request.role is AssetRole.LOGO:
        asset_id = f"logo-{digest[:8]}"
    return Asset(
        id=asset_id,
        file=f"{asset_id}{picture.suffix}",
        source=request.source,
        role=request.role,
        alt=request.alt,
        width=picture.width,
        height=picture.height,
        size=len(picture.content),
        digest=digest,
        color=picture.color,
        focus=Focus(x=picture.focus[0], y=picture.focus[1]) if picture.focus else None,
    )


def _content(run: Run, request: AssetRequest, store: ArtifactStore) -> bytes:
    if request.source.startswith(UPLOAD_PREFIX):
        return _uploaded(store, upload_key(run.project_id, request.source.removeprefix(UPLOAD_PREFIX)))
    try:
        return fetch(request.source).content
    except ProviderUnavailable as error:
        raise PictureRefused(Why.UNREACHABLE, error.reason) from error


def _uploaded(store: ArtifactStore, key: str) -> bytes:
    try:
        content = store.read(key)
    except NotFound as error:
        raise PictureRefused(Why.ABSENT, error.reason) from error
    if len(content) > UPLOAD_LIMIT:
        raise PictureRefused(Why.TOO_LARGE, f"the upload is larger than {UPLOAD_LIMIT // 1024 // 1024} MB")
    return content


def _distinct(assets: Iterable[Asset]) -> tuple[Asset, ...]:
    """The same picture under the same words once; another purpose of it gets an id of its own."""
    seen: dict[tuple[str, AssetRole], Asset] = {}
    for asset in assets:
        seen.setdefault((asset.id, asset.role), asset)
    return tuple(seen.values())
