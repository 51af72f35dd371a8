"""Letters that did not go out: to whom, about what, and trying them again at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from letters.models import Letter
from letters.posting import send_later
from letters.sending import reaches_people
from organisation.models import Appointment, User
from organisation.rights import Permission, require
from people.sections import sections_of

MOST = 200


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """Show what waits after a failure and what was given up; texts are not shown."""
    require(request, Permission.CHANGE, Appointment)
    failed = Letter.objects.undelivered(timezone.now())
    found = list(failed.order_by("-created_at").defer("text", "html")[:MOST])
    people = User.objects.filter(email__in=[one.to for one in found])
    names = {one.email: str(one) for one in people}
    context = {
        "letters": [(one, names.get(one.to, "")) for one in found],
        "stuck": Letter.objects.stuck().count(),
        "is_filed": not reaches_people(),
        "sections": sections_of(request),
    }
    return render(request, "people/letters.html", context)


@require_POST
def send_again(request: HttpRequest) -> HttpResponse:
    """Let all that wait be tried at once, rather than when their turn comes."""
    require(request, Permission.CHANGE, Appointment)
    n = Letter.objects.stuck().update(not_before=timezone.now())
    if n:
        send_later()
        said = ngettext(
            "%(n)s e-mail is being tried again.",
            "%(n)s e-mails are being tried again.",
            n,
        )
        messages.success(request, said % {"n": n})
    else:
        messages.info(request, _("No e-mail waits."))
    return redirect("people:letters")
