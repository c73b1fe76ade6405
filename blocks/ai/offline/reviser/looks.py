"""Another colour, another photo."""

import re

from blocks.ai.offline.reviser.case import Case, Reading, is_said_whole, listed, share_named
from domain.artifacts.assets import Asset
from domain.artifacts.revision import SetColor, SwapPhoto
from domain.plain_text import singular_forms

_HEX = re.compile(r"#[0-9a-f]{6}\b", re.IGNORECASE)
_TELLING = 4


def read_colour(case: Case) -> Reading:
    """A colour by its name or its code."""
    if not case.says(case.words.nouns.colour):
        return None
    present = case.documents.layout.theme.brand
    codes = [code.lower() for code in _HEX.findall(case.wish.text)]
    new = [code for code in codes if code != present] or _named(case)
    if len(new) != 1:
        return case.refuses("same") if codes == [present] else case.asks("colour")
    if new[0] == present:
        return case.refuses("same")
    return case.edits(SetColor(was=present, becomes=new[0]), answer="colour_changed", old=present, new=new[0])


def _named(case: Case) -> list[str]:
    """The colour of the longest name that was said: dark blue is no blue."""
    said = [(len(name), code) for code, names in case.words.colours.items() for name in names if case.says((name,))]
    longest = max((length for length, _ in said), default=0)
    return [code for length, code in said if length == longest]


def read_photo(case: Case) -> Reading:
    """A picture that was sent, in the place of one that is there."""
    cues, nouns = case.words.cues, case.words.nouns
    if not (case.says(nouns.photo) or case.pictures.assets) or not case.says(cues.swap) or case.says(cues.hide):
        return None
    photos = (*case.spec.images, *case.spec.portraits)
    if not photos:
        return case.refuses("no_photos")
    sent = case.pictures.assets
    if len(sent) != 1:
        return case.asks("photo_which_new" if sent else "photo_missing")
    meant = _meant(case, photos)
    if len(meant) != 1:
        return case.asks("photo", choices=listed(tuple(photo.alt for photo in meant or photos)))
    (old,) = meant
    shows = next((quoted for quoted in case.wish.quoted if quoted != old.alt), old.alt)
    swap = SwapPhoto(was=old.id, becomes=sent[0].model_copy(update={"alt": shows, "role": old.role}))
    return case.edits(swap, answer="photo_changed", old=old.alt)


def _meant(case: Case, photos: tuple[Asset, ...]) -> tuple[Asset, ...]:
    """The only one there is, the one of the clicked section, or the one whose words were said."""
    if len(photos) == 1:
        return photos
    whole = tuple(photo for photo in photos if is_said_whole(photo.alt, case.wish))
    if whole:
        return whole
    if case.clicked:
        content = case.documents.section(case.clicked.page, case.clicked.placement.section)
        shown = getattr(content, "image", None)
        if shown:
            return tuple(photo for photo in photos if photo.id == shown)
    spoken = frozenset[str]().union(*(singular_forms(word) for word in case.wish.words))
    shares = {photo.id: share_named(photo.alt, spoken, shortest=_TELLING) for photo in photos}
    best = max(shares.values())
    return tuple(photo for photo in photos if best and shares[photo.id] == best)
