"""The brand colour and the pictures."""

from domain.artifacts.assets import Asset
from domain.artifacts.content import PageContent, Section, SectionContent
from domain.artifacts.revision import SetColor, SwapPhoto
from domain.artifacts.site_documents import SiteDocuments
from tasks.revise.operations.applying import applied, misfit, replaced

_KEYS = ("image", "photo")


@applied.register
def _(operation: SetColor, documents: SiteDocuments) -> SiteDocuments:
    theme = documents.layout.theme
    if theme.brand == operation.becomes:
        return documents
    if theme.brand != operation.was:
        misfit("The colour", expected=operation.was, found=theme.brand)
    theme = theme.model_copy(update={"brand": operation.becomes})
    return documents.with_spec(brand_color=operation.becomes).changed(
        layout=documents.layout.model_copy(update={"theme": theme})
    )


@applied.register
def _(operation: SwapPhoto, documents: SiteDocuments) -> SiteDocuments:
    spec, new = documents.spec, operation.becomes
    known: dict[str, Asset] = {asset.id: asset for asset in (*spec.images, *spec.portraits)}
    if operation.was not in known:
        if new.id in known:
            return documents
        misfit("The picture", expected=operation.was, found="not there")
    old = known[operation.was]
    people = tuple(
        person.model_copy(update={"photo_asset": new.id}) if person.photo_asset == old.id else person
        for person in spec.people
    )

    def shown(_page: PageContent, section: Section) -> SectionContent:
        content = section.content
        return type(content).model_validate(_swapped(content.model_dump(mode="json"), old.id, new.id))

    return documents.with_spec(
        images=replaced(spec.images, old, new), portraits=replaced(spec.portraits, old, new), people=people
    ).with_sections(shown)


def _swapped(value: object, old: str, new: str) -> object:
    """Every reference to a picture; a text that happens to read like its id is none."""
    match value:
        case dict():
            return {
                key: new if key in _KEYS and item == old
                else [new if each == old else each for each in item] if key == "images" and isinstance(item, list)
                else _swapped(item, old, new)
                for key, item in value.items()
            }  # fmt: skip
        case list():
            return [_swapped(item, old, new) for item in value]
    return value
