"""Which addresses a strategy can have: those at which no other page answers."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import slug_re
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext_lazy as _


def not_taken(slug: str) -> None:
    """Refuse a slug at whose address readers would not find the strategy.

    What is no slug at all is the field's own to refuse.
    """
    if slug_re.match(slug) and _page_at(f"/{slug}/") != "public:strategy":
        raise ValidationError(
            _("Another page of the site has the address /%(slug)s/. Choose another."),
            code="taken",
            params={"slug": slug},
        )


def _page_at(path: str) -> str:
    """Return the name of the page that answers at the path; "" if there is none."""
    # As for a request: not only en/ but also en-2030/ asks for English pages.
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            return resolve(path).view_name
        except Resolver404:
            return ""
