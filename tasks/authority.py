"""Whose strategy it is: kinds of local authorities, and the forms of their words.

Sentences about the office itself name no kind. One that must takes its word from here,
in the case that it needs; the catalogue has a word for each kind and case.
"""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Authority(models.TextChoices):
    CITY = "city", _("city")
    COMMUNE = "commune", _("commune")
    COUNTY = "county", _("county")
    METROPOLIS = "metropolis", _("metropolis")


# Whose state the yearly report to the council is of: the act on municipal
# self-government calls cities municipalities, too; counties have an act of their own.
STATE_OF: Mapping[str, Any] = {
    Authority.CITY: pgettext_lazy("the state of", "the municipality"),
    Authority.COMMUNE: pgettext_lazy("the state of", "the municipality"),
    Authority.COUNTY: pgettext_lazy("the state of", "the county"),
    Authority.METROPOLIS: pgettext_lazy("the state of", "the metropolis"),
}
