"""Which addresses a strategy can have: those at which no other page answers."""

import re
from collections.abc import Iterator, Sequence
from itertools import count

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import slug_re
from django.urls import Resolver404, resolve
from django.utils.text import slugify
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext_lazy as _

from leszno_strategy.folding import fold

# A slug has 50 letters at most; years and a number must find room after the title.
LONGEST_TITLE = 35
DASHES = re.compile("[–—/.]")


def not_taken(slug: str) -> None:
    """Refuse a slug at whose address readers would not find the strategy.

    What is no slug at all is the field's own to refuse.
    """
    if slug_re.match(slug) and not _is_found(slug):
        raise ValidationError(
            _("Another page of the site has the address /%(slug)s/. Choose another."),
            code="taken",
            params={"slug": slug},
        )


def _is_found(slug: str) -> bool:
    return (
        _page_at(f"/{slug}/") == "public:strategy"
        and _page_at(f"/{slug}/zadania/") == "public:tasks"
        and _page_at(f"/panel/struktura/{slug}/") == "structure:tree"
    )


def proposed(title: str, years: Sequence[int]) -> Iterator[str]:
    """Yield addresses for a strategy from its title and years, such as x-2014-2020."""
    words = slugify(DASHES.sub("-", fold(title)))
    while len(words) > LONGEST_TITLE:
        # Whole words as long as there are any.
        words = words.rpartition("-")[0] or words[:LONGEST_TITLE]
    ends = [str(year) for year in sorted({min(years), max(years)})] if years else []
    # A year that the title says need not be said again.
    ends = [year for year in ends if year not in words]
    slug = "-".join([words or "strategia", *ends])
    yield slug
    yield from (f"{slug}-{number}" for number in count(2))


def _page_at(path: str) -> str:
    """Return the name of the page that answers at the path; "" if there is none."""
    # As for a request: not only en/ but also en-2030/ asks for English pages.
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            return resolve(path).view_name
        except Resolver404:
            return ""
