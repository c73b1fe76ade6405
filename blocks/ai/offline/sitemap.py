"""Which pages there are, what they are called, and the one action that all of them lead to."""

from blocks.ai.offline.actions import main_action, second_action
from blocks.ai.offline.facts import Facts
from domain.artifacts.documents import Sitemap, SitemapPage
from domain.artifacts.onboarding import PageKind


def write_sitemap(facts: Facts) -> Sitemap:
    """The pages that were asked for and have something to show, in the form's order."""
    pages = tuple(_page(facts, kind) for kind in facts.spec.pages if facts.has_content_for(kind))
    action = main_action(facts, pages)
    return Sitemap(pages=pages, action=action, secondary_action=second_action(facts, pages, action))


def _page(facts: Facts, kind: PageKind) -> SitemapPage:
    words = facts.words.pages[kind]
    label, path = words.label, words.path
    offering = facts.offering_on(kind)
    if kind is PageKind.SERVICES and not _is_taken(facts, offering.path):
        label, path = offering.label, offering.path
    return SitemapPage(
        id=kind, path=f"{facts.spec.home}{path}/" if path else facts.spec.home, label=label, purpose=words.purpose
    )


def _is_taken(facts: Facts, path: str) -> bool:
    return any(facts.words.pages[kind].path == path for kind in facts.spec.pages if kind is not PageKind.SERVICES)
