"""Sections hidden, shown again and moved; pages renamed."""

from blocks.ai.offline.reviser.case import Case, Place, Reading, is_said_whole, listed
from blocks.ai.offline.reviser.wish import Wish
from domain.artifacts.documents import Sitemap, SitemapPage
from domain.artifacts.onboarding import PageKind
from domain.artifacts.revision import HidePage, HideSection, MoveSection, RenamePage, ShowPage, ShowSection
from domain.plain_text import words

_ARTICLE = 3


def read_visibility(case: Case) -> Reading:
    """Hide or show a section."""
    cues = case.words.cues
    hides, shows = case.says(cues.hide), case.says(cues.show)
    if hides == shows:
        return None
    candidates = tuple(place for place in _meant(case, case.wish) if place.placement.shown is hides)
    if not candidates:
        return case.refuses("same") if _meant(case, case.wish) else None
    if len(candidates) > 1:
        return case.asks("section", choices=_choices(case, candidates))
    (place,) = candidates
    if hides and _is_top(case, place):
        return case.refuses("page_top")
    operation = HideSection(where=place.ref) if hides else ShowSection(where=place.ref)
    return case.edits(operation, answer="hidden" if hides else "shown", name=place.title or place.placement.section)


def read_page_visibility(case: Case) -> Reading:
    """Take a page out, or bring it back: what is hidden or shown is said to be a page."""
    cues, spoken = case.words.cues, [word for word in case.wish.words if len(word) > _ARTICLE]
    verb = next(
        (number for number, word in enumerate(spoken) if case.wish.is_one_of(word, (*cues.hide, *cues.show))), -1
    )
    if verb < 0 or not case.wish.is_one_of(" ".join(spoken[verb + 1 : verb + 2]), case.words.nouns.page):
        return None
    hides = case.wish.is_one_of(spoken[verb], cues.hide)
    layouts = {layout.page: layout for layout in case.documents.layout.pages}
    meant = [page for page in case.documents.sitemap.pages if page.label in case.wish.quoted or _is_named(case, page)]
    if len(meant) != 1:
        return case.asks("page_which", choices=listed(tuple(page.label for page in case.documents.sitemap.pages)))
    (page,) = meant
    if layouts[page.id].shown is not hides:
        return case.refuses("same")
    if page.id is PageKind.HOME or any(
        sitemap.action.href == _path(sitemap, page.id) for sitemap, _ in case.documents.languages
    ):
        return case.refuses("page_needed", name=page.label)
    operation = HidePage(page=page.id) if hides else ShowPage(page=page.id)
    return case.edits(operation, answer="page_hidden" if hides else "page_shown", name=page.label)


def read_move(case: Case) -> Reading:
    """A section before or behind another one, one step up or down, first or last."""
    cues = case.words.cues
    if not case.says(cues.move):
        return None
    parted = case.wish.parted_at((*cues.before, *cues.after))
    subject = parted[0] if parted else case.wish
    moved = (case.clicked,) if case.clicked else _meant(case, subject)
    if not moved:
        return None
    if parted:
        return _beside(case, moved, parted[1])
    if len(moved) > 1:
        return case.asks("section", choices=_choices(case, moved))
    return _step(case, moved[0])


def read_page_name(case: Case) -> Reading:
    """Another name of a page in the navigation."""
    cues, nouns, quoted = case.words.cues, case.words.nouns, case.wish.quoted
    renames = case.says(cues.rename) or (case.says(cues.change) and case.says(nouns.page) and len(quoted) > 0)
    if not renames:
        return None
    pages = case.documents.sitemap.pages
    meant = [page for page in pages if page.label in quoted[:-1]] or [page for page in pages if _is_named(case, page)]
    if len(meant) != 1 or not quoted:
        return case.asks("page") if case.says(nouns.page) or meant else None
    page, new = meant[0], quoted[-1]
    if new == page.label:
        return case.refuses("same")
    operation = RenamePage(page=page.id, was=page.label, becomes=new)
    return case.edits(operation, answer="page_renamed", old=page.label, new=new)


