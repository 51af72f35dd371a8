"""The licence of the open data, as people and each kind of metadata name it."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Licence:
    """`name` is its SPDX name; `harvested` is what dane.gov.pl calls it."""

    name: str
    title: str
    deed: str  # its page, without a language
    authority: str  # as the EU's list of licences has it
    harvested: str
    wants_source: bool

    def address(self, language: str) -> str:
        return f"{self.deed}deed.{language}"


EU = "http://publications.europa.eu/resource/authority/licence"
LICENCES = {
    licence.name: licence
    for licence in (
        Licence(
            "CC-BY-4.0",
            "Creative Commons Attribution 4.0",
            "https://creativecommons.org/licenses/by/4.0/",
            f"{EU}/CC_BY_4_0",
            "CC BY 4.0",
            wants_source=True,
        ),
        Licence(
            "CC0-1.0",
            "Creative Commons Zero 1.0",
            "https://creativecommons.org/publicdomain/zero/1.0/",
            f"{EU}/CC0",
            "CC0 1.0",
            wants_source=False,
        ),
    )
}


def licence() -> Licence:
    """Return the one that the office chose in the settings."""
    return LICENCES[settings.OPEN_DATA_LICENCE]
