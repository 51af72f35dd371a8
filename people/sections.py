"""The lists of people, posts and units that a person may open."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from audit.models import Entry
from organisation.models import Appointment, Unit
from organisation.rights import (
    Permission,
    held_posts_of,
    is_superuser,
    may_everywhere,
)
from tasks.models import Task


def sections_of(request: HttpRequest) -> dict[str, str]:
    """Return the names of addresses with the words that lead there."""
    found = {}
    if may_everywhere(request, Permission.CHANGE, Appointment):
        found["people:people"] = _("People")
        found["people:appoint"] = _("Appoint to many posts")
    # Moving goals, programmes and tasks changes the structure of the strategy.
    if may_everywhere(request, Permission.CHANGE, Task):
        found["people:posts"] = _("Posts")
    if may_everywhere(request, Permission.CHANGE, Unit):
        found["people:units"] = _("Units")
    if may_everywhere(request, Permission.VIEW, Entry):
        found["people:log"] = _("Audit log")
    # Where accounts, posts and units are made: no other page leads there.
    if held_posts_of(request).office_roles or is_superuser(request):
        found["admin:index"] = _("Accounts and all records")
    return found
