"""The lists of people, posts and units that a person may open."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from organisation.models import Appointment, Unit
from organisation.rights import Permission, may_everywhere
from tasks.models import Task


def sections_of(request: HttpRequest) -> dict[str, str]:
    """Return the names of addresses with the words that lead there."""
    found = {}
    if may_everywhere(request, Permission.CHANGE, Appointment):
        found["people:people"] = _("People")
    # Moving goals, programmes and tasks changes the structure of the strategy.
    if may_everywhere(request, Permission.CHANGE, Task):
        found["people:posts"] = _("Posts")
    if may_everywhere(request, Permission.CHANGE, Unit):
        found["people:units"] = _("Units")
    return found
