"""The same page in each language of the site."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info

# As social networks name the languages of pages.
LOCALES = {"pl": "pl_PL", "en": "en_GB"}


@dataclass(frozen=True)
class Translation:
    """A page in one language; the name is that language's own for itself."""

    code: str
    address: str

    @property
    def name(self) -> str:
        return str(get_language_info(self.code)["name_local"]).capitalize()

    @property
    def locale(self) -> str:
        return LOCALES[self.code]


def translations(address: str) -> list[Translation]:
    """Return the page in every language, the one that it is in included."""
    here = get_language()
    return [
        # To find it anew where it is takes as long as to find it elsewhere.
        Translation(code, address if code == here else translate_url(address, code))
        for code, _name in settings.LANGUAGES
    ]


def other_language(address: str, known: Iterable[Translation] = ()) -> Translation:
    """Return the page in the language that the reader did not choose.

    Where the page is in it need not be found anew if that is known; the address has a
    query of its own.
    """
    [other] = [code for code, _name in settings.LANGUAGES if code != get_language()]
    there = {one.code: one.address.partition("?")[0] for one in known}
    path, *query = address.partition("?")
    if path == there.get(get_language() or ""):
        return Translation(other, "".join([there[other], *query]))
    return Translation(other, translate_url(address, other))