def _beside(case: Case, moved: tuple[Place, ...], rest: Wish) -> Reading:
    cues = case.words.cues
    targets = _meant(case, rest, clicked=False)
    pairs = [(one, other) for one in moved for other in targets if one.page is other.page and one != other]
    if len(pairs) != 1:
        known = {place.ref.section: place for place in (*moved, *targets)}
        return case.asks("section", choices=_choices(case, tuple(known.values()) if pairs else case.places))
    place, target = pairs[0]
    order = [each for each in _order(case, place.page) if each != place.placement.section]
    after = case.says(cues.after) and not case.says(cues.before)
    at = order.index(target.placement.section) + after
    return _moved(case, place, order[at] if at < len(order) else None)


def _step(case: Case, place: Place) -> Reading:
    cues, name = case.words.cues, place.placement.section
    order = [each for each in _order(case, place.page) if each != name]
    present = _order(case, place.page).index(name)
    if case.says(cues.last):
        return _moved(case, place, None)
    if case.says(cues.first):
        return _moved(case, place, order[1] if len(order) > 1 else None)
    if case.says(cues.up) and present > 1:
        return _moved(case, place, order[present - 1])
    if case.says(cues.down) and present < len(order):
        return _moved(case, place, order[present + 1] if present + 1 < len(order) else None)
    return case.asks("section_where", name=place.title or name)


def _moved(case: Case, place: Place, before: str | None) -> Reading:
    order = _order(case, place.page)
    if _is_top(case, place) or before == order[0]:
        return case.refuses("page_top")
    at = order.index(place.placement.section)
    if (order[at + 1] if at + 1 < len(order) else None) == before:
        return case.refuses("same")
    operation = MoveSection(where=place.ref, before=before)
    return case.edits(operation, answer="moved", name=place.title or place.placement.section)


def _meant(case: Case, wish: Wish, *, clicked: bool = True) -> tuple[Place, ...]:
    """The sections that the words name, by their titles or by what they are; else the clicked one."""
    titled = [place for place in case.places if place.title and is_said_whole(place.title, wish)]
    if titled:
        return _on_named_page(case, wish, titled)
    said = [
        (len(cue), kind)
        for kind, cues in case.words.sections.items()
        for _, cue in wish.said(cues)
    ]  # fmt: skip
    longest = max((length for length, _ in said), default=0)
    kinds = {kind for length, kind in said if length == longest}
    found = [place for place in case.places if place.placement.kind in kinds]
    if not found and clicked and case.clicked:
        return (case.clicked,)
    return _on_named_page(case, wish, found)


def _on_named_page(case: Case, wish: Wish, found: list[Place]) -> tuple[Place, ...]:
    """Of several sections, those on the page that was named or clicked."""
    if len(found) < 2:
        return tuple(found)
    if case.clicked and case.clicked in found:
        return (case.clicked,)
    named = {kind for kind, cues in case.words.pages.items() if _names_page(case, wish, kind, cues)}
    return tuple(place for place in found if place.page in named) or tuple(found)


def _names_page(case: Case, wish: Wish, kind: PageKind, cues: tuple[str, ...]) -> bool:
    """Home is said by itself; every other page's name may as well be a section's."""
    return wish.says(cues) and (kind is PageKind.HOME or case.says(case.words.nouns.page))


def _path(sitemap: Sitemap, kind: PageKind) -> str:
    return sitemap.page(kind).path


def _is_named(case: Case, page: SitemapPage) -> bool:
    spoken = f" {' '.join(case.wish.words)} "
    return f" {' '.join(words(page.label))} " in spoken or case.says(case.words.pages[page.id])


def _choices(case: Case, places: tuple[Place, ...]) -> str:
    labels = {page.id: page.label for page in case.documents.sitemap.pages}
    return listed(tuple(f"{place.title or place.placement.section} ({labels[place.page]})" for place in places))


def _order(case: Case, page: PageKind) -> list[str]:
    return [placement.section for placement in case.documents.placements(page)]


def _is_top(case: Case, place: Place) -> bool:
    return _order(case, place.page)[0] == place.placement.section
