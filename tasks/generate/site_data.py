"""The data that the kit renders, put together from the documents and the layout plan."""

from domain.artifacts.assets import Asset
from domain.artifacts.content import PageContent, SiteContent, Translation
from domain.artifacts.documents import Sitemap
from domain.artifacts.layout import LayoutPlan, PageLayout
from domain.artifacts.onboarding import Locale
from domain.artifacts.site_data import (
    ContactData,
    ImageData,
    LanguageData,
    LinkData,
    NavItem,
    PageData,
    PlacedSection,
    SiteData,
    ThemeData,
)
from domain.artifacts.site_documents import SiteDocuments
from domain.artifacts.spec import SiteSpec
from domain.links import directions_link, phone_link, whatsapp_link
from domain.opening_hours import days_in
from tasks.document.client_texts import client_texts
from tasks.generate.palette import make_dark_palette, make_palette
from tasks.generate.shown import as_shown

SITE_FILE = "src/data/site.json"


def data_files(documents: SiteDocuments) -> dict[str, SiteData | PageData]:
    """Every data file of the site by its path in the repository; what is hidden is in none."""
    shown = as_shown(documents)
    spec, sitemap, content, layout = shown.spec, shown.sitemap, shown.content, shown.layout
    files: dict[str, SiteData | PageData] = {SITE_FILE: site_data(spec, sitemap, content, layout)}
    return files | {page_file(page, spec): page for page in page_data(spec, sitemap, content, layout)}


def site_assets(spec: SiteSpec) -> tuple[Asset, ...]:
    """Every file that the site shows, once."""
    assets = (*((spec.logo,) if spec.logo else ()), *spec.images, *spec.portraits, *spec.partner_logos)
    return tuple({asset.file: asset for asset in assets}.values())


def asset_path(asset: Asset) -> str:
    """Where a file that the site shows lies in the repository."""
    return f"src/data/assets/{asset.file}"


def site_data(spec: SiteSpec, sitemap: Sitemap, content: SiteContent, layout: LayoutPlan) -> SiteData:
    """What is the same on every page."""
    business = spec.business
    return SiteData(
        starter=layout.starter,
        languages=(
            _language(spec.locale, sitemap),
            *(_translated_language(spec, translation) for translation in content.translations),
        ),
        name=business.name,
        legal_name=business.legal_name,
        tax_id=business.tax_id,
        registration=business.registration,
        tagline=business.tagline,
        industry=business.industry,
        description=business.description,
        founded=business.founded,
        schema_type=spec.schema_type,
        contact=_contact(spec),
        analytics_id=spec.analytics_id,
        theme=ThemeData(
            brand=layout.theme.brand,
            corners=layout.theme.corners,
            type_pair=layout.theme.type_pair,
            colors=make_palette(layout.theme.brand),
            dark=make_dark_palette(layout.theme.brand),
        ),
        logo=spec.logo.id if spec.logo else None,
        images={asset.id: _image(asset) for asset in site_assets(spec)},
        client_texts=client_texts(spec, content) if content.translations else (),
    )


def page_data(spec: SiteSpec, sitemap: Sitemap, content: SiteContent, layout: LayoutPlan) -> tuple[PageData, ...]:
    """Each page in each language, with its sections in the layout's order."""
    layouts = {page.page: page for page in layout.pages}
    return tuple(
        _page(page, locale, planned.page(page.page).path, layouts[page.page])
        for locale, planned, pages in (
            (spec.locale, sitemap, content.pages),
            *((item.locale, item.sitemap, item.pages) for item in content.translations),
        )
        for page in pages
    )


def page_file(page: PageData, spec: SiteSpec) -> str:
    """Where a page's data lies in the repository."""
    folder = "" if page.locale == spec.client_locale else f"{page.locale}/"
    return f"src/data/pages/{folder}{page.page}.json"


def _page(page: PageContent, locale: Locale, path: str, layout: PageLayout) -> PageData:
    contents = {section.id: section.content for section in page.sections}
    return PageData(
        page=page.page,
        locale=locale,
        path=path,
        title=page.title,
        description=page.description,
        sections=tuple(
            PlacedSection(
                id=placement.section,
                variant=placement.variant,
                surface=placement.surface,
                content=contents[placement.section],
            )
            for placement in layout.sections
        ),
    )


def _language(locale: Locale, sitemap: Sitemap) -> LanguageData:
    nav = tuple(NavItem(label=page.label, path=page.path) for page in sitemap.pages)
    return LanguageData(locale=locale, home=sitemap.home, nav=nav, action=sitemap.action)


def _translated_language(spec: SiteSpec, translation: Translation) -> LanguageData:
    days = {row.label: days_in(translation.locale, row) for row in spec.hours}
    return _language(translation.locale, translation.sitemap).model_copy(update={"days": days})


def _contact(spec: SiteSpec) -> ContactData:
    contact = spec.contact
    return ContactData(
        email=contact.email,
        privacy_email=contact.privacy_email,
        phone=LinkData(label=contact.phone, href=phone_link(contact.phone)) if contact.phone else None,
        whatsapp=LinkData(label=contact.whatsapp, href=whatsapp_link(contact.whatsapp)) if contact.whatsapp else None,
        address=contact.address,
        directions=directions_link(spec.business.name, contact),
        hours=spec.hours,
        special_hours=spec.special_hours,
        timezone=spec.timezone,
        socials=contact.socials,
    )


def _image(asset: Asset) -> ImageData:
    return ImageData(file=asset.file, alt=asset.alt, width=asset.width, height=asset.height, focus=asset.focus)
