"""Artifacts as files that a human can open; the first file of each tells whether anything changed."""

import json
from collections.abc import Callable, Mapping
from functools import partial, singledispatch

from domain.artifacts.base import Artifact
from domain.artifacts.documents import Brief, Sitemap
from domain.artifacts.site_documents import SiteDocuments

Files = Mapping[str, Callable[[], bytes]]


@singledispatch
def plain_files(artifact: Artifact) -> Files:
    """File name to content, made when it is asked for."""
    if artifact.filename is None:
        return {}
    return {artifact.filename: partial(_json, artifact)}


@plain_files.register
def _(brief: Brief) -> Files:
    return {
        "brief.md": f"{brief.markdown}\n".encode,
        "brief.pdf": partial(_pdf, brief),
    }


@plain_files.register
def _(sitemap: Sitemap) -> Files:
    language = sitemap.home.strip("/")
    return {f"sitemap-{language}.json" if language else "sitemap.json": partial(_json, sitemap)}


@plain_files.register
def _(documents: SiteDocuments) -> Files:
    return {f"documents/{documents.content_digest()}.json": partial(_json, documents)}


def _pdf(brief: Brief) -> bytes:
    from tasks.document.brief_pdf import brief_pdf  # noqa: PLC0415 - a second of imports for every command

    return brief_pdf(brief.title, brief.markdown, brief.locale)


def _json(artifact: Artifact) -> bytes:
    return (json.dumps(artifact.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n").encode()
