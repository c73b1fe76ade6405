"""Which language a visitor is answered in."""

from fastapi import Request

from domain.artifacts.onboarding import Locale


def language_of(request: Request) -> Locale:
    """The first language of the browser's list that we write in; English where there is none."""
    for wanted in request.headers.get("accept-language", "").lower().split(","):
        language = wanted.split(";")[0].strip().split("-")[0]
        for locale in Locale:
            if language and locale.lower().split("-")[0] == language:
                return locale
    return Locale.EN
