"""What the places are called, and what becomes of them, in words."""

from django.utils.translation import gettext as _

from operations.personal.places import Fate, field_called


def place_words(place: str) -> str:
    """Name the kind of row and as what the person stands in it."""
    if place == "organisation.User":
        return _("Account")
    field = field_called(place)
    kind = str(field.model._meta.verbose_name_plural)
    return f"{kind} – {field.verbose_name} [{place}]"


def fate_words(fate: Fate) -> str:
    return {
        Fate.GOES: _("deleted when the person is anonymised"),
        Fate.CLEARED: _("stays without the person when they are anonymised"),
        Fate.STAYS: _("stays, under a number, when the person is anonymised"),
        Fate.REWRITTEN: _("stays with a number in place of the name"),
    }[fate]
