import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.fields import RESERVED_SLUGS, Slug
from domain.slugs import slug_from_name

_SLUG = TypeAdapter(Slug)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Padaria Aurora", "padaria-aurora"),
        ("Lucía Ferrer", "lucia-ferrer"),
        ("Café & Pão D'Ouro", "cafe-pao-d-ouro"),
        ("  Ønske -- Kafé  ", "onske-kafe"),
        ("Zé", "site-ze"),
        ("Preview", "site-preview"),
        ("Associação dos Amigos do Parque Municipal das Araucárias", "associacao-dos-amigos-do-parque"),
    ],
)
def test_names_become_readable_slugs(name: str, slug: str) -> None:
    assert slug_from_name(name) == slug


@given(st.text(min_size=1, max_size=80) | st.sampled_from(sorted(RESERVED_SLUGS)))
@example("東京")
@example("---")
@example("a-" * 40)
def test_every_name_gets_a_valid_slug_and_always_the_same(name: str) -> None:
    slug = slug_from_name(name)
    assert _SLUG.validate_python(slug) == slug == slug_from_name(name)


def test_names_without_latin_letters_do_not_share_a_slug() -> None:
    assert slug_from_name("東京") != slug_from_name("大阪")
