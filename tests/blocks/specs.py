"""Specs of the example businesses and of the test forms, with their real files' sizes, as `create_site_spec` would."""

import hashlib
import json
from pathlib import Path
from typing import Any

from PIL import Image

from domain.artifacts.assets import Asset, AssetCatalogue, AssetRole
from domain.artifacts.onboarding import OnboardingForm, read_form
from domain.artifacts.spec import SiteSpec
from domain.slugs import slug_from_name
from tasks.ingest.understand import understand_form

EXAMPLES = Path(__file__).parents[2] / "examples"
FORMS = Path(__file__).parents[1] / "forms"
NAMES = ("padaria-aurora", "northwind-metrics", "lucia-ferrer")
EVERY_FORM = tuple(sorted(path.stem for folder in (EXAMPLES, FORMS) for path in folder.glob("*.json")))


def example_payload(name: str) -> dict[str, Any]:
    """An example or test form as the client sent it."""
    folder = EXAMPLES if name in NAMES else FORMS
    return dict(json.loads((folder / f"{name}.json").read_text(encoding="utf-8")))


def example_spec(name: str, **changes: Any) -> SiteSpec:
    """The spec of an example; `changes` replace fields of the form."""
    return spec_of(example_payload(name) | changes)


def spec_of(payload: dict[str, Any]) -> SiteSpec:
    """The spec of a form, its local files already uploaded, as the command line does it."""
    form = read_form(_with_uploads(payload))
    return understand_form(form, _catalogue(form, payload), slug=form.slug or slug_from_name(form.business.name))


def _with_uploads(payload: dict[str, Any]) -> dict[str, Any]:
    uploaded: dict[str, Any] = json.loads(json.dumps(payload))
    for source in _local_sources(payload):
        uploaded = json.loads(json.dumps(uploaded).replace(json.dumps(source), json.dumps(_upload(source))))
    return uploaded


def _local_sources(payload: dict[str, Any]) -> list[str]:
    assets = payload.get("assets", {})
    sources = [assets.get("logo"), *(image["source"] for image in assets.get("images", ()))]
    sources += [person.get("photo") for person in payload.get("people", ())]
    sources += [partner.get("logo") for partner in payload.get("partners", ())]
    return [source for source in sources if source and ":" not in source]


def _upload(source: str) -> str:
    return f"upload:{source.replace('/', '_').replace('.', '_')}"


def _catalogue(form: OnboardingForm, payload: dict[str, Any]) -> AssetCatalogue:
    files = {_upload(source): _file(source) for source in _local_sources(payload)}
    wanted = [
        *([(form.assets.logo, AssetRole.LOGO, form.business.name)] if form.assets.logo else []),
        *((image.source, AssetRole.IMAGE, image.alt) for image in form.assets.images),
        *((person.photo, AssetRole.PHOTO, person.name) for person in form.people if person.photo),
        *((partner.logo, AssetRole.PARTNER, partner.name) for partner in form.partners if partner.logo),
    ]
    return AssetCatalogue(assets=tuple(_asset(number, *item, files) for number, item in enumerate(wanted, 1)))


def _file(source: str) -> Path:
    return next(path for folder in (EXAMPLES, FORMS) if (path := folder / source).exists())


def _asset(number: int, source: str, role: AssetRole, alt: str, files: dict[str, Path]) -> Asset:
    file = files.get(source)
    width, height = _size(file) if file and file.suffix == ".jpg" else (1600, 1067)
    return Asset(
        id=f"{role.value}-{number}",
        file=f"{role.value}-{number}.{'svg' if role in {AssetRole.LOGO, AssetRole.PARTNER} else 'jpg'}",
        source=source,
        role=role,
        alt=alt,
        width=width,
        height=height,
        size=1000,
        digest=hashlib.sha256(source.encode()).hexdigest(),
    )


def _size(file: Path) -> tuple[int, int]:
    with Image.open(file) as image:
        return image.size
