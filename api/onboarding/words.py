"""What the onboarding pages say, in each language."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from domain.artifacts.base import Frozen
from domain.artifacts.onboarding import Locale


class OnboardingWords(Frozen):
    """Labels and hints by a field's path without numbers, choices by their value; braces are filled in."""

    title: str
    lead: str
    progress: str
    step_of: str
    more: str
    keep: str
    optional: str
    blank: str
    next: str
    back: str
    later: str
    add: str
    remove: str
    choose: str
    yes: str
    photos: str
    photos_hint: str
    send_photos: str
    preview: str
    import_title: str
    import_hint: str
    import_send: str
    import_problem: str
    wrong: str
    wrong_lead: str
    check_lead: str
    nothing: str
    change: str
    send: str
    sent: str
    sent_lead: str
    to_sites: str
    fill_in: str
    problems: Mapping[str, str]
    pictures: Mapping[str, str]
    steps: Mapping[str, str]
    labels: Mapping[str, str]
    hints: Mapping[str, str]
    choices: Mapping[str, str]


_WORDS = {
    Locale(name): OnboardingWords.model_validate(words)
    for name, words in tomllib.loads((Path(__file__).parent / "words.toml").read_text()).items()
}


def words_in(locale: Locale) -> OnboardingWords:
    """The words of a language."""
    return _WORDS[locale]
