"""Reminding at once: a page names who gets a letter, its button sends them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from letters.models import Letter
from letters.sending import reaches_people
from organisation.models import User
from organisation.rights import Right, held_posts_of, person_of
from reporting.approving import AT_ONCE
from reporting.asked_people import Recipients, recipients
from reporting.models import Campaign
from reporting.overview import report_rows
from reporting.owing import holders
from reporting.reminders import Sent, remind_now
from reporting.subjects import Subjects, subjects_of
from reporting.views.periods import asked_campaign, frame, way_back
from reporting.views.report.subject import number
from tasks.subjects import in_short_called

# A sentence names so many people; the others are counted.
MOST_NAMES = 10


@require_http_methods(["GET", "HEAD", "POST"])
def remind(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """Name those who owe the chosen reports, or all; remind whom the form chose."""
    campaign = asked_campaign(strategy, year)
    asked = set(request.POST.getlist("report"))
    subjects = _chosen(request, campaign, asked)
    if said := _why_not(request, campaign, asked):
        messages.error(request, said)
        return HttpResponseRedirect(way_back(request, strategy, year))
    if "send" not in request.POST:
        return _page(request, campaign, subjects, asked)
    to = _numbers(request.POST.getlist("person"))
    if not to:
        messages.error(request, _("Choose at least one person."))
        return _page(request, campaign, subjects, asked, status=422)
    by, on = person_of(request), localdate()
    _tell(request, remind_now(subjects, campaign, by=by, on=on, to=to))
    return HttpResponseRedirect(way_back(request, strategy, year))


def _chosen(request: HttpRequest, campaign: Campaign, asked: set[str]) -> Subjects:
    """Skip others' reports; whoever may remind of none has no business here."""
    mine = subjects_of(campaign.year).open_to(held_posts_of(request), Right.REMIND)
    known = mine.keys()
    if not known:
        raise PermissionDenied
    if asked and not known & asked:
        raise Http404
    return mine.among(known & asked) if asked else mine


def _why_not(request: HttpRequest, campaign: Campaign, asked: set[str]) -> str | None:
    """Say why nobody can be reminded; a list must have chosen something."""
    from_a_list = request.method == "POST" and "send" not in request.POST
    if len(asked) > AT_ONCE or (from_a_list and not asked):
        return _("Choose at least one report and at most %(n)s.") % {"n": AT_ONCE}
    if campaign.is_trial:
        return _("The strategy is not published: this is a trial, without e-mails.")
    if not campaign.is_open_on(localdate()):
        return _("The year is closed for writing: no campaign has it open.")
    return None


def _page(
    request: HttpRequest,
    campaign: Campaign,
    subjects: Subjects,
    asked: set[str],
    status: int = 200,
) -> HttpResponse:
    on = localdate()
    held = holders(on)
    rows = report_rows(subjects, campaign.year, campaign, on=on, held=held)
    found = recipients(rows, campaign, held)
    context = {
        **frame(campaign.year),
        "campaign": campaign,
        "days_left": campaign.days_left(on),
        "found": found,
        "chosen": _checked(request, found),
        "reports": sorted(asked),
        "today": on,
        "next": way_back(request, campaign.year.strategy.slug, campaign.year.year),
        "is_filed": not reaches_people(),
    }
    return render(request, "reporting/remind.html", context, status=status)


def _checked(request: HttpRequest, found: Recipients) -> set[int]:
    """Say whose boxes are checked: the person's of the address, else all who can be."""
    free = {one.user.pk for one in found.told if not one.is_reminded(localdate())}
    wanted = _numbers(request.GET.getlist("osoba"))
    return free & wanted or free


def _tell(request: HttpRequest, sent: Sent) -> None:
    if (n := len(sent.told)) and not reaches_people():
        said = ngettext(
            "There is no mail server: the e-mail to %(n)s person lies in a folder "
            "on the server and reaches nobody.",
            "There is no mail server: the e-mails to %(n)s people lie in a folder "
            "on the server and reach nobody.",
            n,
        )
        messages.warning(request, said % {"n": n})
    elif n:
        said = ngettext(
            "Reminded %(n)s person: %(names)s.", "Reminded %(n)s people: %(names)s.", n
        )
        messages.success(request, said % _named(sent.told))
    if n := len(sent.already):
        said = ngettext(
            "%(n)s person was reminded today already: %(names)s.",
            "%(n)s people were reminded today already: %(names)s.",
            n,
        )
        messages.info(request, said % _named(sent.already))
    if n := Letter.objects.stuck().count():
        said = ngettext(
            "%(n)s e-mail waits: the mail server refused it or did not answer. It "
            "is tried again by itself.",
            "%(n)s e-mails wait: the mail server refused them or did not answer. "
            "They are tried again by themselves.",
            n,
        )
        messages.warning(request, said % {"n": n})
    if sent.unreached:
        names = ", ".join(map(in_short_called, sent.unreached))
        said = _("Nobody can be told by e-mail of: %(tasks)s.") % {"tasks": names}
        messages.warning(request, said)
    if sent == Sent([], [], []):
        messages.info(request, _("These reports are submitted already."))


def _named(people: Sequence[User]) -> dict[str, Any]:
    names = [str(one) for one in people[:MOST_NAMES]]
    if more := len(people) - len(names):
        names.append(_("and %(n)s more") % {"n": more})
    return {"n": len(people), "names": ", ".join(names)}


def _numbers(said: Iterable[str]) -> set[int]:
    return {pk for one in said if (pk := number(one)) is not None}
