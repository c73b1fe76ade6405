import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocks.ai.offline.text import at_most, capitalised, first_fitting, heading, opening, sentence, sentences, shortened

TEXT = st.text(st.sampled_from("aáB1 .!?…,«»“”\n"), max_size=200)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Pão cedo. Café coado! E bolo?", ("Pão cedo.", "Café coado!", "E bolo?")),
        ("A Dra. Ana atende na Av. Brasil. Ligue.", ("A Dra. Ana atende na Av. Brasil.", "Ligue.")),
        (
            "Desde R$ 1.400 por dia. ¿Y las bodas? «Sí» dijo.",
            ("Desde R$ 1.400 por dia.", "¿Y las bodas?", "«Sí» dijo."),
        ),
        ("Sem ponto", ("Sem ponto",)),
    ],
)
def test_sentences_are_found(text: str, parts: tuple[str, ...]) -> None:
    assert sentences(text) == parts


@given(TEXT)
def test_sentences_lose_nothing(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()


@given(TEXT, st.integers(10, 120))
def test_an_opening_fits_and_is_a_beginning(text: str, limit: int) -> None:
    start = opening(text, limit=limit, most=3)
    assert len(start) <= limit
    assert " ".join(text.split()).startswith(start)


@given(TEXT.filter(bool), st.integers(5, 60))
def test_a_shortened_text_fits(text: str, limit: int) -> None:
    cut = shortened(text, limit)
    assert len(cut) <= limit
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))


def test_cuts_fall_between_words() -> None:
    assert shortened("Fermentação natural de 36 horas", 24) == "Fermentação natural de…"


def test_the_first_candidate_that_fits_is_taken() -> None:
    assert first_fitting((None, "", "too long for this", "fits"), 8) == "fits"
    assert first_fitting(("ab", "abc"), 8, shortest=3) == "abc"


def test_small_repairs() -> None:
    assert capitalised("ébano") == "Ébano"
    assert capitalised("iPhone") == "IPhone"
    assert sentence("Pronto") == "Pronto."
    assert sentence("“Pronto!”") == "“Pronto!”"
    assert heading("Sempre fresco.") == "Sempre fresco"
    assert heading("E depois...") == "E depois..."


def test_lines_over_the_limit_stay_lines_of_the_last_paragraph() -> None:
    assert at_most(("a", "b", "c"), 3) == ("a", "b", "c")
    assert at_most(("a", "b", "c", "d"), 2) == ("a", "b\nc\nd")
